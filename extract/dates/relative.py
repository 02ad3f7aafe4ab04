"""Periods that are named by another one: "the same period last year", "the previous quarter", "a year earlier"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from extract.dates.finder import DateSpan
from extract.dates.periods import APRIL, financial_year, month_end
from extract.dates.points import pattern, periods_data

YEAR, QUARTER = 12, 3
PRECISION = {1: "month", QUARTER: "quarter"}
UNIT = re.compile(r"\b(?:quarter|half|months?)\b", re.I)
UNIT_LENGTHS = {"quarter": (QUARTER,), "half": (6,), "month": (1,), "months": tuple(range(2, 12))}
SAME = re.compile(r"\bsame\b", re.I)
FIRST_YEAR = re.compile(r"\d{4}|\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Words at `start_char` to `end_char` (exclusive) that name a period by another.

    `back` and `lengths` are those of the data. `year` is the one that they print, the first of a financial one, which
    `financial` says.
    """

    start_char: int
    end_char: int
    text: str
    back: str
    lengths: tuple[int, ...]
    year: int | None
    financial: bool


@cache
def _shifts() -> tuple[tuple[re.Pattern[str], str, tuple[int, ...]], ...]:
    return tuple(
        (re.compile(rf"\b(?:{pattern(row['pattern'])})", re.I), row["back"], tuple(row.get("lengths", ())))
        for row in periods_data()["shift"]
    )


def find_relatives(text: str) -> list[Relative]:
    """The words of a text that name a period by another, in order; they do not overlap.

    >>> [r.text for r in find_relatives("down on the previous quarter and the same period last year")]
    ['the previous quarter', 'the same period last year']
    """
    kept: list[Relative] = []
    for found in sorted(_relatives(text), key=lambda r: (r.start_char, -r.end_char)):
        if not kept or found.start_char >= kept[-1].end_char:
            kept.append(found)
    return kept


def find_bases(text: str) -> list[Relative]:
    """What a sentence says that its changes are counted from: "on the previous year", "year on year", "in the year to".

    >>> [r.back for r in find_bases("It rose from 4 to 5 year on year.")]
    ['year']
    """
    found = (
        Relative(
            start_char=m.start(), end_char=m.end(), text=m[0], back=back, lengths=lengths, year=None, financial=False
        )
        for words, back, lengths in _bases()
        for m in words.finditer(text)
    )
    return sorted([*find_relatives(text), *found], key=lambda r: r.start_char)


@cache
def _bases() -> tuple[tuple[re.Pattern[str], str, tuple[int, ...]], ...]:
    return tuple(
        (re.compile(rf"\b(?:{row['pattern']})", re.I), row["back"], tuple(row.get("lengths", ())))
        for row in periods_data()["basis"]
    )


def _relatives(text: str) -> Iterator[Relative]:
    for words, back, lengths in _shifts():
        for match in words.finditer(text):
            groups = {k: v for k, v in match.groupdict().items() if v}
            printed = next(iter(groups.values()), None)
            yield Relative(
                start_char=match.start(), end_char=match.end(), text=match[0], back=back, lengths=lengths,
                year=_first_year(printed) if printed else None, financial="year" not in groups,
            )  # fmt: skip


def _first_year(printed: str) -> int:
    digits = FIRST_YEAR.findall(printed)[0]
    return int(digits) if len(digits) == len("2000") else 2000 + int(digits)


def period_meant(relative: Relative, start: date, end: date) -> tuple[date, date] | None:
    """The period that the words name beside the one from `start` to `end`; None where it cannot be told.

    >>> (words,) = find_relatives("than in the previous quarter")
    >>> [str(day) for day in period_meant(words, date(2031, 4, 1), date(2031, 6, 30))]
    ['2031-01-01', '2031-03-31']
    """
    months = _months(start, end)
    if relative.lengths and months not in relative.lengths:
        return None
    if relative.back == "length":
        return (_back(start, months), start - timedelta(days=1)) if months else None
    if relative.back == "year":
        return _back(start, YEAR), _last(end, YEAR)
    said = financial_year(start) if relative.financial else start.year
    years = said - (relative.year or said)
    return (_back(start, YEAR * years), _last(end, YEAR * years)) if years > 0 else None


def find_printed(text: str, told: Sequence[DateSpan], paper: tuple[date, date] | None) -> list[DateSpan]:
    """The periods named by another one and the year that is printed: the last one `told` before it, or the paper's.

    >>> from extract.dates.finder import find_dates
    >>> text = "It fell in Q2 2031/32, as it did in the same quarter of 2029."
    >>> [(s.text, s.start) for s in find_printed(text, find_dates(text), None)]
    [('the same quarter of 2029', '2029-07-01')]
    """
    if not SAME.search(text):
        return []
    printed = [r for r in find_relatives(text) if r.back == "printed"]
    return [
        span for r in printed if (span := _in_printed_year(r, [s for s in told if s.end_char <= r.start_char], paper))
    ]


def _in_printed_year(words: Relative, told: Sequence[DateSpan], paper: tuple[date, date] | None) -> DateSpan | None:
    unit = next((UNIT_LENGTHS[m[0].lower()] for m in UNIT.finditer(words.text)), ())
    asked = replace(words, lengths=unit)
    before = [(date.fromisoformat(s.start), date.fromisoformat(s.end)) for s in reversed(told) if s.start and s.end]
    for start, end in [*before, *([paper] if paper else [])]:
        meant = period_meant(asked, start, end)
        if meant:
            precision = "day" if meant[0] == meant[1] else PRECISION.get(_months(*meant), "range")
            return DateSpan(start_char=words.start_char, end_char=words.end_char, text=words.text,
                            start=str(meant[0]), end=str(meant[1]), precision=precision)  # fmt: skip
    return None


@cache
def _running() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{row['pattern']})", re.I), row["months"]) for row in periods_data()["running"]
    )


def find_running(text: str, day: date) -> list[DateSpan]:
    """The periods that are named by the last day of a paper's data: "the year to date", "the rolling year".

    >>> [(s.text, s.start) for s in find_running("In the rolling year it rose.", date(2031, 11, 30))]
    [('the rolling year', '2030-12-01')]
    """
    found = (
        DateSpan(start_char=m.start(), end_char=m.end(), text=m[0], start=str(start), end=str(day), precision="range")
        for words, count in _running()
        if (start := _since(day, count))
        for m in words.finditer(text)
    )
    return sorted(found, key=lambda s: s.start_char)


def _since(day: date, count: int) -> date | None:
    """The first day of so many whole months up to `day`, or of its financial year; None where it ends no month."""
    if count == 0:
        return date(financial_year(day), APRIL, 1)
    whole = day == month_end(day.year, day.month) and (count != QUARTER or day.month % QUARTER == 0)
    return _back(day.replace(day=1), count - 1) if whole else None


def _months(start: date, end: date) -> int:
    """The number of whole months from `start` to `end`; 0 where they are no whole ones."""
    whole = end == month_end(end.year, end.month) if start.day == 1 else (end + timedelta(days=1)).day == start.day
    count = 12 * (end.year - start.year) + end.month - start.month + (start.day == 1)
    return count if whole else 0


def _back(day: date, months: int) -> date:
    index = 12 * day.year + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def _last(day: date, months: int) -> date:
    """The same day so many months before; of a month's last day the last."""
    earlier = _back(day, months)
    return month_end(earlier.year, earlier.month) if day == month_end(day.year, day.month) else earlier
