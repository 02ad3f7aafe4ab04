"""Words -> lines: what a person reads from left to right without a jump."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.pages import Page, Rule, Word
from extract.structure.raised import main_size, read_raised
from extract.structure.side_headings import side_headings_first
from extract.structure.text_columns import in_reading_order
from schema.evidence import Box, Passage, Piece

GAP = 0.15
"""Of the font size: a wider gap between two words is a space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """A raised mark that points to a note: it stands before character `at` of its line."""

    text: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Box):
    """Words on one baseline, from left to right; `size` in points is that of most characters.

    `words` are all of them; note marks are in `notes` and not in `passage`.
    """

    page: int
    passage: Passage
    size: float
    bold: bool
    italic: bool
    underlined: bool = False
    words: tuple[Word, ...]
    notes: tuple[NoteMark, ...] = ()

    @property
    def text(self) -> str:
        """The words, joined by spaces where they stand apart."""
        return self.passage.text

    @property
    def color(self) -> str | None:
        """The colour of its first word."""
        return self.words[0].color


def find_lines(page: Page, without: Sequence[Box] = ()) -> list[Line]:
    """The lines of a page in reading order, leaving out words whose middle is in a box of `without`."""
    words = [w for w in page.words if not any(_inside(w, box) for box in without)]
    rules = [r for r in page.rules if r.top == r.bottom]
    return [_line(page.number, row, rules) for row in in_reading_order(side_headings_first(_rows(words)))]


def _inside(word: Word, box: Box) -> bool:
    return box.contains_point((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    anchor: Word | None = None
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        if anchor and _same_row(anchor, word):
            rows[-1].append(word)
            anchor = word if word.size > anchor.size else anchor
        else:
            rows.append([word])
            anchor = word
    return [sorted(row, key=lambda w: w.x0) for row in rows]


def _same_row(a: Word, b: Word) -> bool:
    return abs(a.bottom - b.bottom) < 0.5 * max(a.size, b.size) and min(a.bottom, b.bottom) > max(a.top, b.top)


def _line(page: int, row: Sequence[Word], rules: Sequence[Rule]) -> Line:
    read = read_raised(row)
    plain = [word for word, is_mark in read if not is_mark]
    if not plain:
        plain, read = list(row), [(word, False) for word in row]
    return Line(
        page=page,
        passage=join_words(page, plain),
        size=main_size(row),
        bold=_most(plain, "bold"),
        italic=_most(plain, "italic"),
        underlined=_is_underlined(plain, rules),
        words=tuple(row),
        notes=_notes(page, read),
        x0=min(w.x0 for w in row),
        top=min(w.top for w in plain),
        x1=max(w.x1 for w in row),
        bottom=max(w.bottom for w in plain),
    )


def _most(words: Sequence[Word], trait: str) -> bool:
    having = sum(len(w.text) for w in words if getattr(w, trait))
    return having * 2 > sum(len(w.text) for w in words)


def _notes(page: int, read: Sequence[tuple[Word, bool]]) -> tuple[NoteMark, ...]:
    found = []
    for i, (word, is_mark) in enumerate(read):
        if is_mark:
            before = [w for w, other in read[:i] if not other]
            found.append(NoteMark(text=word.text, at=len(join_words(page, before).text)))
    return tuple(found)


def _is_underlined(words: Sequence[Word], rules: Sequence[Rule]) -> bool:
    """Whether rules close under the words cover most of their width and hardly more."""
    x0, x1 = min(w.x0 for w in words), max(w.x1 for w in words)
    size = main_size(words)
    foot = max(w.bottom for w in words)
    close = [r for r in rules if -0.3 * size <= r.top - foot <= 0.15 * size and r.x0 >= x0 - size and r.x1 <= x1 + size]
    covered = sum(max(0.0, min(r.x1, x1) - max(r.x0, x0)) for r in close)
    return covered >= 0.7 * (x1 - x0)


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
