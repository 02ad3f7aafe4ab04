"""The period that a figure speaks of: stated with it, taken from its section, or the paper's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.dates.finder import DateSpan
from extract.dates.periods import financial_year
from extract.dates.timeline import BASELINE
from extract.number_words import has_number

AT_DAY = re.compile(
    r"\b(?:as\s(?:at|of)|at|position\s(?:at|on)|(?:stood|stands|standing)\b[^.;]{0,60}\son)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Words before a day at which an amount stood."""
ON_DAY = re.compile(r",?\s(?:there|it|they)\s(?:was|were|had|stood)\b", re.IGNORECASE)
EXTREME = re.compile(
    r"\b(?:(?!rest\b|west\b|west\b|interest\b|arrest\b|test\b|request\b)\w+est|worst|best|most|least|first(?:\stime)?)\b"
    r"(?:[^.;]){0,40}$",
    re.IGNORECASE,
)
"""Words of the highest or first since a time: the amount is not of all that time."""
LAST_MONTHS = re.compile(r"\b(?:last|past|previous|rolling)\s(?P<months>\d{1,2})\s(?:months|mths)\b", re.IGNORECASE)
LABELS = re.compile(r"\)\s?[:=]\s?[£\d]")
"""Behind a date that is said of the amount to come: "Baseline (2029/30): 71"."""
FOR_YEAR = re.compile(
    r"\b(?:forecast|projected)\s(?:outturn|(?:under|over)spend|deficit|surplus|for\sthe\s(?:full\s)?year|year[\s-]end)|"
    r"\b(?:full[\s-]year|annual|original|revised|approved)\s(?:budget|forecast|outturn)\b|\bforecast\swas\b|"
    r"\b(?:capital\sprogramme|net\sbudget|revenue\sbudget)\sof\b",
    re.IGNORECASE,
)
"""Words of a sum that is of a whole financial year."""
BETWEEN = re.compile(r"[;,(]|\band\b|\bto\s\d")


REACH = 160
"""Characters before a date in which words tell what it is the date of: more than any of the patterns spans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A period for a figure: ISO dates, the words that say it, and where it was taken from."""

    start: str | None
    end: str | None
    text: str | None
    basis: str | None

    @property
    def bounds(self) -> tuple[date, date] | None:
        """The first and the last day, where both are known."""
        return (date.fromisoformat(self.start), date.fromisoformat(self.end)) if self.start and self.end else None


UNDATED = Dating(start=None, end=None, text=None, basis=None)


def stated_period(sentence: str, at: tuple[int, int], spans: Sequence[DateSpan]) -> Dating | None:
    """The period stated in the amount's own sentence; `at` is where the amount stands in it.

    >>> from extract.dates.finder import find_dates
    >>> text = "It rose to 12 in 2013/14, from 9."
    >>> stated_period(text, (11, 13), find_dates(text)).start
    '2013-04-01'
    """
    usable = [s for s in spans if _says_when(sentence, s) and not _of_another(sentence, at, s)]
    clause = sentence.find(";", at[1])
    after = [s for s in usable if s.start_char >= at[1] and (clause < 0 or s.start_char < clause)]
    before = [s for s in usable if s.end_char <= at[0]]
    span = _nearest(sentence, at, after, before)
    return dating(span, "stated") if span else None


def _of_another(sentence: str, at: tuple[int, int], span: DateSpan) -> bool:
    """Whether a date stands with an amount in brackets, or in another part of a card, which it is of."""
    low, high = sorted([(at[0], at[1]), (span.start_char, span.end_char)])
    if "|" in sentence[low[1] : high[0]]:
        return True
    if at[1] <= span.start_char and LABELS.match(sentence, span.end_char):
        return True
    opened = sentence.rfind("(", 0, span.start_char)
    closed = sentence.find(")", span.end_char)
    if opened < 0 or closed < 0 or ")" in sentence[opened : span.start_char] or opened <= at[0] < closed:
        return False
    return has_number(sentence[opened : span.start_char]) or has_number(sentence[span.end_char : closed])


def _says_when(sentence: str, span: DateSpan) -> bool:
    """Whether a date may be that of a figure; a day only where something stood at it."""
    before = sentence[max(0, span.start_char - REACH) : span.start_char]
    if span.precision == "day":
        opens = sentence[: span.start_char].lower() == "on "
        stood = AT_DAY.search(before) or (opens and ON_DAY.match(sentence, span.end_char))
        return bool(stood) and not span.text.lower().startswith(("end", "close"))
    return not BASELINE.search(before) and not (span.precision == "since" and EXTREME.search(before))


def _nearest(
    sentence: str, at: tuple[int, int], after: Sequence[DateSpan], before: Sequence[DateSpan]
) -> DateSpan | None:
    if after and not BETWEEN.search(sentence[at[1] : after[0].start_char]):
        return after[0]
    if before:
        return before[-1]
    return after[0] if after else None


def of_budget_year(sentence: str, at: tuple[int, int], unit: str, day: date | None) -> Dating | None:
    """The financial year of a sum that is forecast or budgeted for all of it; None for other sums.

    >>> text = "The forecast for the year is an underspend of £1.2m."
    >>> of_budget_year(text, (46, 51), "GBP", date(2030, 12, 31)).end
    '2031-03-31'
    """
    if unit != "GBP" or day is None or not FOR_YEAR.search(sentence, 0, at[0]):
        return None
    return replace(span_of_year("year", day), basis="paper")


def span_of_year(means: str, day: date) -> Dating:
    """The financial year, or its part up to the day that figures stand at; `means` is "year" or "to_date".

    >>> day = date(2031, 9, 30)
    >>> span_of_year("to_date", day).start, span_of_year("year", day).end
    ('2031-04-01', '2032-03-31')
    """
    year = financial_year(day)
    last = day if means == "to_date" else date(year + 1, 3, 31)
    return Dating(start=f"{year}-04-01", end=last.isoformat(), text=None, basis="column")


def last_months(text: str, end: str) -> Dating | None:
    """The months up to and with the one that ends on ISO date `end` which "Last 12 months" means.

    >>> last_months("Total, last 12 months", "2031-12-31").start
    '2031-01-01'
    """
    match = LAST_MONTHS.search(text)
    if not match:
        return None
    last = date.fromisoformat(end)
    month = 12 * last.year + last.month - int(match["months"])
    start = date(month // 12, month % 12 + 1, 1)
    return Dating(start=start.isoformat(), end=end, text=match[0], basis="column")


def period_before(period: Dating) -> Dating:
    """The period of the same length before a quarter, month or year; unknown where there is none.

    >>> period_before(Dating(start="2031-10-01", end="2031-12-31", text="Q3", basis="paper")).start
    '2031-07-01'
    """
    if not period.start or not period.end:
        return UNDATED
    start, end = date.fromisoformat(period.start), date.fromisoformat(period.end)
    length = 12 * (end.year - start.year) + end.month - start.month + 1
    first = 12 * start.year + start.month - 1 - length
    begin = date(first // 12, first % 12 + 1, 1).isoformat()
    return Dating(start=begin, end=(start - timedelta(days=1)).isoformat(), text=period.text, basis=period.basis)


def dating(span: DateSpan, basis: str) -> Dating:
    """The period of a date as a figure's, with where it was taken from."""
    return Dating(start=span.start, end=span.end, text=span.text, basis=basis)
