"""The dates and periods of a paper: in its blocks, headings and tables, with what each is the date of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extract.content import PaperContent
from extract.dates.due import find_due, has_year, row_day, to_come
from extract.dates.finder import DateSpan, find_dates
from extract.dates.kinds import Kind, date_kind, header_kind, tells_past
from extract.dates.relative import find_printed
from extract.dates.timeline import Timeline, near_of
from extract.language import sentences
from schema.evidence import Passage
from schema.ids import Ids
from schema.records import DateMention, Paper, Table

FRONT = 8
"""So many blocks of the first page, and headings, are looked at for the paper's own date."""
BEFORE = timedelta(days=60)
"""So long before its meeting a paper may ask for something that is then no more to come."""
NUMBER = re.compile(r"[£(+–-]{0,3}\d[\d,.]*\s?[%)km]{0,2}")
DATED = ("day", "month", "quarter")
OF_ANY_YEAR = re.compile(r"(?:month|period)\s\d+|first\s\w+\smonths.*", re.I)
"""A time by its number in the year, without the year: it dates figures, but is no date as printed."""
FURNITURE = ("running_head", "running_foot", "page_number", "stamp", "chart_label")
WITHOUT_MEETING = ("letter", "decision")
"""Types of papers whose own date is no meeting's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A passage with its place; `head` says that it heads a column or row of a table, of which it tells the time."""

    passage: Passage
    page: int
    block_id: str | None = None
    table_id: str | None = None
    outside: bool = False
    kind: str | None = None
    head: bool = False
    due: _Due | None = None
    near: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """A row of a table in whose column of deadlines a date stands, and the day from which the row counts."""

    row: int
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """The paper, the day from which its dates without a year count, and the time of its figures."""

    paper: Paper
    near: date | None
    timeline: Timeline

    def dates_in(self, source: _Source) -> list[DateSpan]:
        """The dates of a passage, and what it names by another with its year: "the same quarter of 2029"."""
        text = source.passage.text
        spans = find_due(text, source.due.day) if source.due else find_dates(text, source.near or self.near)
        printed = find_printed(text, self.timeline.dates_in(text), self.timeline.period)
        kept = [s for s in spans if not any(p.start_char <= s.start_char < p.end_char for p in printed)]
        kept = [s for s in kept if not OF_ANY_YEAR.fullmatch(s.text)]
        return sorted([*kept, *printed], key=lambda s: s.start_char)


def find_date_mentions(content: PaperContent, ids: Ids, timeline: Timeline | None = None) -> tuple[DateMention, ...]:
    """Every date and period of the paper that can be put on the calendar, once in each block or table of a page.

    A column of deadlines has one in each of its rows. `timeline` is the time of the paper's figures, from which those
    of its tables count.
    """
    near = reference_date(content)
    timeline = timeline or Timeline(near=near)
    found: list[DateMention] = []
    seen: set[tuple[str | None, int | None, int, str | None, str | None]] = set()
    for source in _sources(content, near, timeline.near):
        for mention in _mentions(source, _Setting(paper=content.paper, near=near, timeline=timeline), ids):
            row = source.due.row if source.due else None
            key = (source.block_id or source.table_id, row, mention.page, mention.start, mention.end)
            if key not in seen:
                seen.add(key)
                found.append(mention)
    return tuple(found)


def reference_date(content: PaperContent) -> date | None:
    """The day from which the paper's dates without a year are counted; None where it names none.

    It is that of the meeting, or else the end of the last month, quarter or day named in the paper's title, headings
    or front lines, or else the end of the quarter that the paper names first.
    """
    if content.paper.meeting_date:
        return date.fromisoformat(content.paper.meeting_date)
    first = [b.text for b in content.blocks if b.page == content.paper.page_from and b.kind not in FURNITURE]
    front = [content.paper.title, *(s.heading for s in content.sections[:FRONT]), *first[:FRONT]]
    ends = [d.end for text in [*front, " ".join(front)] for d in find_dates(text) if d.end and d.precision in DATED]
    if ends:
        return date.fromisoformat(max(ends))
    named = (d.end for b in content.blocks for d in find_dates(b.text) if d.precision == "quarter" and d.end)
    first_named = next(named, None)
    return date.fromisoformat(first_named) if first_named else None


def _sources(content: PaperContent, near: date | None, figures_near: date | None) -> Iterator[_Source]:
    """The passages of a paper; a heading that is also a block is read once."""
    headings = set()
    for block in content.blocks:
        if block.kind not in FURNITURE:
            headings.add((block.page, block.text))
            outside = block.page in (content.paper.page_from, content.paper.page_to)
            yield _Source(passage=block.passage, page=block.page, block_id=block.id, outside=outside)
    for section in content.sections:
        if (section.page, section.heading) not in headings:
            yield _Source(passage=Passage(text=section.heading), page=section.page)
    for table in content.tables:
        yield from _table_sources(table, near, figures_near)


def _table_sources(table: Table, near: date | None, figures_near: date | None) -> Iterator[_Source]:
    """The cells of a table; those of deadlines count from the paper's day, the others from that of its figures."""
    heads = {cell.column: cell.text for cell in table.cells if cell.row < table.header_rows}
    kinds = {column: header_kind(text) for column, text in heads.items()}
    due = [column for column, kind in kinds.items() if kind == "deadline"]
    days = _row_days(table, due, near) if due else {}
    counts = _rows_of_numbers(table)
    for cell in table.cells:
        kind = kinds.get(cell.column) if cell.row >= table.header_rows else None
        yield _Source(
            passage=cell.passage,
            page=cell.page,
            table_id=table.id,
            kind=kind,
            near=near_of(table.caption, figures_near),
            head=cell.row < table.header_rows or (cell.column == 0 and cell.row in counts),
            due=_Due(row=cell.row, day=days.get(cell.row)) if kind == "deadline" else None,
        )


def _rows_of_numbers(table: Table) -> set[int]:
    """The rows in which more than half of what follows their first cell are numbers."""
    beside = [cell for cell in table.cells if cell.column > 0 and cell.text.strip()]
    filled = Counter(cell.row for cell in beside)
    numbers = Counter(cell.row for cell in beside if NUMBER.fullmatch(cell.text.strip()))
    return {row for row, count in numbers.items() if 2 * count > filled[row]}


def _row_days(table: Table, due: Collection[int], near: date | None) -> dict[int, date | None]:
    """The day from which each row of a table counts, by what stands in it beside the columns of deadlines."""
    texts: dict[int, list[str]] = {}
    for cell in table.cells:
        texts.setdefault(cell.row, []).extend([] if cell.column in due else [cell.text])
    return {row: row_day(beside, near) for row, beside in texts.items()}


def _mentions(source: _Source, setting: _Setting, ids: Ids) -> Iterator[DateMention]:
    paper, near = setting.paper, setting.near
    meets = paper.meeting_date and paper.paper_type not in WITHOUT_MEETING
    meeting = date.fromisoformat(paper.meeting_date) if paper.meeting_date and meets else None
    text = source.passage.text
    for span in setting.dates_in(source):
        place = source.passage.locate(span.start_char, span.end_char)
        start, end = _sentence(text, span.start_char, span.end_char)
        page = place.page or source.page
        told = date_kind(text[start:end], span.start_char - start, span, meeting, source.outside)
        whole = source.head and span.precision == "day" and span.text == text.strip()
        kind = Kind(kind=source.kind or "period", rule="column") if source.kind or whole else told
        if kind.kind == "deadline" and not tells_past(text[start : span.start_char]):
            span = to_come(text, span, near - BEFORE if near else None)
        yield DateMention(
            id=ids.make("date", page, f"{span.text}|{span.start}|{span.end}"),
            paper_id=paper.id,
            page=page,
            block_id=source.block_id,
            table_id=source.table_id,
            text=span.text,
            start=span.start,
            end=span.end,
            precision=span.precision,
            kind=kind.kind,
            sentence=text[start:end],
            box=place.box,
            method=f"dates.{kind.rule if has_year(span.text) else 'without_year'}",
        )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the sentence that `start` is in to the end of that of `end`."""
    around = [(first, last) for first, last in sentences(text) if first < end and last > start]
    return (around[0][0], around[-1][1]) if around else (0, len(text))
