"""Measures whose name is printed with one word misspelt, or with its words in another order.

Two wordings are similar where they consist of the same words, of which one may differ by a letter (two in a long word)
after the same first letter. More would be a guess: "with injury" and "without injury" are as alike as that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import token_sort_ratio

from schema.entries import Measure, measures
from schema.matching import find_words, fold_plural

SHORTEST = 6
"""Letters: a shorter word with another letter is another word."""
LONG = 10
"""Letters of a word in which two letters may differ."""
MOST_ORDERED = 4
"""Words: in longer names the order says who does what to whom."""
FEWEST = 2
"""Words: of a longer wording less is left than would tell it from others."""
Words = tuple[str, ...]


def find_similar(words: Sequence[str], neutral: frozenset[str]) -> Measure | None:
    """The one measure whose wording is similar to folded `words`; words that are `neutral` count on neither side.

    >>> [find_similar(words, frozenset()).id for words in (['residental', 'burglary'], ['burglary', 'residential'])]
    ['residential-burglary', 'residential-burglary']
    >>> find_similar(["violence", "without", "injuries"], frozenset()) is None
    True
    """
    said = tuple(sorted(word for word in words if word not in neutral))
    ordered, lacking = _index(neutral)
    found = {entry.id: entry for entry in ordered.get(said, ()) if len(said) <= MOST_ORDERED}
    for at, word in enumerate(said):
        for other, entry in lacking.get(said[:at] + said[at + 1 :], ()):
            if _is_misspelt(word, other):
                found[entry.id] = entry
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _index(neutral: frozenset[str]) -> tuple[dict[Words, list[Measure]], dict[Words, list[tuple[str, Measure]]]]:
    """The wordings by their words in order of the alphabet, and by these less one, with the one that is left out."""
    ordered: dict[Words, list[Measure]] = {}
    lacking: dict[Words, list[tuple[str, Measure]]] = {}
    for wording, entry in _wordings():
        words = tuple(sorted(word for word in wording if word not in neutral))
        if len(words) < min(FEWEST, len(wording)):
            continue
        ordered.setdefault(words, []).append(entry)
        for at, word in enumerate(words):
            lacking.setdefault(words[:at] + words[at + 1 :], []).append((word, entry))
    return ordered, lacking


def _wordings() -> Iterable[tuple[list[str], Measure]]:
    for entry in measures():
        for name in (entry.name, *entry.spellings):
            yield [word.folded for word in find_words(name, fold_plural)], entry


def _is_misspelt(one: str, other: str) -> bool:
    """Whether two words are the same but for a letter that is wrong, missing, added or out of place.

    >>> _is_misspelt("residental", "residential"), _is_misspelt("with", "without"), _is_misspelt("male", "mile")
    (True, False, False)
    """
    shorter = min(len(one), len(other))
    if one == other or one[0] != other[0] or shorter < SHORTEST:
        return False
    return OSA.distance(one, other) <= (2 if shorter >= LONG else 1)


def likeness(name: str, entry: Measure) -> float:
    """How alike a printed name and the nearest wording of a measure are, from 0 to 1, in hundredths.

    >>> likeness("Number of burglaries", next(m for m in measures() if m.id == "residential-burglary")) < 0.9
    True
    """
    said = _folded(name)
    return round(max(token_sort_ratio(said, _folded(wording)) for wording in (entry.name, *entry.spellings)) / 100, 2)


def _folded(name: str) -> str:
    return " ".join(word.folded for word in find_words(name, fold_plural))
