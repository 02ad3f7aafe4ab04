"""Raised words of a row: marks that point to notes, told from exponents and from the ends of ordinals.

A mark is no part of the word or number that it stands on: "38" with the note 1 is never 381.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pages import Word

SMALL, LIFT = 0.75, 0.12
"""Of the row's size: a word smaller than this is raised where it ends this far above the row's foot."""
LIFT_ALONE = 0.25
"""Of the row's size: how far a word of nearly the row's size must be lifted."""
TOUCH = 0.15
"""Of the size: words no further apart touch."""
SUPERSCRIPTS = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
DIGITS = {ord(raised): plain for plain, raised in zip("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", strict=True)}
RUN = re.compile("([⁽]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+[⁾]?(?:,[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)")
ONE = r"(?:\d{1,3}|[a-np-z]|[ivx]{1,4}|[*†‡§¶#]{1,3})"
NOTE = re.compile(rf"[(\[]?{ONE}(?:\s?[,;&–-]\s?{ONE})*,?[)\]]?[.,;:]?")
UNIT = re.compile(r"(?![(]?[£$€])[(\d.,/]*(?:[kcmd]?m|ft|in|yds?|miles?)")
POWER = re.compile(r"(?:.*[×x])?10")


def read_raised(row: Sequence[Word]) -> list[tuple[Word, bool]]:
    """The words of a row from left to right, each with whether it is a note mark.

    Superscript digits within a word become words of their own; raised ones that belong to their word ("m²",
    "× 10⁶") become superscript digits.
    """
    words = [part for word in row for part in _split(word)]
    size = main_size(words)
    foot = max(w.bottom for w in words if w.size >= SMALL * size)
    read: list[tuple[Word, bool]] = []
    for i, word in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) else None
        is_mark = False
        if _is_raised(word, read[-1][0] if read else None, size, foot):
            is_mark = bool(NOTE.fullmatch(word.text)) and not _belongs(word, read, after)
            word = word if is_mark else replace(word, text=word.text.translate(SUPERSCRIPTS))
        if is_mark and read and _touches(read[-1][0], word):
            read[-1] = (replace(read[-1][0], x1=word.x1), read[-1][1])
        read.append((word, is_mark))
    return read


def main_size(words: Sequence[Word]) -> float:
    """The size of most characters, in points."""
    counts: dict[float, int] = {}
    for word in words:
        counts[word.size] = counts.get(word.size, 0) + len(word.text)
    return max(counts, key=lambda size: (counts[size], size))


def _split(word: Word) -> Iterator[Word]:
    """A word, with superscript digits in it as small raised words, each as broad as its share of characters."""
    if word.text.isascii() or not RUN.search(word.text) or RUN.fullmatch(word.text):
        yield word
        return
    step, at = word.width / len(word.text), 0
    for i, part in enumerate(RUN.split(word.text)):
        start, at = at, at + len(part)
        piece = replace(word, text=part, x0=word.x0 + step * start, x1=word.x0 + step * at)
        if i % 2:
            raised = word.bottom - 0.4 * word.height
            yield replace(piece, text=part.translate(DIGITS), size=0.6 * word.size, bottom=raised)
        elif part:
            yield piece


def _is_raised(word: Word, before: Word | None, size: float, foot: float) -> bool:
    lift = foot - word.bottom
    if word.size < SMALL * size:
        return lift > LIFT * size
    near = before is not None and _touches(before, word)
    return near and LIFT_ALONE * size < lift < size and word.size < 1.05 * size and bool(NOTE.fullmatch(word.text))


def _touches(a: Word, b: Word) -> bool:
    return b.x0 - a.x1 <= TOUCH * max(a.size, b.size)


def _belongs(word: Word, read: Sequence[tuple[Word, bool]], after: Word | None) -> bool:
    """Whether raised digits are an exponent, or the mass of an isotope ("¹⁴C") within a row."""
    if not read or not word.text.isdigit():
        return False
    before = read[-1][0]
    if not _touches(before, word):
        is_symbol = after is not None and bool(re.fullmatch(r"[A-Z][a-z]?", after.text))
        return is_symbol and after is not None and _touches(word, after)
    times = len(read) > 1 and read[-2][0].text in ("×", "x")
    if POWER.fullmatch(before.text) and (times or before.text != "10"):
        return True
    return word.text in ("2", "3") and bool(UNIT.fullmatch(before.text))
