"""Making databases for tests, and saying what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from corpus.database import open_for_reading, open_for_writing
from corpus.vocabularies import fill_vocabularies
from schema.tables import PUBLIC_TABLES, SEARCH_TABLE


@contextmanager
def fresh(folder: Path) -> Iterator[Database]:
    """An empty database with its vocabularies."""
    with open_for_writing(folder / "fresh.db") as db:
        fill_vocabularies(db)
        yield db


def dump(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row that is a function of the files: all but where they lie on this machine."""
    tables = {name: f"select * from {name} order by {', '.join(db.table(name).pks)}" for name in PUBLIC_TABLES}
    tables["cells"] = 'select * from cells order by table_id, "row", "column"'
    tables[SEARCH_TABLE] = f"select rowid, * from {SEARCH_TABLE} order by rowid"
    return {name: db.execute(sql).fetchall() for name, sql in tables.items()}


def dump_file(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_for_reading(path) as db:
        return dump(db)
