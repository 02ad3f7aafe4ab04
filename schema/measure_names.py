"""Maps the names that papers print for what they measure to canonical measures.

A printed name means a measure where, apart from words that change nothing ("number of", "recorded",
"rolling 12 months", "in Barset"), it consists of one of the measure's spellings. Any other word, or
another measure beside it, makes it another thing: a wrong measure is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from schema.entries import Match, Measure, measures, read_data
from schema.force_names import find_forces
from schema.matching import Phrases, Span, Word, find_words, fold_plural

_SHARE_WORDS = frozenset(("%", "percentage", "proportion", "percent", "share"))
_CHANGE_WORDS = frozenset(
    fold_plural(word)
    for word in ("change", "difference", "variance", "increase", "decrease", "reduction", "reduce", "+/-")
)
_FAMILIES = (
    frozenset(("count", "fte", "per_1000", "per_10000", "per_100000")),
    frozenset(("percent", "percentage_points")),
    frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years")),
)
_PLACE_LEAD = frozenset(("in", "at", "across", "within", "for", "by", "of"))
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")


@cache
def _by_id() -> dict[str, Measure]:
    return {entry.id: entry for entry in measures()}


def measure(measure_id: str) -> Measure:
    """The measure with this id; KeyError where there is none.

    >>> measure("total-recorded-crime").unit
    'count'
    """
    return _by_id()[measure_id]


@cache
def _phrases() -> Phrases[Measure]:
    names = ((name, entry) for entry in measures() for name in (entry.name, *entry.spellings))
    return Phrases(names, fold_plural)


@cache
def _patterns() -> tuple[tuple[Measure, re.Pattern[str]], ...]:
    return tuple((entry, pattern) for entry in measures() for pattern in entry.patterns)


@cache
def _neutral() -> frozenset[str]:
    return frozenset(fold_plural(word) for word in read_data("measures.toml")["neutral"])


@cache
def _combinations() -> dict[frozenset[str], Measure]:
    return {frozenset(entry.combines): entry for entry in measures() if entry.combines}


@lru_cache(maxsize=65536)
def match_measure(name: str, unit: str | None = None) -> Match[Measure] | None:
    """The canonical measure that a printed name means, or None.

    `unit` is the unit of the level that was reported under the name (one of records.UNITS): a measure
    of another sort of unit is not meant. Leave it out for a change, which may be a percentage of anything.

    >>> match_measure("Volume of violence with injury").entry.id
    'violence-with-injury'
    >>> match_measure("Violence with injury", unit="percent"), match_measure("Rape crisis centres")
    (None, None)
    """
    words = find_words(name, fold_plural)
    spans = _phrases().find_in(words)
    match = _by_words(name, words, spans) or _by_pattern(words, spans)
    if match is None or not _fits(match.entry, unit or _unit_said(words)):
        return None
    return match


def _by_pattern(words: Sequence[Word], spans: Sequence[Span[Measure]]) -> Match[Measure] | None:
    plain = " ".join(word.folded for word in words)
    formed = [entry for entry, pattern in _patterns() if pattern.search(plain)]
    topics = {entry.topic for entry in formed}
    entry = _one_measure([*formed, *(span.value for span in spans if span.value.topic not in topics)])
    return Match(entry, "pattern") if formed and entry else None


def _by_words(name: str, words: Sequence[Word], spans: Sequence[Span[Measure]]) -> Match[Measure] | None:
    entry = _one_measure([span.value for span in spans])
    if entry is None or not _says_no_more(name, words, spans):
        return None
    exact = [word.folded for word in words] == [word.folded for word in find_words(entry.name, fold_plural)]
    return Match(entry, "exact" if exact else "spelling")


def _one_measure(named: Sequence[Measure]) -> Measure | None:
    found = {entry.id: entry for entry in named}
    if len(found) == 1:
        return next(iter(found.values()))
    return _combinations().get(frozenset(found))


def _says_no_more(name: str, words: Sequence[Word], spans: Sequence[Span[Measure]]) -> bool:
    covered = [(span.start, span.end) for span in spans]
    covered += [(span.start, span.end) for span in find_forces(name)]
    rest = [word for word in words if not any(start <= word.start < end for start, end in covered)]
    return all(_is_neutral(word) or _is_place(name, words, word) for word in rest)


def _is_neutral(word: Word) -> bool:
    return word.folded in _neutral() or _NUMBER.fullmatch(word.folded) is not None


def _is_place(name: str, words: Sequence[Word], word: Word) -> bool:
    """Whether a word is a proper name after "in", "at", "of" …, as in "in Barset and Upper Allington"."""
    if not name[word.start].isupper() or name.istitle() or name.isupper():
        return False
    at = words.index(word)
    while at > 0 and (name[words[at].start].isupper() or words[at].folded == "and"):
        at -= 1
    return words[at].folded in _PLACE_LEAD and not name[words[at].start].isupper()


def _unit_said(words: Sequence[Word]) -> str | None:
    said = {word.folded for word in words}
    return "percent" if said & _SHARE_WORDS and not said & _CHANGE_WORDS else None


def _fits(entry: Measure, unit: str | None) -> bool:
    if unit is None or unit in ("rank", "other") or unit == entry.unit:
        return True
    return any(unit in family and entry.unit in family for family in _FAMILIES)


def find_measures(text: str) -> list[Span[Measure]]:
    """The measures named in running text, in order; of overlapping names the longest from the left.

    A span says that the words stand there, not that the sentence is about the measure.

    >>> [hit.value.id for hit in find_measures("Rape fell while residential burglary rose.")]
    ['rape', 'residential-burglary']
    """
    return _phrases().find(text)
