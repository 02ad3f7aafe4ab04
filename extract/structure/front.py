"""The front matter of a paper: its title, body, force, meeting date, author, item number and type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.dates.finder import find_dates
from extract.structure.blocks import Chunk
from extract.structure.headings import Style
from extract.structure.labels import Labelled
from extract.structure.paper_types import read_type
from extract.structure.stamps import read_item
from extract.structure.titles import (
    BARE_TYPE,
    MINUTES_OF,
    is_meeting,
    is_organisation,
    is_person,
    is_title,
    until_date,
    without_dates,
)
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
MEETING_WORDS = re.compile(
    r"\b(?:for|of|to) (?P<body>[A-Z][^,]{2,80}), (?P<day>\d{2})/(?P<month>\d{2})/(?P<year>\d{4})\b"
)
MEMBERS = re.compile(r"^(?:the )?(?:chair(?:man|person)?,? (?:and|&) )?(?:all )?members of (?:the )?", re.IGNORECASE)
MEETING_NOUN = re.compile(
    r"\b(?:board|panel|committee|cabinet|council|executive|authority|forum|group|commission|partnership|assembly)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[A-Z]{0,2}\d\S*")
BARE_APPENDIX = re.compile(r"(?:appendix|annexe?|enclosure|schedule)(?: \w{1,4})?:?", re.IGNORECASE)
SEPARATOR = re.compile(r"\s*[|•·]\s*")
"""What parts the facts of a paper that stand on one line."""
OTHER_DAY = re.compile(
    r"\b(?:publi(?:shed|cation)|updated?|versions?|reviewed|effective|approved|signed"
    r"|as (?:at|of)|since|until|by|from|to|ended|ending)\b",
    re.IGNORECASE,
)
OF_MEETING = re.compile(r"\b(?<!last )(?<!previous )(?:meeting|held)\b[^.;]{0,120}$", re.IGNORECASE)
DATE_LINE = 40
"""Words: a longer line of the front is prose."""
LONGEST_VALUE = 400
"""Characters: more is no list of authors."""
CLOSING = re.compile(r"yours (?:sincerely|faithfully|truly),?$|(?:kind|best) regards,?$", re.IGNORECASE)
COUNCILS = re.compile(r"\b(?:council|cabinet|county|borough|district)\b", re.IGNORECASE)
LONGEST_NAME = 10
GENERATED = re.compile(
    r"^Microsoft \w+ - |\.(?:docx?|odt|rtf|pdf|xlsx?|pptx?|html?|aspx?|pages|indd|pub|txt|tmp)$|template"
    r"|^(?:untitled|document|presentation|book|slide|layout)[ -]?\d*$|^powerpoint presentation$|^about:blank$",
    re.IGNORECASE,
)
CONTACT = re.compile(r"[;,]?\s*(?:e-?mail|tel(?:ephone)?|phone|ext|\(?\d{3,5}\)?[ \d]{5,}|\S+@\S+).*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a paper's facts are read from: all its blocks, the headings of its front, its labels and running lines."""

    chunks: Sequence[Chunk]
    front: Sequence[tuple[Chunk, Style]]
    sections: Sequence[str]
    before: Sequence[str]
    labels: Sequence[Labelled]
    running: Sequence[str]
    running_title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What the document says for all its papers: its own title; the title and item that this paper has in it."""

    file_title: str | None = None
    title: str | None = None
    item: str | None = None
    body: str | None = None
    meeting_date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The facts of a paper; what it does not state is None."""

    title: str
    paper_type: str
    body_id: str | None
    body_name: str | None
    force_id: str | None
    meeting_date: str | None
    author: str | None
    item_number: str | None


def read_pack_title(title: str | None) -> tuple[str | None, str | None]:
    """The body and the ISO date of the meeting that committee software writes into a file's title.

    >>> read_pack_title("(Public Pack)Agenda Document for Barset Policing Board, 04/05/2022 10:00")
    ('Barset Policing Board', '2022-05-04')
    """
    found = MEETING_WORDS.search(title or "")
    return (found["body"], f"{found['year']}-{found['month']}-{found['day']}") if found else (None, None)


def written_title(title: str | None) -> str | None:
    """A file's title, unless it is the name of a file or what a program puts where nobody wrote one.

    >>> written_title("Barset Policing Plan"), written_title("panel report.html"), written_title("Slide 1")
    ('Barset Policing Plan', None, None)
    """
    stated = (title or "").strip()
    return stated if stated and not GENERATED.search(stated) else None


def read_front(opening: Opening, pack: Pack) -> Front:
    """The facts of a paper, from what it prints first and from its pack where it does not print them."""
    body = _find_body(opening, pack)
    title = _title(opening, pack, body)
    headings = [c.text for c, _ in opening.front]
    prose = [c.text for c in opening.chunks if len(c.text) > 80][:20]
    named = "" if is_body(title) else title
    kind = read_type(named, opening.before, [*headings, *opening.sections], prose)
    return Front(
        title=_full_title(title, kind, opening),
        paper_type=kind,
        body_id=body.id if body else None,
        body_name=body.name if body else None,
        force_id=_force(opening, body, title),
        meeting_date=_meeting_date(opening, pack, kind),
        author=_author(opening, kind),
        item_number=_item(opening) or pack.item,
    )


def _labelled(opening: Opening, role: str) -> list[str]:
    """The values of a role's labels, the label that front.toml trusts most first."""
    return [item.value for item in sorted(opening.labels, key=lambda i: i.rank) if item.role == role]


def _title(opening: Opening, pack: Pack, body: Body | None) -> str:
    labelled = _labelled(opening, "title")
    if labelled:
        return labelled[0]
    printed = _printed_title(opening)
    if printed and BARE_TYPE.fullmatch(printed) and body:
        head = next((c.text for c, _ in opening.front if is_body(c.text)), body.name)
        return f"{_cased(head)} {printed.capitalize()}"
    stated = printed or opening.running_title or pack.title or pack.file_title
    return stated or next(iter(opening.sections), None) or _first_words(opening, body)


def _full_title(title: str, kind: str, opening: Opening) -> str:
    """A paper's title; an agenda or minutes that only their body's name heads are called what they are."""
    if kind not in ("agenda", "minutes"):
        return title
    if MINUTES_OF.match(title):
        return until_date(title)
    if not is_body(title):
        return title
    stated = next((t for t in opening.before if MINUTES_OF.match(t) and len(t.split()) <= LONGEST_NAME), None)
    return stated or f"{_cased(title)} {kind.capitalize()}"


def _printed_title(opening: Opening) -> str | None:
    named = [(c, s) for c, s in opening.front if is_title(c.text)]
    candidates = [(c, s) for c, s in named if not is_body(without_dates(c.text))] or named
    if not candidates:
        return None
    title = max(candidates, key=lambda h: h[1].rank)[0].text
    after = next((c.text for c, _ in candidates if c.text != title), None)
    return f"{title.strip(' :')}: {after}" if after and BARE_APPENDIX.fullmatch(title) else title


def is_body(text: str) -> bool:
    """Whether a line is only the name of a body.

    >>> is_body("CABINET"), is_body("Barset Police and Crime Panel"), is_body("Cabinet Member Decisions")
    (True, True, False)
    """
    return is_meeting(text) or is_organisation(text) or find_body(text) is not None


def _first_words(opening: Opening, body: Body | None) -> str:
    spoken = (c.text for c in opening.chunks if c.kind in ("paragraph", "list_item"))
    first = next((text for text in spoken if any(map(str.isalpha, text))), None)
    words = (first or (body.name if body else "Untitled")).split()
    return " ".join(words[:20])


def _find_body(opening: Opening, pack: Pack) -> Body | None:
    """The body that a paper is for, by its full name where the paper states it anywhere."""
    name = next(_body_names(opening, pack), None)
    if name is None:
        return None
    named = _longest_name(name, opening, pack)
    found = find_body(named)
    return found.entry if found else Body(id=slug(named), name=named, kind="other")


def _body_names(opening: Opening, pack: Pack) -> Iterator[str]:
    for value in _labelled(opening, "body"):
        yield from _addressed(without_dates(value))
    heads = [without_dates(c.text) for c, _ in opening.front]
    yield from (head for head in heads if is_meeting(head) or _kind_of(head) in MEETS)
    yield from (name for line in opening.before for name in _bodies_in(line, MEETS))
    yield from (name for line in opening.running for name in _bodies_in(line, MEETS))
    if pack.body:
        yield pack.body
    yield from (head for head in heads if find_body(head))
    yield from (name for chunk in opening.chunks[:12] for name in _bodies_in(chunk.text, MEETS))
    yield from (name for line in opening.before for name in _bodies_in(line, ()))
    yield from (line for line in [*heads, *opening.before] if is_organisation(line))


def _addressed(value: str) -> Iterator[str]:
    """The body that a value of "To:" or "Meeting:" names; a person or an office is none."""
    bare = MEMBERS.sub("", value)
    if is_meeting(bare) or find_body(bare):
        yield bare
    yield from _bodies_in(bare, MEETS)
    if MEETING_NOUN.search(bare) and len(bare.split()) <= LONGEST_NAME:
        yield bare


def _kind_of(name: str) -> str | None:
    found = find_body(name)
    return found.entry.kind if found else None


def _bodies_in(text: str, kinds: Sequence[str]) -> list[str]:
    return [span.value.entry.name for span in find_bodies(text) if not kinds or span.value.entry.kind in kinds]


def _longest_name(name: str, opening: Opening, pack: Pack) -> str:
    """`name` with the council's or area's name before it, where the paper uses it so or is that council's."""
    name = _cased(name)
    heads = [*opening.before, *opening.running, pack.file_title or ""]
    texts = [*heads, *(c.text for c in opening.chunks)]
    names = [n for t in texts for n in _bodies_in(t, ())]
    longer = _stated([n for n in names if _is_longer(n, name) or _is_placed(n, name)], heads)
    if longer:
        return longer
    if POLICING.search(name):
        return _with_area(name, opening)
    council = _stated([m.group() for t in texts for m in COUNCIL.finditer(t)], heads)
    if council and council.casefold().endswith(name.casefold()):
        return council
    return f"{council} {name}" if council and "council" not in name.casefold() else name


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
    heads = [*opening.before, *opening.running]
    areas = {t[s.start : s.end] for t in heads for s in find_forces(t) if s.value.how == "place"}
    found = find_body(name)
    if len(areas) != 1 or not GENERIC.match(name) or (found and found.entry.force_id):
        return name
    return f"{_cased(areas.pop())} {name}"


def _cased(name: str) -> str:
    if not name.isupper() or len(name) < 6:
        return name
    small = {"and", "of", "for", "the", "in", "on", "to", "&"}
    return " ".join(w.lower() if w.lower() in small else w.capitalize() for w in name.split())


def _force(opening: Opening, body: Body | None, title: str) -> str | None:
    """The force that a paper is about: its body's, else the one that its front names, else its most named one.

    A council's own papers are about no force, wherever they mention one.
    """
    parts = [body.name, *body.name.split(", ")] if body else []
    own = next((found.entry.force_id for part in parts if (found := find_body(part)) and found.entry.force_id), None)
    if own:
        return own
    labelled = [item.value for item in opening.labels]
    heads = ([title], opening.before, opening.running, labelled)
    named = next((force for texts in heads if (force := _only_force(texts, anywhere=False))), None)
    if body and not POLICING.search(body.name) and body.kind != "other":
        return None if COUNCILS.search(body.name) else named
    placed = next((force for texts in heads if (force := _only_force(texts, anywhere=True))), None)
    return named or placed or _most_named(opening)


def _only_force(texts: Sequence[str], *, anywhere: bool) -> str | None:
    """The one force that some lines name, or, `anywhere`, whose area they name."""
    spans = [s.value for t in texts for s in find_forces(t)]
    found = {match.entry.id for match in spans if anywhere or match.how != "place"}
    return found.pop() if len(found) == 1 else None


def _most_named(opening: Opening) -> str | None:
    counts = Counter(s.value.entry.id for c in opening.chunks for s in find_forces(c.text) if s.value.how != "place")
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _meeting_date(opening: Opening, pack: Pack, kind: str) -> str | None:
    """The day of the paper's own meeting; letters have the day on which they were written.

    Minutes in a pack are those of an earlier meeting than the pack's.
    """
    if kind == "letter":
        return pack.meeting_date
    if kind == "minutes":
        return _printed_day(opening) or (None if pack.item else pack.meeting_date)
    return pack.meeting_date or _printed_day(opening)


def _printed_day(opening: Opening) -> str | None:
    """The day that is labelled, on a line of the front, or in a running line with the body."""
    labelled = [*_labelled(opening, "date"), *_labelled(opening, "body")]
    running = [line for line in opening.running if _bodies_in(line, MEETS)]
    lines = [line for line in [*opening.before, *running] if len(line.split()) <= DATE_LINE]
    return next((day for text in [*labelled, *lines] if (day := _day(text))), None)


def _day(text: str) -> str | None:
    """The first day in a line that does not date something else than a meeting."""
    for span in find_dates(text):
        before = text[: span.start_char]
        plain = not OTHER_DAY.search(before) and len(before.split()) <= LONGEST_NAME and not is_sentence(text)
        if span.precision == "day" and (plain or OF_MEETING.search(before)):
            return span.start
    return None


def is_sentence(text: str) -> bool:
    """Whether a line is prose: it ends as a sentence does and is no shorter than one.

    >>> is_sentence("It was agreed on 4 May 2022 that more was to be done."), is_sentence("Barset, 4 May 2022.")
    (True, False)
    """
    return text.endswith(".") and len(text.split()) > LONGEST_NAME


def _author(opening: Opening, kind: str) -> str | None:
    for value in (*_labelled(opening, "author"), *_labelled(opening, "contact")):
        if clean := CONTACT.sub("", value[:LONGEST_VALUE]).strip(" ;,:"):
            return clean
    if kind in ("agenda", "minutes"):
        return None
    by_line = next((line for line in opening.before if is_person(line)), None) if kind != "letter" else None
    person = by_line or _signature(opening)
    return without_dates(person).split("|")[0].strip() if person else None


def _signature(opening: Opening) -> str | None:
    chunks = opening.chunks
    closed = next((i for i, c in enumerate(chunks[:-1]) if CLOSING.match(c.text)), None)
    if closed is not None and len(chunks[closed + 1].text.split()) <= LONGEST_NAME:
        return chunks[closed + 1].text
    return next((c.text for c in reversed(chunks[-3:]) if is_person(c.text) and len(c.lines) == 1), None)


def _item(opening: Opening) -> str | None:
    labelled = [number[0].strip(".") for value in _labelled(opening, "item") if (number := NUMBER.match(value))]
    parts = [part for text in opening.before for part in SEPARATOR.split(text)]
    return next(iter(labelled), None) or next((i for part in parts if (i := read_item(part))), None)
