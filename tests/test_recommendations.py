"""Recommendations, decisions and tasks."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.recommendations.asked_items import follows, inline_items
from extract.recommendations.asks import has_cue, label_end, read_ask, tells_of_earlier
from extract.recommendations.clauses import read_clause, recommendations_data
from extract.recommendations.headed import heading_scope
from extract.recommendations.own import is_reported
from extract.recommendations.reader import find_recommendations
from extract.recommendations.statuses import answer_in
from extract.recommendations.tables import field_kind, role_of
from extract.recommendations.verbs import lemma_of, lemmas, verbs_data
from schema.ids import Ids
from schema.records import RECOMMENDATION_KINDS
from tests.paper_contents import paper_content

CASES = tomllib.loads((Path(__file__).parent / "cases" / "recommendations.toml").read_text(encoding="utf-8"))["case"]
DATA = recommendations_data()
FORMS = [(form, example) for form in DATA["form"] for example in form["examples"]]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_the_recommendations_of_a_paper(case: dict[str, Any]) -> None:
    found = find_recommendations(paper_content(case), Ids("0" * 16))
    rows = [[r.kind, r.addressee or "", r.action or "", r.number or "", r.text] for r in found]
    assert rows == case["found"]
    assert [r.deadline or "" for r in found] == case.get("deadlines", [""] * len(found))
    assert [r.status or "" for r in found] == case.get("statuses", [""] * len(found))
    assert [r.item_number or "" for r in found] == case.get("items", [case.get("item_number", "")] * len(found))
    assert [r.page for r in found] == case.get("pages", [1] * len(found))


@pytest.mark.parametrize(("form", "example"), FORMS, ids=lambda v: v.get("text", ""))
def test_every_example_of_the_forms(form: dict[str, Any], example: dict[str, Any]) -> None:
    ask = read_ask(example["text"], minutes=form.get("minutes", False))
    if example.get("none"):
        assert ask is None
        return
    assert ask is not None
    assert has_cue(example["text"])
    assert (ask.kind, ask.who or "", ask.action or "") == (form["kind"], example["who"], example["action"])


def test_every_example_of_labels_headings_fields_and_columns() -> None:
    assert all(label_end(text) for row in DATA["label"] for text in row["examples"])
    assert all(heading_scope(text) is not None for row in DATA["heading"] for text in row["examples"])
    assert all(is_reported(text) for text in DATA["reported"]["examples"])
    assert all(tells_of_earlier(text) for text in DATA["earlier"]["examples"])
    assert all(answer_in(text) for row in DATA["answer"] for text in row["examples"])
    assert all(field_kind(text) == row["kind"] for row in DATA["field"] for text in row["examples"])
    assert all(role_of(text) == row["role"] for row in DATA["column"] for text in row["examples"])


def test_the_forms_of_verbs() -> None:
    assert {form: lemma_of(form) for form in verbs_data()["examples"]} == verbs_data()["examples"]


def test_a_task_has_the_verb_that_it_is_given_with() -> None:
    clauses = {verb: read_clause(f"the Clerk to {verb} the list") for verb in sorted(lemmas())}
    assert {c.who for c in clauses.values()} == {"Clerk"}
    assert {verb: c.action for verb, c in clauses.items()} == {verb: verb for verb in lemmas()}


@given(st.integers(min_value=1, max_value=98))
def test_marks_count_on(number: int) -> None:
    assert follows(str(number + 1), str(number))


PIECES = [
    "The Panel is asked to:",
    "a)",
    "b)",
    "(i)",
    "RESOLVED that",
    "note",
    "Action:",
    "the report",
    ":",
    ";",
    "It is",
]


@given(
    st.lists(st.sampled_from([*PIECES, "recommended that", "Recommendations", "and", "agreed to", "."]), max_size=30)
)
def test_whatever_stands_there_rows_are_of_the_known_kinds(pieces: list[str]) -> None:
    blocks = [{"text": " ".join(pieces[i : i + 6])} for i in range(0, len(pieces), 6)]
    content = paper_content({"blocks": blocks, "paper_type": "minutes"})
    for row in find_recommendations(content, Ids("0" * 16)):
        assert row.kind in RECOMMENDATION_KINDS
        assert row.text == " ".join(row.text.split())
    for block in content.blocks:
        assert inline_items(block, 0) is not None
