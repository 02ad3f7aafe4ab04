"""What a database holds, and what in it failed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from corpus.terminal import printable
from schema.tables import FINGERPRINTS, RECORD_TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Counts of documents by status and of rows by table; the documents that failed, in whole or in part.

    `copies` of the papers are other printings of papers that are there already.
    """

    statuses: dict[str, int]
    rows: dict[str, int]
    copies: int
    versions: tuple[str, ...]
    faults: tuple[tuple[str, str, str], ...]
    """Status, file name and what was wrong."""


def status(db: Database) -> Status:
    """What a database holds."""
    return Status(
        statuses=dict(db.execute("select status, count(*) from documents group by status order by status").fetchall()),
        rows={table.name: db.table(table.name).count for table in RECORD_TABLES if table != FINGERPRINTS},
        copies=db.table("papers").count_where("same_as is not null"),
        versions=tuple(row[0] for row in db.execute("select distinct extractor_version from documents order by 1")),
        faults=tuple(
            db.execute("select status, filename, error from documents where error is not null order by 1, 2").fetchall()
        ),
    )


def lines(found: Status) -> list[str]:
    """A status as a person reads it, in lines."""
    documents = ", ".join(f"{number:,} {word}" for word, number in found.statuses.items()) or "none"
    tables = [f"{name.replace('_', ' '):16}{number:>10,}" for name, number in found.rows.items()]
    if found.copies:
        distinct = found.rows["papers"] - found.copies
        tables.insert(list(found.rows).index("papers") + 1, f"{'  distinct':16}{distinct:>10,}")
    read_by = ", ".join(found.versions) or "none yet"
    faults = [printable(f"{word}: {filename}: {error}") for word, filename, error in found.faults]
    return [f"Documents: {documents}. Read by version: {read_by}.", *tables, *faults]
