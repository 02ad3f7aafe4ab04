"""The time that a paper, or a section of it, says its figures are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import takewhile

from extract.content import PaperContent
from extract.data import load_data
from extract.dates.finder import DateSpan, find_dates
from extract.dates.periods import financial_year
from extract.dates.timeline import BASELINE, PERIODS, REPORTING, Timeline
from extract.figures.bases import Bases, read_bases, tells_basis
from extract.figures.periods import UNDATED, Dating, dating
from extract.figures.table_heads import read_cell
from extract.language import sentences
from schema.records import Block

AS_AT = re.compile(r"\bas\s(?:at|of)\b[^.;]*$", re.IGNORECASE)
AS_AT_DAY = re.compile(r"\b(?:as\sat|position\s(?:at|to))\s(?:the\s)?", re.IGNORECASE)
SNAPSHOT = re.compile(r"\bsnapshot\b", re.IGNORECASE)
SNAPSHOT_OF = re.compile(r"\bsnapshot\s(?:date|day)?\b[^.;]{0,30}$", re.IGNORECASE)
TITLE_END = re.compile(r"^[\s).]*$")
FRONT_BLOCKS = 14
LONG_LINE = 160
"""Characters: a line this long is text, and ends the head of the front page."""
SHORT_LINE = 40
"""Characters: a longer line below a heading is text."""
OPENING_BLOCKS = 16
"""So many paragraphs and list items at the front of a paper speak for all of it."""
OPENING = re.compile(
    r"^(?:purpose|introduction|background|about|basis|scope|overview|context|summary|executive\s+summary|notes?\s+to|"
    r"reporting\s+period)\b",
    re.I,
)
"""Headings of the sections that say what a paper covers."""
UNLESS = re.compile(r"\bunless\s+(?:otherwise|stated|the\s+text|noted)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The time that a paper's figures are of, where they state none.

    `near` is the day from which dates without a year take theirs, `data_day` the last that the figures speak of, where
    the paper says so, `sections` the periods that headings name, by section, and `bases` what figures are set
    against.
    """

    paper: Dating
    near: date | None
    data_day: date | None
    sections: dict[str, Dating]
    bases: Bases

    def dates_in(self, text: str) -> list[DateSpan]:
        """The dates of a text, and what it names by the end of the paper's data ("the year to date")."""
        return self.timeline.dates_in(text)

    @property
    def timeline(self) -> Timeline:
        """The same time, for the dates of the paper."""
        return Timeline(near=self.near, data_day=self.data_day, period=self.paper.bounds)


def read_scope(content: PaperContent) -> Scope:
    """What a paper says of the time of its figures: in its title, its front lines, or a sentence at its front."""
    meeting = date.fromisoformat(content.paper.meeting_date) if content.paper.meeting_date else None
    paper = _snapshot(content, meeting) or paper_period(content, meeting) or UNDATED
    stated = _data_day(content, meeting)
    day = stated or (date.fromisoformat(paper.end) if paper.end else None)
    near = stated or (day if day and meeting and day <= meeting else meeting or day)
    return Scope(
        paper=paper, near=near, data_day=day, sections=dict(_of_headings(content, near)), bases=_bases(content, near)
    )


def _bases(content: PaperContent, near: date | None) -> Bases:
    return read_bases((sentence, find_dates(sentence, near)) for _, sentence in _front_sentences(content))


def _snapshot(content: PaperContent, near: date | None) -> Dating | None:
    """The one day at which a paper says that all of its figures stand."""
    for _, sentence in _front_sentences(content):
        for span in find_dates(sentence, near) if SNAPSHOT.search(sentence) else ():
            if span.precision == "day" and SNAPSHOT_OF.search(sentence[: span.start_char]):
                return dating(span, "paper")
    return None


def _data_day(content: PaperContent, near: date | None) -> date | None:
    """The last day of what the front says that the data run to."""
    ends = [span.end for covers, span in _front_statements(content, near) if covers.day and span.end]
    as_at = as_at_day(content, near)
    end = next(iter(ends), None) or (as_at.end if as_at else None)
    return date.fromisoformat(end) if end else None


def _of_headings(content: PaperContent, near: date | None) -> Iterator[tuple[str, Dating]]:
    """The period that each section's heading ends with, or that of the section it is part of."""
    found: dict[str, Dating] = {}
    for section in content.sections:
        own = _of_heading(section.heading, near) if section.heading != content.paper.title else None
        period = own or found.get(section.parent_id or "")
        if period:
            found[section.id] = period
            yield section.id, period


def _of_heading(heading: str, near: date | None) -> Dating | None:
    for span in find_dates(heading, near):
        ends = TITLE_END.match(heading[span.end_char :]) and not BASELINE.search(heading[: span.start_char])
        if span.precision in REPORTING and ends:
            return dating(span, "section")
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Covers:
    """Words before a period that say that figures are of it.

    `of` is "paper" or "section", or "front" where they speak for the paper in the section that opens it.
    """

    of: str
    day: bool
    pattern: re.Pattern[str]
    example: str


@cache
def covering() -> tuple[Covers, ...]:
    """The forms of `scopes.toml`."""
    return tuple(
        Covers(of=row["of"], day=row.get("day", False),
               pattern=re.compile(row["pattern"], re.IGNORECASE), example=row["example"])
        for row in load_data("extract.figures", "scopes.toml")["covers"]
    )  # fmt: skip


def coverage(sentence: str, spans: Sequence[DateSpan]) -> Dating | None:
    """The period that a sentence says the data below it covers.

    >>> text = "Data up to the end of October 2031 shows a rise."
    >>> coverage(text, find_dates(text)).end
    '2031-10-31'
    """
    return next((dating(span, "section") for _, span in _statements(sentence, spans) if span.precision != "day"), None)


def _statements(sentence: str, spans: Sequence[DateSpan]) -> Iterator[tuple[Covers, DateSpan]]:
    for span in spans:
        before = sentence[: span.start_char]
        covers = next((c for c in covering() if c.pattern.search(before)), None)
        if covers and not BASELINE.search(before) and not tells_basis(before):
            yield covers, span


def _front_statements(content: PaperContent, near: date | None) -> Iterator[tuple[Covers, DateSpan]]:
    """What the sentences at the front of a paper say that all of it covers."""
    opening = {s.id for s in content.sections if s.heading == content.paper.title or OPENING.match(s.heading)}
    for block, sentence in _front_sentences(content):
        for covers, span in _statements(sentence, find_dates(sentence, near)):
            opens = covers.of == "front" and block.section_id in opening
            if covers.of == "paper" or opens or UNLESS.search(sentence):
                yield covers, span


def _front_sentences(content: PaperContent) -> Iterator[tuple[Block, str]]:
    """The sentences of the paragraphs and items at the front of a paper."""
    for block in [b for b in content.blocks if b.kind in ("paragraph", "list_item")][:OPENING_BLOCKS]:
        for start, end in sentences(block.text):
            yield block, block.text[start:end]


def as_at_day(content: PaperContent, near: date | None) -> DateSpan | None:
    """The day that the paper first says its figures stand at: "the financial position as at 30 September"."""
    for text in (content.paper.title, *(b.text for b in content.blocks)):
        for span in find_dates(text, near) if AS_AT_DAY.search(text) else ():
            if span.precision == "day" and (match := AS_AT_DAY.search(text)) and span.start_char == match.end():
                return span
    return None


def paper_period(content: PaperContent, near: date | None) -> Dating | None:
    """The period that the paper's title ends with: "Performance report, Quarter 3, 2031/32"; or that its front states.

    A title that says "as at" a month or quarter reports the financial year so far and to come.
    """
    titles = [(content.paper.title, REPORTING), *_front_lines(content)]
    for text, precisions in titles:
        for span in find_dates(text, near):
            begins = precisions is REPORTING and not text[: span.start_char].strip(" -–:")
            if span.precision in precisions and (begins or TITLE_END.match(text[span.end_char :])):
                return _as_at(text, span) or dating(span, "paper")
    stated = (s for _, s in _front_statements(content, near) if s.precision in REPORTING)
    return next((dating(span, "paper") for span in stated), None)


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
