"""The place, force or unit that a figure speaks of, as printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.data import load_data
from extract.figures.place_names import PlaceNames
from extract.figures.quantities import Quantity
from extract.figures.respective import respective
from extract.language import Name, find_names, sentences
from extract.words import class_of
from schema.vocabulary import body

_CAPITAL = r"(?:[A-Z][\w’'./-]*(?:&[A-Z]\w*)?|&)"
_JOINT = rf"(?:(?:and|of|upon|the|on|under|in|de|le)\s(?={_CAPITAL}))?"
NAME = rf"{_CAPITAL}(?:,?\s{_JOINT}(?:{_CAPITAL}|\([A-Z]{{2,8}}\))){{0,9}}"
NEXT_WORD = re.compile(r"\s(?P<word>[a-z][a-z-]+)")
OWNER = re.compile(r"['’]s?$")
ARTICLE = re.compile(r"(?:The|In|At|Across|For|And|Of)\s")
PARTING = re.compile(r"[,;:(]|\b(?:than|compared|while|whilst|above|below|against|versus|vs|from)\b")
LED = re.compile(r"\b(?:in|across|within|throughout|for|of|at|by)\s(?:the\s|both\s|our\s|its\s)?$", re.IGNORECASE)
OF_THING = re.compile(
    r"\b(?:changes?|movements?|increases?|decreases?|falls?|rises?|reductions?|confidence|trust|contained|included|reported|"
    r"invest(?:ed|ment)|interest|shown|described|detailed|set\sout|outlined)\s$", re.IGNORECASE
)  # fmt: skip
"""Words before "in" that make what follows a thing, unless it is known for a place."""
IN_GROUP = re.compile(r"\b(?:in|within|of)\s(?:(?:the|our|its|their|national|force’s|force's)\s){0,2}$", re.IGNORECASE)
GROUP = re.compile(r"most\ssimilar|MSG|(?:forces|schemes|panels|areas|authorities)$", re.IGNORECASE)
AVERAGE = re.compile(r"\b(?:average|mean|median)\b", re.IGNORECASE)
REACH = 40
"""Characters before the name of a group in which its average is told."""
LIST_JOINT = re.compile(r",?\s(?:and|&)\s|,\s")
GOES_ON = re.compile(
    r"^(?:It|Its|They|Their|This|That|These|Those|Here|There(?!\s(?:is|are|was|were|ha[sd]|have|will|may|can)\b))\b|"
    r"\b(?:of\s(?:these|those|them|which)|(?:here|there)(?=[,.;)]|\s(?:is|was)))",
)
"""A sentence that goes on about the place of the one before it."""
COPULA = rf"s?\b[^.,;:()]{{0,60}}?\s(?:is|was|are|were)\s(?P<name>{NAME})"
NAME_BEFORE = re.compile(rf"(?P<name>{NAME}(?:\s[a-z]+)?)\s\($")
JOINED_BEFORE = re.compile(r"^(?:and|of|the|in|The|In|And|Of)\s")
MEETINGS = ("panel", "board", "commissioner", "committee")
LIST_LABEL = re.compile(rf"^\s*(?P<name>{NAME})\s?(?::|\s[–—-])\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A place, force or unit named at `start` to `end` (exclusive) of a sentence; `wide` if said by its width."""

    start: int
    end: int
    text: str
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The forces, bodies and measures that a sentence names."""

    forces: tuple[Name, ...]
    bodies: tuple[Name, ...]
    measures: tuple[Name, ...]

    @classmethod
    def of(cls, block: str, within: tuple[int, int]) -> Names:
        """Those of the sentence `within` a block, in characters of the sentence."""
        start, end = within
        found = {
            group: tuple(n.shifted(start) for n in find_names(block, group) if start <= n.start and n.end <= end)
            for group in ("forces", "bodies", "measures")
        }
        return cls(**found)

    def is_measure(self, start: int, end: int) -> bool:
        """Whether a name at `start` to `end` is a measure's, but for two characters at most."""
        shared = (min(n.end, end) - max(n.start, start) for n in self.measures)
        return any(length >= max(end - start - 2, 1) for length in shared)

    def is_meeting(self, start: int, end: int) -> bool:
        """Whether a name at `start` to `end` is part of a panel's, board's or commissioner's."""
        return any(n.start <= start and end <= n.end and body(n.id).kind in MEETINGS for n in self.bodies)


def find_areas(sentence: str, names: Names | None = None, known: PlaceNames | None = None) -> list[Area]:
    """The places, forces and units that a sentence names, in order; they do not overlap. `known` are the paper's own.

    >>> [a.text for a in find_areas("It was 14 in Ashby, nine in Corby district; in March it rose.")]
    ['Ashby', 'Corby district']
    """
    names = names or Names.of(sentence, (0, len(sentence)))
    forces = [_trimmed(sentence[n.start : n.end], n.start) for n in names.forces]
    named = [*_units(sentence), *_led(sentence), *_is_named(sentence)]
    listed = [Area(start=start, end=end, text=text) for start, end, text in (known or _country()).find(sentence)]
    found = [
        *forces,
        *_scopes(sentence),
        *listed,
        *(a for a in named if a.text and not names.is_measure(a.start, a.end)),
    ]
    kept: list[Area] = []
    for area in sorted(found, key=lambda a: (a.start, -a.end)):
        if area.text and not (kept and area.start < kept[-1].end) and not names.is_meeting(area.start, area.end):
            kept.append(area)
    return kept


@cache
def _country() -> PlaceNames:
    return PlaceNames.of(())


@cache
def area_data() -> dict[str, dict[str, str]]:
    """The entries of `areas.toml`."""
    return load_data("extract.figures", "areas.toml")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w&])(?P<name>{NAME}(?:\s(?:{area_data()['units']['words']})\b)?)")


@cache
def _unit_end() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{area_data()['units']['words']})$", re.IGNORECASE)


@cache
def _scope() -> re.Pattern[str]:
    words = area_data()["scopes"]["words"]
    ahead = area_data()["ahead"]["words"]
    return re.compile(rf"\b(?P<name>{words})(?=\s(?:{ahead}))|\b(?P<whole>{area_data()['wholes']['words']})", re.I)


@cache
def _copula() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{area_data()['units']['words']}){COPULA}")


@cache
def _lead() -> re.Pattern[str]:
    words = area_data()["lead"]["words"]
    return re.compile(
        rf"\b(?:{words}|{'|'.join(w.capitalize() for w in words.split('|'))})\s(?:the\s|both\s)?(?P<name>{NAME})"
    )


@cache
def _no_place() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:{area_data()['not_places']['words']})(?=$|\s|[’'])")


def _units(sentence: str) -> list[Area]:
    """Names of two words and more that end in what they are: "Ashby district", "Chief Executive's Department"."""
    named = [_area(m) for m in _names().finditer(sentence)]
    return [a for a in named if " " in a.text and _unit_end().search(a.text) and _begins_name(a.text)]


def _begins_name(text: str) -> bool:
    """Whether a text begins with a name, and not with the word that only begins its sentence: "Although police"."""
    first = text.split()[0].rstrip(",")
    return class_of(first.lower()) == "name" and not _no_place().fullmatch(first)


def _scopes(sentence: str) -> list[Area]:
    found = ((m.lastgroup or "name", m) for m in _scope().finditer(sentence) if not _ranked_in(sentence, m))
    return [Area(start=m.start(group), end=m.end(group), text=m[group], wide=True) for group, m in found]


def _ranked_in(sentence: str, match: re.Match[str]) -> bool:
    """Whether a group is only that in which something has its place: "highest in our most similar group"."""
    before = sentence[max(0, match.start() - REACH) : match.start()]
    return (
        match.lastgroup == "whole"
        and bool(IN_GROUP.search(before))
        and not AVERAGE.search(before)
        and (GROUP.search(match[0]) is not None)
    )


def _is_named(sentence: str) -> list[Area]:
    """The name that a sentence gives the unit it speaks of: "the only district where it rose was Ashby"."""
    named = [_area(m) for m in _copula().finditer(sentence)]
    return [a for a in named if not _no_place().search(a.text)]


def _led(sentence: str) -> list[Area]:
    found = []
    for match in _lead().finditer(sentence):
        area = _area(match)
        said = OF_THING.search(sentence[: match.start()])
        if not said and not _no_place().search(area.text) and not _modifies(sentence, area.end):
            found.append(area)
    return found


def _modifies(sentence: str, end: int) -> bool:
    """Whether a name stands before a noun that it describes: "in Greenhouse Gas emissions"."""
    after = NEXT_WORD.match(sentence, end)
    return after is not None and class_of(after["word"]) == "name"


def _area(match: re.Match[str]) -> Area:
    return _trimmed(match["name"], match.start("name"))


def _trimmed(name: str, start: int) -> Area:
    article = ARTICLE.match(name)
    first = article.end() if article else 0
    text = OWNER.sub("", name[first:]).rstrip(" ,.&")
    return Area(start=start + first, end=start + first + len(text), text=text)


def list_label(text: str) -> str | None:
    """The name in capitals that a list item begins with: "Ashby: down 14%".

    >>> list_label("Ashby & Corby: down 14%"), list_label("Thefts are down 14%")
    ('Ashby & Corby', None)
    """
    match = LIST_LABEL.match(text)
    names = Names.of(text, (0, len(text))) if match else None
    if not match or not names or names.is_measure(*match.span("name")) or _no_place().search(match["name"]):
        return None
    return match["name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """A sentence that begins at `offset` of its block, with the areas, other names and amounts in it."""

    sentence: str
    offset: int
    areas: Sequence[Area]
    names: Names
    amounts: Sequence[Quantity]
    before: str | None = None

    @classmethod
    def of(
        cls, block: str, within: tuple[int, int], amounts: Sequence[Quantity], known: PlaceNames | None = None
    ) -> Places:
        """The places of a sentence `within` a block; `known` are the paper's own.

        Where the sentence goes on about the place of the one `before` it, that is kept too.
        """
        sentence, names = block[within[0] : within[1]], Names.of(block, within)
        areas = find_areas(sentence, names, known)
        goes_on = bool(amounts) and all(a.wide for a in areas) and GOES_ON.search(sentence)
        before = _spoken_of(block, within[0], known) if goes_on else None
        return cls(sentence=sentence, offset=within[0], areas=areas, names=names, amounts=amounts, before=before)

    @property
    def mentions(self) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
        """Start and end of each place, force and body, and of each measure, in characters of the sentence."""
        areas = [a for a in self.areas if " in " not in a.text]
        named = [(n.start, n.end) for n in (*self.names.forces, *self.names.bodies)]
        actors = (*((a.start, a.end) for a in areas), *named)
        return actors, tuple((n.start, n.end) for n in self.names.measures)


def _spoken_of(block: str, start: int, known: PlaceNames | None) -> str | None:
    """The first place that the sentence before one names, or if that goes on as well, the one before it."""
    for first, last in reversed([within for within in sentences(block) if within[1] <= start]):
        areas = find_areas(block[first:last], Names.of(block, (first, last)), known)
        if areas or not GOES_ON.search(block[first:last]):
            return areas[0].text if areas else None
    return None


def choose_area(places: Places, quantity: Quantity) -> str | None:
    """The area that an amount speaks of: the one it stands in brackets behind, or after it, or before it."""
    sentence, offset, amounts = places.sentence, places.offset, places.amounts
    areas = [a for a in places.areas if not (a.wide and quantity.unit == "rank")]
    start, end = quantity.start - offset, quantity.end - offset
    rows = [(q.start - offset, q.end - offset) for q in amounts]
    for named in (areas, [part for area in areas for part in _parts(area)]):
        listed = respective(sentence, (start, end), rows, [(a.start, a.end) for a in named])
        if listed is not None:
            return named[listed].text
    bracketed = _bracketed(places, start)
    if bracketed:
        return bracketed
    later = bisect_right(amounts, quantity.start, key=lambda q: q.start)
    following = amounts[later].start - offset if later < len(amounts) else len(sentence)
    after = next((a for a in areas if a.start >= end), None)
    if after and after.start < following and _said_after(sentence[end : after.start], after.text):
        return after.text
    before = [a for a in areas if a.end <= start]
    return before[-1].text if before else places.before


def _parts(area: Area) -> list[Area]:
    """The names that a list of places is made of: "Ashby, Corby and Kirby"."""
    found, start = [], 0
    for joint in (*LIST_JOINT.finditer(area.text), None):
        end = joint.start() if joint else len(area.text)
        found.append(Area(start=area.start + start, end=area.start + end, text=area.text[start:end]))
        start = joint.end() if joint else end
    return found


def _said_after(between: str, name: str) -> bool:
    """Whether a place behind an amount is the amount's: nothing parts them, and a preposition leads to its name."""
    adverb = name.lower().endswith(("ally", "wide"))
    return not PARTING.search(between) and (adverb or bool(LED.search(between)))


def _bracketed(places: Places, start: int) -> str | None:
    """The name in capitals before the bracket that an amount opens: "Ashby (14%)"."""
    match = NAME_BEFORE.search(places.sentence[:start])
    if not match:
        return None
    name = JOINED_BEFORE.sub("", match["name"])
    last = name.split()[-1]
    proper = (not last.islower() or bool(_unit_end().search(name))) and _begins_name(name)
    at = match.end("name")
    measured = places.names.is_measure(at - len(name), at)
    return None if not proper or measured or _no_place().search(name) or not name[:1].isupper() else name


def plain_name(area: str) -> str:
    """A name of a place or unit in small letters, without punctuation and the word that says what it is.

    >>> plain_name("Growth, Environment & Transport (GET) directorate")
    'growth environment transport'
    """
    words = re.findall(r"[\w’']+", re.sub(r"\([A-Z]{2,8}\)", " ", area))
    while len(words) > 1 and _unit_end().fullmatch(words[-1]):
        words.pop()
    return " ".join(w.lower() for w in words if w.lower() not in ("and", "the"))
