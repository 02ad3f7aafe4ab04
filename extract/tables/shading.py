"""The printed background of a cell."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pages import Fill
from schema.evidence import Box

MOST = 0.5
"""The share of a cell that a fill must cover to be its background."""
WHITE = "#ffffff"


def background(box: Box, fills: Sequence[Fill]) -> str | None:
    """The colour behind most of `box`: the smallest such fill, of equal ones the last drawn; None for none or white.

    >>> behind = Fill(x0=0, top=0, x1=90, bottom=90, color="#eeeeee")
    >>> background(Box(x0=0, top=0, x1=10, bottom=10), [behind, Fill(x0=0, top=0, x1=9, bottom=10, color="#ff0000")])
    '#ff0000'
    """
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    behind = [f for f in fills if f.x0 <= x <= f.x1 and f.top <= y <= f.bottom]
    covering = [f for f in behind if shared_area(box, f) > MOST * box.width * box.height]
    if not covering:
        return None
    smallest = min(_area(f) for f in covering)
    color = [f.color for f in covering if _area(f) <= 1.05 * smallest][-1]
    return None if color == WHITE else color


def shared_area(a: Box, b: Box) -> float:
    """Square points that both boxes cover.

    >>> shared_area(Box(x0=0, top=0, x1=4, bottom=4), Box(x0=2, top=1, x1=9, bottom=9))
    6
    """
    width = min(a.x1, b.x1) - max(a.x0, b.x0)
    height = min(a.bottom, b.bottom) - max(a.top, b.top)
    return width * height if width > 0 and height > 0 else 0


def _area(box: Box) -> float:
    return box.width * box.height
