"""The period that a figure speaks of: stated with it, taken from its section, or the paper's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from extract.content import PaperContent
from extract.dates.finder import DateSpan, find_dates
from extract.dates.periods import financial_year
from extract.figures.table_heads import read_cell

COVERAGE = re.compile(
    r"\b(?:data|performance|figures?|results?|statistics|period|position|report(?:s|ing)?|returns?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
BASELINE = re.compile(
    r"\b(?:compared\s(?:to|with)|comparison\s(?:to|with)|than|against|versus|vs\.?|relative\sto|due|by\sthe|plan|act|"
    r"strategy|published\sin|meeting\s(?:of|on|in))\b[^.;,]{0,45}$",
    re.IGNORECASE,
)
AS_AT = re.compile(r"\bas\s(?:at|of)\b[^.;]*$", re.IGNORECASE)
AS_AT_DAY = re.compile(r"\b(?:as\sat|position\s(?:at|to))\s(?:the\s)?", re.IGNORECASE)
LAST_MONTHS = re.compile(r"\b(?:last|past|previous|rolling)\s(?P<months>\d{1,2})\s(?:months|mths)\b", re.IGNORECASE)
TITLE_END = re.compile(r"^[\s).]*$")
BETWEEN = re.compile(r"[;,(]|\band\b|\bto\s\d")
PERIODS = ("quarter", "half_year", "financial_year", "range")
REPORTING = (*PERIODS, "year", "month")
FRONT_BLOCKS = 14
LONG_LINE = 160
"""Characters: a line this long is text, and ends the head of the front page."""
SHORT_LINE = 40
"""Characters: a longer line below a heading is text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A period for a figure: ISO dates, the words that say it, and where it was taken from."""

    start: str | None
    end: str | None
    text: str | None
    basis: str | None


UNDATED = Dating(start=None, end=None, text=None, basis=None)


def read_near(content: PaperContent) -> date | None:
    """The day from which dates without a year take theirs: the meeting's, else the end of the paper's period."""
    if content.paper.meeting_date:
        return date.fromisoformat(content.paper.meeting_date)
    period = paper_period(content, None)
    return date.fromisoformat(period.end) if period and period.end else None


def stated_period(sentence: str, at: tuple[int, int], spans: Sequence[DateSpan]) -> Dating | None:
    """The period stated in the amount's own sentence; `at` is where the amount stands in it.

    >>> text = "It rose to 12 in 2013/14, from 9."
    >>> stated_period(text, (11, 13), find_dates(text)).start
    '2013-04-01'
    """
    usable = [s for s in spans if s.precision != "day" and not BASELINE.search(sentence[: s.start_char])]
    after = [s for s in usable if s.start_char >= at[1]]
    before = [s for s in usable if s.end_char <= at[0]]
    span = _nearest(sentence, at, after, before)
    return dating(span, "stated") if span else None


def _nearest(
    sentence: str, at: tuple[int, int], after: Sequence[DateSpan], before: Sequence[DateSpan]
) -> DateSpan | None:
    if after and not BETWEEN.search(sentence[at[1] : after[0].start_char]):
        return after[0]
    if before:
        return before[-1]
    return after[0] if after else None


def coverage(sentence: str, spans: Sequence[DateSpan]) -> Dating | None:
    """The period that a sentence says the data below it covers.

    >>> text = "Data up to the end of October 2031 shows a rise."
    >>> coverage(text, find_dates(text)).end
    '2031-10-31'
    """
    for span in spans:
        before = sentence[: span.start_char]
        if span.precision != "day" and COVERAGE.search(before) and not BASELINE.search(before):
            return dating(span, "section")
    return None


def as_at_day(content: PaperContent, near: date | None) -> DateSpan | None:
    """The day that the paper first says its figures stand at: "the financial position as at 30 September"."""
    for text in (content.paper.title, *(b.text for b in content.blocks)):
        for span in find_dates(text, near) if AS_AT_DAY.search(text) else ():
            if span.precision == "day" and (match := AS_AT_DAY.search(text)) and span.start_char == match.end():
                return span
    return None


def span_of_year(means: str, as_at: DateSpan) -> Dating:
    """The financial year, or its part up to the day that figures stand at; `means` is "year" or "to_date".

    >>> (day,) = find_dates("as at 30 September 2031")
    >>> span_of_year("to_date", day).start, span_of_year("year", day).end
    ('2031-04-01', '2032-03-31')
    """
    end = date.fromisoformat(as_at.end or as_at.start or "")
    year = financial_year(end)
    last = end if means == "to_date" else date(year + 1, 3, 31)
    return Dating(start=f"{year}-04-01", end=last.isoformat(), text=as_at.text, basis="column")


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


def paper_period(content: PaperContent, near: date | None) -> Dating | None:
    """The period that the paper's title ends with: "Performance report, Quarter 3, 2031/32".

    A title that says "as at" a month or quarter reports the financial year so far and to come.
    """
    titles = [(content.paper.title, REPORTING), *_front_lines(content)]
    for text, precisions in titles:
        for span in find_dates(text, near):
            if span.precision in precisions and TITLE_END.match(text[span.end_char :]):
                return _as_at(text, span) or dating(span, "paper")
    return None


def _front_lines(content: PaperContent) -> list[tuple[str, Sequence[str]]]:
    """The lines above the text of the front page, each with the next, and the precisions that count there.

    A month or a year alone on a line that is no heading may be when the paper was written.
    """
    front = [b for b in content.blocks[:FRONT_BLOCKS] if b.page == content.paper.page_from]
    above = list(takewhile(lambda b: len(b.text) < LONG_LINE, front))
    lines: list[tuple[str, Sequence[str]]] = []
    for i, block in enumerate(above):
        after = above[i + 1] if i + 1 < len(above) and len(above[i + 1].text) < SHORT_LINE else None
        titled = block.kind == "heading" or block.text.lower().startswith("subject")
        precisions = REPORTING if titled else PERIODS
        lines += [(f"{block.text} {after.text}", precisions)] if after and titled else []
        lines.append((block.text, precisions))
    return [*lines, *((text, PERIODS) for text in _front_cells(content))]


def _front_cells(content: PaperContent) -> list[str]:
    """The cells of the front page's first table where it holds no amounts: many papers print their head in one."""
    first = next((t for t in content.tables if t.page_from == content.paper.page_from), None)
    if first is None or any(read_cell(c.text) for c in first.cells):
        return []
    return [c.text for c in first.cells if len(c.text) < LONG_LINE]


def _as_at(text: str, span: DateSpan) -> Dating | None:
    if not AS_AT.search(text[: span.start_char]) or not span.end:
        return None
    year = financial_year(date.fromisoformat(span.end))
    return Dating(start=f"{year}-04-01", end=f"{year + 1}-03-31", text=span.text, basis="paper")


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
