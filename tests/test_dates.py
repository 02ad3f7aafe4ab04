"""Dates and reporting periods in text."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import mentions
from extract.dates.finder import find_dates
from extract.dates.kinds import date_kind, header_kind, kinds_data
from extract.dates.points import periods_data
from schema.ids import Ids
from schema.records import PRECISIONS
from tests.paper_contents import paper_content

ENTRIES = [entry for kind in ("notation", "lead", "tail", "join", "relative") for entry in periods_data()[kind]]
EXAMPLES = [example for entry in ENTRIES for example in entry["examples"]]
CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text(encoding="utf-8"))
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_every_example_of_the_notations(example: dict[str, Any]) -> None:
    near = date.fromisoformat(example["near"]) if "near" in example else None
    found = [[d.text, d.start or "", d.end or "", d.precision] for d in find_dates(example["text"], near)]
    assert found == example["found"]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2059, 12, 31)))
def test_a_day_comes_back_from_every_way_to_print_it(day: date) -> None:
    month = MONTHS[day.month - 1]
    for printed in (
        f"{day.day} {month} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{month.upper()} {day.day}, {day.year}",
        f"{day.day}-{month[:3]}-{day.year}",
        day.isoformat(),
    ):
        spans = find_dates(f"on {printed} the")
        assert [(d.text, d.start, d.end) for d in spans] == [(printed, day.isoformat(), day.isoformat())]


WORDS = st.sampled_from(
    [
        "2024",
        "2024-25",
        "12",
        "31",
        "Q3",
        "quarter",
        "May",
        "March",
        "1st",
        "to",
        "and",
        "between",
        "since",
        "from",
        "end",
        "of",
        "the",
        "/",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "year",
        "Act",
        "£",
        "%",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_whatever_stands_there_spans_are_in_order_and_periods_have_their_sides(text: str) -> None:
    spans = find_dates(text, date(2024, 6, 1))
    assert [d.start_char for d in spans] == sorted(d.start_char for d in spans)
    for span in spans:
        assert span.text == text[span.start_char : span.end_char]
        assert span.precision in PRECISIONS
        assert span.start is None or span.end is None or span.start <= span.end
        assert (span.start is None) == (span.precision == "until")
        assert (span.end is None) == (span.precision == "since")


@given(st.text(alphabet="0123456789 /-–Q.thMayJunquarterof()", max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    find_dates(text, date(2024, 6, 1))


@pytest.mark.parametrize("cue", kinds_data()["cue"], ids=lambda c: c["examples"][0])
def test_what_a_date_is_the_date_of(cue: dict[str, Any]) -> None:
    for text in cue["examples"]:
        span = find_dates(text, date(2021, 7, 1))[0]
        assert date_kind(text, span.start_char, span).kind == cue["kind"]


def test_what_the_header_of_a_column_says_of_its_dates() -> None:
    assert all(header_kind(text) == row["kind"] for row in kinds_data()["header"] for text in row["examples"])


@pytest.mark.parametrize("case", CASES["mention"], ids=lambda c: c["name"])
def test_the_dates_of_a_paper(case: dict[str, Any]) -> None:
    content = paper_content(case)
    found = mentions.find_date_mentions(content, Ids("0" * 16))
    assert [[d.text, d.start or "", d.end or "", d.kind] for d in found] == case["found"]
    assert [d.page for d in found] == case.get("pages", [1] * len(found))
