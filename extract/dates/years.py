"""Which year a date without one means, whether a bare month or year is a date at all, and the period it names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extract.dates.periods import APRIL, SEPTEMBER, Period, financial_year, months, quarters
from extract.dates.points import Point, periods_data

OF_A_YEAR = ("quarter", "half", "first")
"""Units of which several make a year: one without its year is the last that began."""
LATER = re.compile(r"\b(?:by|until|till|before|next|due|coming|forthcoming)\s+(?:\w+\s+){0,2}$", re.I)
EARLIER = re.compile(r"\b(?:last|previous|since|past)\s+(?:\w+\s+)?\(?$", re.I)
QUARTER_AHEAD_DAYS = 100
"""A quarter without a year that begins later than this after the paper is the last one of that number."""
NEARER = 3
"""A day to come is meant only where it is this many times nearer than the last one of that name."""
NEAR_YEARS = 6
"""A year of two digits further than this from the paper's is more likely a day of the month ("Nov 25")."""
MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|by|to|from|since|of|during|until|till|for|and|between|before|after|early|late|mid|last|next|this|the|"
    r"through|around|throughout|or|was|see|both)|[-–(:/&])\s*$",
    re.I,
)
NOT_AFTER_MONTH = re.compile(r"\s+[A-Z][a-z]+\b(?<!Board)(?<!Panel)(?<!Committee)(?<!Meeting)(?<!Report)(?<!Update)")
EVERY_YEAR = re.compile(r"\b(?:often|usually|normally|typically|generally|always|tends?|every|each)\b[^.;]*$", re.I)
LAW = re.compile(
    r"\b(?:Acts?|Regulations?|Rules|Orders?|Measure|Directive|Convention|Code|Bill|Instrument|SI|Scheme)"
    r"(?:\s+of\s+Practice)?(?:\s*\([^)]{0,40}\))?,?\s*(?:of\s+)?$"
)
NAMED = re.compile(r"\s+(?:Schemes?|Regulations?|Acts?|Order|Rules|[Rr]emedy)\b")
NUMBERED = re.compile(r"\b(?:No|number|ref|reference)\.?:?\s*[\w/.-]{0,20}\d[-/]$", re.I)
LAST_YEAR = re.compile(r"\s+(?:of\s+)?(?:the\s+)?(?:last|previous|prior)\s+(?:financial\s+)?year\b(?!\s+to\b)", re.I)
COUNTED = re.compile(
    r"\s+(?:incidents?|crimes?|offences?|officers?|victims?|calls?|people|cases?|complaints?|visits?|searches|"
    r"arrests?|staff|reports\s+of|contacts?|referrals?|children|residents|households|responses|respondents|fte)\b",
    re.I,
)
IN_YEAR = re.compile(r"\b(?:in|of|since|during|by|for|from|to|the|until|before|and)\s+$", re.I)


def has_context(text: str, point: Point) -> bool:
    """Whether a date printed without a year is one: "April Hughes" and "they may" are none.

    >>> from extract.dates.points import find_points
    >>> [has_context(t, next(find_points(t))) for t in ("in June the", "June Hughes", "Quarter 3")]
    [True, False, True]
    """
    printed = text[point.start_char : point.end_char]
    if point.unit in OF_A_YEAR or printed[-1:].isdigit():
        return True
    if point.unit != "month":
        return not re.search(r"\bmay$", printed)
    before, after = text[max(0, point.start_char - 40) : point.start_char], text[point.end_char : point.end_char + 30]
    if not printed[:1].isupper() or NOT_AFTER_MONTH.match(after) or EVERY_YEAR.search(before):
        return False
    whole = not before.strip() and not after.strip()
    starts = len(printed) > 3 and printed.lower() not in ("march", "may") and not before.strip()
    return whole or starts or bool(MONTH_CONTEXT.search(before)) or bool(re.match(r"\s*[-–]\s*[A-Z]", after))


def names_year(text: str, point: Point) -> bool:
    """Whether four digits are a year, and not an amount or part of the name of a law.

    >>> from extract.dates.points import find_points
    >>> [names_year(t, next(find_points(t))) for t in ("in 2021", "the Police Act 1996", "2021 offences")]
    [True, False, False]
    """
    before, after = text[max(0, point.start_char - 60) : point.start_char], text[point.end_char : point.end_char + 20]
    if LAW.search(before) or NAMED.match(text, point.end_char) or NUMBERED.search(before):
        return False
    return not COUNTED.match(after) or bool(IN_YEAR.search(before))


def is_day_of_month(point: Point, near: date) -> bool:
    """Whether the two digits after a month are a day: as a year they would be far from the paper's."""
    far = point.year is not None and abs(point.year - near.year) > NEAR_YEARS
    return far and 0 < point.digits <= 31


def choose_year(text: str, point: Point, near: date | None, past: bool = False) -> Point:
    """The point with the year that the paper of the day `near` means; `past` where it is known to be over."""
    if near is None:
        return point
    if point.unit in OF_A_YEAR:
        said = LAST_YEAR.match(text, point.end_char)
        if said:
            return replace(point, year=financial_year(near) - 1, financial=True, end_char=said.end())
        return _choose_quarter_year(point, near)
    before = text[max(0, point.start_char - 30) : point.start_char]
    ahead = _at_or_after(point, near)
    if LATER.search(before):
        return replace(point, year=ahead)
    if past or EARLIER.search(before):
        return replace(point, year=ahead - 1 if _starts(point, ahead) > near else ahead)
    distance, since = (_starts(point, ahead) - near).days, (near - _starts(point, ahead - 1)).days
    return replace(point, year=ahead if distance * NEARER < since else ahead - 1)


def _starts(point: Point, year: int) -> date:
    return date(year, point.number, min(point.day or 1, 28))


def _at_or_after(point: Point, near: date) -> int:
    """The year of the next such day or month, that of the paper itself included."""
    reached = (near.month, near.day) if point.day else (near.month, 0)
    return near.year + ((point.number, point.day) < reached)


def _choose_quarter_year(point: Point, near: date) -> Point:
    year = financial_year(near)
    span = period_of(replace(point, year=year, financial=True))
    late = span and span.start and (span.start - near).days > QUARTER_AHEAD_DAYS
    late = late or (span and span.end and point.unit == "first" and span.end > near)
    return replace(point, year=year - bool(late), financial=True)


def period_of(point: Point) -> Period | None:
    """The period that a point with a year names; None where there is no such day, or no year."""
    if point.year is None:
        return None
    first_month = APRIL if point.financial else 1
    if point.unit in ("day", "days"):
        return _days(point, point.year)
    if point.unit == "month":
        count = max(1, point.to - point.number + 1)
        return months(_month_year(point, point.year), point.number, count, "month" if count == 1 else "range")
    if point.unit == "quarter":
        return quarters(point.year, point.number, point.to, first_month)
    if point.unit == "half":
        return months(point.year, first_month + 6 * (point.number - 1), 6, "half_year")
    if point.unit == "first":
        return months(point.year, first_month, point.to, "range")
    if point.unit == "season":
        return _season(point, point.year)
    return _years(point, point.year)


def _month_year(point: Point, year: int) -> int:
    """The calendar year of a month of the financial year that begins in `year`."""
    return year + (point.financial and point.number < APRIL)


def _days(point: Point, year: int) -> Period | None:
    try:
        start = date(_month_year(point, year), point.number, point.day)
        end = start.replace(day=point.to or point.day)
    except ValueError:
        return None
    return Period(start=start, end=end, precision="day" if start == end else "range")


def _season(point: Point, year: int) -> Period:
    first, last = periods_data()["seasons"].get(point.season, (12, 2))
    return months(year, first, (last - first) % 12 + 1, "range")


def _years(point: Point, year: int) -> Period:
    if point.unit == "year":
        return months(year, 1, 12, "year")
    if not point.financial:
        return months(year, 1, (point.to - year + 1) * 12, "range")
    count = (point.to - year) * 12
    if point.unit == "school":
        return months(year, SEPTEMBER, count, "year")
    return months(year, APRIL, count, "financial_year" if count == 12 else "range")
