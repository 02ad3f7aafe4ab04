"""Whole papers as publishers set them: front, outline, and every block and section in its place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extract.outline import find_papers, page_text
from extract.pages import FileFacts
from extract.structure.headings import around_headings
from schema.evidence import Box
from schema.ids import Ids
from tests.typeset import set_page, set_pages

CASES = Path(__file__).parent / "cases"


def cases(name):
    found = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


def read(pages, facts=None):
    facts = facts or FileFacts(page_count=len(pages), title=None, bookmarks=())
    return find_papers(facts, set_pages(pages), (), Ids("d"))


def facts_of(paper):
    return {
        "title": paper.title,
        "body": paper.body_name or "",
        "force_id": paper.force_id or "",
        "meeting_date": paper.meeting_date or "",
        "author": paper.author or "",
        "paper_type": paper.paper_type,
        "item_number": paper.item_number or "",
    }


@pytest.mark.parametrize("case", cases("papers.toml"))
def test_the_front_of_a_paper_is_read(case):
    [content] = read(case["pages"])
    found = facts_of(content.paper)
    assert {key: found[key] for key in case["paper"]} == case["paper"]


@pytest.mark.parametrize("case", [c for c in cases("papers.toml") if "sections" in c.values[0]])
def test_its_sections_stand_at_their_levels(case):
    [content] = read(case["pages"])
    assert [f"{s.level} {s.heading}" for s in content.sections] == case["sections"]


@pytest.mark.parametrize("case", [c for c in cases("papers.toml") if "blocks" in c.values[0]])
def test_its_blocks_are_read_in_order(case):
    [content] = read(case["pages"])
    assert [block.text for block in content.blocks] == case["blocks"]


@pytest.mark.parametrize("case", cases("papers.toml"))
def test_blocks_have_sections_of_their_own_paper(case):
    [content] = read(case["pages"])
    known = {section.id for section in content.sections}
    assert {block.section_id for block in content.blocks} <= known | {None}
    assert {section.parent_id for section in content.sections} <= known | {None}


def test_a_page_text_has_a_line_for_each_line():
    assert page_text(set_page("72 100 11 One^1 line\n72 120 11 Another")) == "One line\nAnother"


def test_no_pages_are_no_papers():
    assert find_papers(FileFacts(page_count=0, title=None, bookmarks=()), [], (), Ids("d")) == ()


def test_a_heading_that_a_table_takes_in_is_a_heading_still():
    page = set_page("72 60 16b Money\n72 90 10 Budget <200> 12\n72 104 10 Spent <200> 11\n72 118 10 Left <200> 1")
    whole = Box(x0=70, top=58, x1=300, bottom=130)
    assert around_headings(whole, page, 10)[-1].top == 76


def test_a_table_of_one_size_stays_whole():
    page = set_page("72 60 10b Year <200> Money\n72 90 10 Budget <200> 12\n72 104 10 Spent <200> 11")
    whole = Box(x0=70, top=58, x1=300, bottom=130)
    assert around_headings(whole, page, 10) == [whole]
