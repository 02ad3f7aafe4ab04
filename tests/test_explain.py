"""`explain` tells every record of the sample papers from its file to its confidence, and says so where it cannot."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.cli import main
from corpus.explain import TABLES
from corpus.sample import sample_files

PAPERS = [path for path in sample_files() if path.stem.startswith(("2023-02-06", "2023-06"))]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "papers.db"
    CliRunner().invoke(main, ["build", *map(str, PAPERS), "--db", str(path), "--quiet"])
    return path


def run(database: Path, record: str) -> Result:
    return CliRunner().invoke(main, ["explain", record, "--db", str(database)])


def one(database: Path, table: str, where: str = "true") -> str:
    return str(sqlite3.connect(database).execute(f"select id from {table} where {where} limit 1").fetchone()[0])


@pytest.mark.parametrize("table", [table for table, _ in TABLES.values()])
def test_a_record_of_every_kind_is_told_from_its_file_to_its_confidence(database: Path, table: str) -> None:
    said = run(database, one(database, table))
    assert said.exit_code == 0
    stages = [line.split()[0] for line in said.output.splitlines() if not line.startswith(" ")]
    assert stages[0] == "file" and stages[-1] == "confidence"
    assert {"paper", "record", "rule"} <= set(stages)


def test_a_figure_of_a_table_is_told_with_its_row_its_heads_and_its_printed_words(database: Path) -> None:
    record = one(database, "figures", "table_id is not null")
    text = sqlite3.connect(database).execute("select text from figures where id = ?", [record]).fetchone()[0]
    said = run(database, record).output
    assert "            row " in said and "            column " in said
    assert f"            {text}" in said and " points, #" in said


def test_the_confidence_is_told_with_what_it_is_made_of(database: Path) -> None:
    said = run(database, one(database, "figures", "period_basis = 'column'")).output
    assert "for any of its kind; " in said and " period column" in said


def test_a_file_that_has_gone_is_named_and_the_rest_is_told(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(database.read_bytes())
    with sqlite3.connect(copy) as db:
        db.execute("update files set path = '/nowhere/' || path")
    said = run(copy, one(copy, "figures"))
    assert said.exit_code == 0
    assert "its words cannot be shown" in said.output and "confidence" in said.output


@pytest.mark.parametrize("record", ["nonsense", "0123456789abcdef-f1-00000000", "a-b-c"])
def test_an_id_that_no_record_has(database: Path, record: str) -> None:
    said = run(database, record)
    assert said.exit_code == 1
    assert f"The database has no record {record}." in said.output
