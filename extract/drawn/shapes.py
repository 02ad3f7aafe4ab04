"""What a drawn shape is, from its corners: an arrow and where it points, a tick, a cross.

Corners are (x, y) in points with y downwards, as drawn; a closed shape may repeat its first.
"""

from __future__ import annotations

from collections.abc import Sequence

POINTED = 0.12
"""Of the arrow's breadth: the end that it points to is no wider than this."""
CENTRED = 0.12
"""Of the arrow's breadth: how far from its middle line the tip may lie."""
MARGIN = 0.08
"""By how much the tip must be narrower than the other end, as a share of the breadth."""
ALONG = 1.6
"""Times its breadth: what is longer and pointed at both ends is an arrow both ways, not a square on its corner."""
CORNER = 0.2
"""Of a shape's sides: what is nearer to a corner of its box is in it."""
EVEN = 0.8
"""The share of its corners that an arrow has on both sides."""
SLENDER = 0.45
"""Of their box's area: ticks and crosses fill no more."""
OPPOSITE = {"up": "down", "down": "up", "left": "right", "right": "left"}
Point = tuple[float, float]


def read_shape(points: Sequence[Point]) -> str | None:
    """`up`, `down`, `left`, `right`, `across` (an arrow both ways), `tick` or `cross`; None for anything else.

    >>> read_shape([(0, 6), (3, 10), (10, 1), (11, 2), (3, 12), (-1, 7)])
    'tick'
    >>> read_shape([(0, 3), (4, 0), (4, 2), (16, 2), (16, 0), (20, 3), (16, 6), (16, 4), (4, 4), (4, 6)])
    'across'
    """
    if len(points) < 3:
        return None
    if is_tick(points):
        return "tick"
    return "cross" if is_cross(points) else arrow_direction(points)


def arrow_direction(points: Sequence[Point]) -> str | None:
    """Where a closed shape points: its tip is narrow, on its middle line, and opposite a broader end.

    >>> arrow_direction([(5, 0), (10, 6), (6, 5), (6, 12), (4, 12), (4, 5), (0, 6)])
    'up'
    >>> arrow_direction([(0, 0), (10, 0), (10, 10), (0, 10)]) is None
    True
    """
    turned = [(y, x) for x, y in points]
    ends = {
        "up": _tip_width(points, first=True), "down": _tip_width(points, first=False),
        "left": _tip_width(turned, first=True), "right": _tip_width(turned, first=False),
    }  # fmt: skip
    tips = [side for side, width in ends.items() if width <= POINTED and ends[OPPOSITE[side]] - width >= MARGIN]
    tips = [side for side in tips if _is_even(points if side in ("up", "down") else turned)]
    if tips:
        return min(tips, key=lambda side: ends[side])
    width, height = _extent(points)
    both = max(ends["left"], ends["right"]) <= POINTED < min(ends["up"], ends["down"])
    return "across" if both and width > ALONG * height else None


def _tip_width(points: Sequence[Point], *, first: bool) -> float:
    """Breadth of a shape's top (or bottom) end as a share of its whole breadth; 2 where that end is off centre."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    breadth, length = _extent(points)
    if breadth <= 0 or length <= 0:
        return 2.0
    end = min(ys) if first else max(ys)
    near = [x for x, y in points if abs(y - end) <= 0.04 * length]
    off_centre = abs((min(near) + max(near)) / 2 - (min(xs) + max(xs)) / 2)
    return 2.0 if off_centre > CENTRED * breadth else (max(near) - min(near)) / breadth


def _is_even(points: Sequence[Point]) -> bool:
    """Whether most corners have a counterpart on the other side of the upright middle line."""
    placed = _placed(points)
    near = [any(abs(1 - x - a) < CORNER and abs(y - b) < CORNER for a, b in placed) for x, y in placed]
    return sum(near) >= EVEN * len(near)


def _extent(points: Sequence[Point]) -> Point:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs), max(ys) - min(ys)


def _placed(points: Sequence[Point]) -> list[Point]:
    """The corners as shares of the box: (0, 0) is its top left, (1, 1) its bottom right."""
    width, height = _extent(points)
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return [((x - left) / width, (y - top) / height) for x, y in points] if width and height else []


def is_tick(points: Sequence[Point]) -> bool:
    """Whether a shape goes down to a foot left of its middle and up to its right end, with nothing at the top left.

    >>> is_tick([(0, 6), (4, 10), (12, 0)]), is_tick([(0, 0), (10, 0), (5, 8)])
    (True, False)
    """
    placed = _placed(points)
    if not placed:
        return False
    foot, top = max(placed, key=lambda p: p[1]), min(placed, key=lambda p: p[1])
    left = min(placed, key=lambda p: p[0])
    return (
        0.15 <= foot[0] <= 0.6
        and top[0] >= 1 - CORNER
        and 0.3 <= left[1] <= 0.85
        and not any(x < 0.65 and y < 0.35 for x, y in placed)
        and not any(x > 0.7 and y > 0.75 for x, y in placed)
        and filled_share(points) < SLENDER
    )


def is_cross(points: Sequence[Point]) -> bool:
    """Whether a shape reaches into all four corners of its box but into the middle of no side.

    >>> saltire = [(1, 0), (4, 3), (7, 0), (8, 1), (5, 4), (8, 7), (7, 8), (4, 5), (1, 8), (0, 7), (3, 4), (0, 1)]
    >>> is_cross(saltire), is_cross([(0, 0), (8, 0), (8, 8), (0, 8)])
    (True, False)
    """
    placed = _placed(points)
    corners = {(round(x), round(y)) for x, y in placed if min(x, 1 - x) < CORNER and min(y, 1 - y) < CORNER}
    inner = [p for p in placed if all(0.25 < part < 0.75 for part in p)]
    sides = [p for p in placed if min(p[0], 1 - p[0], p[1], 1 - p[1]) < 0.05 and any(0.3 < part < 0.7 for part in p)]
    return len(corners) == 4 and bool(inner) and not sides and filled_share(points) < 2 * SLENDER


def filled_share(points: Sequence[Point]) -> float:
    """The share of its box that a closed shape fills.

    >>> filled_share([(0, 0), (8, 0), (8, 8)])
    0.5
    """
    width, height = _extent(points)
    ring = [*points, points[0]]
    area = sum(ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1] for i in range(len(points)))
    return abs(area) / 2 / (width * height) if width and height else 0.0
