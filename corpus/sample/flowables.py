"""What reportlab lays out: paragraphs, list items, tables and arrows that carry their tag."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from reportlab.platypus import Flowable, Paragraph, Table

from corpus.sample.tags import Node

ARROWS = {
    "up": ((4, 0), (4, 6), (0, 6), (6, 12), (12, 6), (8, 6), (8, 0)),
    "down": ((4, 12), (4, 6), (0, 6), (6, 0), (12, 6), (8, 6), (8, 12)),
    "level": ((0, 4), (6, 4), (6, 0), (12, 6), (6, 12), (6, 8), (0, 8)),
}
"""The corners of each arrow in a box of 12 by 12 points."""


def marking(canvas: Any, node: Node | None, kind: str | None = None) -> AbstractContextManager[None]:
    """The marks around what is drawn, none where the file is untagged."""
    return canvas.tags.marked(canvas, node, kind) if canvas.tags else nullcontext()


class Words(Paragraph):
    """A paragraph with its structure element and, where it hangs a number or mark, that and its place."""

    node: Node | None = None
    label: str = ""
    label_x: float = 0
    once = False
    drawn = False

    def split(self, width: float, height: float) -> list[Any]:
        """The parts on either side of a page break; both belong to the same element, the label to the first."""
        parts = super().split(width, height)
        for number, part in enumerate(parts):
            part.node, part.label_x, part.once = self.node, self.label_x, self.once
            part.label = self.label if number == 0 else ""
        return list(parts)

    def draw(self) -> None:
        """Draws the label, then the words; what is only to be tagged once is decoration when repeated."""
        node = None if self.once and self.drawn else self.node
        self.drawn = True
        if self.label:
            self._draw_label(node)
        body = node.children[1] if node and node.kind == "LI" else node
        with marking(self.canv, body):
            super().draw()

    def _draw_label(self, node: Node | None) -> None:
        holder = node.children[0] if node and node.kind == "LI" else node
        with marking(self.canv, holder):
            self.canv.saveState()
            self.canv.setFont(self.style.fontName, self.style.fontSize)
            self.canv.setFillColor(self.style.textColor)
            self.canv.drawString(self.label_x, self.height - self.style.leading + self._rise(), self.label)
            self.canv.restoreState()

    def _rise(self) -> float:
        return float(self.style.leading - self.style.fontSize)


class Ruled(Table):
    """A table whose rules and fills are no content."""

    def _drawBkgrnd(self) -> None:
        with marking(self.canv, None):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:
        with marking(self.canv, None):
            super()._drawLines()


class Arrow(Flowable):
    """A drawn arrow of 12 by 12 points, in the middle of its cell."""

    def __init__(self, direction: str) -> None:
        super().__init__()
        self.direction = direction

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All of the width, 13 points high."""
        self.width = width
        return width, 13

    def draw(self) -> None:
        """Draws the outline and fills it."""
        with marking(self.canv, None):
            path = self.canv.beginPath()
            left = (self.width - 12) / 2
            first, *others = ARROWS[self.direction]
            path.moveTo(left + first[0], first[1])
            for x, y in others:
                path.lineTo(left + x, y)
            path.close()
            self.canv.setFillColorRGB(0, 0, 0)
            self.canv.drawPath(path, stroke=0, fill=1)


class Bookmark(Flowable):
    """An entry of the outline that points to where it stands; it takes no room."""

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self.title, self.key = title, key

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """No room."""
        return 0, 0

    def draw(self) -> None:
        """Adds the entry."""
        self.canv.bookmarkPage(self.key, fit="XYZ", left=0, top=self.canv._pagesize[1])
        self.canv.addOutlineEntry(self.title, self.key, level=0)
