"""Opening a database: it must be ours, not newer than us, and writable where we write."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from corpus.copies import likeness
from schema import errors
from schema.migrations import APPLICATION_ID, applied_names, migrations, step_names

SQLITE_MAGIC = b"SQLite format 3\0"
BUSY_SECONDS = 10


@contextmanager
def open_for_writing(path: Path) -> Iterator[Database]:
    """The database at `path`, made where there is none and brought up to date where it is older.

    Raises UnusableDatabase, and changes nothing, where the path is a folder, cannot be written to, or
    holds something that is not ours or is newer than us.
    """
    _check_place(path)
    if path.exists():
        check_ours(path)
        _check_writable(path)
    with _connected(path) as db:
        migrations.apply(db)
        yield db


@contextmanager
def open_for_reading(path: Path) -> Iterator[Database]:
    """The database at `path`; one of an earlier version is brought up to date first.

    Raises UnusableDatabase as `open_for_writing` does, and where there is no database.
    """
    check_readable(path)
    with _translated(path), closing(_read_only(path)) as connection:
        yield _configured(connection)


@contextmanager
def open_as_it_is(path: Path) -> Iterator[Database | None]:
    """The database that could be written to at `path`, unchanged; None where there is none yet."""
    _check_place(path)
    if not path.exists() or not path.stat().st_size:
        yield None
        return
    check_ours(path)
    _check_writable(path)
    with _translated(path), closing(_read_only(path)) as connection:
        yield _configured(connection)


def check_readable(path: Path) -> None:
    """Makes sure that `path` is a database of ours and brings it up to date where it is older."""
    if path.is_dir():
        raise errors.DatabaseIsFolder(str(path))
    if not path.exists():
        raise errors.NoDatabase(str(path))
    if check_ours(path):
        with open_for_writing(path):
            pass


def check_ours(path: Path) -> bool:
    """Whether a file needs steps to be up to date; raises UnusableDatabase where it is not ours."""
    with path.open("rb") as file:
        start = file.read(len(SQLITE_MAGIC))
    if start and start != SQLITE_MAGIC:
        raise errors.NotADatabase(str(path))
    with _translated(path), closing(_read_only(path)) as connection:
        db = Database(connection, execute_plugins=False)
        applied = set(applied_names(db))
        mark = connection.execute("pragma application_id").fetchone()[0]
        if mark != APPLICATION_ID and (mark or set(db.table_names()) - {migrations.migrations_table}):
            raise errors.ForeignDatabase(str(path))
    if applied - set(step_names()):
        raise errors.NewerDatabase(str(path))
    return applied != set(step_names())


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise errors.DatabaseIsFolder(str(path))
    if not path.parent.is_dir():
        raise errors.NoFolderForDatabase(str(path))
    if not os.access(path.parent, os.W_OK):
        raise errors.ReadOnlyDatabase(str(path))


def _check_writable(path: Path) -> None:
    """A file without any permission to write is left alone even where the user could override it."""
    if not os.access(path, os.W_OK) or not path.stat().st_mode & 0o222:
        raise errors.ReadOnlyDatabase(str(path))


@contextmanager
def _connected(path: Path) -> Iterator[Database]:
    with _translated(path), closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        yield _configured(connection)


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)


def _configured(connection: sqlite3.Connection) -> Database:
    connection.execute("pragma foreign_keys = on")
    connection.create_function("likeness", 2, likeness, deterministic=True)
    return Database(connection, execute_plugins=False)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """SQLite's own errors about the file as a whole, in our words."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        known = _KNOWN.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if known is None:
            raise
        raise known(str(path)) from error


_KNOWN = {
    sqlite3.SQLITE_NOTADB: errors.NotADatabase,
    sqlite3.SQLITE_CORRUPT: errors.NotADatabase,
    sqlite3.SQLITE_BUSY: errors.BusyDatabase,
    sqlite3.SQLITE_LOCKED: errors.BusyDatabase,
    sqlite3.SQLITE_READONLY: errors.ReadOnlyDatabase,
    sqlite3.SQLITE_CANTOPEN: errors.ReadOnlyDatabase,
    sqlite3.SQLITE_FULL: errors.DiskFull,
}
