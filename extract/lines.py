"""Words -> lines: what a person reads from left to right without a jump."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.pages import Page, Word
from schema.evidence import Box, Passage, Piece

GAP = 0.15
"""Of the font size: a wider gap between two words is a space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Box):
    """Words on one baseline, from left to right; `size` in points is that of most characters."""

    page: int
    passage: Passage
    size: float
    bold: bool
    italic: bool
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words, joined by spaces where they stand apart."""
        return self.passage.text


def find_lines(page: Page, without: Sequence[Box] = ()) -> list[Line]:
    """The lines of a page from top to bottom, leaving out words whose middle is in a box of `without`."""
    words = [w for w in page.words if not any(_inside(w, box) for box in without)]
    return [_line(page.number, row) for row in _rows(words)]


def _inside(word: Word, box: Box) -> bool:
    return box.contains_point((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        if rows and _same_row(rows[-1][-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.x0) for row in rows]


def _same_row(a: Word, b: Word) -> bool:
    return abs(a.bottom - b.bottom) < 0.5 * max(a.size, b.size) and min(a.bottom, b.bottom) > max(a.top, b.top)


def _line(page: int, words: list[Word]) -> Line:
    heavy = sum(len(w.text) for w in words if w.bold) * 2 > sum(len(w.text) for w in words)
    slanted = sum(len(w.text) for w in words if w.italic) * 2 > sum(len(w.text) for w in words)
    return Line(
        page=page,
        passage=join_words(page, words),
        size=max(words, key=lambda w: len(w.text)).size,
        bold=heavy,
        italic=slanted,
        words=tuple(words),
        x0=min(w.x0 for w in words),
        top=min(w.top for w in words),
        x1=max(w.x1 for w in words),
        bottom=max(w.bottom for w in words),
    )


def join_words(page: int, words: Iterable[Word]) -> Passage:
    """One passage of words on a line; words without a gap between them are joined without a space."""
    text, pieces, before = "", [], None
    for word in words:
        if before and word.x0 - before.x1 > GAP * min(word.size, before.size):
            text += " "
        box = Box(x0=word.x0, top=word.top, x1=word.x1, bottom=word.bottom)
        pieces.append(Piece(start=len(text), end=len(text) + len(word.text), page=page, box=box))
        text += word.text
        before = word
    return Passage(text=text, pieces=tuple(pieces))
