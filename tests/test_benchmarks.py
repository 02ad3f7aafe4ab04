"""The comparison of table readers runs, and its page says what it prints."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from benchmarks import tables
from benchmarks.truth import read_structure, true_tables
from corpus.sample import sample_files
from corpus.show_choices import ORIGINS
from tests.scoring import GOLD

PAGE = (Path(__file__).parents[1] / "docs" / "tables.md").read_text(encoding="utf-8")
NAMES = ("west-mercia-panel-budget", "northern-ireland-board-recorded-crime")
STRUCTURE = """<document filename="one.pdf"><table id="1">
<region id="1" page="2" row-increment="0" col-increment="0">
<cell id="1" start-row="0" start-col="1" end-col="2"><content>Calls</content></cell>
<cell id="2" start-row="1" start-col="1"><content>in time</content></cell>
<cell id="3" start-row="1" start-col="2"><content>late</content></cell>
<cell id="4" start-row="2" start-col="0"><content>North</content></cell>
<cell id="5" start-row="2" start-col="2"><content>17</content></cell>
</region><region id="2" pageArea="3">
<cell id="6" start-row="3" start-col="0"><content>South</content></cell>
<cell id="7" start-row="3" start-col="2"><content>9</content></cell>
</region></table></document>"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    for path in sample_files():
        if any(name in path.name for name in NAMES):
            shutil.copy(path, tmp_path)
    return tmp_path


def test_readers_are_compared_in_one_run(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables.main([str(papers), str(GOLD), "--readers", "panel-papers", "pdfplumber"])
    said = capsys.readouterr().out.splitlines()
    assert [cell.strip() for cell in said[0].strip("|").split("|")] == list(tables.HEADS)
    assert said[2].startswith("| panel-papers |") and said[3].startswith("| pdfplumber |")
    assert said[5].startswith("2 documents, ")


def test_our_tables_are_scored_as_the_samples_are(papers: Path) -> None:
    pdfs = sorted(papers.glob("*.pdf"))
    outcome = tables.compare(pdfs, true_tables(GOLD), ["panel-papers"])["panel-papers"]
    assert outcome.tally.f1 == 1.0
    assert outcome.cells > 0.95
    assert not outcome.failed


def test_a_reader_that_breaks_has_found_nothing_and_is_named(
    papers: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(pdf: Path) -> list[tables.Record]:
        raise ValueError("no such page")

    monkeypatch.setattr(tables, "READERS", {"broken": broken})
    tables.main([str(papers), str(GOLD), "--readers", "broken"])
    said = capsys.readouterr().out
    assert "| broken | 0 | 0.000 | 0.000 | 0.000 | 0.000 |" in said
    assert "ValueError: no such page" in said


def test_the_competitions_own_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "one-str.xml").write_text(STRUCTURE, encoding="utf-8")
    first, second = read_structure(tmp_path / "one-str.xml")
    assert first["grid"] == [["", "Calls", ""], ["", "in time", "late"], ["North", "", "17"]]
    assert second == {"page_from": 3, "page_to": 3, "grid": [["South", "", "9"]]}
    assert list(true_tables(tmp_path)) == ["one"]


def test_a_folder_without_truth_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"neither NAME.json nor NAME-str.xml"):
        true_tables(tmp_path)


def test_the_page_shows_what_the_comparison_prints() -> None:
    assert f"| {' | '.join(tables.HEADS)} |" in PAGE
    rows = [line.split("|")[1].strip() for line in PAGE.splitlines() if line.startswith("|")]
    assert [row for row in rows if row in tables.READERS] == list(tables.READERS)
    assert "python -m benchmarks.tables" in PAGE


def test_the_page_names_everything_that_a_table_is_read_from() -> None:
    assert re.findall(r"^ +\| `(\w+)` \|", PAGE, re.MULTILINE) == list(ORIGINS)
