"""Finds the phrases of a vocabulary in text, whole words only, the longest first.

Phrases are kept in a tree of words, so that the time to read a text does not grow with the size
of the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[%£&]")
_POSSESSIVE = re.compile(r"['’]s?$")
_APOSTROPHE = re.compile(r"['’]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and the characters of the text that it stands on (end excluded)."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """What was found on the characters `start` to `end` (excluded) of a text."""

    start: int
    end: int
    value: T


def fold(word: str) -> str:
    """A word in the form in which words are compared: no case, no possessive, "and" for "&".

    >>> fold("Met’s"), fold("&"), fold("PCSO")
    ('met', 'and', 'pcso')
    """
    if word == "&":
        return "and"
    return _APOSTROPHE.sub("", _POSSESSIVE.sub("", word.casefold()))


def fold_plural(word: str) -> str:
    """As `fold`, plural and singular alike.

    >>> [fold_plural(word) for word in ("Burglaries", "offences", "less", "ASBs")]
    ['burglary', 'offence', 'less', 'asb']
    """
    folded = fold(word)
    if len(folded) > 4 and folded.endswith("ies"):
        return folded[:-3] + "y"
    if len(folded) > 3 and folded.endswith("s") and not folded.endswith(("ss", "us", "is")):
        return folded[:-1]
    return folded


def is_acronym(name: str) -> bool:
    """Whether a name is one word with several capitals.

    >>> is_acronym("CoLP"), is_acronym("Kent"), is_acronym("MOD Police")
    (True, False, False)
    """
    return name.isalpha() and sum(letter.isupper() for letter in name) > 1


def is_printed_as(name: str, printed: str) -> bool:
    """Whether words that fold to a proper name are printed as one: an acronym in capitals, another name with one.

    >>> is_printed_as("GMP", "GMP’s"), is_printed_as("GMP", "gmp"), is_printed_as("The Met", "the Met")
    (True, False, True)
    """
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(printed)]
    if is_acronym(name):
        return bool(words) and (words[0] in (name, f"{name}s") or words[0].removesuffix("s").isupper())
    return any(word[:1].isupper() for word in words)


def find_words(text: str, folding: Callable[[str], str] = fold) -> list[Word]:
    """The words of a text, with "%", "£" and "&" as words of their own, in order.

    >>> [word.folded for word in find_words("Dyfed-Powys: 5% & up")]
    ['dyfed', 'powys', '5', '%', 'and', 'up']
    """
    return [Word(folding(hit[0]), *hit.span()) for hit in _WORD.finditer(text)]


class Phrases(Generic[T]):
    """A set of phrases, each with a value.

    >>> phrases = Phrases([("rape", 1), ("rape crisis centre", 2)], fold_plural)
    >>> phrases.find("Rapes, and a Rape Crisis Centre")
    [Span(start=0, end=5, value=1), Span(start=13, end=31, value=2)]
    """

    def __init__(self, entries: Iterable[tuple[str, T]], folding: Callable[[str], str] = fold) -> None:
        self._folding = folding
        self._root: dict[str | None, Any] = {}
        for phrase, value in entries:
            self._add(phrase, value)

    def _add(self, phrase: str, value: T) -> None:
        node = self._root
        for word in find_words(phrase, self._folding):
            node = node.setdefault(word.folded, {})
        node.setdefault(None, value)

    def find(self, text: str) -> list[Span[T]]:
        """Every phrase in a text, from the left, the longest at each place, none overlapping."""
        return self.find_in(find_words(text, self._folding))

    def find_in(self, words: Sequence[Word]) -> list[Span[T]]:
        """As `find`, in words that were already folded in the same way."""
        spans: list[Span[T]] = []
        at = 0
        while at < len(words):
            count, value = self._longest(words, at)
            if count:
                spans.append(Span(words[at].start, words[at + count - 1].end, value))
            at += max(count, 1)
        return spans

    def whole(self, text: str) -> T | None:
        """The value of the phrase that is all of a text, punctuation apart."""
        words = find_words(text, self._folding)
        count, value = self._longest(words, 0)
        return value if words and count == len(words) else None

    def _longest(self, words: Sequence[Word], at: int) -> tuple[int, Any]:
        node = self._root
        count, value = 0, None
        for place in range(at, len(words)):
            node = node.get(words[place].folded, {})
            if not node:
                break
            if None in node:
                count, value = place - at + 1, node[None]
        return count, value
