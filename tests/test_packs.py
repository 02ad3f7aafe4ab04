"""A document is split into its papers, and a report with bookmarks is not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extract.front.meeting import read_pack_title
from extract.outline import find_papers
from extract.packs.bookmarks import read_bookmark
from extract.packs.stamped import sideways_lines
from extract.pages import Bookmark, FileFacts, Page, Word
from schema.ids import Ids
from tests.typeset import set_pages

CASES = Path(__file__).parent / "cases"


def cases():
    found = tomllib.loads((CASES / "packs.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


def papers_of(case):
    bookmarks = tuple(Bookmark(level=lv, title=t, page=p) for lv, t, p in case.get("bookmarks", ()))
    facts = FileFacts(page_count=len(case["pages"]), title=case.get("title"), bookmarks=bookmarks)
    return [content.paper for content in find_papers(facts, set_pages(case["pages"]), (), Ids("d"))]


@pytest.mark.parametrize("case", cases())
def test_a_document_is_split_into_its_papers(case):
    papers = papers_of(case)
    assert [f"{p.page_from}-{p.page_to} {p.item_number or '-'} {p.title}" for p in papers] == case["papers"]
    assert [p.ordinal for p in papers] == list(range(1, len(papers) + 1))


@pytest.mark.parametrize("case", [case for case in cases() if "facts" in case.values[0]])
def test_what_a_paper_does_not_print_its_pack_tells(case):
    rows = [(p.paper_type, p.body_name, p.force_id, p.meeting_date, p.author) for p in papers_of(case)]
    assert [" | ".join(value or "-" for value in row) for row in rows] == case["facts"]


@pytest.mark.parametrize("case", cases())
def test_papers_share_no_page_and_leave_none_out(case):
    pages = [n for p in papers_of(case) for n in range(p.page_from, p.page_to + 1)]
    assert pages == list(range(1, len(case["pages"]) + 1))


@pytest.mark.parametrize("case", [c for c in cases() if "meeting_date" in c.values[0]])
def test_a_pack_dates_its_papers(case):
    assert {paper.meeting_date for paper in papers_of(case)} == {case["meeting_date"]}


@pytest.mark.parametrize(
    ("title", "item", "rest"),
    [
        ("5 Budget Monitoring", "5", "Budget Monitoring"),
        ("Item 6a - Rural Crime", "6a", "Rural Crime"),
        ("12. Date of next meeting", "12", "Date of next meeting"),
        ("Agenda", None, "Agenda"),
        ("7 2021/22 Outturn", "7", "2021/22 Outturn"),
    ],
)
def test_a_bookmark_gives_an_item_and_a_title(title, item, rest):
    assert read_bookmark(Bookmark(level=1, title=title, page=1)) == (item, rest)


@pytest.mark.parametrize("title", [None, "", "Microsoft Word - report.docx", "Agenda for Tuesday"])
def test_a_title_without_a_meeting_says_nothing(title):
    assert read_pack_title(title) == (None, None)


def word(text, top):
    return Word(x0=700, x1=710, top=top, bottom=top + 5 * len(text), text=text, font="F", size=10, color=None)


def test_a_stamp_that_runs_down_the_page_is_read():
    page = Page(number=1, width=842, height=595, sideways=(word("P", 100), word("ega", 105), word("71", 125)))
    assert sideways_lines(page) == ["Page 17"]


def test_a_stamp_that_runs_up_the_page_is_read():
    page = Page(number=1, width=842, height=595, sideways=(word("17", 100), word("Page", 115)))
    assert sideways_lines(page) == ["Page 17"]
