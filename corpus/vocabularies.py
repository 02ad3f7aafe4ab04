"""The vocabularies in the database, and a row for every body that a paper names and no vocabulary lists."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache

from sqlite_utils import Database

from schema.records import Paper
from schema.tables import Row
from schema.vocabulary import bodies, find_body, forces, measures

FORCE_COLUMNS = ("id", "name", "gss_code", "region", "country", "source")
BODY_COLUMNS = ("id", "name", "kind", "force_id", "source", "basis")
MEASURE_COLUMNS = ("id", "name", "topic", "unit", "better", "definition", "source")
MEASURE_USERS = ("kpis", "figures")
FORCE_USERS = ("papers", "figures", "bodies")


def fill_vocabularies(db: Database) -> None:
    """Brings the tables of forces, bodies and measures in line with the vocabularies of this version.

    An entry that is no longer listed stays for as long as a record refers to it.
    """
    with db.atomic():
        _put(db.conn, "forces", FORCE_COLUMNS, [_values(force, FORCE_COLUMNS) for force in forces()])
        _put(db.conn, "measures", MEASURE_COLUMNS, [_values(measure, MEASURE_COLUMNS) for measure in measures()])
        db.execute("delete from similar_forces")
        db.conn.executemany("insert into similar_forces values (?, ?, ?)", _similar())
        db.execute("update bodies set basis = 'printed'")
        listed = [(*_values(body, BODY_COLUMNS[:-1]), "vocabulary") for body in bodies()]
        _put(db.conn, "bodies", BODY_COLUMNS, listed)
        settle_bodies(db.conn)
        _drop(db.conn, "measures", "measure_id", MEASURE_USERS, [measure.id for measure in measures()])
        _drop(db.conn, "forces", "force_id", FORCE_USERS, [force.id for force in forces()])


def settle_bodies(connection: sqlite3.Connection) -> None:
    """Gives every unlisted body that a paper names its row, and drops the rows that no paper names any more.

    Its name is the first, in sorted order, of those that its papers give, whatever order they came in.
    """
    connection.execute(
        "delete from bodies where basis = 'printed' "
        "and id not in (select body_id from papers where body_id is not null)"
    )
    named = connection.execute(
        "select body_id, min(coalesce(body_name, body_id)) from papers where body_id is not null "
        "and body_id not in (select id from bodies where basis = 'vocabulary') group by body_id order by body_id"
    ).fetchall()
    _put(connection, "bodies", BODY_COLUMNS, [_unlisted(ident, name) for ident, name in named])


def _unlisted(ident: str, name: str) -> Row:
    """The row of a body that is known by its printed name alone."""
    match = find_body(name)
    kind, force_id = (match.entry.kind, match.entry.force_id) if match else ("other", None)
    return (ident, name, kind, force_id, None, "printed")


def body_name(paper: Paper) -> str | None:
    """The listed name of a paper's body, or the printed one where it is not listed."""
    return _listed_names().get(paper.body_id or "", paper.body_name)


@cache
def _listed_names() -> dict[str, str]:
    return {body.id: body.name for body in bodies()}


def _similar() -> list[Row]:
    return [(force.id, other, force.most_similar_source) for force in forces() for other in force.most_similar]


def _values(entry: object, columns: Sequence[str]) -> Row:
    return tuple(getattr(entry, column) for column in columns)


def _put(connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    connection.executemany(
        f"insert into {table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))}) "
        f"on conflict (id) do update set {changes}",
        rows,
    )


def _drop(connection: sqlite3.Connection, table: str, key: str, users: Iterable[str], listed: Sequence[str]) -> None:
    """Drops the entries that are neither listed nor referred to by one of the tables `users`."""
    unused = " ".join(f"and id not in (select {key} from {user} where {key} is not null)" for user in users)
    connection.execute(
        f"delete from {table} where id not in (select value from json_each(?)) {unused}", (json.dumps(listed),)
    )
