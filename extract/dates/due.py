"""The day by which something is to be done: in a sentence, in a cell of deadlines, or by the next meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from extract.content import PaperContent
from extract.dates.finder import DateSpan, find_dates
from extract.dates.kinds import date_kind
from extract.dates.periods import month_end
from extract.number_words import read_number_words

BY = "by "
"""What a date in a column of deadlines is read after, so that one without a year is still to come."""
YEAR = re.compile(r"\d{4}|\d\s?[/–-]\s?\d{2}\b|[’'-]\s?\d\d\b|\d\.\d{1,2}\.\d")
REVISED = re.compile(r"\b(?:revised|extended|now|moved\s+to|changed\s+to|new\s+date)\b", re.I)
WITHIN = re.compile(
    r"\bwithin\s+(?P<count>\d{1,3}|[a-z-]{3,12})\s+(?P<unit>day|week|month)s?\s+(?:of|from|after)\s+"
    r"(?:[^,.;:\d]{1,60}?\s(?:on|of)\s+)?(?:the\s+)?$",
    re.I,
)
FROM = "from "
NEXT_MEETING = re.compile(
    r"\b(?:before|by|prior\s+to|ahead\s+of|in\s+(?:time|advance)\s+(?:for|of)|in\s+readiness\s+for)\s+"
    r"(?:the|its|our|their)\s+next\s+(?:[\w’'-]+\s+){0,4}?meeting\b|^\W*(?:the\s+|by\s+)?next\s+(?:[\w’'-]+\s+){0,3}?meeting\W*$",
    re.I,
)
MEETS_NEXT = re.compile(
    r"\b(?:dates?(?:\s+and\s+\w+)?\s+of\s+(?:the\s+)?next\s+(?:[\w’'-]+\s+){0,4}?meeting|"
    r"next\s+(?:[\w’'-]+\s+){0,4}?meeting\b[^.;:]{0,80}?(?:\bon\b|\bis\b|\bbe\b|:))",
    re.I,
)
BELOW = 2
"""So many blocks below a heading that announces the next meeting may tell its day."""


def find_due(text: str, near: date | None) -> list[DateSpan]:
    """The dates of a cell of deadlines; one without a year is the first of that name from the day `near` on.

    >>> [span.end for span in find_due("28 Feb", date(2030, 10, 4))], [s.text for s in find_due("End June 2031", None)]
    (['2031-02-28'], ['End June 2031'])
    """
    spans = find_dates(BY + text, near)
    shifted = [replace(s, start_char=s.start_char - len(BY), end_char=s.end_char - len(BY)) for s in spans]
    return [to_come(text, span, near) for span in shifted if span.start_char >= 0]


def due_in_cell(text: str, near: date | None, meets_next: str | None = None) -> str | None:
    """The day by which a cell of deadlines says that something is due: the revised one where it prints both.

    >>> due_in_cell("31/03/2031, now 30/06/2031", None), due_in_cell("Next meeting", None, "2031-05-04")
    ('2031-06-30', '2031-05-04')
    """
    ends = [span.end for span in find_due(text, near) if span.end]
    if ends:
        return ends[-1] if REVISED.search(text) else ends[0]
    return meets_next if NEXT_MEETING.search(text) else None


def due_in_text(text: str, near: date | None, meets_next: str | None = None) -> str | None:
    """The day by which a recommendation or task itself says that it is due; `meets_next` is that of the next meeting.

    >>> due_in_text("The clerk to write by 28 February.", date(2030, 10, 4))
    '2031-02-28'
    >>> due_in_text("Publish it within 28 days of 3 May 2031.", None)
    '2031-05-31'
    >>> due_in_text("Send it before the next meeting.", None, "2031-06-04")
    '2031-06-04'
    """
    for span in find_dates(text, near):
        if span.end and date_kind(text, span.start_char, span).kind == "deadline":
            return to_come(text, span, near).end
        from_ = len(FROM) if span.text.lower().startswith(FROM) else 0
        after = WITHIN.search(text[: span.start_char + from_])
        counted = _counted(after, span) if after else None
        if counted:
            return counted
    return meets_next if NEXT_MEETING.search(text) else None


def _counted(said: re.Match[str], span: DateSpan) -> str | None:
    """The day that is so many days, weeks or months after another; None where the count is no number."""
    count = int(said["count"]) if said["count"].isdigit() else int(read_number_words(said["count"]) or 0)
    if not count or not span.start or span.end not in (span.start, None):
        return None
    day = date.fromisoformat(span.start)
    unit = said["unit"].lower()
    if unit != "month":
        return (day + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = month_end(year, month + 1)
    return last.replace(day=min(day.day, last.day)).isoformat()


def has_year(printed: str) -> bool:
    """Whether a date is printed with its year, in four digits or in two.

    >>> has_year("28 Feb 2031"), has_year("Q2 31/32"), has_year("28 February")
    (True, True, False)
    """
    return YEAR.search(printed) is not None


def to_come(text: str, span: DateSpan, near: date | None) -> DateSpan:
    """A date of a text that is printed without a year, in the year in which it is still to come on the day `near`.

    >>> [span] = find_dates("to be sent off by the end of June", date(2030, 10, 4))
    >>> to_come("to be sent off by the end of June", span, date(2030, 10, 4)).end
    '2031-06-30'
    """
    if near is None or not span.end or span.end >= near.isoformat() or has_year(span.text):
        return span
    later = near.replace(year=near.year + 1, day=min(near.day, 28))
    again = [s for s in find_dates(text, later) if s.text == span.text and s.end and s.end >= near.isoformat()]
    return replace(span, start=again[0].start, end=again[0].end) if again else span


def row_day(texts: Iterable[str], near: date | None) -> date | None:
    """The day from which a row of a log counts: the first day with a year that it prints, else the paper's own.

    >>> row_day(["Raised 4 May 2030", "Send the list"], None)
    datetime.date(2030, 5, 4)
    """
    days = (d.start for text in texts for d in find_dates(text) if d.precision == "day" and d.start)
    first = next(days, None)
    return date.fromisoformat(first) if first else near


def next_meeting(content: PaperContent, near: date | None) -> str | None:
    """The day of the next meeting, where the paper prints it."""
    texts = [block.text for block in content.blocks]
    for at, text in enumerate(texts):
        said = MEETS_NEXT.search(text)
        if said:
            days = _days_of([text[said.start() :], *texts[at + 1 : at + 1 + BELOW]], near)
            if days:
                return days[0]
    return None


def _days_of(texts: Iterable[str], near: date | None) -> list[str]:
    spans = [to_come(text, span, near) for text in texts for span in find_dates(text, near)]
    return [s.end for s in spans if s.precision == "day" and s.end and (near is None or s.end > near.isoformat())]
