from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.database import open_as_it_is, open_for_reading, open_for_writing
from schema import errors
from schema.migrations import APPLICATION_ID, applied_names, step_names
from schema.tables import KEY_TABLES, LOCAL_TABLES, PUBLIC_TABLES, SEARCH_TABLE


def make(path: Path, *statements: str) -> Path:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    with open_for_writing(tmp_path / "papers.db"):
        return tmp_path / "papers.db"


def refused(path: Path) -> type[Exception]:
    """The error with which both ways of opening refuse `path`, having changed nothing and said one sentence."""
    before = sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    neighbours = sorted(path.parent.iterdir()) if path.parent.is_dir() else None
    with pytest.raises(errors.UnusableDatabase) as caught, open_for_writing(path):
        pass
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert before == (sha256(path.read_bytes()).hexdigest() if path.is_file() else None)
    assert neighbours == (sorted(path.parent.iterdir()) if path.parent.is_dir() else None)
    return caught.type


def test_a_new_database_is_ours_and_up_to_date(ours: Path) -> None:
    with open_for_reading(ours) as db:
        assert applied_names(db) == step_names()
        assert db.execute("pragma application_id").fetchone()[0] == APPLICATION_ID


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) is errors.DatabaseIsFolder


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere" / "papers.db") is errors.NoFolderForDatabase


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database at all.")
    assert refused(path) is errors.NotADatabase


def test_a_damaged_database(tmp_path: Path, ours: Path) -> None:
    path = tmp_path / "cut.db"
    path.write_bytes(ours.read_bytes()[:100] + b"\xff" * 5000)
    assert refused(path) is errors.NotADatabase


def test_a_database_of_another_program(tmp_path: Path) -> None:
    assert refused(make(tmp_path / "other.db", "create table recipes (id)")) is errors.ForeignDatabase


def test_a_database_marked_by_another_program(tmp_path: Path) -> None:
    assert refused(make(tmp_path / "other.db", "pragma application_id = 252006673")) is errors.ForeignDatabase


def test_a_database_of_a_newer_version(ours: Path) -> None:
    make(ours, "insert into _sqlite_migrations (migration_set, name, applied_at) values ('panel-papers', 'm999', '')")
    assert refused(ours) is errors.NewerDatabase


def test_a_database_that_may_not_be_written_to(ours: Path) -> None:
    ours.chmod(0o444)
    assert refused(ours) is errors.ReadOnlyDatabase
    with open_for_reading(ours) as db:
        assert db.table("papers").count == 0


def test_a_database_that_somebody_else_writes_to(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.database.BUSY_SECONDS", 0)
    other = sqlite3.connect(ours)
    other.execute("begin exclusive")
    assert refused(ours) is errors.BusyDatabase
    other.close()


def test_reading_wants_a_database(tmp_path: Path) -> None:
    with pytest.raises(errors.NoDatabase), open_for_reading(tmp_path / "papers.db"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("before", [b"", None])
def test_an_empty_file_becomes_a_database(tmp_path: Path, before: bytes | None) -> None:
    path = tmp_path / "papers.db"
    if before is not None:
        path.write_bytes(before)
    with open_as_it_is(path) as db:
        assert db is None
    with open_for_writing(path) as made:
        assert made.table("papers").count == 0


def test_a_database_of_an_earlier_version_is_brought_up_to_date_by_reading_it(ours: Path) -> None:
    tables = (SEARCH_TABLE, *LOCAL_TABLES, *KEY_TABLES, *reversed(PUBLIC_TABLES))
    make(ours, *(f"drop table {name}" for name in tables), "delete from _sqlite_migrations")
    with open_for_reading(ours) as db:
        assert applied_names(db) == step_names()
        assert db.table("papers").count == 0
