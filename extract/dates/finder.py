"""Dates and reporting periods in text, as UK papers write them: points joined to ranges, led into periods, dated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from extract.dates.periods import APRIL, Period, back_from, financial_year, joined, month_end, months
from extract.dates.points import Point, cardinal, find_points, pattern, periods_data
from extract.dates.years import choose_year, has_context, is_day_of_month, names_year, period_of

MIGHT_HOLD = re.compile(
    r"\d{4}|\d\s?[-/–—]\s?\d|\d\.\d\d?\.\d|[QHMPY]\.?\s?\d|period|quarter|month|year|qtr|chwarter|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"ionawr|chwef|[mf]awrth|ebr|[mf]ai|[mf]ehefin|orff|awst|[mf]edi|hydref|[td]ach|agfyr|rhag",
    re.I,
)
BETWEEN = re.compile(r"\b(?:between|rhwng)\s+(?:the\s+)?$", re.I)
ON = re.compile(r"\bon\s+$", re.I)
FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.I)
LIST_COMMA, LIST_AND = re.compile(r",\s*"), re.compile(r",?\s*(?:and|&)\s")
LIST_WORDS = re.compile(r"\s*(?:,\s*)?(?:and|&|,|or)\s*(?:the\s+)?")
SEVERAL = re.compile(r"(?P<unit>(?:financial\s+)?year|quarter)s\s", re.I)
MONTHS_OF_HALF = 6
WINDOW = 60
"""Characters before a date in which the words that lead into it are looked for."""
SHORT = 160
"""Characters: heads and cells up to here come back many times, and what they hold is remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A date or period at characters `start_char` to `end_char` (exclusive) of a text.

    `start` and `end` are ISO dates, both included, None for an open side; `precision` is one of PRECISIONS.
    """

    start_char: int
    end_char: int
    text: str
    start: str | None
    end: str | None
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    start_char: int
    end_char: int
    period: Period


def find_dates(text: str, near: date | None = None) -> list[DateSpan]:
    """Every date and period in `text` that can be put on the calendar, in order.

    `near` is the date of the paper, from which dates without a year take theirs; without it they are left out.

    >>> [(d.text, d.start, d.end) for d in find_dates("the 12 months to June 2015")]
    [('12 months to June 2015', '2014-07-01', '2015-06-30')]
    """
    return list(_remembered(text, near) if len(text) <= SHORT else _found(text, near))


@lru_cache(maxsize=4096)
def _remembered(text: str, near: date | None) -> tuple[DateSpan, ...]:
    return _found(text, near)


def _found(text: str, near: date | None) -> tuple[DateSpan, ...]:
    if not MIGHT_HOLD.search(text):
        return ()
    points = [p for p in find_points(text) if p.unit != "year" or names_year(text, p)]
    dated = list(_in_words(text, _joined(text, points, near)))
    relative = list(_relative(text, near)) if near else []
    kept = [d for d in dated if not any(r.start_char < d.end_char and d.start_char < r.end_char for r in relative)]
    return tuple(_span(text, d) for d in sorted([*kept, *relative], key=lambda d: d.start_char))


def _span(text: str, dated: _Dated) -> DateSpan:
    period = dated.period
    return DateSpan(
        start_char=dated.start_char,
        end_char=dated.end_char,
        text=text[dated.start_char : dated.end_char],
        start=period.start.isoformat() if period.start else None,
        end=period.end.isoformat() if period.end else None,
        precision=period.precision,
    )


def _joined(text: str, points: list[Point], near: date | None) -> Iterator[_Dated]:
    """Points with their periods; two with a joining word between them as one."""
    waiting = list(reversed(points))
    while waiting:
        point = _listed(text, waiting.pop(), waiting)
        pair = _pair(text, point, waiting[-1], near) if waiting else None
        if pair:
            waiting.pop()
            yield pair
        if pair is None or ON.search(text, max(0, point.start_char - 4), point.start_char):
            yield from _date_alone(text, point, near)


def _listed(text: str, first: Point, waiting: list[Point]) -> Point:
    """The months of "April, May and June" that follow one another, but for the last of them, as one."""
    run = [first]
    ahead = reversed(waiting)
    for point in ahead:
        one_after = point.unit == first.unit == "month" and point.number == run[-1].number + 1
        if (
            run[-1].year is not None
            or not one_after
            or not LIST_COMMA.fullmatch(text, run[-1].end_char, point.start_char)
        ):
            break
        run.append(point)
    if len(run) == 1 or len(waiting) < len(run) or not LIST_AND.match(text, run[-1].end_char):
        return first
    del waiting[-(len(run) - 1) :]
    return replace(first, end_char=run[-1].end_char, to=run[-1].number)


def _date_alone(text: str, point: Point, near: date | None) -> Iterator[_Dated]:
    if near and is_day_of_month(point, near):
        point = replace(point, unit="day", day=point.digits, year=None)
    if point.year is None and has_context(text, point):
        point = choose_year(text, point, near)
    period = period_of(point)
    if period:
        yield _Dated(start_char=point.start_char, end_char=point.end_char, period=period)


def _pair(text: str, first: Point, last: Point, near: date | None) -> _Dated | None:
    words = text[first.end_char : last.start_char]
    before = text[max(0, first.start_char - WINDOW) : first.start_char]
    if len(words) > WINDOW or not _joins(words, before, first, last):
        return None
    if last.year is None and first.year is None:
        last = choose_year(text, last, near, past=True)
    first, last = _share_year(first, last)
    a, b = period_of(first), period_of(last)
    period = joined(a, b) if a and b else None
    if period is None:
        return None
    lead = BETWEEN.search(before) or FROM.search(before)
    start = first.start_char - (len(before) - lead.start() if lead else 0)
    return _Dated(start_char=start, end_char=last.end_char, period=period)


@cache
def _joins_of() -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple((re.compile(j["pattern"], re.I), j.get("needs_between", False)) for j in periods_data()["join"])


def _joins(words: str, before: str, first: Point, last: Point) -> bool:
    for join, needs_between in _joins_of():
        if join.fullmatch(words):
            if not needs_between:
                return True
            follows = first.year is None and first.unit == last.unit
            follows = follows and last.number - (first.to or first.number) in (1, -11)
            return bool(BETWEEN.search(before)) or (follows and last.unit in ("month", "quarter"))
    return False


def _share_year(first: Point, last: Point) -> tuple[Point, Point]:
    """The year that only one of the two prints, for both; an earlier month than the first's is in the next year."""
    if first.year is None and last.year is not None:
        later = not last.financial and (first.number, first.day) > (last.number, last.day)
        return replace(first, year=last.year - later, financial=last.financial), last
    if last.year is None and first.year is not None:
        later = not first.financial and (first.number, first.day) > (last.number, last.day)
        return first, replace(last, year=first.year + later, financial=first.financial)
    return first, last


def _in_words(text: str, dated: Iterable[_Dated]) -> Iterator[_Dated]:
    """Dates with the words around that make other periods of them; not those that a pair before them begins with."""
    reached = 0
    last: _Dated | None = None
    for date_ in dated:
        again = _ending_too(text, last, date_) if last else None
        last = again or (_left_open(text, _led(text, date_)) if date_.start_char >= reached else date_)
        yield last
        reached = max(reached, date_.end_char)


def _ending_too(text: str, last: _Dated, dated: _Dated) -> _Dated | None:
    """The second of "years ending March 2022 and March 2023"."""
    several = SEVERAL.match(text, last.start_char)
    if not several or not dated.period.end or not LIST_WORDS.fullmatch(text, last.end_char, dated.start_char):
        return None
    return replace(dated, period=_back(dated.period.end, several.groupdict()))


@cache
def _leads() -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
    return tuple(
        (re.compile(rf"(?:{pattern(lead['pattern'])})$", re.I), lead["effect"], tuple(lead.get("units", ())))
        for lead in periods_data()["lead"]
    )


def _led(text: str, dated: _Dated) -> _Dated:
    """The date with the words before it that make another period of it."""
    window = max(0, dated.start_char - WINDOW)
    before = text[window : dated.start_char]
    for lead, effect, units in _leads():
        match = lead.search(before)
        if match and (not units or dated.period.precision in units):
            period = _change(dated.period, effect, match)
            if period:
                return replace(dated, start_char=window + match.start(), period=period)
    return dated


@cache
def _tails() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(tail["pattern"], re.I), tuple(tail.get("units", ()))) for tail in periods_data()["tail"])


def _left_open(text: str, dated: _Dated) -> _Dated:
    """The date with the words after it that leave its end open: "2026 onwards"."""
    for tail, units in _tails():
        match = tail.match(text, dated.end_char)
        if match and dated.period.start and (not units or dated.period.precision in units):
            period = Period(start=dated.period.start, end=None, precision="since")
            return replace(dated, end_char=match.end(), period=period)
    return dated


def _change(period: Period, effect: str, match: re.Match[str]) -> Period | None:
    start, end = period.start, period.end
    if start is None or end is None:
        return None
    if effect == "back":
        return _back(end, match.groupdict())
    if effect == "financial year ending":
        return months(end.year - 1, APRIL, 12, "financial_year")
    if effect == "year to date":
        return Period(start=date(financial_year(end), APRIL, 1), end=end, precision="range")
    if effect in ("week from", "week to"):
        return _week(start, ahead=effect == "week from")
    if effect in ("last day", "first day"):
        day = end if effect == "last day" else start
        return Period(start=day, end=day, precision="day") if start != end else None
    if effect == "since":
        return None if period.precision == "range" else Period(start=start, end=None, precision="since")
    return Period(start=None, end=end if effect == "until" else start - timedelta(days=1), precision="until")


def _week(day: date, *, ahead: bool) -> Period:
    other = day + timedelta(days=6 if ahead else -6)
    return Period(start=min(day, other), end=max(day, other), precision="range")


def _back(end: date, said: dict[str, str | None]) -> Period:
    """So many months up to `end`, as a lead's groups say: months, rolled, years, or the name of a unit."""
    unit = (said.get("unit") or "").lower()
    if unit.startswith("q"):
        return back_from(end, 3, "quarter")
    if unit.startswith("half"):
        return back_from(end, MONTHS_OF_HALF, "half_year")
    if unit:
        return back_from(end, 12, "financial_year" if unit.startswith("f") and end.month == APRIL - 1 else "year")
    years = said.get("years")
    count = 12 * cardinal(years) if years else cardinal(said.get("months") or said.get("rolled") or "12")
    period = back_from(end, count, "range")
    halved = count == MONTHS_OF_HALF and period.start and period.start.month % 3 == 1
    return replace(period, precision="half_year") if halved else period


@cache
def _relatives() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(r["pattern"], re.I), r["meaning"]) for r in periods_data()["relative"])


def _relative(text: str, near: date) -> Iterator[_Dated]:
    taken: list[tuple[int, int]] = []
    for words, meaning in _relatives():
        for match in words.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                yield _Dated(start_char=match.start(), end_char=match.end(), period=_meant(meaning, near))


def _meant(meaning: str, near: date) -> Period:
    year = months(financial_year(near), APRIL, 12, "financial_year")
    if meaning.endswith("financial year") and not meaning.startswith("end"):
        shift = {"last financial year": -1, "next financial year": 1}.get(meaning, 0)
        return months(financial_year(near) + shift, APRIL, 12, "financial_year")
    ends = {"end of financial year": year.end, "end of calendar year": date(near.year, 12, 31)}
    day = ends.get(meaning, month_end(near.year, near.month))
    return Period(start=day, end=day, precision="day")
