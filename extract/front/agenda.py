"""The items of an agenda, and which of them a paper of its pack is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.front.opening import Opening

NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})?[a-z]?)[.)]?")
PAGES = re.compile(r"\s*(?:\(?\s*(?:pages?|pp\.?|tudalennau)\b.{0,20}|\d{1,4} ?[-–—] ?(?:\d{1,4})?)\s*$", re.IGNORECASE)
"""Where the item's papers stand, at its end."""
WORD = re.compile(r"\w+")
LIKE = 0.8
"""The likeness of the words of a paper's title to those of its item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of an agenda: its number as printed and the words of its title."""

    number: str
    words: Counter[str]


def find_items(opening: Opening) -> list[Item]:
    """The numbered items of an agenda, in lists and in tables."""
    return [Item(number=number, words=read_words(PAGES.sub("", text))) for number, text in _numbered(opening)]


def _numbered(opening: Opening) -> Iterator[tuple[str, str]]:
    marked = ((c.mark.text, c.text) for c in opening.chunks if c.mark)
    rows = ((cells[0], cells[1]) for row in opening.rows if len(cells := [cell for cell in row if cell.strip()]) > 1)
    for label, text in (*marked, *rows):
        if found := NUMBER.fullmatch(label.strip()):
            yield found["number"], text


def read_words(text: str) -> Counter[str]:
    """How often each word stands in a text, in any case.

    >>> read_words("Roads: the Roads")
    Counter({'roads': 2, 'the': 1})
    """
    return Counter(WORD.findall(text.casefold()))


def match_item(titles: Iterable[str], items: Sequence[Item]) -> str | None:
    """The number of the one item that the titles of a paper are most like, if any is like them.

    >>> items = [Item(number="4", words=read_words("Rural Roads Update")), Item(number="5", words=read_words("Vans"))]
    >>> match_item(["Rural roads: update"], items), match_item(["Rural Crime"], items)
    ('4', None)
    """
    wanted = [read_words(title) for title in titles]
    scored = sorted(((_likeness(words, item.words), item.number) for words in wanted for item in items), reverse=True)
    best = [(score, number) for score, number in scored if score >= LIKE]
    return best[0][1] if best and len({number for score, number in best if score == best[0][0]}) == 1 else None


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
