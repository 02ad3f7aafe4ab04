"""Slots that a missing ruling has run together -> one slot for each column that their words stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pages import Word
from extract.tables.celltext import cell_lines
from extract.tables.layout import Layout, Slot, place_of
from extract.tables.textrows import find_chunks


def split_columns(layout: Layout) -> Layout:
    """The layout with slots parted at column edges wherever wide gaps in their words stand on these."""
    slots = tuple(part for slot in layout.slots for part in _split(layout, slot))
    return replace(layout, slots=slots)


def _split(layout: Layout, slot: Slot) -> Iterator[Slot]:
    chunks = [c.words for line in cell_lines(slot.words) for c in find_chunks(line)] if slot.column_span > 1 else []
    reaches = [_reach(layout, c) for c in chunks]
    edges = range(slot.column + 1, slot.column + slot.column_span)
    cuts = [e for e in edges if not any(first < e <= last for first, last in reaches)]
    if len({first for first, _ in reaches}) < 2 or not cuts:
        yield slot
        return
    for start, end in zip([slot.column, *cuts], [*cuts, slot.column + slot.column_span], strict=True):
        held = [w for c, (first, _) in zip(chunks, reaches, strict=True) if start <= first < end for w in c]
        yield replace(slot, column=start, column_span=end - start, words=tuple(held))


def _reach(layout: Layout, chunk: Sequence[Word]) -> tuple[int, int]:
    """The first and the last column that a chunk stands in; what only pokes out does not count."""
    slack = 0.3 * chunk[0].size
    first, last = place_of(layout.xs, chunk[0].x0 + slack), place_of(layout.xs, chunk[-1].x1 - slack)
    return first, max(first, last)
