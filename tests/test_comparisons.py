"""What figures are compared with, and the time of the earlier one."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.data import load_data
from extract.dates.finder import find_dates
from extract.dates.points import periods_data
from extract.dates.relative import find_bases, find_relatives, find_running, period_meant
from extract.figures.bases import read_bases
from extract.figures.comparison_cues import told_of
from extract.figures.comparisons import find_links
from extract.figures.masks import unmasked
from extract.figures.quantities import find_quantities
from extract.figures.scopes import Covers, coverage, covering
from schema.records import COMPARISONS
from tests.test_figures import read

FORMS = load_data("extract.figures", "comparisons.toml")
CASES = tomllib.loads((Path(__file__).parent / "cases" / "comparisons.toml").read_text(encoding="utf-8"))
SHIFTS = [(row, example) for row in periods_data()["shift"] for example in row["examples"]]


def links_of(text: str) -> list[list[float]]:
    dates = [(d.start_char, d.end_char) for d in find_dates(text)]
    amounts = list(told_of(text, unmasked(find_quantities(text), dates)))
    return [[abs(amounts[link.of].value), amounts[link.to].value] for link in find_links(text, amounts)]


@pytest.mark.parametrize("form", [*FORMS["before"], *FORMS["after"], FORMS["became"]], ids=lambda f: f["example"])
def test_the_example_of_every_form(form: dict[str, Any]) -> None:
    assert sorted(links_of(form["example"])) == sorted(form["links"])


@pytest.mark.parametrize("row", FORMS["is"], ids=lambda r: r["comparison"])
def test_what_the_other_is(row: dict[str, Any]) -> None:
    assert row["comparison"] in COMPARISONS
    text = f"It was 81%, compared with {row['example']} (90%)."
    (link,) = find_links(text, list(told_of(text, find_quantities(text))))
    assert link.comparison == row["comparison"]


@pytest.mark.parametrize("row", load_data("extract.figures", "scopes.toml")["compares"], ids=lambda r: r["example"])
def test_every_example_of_what_figures_are_compared_with(row: dict[str, Any]) -> None:
    bases = read_bases([(row["example"], find_dates(row["example"]))])
    assert bases.earlier is not None
    assert bases.brackets == row.get("brackets", False)


@pytest.mark.parametrize("row", periods_data()["basis"], ids=lambda r: r["example"])
def test_every_example_of_what_changes_are_counted_from(row: dict[str, Any]) -> None:
    assert [words.back for words in find_bases(row["example"])] == [row["back"]]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda c: c["name"])
def test_what_figures_are_compared_with(case: dict[str, Any]) -> None:
    found = read(case.get("title", "A report"), case["text"])
    by_id = {figure.id: figure for figure in found}
    assert [f.value for f in found] == [w["value"] for w in case["figures"]]
    for figure, wanted in zip(found, case["figures"], strict=True):
        other = by_id[figure.compared_with].value if figure.compared_with else ""
        seen = {name: other if name == "with" else getattr(figure, name) or "" for name in wanted}
        assert seen == wanted


@pytest.mark.parametrize(("row", "example"), SHIFTS, ids=[e["text"] for _, e in SHIFTS])
def test_a_period_that_is_named_by_another(row: dict[str, Any], example: dict[str, Any]) -> None:
    (words,) = find_relatives(example["text"])
    start, end = map(date.fromisoformat, example["from"])
    assert [day.isoformat() for day in period_meant(words, start, end) or ()] == example["to"]
    assert words.back == row["back"]


@pytest.mark.parametrize("example", [e for row in periods_data()["running"] for e in row["examples"]])
def test_a_period_that_is_named_by_the_last_day_of_the_data(example: dict[str, Any]) -> None:
    found = find_running(example["text"], date.fromisoformat(example["day"]))
    assert [side for span in found for side in (span.start, span.end)] == example["found"]


@pytest.mark.parametrize("covers", covering(), ids=lambda c: c.example)
def test_what_a_sentence_says_that_figures_cover(covers: Covers) -> None:
    spans = find_dates(covers.example)
    assert any(covers.pattern.search(covers.example[: span.start_char]) for span in spans)
    assert coverage(covers.example, spans)


WORDS = re.findall(
    r"\S+",
    "from to than 40 52% 3% (4) 1,204 £4m up down rose by fell compared with against a the target of average last year "
    "previous quarter in 2031/32 respectively , . ; ( ) and while MSG national more fewer",
)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_links_point_at_other_amounts_of_the_block(text: str) -> None:
    amounts = list(told_of(text, find_quantities(text)))
    for link in find_links(text, amounts):
        assert link.of != link.to
        assert 0 <= link.of < len(amounts) and 0 <= link.to < len(amounts)
        assert link.comparison in COMPARISONS


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = read("Quarter 2 2031/32", text)
    ids = {figure.id for figure in found}
    assert all(figure.compared_with in ids for figure in found if figure.compared_with)
