"""Words -> lines: what a person reads from left to right without a jump."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.pages import Page, Rule, Word
from extract.structure.bullets import find_bullets
from extract.structure.panels import boxes_apart, find_panels
from extract.structure.raised import main_size, read_raised
from extract.structure.rows import find_rows
from extract.structure.side_headings import side_headings_first
from extract.structure.text_columns import column_by_column
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

    `words` are all of them; note marks are in `notes` and not in `passage`. `part` counts the columns and boxes
    of the page from 0, as they are read.
    """

    page: int
    part: int = 0
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
    """The lines of a page in reading order, leaving out words whose middle is in a box of `without`.

    A drawn bullet is a word of its line.
    """
    printed = [w for w in page.words if not any(_inside(w, box) for box in without)]
    words = [*printed, *find_bullets(page, printed)]
    rules = [r for r in page.rules if r.top == r.bottom]
    return [
        _line(page.number, row, rules, part)
        for part, own in enumerate(_parts(words, page))
        for row in side_headings_first(find_rows(own))
    ]


def _parts(words: Sequence[Word], page: Page) -> Iterator[list[Word]]:
    """The words of a page by columns and boxes, in reading order."""
    panels = find_panels(page, words)
    for column in column_by_column(words):
        yield from boxes_apart(column, panels)


def _inside(word: Word, box: Box) -> bool:
    return box.contains_point((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)


def _line(page: int, row: Sequence[Word], rules: Sequence[Rule], part: int) -> Line:
    read = read_raised(row)
    plain = [word for word, is_mark in read if not is_mark]
    if not plain:
        plain, read = list(row), [(word, False) for word in row]
    return Line(
        page=page,
        part=part,
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
