"""What a page prints, in order: characters, paths, pictures and shades with their clip.

All places are in points from the top left of the page as shown: its crop box, turned as the file asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Corners = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
Matrix = tuple[float, float, float, float, float, float]

INVISIBLE, CLIPPING = 3, 7
"""Text render modes that print nothing: nothing at all, and only a clip for what follows."""
LOST = 0.01
"""Points: corners in line stand no further off it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How things are printed now: within `clip`, which is a rectangle where `exact`; `alpha` is the fill's opacity.

    `plain` where nothing else mixes the colours: no soft mask, no blend mode.
    """

    clip: Corners
    exact: bool = True
    alpha: float = 1.0
    plain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A painted path; `kind` is `line`, `rect` or `curve`.

    `order` counts all that a page prints, `mark` ties it to the tags.
    """

    kind: str
    points: tuple[tuple[float, float], ...]
    corners: Corners
    stroke: str | None
    fill: str | None
    stroked: bool
    filled: bool
    width: float
    order: int
    ink: Ink
    mark: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image or a shade, cut to the clip; `opaque` where nothing below it shows."""

    corners: Corners
    order: int
    opaque: bool
    shade: bool = False
    mark: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What is said of content: its mark, whether it is an artifact, and whether its layer is off."""

    mark: int | None = None
    artifact: bool = False
    hidden: bool = False


UNTAGGED = Tag()


@dataclass(slots=True, kw_only=True)
class Printed:
    """What a page prints, in order, and `notes` on what was left out.

    A character is a dict as pdfplumber's word code takes it.
    """

    width: float
    height: float
    chars: list[dict[str, Any]] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def meet(a: Corners, b: Corners) -> Corners:
    """What two boxes share; its sides are crossed where that is nothing."""
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def bounds(points: Sequence[tuple[float, float]]) -> Corners:
    """The smallest box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def is_square(points: Sequence[tuple[float, float]]) -> bool:
    """Whether four corners are those of a rectangle along the page's sides, but for what sums of matrices lose."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    upright = max(abs(ax - bx), abs(by - cy), abs(cx - dx), abs(dy - ay))
    level = max(abs(ay - by), abs(bx - cx), abs(cy - dy), abs(dx - ax))
    return min(upright, level) <= LOST
