"""The headings of a paper's front: which of the first headings name the paper and its body, and which open sections."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from extract.dates.finder import find_dates
from extract.front.paper_types import PRESENT
from extract.structure.blocks import Chunk
from extract.structure.labels import front_words
from extract.structure.looks import Style
from extract.structure.stamps import is_stamp
from schema.vocabulary import find_body

PROSE_WORDS = 20
"""A block of so many words that is no heading is the paper speaking."""
LONGEST_NAME = 10
"""Words: a longer line is no name."""
MINUTES_OF = re.compile(
    r"(?:(?:draft|unconfirmed|approved) )?(?:(?:minutes|notes) of|at a (?:meeting|virtual meeting) of)\b", re.IGNORECASE
)
BARE_TYPE = re.compile(
    r"(?:(?:draft|public|meeting|supplementary|unconfirmed) )?(?:minutes|agenda|report|summons|notes)"
    r"(?: (?:and|&) (?:summons|agenda))?",
    re.IGNORECASE,
)
DASH = re.compile(r"\s+[-–—]\s+")
OFFICE = re.compile(
    r"(?:(?:vice|deputy)[- ]?)?chair(?:man|woman|person)?:|(?:(?:panel|board|committee) )?members(?:hip)?\b",
    re.IGNORECASE,
)
"""How the list of a meeting's members begins."""
SPACED = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_]")
"""A word whose letters are set apart: "A G E N D A"."""
COVER_WORDS = 60
"""A first page of fewer words, before others, is a cover: all of it is front."""
BY_LINE = re.compile(r"(?:proposed|seconded|moved|presented|submitted|prepared|written|produced) by\b", re.IGNORECASE)
SMALL_PRINT = 0.4
"""Of the largest heading's size: what is smaller on a cover is no heading."""
Styled = tuple[Chunk, Style]


def split_front(
    chunks: Sequence[Chunk], headings: Sequence[Styled], skip: frozenset[int]
) -> tuple[list[Styled], list[Styled]]:
    """The headings of the front and those of sections; blocks with an id in `skip` are no prose."""
    start = prose_start(chunks, {id(c) for c, _ in headings} | skip)
    opening = set(map(id, chunks[:start]))
    before = [h for h in headings if id(h[0]) in opening]
    after = list(headings[len(before) :])
    front = before[: _front_length(before, after, chunks[0].page if chunks else 0)]
    section = next(iter([*before[len(front) :], *after]), None)
    if section:
        front = [h for h in front if _is_above(h, section[1])]
    largest = max((style.size for _, style in front), default=0.0)
    small = {id(c) for c, style in front if style.size < SMALL_PRINT * largest}
    headings = [h for h in headings if id(h[0]) not in small]
    front = [h for h in front if id(h[0]) not in small]
    kept = {id(c) for c, _ in front}
    return front, [h for h in headings if id(h[0]) not in kept]


def _is_above(heading: Styled, section: Style) -> bool:
    chunk, style = heading
    return style.rank >= section.rank or style.centred or style.caps or names_type(chunk.text)


def names_type(text: str) -> bool:
    """Whether a heading says what kind of paper this is and no more.

    >>> names_type("Barset Audit Panel – MINUTES"), names_type("Minutes of the Panel"), names_type("Minutes silence")
    (True, True, False)
    """
    parts = DASH.split(unspaced(text))
    return bool(MINUTES_OF.match(text)) or any(BARE_TYPE.fullmatch(part.strip(" :")) for part in parts)


def prose_start(chunks: Sequence[Chunk], apart: Collection[int] = ()) -> int:
    """The index of the first block of prose, leaving out those whose identity is in `apart`."""
    for i, chunk in enumerate(chunks):
        if id(chunk) not in apart and len(chunk.text.split()) >= PROSE_WORDS:
            return i
    return len(chunks)


def cover_length(chunks: Sequence[Chunk]) -> int:
    """How many blocks a cover has; 0 where the paper begins on its first page."""
    first = [c for c in chunks if c.page == chunks[0].page]
    words = [len(c.text.split()) for c in first]
    return len(first) if len(first) < len(chunks) and sum(words) < COVER_WORDS and max(words) < PROSE_WORDS else 0


def unspaced(text: str) -> str:
    """A line of one word whose letters are set apart, as the word; any other as it is.

    >>> unspaced("A G E N D A"), unspaced("Plan B")
    ('AGENDA', 'Plan B')
    """
    return text.replace(" ", "") if SPACED.fullmatch(text.strip()) else text


def _front_length(before: Sequence[Styled], after: Sequence[Styled], first_page: int) -> int:
    """How many of the headings before the first prose stand above the first section."""
    looks = {(style.look, c.mark is None) for c, style in after}
    for i, (chunk, style) in enumerate(before):
        if names_type(chunk.text) or find_body(chunk.text):
            continue
        if chunk.mark or (style.look, True) in looks or _opens_section(chunk.text):
            return i or _first_is_title(before, first_page)
    return len(before)


def _opens_section(text: str) -> bool:
    return is_section_name(text) or PRESENT.match(text) is not None


def _first_is_title(before: Sequence[Styled], first_page: int) -> int:
    """Where all headings look alike, the first is the title if it is no usual section's name and another follows."""
    chunk = before[0][0]
    alone = chunk.mark is None and not is_section_name(chunk.text) and chunk.page == first_page
    return int(alone and len(before) > 1)


@cache
def _section_names() -> frozenset[str]:
    return frozenset(front_words()["sections"]["names"])


def is_section_name(text: str) -> bool:
    """Whether a heading is one that any report may have.

    >>> is_section_name("Purpose of Report:"), is_section_name("Diben / Purpose"), is_section_name("Rural Crime")
    (True, True, False)
    """
    return any(part.strip(" :.").casefold() in _section_names() for part in text.split(" / "))


@cache
def _person() -> re.Pattern[str]:
    titles = "|".join(map(re.escape, sorted(front_words()["persons"]["titles"], key=len, reverse=True)))
    return re.compile(rf"(?:{titles})\.? (?:[A-Z][\w’'.-]* ?){{1,5}}(?:$|[,|–-].*)")


def is_person(text: str) -> bool:
    """Whether a line is a person's name with a title or rank, as a signature or by-line.

    >>> is_person("DCC Ann Other"), is_person("Dr Ann Other | May 2021"), is_person("Chief Constable’s Update")
    (True, True, False)
    """
    return bool(_person().match(text)) and len(text.split()) <= 8


def without_dates(text: str) -> str:
    """A line without the days and months in it, and without what joined them.

    >>> without_dates("POLICE AND CRIME PANEL – 4 May 2022")
    'POLICE AND CRIME PANEL'
    """
    for span in reversed(find_dates(text)):
        if span.precision in ("day", "month"):
            text = text[: span.start_char] + " " + text[span.end_char :]
    return re.sub(
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|\bat\s+\d.*$", "", text, flags=re.IGNORECASE
    ).strip(" -–—,|:;.")


def until_date(text: str) -> str:
    """A title up to the day in it, without the hour and the place that follow.

    >>> until_date("Minutes of the Panel held on 4 May 2022 at 10 am in Barchester")
    'Minutes of the Panel held on 4 May 2022'
    """
    day = next((span for span in find_dates(text) if span.precision == "day"), None)
    return text[: day.end_char] if day else text


def is_title(text: str) -> bool:
    """Whether a heading of the front may be the paper's title: no date, stamp, person or address."""
    bare = without_dates(text)
    letters, figures = sum(map(str.isalpha, bare)), sum(map(str.isdigit, bare))
    named = not is_stamp(text) and not is_person(text) and not any(p.match(text) for p in (PRESENT, BY_LINE, OFFICE))
    return letters > max(2, figures) and named and "@" not in text


def is_meeting(text: str) -> bool:
    """Whether a line is only a usual name of a council's meeting.

    >>> is_meeting("CABINET"), is_meeting("Cabinet Office")
    (True, False)
    """
    return text.strip(" :.").casefold() in front_words()["meetings"]["names"]


def is_organisation(text: str) -> bool:
    """Whether a line is short and has a word that names of organisations end or begin with.

    >>> is_organisation("Barset Institute of Policing"), is_organisation("A review of the work of the institute")
    (True, False)
    """
    words = text.split()
    kinds = front_words()["organisations"]["words"]
    named = all(word[:1].isupper() or word in ("and", "for", "of", "the", "&", "in") for word in words)
    return named and 1 < len(words) <= 8 and any(word.casefold() in kinds for word in words)
