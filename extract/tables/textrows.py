"""Words -> printed rows of chunks: words that stand close together, parted from others by wide gaps."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extract.pages import Word
from extract.tables.celltext import cell_lines
from extract.tables.headers import is_value, is_year
from extract.tables.rulings import Ruling

WIDE = 0.8
"""Of the font size: a wider gap between two words parts two chunks."""
LEADER = re.compile(r"(?:\.{3,}|…+|_{3,}|·{3,})")
DOTS = frozenset((".", "..", "·", "_"))
MISSING_DOTS = "..."
MISSING = frozenset((MISSING_DOTS, "…"))
"""Three dots that stand alone mean that there is no value."""
JOINING = frozenset(("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
STRETCHED = 2.2
"""Of the font size: the widest gap between words of a justified line."""
SAME_PLACE = 4.0
"""Points: chunks whose left ends, right ends or middles stand no further apart are aligned."""
BEFORE_NUMBER = frozenset("$£€")
AFTER_NUMBER = frozenset(("%", ")", "*", "**"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Words that stand close together on one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """Where its first word begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where its last word ends."""
        return max(w.x1 for w in self.words)

    @property
    def text(self) -> str:
        """Its words, joined by spaces."""
        return " ".join(w.text for w in self.words)

    @property
    def value(self) -> bool:
        """Whether it is a number or stands for a missing one."""
        return is_value(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One printed line, in chunks from left to right."""

    chunks: tuple[Chunk, ...]

    @property
    def top(self) -> float:
        """Where its highest word begins."""
        return min(w.top for c in self.chunks for w in c.words)

    @property
    def bottom(self) -> float:
        """Where its lowest word ends."""
        return max(w.bottom for c in self.chunks for w in c.words)

    @property
    def size(self) -> float:
        """The font size of its largest words, in points."""
        return max(w.size for c in self.chunks for w in c.words)


def text_rows(words: Iterable[Word], down: Sequence[Ruling] = ()) -> list[TextRow]:
    """Words in printed rows from top to bottom; dot leaders, left out, and rulings `down` the page part chunks."""
    plain = [part for word in words for part in without_leaders(word)]
    lines = (without_dots(line) for line in cell_lines(plain))
    return [TextRow(chunks=tuple(find_chunks(line, down))) for line in lines if line]


def without_dots(line: Sequence[Word]) -> list[Word]:
    """A line without leaders that are printed with spaces; three dots that stand apart say that a value is missing."""
    kept: list[Word] = []
    for dots, words in groupby(line, key=lambda w: w.text in DOTS):
        run = list(words)
        kept += _missing(run, kept[-1] if kept else None) if dots and len(run) > 2 else run
    return kept


def _missing(dots: Sequence[Word], before: Word | None) -> list[Word]:
    """The dots of a run that stand in threes with wide gaps around them."""
    groups: list[list[Word]] = []
    for dot in dots:
        last = groups[-1][-1] if groups else before
        if last is None or dot.x0 - last.x1 > WIDE * dot.size:
            groups.append([])
        if groups:
            groups[-1].append(dot)
    return [dot for group in groups if before and len(group) == len(MISSING_DOTS) for dot in group]


def without_leaders(word: Word) -> Iterator[Word]:
    """The parts of a word before and after a run of dots that leads the eye to a number.

    Their places are worked out from the share of characters, a dot counting half.
    """
    if not LEADER.search(word.text) or word.text in MISSING:
        yield word
        return
    total = sum(0.5 if c in "._·" else 1.0 for c in word.text)
    start = 0
    for found in [*LEADER.finditer(word.text), None]:
        end = found.start() if found else len(word.text)
        if end > start:
            before, until = (
                sum(0.5 if c in "._·" else 1.0 for c in word.text[:k]) / total * word.width for k in (start, end)
            )
            yield replace(word, text=word.text[start:end], x0=word.x0 + before, x1=word.x0 + until)
        start = found.end() if found else end


def find_chunks(line: Sequence[Word], down: Sequence[Ruling] = ()) -> list[Chunk]:
    """The words of a line, left to right, parted at wide gaps and at rulings `down` the page (sorted by x)."""
    groups: list[list[Word]] = []
    for word in line:
        if groups and _is_near(groups[-1], word) and not _is_ruled_off(groups[-1][-1], word, down):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Chunk(words=tuple(group)) for group in groups]


def _is_near(group: Sequence[Word], word: Word) -> bool:
    if word.text in BEFORE_NUMBER and is_value(" ".join(w.text for w in group)):
        return False
    gap = word.x0 - group[-1].x1
    return gap <= WIDE * max(word.size, group[-1].size) or _belongs(group, word) or _reads_on(group, word)


def _is_ruled_off(before: Word, word: Word, down: Sequence[Ruling]) -> bool:
    """Whether a ruling stands between two words of a line."""
    level = (word.top + word.bottom) / 2
    low = bisect_left(down, before.x1 - 1, key=lambda r: r.at)
    high = bisect_right(down, word.x0 + 1, key=lambda r: r.at)
    return any(r.start <= level <= r.end for r in down[low:high])


def _reads_on(group: Sequence[Word], word: Word) -> bool:
    """Whether a word such as "of" stands at the gap: justified lines have wide gaps inside their texts."""
    small = group[-1].text.lower() in JOINING or word.text in JOINING
    return small and word.x0 - group[-1].x1 <= STRETCHED * word.size


def _belongs(group: Sequence[Word], word: Word) -> bool:
    """Whether a currency sign set at the left of its column, or a sign after a number, parts the two."""
    if len(group) == 1 and group[0].text in BEFORE_NUMBER:
        return is_value(word.text)
    return word.text in AFTER_NUMBER and is_value(group[-1].text) and word.x0 - group[-1].x1 < 2 * word.size


def has_amounts(row: TextRow) -> bool:
    """Whether a row has a value that is no year in a later column."""
    return any(c.value and not is_year(c.text) for c in row.chunks[1:])


def in_line(a: Chunk, b: Chunk) -> bool:
    """Whether two chunks have a left end, a right end or a middle in common."""
    middles = abs(a.x0 + a.x1 - b.x0 - b.x1) / 2
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), middles) <= SAME_PLACE
