"""Finds police forces by the names that papers print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from schema.entries import Force, Match, forces, read_data
from schema.matching import Phrases, Span, find_words, is_printed_as

_LONGEST = 100
_NEAR = 40
# "Kent Police" in "Kent Police and Crime Panel" is not the force but its area.
_GOVERNANCE = re.compile(r"(?:,\s+(?:fire|crime))?\s+(?:and|&)\s+(?:crime|victims)\b", re.IGNORECASE)


def _names(entry: Force) -> Iterator[tuple[str, str]]:
    yield entry.name, "exact"
    yield from ((spelling, "spelling") for spelling in entry.spellings)
    yield from ((place, "place") for place in entry.places)


@cache
def _by_id() -> dict[str, Force]:
    return {entry.id: entry for entry in forces()}


def force(force_id: str) -> Force:
    """The force with this id; KeyError where there is none.

    >>> force("west-midlands").gss_code
    'E23000014'
    """
    return _by_id()[force_id]


Named = tuple[str, Match[Force]]


def force_names() -> Iterator[Named]:
    """Each name by which running text may mean a force or its area, with what it means and how.

    >>> next(force_names())[1].how
    'exact'
    """
    return ((name, Match(entry, how)) for entry in forces() for name, how in _names(entry))


@cache
def _in_text() -> Phrases[Named]:
    return Phrases((named[0], named) for named in force_names())


@cache
def _as_whole() -> Phrases[Named]:
    entries: list[tuple[str, Named]] = []
    for entry in forces():
        names = [*_names(entry), *((label, "place") for label in entry.labels)]
        entries += [(name, (name, Match(entry, how))) for name, how in names]
    tails = read_data("forces.toml")["tails"]
    longer = [(f"{name} {tail}", named) for name, named in entries for tail in tails]
    return Phrases(entries + longer)


@cache
def _at_home() -> dict[tuple[str, str], Match[Force]]:
    return {(entry.id, name): Match(entry, "spelling") for entry in forces() for name in entry.at_home}


@lru_cache(maxsize=8192)
def find_force(text: str, home: str | None = None) -> Match[Force] | None:
    """The force that a printed name means, or None; `home` is the id of the force that the paper is about.

    The whole text must be the name; words such as "the" and "force area" around it are left out.

    >>> find_force("Devon and Cornwall").entry.id, find_force("Kent County Council")
    ('devon-and-cornwall', None)
    >>> find_force("WMP").entry.id, find_force("WMP", home="west-mercia").entry.id
    ('west-midlands', 'west-mercia')
    """
    if len(text) > _LONGEST:
        return None
    name = text.strip(" \t\n.:;*")
    name = name[4:] if name[:4].casefold() == "the " else name
    if home and (home, name) in _at_home():
        return _at_home()[home, name]
    found = _as_whole().whole(name)
    if found is None or not is_printed_as(found[0], name):
        return None
    return found[1]


def find_forces(text: str) -> list[Span[Match[Force]]]:
    """The forces named in running text, in order.

    A place is no force where the words around it make it another body's name ("Kent County Council",
    "East Sussex").

    >>> [(hit.value.entry.id, hit.value.how) for hit in find_forces("WMP, Surrey Police and Merseyside, not Kentish")]
    [('west-midlands', 'spelling'), ('surrey', 'exact'), ('merseyside', 'place')]
    """
    return [Span(span.start, span.end, _how(text, span)) for span in _in_text().find(text) if means_force(text, span)]


def means_force(text: str, span: Span[Named]) -> bool:
    """Whether the words of a force's name in a text mean the force: printed as a name, and no part of another's.

    >>> text, (name, match) = "Kent County Council", ("Kent", Match(force("kent"), "place"))
    >>> means_force(text, Span(0, 4, (name, match)))
    False
    """
    return is_printed_as(span.value[0], text[span.start : span.end]) and not _is_another(text, span)


@cache
def _not_before() -> Phrases[bool]:
    return Phrases((words, True) for words in read_data("forces.toml")["not_before"])


@cache
def _not_after() -> frozenset[str]:
    return frozenset(read_data("forces.toml")["not_after"])


def _how(text: str, span: Span[Named]) -> Match[Force]:
    match = span.value[1]
    return Match(match.entry, "place") if _GOVERNANCE.match(text, span.end) else match


def _is_another(text: str, span: Span[Named]) -> bool:
    if span.value[1].how != "place":
        return False
    after = _not_before().find(text[span.end : span.end + _NEAR])
    if after and not text[span.end : span.end + after[0].start].strip(" -\n"):
        return True
    before = [word.folded for word in find_words(text[max(0, span.start - _NEAR) : span.start])]
    return bool(before) and (before[-1] in _not_after() or " ".join(before[-2:]) in _not_after())
