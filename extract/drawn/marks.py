"""The marks of a page: small drawn shapes, and characters, that say something without words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.drawn.shapes import read_shape
from extract.pages import Curve, Page
from schema.evidence import Box

LARGEST = 40.0
"""Points: what is larger is a drawing, not a mark."""
SMALLEST = 3.0
"""Points: what is smaller is a bullet or a dot of a pattern."""
ROUND = 1.5
"""Times its shorter side: a dot is no longer than this."""
MOST = 1000
"""A page with more small shapes than this draws a chart or a map, no marks."""
WHITE = "#ffffff"
PRINTED = {
    "up": "↑▲⬆↗⇑⇧△🔼", "down": "↓▼⬇↘⇓⇩▽🔽", "right": "→►➡⇒⇨▶", "left": "←◄⬅⇐⇦◀", "across": "↔⬌⇔⟷",
    "tick": "✓✔☑✅", "cross": "✗✘✖☒❌", "dot": "●⬤",
}  # fmt: skip
"""What a mark says, and the characters that print it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMark(Box):
    """A drawn mark; `kind` is a key of PRINTED, `color` its fill as `#rrggbb` where it has one."""

    kind: str
    color: str | None


def find_marks(page: Page) -> list[DrawnMark]:
    """The marks drawn on a page, in the order of drawing; none where it is full of small shapes."""
    curves = [c for c in page.curves if _is_small(c)]
    fills = [f for f in page.fills if _is_small(f) and f.color != WHITE]
    if len(curves) + len(fills) > MOST:
        return []
    return [*_shapes(curves), *(DrawnMark(kind="dot", color=f.color, **_sides(f)) for f in fills if _is_round(f))]


def _is_small(box: Box) -> bool:
    return max(box.width, box.height) <= LARGEST and min(box.width, box.height) > SMALLEST


def _is_round(box: Box) -> bool:
    return max(box.width, box.height) <= ROUND * min(box.width, box.height)


def _sides(box: Box) -> dict[str, float]:
    return {"x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}


def _shapes(curves: Iterable[Curve]) -> Iterator[DrawnMark]:
    for curve in curves:
        kind = read_shape(curve.points)
        if kind is None and curve.color not in (None, WHITE) and _is_round(curve):
            kind = "dot"
        if kind:
            yield DrawnMark(kind=kind, color=curve.color, **_sides(curve))


def mark_in(box: Box, marks: Iterable[DrawnMark], ground: str | None = None) -> DrawnMark | None:
    """The one mark whose middle is in a box, in the colour that was drawn last; None without one, or with several.

    A dot that another mark stands on is its ground, and so is one in the colour of the box's `ground`.

    >>> disc = DrawnMark(kind="dot", color="#00b050", x0=0, top=0, x1=9, bottom=9)
    >>> mark_in(Box(x0=0, top=0, x1=20, bottom=20), [disc]).color
    '#00b050'
    >>> mark_in(Box(x0=0, top=0, x1=9, bottom=9), [disc], ground="#00b050") is None
    True
    """
    shown = [m for m in marks if m.kind != "dot" or m.color != ground]
    inside = [m for m in shown if box.contains_point((m.x0 + m.x1) / 2, (m.top + m.bottom) / 2)]
    signs = [m for m in inside if m.kind != "dot"] or inside
    if len({m.kind for m in signs}) != 1:
        return None
    coloured = [m for m in signs if m.color]
    return (coloured or signs)[-1]


def printed_mark(text: str) -> str | None:
    """What the first mark in a text says; None where there is none.

    >>> printed_mark("▲ 3%"), printed_mark("✔"), printed_mark("3%")
    ('up', 'tick', None)
    """
    return next((kind for char in text for kind, chars in PRINTED.items() if char in chars), None)
