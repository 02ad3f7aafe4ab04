"""What the years in a table's heads are: years that end in March, say, or one day of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from extract.dates.finder import DateSpan, find_dates
from extract.figures.table_roles import table_words

BARE = re.compile(r"(?:19|20)\d\d")
"""A year alone."""
A_YEAR = r"(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?"
TWO = re.compile(rf"\b{A_YEAR}\s?(?:to|and|[-–])\s?(?P<last>{A_YEAR})$")
FINANCIAL = "year ending 31 March"


@cache
def _forms(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["means"], re.compile(row["words"], re.IGNORECASE)) for row in table_words()[group])


def years_said(text: str) -> str | None:
    """What stands before a year so that it is the time that a text says its years are; "" for calendar years.

    >>> years_said("Thefts, year to 30 September"), years_said("By financial year"), years_said("Thefts as at 30 June")
    ('year ending 30 September', 'year ending 31 March', '30 June')
    >>> years_said("Calendar years"), years_said("Thefts")
    ('', None)
    """
    for means, pattern in _forms("years"):
        if said := pattern.search(text):
            return _before_year(means, said)
    return None


def _before_year(means: str, said: re.Match[str]) -> str:
    if means in ("calendar", "financial"):
        return "" if means == "calendar" else FINANCIAL
    return f"year ending {said['on']}" if means == "ending" else said["on"]


def years_of_paper(texts: Iterable[str]) -> str | None:
    """What the text of a paper says of all its years.

    >>> years_of_paper(["Arson fell.", "All years are years ending 30 June."])
    'year ending 30 June'
    """
    general = [pattern for _, pattern in _forms("all_years")]
    said = (years_said(m[0]) for text in texts for pattern in general if (m := pattern.search(text)))
    return next((found for found in said if found is not None), None)


def as_said(spans: Sequence[DateSpan], said: str | None) -> list[DateSpan]:
    """The dates of a head, its bare years as the time that they are said to be.

    >>> [s.start for s in as_said(find_dates("2031"), "year ending 31 March")]
    ['2030-04-01']
    """
    return [_meant(span, said) if said and BARE.fullmatch(span.text) else span for span in spans]


def _meant(span: DateSpan, said: str) -> DateSpan:
    found = find_dates(f"{said} {span.text}")
    return replace(span, start=found[0].start, end=found[0].end, precision=found[0].precision) if found else span


def last_of_two(head: str) -> list[DateSpan]:
    """The later of the years that a change is between: "Change 2030 to 2031".

    >>> [s.text for s in last_of_two("Change 2030/31 to 2031/32")], last_of_two("Change on 2030")
    (['2031/32'], [])
    """
    two = TWO.search(head)
    return find_dates(two["last"]) if two else []


def says_only_years(level: str) -> bool:
    """Whether a level of heads says what the years under it are, and names none."""
    return years_said(level) is not None and not BARE.search(level)
