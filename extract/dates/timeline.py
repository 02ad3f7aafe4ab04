"""The time that figures of a paper are of: from it dates without a year, or told by another time, are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.dates.finder import DateSpan, find_dates
from extract.dates.relative import find_running

BASELINE = re.compile(
    r"\b(?:compared\s(?:to|with)|comparison\s(?:to|with)|than|against|versus|vs\.?|relative\sto|due|by\sthe|"
    r"published\sin|meeting\s(?:of|on|in))\b(?:[^.;,]|[.,](?=\d)){0,45}$|"
    r"\b(?:plan|act|strategy)\s\(?$",
    re.IGNORECASE,
)
"""Words before a date that is not the time of the figures beside it."""
PERIODS = ("quarter", "half_year", "financial_year", "range")
REPORTING = (*PERIODS, "year", "month")
"""Precisions of what figures are reported for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The day from which a paper's figures without a year count, the last that they speak of, and their period."""

    near: date | None = None
    data_day: date | None = None
    period: tuple[date, date] | None = None

    def dates_in(self, text: str) -> list[DateSpan]:
        """The dates of a text, and what it names by the end of the paper's data ("the year to date")."""
        dates = find_dates(text, self.near)
        running = find_running(text, self.data_day) if self.data_day else []
        apart = [r for r in running if not any(r.start_char < d.end_char and d.start_char < r.end_char for d in dates)]
        return sorted([*dates, *apart], key=lambda s: s.start_char)


def near_of(caption: str | None, near: date | None) -> date | None:
    """The day from which the months and quarters of a table's heads take their year: the end of its caption's period.

    >>> near_of("Calls by quarter, 2029/30", date(2032, 6, 1))
    datetime.date(2030, 3, 31)
    """
    spans = find_dates(caption or "", near)
    ends = [
        s.end
        for s in spans
        if s.precision in REPORTING and s.end and not BASELINE.search((caption or "")[: s.start_char])
    ]
    return date.fromisoformat(ends[-1]) if ends else near
