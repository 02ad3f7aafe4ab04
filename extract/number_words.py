"""Numbers written as words: "nine", "thirty-one", "two hundred", "three-quarters", "one in six"."""

from __future__ import annotations

import re
from dataclasses import dataclass

UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

_SMALL = "|".join([*TENS, *sorted(UNITS, key=len, reverse=True)])
_WORD = rf"(?:(?:{'|'.join(TENS)})[- ](?:{'|'.join(list(UNITS)[1:10])})|{_SMALL})"
_SCALE = r"(?:\s(?:hundred|thousand|million|billion))"
_LARGE = rf"(?:an?|{_WORD}){_SCALE}{{1,2}}(?:\s(?:and\s)?{_WORD}{_SCALE}?){{0,3}}"
CARDINAL = re.compile(rf"(?<![\w-])(?:{_LARGE}|{_WORD})(?![\w-])", re.IGNORECASE)
FRACTION = re.compile(
    rf"(?<![\w-])(?P<top>an?|one|two|three|four|five|seven)?(?:(?<=\w)[\s-])?(?P<part>{'|'.join(PARTS)})s?(?![\w-])",
    re.IGNORECASE,
)
ONE_IN = re.compile(
    rf"(?<![\w-])(?P<top>one|two|three|four|five|six|seven|eight|nine|\d)\s+in\s+(?:every\s+)?(?P<part>{_WORD}|\d+)(?![\w-])",
    re.IGNORECASE,
)
MOVED = re.compile(
    r"\b(?:rose|fell|grew|dropped|increased|decreased|reduced|declined|up|down)\sby\s"
    r"(?:(?:almost|nearly|about|around|over|just|more|less|than|under|roughly)\s)*$",
    re.IGNORECASE,
)
MOVED_REACH = 40
"""Characters before a part in which it is said that something moved by it."""
WERE = re.compile(r"\s(?:were|are|have|felt|had\sbeen|did\snot|do\snot)\b", re.IGNORECASE)
MULTIPLE = re.compile(r"\b(?:halved|halving|doubled|doubling|trebled|tripled|quadrupled)\b", re.IGNORECASE)
"""Verbs that say by how much."""
OF_AMOUNT = re.compile(r"\s(?:of\s)?the\s£?\d")
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWord:
    """A number in words at `start` to `end`; `share` where it is a part of a whole (0 to 1)."""

    start: int
    end: int
    value: float
    share: bool


def find_number_words(text: str) -> list[NumberWord]:
    """The numbers in words, shares first where words could be read both ways.

    >>> [(text, w.value, w.share) for text in ["thirty-one", "a quarter of it", "one in four"]
    ...  for w in find_number_words(text)]
    [('thirty-one', 31.0, False), ('a quarter of it', 0.25, True), ('one in four', 0.25, True)]
    """
    found = [*_shares(text), *_cardinals(text)]
    kept: list[NumberWord] = []
    for word in sorted(found, key=lambda w: (not w.share, w.start)):
        if all(word.end <= k.start or word.start >= k.end for k in kept):
            kept.append(word)
    return sorted(kept, key=lambda w: w.start)


def has_number(text: str) -> bool:
    """Whether a text holds a number, in figures or in words.

    >>> has_number("Five beats"), has_number("4 beats"), has_number("They doubled"), has_number("Often")
    (True, True, True, False)
    """
    return bool(DIGIT.search(text) or MULTIPLE.search(text) or find_number_words(text))


def read_number_words(words: str) -> float | None:
    """The value of a cardinal; None where the words are none.

    >>> read_number_words("Two hundred and five"), read_number_words("a million"), read_number_words("few")
    (205.0, 1000000.0, None)
    """
    total = part = 0
    seen = False
    for word in words.lower().replace("-", " ").split():
        if word in UNITS or word in TENS:
            part += UNITS.get(word, TENS.get(word, 0))
            seen = True
        elif word in SCALES:
            total, part = (total, (part or 1) * 100) if word == "hundred" else (total + (part or 1) * SCALES[word], 0)
            seen = True
        elif word not in ("a", "an", "and"):
            return None
    return float(total + part) if seen else None


def _cardinals(text: str) -> list[NumberWord]:
    found = []
    for match in CARDINAL.finditer(text):
        value = read_number_words(match[0])
        if value is not None:
            found.append(NumberWord(start=match.start(), end=match.end(), value=value, share=False))
    return found


def _shares(text: str) -> list[NumberWord]:
    return [*_fractions(text), *_ones_in(text)]


def _fractions(text: str) -> list[NumberWord]:
    found = []
    for match in FRACTION.finditer(text):
        top, part = (match["top"] or "").lower(), match["part"].lower()
        if not _is_fraction(text, match, top, part):
            continue
        value = (1 if top in ("", "a", "an") else UNITS[top]) / PARTS[part]
        if value <= 1:
            found.append(NumberWord(start=match.start(), end=match.end(), value=value, share=True))
    return found


def _is_fraction(text: str, match: re.Match[str], top: str, part: str) -> bool:
    """A third of something; but no "third quarter", "first half", "half-year", "a quarter later"."""
    after = text[match.end() : match.end() + 5]
    if part == "half":
        before = text[: match.start()].rstrip()[-6:].lower()
        compared = OF_AMOUNT.match(text, match.end())
        return after.startswith((" of ", " the ", " (")) and not compared and not before.endswith(("first", "second"))
    moved = MOVED.search(text[max(0, match.start() - MOVED_REACH) : match.start()])
    if top and not after.startswith(" of") and (moved or WERE.match(text, match.end())):
        return True
    return bool(top) and after.startswith(" of ") and not text[match.end() : match.end() + 9].startswith(" of 20")


def _ones_in(text: str) -> list[NumberWord]:
    found = []
    for match in ONE_IN.finditer(text):
        top, part = (
            read_number_words(match[k]) if not match[k].isdigit() else float(match[k]) for k in ("top", "part")
        )
        if top and part and top < part:
            found.append(NumberWord(start=match.start(), end=match.end(), value=top / part, share=True))
    return found
