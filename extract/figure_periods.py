"""The period that a figure speaks of: stated with it, taken from its section, or the paper's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.content import PaperContent
from extract.dates import DateSpan, find_dates
from schema.records import Block

COVERAGE = re.compile(
    r"\b(?:data|performance|figures?|results?|statistics|period|position|report(?:s|ing)?|returns?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
BASELINE = re.compile(
    r"\b(?:compared\s(?:to|with)|comparison\s(?:to|with)|than|against|versus|vs\.?|relative\sto|due|by\sthe|plan|act|"
    r"strategy|published\sin|meeting\s(?:of|on|in))\b[^.;,]{0,45}$",
    re.IGNORECASE,
)
LAST_MONTHS = re.compile(r"\b(?:last|past|previous|rolling)\s(?P<months>\d{1,2})\s(?:months|mths)\b", re.IGNORECASE)
TITLE_END = re.compile(r"^[\s).]*$")
REPORTING = ("quarter", "half_year", "financial_year", "year", "range", "month")
FRONT_BLOCKS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A period for a figure: ISO dates, the words that say it, and where it was taken from."""

    start: str | None
    end: str | None
    text: str | None
    basis: str | None


UNDATED = Dating(start=None, end=None, text=None, basis=None)


def read_near(content: PaperContent) -> date | None:
    """The day from which dates without a year take theirs: that of the meeting."""
    return date.fromisoformat(content.paper.meeting_date) if content.paper.meeting_date else None


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
    return _dating(span, "stated") if span else None


def _nearest(
    sentence: str, at: tuple[int, int], after: Sequence[DateSpan], before: Sequence[DateSpan]
) -> DateSpan | None:
    if after and not re.search(r"[;,(]|\band\b|\bto\s\d", sentence[at[1] : after[0].start_char]):
        return after[0]
    if before:
        return before[-1]
    return after[0] if after else None


def coverage(sentence: str, spans: Sequence[DateSpan]) -> Dating | None:
    """The period that a sentence says the data below it covers."""
    for span in spans:
        if span.precision != "day" and COVERAGE.search(sentence[: span.start_char]):
            return _dating(span, "section")
    return None


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
    """The period that the paper's title ends with: "Performance report, Quarter 3, 2024/25"."""
    front = [content.paper.title, *(b.text for b in content.blocks[:FRONT_BLOCKS] if _may_title(b))]
    for text in front:
        for span in find_dates(text, near):
            if span.precision in REPORTING and TITLE_END.match(text[span.end_char :]):
                return _dating(span, "paper")
    return None


def _may_title(block: Block) -> bool:
    return block.kind == "heading" or block.text.lower().startswith("subject")


def _dating(span: DateSpan, basis: str) -> Dating:
    return Dating(start=span.start, end=span.end, text=span.text, basis=basis)
