"""The body that a paper is for, by its full name where the paper states it anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.front.opening import Opening, Pack, labelled
from extract.front.paper_types import LETTER
from extract.front.titles import LONGEST_NAME, is_meeting, is_organisation, is_person, without_dates
from schema.vocabulary import Body, find_bodies, find_body, find_forces, slug

MEETS = ("panel", "board", "committee", "authority")
"""Kinds of bodies that papers are for; a commissioner or a force is more often who reports to them."""
POLICING = re.compile(r"\bpolic(?:e|ing)\b", re.IGNORECASE)
GENERIC = re.compile(r"(?:strategic |joint |office of (?:the )?)?(?:polic(?:e|ing)|commissioner)\b", re.IGNORECASE)
"""How the name of a policing body begins that leaves out its area."""
OFFICES = re.compile(
    r"\b(?:chair(?:man|woman|person)?|vice|leader|member|deputy|clerk|secretary|director|head)\b", re.IGNORECASE
)
COUNCIL = re.compile(
    r"\b(?!The )[A-Z][\w’'-]{1,20}(?: (?:(?:and|upon|on) )?[A-Z][\w’'-]{1,20}){0,2}"
    r" (?:County|City|Borough|District) Council\b"
)
ACRONYM = re.compile(r"\s*\([A-Z]{2,10}\)$")
COUNCILS = re.compile(r"\b(?:council|cabinet|county|borough|district)\b", re.IGNORECASE)
COUNCIL_TAIL = re.compile(r" (?:(?:county|city|borough|district|metropolitan) )*council$", re.IGNORECASE)
MEMBERS = re.compile(r"^(?:the )?(?:chair(?:man|person)?,? (?:and|&) )?(?:all )?members of (?:the )?", re.IGNORECASE)
MEETING_NOUN = re.compile(
    r"\b(?:board|panel|committee|cabinet|council|executive|authority|forum|group|commission|partnership|assembly)\b",
    re.IGNORECASE,
)


def is_body(text: str) -> bool:
    """Whether a line is only the name of a body.

    >>> is_body("CABINET"), is_body("Barset Police and Crime Panel"), is_body("Cabinet Member Decisions")
    (True, True, False)
    """
    return is_meeting(text) or is_organisation(text) or find_body(text) is not None


def without_bodies(text: str) -> str:
    """A line without the names of bodies in it: "Performance Committee" makes no report one on performance.

    >>> without_bodies("Report to Barset Performance Committee")
    'Report to '
    """
    for span in reversed(find_bodies(text)):
        text = text[: span.start] + text[span.end :]
    return text


def find_paper_body(opening: Opening, pack: Pack) -> Body | None:
    """The body that a paper is for, by its full name where the paper states it anywhere."""
    name = next(_body_names(opening, pack), None)
    if name is None:
        return None
    named = _longest_name(name, opening, pack)
    found = find_body(named)
    return found.entry if found else Body(id=slug(named), name=named, kind="other")


def _body_names(opening: Opening, pack: Pack) -> Iterator[str]:
    """The names that a paper may give its body, the most trusted first."""
    for value in labelled(opening, "body"):
        yield from _addressed(without_dates(value))
    yield from _letterhead(opening)
    heads = [without_dates(c.text) for c, _ in opening.front]
    alone = [head for head in heads if is_meeting(head) or _kind_of(head) in MEETS]
    within = [name for line in opening.before for name in bodies_in(line, MEETS)]
    yield from sorted([*alone, *within], key=is_owner)
    yield from (name for line in opening.running for name in bodies_in(line, MEETS))
    if pack.body:
        yield pack.body
    yield from (head for head in heads if find_body(head))
    yield from (name for chunk in opening.chunks[:12] for name in bodies_in(chunk.text, MEETS))
    yield from (ACRONYM.sub("", line) for line in opening.before if _kind_of(line) not in (None, "force"))
    yield from (line for line in [*heads, *opening.before] if is_organisation(line))
    yield from (name for line in opening.before for name in bodies_in(line, ()))
    yield from (value for value in labelled(opening, "body") if _is_name(value))


def _letterhead(opening: Opening) -> Iterator[str]:
    """Who writes a letter: the bodies whose names begin a line above its "Dear ..."."""
    dear = next((at for at, line in enumerate(opening.before) if LETTER.match(line)), 0)
    spans = (span for line in opening.before[:dear] for span in find_bodies(line))
    return (span.value.entry.name for span in spans if span.start == 0)


def _addressed(value: str) -> Iterator[str]:
    """The body that a value of "To:" or "Meeting:" names; a person or an office is none."""
    bare = MEMBERS.sub("", value)
    if is_meeting(bare) or find_body(bare):
        yield bare
    yield from bodies_in(bare, MEETS)
    if MEETING_NOUN.search(bare) and len(bare.split()) <= LONGEST_NAME:
        yield bare


def is_owner(name: str) -> bool:
    """Whether a name is that of a council, of which a panel or committee that is named with it is a part.

    >>> is_owner("Barset County Council"), is_owner("Barset County Council Cabinet")
    (True, False)
    """
    return _kind_of(name) == "authority" and COUNCILS.search(name) is not None


def _is_name(value: str) -> bool:
    """Whether a value may be the name of who meets though no word of it says so; no person or office is one."""
    named = value[:1].isupper() and len(value.split()) <= LONGEST_NAME
    return named and not OFFICES.search(value) and not is_person(value)


def _kind_of(name: str) -> str | None:
    found = find_body(ACRONYM.sub("", name))
    return found.entry.kind if found else None


def bodies_in(text: str, kinds: Sequence[str]) -> list[str]:
    """The names of the bodies in a text, in order; of some kinds only where `kinds` has any."""
    return [span.value.entry.name for span in find_bodies(text) if not kinds or span.value.entry.kind in kinds]


def _longest_name(name: str, opening: Opening, pack: Pack) -> str:
    """`name` with the council's or area's name before it, where the paper uses it so or is that council's."""
    name = _unabbreviated(cased(name))
    heads = [*opening.before, *opening.running, pack.file_title or ""]
    texts = [*heads, *(c.text for c in opening.chunks)]
    names = [n for t in texts for n in bodies_in(t, ())]
    longer = _stated([n for n in names if _is_longer(n, name) or _is_placed(n, name)], heads)
    if longer:
        return longer
    if POLICING.search(name):
        return _with_area(name, opening)
    council = _stated([m.group() for t in map(cased, texts) for m in COUNCIL.finditer(t)], [*map(cased, heads)])
    if council and council.casefold().endswith(name.casefold()):
        return council
    return f"{council} {name}" if council and "council" not in name.casefold() else name


def _unabbreviated(name: str) -> str:
    """The name of a listed body's committee with that body's name in full: "GMCA Audit Committee"."""
    first, _, rest = name.partition(" ")
    owner = find_body(first) if first.isupper() and rest else None
    return f"{owner.entry.name} {rest}" if owner and owner.entry.source else name


def _stated(names: Sequence[str], heads: Sequence[str]) -> str | None:
    """The most frequent of some names that a head has or that stands more than once."""
    counts = Counter(names)
    kept = {n: count for n, count in counts.items() if count > 1 or any(n in head for head in heads)}
    return max(kept, key=lambda n: (kept[n], n), default=None)


def _is_longer(longer: str, name: str) -> bool:
    """Whether `longer` is `name` with a proper name before it."""
    before = longer[: -len(name)].split()
    same = longer.casefold().endswith(" " + name.casefold()) and not OFFICES.search(longer)
    return same and all(word[:1].isupper() or word in ("and", "&") for word in before) and before[0] != "The"


def _is_placed(longer: str, name: str) -> bool:
    """Whether `longer` is `name` with its area behind it: "Police and Crime Commissioner for Barset"."""
    _, same, area = longer.casefold().partition(name.casefold())
    return bool(same) and area.startswith((" for ", " of "))


def _with_area(name: str, opening: Opening) -> str:
    """A panel's or board's name with its area, where headings or running lines of the front name one only."""
    heads = [COUNCIL_TAIL.sub("", line) for line in (*opening.before, *opening.running)]
    areas = {t[s.start : s.end] for t in heads for s in find_forces(t) if s.value.how == "place"}
    found = find_body(name)
    if len(areas) != 1 or not GENERIC.match(name) or (found and found.entry.force_id):
        return name
    return f"{cased(areas.pop())} {name}"


def cased(name: str) -> str:
    """A name in capitals as a title is written; an acronym and every other name as it is.

    >>> cased("BARSET POLICE AND CRIME PANEL"), cased("NIPB")
    ('Barset Police and Crime Panel', 'NIPB')
    """
    if not name.isupper() or len(name) < 6:
        return name
    small = {"and", "of", "for", "the", "in", "on", "to", "&"}
    return " ".join(w.lower() if w.lower() in small else w.capitalize() for w in name.split())
