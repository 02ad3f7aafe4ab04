"""The notations of single dates and periods, as data: text -> points on the calendar, some without a year yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.data import load_data
from extract.dates.periods import APRIL

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
GROUP_NAME = re.compile(r"\?P<\w+>")
FIRST_DIGIT = re.compile(r"\d")
CALENDAR_GROUPS = ("year_after", "year_in", "year")
YEAR_GROUPS = ("financial", "financial_before", "short", "short_before", "short_in")
LONGEST_PLAN = 40
"""Years from the first to the last of a plan."""
CENTURY_TURN = 60
"""Two-digit years below it are of this century."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A date as printed at `start_char` to `end_char` (exclusive), before its year is known for sure.

    `unit` is day, days, month, quarter, half, season, year, years, school or first (so many months of the year);
    `number` is the month, quarter or half; `to` the last of several, or how many; `day` of the month; `digits` those
    of a year of two. `year` is None where none is printed, and `financial` says that it names the year that begins on
    1 April of it.
    """

    start_char: int
    end_char: int
    unit: str
    number: int = 0
    to: int = 0
    day: int = 0
    year: int | None = None
    financial: bool = False
    season: str = ""
    digits: int = 0


@cache
def periods_data() -> dict[str, Any]:
    """The contents of periods.toml."""
    return load_data("extract.dates", "periods.toml")


def pattern(source: str) -> str:
    """A pattern of periods.toml with its {parts} filled in."""
    parts: dict[str, str] = periods_data()["part"]
    filled = PLACEHOLDER.sub(lambda m: parts[m.group(1)], source)
    return filled if filled == source else pattern(filled)


@cache
def _notations() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((n["name"], re.compile(pattern(n["pattern"]), re.I)) for n in periods_data()["notation"])


@cache
def _any_notation() -> re.Pattern[str]:
    """All notations at once, the number of each as the name of its group."""
    parts = [f"(?P<n{i}>{GROUP_NAME.sub('?:', p.pattern)})" for i, (_, p) in enumerate(_notations())]
    return re.compile(rf"(?<![\w£$€#@/.])(?<!\d:)(?=[\d'’a-z])(?:{'|'.join(parts)})", re.I)


def find_points(text: str) -> Iterator[Point]:
    """The dates and periods of a text in order; days that no month has are left out.

    >>> [(p.unit, p.number, p.year) for p in find_points("In May 2021 and Q3 2021/22")]
    [('month', 5, 2021), ('quarter', 3, 2021)]
    """
    for match in _any_notation().finditer(text):
        name, notation = _notations()[int((match.lastgroup or "n0")[1:])]
        exact = notation.match(text, match.start())
        if exact and not _is_modal(exact) and not _is_reference(text, match.start(), match.end()):
            yield from _read(name, exact)


def _is_modal(match: re.Match[str]) -> bool:
    """Whether the month is the verb "may"."""
    return match.group().startswith("may")


def _is_reference(text: str, start: int, end: int) -> bool:
    """Whether the date is part of an address on the web or a file name."""
    head = text[max(0, start - 200) : start].rsplit(None, 1)[-1:] if start and not text[start - 1].isspace() else []
    tail = text[end : end + 40].split(None, 1)[:1] if not text[end : end + 1].isspace() else []
    token = "".join([*head, text[start:end], *tail])
    return "://" in token or "@" in token or "www." in token


def _read(name: str, match: re.Match[str]) -> Iterator[Point]:
    groups = {k: v for k, v in match.groupdict().items() if v is not None}
    year, financial, last = _year(groups)
    if year == 0:
        return
    place: dict[str, Any] = {"start_char": match.start(), "end_char": match.end(), "year": year, "financial": financial}
    if "season" in groups:
        yield Point(**place, unit="season", season=" ".join(groups["season"].lower().split()))
    elif "day" in groups:
        yield from _days(groups, place)
    elif "month" in groups:
        to = month_number(groups["to_month"]) if "to_month" in groups else 0
        yield Point(**place, unit="month", number=_month(groups), to=to, digits=_two_digits(groups.get("year", "")))
    elif "period_number" in groups:
        yield Point(**place, unit="month", number=(int(groups["period_number"]) + 2) % 12 + 1)
    elif "count" in groups:
        yield Point(
            **place, unit="first", to=cardinal(groups["count"]) * (3 if groups["count_of"] == "quarters" else 1)
        )
    elif "quarter_month" in groups:
        first = _quarter_from(month_number(groups["quarter_month"]), 1 if year and not financial else APRIL)
        yield Point(**place, unit="quarter", number=first, to=first)
    elif "quarter" in groups:
        first = ordinal(groups["quarter"])
        to = int(groups.get("to_quarter", first))
        if to >= first:
            yield Point(**place, unit="quarter", number=first, to=to)
    elif "half" in groups:
        yield Point(**place, unit="half", number=ordinal(groups["half"]))
    else:
        school = "school" in groups or "school_after" in groups
        yield Point(**place, unit="school" if school else "years" if last else "year", to=last)


def _days(groups: dict[str, str], place: dict[str, Any]) -> Iterator[Point]:
    month, day = _month(groups), _digits(groups["day"])
    to = _digits(groups.get("to_day", groups["day"]))
    if groups.get("join") in ("and", "&", ","):
        yield Point(**place, unit="day", number=month, day=day)
        yield Point(**place, unit="day", number=month, day=to)
    elif to >= day:
        yield Point(**place, unit="day" if to == day else "days", number=month, day=day, to=to)


def _two_digits(year: str) -> int:
    return int(year) if len(year) == 2 else 0


def _digits(printed: str) -> int:
    return int("".join(c for c in printed if c.isdigit()))


def _quarter_from(month: int, first_month: int) -> int:
    """The number of the quarter that begins in `month` of a year that begins in `first_month`."""
    return (month - first_month) % 12 // 3 + 1


def _month(groups: dict[str, str]) -> int:
    return int(groups["month_number"]) if "month_number" in groups else month_number(groups["month"])


def month_number(printed: str) -> int:
    """The number of a month by its name, short or long, English or Welsh.

    >>> month_number("Sept"), month_number("Gorffennaf")
    (9, 7)
    """
    months: dict[str, int] = periods_data()["months"]
    return months[printed[:3].lower()]


def cardinal(printed: str) -> int:
    """A small number in digits or words.

    >>> cardinal("12"), cardinal("Twelve")
    (12, 12)
    """
    numbers: dict[str, int] = periods_data()["numbers"]
    return int(printed) if printed.isdigit() else numbers[printed.lower()]


def ordinal(printed: str) -> int:
    """The number in the name of a quarter or half.

    >>> ordinal("Q3"), ordinal("second half"), ordinal("Quarter One")
    (3, 2, 1)
    """
    digit = FIRST_DIGIT.search(printed)
    if digit:
        return int(digit.group())
    names: dict[str, int] = periods_data()["ordinals"]
    number = next(names[word] for word in printed.lower().split() if word in names)
    return 2 if "six" in printed.lower() and number > 1 else number


def _year(groups: dict[str, str]) -> tuple[int | None, bool, int]:
    """The year (None: not printed, 0: not possible), whether it is financial, and where the last of several ends."""
    if "ending" in groups:
        ends = _calendar_year(groups["ending"])
        return ends - 1, True, ends
    printed = next((groups[k] for k in YEAR_GROUPS if k in groups), None)
    if printed is None:
        calendar = next((groups[k] for k in CALENDAR_GROUPS if k in groups), None)
        return (_calendar_year(calendar) if calendar else None), False, 0
    first, last = (part.strip() for part in re.split(r"[/\-–—]", printed))
    year = _calendar_year(first)
    end = int(last) if len(last) == 4 else year - year % 100 + int(last)
    end += 100 if end < year else 0
    single = len(first) == 2 or len(groups) > 1
    possible = end == year + 1 if single else year < end <= year + LONGEST_PLAN
    plan = len(last) == 4 and end > year + 1
    return (year if possible else 0), not plan, end


def _calendar_year(printed: str) -> int:
    number = _digits(printed)
    if number >= 100:
        return number
    return number + (2000 if number < CENTURY_TURN else 1900)
