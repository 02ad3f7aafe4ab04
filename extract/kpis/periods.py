"""The period of an indicator: stated with its value, from its column's head, the caption, the section, the paper."""

from __future__ import annotations

import re
from datetime import date

from extract.dates.periods import financial_year
from extract.figures.periods import Dating, last_months
from extract.kpis.context import Context
from extract.kpis.leads import said_period

TO_DATE = re.compile(r"\b(?:f?ytd|(?:financial )?year[ -]to[ -]date)\b", re.IGNORECASE)


def period_of(texts: tuple[str | None, ...], place: tuple[str | None, str | None], context: Context) -> Dating:
    """The period of a value: `texts` are its own words, its column's head and its name; the first that says one.

    `place` is the caption and the id of the section that it stands in, which say it for all that stands there.
    """
    (value, head, name), (caption, section_id), near = texts, place, context.near
    stated = said_period(value, "stated", near) or _in_head(head, context) or said_period(name, "stated", near)
    return stated or said_period(caption, "caption", near) or context.sections.get(section_id or "", context.period)


def _in_head(head: str | None, context: Context) -> Dating | None:
    """What a column's head says; a year to date ends with the paper's data."""
    if not head:
        return None
    said = said_period(head, "column", context.near)
    if TO_DATE.search(head):
        return _to_date(said, context.until)
    return said or (last_months(head, context.until.isoformat()) if context.until else None)


def _to_date(year: Dating | None, end: date | None) -> Dating | None:
    """The financial year up to the last day of the data; the whole one where that is not known or not in it."""
    if end is None or (year and not (year.start or "") <= end.isoformat() <= (year.end or "")):
        return year
    text = year.text if year else None
    return Dating(start=f"{financial_year(end)}-04-01", end=end.isoformat(), text=text, basis="column")
