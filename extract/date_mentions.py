"""The dates and periods of a paper: in its blocks, headings and tables, with what each is the date of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extract.content import PaperContent
from extract.date_kinds import date_kind
from extract.dates import find_dates
from schema.evidence import Passage
from schema.ids import Ids
from schema.records import DateMention

FURNITURE = ("running_head", "running_foot", "page_number", "stamp")
SENTENCE_END = re.compile(r"[.!?][)”’\"']*\s+(?=[A-Z•(“‘0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    passage: Passage
    page: int
    block_id: str | None = None
    table_id: str | None = None


def find_date_mentions(content: PaperContent, ids: Ids) -> tuple[DateMention, ...]:
    """Every date and period of the paper that can be put on the calendar, once in each block or table of a page."""
    printed = content.paper.meeting_date
    near = date.fromisoformat(printed) if printed else None
    found: list[DateMention] = []
    seen: set[tuple[str | None, int, str | None, str | None]] = set()
    for source in _sources(content):
        for mention in _mentions(source, content.paper.id, near, ids):
            key = (source.block_id or source.table_id, mention.page, mention.start, mention.end)
            if key not in seen:
                seen.add(key)
                found.append(mention)
    return tuple(found)


def _sources(content: PaperContent) -> Iterator[_Source]:
    """The passages of a paper; a heading that is also a block is read once."""
    headings = set()
    for block in content.blocks:
        if block.kind not in FURNITURE:
            headings.add((block.page, block.text))
            yield _Source(passage=block.passage, page=block.page, block_id=block.id)
    for section in content.sections:
        if (section.page, section.heading) not in headings:
            yield _Source(passage=Passage(text=section.heading), page=section.page)
    for table in content.tables:
        for cell in table.cells:
            yield _Source(passage=cell.passage, page=cell.page, table_id=table.id)


def _mentions(source: _Source, paper_id: str, near: date | None, ids: Ids) -> Iterator[DateMention]:
    text = source.passage.text
    for span in find_dates(text, near):
        place = source.passage.locate(span.start_char, span.end_char)
        start, end = _sentence(text, span.start_char, span.end_char)
        page = place.page or source.page
        yield DateMention(
            id=ids.make("date", page, f"{span.text}|{span.start}|{span.end}"),
            paper_id=paper_id,
            page=page,
            block_id=source.block_id,
            table_id=source.table_id,
            text=span.text,
            start=span.start,
            end=span.end,
            precision=span.precision,
            kind=date_kind(text[start:end], span, start, near),
            sentence=text[start:end],
            box=place.box,
        )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    begins = max((m.end() for m in SENTENCE_END.finditer(text, 0, start)), default=0)
    after = SENTENCE_END.search(text, end)
    return begins, after.start() + 1 if after else len(text)
