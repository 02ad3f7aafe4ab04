"""Heads that a table repeats on its later pages: the tags call them no content, but they belong to the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from extract.pages import Page, Word
from extract.tables.gaps import OVERLAP, across, edges_of
from extract.tables.layout import Layout, Slot, place_of
from extract.tables.rulings import Rulings, find_rulings

GAP = 1.5
"""Times the font size: what stands further above a table is no head of it."""
APART = 0.8
"""Times the font size: heads of two columns stand this far apart."""


def with_repeated(layout: Layout, page: Page) -> Layout:
    """The layout with the rows of artifacts right above it, where the last of them stands in columns as heads do."""
    words = _words_above(layout, page)
    rulings = find_rulings(page.rules)
    tops = _row_tops(words, layout, rulings)
    bands = [[w for w in words if _row(tops, w) == row] for row in range(len(tops))]
    heads = _heads(layout.xs, bands[-1]) if bands else []
    if len(heads) < 2 or len(heads) * 2 < layout.columns:
        return layout
    held = [(s.column, s.column_span, across(s)) for s in (*heads, *layout.slots) if s.words]
    xs = edges_of(held, layout.columns, rulings.down)
    if xs is None:
        return layout
    rows = [_with_blanks(_heads(xs, band, row), row, layout.columns) for row, band in enumerate(bands)]
    moved = [replace(s, row=s.row + len(bands)) for s in layout.slots]
    whole = replace(layout, xs=xs, ys=(*tops, *layout.ys), heads=len(bands), repeated=len(bands))
    return replace(whole, slots=(*chain.from_iterable(rows), *moved))


def _words_above(layout: Layout, page: Page) -> list[Word]:
    """The artifacts above a table, up to the first gap."""
    box, top = layout.box, layout.ys[0]
    above = [w for w in page.words if w.artifact and w.bottom <= top + OVERLAP and w.x1 > box.x0 and w.x0 < box.x1]
    found = []
    for word in sorted(above, key=lambda w: -w.bottom):
        if top - word.bottom > GAP * word.size:
            break
        found.append(word)
        top = min(top, word.top)
    return found


def _row_tops(words: Sequence[Word], layout: Layout, rulings: Rulings) -> list[float]:
    """Where the rows of words begin: above all of them, and at rulings between them."""
    if not words:
        return []
    top, foot = min(w.top for w in words), max(w.bottom for w in words)
    wide = [r.at for r in rulings.across if r.start < layout.xs[-1] and r.end > layout.xs[0]]
    return [top, *(at for at in wide if top + OVERLAP < at < foot - OVERLAP)]


def _row(tops: Sequence[float], word: Word) -> int:
    return sum(top < (word.top + word.bottom) / 2 for top in tops[1:])


def _heads(xs: Sequence[float], words: Sequence[Word], row: int = 0) -> list[Slot]:
    """The heads of a row, one in each column that has some: words above each other or close together are one."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.x0):
        if groups and word.x0 - max(w.x1 for w in groups[-1]) < APART * word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    columns: dict[int, list[Word]] = {}
    for group in groups:
        middle = (group[0].x0 + max(w.x1 for w in group)) / 2
        columns.setdefault(place_of(xs, middle), []).extend(group)
    return [Slot(row=row, column=column, words=tuple(held)) for column, held in columns.items()]


def _with_blanks(slots: Sequence[Slot], row: int, columns: int) -> list[Slot]:
    filled = {slot.column for slot in slots}
    return [*slots, *(Slot(row=row, column=column) for column in range(columns) if column not in filled)]
