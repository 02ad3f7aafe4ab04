"""When recommendations and tasks are due, and the dates that say so."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates.due import due_in_cell, due_in_text, next_meeting
from extract.dates.mentions import find_date_mentions
from extract.recommendations.deadlines import bind_deadlines
from extract.recommendations.reader import find_recommendations
from schema.ids import Ids
from tests.paper_contents import paper_content

CASES = tomllib.loads((Path(__file__).parent / "cases" / "deadlines.toml").read_text(encoding="utf-8"))


def day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None


@pytest.mark.parametrize("case", CASES["text"], ids=lambda c: c["said"])
def test_when_a_sentence_says_that_it_is_due(case: dict[str, Any]) -> None:
    assert (due_in_text(case["said"], day(case.get("near")), case.get("next")) or "") == case["due"]


@pytest.mark.parametrize("case", CASES["cell"], ids=lambda c: c["said"])
def test_when_a_cell_of_deadlines_says_that_it_is_due(case: dict[str, Any]) -> None:
    assert (due_in_cell(case["said"], day(case.get("near")), case.get("next")) or "") == case["due"]


@given(st.dates(date(2001, 1, 1), date(2060, 12, 31)), st.dates(date(2001, 1, 1), date(2060, 12, 31)))
def test_a_day_without_a_year_is_the_next_of_that_name(near: date, due: date) -> None:
    if (due.month, due.day) != (2, 29):
        found = due_in_text(f"The clerk to write by {due.day} {due:%B}.", near)
        assert found is not None
        assert 0 <= (date.fromisoformat(found) - near).days < 366


def bound(case: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """The words of each task, with those of the date that is its deadline and that date's kind."""
    content, ids = paper_content(case), Ids("0" * 16)
    asked = find_recommendations(content, ids)
    dates = bind_deadlines(find_date_mentions(content, ids), asked, content.tables)
    named = {d.recommendation_id: (d.text, d.kind) for d in dates if d.recommendation_id}
    return {r.text: named[r.id] for r in asked if r.id in named}


def test_a_deadline_belongs_to_its_own_task_in_a_sentence() -> None:
    case = {
        "paper_type": "minutes",
        "meeting_date": "2030-10-04",
        "blocks": [
            {"text": "The fair on 28 February 2030 was held. Action: QT to thank the scouts by 28 February."},
            {"text": "Action: The clerk to book the hall by 28 February."},
        ],
    }
    assert bound(case) == {
        "Action: QT to thank the scouts by 28 February.": ("28 February", "deadline"),
        "Action: The clerk to book the hall by 28 February.": ("28 February", "deadline"),
    }


def test_each_row_of_a_log_has_its_own_date_though_they_are_due_on_one_day() -> None:
    rows = [
        ["Action", "Owner", "Due"],
        ["Send the rota round", "QT", "31 March 2031"],
        ["Book the hall", "Clerk", "31 March 2031"],
    ]
    assert bound({"tables": [{"rows": rows}]}) == {
        "Send the rota round": ("31 March 2031", "deadline"),
        "Book the hall": ("31 March 2031", "deadline"),
    }


def test_the_date_of_a_lead_in_belongs_to_the_first_of_its_items() -> None:
    case = {
        "blocks": [
            {"kind": "heading", "text": "Recommendations"},
            {"text": "By 31 May 2031, the force should:"},
            {"kind": "list_item", "number": "a)", "text": "count its vans; and"},
            {"kind": "list_item", "number": "b)", "text": "publish the count."},
        ]
    }
    assert bound(case) == {"By 31 May 2031, the force should: count its vans": ("31 May 2031", "deadline")}


def test_a_date_that_is_nobodys_deadline_belongs_to_nobody() -> None:
    assert bound({"blocks": [{"text": "The Board is asked to note the report of 3 May 2031."}]}) == {}


@pytest.mark.parametrize(
    "texts",
    [
        ["Date of next meeting", "Tuesday 8 July at 10am"],
        ["The next meeting will be held on 8 July 2031 at the depot."],
    ],
)
def test_the_next_meeting_is_known_where_the_paper_prints_it(texts: list[str]) -> None:
    content = paper_content(
        {"blocks": [{"text": "The last meeting was held on 4 March."}, *({"text": t} for t in texts)]}
    )
    assert next_meeting(content, date(2031, 5, 6)) == "2031-07-08"
