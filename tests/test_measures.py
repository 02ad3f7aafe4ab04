"""The names that papers print for what they measure are listed, so that those without a measure can be added."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.cli import main
from corpus.database import open_for_writing
from corpus.reading import document_rows
from corpus.store import add_document
from corpus.vocabularies import fill_vocabularies
from schema.records import Figure
from tests.readings import reading


def figure(number: int, measure: str | None, **fields: str) -> Figure:
    whole = reading().figures[0]
    return replace(whole, id=f"{whole.id}{number}", measure=measure, measure_id=None, **fields)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    figures = (
        figure(1, "Horses on patrol", unit="count"), figure(2, "horses on patrol", unit="count"),
        figure(3, "horse on patrol", unit="percent"), figure(4, "drones"), figure(5, None),
        replace(figure(6, "Robery"), measure_id="robbery", measure_match="similar"),
    )  # fmt: skip
    with open_for_writing(tmp_path / "papers.db") as db:
        fill_vocabularies(db)
        add_document(db, document_rows(replace(reading(), figures=figures)), [])
    return tmp_path / "papers.db"


def run(database: Path, *options: str) -> str:
    result = CliRunner().invoke(main, ["measures", "--db", str(database), *options])
    assert result.exit_code == 0
    return result.output


def test_names_without_a_measure_stand_by_count_and_case_makes_no_other_name(database: Path) -> None:
    lines = run(database, "--unmatched").splitlines()
    assert [line.split(maxsplit=3)[::3] for line in lines[1:]] == [
        ["3", "Horses on patrol"], ["1", "Dwellings burgled"], ["1", "drones"],
    ]  # fmt: skip
    assert lines[1].split()[2] == "count"


def test_matched_names_say_what_they_were_taken_for(database: Path) -> None:
    assert run(database).splitlines()[1:] == ["      1       1  percent       Robery  -> robbery (similar)"]


def test_the_entries_can_be_added_to_the_vocabulary(database: Path) -> None:
    entries = tomllib.loads(run(database, "--unmatched", "--toml", "--limit", "1"))["measures"]
    assert entries == [
        {"id": "horses-on-patrol", "name": "Horses on patrol", "topic": "", "unit": "count", "definition": "",
         "source": "", "example": "Horses on patrol"}
    ]  # fmt: skip
