"""Hyphens at the ends of lines: those that only break a word ("perform-" "ance") become soft, the others stay.

The document's own words are the evidence: how it writes the word elsewhere, and whether its halves are words. Where
they are silent, heads and tails that are written with a hyphen keep it ("anti-" "social").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extract.data import load_data
from extract.pages import Page, Word
from extract.pdf.glyphs import SOFT_HYPHEN

HEAD = re.compile(r"[^\W\d_]{2,}(?=[-\u2010\u00ad]$)")
TAIL = re.compile(r"[^\W\d_]+")
WHOLE = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
REACH = 0.6
"""Of the size: words no further apart stand in one line of text."""
LEADING = 1.2
"""Of the size: the next line begins no further below."""


def soften_hyphens(sheets: Sequence[Page]) -> list[Page]:
    """The pages, with a soft hyphen at the end of each word that goes on in the next line and has no hyphen itself."""
    broken = [_tails(sheet.words) for sheet in sheets]
    written = Counter(_written(sheets)) if any(broken) else Counter()
    return [
        replace(sheet, words=tuple(_rewritten(word, tails.get(word), written) for word in sheet.words))
        if tails or any(SOFT_HYPHEN in word.text for word in sheet.words)
        else sheet
        for sheet, tails in zip(sheets, broken, strict=True)
    ]


def _tails(words: Sequence[Word]) -> dict[Word, str]:
    """The words that end their line with a hyphen after letters, and what the next line begins with."""
    by_foot = sorted(words, key=_foot)
    band = 0.5 * max((w.size for w in words), default=0.0)

    def near(top: float, bottom: float) -> list[Word]:
        return by_foot[bisect_left(by_foot, top, key=_foot) : bisect_right(by_foot, bottom, key=_foot)]

    @cache
    def starts_line(word: Word) -> bool:
        return not any(_follows(other, word) for other in near(word.bottom - band, word.bottom + band))

    found: dict[Word, str] = {}
    for word in words:
        if HEAD.search(word.text) and not any(_follows(word, w) for w in near(word.bottom - band, word.bottom + band)):
            below = near(word.bottom, word.bottom + (1 + LEADING) * word.size)
            starts = [w for w in below if _is_below(word, w) and w.text[:1].islower() and starts_line(w)]
            if starts and (tail := TAIL.match(max(starts, key=lambda w: w.x0).text)):
                found[word] = tail.group()
    return found


def _foot(word: Word) -> float:
    return word.bottom


def _follows(word: Word, after: Word) -> bool:
    """Whether `after` goes on in the same line of text."""
    in_line = abs(after.bottom - word.bottom) < 0.5 * word.size
    return in_line and after.x0 - word.x0 >= 0 and after.x0 - word.x1 < REACH * word.size and after is not word


def _is_below(word: Word, other: Word) -> bool:
    return 0 < other.bottom - word.bottom < (1 + LEADING) * word.size and other.x0 <= word.x0


def _written(sheets: Sequence[Page]) -> Iterator[str]:
    """The words of a document in small letters, without those that a line's end breaks."""
    for sheet in sheets:
        for word in sheet.words:
            if not HEAD.search(word.text):
                yield from (found.lower() for found in WHOLE.findall(word.text))


def _rewritten(word: Word, tail: str | None, written: Counter[str]) -> Word:
    if not word.text.endswith(("-", "\u2010", SOFT_HYPHEN)):
        return word
    head = HEAD.search(word.text)
    joins = tail is not None and head is not None and is_one_word(head.group().lower(), tail, written, word.text[-1])
    end = SOFT_HYPHEN if joins else "-" if word.text.endswith(SOFT_HYPHEN) else word.text[-1]
    return word if end == word.text[-1] else replace(word, text=word.text[:-1] + end)


def is_one_word(head: str, tail: str, written: Counter[str], hyphen: str = "-") -> bool:
    """Whether a word broken after `head` is written without a hyphen; `written` counts the document's words.

    >>> is_one_word("perform", "ance", Counter(["perform"])), is_one_word("short", "term", Counter())
    (True, False)
    >>> is_one_word("re", "cover", Counter(["recover"])), is_one_word("re", "cover", Counter(["re-cover"]))
    (True, False)
    """
    whole, hyphenated = written[head + tail], written[f"{head}-{tail}"]
    if whole or hyphenated:
        return whole > hyphenated
    if hyphen == SOFT_HYPHEN:
        return True
    if head in _listed("heads") or tail in _listed("tails"):
        return False
    return not (written[head] and written[tail])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_data("extract.structure", "hyphens.toml")[name]["words"].split())
