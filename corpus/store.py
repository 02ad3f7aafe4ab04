"""Documents into the database: one transaction each; adding one again replaces its rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from corpus.copies import find_printings, link_printings
from corpus.follows import find_touched, link_follows, put_keys
from corpus.vocabularies import settle_bodies
from schema.ids import DOCUMENT_DIGITS
from schema.tables import DOCUMENTS, RECORD_TABLES, SEARCH_COLUMNS, SEARCH_TABLE, Row

SEARCH_ROW_BITS = 20
"""Room for a million search rows a document; the other 43 bits of a row's number come from its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRows:
    """One document as rows, ready to be stored: by table, and for the search index."""

    document_id: str
    status: str
    error: str | None
    tables: dict[str, list[Row]]
    search: list[Row]

    def count(self, table: str) -> int:
        """How many rows it has for a table."""
        return len(self.tables[table])


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCopy:
    """Where a copy of a document's file lies; `size` is in bytes."""

    path: str
    filename: str
    size: int


def held_versions(db: Database) -> dict[str, str]:
    """The version of the extractor that read each document, by the document's id."""
    return dict(db.execute("select id, extractor_version from documents").fetchall())


def add_document(db: Database, rows: DocumentRows, copies: Sequence[FileCopy]) -> None:
    """Stores a document in place of what the database held of it."""
    with db.atomic():
        printings = find_printings(db.conn, rows.document_id)
        touched = find_touched(db.conn, rows.document_id, printings)
        _remove_rows(db.conn, rows.document_id)
        _put_document(db.conn, rows.tables["documents"][0])
        for table in RECORD_TABLES[1:]:
            _insert(db.conn, table.name, table.columns, rows.tables[table.name])
        first = _first_search_row(rows.document_id)
        numbered = ((first + number, *row) for number, row in enumerate(rows.search))
        _insert(db.conn, SEARCH_TABLE, ("rowid", *SEARCH_COLUMNS), numbered)
        _place_files(db.conn, rows.document_id, copies)
        put_keys(db.conn, rows.document_id)
        printings |= find_printings(db.conn, rows.document_id)
        link_printings(db.conn, printings)
        link_follows(db.conn, touched | find_touched(db.conn, rows.document_id, printings))
        settle_bodies(db.conn)


def add_copies(db: Database, document_id: str, copies: Sequence[FileCopy]) -> None:
    """Notes where else a document that the database holds was found."""
    with db.atomic():
        _place_files(db.conn, document_id, copies)


def _insert(connection: sqlite3.Connection, table: str, columns: Iterable[str], rows: Iterable[Row]) -> None:
    names = [f'"{column}"' for column in columns]
    marks = ", ".join("?" * len(names))
    connection.executemany(f"insert into {table} ({', '.join(names)}) values ({marks})", rows)


def _put_document(connection: sqlite3.Connection, row: Row) -> None:
    """A document's own row; replaced in place, because its files refer to it."""
    columns = DOCUMENTS.columns
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns)
    connection.execute(
        f"insert into documents ({', '.join(columns)}) values ({', '.join('?' * len(columns))}) "
        f"on conflict (id) do update set {changes}",
        row,
    )


def _remove_rows(connection: sqlite3.Connection, document_id: str) -> None:
    """Everything that was read out of a document; what stands in a paper goes with the paper."""
    for table in ("papers", "pages", "problems"):
        connection.execute(f"delete from {table} where document_id = ?", (document_id,))
    first = _first_search_row(document_id)
    last = first + (1 << SEARCH_ROW_BITS) - 1
    connection.execute(f"delete from {SEARCH_TABLE} where rowid between ? and ?", (first, last))


def _first_search_row(document_id: str) -> int:
    """The number of a document's first row in the index: the same on every machine and in any order.

    >>> _first_search_row("0000000000000fff") == 0, _first_search_row("f" * 16) < 2 ** 63
    (True, True)
    """
    bits = 4 * DOCUMENT_DIGITS - (63 - SEARCH_ROW_BITS)
    return (int(document_id, 16) >> bits) << SEARCH_ROW_BITS


def _place_files(connection: sqlite3.Connection, document_id: str, copies: Sequence[FileCopy]) -> None:
    """Notes the copies; a document's name is the first of the names of all its copies in sorted order."""
    before = [_document_at(connection, copy.path) for copy in copies]
    connection.executemany(
        "insert into files (path, document_id, filename, size) values (?, ?, ?, ?) on conflict (path) "
        "do update set document_id = excluded.document_id, filename = excluded.filename, size = excluded.size",
        [(copy.path, document_id, copy.filename, copy.size) for copy in copies],
    )
    connection.execute(
        "update documents set filename = coalesce((select min(filename) from files where document_id = id), filename) "
        "where id = ?",
        (document_id,),
    )
    for old in sorted({ident for ident in before if ident and ident != document_id}):
        _forget_if_mended(connection, old)


def _document_at(connection: sqlite3.Connection, path: str) -> str | None:
    found = connection.execute("select document_id from files where path = ?", (path,)).fetchone()
    return found[0] if found else None


def _forget_if_mended(connection: sqlite3.Connection, document_id: str) -> None:
    """Drops a file that failed once a good one has taken its place; what could be read is kept."""
    connection.execute(
        "delete from documents where id = ? and status = 'failed' "
        "and not exists (select 1 from files where document_id = documents.id)",
        (document_id,),
    )
