"""Maps the names that papers print for what they measure to canonical measures.

A printed name means a measure where, apart from words that change nothing ("number of", "recorded",
"rolling 12 months", "in Barset"), it consists of one of the measure's spellings. Any other word, or
another measure beside it, makes it another thing: a wrong measure is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import accumulate

from schema.entries import Match, Measure, measures, read_data
from schema.force_names import find_forces
from schema.matching import Phrases, Span, Word, find_words, fold_plural, is_acronym, is_printed_as
from schema.similar_names import find_similar, likeness

_FAMILIES = (
    frozenset(("count", "fte", "per_1000", "per_10000", "per_100000")),
    frozenset(("percent", "percentage_points")),
    frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years")),
)
_PLACE_LEAD = frozenset(("in", "at", "across", "within"))
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")
_DEFINITION = re.compile(r"\s*(?:[:–—]|\s-)\s*(?=%|percentage|proportion)", re.IGNORECASE)
_UNIT_NOTE = re.compile(r"\s*\((?:in )?(?:seconds|secs|minutes|mins|hours|hrs|days|weeks|months|£\w*)\)", re.IGNORECASE)
# Printed names are shorter; what is longer is a paragraph that was taken for one.
_LONGEST = 300


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
def _in_text() -> Phrases[tuple[str, Measure]]:
    return Phrases(
        ((name, (name, entry)) for entry in measures() for name in (entry.name, *entry.spellings)), fold_plural
    )


@cache
def _patterns() -> tuple[tuple[Measure, re.Pattern[str]], ...]:
    return tuple((entry, form.pattern) for entry in measures() for form in entry.patterns)


@cache
def _words_of(role: str) -> frozenset[str]:
    return frozenset(fold_plural(word) for word in read_data("measures.toml")[role])


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
    if len(name) > _LONGEST:
        return None
    bare = _UNIT_NOTE.sub("", name)
    match = _match_whole(bare, unit) or _match_defined(bare, unit)
    return replace(match, score=likeness(name, match.entry)) if match else None


def _match_whole(name: str, unit: str | None) -> Match[Measure] | None:
    words = find_words(name, fold_plural)
    spans = _phrases().find_in(words)
    match = _by_words(name, words, spans) or _by_pattern(name, words, spans) or _by_likeness(name, words)
    return match if match and _fits(match.entry, unit or _unit_said(words)) else None


def _match_defined(name: str, unit: str | None) -> Match[Measure] | None:
    """The measure of a name that its own definition as a share follows, as in "Overall confidence - % who agree"."""
    definition = _DEFINITION.search(name)
    if definition is None:
        return None
    match = _match_whole(name[: definition.start()], unit or "percent")
    return match if match and match.entry.unit == "percent" else None


def _by_words(name: str, words: Sequence[Word], spans: Sequence[Span[Measure]]) -> Match[Measure] | None:
    entry = _one_measure([span.value for span in spans])
    if entry is None or not _says_no_more(name, words, [(span.start, span.end) for span in spans]):
        return None
    exact = [word.folded for word in words] == [word.folded for word in find_words(entry.name, fold_plural)]
    return Match(entry, "exact" if exact else "spelling")


def _by_pattern(name: str, words: Sequence[Word], spans: Sequence[Span[Measure]]) -> Match[Measure] | None:
    formed = list(_formed(words))
    covered = [part for _, parts in formed for part in parts]
    parts = {part for span in spans for part in span.value.combines}
    named = [entry for entry, _ in formed if entry.id not in parts]
    named += [span.value for span in spans if not named or not any(start <= span.start < end for start, end in covered)]
    entry = _one_measure(named)
    covered += [(span.start, span.end) for span in spans]
    return Match(entry, "pattern") if formed and entry and _says_no_more(name, words, covered) else None


def _by_likeness(name: str, words: Sequence[Word]) -> Match[Measure] | None:
    forces = find_forces(name)
    apart = _place_words(name, words)
    said = [w.folded for w in words if w not in apart and not any(f.start <= w.start < f.end for f in forces)]
    entry = find_similar(said, _words_of("neutral"))
    return Match(entry, "similar") if entry else None


def _formed(words: Sequence[Word]) -> Iterator[tuple[Measure, list[tuple[int, int]]]]:
    """Each measure whose pattern is found, with the characters of the name that the pattern's groups (or all) cover."""
    plain = " ".join(word.folded for word in words)
    starts = list(accumulate((len(word.folded) + 1 for word in words), initial=0))
    for entry, pattern in _patterns():
        hit = pattern.search(plain)
        if hit:
            parts = [hit.span(group) for group in range(1, pattern.groups + 1)] or [hit.span()]
            yield (
                entry,
                [
                    (word.start, word.end)
                    for word, at in zip(words, starts, strict=False)
                    if any(start <= at < end for start, end in parts)
                ],
            )


def _one_measure(named: Sequence[Measure]) -> Measure | None:
    found = {entry.id: entry for entry in named}
    if len(found) == 1:
        return next(iter(found.values()))
    return _combinations().get(frozenset(found))


def _says_no_more(name: str, words: Sequence[Word], covered: Sequence[tuple[int, int]]) -> bool:
    ranges = [*covered, *((span.start, span.end) for span in find_forces(name))]
    rest = [word for word in words if not any(start <= word.start < end for start, end in ranges)]
    places = _place_words(name, words)
    return all(word.folded in _words_of("neutral") or _NUMBER.fullmatch(word.folded) or word in places for word in rest)


def _place_words(name: str, words: Sequence[Word]) -> set[Word]:
    """The words of a proper name after "in", "at", "across" …, as in "robbery offences in Upper Allington"."""
    if not any(
        name[word.start].islower() and len(word.folded) > 3 and word.folded not in _PLACE_LEAD for word in words
    ):
        return set()
    places: set[Word] = set()
    leading = False
    for word in words:
        capital = name[word.start].isupper()
        leading = (leading and (capital or word.folded == "and")) or (not capital and word.folded in _PLACE_LEAD)
        if leading and capital:
            places.add(word)
    return places


def _unit_said(words: Sequence[Word]) -> str | None:
    said = {word.folded for word in words}
    return "percent" if said & _words_of("share") and not said & _words_of("change") else None


def _fits(entry: Measure, unit: str | None) -> bool:
    if unit is None or unit in ("rank", "other") or unit == entry.unit:
        return True
    return any(unit in family and entry.unit in family for family in _FAMILIES)


def find_measures(text: str) -> list[Span[Measure]]:
    """The measures named in running text, in order; of overlapping names the longest from the left.

    A span says that the words stand there, not that the sentence is about the measure. Acronyms count in capitals.

    >>> [hit.value.id for hit in find_measures("Rape fell while residential burglary rose.")]
    ['rape', 'residential-burglary']
    """
    return [
        Span(span.start, span.end, span.value[1])
        for span in _in_text().find(text)
        if not is_acronym(span.value[0]) or is_printed_as(span.value[0], text[span.start : span.end])
    ]
