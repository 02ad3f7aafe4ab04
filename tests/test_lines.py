"""Words become the lines that a person reads, and every word keeps its place."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pages import Curve, Fill
from extract.structure.lines import find_lines
from extract.structure.passages import cut_passage, join_passages
from extract.tables.celltext import cell_passage
from schema.evidence import Box, Passage, Piece
from tests.typeset import set_page

CASES = Path(__file__).parent / "cases"
WORDS = st.lists(st.text("abcdefgh-/", min_size=1, max_size=8), min_size=1, max_size=8)


def cases():
    found = tomllib.loads((CASES / "lines.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


@pytest.mark.parametrize("case", cases())
def test_words_make_lines(case):
    lines = find_lines(set_page(case["page"]))
    assert [line.text for line in lines] == case["lines"]
    if "notes" in case:
        assert [[note.text, note.at] for line in lines for note in line.notes] == case["notes"]


def test_words_of_a_table_are_left_out():
    page = set_page("72 100 11 Before\n72 120 11 In a cell\n72 140 11 After")
    lines = find_lines(page, [Box(x0=60, top=118, x1=300, bottom=134)])
    assert [line.text for line in lines] == ["Before", "After"]


@pytest.mark.parametrize(("flags", "underlined"), [("u", True), ("b", False)])
def test_a_rule_close_under_the_words_underlines_them(flags, underlined):
    [line] = find_lines(set_page(f"72 100 12{flags} Main Findings"))
    assert line.underlined is underlined


def test_columns_are_read_one_after_the_other():
    left = [f"72 {100 + 12 * i} 10 left column has words in line {i}" for i in range(8)]
    right = [f"320 {100 + 12 * i} 10 right column has words in line {i}" for i in range(8)]
    lines = find_lines(set_page("\n".join(left + right)))
    assert [line.text.split()[0] for line in lines] == ["left"] * 8 + ["right"] * 8


def passage(words):
    text, pieces = "", []
    for i, word in enumerate(words):
        text += " " if text else ""
        pieces.append(Piece(start=len(text), end=len(text) + len(word), page=1, box=box_of(i)))
        text += word
    return Passage(text=text, pieces=tuple(pieces))


def box_of(i):
    return Box(x0=10.0 * i, top=0, x1=10.0 * i + 5, bottom=5)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_joining_keeps_every_word_where_it_was(lines):
    whole = join_passages(passage(words) for words in lines)
    assert [whole.text[p.start : p.end] for p in whole.pieces] == [word for words in lines for word in words]


@given(WORDS, st.integers(0, 60), st.integers(0, 60))
def test_cutting_keeps_every_word_where_it_was(words, start, end):
    part = cut_passage(passage(words), start, max(start, end))
    assert part.text == passage(words).text[start : max(start, end)].strip()
    assert all(0 <= p.start < p.end <= len(part.text) for p in part.pieces)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("in 2024-", "25 and", "in 2024-25 and"),
        ("police and/", "or crime", "police and/or crime"),
        ("the force –", "which grew", "the force – which grew"),
        ("infor\u00ad", "mation", "information"),
        ("a -", "b", "a - b"),
    ],
)
def test_hyphens_at_a_line_end_stay_and_take_no_space(before, after, joined):
    assert join_passages([Passage(text=before), Passage(text=after)]).text == joined


def test_a_mark_of_the_size_of_its_line_is_told_by_how_far_it_is_raised():
    page = set_page("72 100 12 in 38 <130> of")
    mark = replace(page.words[1], text="1", x0=page.words[1].x1, x1=page.words[1].x1 + 6, top=96, bottom=108)
    [line] = find_lines(replace(page, words=(*page.words, mark)))
    assert (line.text, [note.text for note in line.notes]) == ("in 38 of", ["1"])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("38^1", "38"),
        ("38¹", "38"),
        ("12 (4%)^1", "12 (4%)"),
        ("38^1 of 50", "38 of 50"),
        ("^a 38", "38"),
        ("£4.2m^2", "£4.2m"),
        ("2^nd", "2nd"),
        ("45m^2", "45m²"),
        ("Burglary^1", "Burglary1"),
        ("^1", "1"),
    ],
)
def test_no_note_mark_is_a_digit_of_a_number_in_a_cell(cell, text):
    assert cell_passage(1, set_page(f"72 100 10 {cell}").words).text == text


def test_a_box_beside_text_is_read_apart():
    beside = ["72 100 10 The force has closed five of its", "72 112 10 stations and sold three of them, and"]
    boxed = ["320 98 10b In short", "320 110 10 Five stations closed and three"]
    below = ["72 124 10 means to sell the other two in the spring of the year after next, when prices may be higher."]
    page = set_page("\n".join(beside + boxed + below))
    fill = Fill(x0=310, top=92, x1=520, bottom=123, color="#ddeeff")
    filled = type(page)(number=1, width=595, height=842, words=page.words, fills=(fill,))
    assert [line.text.split()[0] for line in find_lines(filled)] == ["In", "Five", "The", "stations", "means"]


def test_numbers_and_headings_in_columns_are_read_before_their_text():
    rows = [
        "60 100 10 7/19", "100 100 10b Welcome and", "220 100 10 The chair welcomed all who had come to the hall",
        "100 112 10b apologies", "220 112 10 on the night of the storm.",
        "220 124 10 He told them that the road was closed.",
        "60 140 10 8/19", "100 140 10b Minutes", "220 140 10 They were read and signed by all who had been there",
        "220 152 10 in the spring of that year.",
    ]  # fmt: skip
    texts = [line.text for line in find_lines(set_page("\n".join(rows)))]
    assert texts[:2] == ["7/19 Welcome and", "apologies"]
    assert texts[5:7] == ["8/19 Minutes", "They were read and signed by all who had been there"]


@given(st.lists(st.tuples(st.integers(40, 500), st.integers(60, 160)), max_size=60))
def test_columns_and_boxes_lose_no_word(places):
    page = set_page("\n".join(f"{x} {top} 10 w{i}" for i, (x, top) in enumerate(places)) or "72 60 10 x")
    fill = Fill(x0=300, top=80, x1=560, bottom=130, color="#ddeeff")
    filled = type(page)(number=1, width=595, height=842, words=page.words, fills=(fill,))
    assert sorted(w.text for line in find_lines(filled) for w in line.words) == sorted(w.text for w in page.words)


DOT = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))


def drawn(tops, colors):
    return tuple(
        Curve(x0=72, top=top, x1=76, bottom=top + 4, points=DOT, color=color)
        for top, color in zip(tops, colors, strict=True)
    )


@pytest.mark.parametrize(
    ("colors", "texts"),
    [
        (("#336699", "#336699"), ["• more dogs", "• more horses"]),
        (("#00b050", "#ff0000"), ["more dogs", "more horses"]),
        (("#ffffff", "#ffffff"), ["more dogs", "more horses"]),
    ],
)
def test_drawn_shapes_of_one_colour_before_lines_are_bullets(colors, texts):
    page = set_page("90 100 10 more dogs\n90 120 10 more horses")
    page = replace(page, curves=drawn((103, 123), colors))
    assert [line.text for line in find_lines(page)] == texts
