"""Where a value stands: boxes, passages of text that know their place, and evidence.

Boxes are in points (1/72 inch) from the top left of the page as shown; pages count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in points from the top left of the page as shown.

    >>> Box(x0=10, top=20, x1=30, bottom=25).width
    20
    """

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    def contains_point(self, x: float, y: float) -> bool:
        """Whether a point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def enclosing(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all of `boxes`; None where there are none.

    >>> enclosing([Box(x0=0, top=0, x1=5, bottom=5), Box(x0=3, top=4, x1=9, bottom=8)])
    Box(x0=0, top=0, x1=9, bottom=8)
    """
    found = list(boxes)
    if not found:
        return None
    return Box(
        x0=min(b.x0 for b in found),
        top=min(b.top for b in found),
        x1=max(b.x1 for b in found),
        bottom=max(b.bottom for b in found),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The page, the box (None where it is not known) and the words as printed."""

    page: int
    box: Box | None
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters `start` to `end` (exclusive) of a passage stand in `box` on `page`."""

    start: int
    end: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Running text, and where each of its words is printed; it may go over line and page breaks."""

    text: str
    pieces: tuple[Piece, ...] = ()

    def locate(self, start: int, end: int) -> Evidence:
        """Where the characters from `start` to `end` (exclusive) stand.

        The page is that of the first of them, and the box holds only what is on that page.

        >>> box = Box(x0=0, top=0, x1=40, bottom=10)
        >>> Passage(text="up 25%", pieces=(Piece(start=0, end=6, page=2, box=box),)).locate(3, 6)
        Evidence(page=2, box=Box(x0=0, top=0, x1=40, bottom=10), quote='25%')
        """
        touched = [p for p in self.pieces if p.start < end and p.end > start]
        page = touched[0].page if touched else self.page
        box = enclosing(p.box for p in touched if p.page == page)
        return Evidence(page=page, box=box, quote=self.text[start:end])

    @property
    def page(self) -> int:
        """The page on which the passage begins; 0 where its place is not known."""
        return self.pieces[0].page if self.pieces else 0

    @property
    def box(self) -> Box | None:
        """The box of what stands on the first page; None where its place is not known."""
        return enclosing(p.box for p in self.pieces if p.page == self.page)
