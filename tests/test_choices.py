"""What `show` says of the reader's choices is what the reader chose, and every refusal has its reason."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from corpus.choices import find_candidates, find_pack_choice, find_tags
from corpus.sample import sample_files
from corpus.show import as_json, show
from corpus.show_choices import ORIGINS
from corpus.stages import Source, find_stage_grids, find_stage_headings, find_stage_packs
from extract.outline import find_sheets
from extract.packs.parts import split
from extract.pages import Bookmark, FileFacts, read_pages
from extract.paper import read_document
from tests import bad_pdfs
from tests.tagged_pdfs import tagged_pages
from tests.typeset import set_pages

TREE = {
    50: "<< /Type /StructTreeRoot /K 51 0 R >>",
    51: "<< /Type /StructElem /S /Table /Pg 10 0 R /K [52 0 R 53 0 R] >>",
    52: "<< /S /TH /A << /O /Table /ColSpan 2 >> /K 0 >>",
    53: "<< /S /Figure /Alt (Arrow up) /K 1 >>",
}
LINES = [[(0, 70, 700, "Burglary"), (1, 70, 680, "up"), (None, 70, 660, "loose words")]]
REPORT = "72 60 11 Report of: <180> Treasurer\n72 80 11 To: <180> Policing Board\n72 100 11 Subject: <180> "
NOTES = "72 60 11 They have been audited."


def source_of(name: str, page: int | None = None) -> Source:
    [path] = [path for path in sample_files() if name in path.name]
    return Source(data=path.read_bytes(), filename=path.name, page=page)


def drawn(source: Source, stage: str) -> str:
    out = StringIO()
    show(source, stage, Console(file=out, width=220))
    return out.getvalue()


def parted(pages: list[str], *bookmarks: Bookmark, title: str | None = None):
    facts = FileFacts(page_count=len(pages), title=title, bookmarks=bookmarks)
    found = split(facts, find_sheets(set_pages(pages), ()), ())
    choice = find_pack_choice(found, len(bookmarks), [part.title or "" for part in found.parts])
    return choice, {signal.name: (list(signal.pages), signal.outcome) for signal in choice.signals}


@pytest.mark.parametrize("name", ["west-midlands-panel-performance", "west-mercia-panel-budget"])
def test_the_chosen_candidates_are_the_tables(name: str) -> None:
    source = source_of(name)
    found = json.loads(as_json(source, "grids"))
    chosen = [(c["page"], c["box"]) for c in found["candidates"] if c["chosen"]]
    areas = [(page, box) for table in found["tables"] for page, box in table["areas"]]
    assert len(chosen) == len(areas) > 0
    assert all(area in chosen for area in areas)


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_every_candidate_that_is_not_chosen_says_why(path: Path) -> None:
    candidates = [find_candidates(page) for page in read_pages(path.read_bytes())]
    for page in candidates:
        chosen = {candidate.number for candidate in page if candidate.chosen}
        assert all(candidate.chosen == (candidate.reason is None) for candidate in page)
        assert all(candidate.lost_to in {None, *chosen} for candidate in page)
        assert all(candidate.origin in ORIGINS for candidate in page)


@pytest.mark.parametrize("name", ["west-mercia-panel-budget", "dyfed-powys-panel-pack"])
def test_the_stages_show_what_is_read_for_the_records(name: str) -> None:
    source = source_of(name)
    reading = read_document(source.data, source.filename)
    tables = [[cell.text for cell in grid.cells] for grid in find_stage_grids(source)]
    assert tables == [[cell.text for cell in table.cells] for table in reading.tables]
    headings = [(choice.page, choice.text) for choice in find_stage_headings(source) if choice.level]
    assert headings == [(section.page, section.heading) for section in reading.sections]
    papers = [(paper.page_from, paper.title) for paper in find_stage_packs(source).papers]
    assert papers == [(paper.page_from, paper.title) for paper in reading.papers]


def test_candidates_are_drawn_with_scores_and_verdict() -> None:
    text = drawn(source_of("west-midlands-panel-performance", page=1), "grids")
    assert "What may be a table on page 1" in text
    assert "chosen" in text
    assert "not chosen: " in text


def test_a_page_without_candidates_says_so(tmp_path: Path) -> None:
    source = Source(data=bad_pdfs.simple("Burglary fell."), filename="plain.pdf")
    assert "Nothing on these pages looks like a table." in drawn(source, "grids")


def test_headings_say_what_their_level_rests_on_and_others_why_they_are_none() -> None:
    choices = find_stage_headings(source_of("dyfed-powys-panel-pack"))
    assert any(choice.level for choice in choices)
    assert any(not choice.level for choice in choices)
    assert all(choice.basis if choice.level else choice.refusal for choice in choices)
    first = find_stage_headings(source_of("dyfed-powys-panel-pack", page=1))
    assert first == [choice for choice in choices if choice.page == 1]
    assert "no heading" in drawn(source_of("dyfed-powys-panel-pack"), "headings")


def test_a_pack_says_what_parts_it() -> None:
    choice = find_stage_packs(source_of("dyfed-powys-panel-pack"))
    assert choice.decided == "bookmarks"
    assert [paper.page_from for paper in choice.papers] == [1, 2, 3, 4]
    assert all("bookmarks" in paper.begins_by for paper in choice.papers)
    one = find_stage_packs(source_of("dyfed-powys-panel-pack", page=3))
    assert (one.signals, [paper.page_from for paper in one.papers]) == (choice.signals, [3])
    assert "parted by bookmarks of the file" in drawn(source_of("dyfed-powys-panel-pack"), "packs")


def test_a_single_paper_says_that_nothing_parts_it() -> None:
    marks = [Bookmark(level=1, title=title, page=page) for page, title in enumerate(("Crime", "Money"), 1)]
    choice, signals = parted([REPORT + "Accounts", NOTES], *marks)
    assert (choice.decided, len(choice.papers)) == (None, 1)
    assert signals["bookmarks"] == ([], "2 bookmarks, but not those of a pack")
    assert signals["fronts"] == ([1], "agrees")


def test_signals_that_did_not_decide_agree_add_or_are_not_followed() -> None:
    marks = [Bookmark(level=1, title=title, page=page) for title, page in (("1 Accounts", 1), ("2 Estates", 2))]
    pages = [REPORT + "Accounts", REPORT + "Estates", REPORT + "Fleet", NOTES]
    choice, signals = parted(pages, *marks, title="Agenda Pack")
    assert choice.decided == "bookmarks"
    assert signals["fronts"] == ([1, 2, 3], "is not followed")
    assert signals["stamps"] == ([], "finds nothing")
    stamped = [REPORT + "Accounts", "440 40 10 Agenda Item 2\n72 60 14b Estates", REPORT + "Fleet", NOTES]
    choice, signals = parted(stamped)
    assert choice.decided == "stamps"
    assert signals["fronts"] == ([1, 3], "adds 2")
    assert [paper.begins_by for paper in choice.papers] == [("fronts",), ("stamps",), ("fronts",)]


def test_tags_have_their_words_spans_and_descriptions() -> None:
    [page] = tagged_pages(LINES, TREE)
    tags = find_tags(page)
    [table] = tags.tags
    assert [(kid.kind, kid.text, kid.alt, kid.column_span) for kid in table.kids] == [
        ("TH", "Burglary", None, 2),
        ("Figure", "up", "Arrow up", 1),
    ]
    assert tags.untagged == 2


def test_candidates_count_from_the_best() -> None:
    [page] = set_pages(
        ["72 60 11 Force <200> 2023 <300> 2024\n72 76 11 North <200> 17 <300> 19\n72 92 11 South <200> 4 <300> 6"]
    )
    found = find_candidates(page)
    assert [candidate.number for candidate in found] == list(range(1, len(found) + 1))
    assert found[0].chosen
