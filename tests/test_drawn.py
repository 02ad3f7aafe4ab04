"""Signs without text: drawn shapes, printed characters, and the cells that they stand in."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.drawn.marks import MOST, PRINTED, find_marks, printed_mark
from extract.drawn.shapes import read_shape
from extract.pages import Curve, Fill, Page
from extract.tables.grids import find_grids
from schema.records import CELL_MARKS
from tests.table_pages import TableOnPage, page_of

SHAPES = tomllib.loads((Path(__file__).parent / "cases" / "marks.toml").read_text("utf-8"))["cases"]
CORNERS = {case["says"]: case["corners"] for case in SHAPES if case["says"]}


@pytest.mark.parametrize("case", SHAPES, ids=lambda c: c["about"])
def test_shape(case):
    assert (read_shape(case["corners"]) or "") == case["says"]


@given(st.sampled_from(SHAPES), st.floats(0.4, 4), st.floats(-500, 500), st.floats(-500, 500))
def test_a_shape_says_the_same_wherever_and_however_large_it_is(case, size, x, y):
    moved = [(x + size * a, y + size * b) for a, b in case["corners"]]
    assert (read_shape([*moved, moved[0]]) or "") == case["says"]


@pytest.mark.parametrize("turns, way", [(1, "right"), (2, "down"), (3, "left")])
def test_an_arrow_points_where_it_is_turned(turns, way):
    corners = CORNERS["up"]
    for _ in range(turns):
        corners = [(-y, x) for x, y in corners]
    assert read_shape(corners) == way


def test_every_sign_has_characters_that_print_it_and_none_prints_two():
    assert set(PRINTED) == set(CELL_MARKS)
    printed = "".join(PRINTED.values())
    assert len(set(printed)) == len(printed)
    assert all(printed_mark(f"{char} 4") == kind for kind, chars in PRINTED.items() for char in chars)


def drawn(corners, x, y, color="#00b050"):
    points = tuple((float(x + a), float(y + b)) for a, b in corners)
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Curve(points=points, color=color, x0=min(xs), x1=max(xs), top=min(ys), bottom=max(ys))


def with_signs(table, signs, fills=()):
    page = page_of([table])
    return Page(number=1, width=595, height=842, words=page.words, rules=page.rules, curves=tuple(signs), fills=fills)


def marks_of(page):
    (grid,) = find_grids([page])
    return {(c.row, c.column): (c.mark, c.mark_color) for c in grid.cells if c.mark}


TABLE = TableOnPage(
    {
        "widths": [120, 60, 60, 60],
        "rows": [["Duty", "Met", "Trend", "Visits"], ["Custody", "", "", "41"], ["Roads", "", "", "17"]],
    }
)


def test_a_cell_keeps_the_sign_that_is_drawn_in_it_and_its_colour():
    x, y, low = TABLE.xs[1] + 4, TABLE.ys[1] + 2, TABLE.ys[2] + 2
    signs = [drawn(CORNERS["tick"], x, y), drawn(CORNERS["up"], x + 60, y, None), drawn(CORNERS["cross"], x, low)]
    assert marks_of(with_signs(TABLE, signs)) == {
        (1, 1): ("tick", "#00b050"), (1, 2): ("up", None), (2, 1): ("cross", "#00b050"),
    }  # fmt: skip


def test_an_arrow_on_a_disc_is_an_arrow_and_a_disc_alone_is_a_dot():
    x, y, low = TABLE.xs[1] + 4, TABLE.ys[1] + 1, TABLE.ys[2] + 1
    disc = [(6, 0), (12, 6), (6, 12), (0, 6)]
    signs = [drawn(disc, x, y, "#c00000"), drawn(CORNERS["down"], x + 1, y + 1, "#c00000"), drawn(disc, x, low)]
    assert marks_of(with_signs(TABLE, signs)) == {(1, 1): ("down", "#c00000"), (2, 1): ("dot", "#00b050")}


def test_a_small_square_is_a_dot_and_two_different_signs_say_nothing():
    x, y, low = TABLE.xs[1] + 4, TABLE.ys[1] + 2, TABLE.ys[2] + 2
    square = Fill(x0=x, top=y, x1=x + 9, bottom=y + 9, color="#ffc000")
    signs = [drawn(CORNERS["tick"], x, low), drawn(CORNERS["cross"], x + 20, low)]
    assert marks_of(with_signs(TABLE, signs, (square,))) == {(1, 1): ("dot", "#ffc000")}


def test_a_checklist_with_little_but_drawn_ticks_is_a_table():
    rows = [["", *"ABCDEF"], *([name, *[""] * 6] for name in ("Radios", "Lamps", "Locks", "Signs"))]
    table = TableOnPage({"widths": [80] + [40] * 6, "rows": rows})
    ticked = [(row, column) for row in range(1, 5) for column in range(1, 7) if (row + column) % 3]
    signs = [drawn(CORNERS["tick"], table.xs[column] + 15, table.ys[row] + 2) for row, column in ticked]
    assert set(marks_of(with_signs(table, signs))) == set(ticked)
    assert not find_grids([page_of([table])])


def test_a_page_full_of_small_shapes_has_no_signs():
    dots = [drawn(CORNERS["up"], 10 + i % 50, 20 + i // 50) for i in range(MOST + 1)]
    assert find_marks(Page(number=1, width=595, height=842, curves=tuple(dots))) == []
    assert len(find_marks(Page(number=1, width=595, height=842, curves=tuple(dots[1:])))) == MOST
