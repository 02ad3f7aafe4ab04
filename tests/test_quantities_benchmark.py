"""The comparison of readers of amounts runs, scores as it says, and its page says what it prints."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks import quantities
from benchmarks.quantities import READERS, UNITS, Said, compare, has_unit, printed, same_amount, same_value, sentence_of
from corpus.sample import sample_files
from schema.records import UNITS as OUR_UNITS
from tests.scoring import GOLD

PAGE = (Path(__file__).parents[1] / "docs" / "quantities.md").read_text(encoding="utf-8")
THEIRS = "quantulum3"
needs_theirs = pytest.mark.skipif(find_spec(THEIRS) is None, reason="quantulum3 is of the bench extra")
SAID = [
    Said(
        text="Thefts fell by 12% to 418.", entries=({"value": -12, "unit": "percent"}, {"value": 418, "unit": "count"})
    ),
    Said(text="It cost £3.2m in March 2031.", entries=({"value": 3_200_000, "unit": "GBP"},)),
]


def test_ours_is_scored_by_value_and_by_unit() -> None:
    value, amount = compare(SAID, ["panel-papers"])["panel-papers"]
    assert (value.printed, value.f1, amount.f1) == (3, 1.0, 1.0)


@needs_theirs
def test_theirs_is_scored_on_the_same_sentences() -> None:
    outcomes = compare(SAID, list(READERS))
    value, amount = outcomes[THEIRS]
    assert value.printed == 3 and value.recall == amount.recall == 2 / 3
    assert outcomes["quantulum3, masked"][0].found < value.found


@needs_theirs
def test_units_of_theirs_are_ours() -> None:
    found = quantities.read_quantulum("It took 4 hours and cost £5, 6% more, for 7 people.")
    assert [(r["value"], r["unit"]) for r in found] == [(4, "hours"), (5, "GBP"), (6, "percent"), (7, "count")]


def test_every_unit_is_mapped_to_one_of_ours() -> None:
    assert {*UNITS.values(), *quantities.NOT_THERE} <= set(OUR_UNITS)


def test_a_bare_number_has_the_unit_that_they_do_not_know() -> None:
    entry = {"value": 3.1, "unit": "ratio"}
    assert has_unit(entry, {"value": 3.1, "unit": "count", "bare": True})
    assert not has_unit(entry, {"value": 3.1, "unit": "count", "bare": False})
    assert not has_unit({"value": 3.1, "unit": "GBP"}, {"value": 3.1, "unit": "count", "bare": True})


def test_a_unit_that_is_wrong_counts_by_value_alone() -> None:
    entry, record = {"value": -4, "unit": "percent"}, {"value": 4, "unit": "count", "bare": False}
    assert same_value(entry, record) and not same_amount(entry, record)


def test_a_quote_leads_to_the_sentence_that_holds_most_of_it() -> None:
    paragraphs = ["Arrests rose.", "Calls fell to 14 in June. Waits rose to 15 minutes."]
    assert sentence_of("in June. Waits rose to 15 minutes.", paragraphs) == "Waits rose to 15 minutes."
    assert sentence_of("rose to 5", paragraphs) is None


def test_amounts_of_a_paper_stand_in_its_sentences(tmp_path: Path) -> None:
    path = next(path for path in sample_files() if "budget" in path.name)
    (tmp_path / path.name).write_bytes(path.read_bytes())
    said = printed(tmp_path, GOLD)
    assert said and all(one.entries for one in said)


def test_the_program_prints_a_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quantities, "labelled", lambda: SAID)
    quantities.main(["--readers", "panel-papers"])
    said = capsys.readouterr().out.splitlines()
    assert [cell.strip() for cell in said[0].strip("|").split("|")] == list(quantities.HEADS)
    assert said[2] == "| panel-papers | 3 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 |"
    assert said[4] == "2 sentences, 3 amounts."


def test_the_page_shows_what_the_comparison_prints() -> None:
    assert f"| {' | '.join(quantities.HEADS)} |" in PAGE
    assert all(f"| {name} |" in PAGE for name in READERS)
    assert "python -m benchmarks.quantities" in PAGE
    assert all(f"| {theirs} | {ours} |" in PAGE.replace("`", "") for theirs, ours in UNITS.items())
