"""The day of a paper's meeting."""

from __future__ import annotations

import re

from extract.dates.finder import find_dates
from extract.front.body import MEETS, bodies_in
from extract.front.opening import Opening, Pack, labelled
from extract.front.titles import LONGEST_NAME

MEETING_WORDS = re.compile(
    r"\b(?:for|of|to|gyfer) (?P<body>[A-Z][^,]{2,80}), (?P<day>\d{2})/(?P<month>\d{2})/(?P<year>\d{4})\b"
)
OTHER_DAY = re.compile(
    r"\b(?:publi(?:shed|cation)|updated?|versions?|reviewed|effective|approved|signed|ended|ending)\b"
    r"|\b(?:as (?:at|of)|since|until|by|from|to)\b(?: the)?(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day)?\s*$",
    re.IGNORECASE,
)
OF_MEETING = re.compile(r"\b(?<!last )(?<!previous )(?:meeting|held)\b[^.;]{0,120}$", re.IGNORECASE)
DATE_LINE = 40
"""Words: a longer line of the front is prose."""


def read_pack_title(title: str | None) -> tuple[str | None, str | None]:
    """The body and the ISO date of the meeting that committee software writes into a file's title.

    >>> read_pack_title("(Public Pack)Agenda Document for Barset Policing Board, 04/05/2022 10:00")
    ('Barset Policing Board', '2022-05-04')
    """
    found = MEETING_WORDS.search(title or "")
    return (found["body"], f"{found['year']}-{found['month']}-{found['day']}") if found else (None, None)


def find_meeting_date(opening: Opening, pack: Pack, kind: str) -> str | None:
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
    values = [*labelled(opening, "date"), *labelled(opening, "body")]
    running = [line for line in opening.running if bodies_in(line, MEETS)]
    lines = [line for line in [*opening.before, *running] if len(line.split()) <= DATE_LINE]
    return next((day for text in [*values, *lines] if (day := _day(text))), None)


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
