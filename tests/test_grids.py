"""Tables laid out on a page are found again as they were."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pages import Page, Word
from extract.tables.grids import Grid, find_grids
from tests.table_pages import TableOnPage, page_of, print_line, word_width

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    found = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


def texts_of(grid: Grid) -> list[list[str]]:
    texts = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        texts[cell.row][cell.column] = cell.text
    return texts


def only_grid(pages: Sequence[Page]) -> Grid:
    found = find_grids(pages)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("case", cases("grids.toml"))
def test_a_table_is_read_as_it_was_laid_out(case):
    table = TableOnPage(case)
    grid = only_grid([page_of([table])])
    assert texts_of(grid) == table.texts()
    assert grid.header_rows == table.head


@pytest.mark.parametrize("case", cases("grids.toml"))
def test_fills_and_spans_are_those_drawn(case):
    table = TableOnPage(case)
    grid = only_grid([page_of([table])])
    for cell in grid.cells:
        if case.get("style") == "boxed":
            assert (cell.row_span, cell.column_span) == table.span(cell.row, cell.column)
        if case.get("fills"):
            assert cell.fill == case["fills"].get(cell.text)


@pytest.mark.parametrize("case", cases("no_grids.toml"))
def test_what_is_no_table_is_left_to_the_text(case):
    assert find_grids([page_of([TableOnPage(case)])]) == ()


SIMPLE = {
    "style": "boxed",
    "widths": [150, 80, 80],
    "rows": [["Area", "Now", "Then"], ["East", "12", "14"], ["West", "9", "8"]],
}


def test_a_page_without_tables_has_none():
    lines = [("The panel met on the first Monday of the month and heard a report", 60, 80 + 14 * i) for i in range(20)]
    assert find_grids([page_of([], lines), Page(number=2, width=595, height=842)]) == ()


def test_tables_side_by_side_stay_apart():
    left, right = (
        TableOnPage({**SIMPLE, "widths": [80, 50, 50]}, x=50),
        TableOnPage({**SIMPLE, "widths": [80, 50, 50]}, x=320),
    )
    found = find_grids([page_of([left, right])])
    assert [texts_of(g) for g in found] == [left.texts(), right.texts()]


PROSE = [
    "The force told the panel that the number of", "calls had risen in every district over the year",
    "and that the new system had helped its staff to", "answer them in time although some callers still",
    "had to wait for longer than the target which was", "set by the commissioner in the plan for the year",
]  # fmt: skip
OPEN = {"style": "space", "widths": [120, 50, 50], "rows": [
    ["Area", "2020", "2021"], ["East", "120", "14"], ["West", "98", "8"], ["North", "70", "21"],
    ["South", "33", "12"], ["Middle", "12", "1"], ["Total", "333", "56"],
]}  # fmt: skip


@pytest.mark.parametrize(("table_x", "text_x"), [(330, 50), (50, 320)])
def test_a_table_beside_running_text_is_read_without_it(table_x, text_x):
    table = TableOnPage(OPEN, x=table_x)
    lines = [(line, text_x, 102.0 + 14 * i) for i, line in enumerate(PROSE)]
    assert texts_of(only_grid([page_of([table], lines)])) == table.texts()


def test_running_text_close_above_and_below_is_no_part_of_a_table():
    table = TableOnPage(OPEN, y=100)
    lines = [(" ".join(PROSE[i : i + 2]), 60, y) for i, y in enumerate((62.0, 74.0, 86.0, 216.0, 228.0))]
    assert texts_of(only_grid([page_of([table], lines)])) == table.texts()


def test_tables_one_above_the_other_stay_apart():
    upper, lower = TableOnPage(OPEN, y=100), TableOnPage({**OPEN, "widths": [150, 60, 60]}, y=226)
    assert [texts_of(g) for g in find_grids([page_of([upper, lower])])] == [upper.texts(), lower.texts()]


def test_heads_above_the_first_ruling_belong_to_the_table():
    rows = [
        ["Service", "Budget\n£m", "Outturn\n£m"],
        ["Custody", "12.0", "12.4"],
        ["Estates", "3.1", "2.9"],
        ["Fleet", "0.4", "0.6"],
    ]
    table = TableOnPage({"style": "across", "widths": [180, 80, 80], "rows": rows})
    page = page_of([table])
    rules = tuple(r for r in page.rules if r.top > table.ys[0])
    grid = only_grid([Page(number=1, width=595, height=842, words=page.words, rules=rules)])
    assert (texts_of(grid), grid.header_rows) == (table.texts(), 1)


def test_a_heading_between_two_stacks_of_rulings_is_in_neither():
    across = {**OPEN, "style": "across", "widths": [150, 60, 60]}
    upper, lower = TableOnPage(across, y=100), TableOnPage(across, y=270)
    page = page_of([upper, lower])
    heading = tuple(print_line("Custody and courts", 60, 230, size=16.0))
    found = find_grids([Page(number=1, width=595, height=842, words=(*page.words, *heading), rules=page.rules)])
    assert [texts_of(g) for g in found] == [upper.texts(), lower.texts()]


def test_numbered_paragraphs_between_two_tables_are_in_neither():
    upper, lower = TableOnPage({**OPEN, "style": "across"}, y=100), TableOnPage({**OPEN, "style": "across"}, y=300)
    foot = upper.ys[-1]
    lines = [("5.2", 60, foot + 14), ("6.1", 60, foot + 50)]
    lines += [(" ".join(PROSE[i : i + 2]), 90, foot + 14 + 12 * i) for i in range(5)]
    assert [texts_of(g) for g in find_grids([page_of([upper, lower], lines)])] == [upper.texts(), lower.texts()]


def test_the_words_of_a_table_stay_out_of_the_text_around_it():
    table = TableOnPage(SIMPLE)
    page = page_of([table], [("A sentence stands above the table and says what it is about.", 60, 60)])
    ((number, area),) = only_grid([page]).areas
    inside = [w.text for w in page.words if area.contains_point((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
    assert (number, sorted(inside)) == (1, sorted(w.text for w in table.words()))


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Table 4: Crimes by area", "Table 4: Crimes by area"),
        ("The panel heard that crime had fallen in both areas.", None),
    ],
)
def test_a_caption_is_a_line_that_names_the_table(line, caption):
    assert only_grid([page_of([TableOnPage(SIMPLE)], [(line, 60, 82)])]).caption == caption


def test_a_note_mark_is_no_digit_of_a_number():
    table = TableOnPage({**SIMPLE, "align": ["left", "left", "left"]})
    page = page_of([table])
    last = next(w for w in page.words if w.text == "14")
    mark = next(print_line("1", last.x1, last.top - 1, size=6.0))
    grid = only_grid([Page(number=1, width=595, height=842, words=(*page.words, mark), rules=page.rules)])
    assert texts_of(grid)[1] == ["East", "12", "14"]


def test_ordinals_keep_their_raised_ending():
    table = TableOnPage({**SIMPLE, "align": ["left", "left", "left"]})
    page = page_of([table])
    last = next(w for w in page.words if w.text == "12")
    ending = next(print_line("th", last.x1, last.top - 1, size=6.0))
    grid = only_grid([Page(number=1, width=595, height=842, words=(*page.words, ending), rules=page.rules)])
    assert texts_of(grid)[1][1] == "12th"


def long_table(start: int, rows: int, head: bool) -> dict[str, Any]:
    body = [[f"Indicator {start + i}", str(100 + start + i), f"{start + i}%"] for i in range(rows)]
    return {"style": "boxed", "widths": [200, 90, 90], "rows": [["Name", "Count", "Share"], *body] if head else body}


@pytest.mark.parametrize("repeated", [True, False])
def test_a_table_goes_on_over_a_page_break(repeated):
    first = TableOnPage(long_table(1, 40, True), y=100)
    second = TableOnPage({**long_table(41, 6, repeated), "head": int(repeated)}, y=60)
    foot = [("Page 1", 280, 810.0)]
    grid = only_grid([page_of([first], foot), page_of([second], [("Page 2", 280, 810.0)], number=2)])
    assert (grid.page_from, grid.page_to, grid.rows, grid.header_rows) == (1, 2, 47, 1)
    assert [cell.page for cell in grid.cells if cell.column == 0] == [1] * 41 + [2] * 6
    assert texts_of(grid)[-1] == ["Indicator 46", "146", "46%"]


def test_a_single_row_after_a_page_break_still_belongs_to_its_table():
    first, second = (
        TableOnPage(long_table(1, 40, True), y=100),
        TableOnPage({**long_table(41, 1, False), "head": 0}, y=60),
    )
    grid = only_grid([page_of([first]), page_of([second], number=2)])
    assert texts_of(grid)[-1] == ["Indicator 41", "141", "41%"]


def test_heads_alone_before_a_page_break_are_heads_of_the_table_after_it():
    first = TableOnPage({**SIMPLE, "rows": SIMPLE["rows"][:1]}, y=780)
    second = TableOnPage({**SIMPLE, "rows": SIMPLE["rows"][1:], "head": 0}, y=60)
    grid = only_grid([page_of([first]), page_of([second], number=2)])
    assert texts_of(grid) == TableOnPage(SIMPLE).texts()
    assert grid.header_rows == 1


def test_a_row_cut_by_a_page_break_is_one_row():
    rows = [
        ["Measure", "State"],
        *[[f"Measure {i}", "Included"] for i in range(40)],
        ["People who agree that they have", "Included"],
    ]
    first = TableOnPage({"style": "boxed", "widths": [250, 100], "align": ["left", "left"], "rows": rows}, y=80)
    rest = [["Measure", "State"], ["confidence in the police", ""], ["Visibility", "Planned"]]
    second = TableOnPage({"style": "boxed", "widths": [250, 100], "align": ["left", "left"], "rows": rest}, y=60)
    grid = only_grid([page_of([first]), page_of([second], number=2)])
    assert texts_of(grid)[-2:] == [
        ["People who agree that they have confidence in the police", "Included"],
        ["Visibility", "Planned"],
    ]
    cell = next(c for c in grid.cells if c.text.startswith("People who agree"))
    assert {piece.page for piece in cell.passage.pieces} == {1, 2}


def test_another_table_under_its_own_title_is_another_table():
    first, second = TableOnPage(long_table(1, 40, True), y=100), TableOnPage(long_table(1, 6, True), y=140)
    pages = [page_of([first]), page_of([second], [("Calls by district", 60, 120)], number=2)]
    assert len(find_grids(pages)) == 2


def test_a_column_drawn_without_its_sides_is_a_column():
    table = TableOnPage({**long_table(1, 6, True), "style": "boxed"})
    page = page_of([table])
    x0, x1 = table.xs[1], table.xs[2]
    rules = tuple(r for r in page.rules if not (r.top == r.bottom and r.x0 >= x0 and r.x1 <= x1))
    assert texts_of(only_grid([Page(number=1, width=595, height=842, words=page.words, rules=rules)])) == table.texts()


def test_a_large_grid_is_read_whole():
    rows = [[str(1000 + r * 40 + c) for c in range(40)] for r in range(120)]
    table = TableOnPage({"style": "boxed", "widths": [30] * 40, "rows": rows, "head": 0})
    assert texts_of(only_grid([page_of([table])])) == table.texts()


CELL = st.text(alphabet="abcdefgh ", min_size=1, max_size=12).map(lambda t: " ".join(t.split()) or "x")
NUMBER = st.integers(0, 99999).map(lambda n: f"{n:,}")


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    columns = draw(st.integers(2, 6))
    body = draw(st.lists(st.tuples(CELL, *[NUMBER] * (columns - 1)), min_size=3, max_size=12))
    head = [f"H{c}ead" for c in range(columns)]
    style = draw(st.sampled_from(["boxed", "lines", "across"]))
    return {"style": style, "widths": [110] + [70] * (columns - 1), "rows": [head, *map(list, body)]}


@settings(max_examples=30, deadline=None)
@given(tables())
def test_any_ruled_table_of_labels_and_numbers_comes_back(case):
    table = TableOnPage(case)
    assert texts_of(only_grid([page_of([table])])) == table.texts()


WORDS = st.lists(
    st.builds(
        lambda text, x, y: Word(
            text=text, x0=x, x1=x + 5 * len(text), top=y, bottom=y + 10, font="Arial", size=10.0, color=None
        ),
        st.sampled_from(["12", "4%", "Total", "of", "n/a", "Crime", "(3)", "2021"]),
        st.integers(0, 50).map(lambda n: 10.0 * n),
        st.integers(0, 60).map(lambda n: 12.0 * n),
    ),
    max_size=80,
)


@settings(max_examples=40, deadline=None)
@given(WORDS, tables())
def test_no_word_of_an_area_is_lost_or_doubled(noise, case):
    base = page_of([TableOnPage(case, y=300.0)])
    page = Page(number=1, width=595, height=842, words=(*base.words, *noise), rules=base.rules)
    for grid in find_grids([page]):
        found = Counter(p for c in grid.cells for p in c.text.split())
        boxes = [(p.page, p.box.x0, p.box.top, c.text[p.start : p.end]) for c in grid.cells for p in c.passage.pieces]
        ((_, area),) = grid.areas
        inside = Counter(w.text for w in page.words if area.contains_point((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2))
        assert sum(found.values()) > 0
        assert Counter(text for *_, text in boxes) == inside


def turned(text: str, x: float, foot: float) -> list[Word]:
    """The words of a text that runs up the page from `foot`."""
    words = []
    for part in text.split():
        top = foot - word_width(part)
        box = {"x0": x, "x1": x + 10, "top": top, "bottom": foot}
        words.append(Word(text=part, font="Arial", size=10, color="#000000", level=False, **box))
        foot = top - 2.5
    return words


@pytest.mark.parametrize("style", ["boxed", "across", "space"])
def test_heads_that_run_up_the_page_stand_in_their_columns(style):
    rows = [
        ["Course", "", "", ""],
        ["Welding", "12", "14", "9"],
        ["Statistics", "8", "8", "7"],
        ["Spanish", "3", "4", "1"],
    ]
    body = rows if style == "boxed" else rows[1:]
    table = TableOnPage({"style": style, "head": 0, "widths": [100, 40, 40, 40], "rows": body}, y=200.0)
    names = ["North Gate", "Mesa", "Lake Side"]
    foot = 213.0 if style == "boxed" else 197.0
    heads = [w for i, name in enumerate(names) for w in turned(name, table.xs[i + 1] + 15, foot)]
    if style == "boxed":
        table.ys[0] = 140.0
    course = [] if style == "boxed" else list(print_line("Course", 64, 187))
    page = page_of([table])
    grid = only_grid([replace(page, words=(*page.words, *course), sideways=tuple(heads))])
    assert texts_of(grid) == [["Course", *names], *rows[1:]]
