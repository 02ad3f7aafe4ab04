"""Table candidates -> the best tables, joined over page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.drawn.marks import DrawnMark, find_marks, mark_in
from extract.pages import Page
from extract.structure.blocks import body_size
from extract.structure.headings import around_headings
from extract.structure.passages import join_passages
from extract.tables.candidates import choose_tables
from extract.tables.captions import find_caption
from extract.tables.celltext import cell_passage
from extract.tables.continued import Part, is_rest_of_row, joined_parts, repeated_head
from extract.tables.headers import header_depth
from extract.tables.layout import Layout, Slot, drop_lines
from extract.tables.shading import background, shared_area
from schema.evidence import Box
from schema.records import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as laid out: cells by row and column from 0; `areas` is its box on each page.

    A cell that spans rows or columns stands once, at its top left; texts are as printed, and a blank cell
    under a label stays blank. The first `header_rows` rows are its head. `origin` is what it was read from.
    """

    page_from: int
    page_to: int
    rows: int
    columns: int
    header_rows: int
    caption: str | None
    cells: tuple[Cell, ...]
    areas: tuple[tuple[int, Box], ...]
    origin: str


def find_grids(pages: Sequence[Page]) -> tuple[Grid, ...]:
    """The tables of a document's pages, in reading order."""
    parts = [part for page in pages for part in page_parts(page)]
    return tuple(_grid(table, parts) for table in joined_parts(parts))


def page_parts(page: Page) -> list[Part]:
    """The tables of one page, and single rows that may belong to one on another page, from top to bottom."""
    choice = choose_tables(page)
    drawn = find_marks(page) if choice.tables or choice.strays else []
    parts = [_part(layout, page, drawn) for layout in choice.tables]
    parts += [replace(_part(layout, page, drawn), stray=True) for layout in choice.strays]
    return sorted(parts, key=lambda p: (p.layout.box.top, p.layout.box.x0))


def _part(layout: Layout, page: Page, drawn: Sequence[DrawnMark]) -> Part:
    layout = without_headings(layout, page)
    ordered = replace(layout, slots=tuple(sorted(layout.slots, key=lambda s: (s.row, s.column))))
    box = layout.box
    fills = [f for f in page.fills if shared_area(box, f)]
    shades = tuple(background(ordered.box_of(s), fills) for s in ordered.slots)
    grounds = zip(ordered.slots, shades, strict=True)
    marks = tuple(mark_in(ordered.box_of(slot), drawn, shade) if drawn else None for slot, shade in grounds)
    return Part(page=page, layout=ordered, depth=header_depth(ordered, shades), shades=shades, marks=marks)


def without_headings(layout: Layout, page: Page) -> Layout:
    """The layout without the words that stand in it as a heading of the page, and the rows that held only such."""
    parts = around_headings(layout.box, page, body_size(page.words))
    if len(parts) == 1:
        return layout
    middles = ((w, (w.x0 + w.x1) / 2, (w.top + w.bottom) / 2) for s in layout.slots for w in s.words)
    kept = {id(w) for w, x, y in middles if any(part.contains_point(x, y) for part in parts)}
    plain = [replace(s, words=tuple(w for w in s.words if id(w) in kept)) for s in layout.slots]
    emptied = {a.row for a, b in zip(layout.slots, plain, strict=True) if a.words and not b.words}
    return drop_lines(replace(layout, slots=tuple(plain)), lambda s: bool(s.words) or s.row not in emptied)


def _grid(table: Sequence[Part], parts: Sequence[Part]) -> Grid:
    cells = _cells(table)
    first = table[0]
    taken = [p.layout.box for p in parts if p.page is first.page]
    return Grid(
        page_from=first.page.number,
        page_to=table[-1].page.number,
        rows=max(c.row + c.row_span for c in cells),
        columns=first.layout.columns,
        header_rows=first.depth,
        caption=find_caption(first.page, first.layout.box, taken),
        cells=cells,
        areas=tuple((p.page.number, p.layout.box) for p in table),
        origin=first.layout.origin,
    )


def _cells(table: Sequence[Part]) -> tuple[Cell, ...]:
    first = table[0]
    cells = _part_cells(first, 0, first.depth, 0)
    for before, part in pairwise(table):
        skip = repeated_head(first, part)
        rest = _row(part, skip)
        end = max(c.row + c.row_span for c in cells)
        if is_rest_of_row(rest, _row(before, before.layout.rows - 1)):
            cells = _with_rest(cells, end - 1, rest, part.page.number)
            skip += 1
        cells += _part_cells(part, skip, 0, end - skip)
    return tuple(cells)


def _row(part: Part, row: int) -> list[Slot]:
    return [s for s in part.layout.slots if s.row <= row < s.row + s.row_span]


def _with_rest(cells: list[Cell], row: int, rest: Sequence[Slot], page: int) -> list[Cell]:
    """Cells with the texts of a row that a page break parted, joined."""
    texts = {s.column: cell_passage(page, s.words) for s in rest if s.words}
    return [
        replace(c, passage=join_passages([c.passage, texts[c.column]]))
        if c.column in texts and c.row <= row < c.row + c.row_span
        else c
        for c in cells
    ]


def _part_cells(part: Part, skip: int, depth: int, shift: int) -> list[Cell]:
    """The cells of a part without its first `skip` rows; `shift` is added to their rows."""
    return [
        Cell(
            row=s.row + shift,
            column=s.column,
            row_span=s.row_span,
            column_span=s.column_span,
            is_header=s.row < depth,
            fill=shade,
            page=part.page.number,
            box=part.layout.box_of(s),
            mark=mark.kind if mark else None,
            mark_color=mark.color if mark else None,
            passage=cell_passage(part.page.number, s.words),
        )
        for s, shade, mark in zip(part.layout.slots, part.shades, part.marks, strict=True)
        if s.row >= skip
    ]
