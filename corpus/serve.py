"""Serves a database with Datasette until it is interrupted."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path

import click
import uvicorn

from corpus.database import check_readable
from corpus.site.app import build_site
from schema.errors import PortInUse, SqlForEverybody


def serve(db: Path, *, host: str = "127.0.0.1", port: int | None = None, allow_sql: bool = False) -> None:
    """Serves the database `db` on `host` and `port` (a free one where None) and prints the address.

    Ends when it is interrupted (Ctrl-C). `allow_sql` lets visitors run SQL of their own, on this machine only.
    Raises UnusableDatabase, PortInUse, SqlForEverybody or UntestedDatasette.
    """
    if allow_sql and not is_loopback(host):
        raise SqlForEverybody(host)
    check_readable(db)
    site = build_site(db, allow_sql=allow_sql)
    with listen(host, port) as listener:
        server = uvicorn.Server(uvicorn.Config(site.app(), log_level="warning", lifespan="on"))
        click.echo(f"Serving {db} at {address(listener)} (Ctrl-C ends it)")
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:  # the server shuts down first and then passes the signal on
            click.echo("Ended.")


def listen(host: str, port: int | None) -> socket.socket:
    """A listening socket; raises PortInUse where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port or 0), family=family)
    except (OSError, OverflowError) as error:
        raise PortInUse(host, port or 0, str(error)) from error


def address(listener: socket.socket) -> str:
    """The address that a listening socket answers at."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
