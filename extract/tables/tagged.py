"""Tables as a page's tags have them: cells from the tree, their places from where their words stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.pages import Page, Word
from extract.tables.gaps import OVERLAP, across, down, edges_of
from extract.tables.headers import is_value, is_year, slot_text
from extract.tables.layout import Layout, Slot, drop_lines, place_of, pour
from extract.tables.repeated import with_repeated
from extract.tables.rulings import Ruling, find_rulings
from extract.tags.elements import Element

CELLS = ("TH", "TD")
MOST_FOREIGN = 0.1
"""The share of a table's words that the tags may have outside it."""
MOST_PLACES = 12000
"""A tree that makes more places than this is no table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedTable:
    """A table of a tag tree: the cells of each row as slots without a place, and how many rows begin it that are heads.

    `number` is that of its element, the same on each page that it goes over.
    """

    number: int
    rows: tuple[tuple[Slot, ...], ...]
    heads: int


def tagged_layouts(page: Page) -> Iterator[Layout]:
    """A layout for each table of a page's tags whose tree and whose words agree."""
    words: dict[int | None, list[Word]] = {}
    for word in page.words if page.tags else ():
        words.setdefault(word.mark, []).append(word)
    sideways = {word.mark for word in page.sideways}
    for element in (e for tag in page.tags for e in tag.walk() if e.kind == "Table"):
        if not sideways.isdisjoint(element.marks()):
            continue
        layout = place_table(read_table(element, words), page)
        if layout is not None:
            yield with_repeated(layout, page)


def read_table(table: Element, words: Mapping[int | None, Sequence[Word]]) -> TaggedTable:
    """The rows of a tagged table with the words of their marks; a mark that stands twice counts once."""
    taken: set[int] = set()
    rows, heads = [], []
    for row in _below(table, ("TR",)):
        cells = list(_below(row, CELLS))
        rows.append(tuple(_slot(cell, words, taken) for cell in cells))
        heads.append(bool(cells) and all(cell.kind == "TH" and cell.scope != "Row" for cell in cells))
    heads = [head and not any(map(_has_value, row)) for head, row in zip(heads, rows, strict=True)]
    start = next((at for at, row in enumerate(rows) if not _is_title(row)), 0)
    return TaggedTable(number=table.number, rows=tuple(rows[start:]), heads=(*heads[start:], False).index(False))


def _has_value(slot: Slot) -> bool:
    return is_value(slot_text(slot)) and not is_year(slot_text(slot))


def _is_title(row: Sequence[Slot]) -> bool:
    """Whether a row holds a text in its first cell alone: before all others that is no row, but a line above them."""
    return (
        len(row) > 1 and row[0].column_span == 1 and [bool(s.words) for s in row] == [True] + [False] * (len(row) - 1)
    )


def _below(element: Element, kinds: Sequence[str]) -> Iterator[Element]:
    """The nearest elements of some kinds below an element, in order, but not those of a table within it."""
    for kid in element.elements:
        if kid.kind in kinds:
            yield kid
        elif kid.kind != "Table":
            yield from _below(kid, kinds)


def _slot(cell: Element, words: Mapping[int | None, Sequence[Word]], taken: set[int]) -> Slot:
    marks = [mark for mark in dict.fromkeys(cell.marks()) if mark not in taken]
    taken.update(marks)
    held = tuple(word for mark in marks for word in words.get(mark, ()))
    return Slot(row=0, column=0, row_span=cell.row_span, column_span=cell.column_span, words=held)


def place_table(table: TaggedTable, page: Page) -> Layout | None:
    """The layout of a tagged table; None where rows or columns do not stand as the tree says, or words get lost."""
    count = len(table.rows)
    if sum(s.column_span * min(s.row_span, count) for row in table.rows for s in row) > MOST_PLACES:
        return None
    rulings = find_rulings(page.rules)
    xs = _column_edges(_in_order(table.rows), rulings.down)
    slots = _in_place(table.rows, xs) if xs else None
    ys = _row_edges(slots, count, rulings.across) if slots else None
    if not xs or not slots or not ys:
        return None
    whole = (*slots, *_blanks(slots, count, len(xs) - 1))
    layout = Layout(page=page.number, origin="tags", xs=xs, ys=ys, slots=whole, tag=table.number)
    held = drop_lines(layout, lambda s: bool(s.words))
    heads = sum(any(s.words for s in row) for row in table.rows[: table.heads])
    return _with_others(replace(held, heads=heads), page)


def _in_order(rows: Sequence[Sequence[Slot]]) -> list[list[Slot]]:
    """The cells of each row in its first free places, as in HTML."""
    taken: set[tuple[int, int]] = set()
    found = []
    for at, row in enumerate(rows):
        found.append(_row_in_order(row, at, len(rows) - at, taken))
    return found


def _row_in_order(row: Sequence[Slot], at: int, left: int, taken: set[tuple[int, int]]) -> list[Slot]:
    """A row's cells in its first free places; `left` rows are left for spans, and `taken` is kept up."""
    placed, column = [], 0
    for cell in row:
        while (at, column) in taken:
            column += 1
        placed.append(replace(cell, row=at, column=column, row_span=min(cell.row_span, left)))
        taken.update(_places(placed[-1]))
        column += cell.column_span
    return placed


def _places(slot: Slot) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(slot.row, slot.row + slot.row_span)
        for column in range(slot.column, slot.column + slot.column_span)
    ]


def _column_edges(rows: Sequence[Sequence[Slot]], rulings: Sequence[Ruling]) -> tuple[float, ...] | None:
    """The edges of the columns, by the rows that reach the last one; where these differ, by those with most texts."""
    count = max((s.column + s.column_span for row in rows for s in row), default=0)
    full = [row for row in rows if any(s.column + s.column_span == count for s in row)]
    texts = [sum(bool(s.words) for s in row) for row in full]
    fullest = [row for row, filled in zip(full, texts, strict=True) if filled == max(texts)]
    for chosen in (full, fullest):
        held = [s for row in chosen for s in row if s.words]
        if edges := edges_of([(s.column, s.column_span, across(s)) for s in held], count, rulings):
            return edges
    return None


def _row_edges(slots: Sequence[Slot], count: int, rulings: Sequence[Ruling]) -> tuple[float, ...] | None:
    return edges_of([(s.row, s.row_span, down(s)) for s in slots if s.words], count, rulings)


def _in_place(rows: Sequence[Sequence[Slot]], xs: tuple[float, ...]) -> list[Slot] | None:
    """The cells where the tree has them; those of a row that does not stand so, where their words are.

    None where two cells would share a place.
    """
    taken: set[tuple[int, int]] = set()
    found: list[Slot] = []
    for at, row in enumerate(rows):
        free = len(xs) - 1 - sum((at, column) in taken for column in range(len(xs) - 1))
        before = set(taken)
        placed = _row_in_order(row, at, len(rows) - at, taken)
        if sum(s.column_span for s in row) != free or not all(_stands(s, xs) for s in placed if s.words):
            placed = [_by_words(s, xs) for s in placed if s.words]
        taken = before | {place for s in placed for place in _places(s)}
        if len(taken) != len(before) + sum(s.row_span * s.column_span for s in placed):
            return None
        found += placed
    return found


def _stands(slot: Slot, xs: Sequence[float]) -> bool:
    """Whether a slot's words stand in its columns, and do not reach further than texts may."""
    x0, x1 = across(slot)
    return (
        slot.column + slot.column_span < len(xs)
        and x0 >= xs[slot.column] - OVERLAP
        and x1 <= xs[slot.column + slot.column_span] + OVERLAP
    )


def _by_words(slot: Slot, xs: Sequence[float]) -> Slot:
    """The slot over the columns that its words stand in, or in the midst of its span."""
    x0, x1 = across(slot)
    slack = min(OVERLAP, (x1 - x0) / 3)
    first, last = place_of(xs, x0 + slack), place_of(xs, x1 - slack)
    if last - first + 1 < slot.column_span:
        starts = range(max(0, last + 1 - slot.column_span), min(first, len(xs) - 1 - slot.column_span) + 1)
        first = min(starts, key=lambda s: abs(xs[s] + xs[s + slot.column_span] - x0 - x1), default=first)
        last = first + slot.column_span - 1 if starts else last
    return replace(slot, column=first, column_span=last - first + 1)


def _blanks(slots: Sequence[Slot], rows: int, columns: int) -> list[Slot]:
    taken = {place for s in slots for place in _places(s)}
    return [Slot(row=r, column=c) for r in range(rows) for c in range(columns) if (r, c) not in taken]


def _with_others(layout: Layout, page: Page) -> Layout | None:
    """The layout with the other words of its area; None where they are many."""
    own = {id(w) for s in layout.slots for w in s.words}
    box = layout.box
    others = [
        w for w in page.words if id(w) not in own and box.contains_point((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)
    ]
    if len(others) > MOST_FOREIGN * len(own):
        return None
    poured = pour(layout, others)
    slots = tuple(replace(s, words=(*s.words, *p.words)) for s, p in zip(layout.slots, poured.slots, strict=True))
    return replace(layout, slots=slots)
