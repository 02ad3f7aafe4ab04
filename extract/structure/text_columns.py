"""Columns of running text: rows of words that a gutter parts are read down one side, then down the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.pages import Word

Row = list[Word]
Span = tuple[float, float]
GUTTER = 9.0
"""Points: a narrower gap parts no columns."""
FEWEST = 6
"""Columns hold so many lines at least."""
FILLED = 0.8
"""Of its column's width: how far a usual line of running text reaches; lists of names or amounts do not."""
WORDS = 3
"""A usual line of running text has so many words at least."""


def in_reading_order(rows: Sequence[Row]) -> list[Row]:
    """Rows of words from top to bottom, those in columns column by column."""
    ordered: list[Row] = []
    at = 0
    while at < len(rows):
        count, gutter = _columns_from(rows, at)
        if gutter is None:
            ordered.append(list(rows[at]))
            at += 1
            continue
        left, right = _parted(rows[at : at + count], gutter)
        ordered += in_reading_order(left) + in_reading_order(right)
        at += count
    return ordered


def _columns_from(rows: Sequence[Row], at: int) -> tuple[int, Span | None]:
    """How many rows from `at` on one gutter parts, and where it is; None where they are no columns."""
    for gap in _inner_gaps(rows[at]):
        gutter, count = gap, 1
        for row in rows[at + 1 :]:
            narrower = narrowed(gutter, row)
            if narrower is None:
                break
            gutter, count = narrower, count + 1
        if _is_text(rows[at : at + count], gutter):
            return count, gutter
    return 1, None


def _inner_gaps(row: Row) -> list[Span]:
    return [(a.x1, b.x0) for a, b in pairwise(row) if b.x0 - a.x1 >= GUTTER]


def narrowed(gutter: Span, row: Row) -> Span | None:
    """What is left of a gutter between the words of a row; None where a word stands in it."""
    left = max((w.x1 for w in row if w.x0 < gutter[0] + GUTTER / 2), default=gutter[0])
    right = min((w.x0 for w in row if w.x0 >= gutter[0] + GUTTER / 2), default=gutter[1])
    fresh = (max(gutter[0], left), min(gutter[1], right))
    return fresh if fresh[1] - fresh[0] >= GUTTER else None


def _parted(rows: Sequence[Row], gutter: Span) -> tuple[list[Row], list[Row]]:
    middle = (gutter[0] + gutter[1]) / 2
    left = [[w for w in row if w.x1 <= middle] for row in rows]
    right = [[w for w in row if w.x1 > middle] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _is_text(rows: Sequence[Row], gutter: Span) -> bool:
    """Whether both sides of a gutter are lines of running text."""
    sides = _parted(rows, gutter)
    return all(len(side) >= FEWEST and _is_filled(side) for side in sides)


def _is_filled(rows: Sequence[Row]) -> bool:
    start, end = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    reach = median((row[-1].x1 - start) / (end - start) for row in rows) if end > start else 0.0
    return reach >= FILLED and median(len(row) for row in rows) >= WORDS
