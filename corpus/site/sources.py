"""The papers' own files: the copy that was read, as long as it is still the same, else the publisher's.

Only paths that the database recorded are ever opened, and only while their bytes have the recorded hash.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response, asgi_send_file

from corpus.site.headers import Send
from corpus.site.links import DATABASE

_SOURCE = """select documents.sha256, documents.filename, documents.source_url, files.path
from documents left join files on files.document_id = documents.id
where documents.id = ? order by files.path"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document's file: `copies` are the recorded paths, which may have changed or gone."""

    sha256: str
    filename: str
    url: str | None
    copies: tuple[Path, ...]


async def find_source(datasette: Datasette, document_id: str) -> Source:
    """Where a document's file is; raises NotFound where the database does not know the document."""
    rows = (await datasette.get_database(DATABASE).execute(_SOURCE, [document_id])).rows
    if not rows:
        raise NotFound(f"There is no file {document_id} in this database.")
    return Source(
        sha256=rows[0]["sha256"],
        filename=rows[0]["filename"],
        url=rows[0]["source_url"],
        copies=tuple(Path(row["path"]) for row in rows if row["path"]),
    )


async def verified_copy(source: Source) -> Path | None:
    """A copy whose bytes are those that were read; None where there is none left."""
    return await asyncio.to_thread(
        lambda: next(filter(None, (_checked(p, source.sha256) for p in source.copies)), None)
    )


def _checked(path: Path, sha256: str) -> Path | None:
    try:
        state = path.stat()
        same = path.is_file() and _digest(path, state.st_size, state.st_mtime_ns) == sha256
    except OSError:  # gone, or not ours to read: as good as no copy
        return None
    return path if same else None


@lru_cache(maxsize=1024)
def _digest(path: Path, size: int, modified: int) -> str:
    """The SHA-256 of a file, remembered while its size and time of change (in ns) stay."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


async def source_view(request: Request, datasette: Datasette, send: Send) -> Response | None:
    """Answers with a document's file, or sends the reader to its publisher."""
    source = await find_source(datasette, request.url_vars["document"])
    if copy := await verified_copy(source):
        await asgi_send_file(send, str(copy), content_type="application/pdf", headers=_file_headers(source))
        return None
    if source.url and urlsplit(source.url).scheme in ("http", "https"):
        publisher: Response = Response.redirect(source.url)
        return publisher
    raise NotFound(
        f"{source.filename} is not on this machine any more, or has changed since it was read, and its publisher's "
        "address is not known. Build the database again from the folder where the file lies now."
    )


def _file_headers(source: Source) -> dict[str, str]:
    """Shown in the browser, and saved under its own name (RFC 6266)."""
    return {
        "content-disposition": f"inline; filename*=UTF-8''{quote(source.filename, safe='')}",
        "cache-control": "private, max-age=3600",
    }


ROUTES: list[tuple[str, Callable[..., Any]]] = [(r"/-/source/(?P<document>[0-9a-f]+)\.pdf$", source_view)]
