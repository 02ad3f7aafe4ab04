"""Spans of characters: start and end (exclusive)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one.

    >>> merged([(7, 9), (0, 3), (2, 5)])
    [(0, 5), (7, 9)]
    """
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of `merged` spans shares a character with `start` to `end`.

    >>> touches([(0, 5), (7, 9)], 5, 7), touches([(0, 5), (7, 9)], 4, 6)
    (False, True)
    """
    at = bisect_right(spans, end - 1, key=lambda s: s[0])
    return at > 0 and spans[at - 1][1] > start
