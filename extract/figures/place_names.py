"""The places that a paper names: its own, which its tables and headings list, and the districts of the country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extract.data import load_data
from extract.words import class_of

WORD = re.compile(r"[\w’'&-]+")
WORD_BEFORE = re.compile(r"(?P<word>[\w’'&.-]+),?\s$")
SHORT = 3
"""Letters: a shorter name of a paper's own may be anything."""
NATIONS = ("england", "wales", "scotland", "northern_ireland")


@cache
def districts() -> tuple[str, ...]:
    """The names of `districts.toml`."""
    data = load_data("extract.figures", "districts.toml")
    return tuple(name for nation in NATIONS for name in data[nation])


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """Names of places as printed, by their first word, the longest first."""

    by_word: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, names: Iterable[str]) -> PlaceNames:
        """Some names, and those of the country's districts.

        >>> [text for _, _, text in PlaceNames.of(["Castle"]).find("Castle had 14 and Great Yarmouth had 9.")]
        ['Castle', 'Great Yarmouth']
        """
        found: dict[str, set[str]] = {}
        for name in (*names, *districts()):
            first = WORD.match(name)
            if first and len(name) >= SHORT and name[0].isupper():
                found.setdefault(first[0], set()).add(name)
        return cls(by_word={word: tuple(sorted(of, key=lambda n: (-len(n), n))) for word, of in found.items()})

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end (exclusive) and text of the places named; a part of a longer name is none."""
        end = 0
        for match in WORD.finditer(text):
            word = match[0].removesuffix("’s").removesuffix("'s")
            for name in self.by_word.get(word, ()) if match.start() >= end else ():
                if text.startswith(name, match.start()) and _stands_alone(text, match.start(), len(name)):
                    end = match.start() + len(name)
                    yield match.start(), end, name
                    break


def _stands_alone(text: str, start: int, length: int) -> bool:
    """Whether a name is no part of a longer one: "Norwich Crown Court", "Mrs Preston"."""
    end = start + length
    if text[end : end + 1].isalnum() or re.match(r"\s[A-Z]|-[A-Za-z]", text[end : end + 2]):
        return False
    before = WORD_BEFORE.search(text[max(0, start - 30) : start])
    if before is None or not before["word"][:1].isupper() or before[0].rstrip().endswith(","):
        return True
    return class_of(before["word"].lower()) != "name"
