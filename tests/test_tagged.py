"""Tables by their tags: cells from the tree, places from the words; where these disagree, it is no table."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pages import Page, Word
from extract.tables.candidates import words_outside
from extract.tables.celltext import cell_passage
from extract.tables.grids import find_grids
from extract.tables.layout import Layout
from extract.tables.refusals import find_refusal
from extract.tables.tagged import tagged_layouts
from extract.tags.elements import Element
from tests.table_pages import print_line
from tests.tagged_pdfs import Line, TableTags, tagged_pages

AREAS = [
    ["60 Area", "200 Calls", "300 Answered in time"],
    ["60 East", "200 120", "300 88%"],
    ["60 West", "200 95", "300 91%"],
]


def page_of(*tables: TableTags, others: list[Line] | None = None) -> Page:
    lines = [line for table in tables for line in table.lines] + (others or [])
    (page,) = tagged_pages([lines], {50: f"<< /K [{' '.join(table.element for table in tables)}] >>"})
    return page


def texts_of(layout: Layout) -> list[list[str]]:
    """Each row's cells from left to right: their words, "<2" for a span of columns and "^2" for one of rows."""
    rows: list[list[str]] = [[] for _ in range(layout.rows)]
    for slot in sorted(layout.slots, key=lambda s: (s.row, s.column)):
        spans = f"<{slot.column_span}" * (slot.column_span > 1) + f"^{slot.row_span}" * (slot.row_span > 1)
        rows[slot.row].append(cell_passage(1, slot.words).text + spans)
    return rows


def read(*tables: TableTags, others: list[Line] | None = None) -> list[list[list[str]]]:
    return [texts_of(layout) for layout in tagged_layouts(page_of(*tables, others=others))]


def plain(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.partition(" ")[2].replace("|", " ") for cell in row] for row in rows]


def test_a_table_without_rulings_is_read_from_its_tags():
    assert read(TableTags(AREAS)) == [plain(AREAS)]


def test_cells_of_several_lines_are_one_cell():
    rows = [
        ["60 Risk", "200 What is done"],
        ["60 Fire|and flood", "200 Drills twice|a year, with|a report"],
        ["60 Theft", "200 Locks"],
    ]
    assert read(TableTags(rows)) == [plain(rows)]


def test_spans_are_those_of_the_tree():
    rows = [
        ["60 Area", "250 Calls"],
        ["200 2023", "300 2024"],
        ["60 East", "200 120", "300 88"],
        ["60 All of it, and nothing besides"],
    ]
    attributes = {"Area": "/RowSpan 2", "Calls": "/ColSpan 2", "All of it, and nothing besides": "/ColSpan 3"}
    assert read(TableTags(rows, attributes=attributes)) == [
        [["Area^2", "Calls<2"], ["2023", "2024"], ["East", "120", "88"], ["All of it, and nothing besides<3"]]
    ]


def test_columns_that_no_cell_stands_in_alone_are_none():
    rows = [["60 Area", "200 Calls"], ["60 East", "200 120"], ["60 West", "200 95"]]
    wide = dict.fromkeys(("Area", "East", "West"), "/ColSpan 3")
    assert read(TableTags(rows, attributes=wide)) == [plain(rows)]


def test_dropped_cells_leave_their_places_blank():
    rows = [*AREAS, ["60 North", "300 79%"], ["200 14"]]
    assert read(TableTags(rows))[0][3:] == [["North", "", "79%"], ["", "14", ""]]


def test_words_without_a_mark_stand_where_they_are_printed():
    assert read(TableTags(AREAS), others=[(None, 222.0, 682.0, "est.")])[0][1] == ["East", "120 est.", "88%"]


@pytest.mark.parametrize(
    "rows",
    [
        [AREAS[0], AREAS[1], ["300 91%", "60 West", "200 95"]],
        [["60 Area", "62 |Calls"], ["60 East", "62 |120"], ["60 West", "62 |95"]],
        [],
    ],
    ids=["a row the other way round", "columns in one place", "nothing"],
)
def test_a_tree_that_lies_offers_no_table(rows):
    assert read(TableTags(rows)) == []


def test_rows_in_another_order_than_they_are_printed_offer_no_table():
    table = TableTags(AREAS)
    table.trs.reverse()
    assert read(table) == []


def test_a_table_with_many_words_of_others_in_it_is_not_offered():
    others: list[Line] = [(None, 60.0, 691.0 - 18 * n, "running text that stands here") for n in range(2)]
    assert read(TableTags(AREAS), others=others) == []


def test_absurd_spans_cost_nothing():
    rows = [[f"60 a{r}", f"200 b{r}"] for r in range(60)]
    attributes = {f"a{r}": "/ColSpan 999 /RowSpan 999" for r in range(60)}
    assert read(TableTags(rows, attributes=attributes)) == []


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["60 One"], ["60 Two"], ["60 Three"]], "one row or column"),
        (
            [["60 Report of:", "200 Treasurer"], ["60 Date:", "200 4 May 2022"], ["60 Title:", "200 Plan"]],
            "front block",
        ),
        (
            [["60 1.", "100 To note it"], ["60 2.", "100 To agree to it"], ["60 3.", "100 To thank staff"]],
            "numbered list",
        ),
    ],
)
def test_tables_that_only_lay_out_a_page_are_refused(rows, reason):
    (layout,) = tagged_layouts(page_of(TableTags(rows)))
    assert find_refusal(layout) == reason


def test_texts_in_columns_are_a_table_where_the_tags_name_heads():
    rows = [
        ["60 Risk", "200 What is done about it"],
        *([f"60 Risk {n}", f"200 Somebody looks at it {n} times"] for n in "234"),
    ]
    with_heads, without = (next(tagged_layouts(page_of(TableTags(rows, heads=heads)))) for heads in (1, 0))
    assert (find_refusal(with_heads), find_refusal(without)) == (None, "text in columns")


def test_a_table_over_two_pages_is_one_and_its_repeated_head_stands_once():
    first = TableTags(AREAS, top=120.0)
    second = TableTags([["60 North", "200 61", "300 85%"], ["60 South", "200 70", "300 90%"]], heads=0, page=12)
    heads: list[Line] = [
        ("artifact", float(x), 714.0, text) for x, text in ((60, "Area"), (200, "Calls"), (300, "Answered in time"))
    ]
    foot: Line = ("artifact", 60.0, 30.0, "Page 1 of 2")
    rows = [*first.trs, *(row.replace("/S /TR", "/S /TR /Pg 12 0 R") for row in second.trs)]
    elements = {50: f"<< /K << /S /Table /Pg 10 0 R /K [{' '.join(rows)}] >> >>"}
    (grid,) = find_grids(tagged_pages([[*first.lines, foot], [*heads, *second.lines]], elements))
    assert (grid.page_from, grid.page_to, grid.header_rows) == (1, 2, 1)
    assert [c.text for c in grid.cells if c.column == 0] == ["Area", "East", "West", "North", "South"]


def test_heads_in_sideways_letters_are_left_to_the_rulings():
    page = page_of(TableTags(AREAS))
    turned = tuple(w for w in page.words if w.text == "Calls")
    assert not list(tagged_layouts(replace(page, sideways=turned)))


CELLS = st.tuples(st.integers(0, 400), st.integers(1, 3), st.integers(1, 3), st.booleans())


@given(st.lists(st.lists(CELLS, max_size=4), max_size=5))
def test_a_table_holds_each_word_of_its_area_once_and_each_place_once(rows):
    words: list[Word] = []
    trs = []
    for at, row in enumerate(rows):
        cells = []
        for x, across, down, filled in row:
            mark = len(words)
            if filled:
                words += [replace(w, mark=mark) for w in print_line(f"w{mark}", 50.0 + x, 100.0 + 20 * at)]
            cells.append(
                Element(number=0, kind="TD", kids=(mark,) if filled else (), column_span=across, row_span=down)
            )
        trs.append(Element(number=0, kind="TR", kids=tuple(cells)))
    page = Page(
        number=1, width=600, height=800, words=tuple(words), tags=(Element(number=1, kind="Table", kids=tuple(trs)),)
    )
    for layout in tagged_layouts(page):
        held = [w for s in layout.slots for w in s.words]
        outside = words_outside(page, [layout.box])
        assert sorted(w.text for w in (*held, *outside)) == sorted(w.text for w in words)
        places = Counter(
            (s.row + y, s.column + x) for s in layout.slots for y in range(s.row_span) for x in range(s.column_span)
        )
        assert places == Counter((r, c) for r in range(layout.rows) for c in range(layout.columns))
        assert list(layout.xs) == sorted(layout.xs) and list(layout.ys) == sorted(layout.ys)
