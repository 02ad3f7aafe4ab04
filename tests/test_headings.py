"""Which blocks are headings and how deep they stand, and that every choice says why."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.explain import explain_headings
from extract.outline import find_papers
from extract.pages import FileFacts
from schema.ids import Ids
from tests.typeset import set_pages

CASES = Path(__file__).parent / "cases"
FACTS = FileFacts(page_count=1, title=None, bookmarks=())
PROSE = "The force answered more calls than it had in any of the years before and did so sooner"


def cases():
    found = tomllib.loads((CASES / "headings.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


def shown(choice):
    name = " ".join(str(part) for part in (choice.level, choice.number, choice.text) if part)
    return f"{name} | {', '.join(choice.evidence)} | {choice.refusal or ''}".strip()


@pytest.mark.parametrize("case", cases())
def test_what_stands_out_is_a_heading_or_says_why_not(case):
    assert [shown(c) for c in explain_headings(FACTS, set_pages(case["pages"]), ())] == case["choices"]


@pytest.mark.parametrize("case", cases())
def test_what_is_explained_is_what_is_read(case):
    pages = set_pages(case["pages"])
    [content] = find_papers(FACTS, pages, (), Ids("d"))
    explained = [(c.level, c.text) for c in explain_headings(FACTS, pages, ()) if c.level]
    assert explained == [(s.level, s.heading) for s in content.sections]


LOOKS = st.sampled_from(["11b", "12b", "11bu", "13", "13b", "12bi"])
COUNTS = st.lists(st.lists(st.integers(0, 3), max_size=3), min_size=2, max_size=4)


def numbered(counts):
    """The numbers of an outline three deep."""
    for i, parts in enumerate(counts, 1):
        yield f"{i}."
        for j, count in enumerate(parts, 1):
            yield f"{i}.{j}"
            yield from (f"{i}.{j}.{k}" for k in range(1, count + 1))


@given(COUNTS, LOOKS, LOOKS, LOOKS, st.sampled_from(["Money", "MONEY"]))
def test_levels_are_those_of_the_numbers_whatever_the_look(counts, one, two, three, word):
    rows, top = ["72 30 20b Review of the Year", f"72 60 11 {PROSE}"], 70
    for number in numbered(counts):
        look = (one, two, three)[number.rstrip(".").count(".")]
        rows += [f"72 {top + 30} {look} {number} <110> {word} spent", f"72 {top + 50} 11 {PROSE}"]
        top += 60
    [page] = set_pages(["\n".join(rows)], height=top + 200)
    levels = {c.number: c.level for c in explain_headings(FACTS, [page], ()) if c.number}
    assert levels == {n: n.rstrip(".").count(".") + 2 for n in numbered(counts)}
