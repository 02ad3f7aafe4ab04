"""Printed rows -> rows of a table: lines that go on with the cell above are joined to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.columns import cut_at_gutters, reach_of
from extract.pages import Word
from extract.textrows import Chunk, TextRow

SPACE = 0.25
"""Of the font size: the width of a space."""
GOES_ON = re.compile(r"[a-z(&,;–-]")
LOOSE = 0.35
"""Of the font size: how much more than the least distance between lines ends a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A chunk and the columns, first to last, that it stands in."""

    first: int
    last: int
    chunk: Chunk


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What rows are read with: gutters from left to right, columns of numbers, rulings' y, where columns end."""

    gutters: tuple[tuple[float, float], ...]
    numeric: frozenset[int]
    across: tuple[float, ...]
    ends: tuple[float, ...]
    leading: float


def place_parts(row: TextRow, gutters: Sequence[tuple[float, float]]) -> list[Part]:
    """The chunks of a row with their columns; chunks that cross gutters are cut there where they can be."""
    parts = []
    for chunk in row.chunks:
        first, last = reach_of(chunk, gutters)
        pieces = cut_at_gutters(chunk, gutters, 0.45) if first < last else [chunk]
        for piece in pieces:
            a, b = reach_of(piece, gutters)
            parts.append(Part(first=a, last=b, chunk=piece))
    return parts


def group_rows(rows: Sequence[TextRow], head: int, frame: Frame) -> list[list[TextRow]]:
    """The printed rows of each row of the table; the first `head` printed rows are its head."""
    groups: list[list[TextRow]] = []
    for i, row in enumerate(rows):
        joins = _joins_head if i < head else _joins_body
        if groups and i != head and not _ruled(groups[-1][-1], row, frame) and joins(groups[-1], row, frame):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _ruled(before: TextRow, row: TextRow, frame: Frame) -> bool:
    low, high = before.bottom - 0.3 * before.size, row.top + 0.3 * row.size
    return any(low <= at <= max(high, low) for at in frame.across)


def _joins_head(group: Sequence[TextRow], row: TextRow, frame: Frame) -> bool:
    """Heads go on over lines; one that spans columns is a level of its own."""
    spans = [p for r in group for p in place_parts(r, frame.gutters) if p.last > p.first]
    here = [p for p in place_parts(row, frame.gutters) if p.last > p.first]
    if spans or here:
        return {(p.first, p.last) for p in here} == {(p.first, p.last) for p in spans} and len(row.chunks) == len(here)
    return row.top - group[-1].bottom <= 0.9 * row.size


def _joins_body(group: Sequence[TextRow], row: TextRow, frame: Frame) -> bool:
    before, after = _columns(group, frame), _columns([row], frame)
    if row.top - group[-1].bottom > frame.leading + LOOSE * row.size:
        return False
    if _has_values(group, frame):
        if _has_values([row], frame) or not set(after) <= set(before):
            return False
        return all(_goes_on(before[c], after[c], frame.ends[c]) for c in after)
    if _has_values([row], frame):
        return 0 not in after or (set(before) == {0} and _goes_on(before[0], after[0], frame.ends[0]))
    if 0 not in after:
        return True
    if len(after) > 1:
        return set(after) <= set(before) and all(GOES_ON.match(after[c].text) for c in after)
    return 0 in before and _goes_on(before[0], after[0], frame.ends[0])


def _columns(group: Sequence[TextRow], frame: Frame) -> dict[int, Chunk]:
    """The last chunk in each column."""
    return {p.first: p.chunk for r in group for p in place_parts(r, frame.gutters)}


def _has_values(group: Sequence[TextRow], frame: Frame) -> bool:
    return any(p.first in frame.numeric and p.chunk.value for r in group for p in place_parts(r, frame.gutters))


def _goes_on(before: Chunk, after: Chunk, end: float) -> bool:
    """Whether the line below goes on with a text: in lower case, or its first word had no room above."""
    word: Word = after.words[0]
    room = end - before.x1 - SPACE * word.size
    return bool(GOES_ON.match(word.text)) or before.text.endswith("-") or word.width > room + 0.5
