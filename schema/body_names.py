"""Finds the bodies that publish and decide, listed ones by name and others by the form of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from schema.entries import Body, Match, bodies, body_forms, slug
from schema.force_names import find_forces
from schema.matching import Phrases, Span, is_printed_as

_SPACE = re.compile(r"\s+")
_LONGEST = 300
_SMALL_WORDS = frozenset(("a", "and", "by", "for", "in", "of", "on", "the", "to", "upon", "with"))


@cache
def _by_id() -> dict[str, Body]:
    return {entry.id: entry for entry in bodies()}


def body(body_id: str) -> Body:
    """The listed body with this id; KeyError where there is none.

    >>> body("scottish-police-authority").kind
    'authority'
    """
    return _by_id()[body_id]


@cache
def _listed() -> Phrases[tuple[str, Match[Body]]]:
    names = [(entry.name, Match(entry, "exact")) for entry in bodies()]
    names += [(name, Match(entry, "spelling")) for entry in bodies() for name in entry.spellings]
    return Phrases((name, (name, match)) for name, match in names)


@lru_cache(maxsize=1024)
def find_body(text: str) -> Match[Body] | None:
    """The body that a printed name means; one that is not listed is made from the name; None where it is no body's.

    >>> find_body("the Leicestershire Police and Crime Panel").entry.id
    'leicestershire-police-and-crime-panel'
    >>> find_body("Barsetshire County Council Cabinet").entry.kind
    'committee'
    """
    if len(text) > _LONGEST:
        return None
    name = _SPACE.sub(" ", text).strip(" .,:;")
    for span in find_bodies(name):
        if span.end == len(name) and name[: span.start].casefold() in ("", "the "):
            return span.value
    return None


def find_bodies(text: str) -> list[Span[Match[Body]]]:
    """The bodies named in running text, in order; of overlapping names the longest.

    Their `force_id` is that of the force or area in the name, if any.

    >>> [hit.value.entry.id for hit in find_bodies("Report to the GMCA and to Barset Police and Crime Panel")]
    ['greater-manchester-combined-authority', 'barset-police-and-crime-panel']
    """
    found = [*_by_name(text), *_by_pattern(text)]
    chosen: list[Span[Match[Body]]] = []
    for span in sorted(found, key=lambda each: (each.start - each.end, each.start, each.value.how == "pattern")):
        if all(span.end <= other.start or other.end <= span.start for other in chosen):
            chosen.append(span)
    return sorted(chosen, key=lambda each: each.start)


def _by_name(text: str) -> Iterator[Span[Match[Body]]]:
    for span in _listed().find(text):
        name, match = span.value
        if is_printed_as(name, text[span.start : span.end]):
            yield Span(span.start, span.end, match)


def _by_pattern(text: str) -> Iterator[Span[Match[Body]]]:
    folded = text.casefold()
    for form in body_forms():
        if form.keyword not in folded:
            continue
        for hit in form.pattern.finditer(text):
            yield Span(hit.start(), hit.end(), Match(_unlisted(hit[0], form.kind), "pattern"))


@lru_cache(maxsize=4096)
def _unlisted(printed: str, kind: str) -> Body:
    name = _title_case(_SPACE.sub(" ", printed))
    force_ids = {span.value.entry.id for span in find_forces(name)}
    return Body(id=slug(name), name=name, kind=kind, force_id=force_ids.pop() if len(force_ids) == 1 else None)


def _title_case(name: str) -> str:
    if not name.isupper():
        return name
    words = (word.casefold() if word.casefold() in _SMALL_WORDS else word.capitalize() for word in name.split())
    return " ".join(words)
