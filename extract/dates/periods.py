"""Calendar arithmetic of reporting periods: months, quarters, halves, years and financial years.

A financial year runs from 1 April to 31 March and is named by the year that it begins in.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

APRIL = 4
SEPTEMBER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From `start` to `end`, both included; an open side is None. `precision` is one of PRECISIONS."""

    start: date | None
    end: date | None
    precision: str


def months(year: int, first: int, count: int, precision: str) -> Period:
    """`count` whole months from month `first` of `year`; `first` may exceed 12.

    >>> months(2024, 13, 3, "quarter").end
    datetime.date(2025, 3, 31)
    """
    start = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    last = first + count - 1
    return Period(start=start, end=month_end(year + (last - 1) // 12, (last - 1) % 12 + 1), precision=precision)


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def quarters(year: int, first: int, last: int, first_month: int) -> Period:
    """Quarters `first` to `last` of the year that begins in `first_month` of `year`.

    >>> quarters(2022, 4, 4, APRIL).start
    datetime.date(2023, 1, 1)
    """
    count = last - first + 1
    halves = count == 2 and first % 2 == 1
    precision = "quarter" if count == 1 else "half_year" if halves else "range"
    return months(year, first_month + 3 * (first - 1), 3 * count, precision)


def financial_year(day: date) -> int:
    """The year in which the financial year of `day` begins.

    >>> financial_year(date(2025, 3, 31))
    2024
    """
    return day.year if day.month >= APRIL else day.year - 1


def back_from(end: date, count: int, precision: str) -> Period:
    """The `count` months up to and including `end`.

    >>> back_from(date(2024, 12, 31), 12, "range").start
    datetime.date(2024, 1, 1)
    """
    after = end + timedelta(days=1)
    index = after.year * 12 + after.month - 1 - count
    year, month = divmod(index, 12)
    start = date(year, month + 1, min(after.day, monthrange(year, month + 1)[1]))
    return Period(start=start, end=end, precision=precision)


def joined(first: Period, last: Period) -> Period | None:
    """From the start of one to the end of the other; None where that is no period.

    >>> joined(months(2024, 4, 1, "month"), months(2024, 6, 1, "month")).precision
    'quarter'
    """
    start, end = first.start, last.end
    if start is None or end is None or start >= end:
        return None
    return Period(start=start, end=end, precision=_precision(start, end))


def _precision(start: date, end: date) -> str:
    """`quarter` for one of the four of the year, else `range`."""
    if start.day == 1 and start.month % 3 == 1 and end == month_end(start.year, start.month + 2):
        return "quarter"
    return "range"
