"""Lines become blocks of one kind each, joined over lines and pages; marks are kept apart."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.outline import find_papers
from extract.pages import FileFacts
from extract.structure.blocks import find_chunks, read_setting
from extract.structure.furniture import set_apart
from extract.structure.lines import find_lines
from extract.structure.marks import MARK, read_mark
from schema.ids import Ids
from schema.records import BLOCK_KINDS
from tests.typeset import set_page, set_pages

CASES = Path(__file__).parent / "cases"


def cases():
    found = tomllib.loads((CASES / "blocks.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


def blocks_of(pages):
    facts = FileFacts(page_count=len(pages), title=None, bookmarks=())
    return [block for content in find_papers(facts, pages, (), Ids("d")) for block in content.blocks]


def shown(block):
    return " ".join(filter(None, [block.kind, block.number, "|", block.text]))


@pytest.mark.parametrize("case", cases())
def test_lines_make_blocks(case):
    assert [shown(block) for block in blocks_of(set_pages(case["pages"]))] == case["blocks"]


@pytest.mark.parametrize(
    ("text", "mark", "depth"),
    [
        ("1. Purpose", "1.", 1),
        ("12.3 The force", "12.3", 2),
        ("4.1. The Panel", "4.1.", 2),
        ("a) note", "a)", 1),
        ("(iv) agree", "(iv)", 1),
        ("A. Findings", "A.", 1),
        ("3a | Adult Care", "3a", 2),
        ("• one", "•", 1),
        ("- one", "-", 1),
    ],
)
def test_marks_are_kept_as_printed(text, mark, depth):
    found = read_mark(text)
    assert (found.text, found.depth) == (mark, depth)
    assert text[found.end :] == text.split(maxsplit=text.count("|") + 1)[-1] or text[found.end].isalnum()


@pytest.mark.parametrize("text", ["the 4th", "e.g. one", "2019.4", "", "•", "1.", "3.5% of them", "£4m"])
def test_what_is_no_mark(text):
    assert read_mark(text) is None


@given(st.text(max_size=300))
def test_any_text_has_a_mark_or_none(text):
    found = read_mark(text)
    assert found is None or 0 < found.end <= len(text)


@given(st.text("(1.a|)• -", max_size=2000))
def test_marks_are_looked_for_in_time(text):
    MARK.match(text)


LINES = st.lists(
    st.tuples(
        st.sampled_from([72, 90, 100, 300]),
        st.sampled_from([8, 11, 11, 11, 14]),
        st.sampled_from(["", "", "b", "u", "i"]),
        st.text("abc AB1.,()•:", min_size=1, max_size=40).filter(str.strip),
    ),
    max_size=12,
)


@given(LINES)
def test_no_word_is_lost_and_every_piece_is_its_word(lines):
    rows = [f"{x} {60 + 16 * i} {size}{flags} {text.strip()}" for i, (x, size, flags, text) in enumerate(lines)]
    page = set_page("\n".join(rows)) if rows else set_page("72 60 11 x")
    blocks = blocks_of([page])
    assert {block.kind for block in blocks} <= set(BLOCK_KINDS)
    words = sorted("".join(word.text for word in page.words))
    marks = [block.number or "" for block in blocks]
    assert sorted("".join(["".join(b.text.split()) for b in blocks] + marks)) == words
    for block in blocks:
        assert all(block.text[p.start : p.end].strip() for p in block.passage.pieces)


def test_the_setting_is_that_of_the_body():
    pages = set_pages(["72 60 20b Title\n72 100 11 Words of the body set\n72 115 11 in eleven points"])
    setting = read_setting(set_apart([(page, find_lines(page)) for page in pages]))
    assert (setting.size, setting.pitch) == (11, 1.4)


def test_an_empty_page_has_no_blocks():
    assert find_chunks([], read_setting([])) == []


def test_a_bold_start_is_no_second_line_of_the_heading_above_it():
    bold, plain = (set_page(f"72 {top} 11{flags} {text}").words for top, flags, text in (
        (114, "b", "Lease."), (114, "", "<110> It costs more each year than to buy, but less than to own a garage."),
    ))  # fmt: skip
    page = set_page("72 100 11b 3. What the board looked at before it chose a way to pay for the vans")
    page = replace(page, words=(*page.words, *bold, *plain))
    assert [block.text.split()[0] for block in blocks_of([page])] == ["What", "Lease."]
