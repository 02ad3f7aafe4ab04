"""Words broken at a line's end are joined, words with a hyphen keep it, and every character keeps its place."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from extract.outline import page_text
from extract.pages import read_pages
from extract.structure.hyphens import _listed, soften_hyphens
from extract.structure.lines import find_lines
from extract.structure.passages import join_passages
from tests.raw_pdf import raw_page, text
from tests.typeset import set_page

DATA = tomllib.loads(Path("extract/structure/hyphens.toml").read_text(encoding="utf-8"))
ELSEWHERE = "72 60 10 {}\n"


def joined(page, elsewhere=""):
    pages = [set_page(page), set_page(ELSEWHERE.format(elsewhere), number=2)] if elsewhere else [set_page(page)]
    first = soften_hyphens(pages)[0]
    return join_passages(line.passage for line in find_lines(first))


def broken(first, second):
    return f"72 100 10 the {first}\n72 112 10 {second} of it"


@pytest.mark.parametrize(
    ("first", "second", "elsewhere", "whole"),
    [
        ("perform-", "ance", "our performance", "performance"),
        ("perform-", "ance", "", "performance"),
        ("commis-", "sioner", "", "commissioner"),
        ("short-", "term", "", "short-term"),
        ("anti-", "social", "social work", "anti-social"),
        ("re-", "cover", "we recover it", "recover"),
        ("re-", "cover", "we re-cover it", "re-cover"),
        ("burglary-", "theft", "burglary and theft", "burglary-theft"),
        ("2024-", "25", "", "2024-25"),
        ("2024–", "25", "", "2024–25"),
        ("2024", "-25", "", "2024-25"),
        ("2024", "/25", "", "2024/25"),
        ("force –", "which", "", "force – which"),
        ("Covid-", "19", "", "Covid-19"),
        ("infor\u00ad", "mation", "", "information"),
        ("2024\u00ad", "25", "", "2024-25"),
        ("Smith-", "Jones", "", "Smith-Jones"),
    ],
)
def test_a_word_over_a_line_end(first, second, elsewhere, whole):
    assert joined(broken(first, second), elsewhere).text == f"the {whole} of it"


def test_a_joined_word_leads_to_both_its_boxes():
    passage = joined(broken("perform-", "ance"))
    start = passage.text.index("performance")
    first, second = [p for p in passage.pieces if p.start < start + 11 and p.end > start]
    assert (passage.text[first.start : first.end], passage.text[second.start : second.end]) == ("perform", "ance")
    assert (first.box.top, second.box.top) == (100, 112)


def test_the_text_of_a_page_has_the_word_in_one():
    first, _ = soften_hyphens([set_page(broken("perform-", "ance")), set_page(broken("a", "b"), number=2)])
    assert page_text(first) == "the performance of it"


def test_each_column_goes_on_in_itself():
    left = "72 100 10 the perform-\n72 112 10 ance of"
    right = "320 100 10 more burg-\n320 112 10 lary there"
    page = soften_hyphens([set_page(f"{left}\n{right}")])[0]
    ends = [w.text for w in page.words if w.text.endswith("\u00ad")]
    assert ends == ["perform\u00ad", "burg\u00ad"]


def test_a_hyphen_within_a_line_stays():
    page = set_page("72 100 10 short- and long-term\n72 112 10 and more")
    assert soften_hyphens([page]) == [page]


@pytest.mark.parametrize(("name", "side"), [("heads", 0), ("tails", 1)])
def test_the_lists_hold_their_example(name, side):
    assert DATA[name]["example"].split("-")[side] in _listed(name)
    assert DATA[name]["words"].split() == sorted(set(DATA[name]["words"].split()))


def test_a_printed_soft_hyphen_within_a_line_is_a_hyphen():
    """Fonts that have one sign for both give it as a soft hyphen in either place."""
    (page,) = read_pages(raw_page(text("long\xadterm plans in 2024\xad25", 72, 700)))
    assert [w.text for w in page.words] == ["long-term", "plans", "in", "2024-25"]


def test_pages_without_broken_words_are_the_same():
    page = set_page("72 100 10 Nothing here")
    assert soften_hyphens([page, replace(page, number=2)]) == [page, replace(page, number=2)]
