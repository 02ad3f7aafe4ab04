"""The gaps between texts whose columns and rows are known -> the edges of these."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from extract.tables.layout import Slot
from extract.tables.rulings import Ruling

Span = tuple[float, float]
OVERLAP = 3.0
"""Points by which texts may reach into the next column or row."""
PAD = 3.0
"""Points from the outermost words to a side of the table where no ruling is near."""
NEAR = 14.0
"""Points: a ruling so near to the outermost words is a side of the table."""


def across(slot: Slot) -> Span:
    """Where a slot's words begin and end from left to right."""
    return min(w.x0 for w in slot.words), max(w.x1 for w in slot.words)


def down(slot: Slot) -> Span:
    """Where a slot's words begin and end from top to bottom."""
    return min(w.top for w in slot.words), max(w.bottom for w in slot.words)


def edges_of(texts: Sequence[tuple[int, int, Span]], count: int, rulings: Sequence[Ruling]) -> tuple[float, ...] | None:
    """The edges of `count` columns or rows by their texts: (first, how many it spans, where it begins and ends).

    Each is a ruling in the gap between what ends before it and what begins behind it, or the middle of that gap;
    None where there is no such gap. One that no text begins at has no room.
    """
    if not texts:
        return None
    before: list[float] = [min(low for _, _, (low, _) in texts)] * (count + 1)
    behind: list[float] = [max(high for _, _, (_, high) in texts)] * (count + 1)
    for first, spanned, (low, high) in texts:
        before[first + spanned] = max(before[first + spanned], high)
        behind[first] = min(behind[first], low)
    before, behind = list(accumulate(before, max)), list(accumulate(reversed(behind), min))[::-1]
    inner = list(zip(before, behind, strict=True))[1:-1]
    if any(high < low - OVERLAP for low, high in inner):
        return None
    start, end = behind[0], before[-1]
    return (
        _side(start, [r.at for r in rulings if start - NEAR <= r.at <= start], -PAD),
        *(_cut(low, high, rulings) for low, high in inner),
        _side(end, [r.at for r in rulings if end <= r.at <= end + NEAR], PAD),
    )


def _cut(low: float, high: float, rulings: Sequence[Ruling]) -> float:
    """Where the gap between two texts is cut: at the ruling nearest to its middle, or there."""
    middle = (low + high) / 2
    near = [r.at for r in rulings if min(low, high) - 1 <= r.at <= max(low, high) + 1]
    return min(near, key=lambda at: abs(at - middle), default=middle)


def _side(words: float, rulings: Sequence[float], pad: float) -> float:
    return min(rulings, key=lambda at: abs(at - words), default=words + pad)
