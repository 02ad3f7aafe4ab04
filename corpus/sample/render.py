"""Elements of a paper -> what reportlab lays out, with their tags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.platypus import CondPageBreak, PageBreak, Spacer

from corpus.sample.elements import Cell, Element, Grid, Heading, Items, NewPage, Side, Space, Text
from corpus.sample.flowables import Arrow, Ruled, Words
from corpus.sample.tags import Node
from corpus.sample.themes import Theme, heading_style, paragraph_style

SIDE_WIDTH = 110
ROOM = 110
"""A caption with less than this below it goes to the next page, with its table."""
DARK = 0.45
"""Fills darker than this carry white words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """Lays out in `theme`, as children of `node`."""

    theme: Theme
    node: Node

    def flowables(self, story: Iterable[Element]) -> list[Any]:
        """All elements of a paper, in order."""
        return [flowable for element in story for flowable in self._one(element)]

    def _one(self, element: Element) -> list[Any]:
        match element:
            case Heading():
                return [self._heading(element)]
            case Text():
                return [self._text(element)]
            case Items():
                return self._items(element)
            case Grid():
                return self._grid(element)
            case Side():
                return self._side(element)
            case Space():
                return [Spacer(1, element.height)]
            case NewPage():
                return [PageBreak()]

    def _heading(self, heading: Heading) -> Words:
        underlined = self.theme.headings[heading.level - 1][2]
        words = f"<u>{heading.text}</u>" if underlined else heading.text
        style = heading_style(self.theme, heading.level)
        if heading.number:
            style.leftIndent = self.theme.indent
        return self._words(words, style, self.node.add(f"H{heading.level}"), heading.number)

    def _text(self, text: Text) -> Words:
        style = paragraph_style(self.theme, text.look)
        if text.number:
            style.leftIndent = self.theme.indent
        return self._words(text.text, style, self.node.add("P"), text.number)

    def _items(self, items: Items) -> list[Words]:
        group = self.node.add("L")
        style = paragraph_style(self.theme, "body")
        style.leftIndent = self.theme.indent * items.depth + 20
        style.spaceAfter = round(style.spaceAfter * 0.7, 1)
        return [self._item(mark, text, style, group) for mark, text in items.items]

    def _item(self, mark: str, text: str, style: Any, group: Node) -> Words:
        entry = group.add("LI")
        entry.add("Lbl")
        entry.add("LBody")
        words = self._words(text, style, entry, mark)
        words.label_x = style.leftIndent - 20
        return words

    def _words(self, text: str, style: Any, node: Node, label: str | None = None) -> Words:
        words = Words(text, style)
        words.node, words.label = node, label or ""
        return words

    def _grid(self, grid: Grid) -> list[Any]:
        table = self.node.add("Table")
        caption = []
        if grid.caption:
            style = paragraph_style(self.theme, "bold")
            caption = [CondPageBreak(ROOM), self._words(grid.caption, style, table.add("Caption"))]
        rows = [self._row(row, number, grid, table.add("TR")) for number, row in enumerate(grid.rows)]
        flowable = Ruled(
            rows, colWidths=list(grid.widths), repeatRows=grid.header_rows, hAlign="LEFT", style=_look(grid),
            spaceAfter=10, spaceBefore=4,
        )  # fmt: skip
        return [*caption, flowable]

    def _row(self, row: Sequence[str | Cell], number: int, grid: Grid, node: Node) -> list[Any]:
        laid: list[Any] = []
        for entry in row:
            cell = entry if isinstance(entry, Cell) else Cell(text=entry)
            laid.append(self._cell(cell, number < grid.header_rows, len(laid) in grid.right, node))
            laid += [""] * (cell.span - 1)
        return laid

    def _cell(self, cell: Cell, header: bool, right: bool, row: Node) -> Any:
        holder = row.add("TH" if header else "TD", cell.span)
        if cell.arrow:
            return Arrow(cell.arrow)
        style = paragraph_style(self.theme, "right" if right else "cell")
        if header or cell.bold:
            style.fontName = self.theme.bold
        if cell.fill and _lightness(cell.fill) < DARK:
            style.textColor = HexColor("#ffffff")
        words = self._words(cell.text, style, holder.add("P"))
        words.once = header
        return words

    def _side(self, side: Side) -> list[Any]:
        heading = self._heading(Heading(text=side.heading, level=2))
        body = self.flowables(side.body)
        return [Ruled([[heading, body]], colWidths=[SIDE_WIDTH, 467 - SIDE_WIDTH], hAlign="LEFT", style=SIDE_LOOK)]


SIDE_LOOK = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
]


def _lightness(fill: str) -> float:
    red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue


def _look(grid: Grid) -> list[Any]:
    rules = {
        "all": [("GRID", (0, 0), (-1, -1), 0.5, black)],
        "rows": [("LINEABOVE", (0, 0), (-1, 0), 1, black), ("LINEBELOW", (0, 0), (-1, -1), 0.5, black)],
        "none": [],
    }
    look = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *rules[grid.rules]]
    if grid.header_fill and grid.header_rows:
        look.append(("BACKGROUND", (0, 0), (-1, grid.header_rows - 1), HexColor(grid.header_fill)))
    for number, row in enumerate(grid.rows):
        look += _row_look(row, number)
    return look


def _row_look(row: Sequence[str | Cell], number: int) -> list[Any]:
    look: list[Any] = []
    column = 0
    for cell in row:
        if isinstance(cell, Cell):
            last = column + cell.span - 1
            if cell.span > 1:
                look.append(("SPAN", (column, number), (last, number)))
            if cell.fill:
                look.append(("BACKGROUND", (column, number), (last, number), HexColor(cell.fill)))
            column = last
        column += 1
    return look
