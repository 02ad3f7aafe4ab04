"""Whether two recommendations say the same: by their words without the lead-ins, who is to act and what they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, combinations
from typing import Any

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from extract.data import load_data
from extract.recommendations.clauses import head_of, words_of
from extract.recommendations.verbs import lemma_of

TOKEN = re.compile(r"[£$€]?\d+(?:[.,/:]\d+)*%?(?:[a-z]{1,2}\b)?|[a-z][\w’'&-]*", re.I)
LEAD = re.compile(
    r"\A[^:]{0,200}?\b(?:ask|invit|request|recommend|resolv|agree|decid|decision|following)[a-z]*\b[^:]{0,80}:[-–—]?\s+(?=(?:\S+\s+){2})",
    re.I,
)
"""The words that lead to a list, where the recommendation is one of its items."""
MARK = re.compile(r"\A\s*(?:(?:actions?|AP|recommendations?|R)(?:\s+(?:points?|no\.?))?\s*\d[\d./]*\s*[:.)–—-]*)", re.I)
ITEM = re.compile(
    r"\s*(?:(?:agenda\s+)?item\s+)?[\d./]+[a-z]?\s*[.:)–—-]*\s+|\A\s*(?:agenda\s+)?item\s+\w{1,4}\s*[:–—-]\s*", re.I
)
"""The mark before the title of an item."""
MONTH = "May"
"""A month that is also a little word."""
SAME = 0.8
"""From this score on two texts are the same; those of few words must be nearly equal."""
FEW, FEW_SAME = 5, 0.93
TELLING = 3
"""A text with fewer words that tell what it is about is a stock phrase."""
DIFFERS = 0.92
"""The factor where another is to act, or something else is to be done."""
NUMBERED = 0.03
STOCK_SCORE = 0.85
PAIRED = 6
"""So many words are paired: two texts of which each has up to four words of its own have a pair in common."""
TITLE_WORDS = 3
TITLED = 90
"""The likeness (to 100) from which on two titles are of one item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a recommendation says: its `words` in order, those that are `telling`, and the numbers and times in it."""

    words: tuple[str, ...]
    telling: frozenset[str]
    numbers: frozenset[str]

    @property
    def is_stock(self) -> bool:
        """Whether it says no more than papers say at every meeting."""
        return len(self.telling) < TELLING


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A recommendation as it is compared with others; `titles` are those of its item."""

    text: str
    action: str | None = None
    addressee: str | None = None
    number: str | None = None
    titles: tuple[str, ...] = ()

    @property
    def said(self) -> Said:
        """What it says."""
        return read_said(self.text)


@cache
def _data() -> dict[str, Any]:
    return load_data("extract.recommendations", "sameness.toml")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_data()[kind].split())


@cache
def _classes(kind: str) -> dict[str, int]:
    """The number of the list that each word stands in."""
    return {word: number for number, words in enumerate(_data()[kind]) for word in words}


@lru_cache(maxsize=1 << 15)
def read_said(text: str) -> Said:
    """What a text says without the words of lead-ins.

    >>> sorted(read_said("It is recommended that the Board notes the 3 kennels.").words)
    ['3', 'kennel', 'note']
    """
    words = tuple(_told(MARK.sub("", LEAD.sub("", text, count=1), count=1)))
    numbers = frozenset(w for w in words if w in _words("times") or any(c.isdigit() for c in w))
    return Said(
        words=words, telling=frozenset(words) - _words("stock") - _classes("verbs").keys() - numbers, numbers=numbers
    )


def _told(text: str) -> Iterator[str]:
    """The words of a text as lemmas and singulars, without little words and the names of bodies."""
    for token in TOKEN.findall(text):
        word = token.lower().replace("’", "'").removesuffix("'s").rstrip("'-")
        base = _base(word)
        if token == MONTH or not {word, base} & (_words("little") | words_of("bodies")):
            yield base


def _base(word: str) -> str:
    lemma = lemma_of(word)
    if lemma:
        return lemma
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def likeness(one: Asked, other: Asked) -> float:
    """How surely two recommendations are the same one (0 to 1), by what they say; 0 for stock phrases.

    >>> asked = Asked(text="The Board is asked to approve a fourth kennel in Oakham ward.", action="approve")
    >>> likeness(asked, Asked(text="RESOLVED that a fourth kennel in Oakham ward be approved.", action="approve"))
    1.0
    >>> likeness(asked, Asked(text="RESOLVED that a fifth kennel in Oakham ward be approved.", action="approve"))
    0.0
    """
    a, b = one.said, other.said
    if a.is_stock or b.is_stock or not _compatible(a, b):
        return 0.0
    left, right = " ".join(sorted(a.telling)), " ".join(sorted(b.telling))
    alike = (token_set_ratio(left, right) + token_sort_ratio(left, right)) / 200
    few = min(len(a.telling), len(b.telling)) < FEW
    score = alike * _agreement(one, other)
    return round(score, 3) if score >= (FEW_SAME if few else SAME) else 0.0


def likeness_in_item(one: Asked, other: Asked) -> float:
    """How surely two stock phrases are the same (0 to 1): where they do the same in items of one title.

    >>> asked = Asked(text="The Board is asked to note the report.", action="note", titles=("Kennels in Oakham",))
    >>> likeness_in_item(asked, Asked(text="RESOLVED: Noted.", action="note", titles=("Item 4 – Kennels in Oakham",)))
    0.85
    >>> likeness_in_item(asked, Asked(text="RESOLVED: Noted.", action="note", titles=("Stables in Oakham",)))
    0.0
    """
    a, b = one.said, other.said
    same = one.action is not None and _same_verb(one.action, other.action) and _compatible(a, b)
    stock = a.is_stock or b.is_stock
    return STOCK_SCORE if same and stock and _same_title(one, other) else 0.0


def _compatible(a: Said, b: Said) -> bool:
    """Whether the numbers of one are all among those of the other."""
    return a.numbers <= b.numbers or b.numbers <= a.numbers


def _agreement(one: Asked, other: Asked) -> float:
    """1 where who acts and what is done agree, less for each that does not; a little more for an equal number."""
    factor = 1.0 if _same_verb(one.action, other.action) else DIFFERS
    factor *= 1.0 if _same_office(one.addressee, other.addressee) else DIFFERS
    numbered = one.number is not None and one.number == other.number and any(c.isdigit() for c in one.number)
    return min(1.0, factor + (NUMBERED if numbered else 0.0))


def _same_verb(one: str | None, other: str | None) -> bool:
    classes = _classes("verbs")
    return not one or not other or one == other or (one in classes and classes[one] == classes.get(other))


def _same_office(one: str | None, other: str | None) -> bool:
    a, b = head_of(one), head_of(other)
    classes = _classes("offices")
    return not a or not b or a == b or (a in classes and classes[a] == classes.get(b))


def _same_title(one: Asked, other: Asked) -> bool:
    return any(_is_same_title(a, b) for a in one.titles for b in other.titles)


@lru_cache(maxsize=1 << 14)
def _is_same_title(one: str, other: str) -> bool:
    left, right = _title_key(one), _title_key(other)
    both = bool(left) and bool(right) and _said_in_title(one).numbers == _said_in_title(other).numbers
    return both and (token_set_ratio(left, right) + token_sort_ratio(left, right)) / 2 >= TITLED


def keys_to_find(one: Asked) -> tuple[str, ...]:
    """Pairs of its longest telling words: two that say the same have a pair in common. None for stock phrases.

    >>> keys_to_find(Asked(text="The Board is asked to approve a fourth kennel in Oakham ward."))
    ('kennel oakham', 'kennel ward', 'oakham ward')
    """
    longest = sorted(one.said.telling, key=lambda word: (-len(word), word))[:PAIRED]
    return () if one.said.is_stock else tuple(" ".join(pair) for pair in combinations(sorted(longest), 2))


def titles_to_find(one: Asked) -> tuple[str, ...]:
    """The longest words of the titles of its item, where it says what is done.

    >>> titles_to_find(Asked(text="Noted.", action="note", titles=("Recommendations", "Kennels in Oakham")))
    ('kennel', 'oakham')
    """
    titles = map(_title_key, one.titles) if one.action else ()
    words = (sorted(title.split(), key=lambda word: (-len(word), word))[:TITLE_WORDS] for title in titles)
    return tuple(sorted(set(chain.from_iterable(words))))


def _title_key(title: str) -> str:
    """The words of a title in alphabetical order, without those that name no item."""
    return " ".join(sorted({word for word in _said_in_title(title).words if word not in _words("untold")}))


def _said_in_title(title: str) -> Said:
    return read_said(ITEM.sub("", title, count=1))
