"""Numbers of headings and items: what each counts, and which goes on from which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.structure.marks import Mark

ROMAN = re.compile(r"(?=.)x{0,3}(?:ix|iv|v?i{0,3})")
ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
PARTS = re.compile(r"\d+|[a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One way to read a mark: the `value` that it counts, from 1, in a `scheme`, below the numbers of `prefix`.

    The scheme is how its numbers are written and what stands around them: "1.", "(a)", "1/20".
    """

    scheme: str
    value: int
    prefix: tuple[str, ...] = ()

    def follows(self, other: Count) -> bool:
        """Whether it is the next number after `other` in one list."""
        return self.continues(other) and self.value == other.value + 1

    def continues(self, other: Count) -> bool:
        """Whether it is a later number of the list that `other` is in."""
        return self.scheme == other.scheme and self.prefix == other.prefix and self.value > other.value


def find_counts(mark: Mark) -> tuple[Count, ...]:
    """The ways to read a mark, none for a bullet; "i" is a letter and a Roman one, and its place must tell which.

    >>> from extract.structure.marks import read_mark
    >>> [(c.scheme, c.value) for c in find_counts(read_mark("(i) agree"))]
    [('(a)', 9), ('(i)', 1)]
    >>> [(c.scheme, c.value, c.prefix) for c in find_counts(read_mark("2.3.1 Cost"))]
    [('1.1.1', 1, ('2', '3'))]
    """
    if mark.is_bullet or mark.form == "note":
        return ()
    if mark.form == "minute":
        number, year = mark.label.split("/")
        return (Count(scheme=f"1/{year}", value=int(number)),)
    parts = PARTS.findall(mark.label.removesuffix(".0"))
    around = mark.text.replace(mark.label, "#", 1) if len(parts) == 1 else "#"
    prefix = tuple(part.casefold() for part in parts[:-1])
    return tuple(
        Count(scheme=around.replace("#", "1." * len(prefix) + sign), value=value, prefix=prefix)
        for sign, value in _values(parts[-1])
    )


def _values(part: str) -> Iterator[tuple[str, int]]:
    """What a part of a label counts, with how its first would be written."""
    if part.isdigit():
        yield "1", int(part)
        return
    if len(part) == 1:
        yield ("A" if part.isupper() else "a"), ord(part.casefold()) - ord("a") + 1
    if (part.isupper() or part.islower()) and ROMAN.fullmatch(part.casefold()):
        yield ("I" if part.isupper() else "i"), read_roman(part)


def read_roman(text: str) -> int:
    """The value of a Roman number up to 39.

    >>> [read_roman(text) for text in ("i", "iv", "IX", "xiv")]
    [1, 4, 9, 14]
    """
    digits = [ROMAN_DIGITS[c] for c in text.casefold()]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


SERIES = re.compile(
    r"(section|part|chapter|priority|objective|theme|outcome|appendix|annex|schedule|pillar|strand|aim|goal)"
    r" (\d{1,2}|[A-Z]|[ivx]{1,4}|[IVX]{1,4})\b",
    re.IGNORECASE,
)


def find_series(text: str) -> tuple[Count, ...]:
    """The ways to read the number of a heading that counts with a word.

    >>> [(c.scheme, c.value) for c in find_series("Priority 3: Fewer victims")]
    [('priority 1', 3)]
    """
    found = SERIES.match(text)
    word = found[1].casefold() if found else ""
    return tuple(Count(scheme=f"{word} {sign}", value=value) for sign, value in _values(found[2])) if found else ()
