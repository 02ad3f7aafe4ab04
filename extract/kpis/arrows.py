"""Arrows of direction: drawn as curves, or printed as characters.

A drawn arrow has no text; its alt text is often wrong, its geometry is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.pages import Curve
from schema.evidence import Box

POINTED = 0.12
"""Of the arrow's breadth: the end that it points to is no wider than this."""
CENTRED = 0.12
"""Of the arrow's breadth: how far from its middle line the tip may lie."""
MARGIN = 0.08
"""By how much the tip must be narrower than the other end, as a share of the breadth."""
LARGEST = 40.0
"""Points: what is larger is a drawing, not a mark in a cell."""
PRINTED = {"↑": "up", "▲": "up", "⬆": "up", "↗": "up", "↓": "down", "▼": "down", "⬇": "down", "↘": "down",
           "→": "right", "►": "right", "➡": "right", "↔": "right", "⬌": "right", "◄►": "right"}  # fmt: skip
Point = tuple[float, float]


def arrow_in(box: Box, curves: Iterable[Curve]) -> str | None:
    """Where the arrow in a box points: `up`, `down`, `left` or `right`; None without one, or with several."""
    found = {arrow_direction(c.points) for c in curves if _is_mark(c) and box.contains_point(*_middle(c))}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _is_mark(curve: Curve) -> bool:
    return max(curve.width, curve.height) <= LARGEST and min(curve.width, curve.height) > 1


def _middle(box: Box) -> Point:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def arrow_direction(points: Sequence[Point]) -> str | None:
    """Where a closed shape points: its tip is narrow, on its middle line, and opposite a broader end.

    >>> arrow_direction([(5, 0), (10, 6), (6, 5), (6, 12), (4, 12), (4, 5), (0, 6)])
    'up'
    >>> arrow_direction([(0, 0), (10, 0), (10, 10), (0, 10)]) is None
    True
    """
    if len(points) < 3:
        return None
    turned = [(y, x) for x, y in points]
    ends = {
        "up": _tip_width(points, first=True), "down": _tip_width(points, first=False),
        "left": _tip_width(turned, first=True), "right": _tip_width(turned, first=False),
    }  # fmt: skip
    opposite = {"up": "down", "down": "up", "left": "right", "right": "left"}
    tips = [side for side, width in ends.items() if width <= POINTED and ends[opposite[side]] - width >= MARGIN]
    return min(tips, key=lambda side: ends[side]) if tips else None


def _tip_width(points: Sequence[Point], *, first: bool) -> float:
    """Breadth of a shape's top (or bottom) end as a share of its whole breadth; 2 where that end is off centre."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    breadth, length = max(xs) - min(xs), max(ys) - min(ys)
    if breadth <= 0 or length <= 0:
        return 2.0
    end = min(ys) if first else max(ys)
    near = [x for x, y in points if abs(y - end) <= 0.04 * length]
    off_centre = abs((min(near) + max(near)) / 2 - (min(xs) + max(xs)) / 2)
    return 2.0 if off_centre > CENTRED * breadth else (max(near) - min(near)) / breadth


def printed_arrow(text: str) -> str | None:
    """Where an arrow character points; None where there is none.

    >>> printed_arrow("▲ 3%"), printed_arrow("3%")
    ('up', None)
    """
    return next((way for mark, way in PRINTED.items() if mark in text), None)
