"""Pages with tables on them, laid out from rows of texts: what the table finder must find again.

A text is one cell; lines in it are printed below each other. "<" goes on with the cell at its left, "^"
with the one above, and "" is a blank cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from extract.pages import Fill, Page, Rule, Word

SIZE = 10.0
LEADING = 12.0
PAD = 4.0
LEADER = re.compile(r"(?<=\w)[. ]{3,}$")
ALIGNED = {"left": 0.0, "middle": 0.5, "right": 1.0}


def word_width(text: str) -> float:
    """Every character is half as wide as the font is high."""
    return len(text) * SIZE / 2


def print_line(text: str, x: float, top: float, **look: Any) -> Iterator[Word]:
    """The words of a line that begins at `x`, with single spaces between."""
    for part in text.split(" "):
        width = word_width(part)
        settings = {"font": "Arial", "size": SIZE, "color": "#000000", **look}
        if part:
            yield Word(text=part, x0=x, x1=x + width, top=top, bottom=top + settings["size"], **settings)
        x += width + SIZE / 4


def line_width(text: str) -> float:
    """Points from the first character to the last."""
    return word_width(text) + sum(SIZE / 4 - SIZE / 2 for c in text if c == " ")


class TableOnPage:
    """A table of `rows` with columns of `widths` points at (`x`, `y`), drawn in a `style`.

    Styles: `boxed` (each cell), `lines` (one line per edge), `across` (rulings between rows), `open`
    (rulings above, below and under the head), `head` (not below), `bands` (every other row filled),
    `stripes` (the cells of the head and of every other row filled, a ruling below each row), `space` (nothing).
    """

    def __init__(self, case: Mapping[str, Any], x: float = 60.0, y: float = 100.0) -> None:
        self.rows: Sequence[Sequence[str]] = case["rows"]
        self.style: str = case.get("style", "boxed")
        self.head: int = case.get("head", 1)
        self.align: Sequence[str] = case.get("align", ["left"] + ["right"] * (len(self.rows[0]) - 1))
        self.read_head: list[list[str]] = case.get("read_head", [])
        self.xs = self._sums(x, case["widths"])
        gaps: Mapping[str, float] = case.get("gaps", {})
        self.ys = self._sums(y, [self._height(row) + gaps.get(str(i + 1), 0.0) for i, row in enumerate(self.rows)])
        self.shades: Mapping[str, str] = case.get("fills", {})
        self.low: bool = case.get("low", False)
        self.left: bool = case.get("left", False)
        self.under: bool = case.get("under", False)

    @staticmethod
    def _sums(start: float, lengths: Sequence[float]) -> list[float]:
        edges = [start]
        for length in lengths:
            edges.append(edges[-1] + length)
        return edges

    @staticmethod
    def _height(row: Sequence[str]) -> float:
        return max(text.count("\n") + 1 for text in row) * LEADING + PAD

    def texts(self) -> list[list[str]]:
        """What each cell says; covered cells are blank. Heads are `read` higher up than they may be printed."""
        texts = [["" if t in "<^" else " ".join(LEADER.sub("", t).split()) for t in row] for row in self.rows]
        return [*self.read_head, *texts[len(self.read_head) :]]

    def span(self, row: int, column: int) -> tuple[int, int]:
        """How many rows and columns the cell covers."""
        right, down = column + 1, row + 1
        while right < len(self.rows[row]) and self.rows[row][right] == "<":
            right += 1
        while down < len(self.rows) and self.rows[down][column] == "^":
            down += 1
        return down - row, right - column

    def cells(self) -> Iterator[tuple[int, int, int, int]]:
        """Row, column, row span and column span of each cell."""
        for row, texts in enumerate(self.rows):
            for column, text in enumerate(texts):
                if text not in ("<", "^"):
                    yield (row, column, *self.span(row, column))

    def words(self) -> Iterator[Word]:
        """All words, aligned in their cells."""
        for row, column, _, across in self.cells():
            x0, x1 = self.xs[column] + PAD, self.xs[column + across] - PAD
            share = ALIGNED["middle" if across > 1 and not self.left else self.align[column]]
            lines = self.rows[row][column].split("\n")
            drop = self._height(self.rows[row]) - PAD - len(lines) * LEADING if self.low else 0.0
            for i, line in enumerate(lines):
                x = x0 + share * max(0.0, x1 - x0 - line_width(line))
                font = "Arial-Bold" if row < self.head else "Arial"
                yield from print_line(line, x, self.ys[row] + PAD / 2 + drop + i * LEADING, font=font)

    def rules(self) -> Iterator[Rule]:
        """The rulings of the style."""
        if self.style == "boxed":
            for row, column, down, across in self.cells():
                yield from box_rules(self.xs[column], self.ys[row], self.xs[column + across], self.ys[row + down])
        if self.style == "lines":
            for x in self.xs:
                yield Rule(x0=x, x1=x, top=self.ys[0], bottom=self.ys[-1], origin="line")
        drawn = {
            "across": self.ys,
            "stripes": self.ys[1:],
            "lines": self.ys,
            "open": [self.ys[0], self.ys[self.head], self.ys[-1]],
            "tail": [self.ys[-1]],
            "head": [self.ys[0], self.ys[self.head]],
            "spanned": [*self.ys[1:3], *self.ys[-2:]],
        }
        for y in drawn.get(self.style, []):
            yield Rule(x0=self.xs[0], x1=self.xs[-1], top=y, bottom=y, origin="line")
        for row, column, down, across in self.cells():
            if self.style == "stripes" and (row == 0 or row % 2):
                sides = self.xs[column], self.ys[row], self.xs[column + across], self.ys[row + down]
                yield from (replace(rule, origin="fill") for rule in box_rules(*sides))
            if self.under and row < self.head and across > 1:
                y = self.ys[row + 1]
                yield Rule(x0=self.xs[column] + PAD, x1=self.xs[column + across] - PAD, top=y, bottom=y, origin="line")

    def fills(self) -> Iterator[Fill]:
        """Banded rows, and the cells of each text that the case gives a colour."""
        for row in range(1, len(self.rows), 2):
            if self.style == "bands":
                yield Fill(x0=self.xs[0], x1=self.xs[-1], top=self.ys[row], bottom=self.ys[row + 1], color="#e0e0e0")
        for row, column, down, across in self.cells():
            stripe = {0: "#204060", 1: "#f4f4f8"}.get(min(row, row % 2 or 2)) if self.style == "stripes" else None
            color = self.shades.get(self.rows[row][column], stripe)
            if color:
                yield Fill(
                    x0=self.xs[column], x1=self.xs[column + across],
                    top=self.ys[row], bottom=self.ys[row + down], color=color,
                )  # fmt: skip


def box_rules(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    """The four sides of a stroked rectangle."""
    for y in (top, bottom):
        yield Rule(x0=x0, x1=x1, top=y, bottom=y, origin="edge")
    for x in (x0, x1):
        yield Rule(x0=x, x1=x, top=top, bottom=bottom, origin="edge")


def page_of(tables: Sequence[TableOnPage], lines: Sequence[tuple[str, float, float]] = (), number: int = 1) -> Page:
    """An A4 page with tables and with lines of text (text, x, top)."""
    words = [w for t in tables for w in t.words()] + [w for line in lines for w in print_line(*line)]
    return Page(
        number=number, width=595.0, height=842.0, words=tuple(words),
        rules=tuple(r for t in tables for r in t.rules()), fills=tuple(f for t in tables for f in t.fills()),
    )  # fmt: skip
