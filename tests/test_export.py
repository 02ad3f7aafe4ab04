from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from corpus.export import as_text, export
from corpus.reading import document_rows
from corpus.store import add_document
from schema.tables import PUBLIC_TABLES
from tests.databases import fresh
from tests.readings import DOCUMENT, reading


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_every_table_is_written_whole(tmp_path: Path, form: str) -> None:
    with fresh(tmp_path) as db:
        add_document(db, document_rows(reading()), [])
        written = export(db, tmp_path / "out", form)
        assert written == {table: db.table(table).count for table in PUBLIC_TABLES}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{table}.{form}" for table in PUBLIC_TABLES}


def test_json_lines_hold_the_rows_as_they_are(tmp_path: Path) -> None:
    with fresh(tmp_path) as db:
        add_document(db, document_rows(reading()), [])
        export(db, tmp_path, "jsonl")
        kept = list(db["figures"].rows)
    lines = (tmp_path / "figures.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == kept


def test_csv_has_a_head_and_reads_back(tmp_path: Path) -> None:
    with fresh(tmp_path) as db:
        add_document(db, document_rows(reading()), [])
        export(db, tmp_path, "csv")
    with (tmp_path / "kpis.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["id"], row["name"], row["value"], row["target"]) == (f"{DOCUMENT}-k", "Dwellings burgled", "12.0", "")


def test_exporting_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    with fresh(tmp_path) as db:
        add_document(db, document_rows(reading()), [])
        for folder in ("one", "two"):
            export(db, tmp_path / folder, "csv")
    for table in PUBLIC_TABLES:
        assert (tmp_path / "one" / f"{table}.csv").read_bytes() == (tmp_path / "two" / f"{table}.csv").read_bytes()


@pytest.mark.parametrize(
    ("text", "is_formula"),
    [
        ("=SUM(A1:A9)", True),
        ("@SUM(A1)", True),
        ("+cmd|' /C calc'!A0", True),
        ("-2+3+cmd|' /C calc'!A0", True),
        ("\t=1", True),
        ("- a list item", True),
        ("-4.5%", False),
        ("+£1,200", False),
        ("- £3.4m underspent", False),
        ("-.5", False),
        ("4 = four", False),
        ("", False),
    ],
)
def test_only_what_a_spreadsheet_would_run_is_marked_as_text(text: str, is_formula: bool) -> None:
    assert as_text(text) == (f"'{text}" if is_formula else text)
