"""Printed rows of column heads -> the cells of a table's head, on as many levels as stand above each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from extract.tables.layout import Slot
from extract.tables.rulings import Ruling
from extract.tables.textrows import in_line
from extract.tables.wrapped import Frame, Part, PlacedRow, covered_columns

CLOSE = 0.9
"""Of the font size: lines of one head stand no further apart."""


@dataclass(slots=True, kw_only=True)
class _Head:
    """A head that is being read: its level from the top, the columns that it covers, its lines."""

    level: int
    first: int
    last: int
    parts: list[Part] = field(default_factory=list)
    bottom: float = 0.0

    @property
    def top(self) -> float:
        return min(w.top for p in self.parts for w in p.chunk.words)

    def covers(self, column: int) -> bool:
        return self.first <= column <= self.last


def lay_heads(rows: Sequence[PlacedRow], frame: Frame) -> tuple[list[Slot], list[float]]:
    """The slots of the head that some printed rows make, and where each of its levels begins, in points.

    Lines in one column are one head, unless a ruling or a text that spans other columns too parts them. Heads
    begin on the highest free level, wherever they are printed, and reach down to the next one in their columns.
    """
    heads = _read(rows, frame)
    levels = max((h.level for h in heads), default=-1) + 1
    taken: set[tuple[int, int]] = set()
    slots: list[Slot] = []
    for head in sorted(heads, key=lambda h: (h.level, h.first)):
        slot = _slot(head, heads, levels)
        slots.append(slot)
        taken |= {(r, c) for r in range(slot.row, slot.row + slot.row_span) for c in range(head.first, head.last + 1)}
    blank = [(r, c) for r in range(levels) for c in range(len(frame.cores)) if (r, c) not in taken]
    slots += [Slot(row=r, column=c) for r, c in blank]
    tops = [min(h.top for h in heads if h.level == level) for level in range(levels)]
    return slots, tops


def _slot(head: _Head, heads: Sequence[_Head], levels: int) -> Slot:
    below = [h.level for h in heads if h.level > head.level and h.first <= head.last and h.last >= head.first]
    return Slot(
        row=head.level,
        column=head.first,
        row_span=min(below, default=levels) - head.level,
        column_span=head.last - head.first + 1,
        words=tuple(w for p in head.parts for w in p.chunk.words),
    )


def _read(rows: Sequence[PlacedRow], frame: Frame) -> list[_Head]:
    heads: list[_Head] = []
    floors = [0] * len(frame.cores)
    for _, item in sorted(_from_above(rows, frame), key=itemgetter(0)):
        if isinstance(item, Ruling):
            _raise_floors(item, heads, floors, frame)
            continue
        for part in item.parts:
            _add(part, item, heads, floors)
    return heads


def _from_above(rows: Sequence[PlacedRow], frame: Frame) -> Iterator[tuple[float, PlacedRow | Ruling]]:
    top, bottom = rows[0].top, rows[-1].top
    yield from ((r.at, r) for r in frame.rulings if top < r.at < bottom)
    yield from ((row.top, row) for row in rows)


def _raise_floors(ruling: Ruling, heads: Sequence[_Head], floors: list[int], frame: Frame) -> None:
    """What stands below a ruling is on a level of its own in the columns that the ruling covers."""
    under = covered_columns(ruling, frame.cores)
    floor = max((h.level + 1 for h in heads if any(map(h.covers, under))), default=0)
    for column in under:
        floors[column] = max(floors[column], floor)


def _add(part: Part, row: PlacedRow, heads: list[_Head], floors: Sequence[int]) -> None:
    columns = range(part.first, part.last + 1)
    floor = max(floors[c] for c in columns)
    above = [h for h in heads if any(map(h.covers, columns))]
    nearest = max(above, key=lambda h: h.level, default=None)
    if nearest is None or nearest.level < floor or not _goes_on(nearest, part, row):
        level = max(floor, nearest.level + 1 if nearest else 0)
        nearest = _Head(level=level, first=part.first, last=part.last)
        heads.append(nearest)
    nearest.parts.append(part)
    nearest.bottom = row.bottom


def _goes_on(head: _Head, part: Part, row: PlacedRow) -> bool:
    """Whether a line is the next one of a head: over the same columns, close below and in line, or beside it."""
    if (head.first, head.last) != (part.first, part.last) or row.top - head.bottom > CLOSE * row.size:
        return False
    return part.first == 0 or row.bottom == head.bottom or any(in_line(part.chunk, p.chunk) for p in head.parts)
