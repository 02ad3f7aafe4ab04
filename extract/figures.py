"""The figures of a paper: every amount that it reports, with what, where and when it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extract.binding import Memory, Sentence, bind_measure
from extract.content import PaperContent
from extract.dates import DateSpan, find_dates
from extract.figure_kinds import read_kind
from extract.figure_periods import UNDATED, Dating, coverage, paper_period, read_near, stated_period
from extract.language import sentences
from extract.masks import find_masked, unmasked
from extract.number_words import find_number_words
from extract.quantities import Quantity, find_quantities
from extract.table_figures import TableSetting, find_table_figures
from extract.table_units import scale_note
from schema.ids import Ids
from schema.records import Block, Figure

READ = ("paragraph", "list_item", "caption")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[A-Za-z]{2,}")


@dataclass(slots=True, kw_only=True)
class _State:
    """What earlier text says of the figures to come: the section's and the paper's period, what was measured."""

    near: date | None
    paper: Dating | None
    section: Dating | None = None
    section_id: str | None = None


def find_figures(content: PaperContent, ids: Ids) -> tuple[Figure, ...]:
    """The figures of a paper's text and tables, in reading order."""
    near = read_near(content)
    state = _State(near=near, paper=paper_period(content, near))
    found: list[Figure] = []
    sections: dict[str | None, Dating | None] = {}
    for block in content.blocks:
        if block.section_id != state.section_id:
            state.section, state.section_id = None, block.section_id
        if block.kind in READ:
            found += _block_figures(content.paper.id, block, state, ids)
            sections[block.section_id] = state.section
    for table in content.tables:
        period = sections.get(table.section_id) or state.paper or UNDATED
        setting = TableSetting(paper_id=content.paper.id, near=near, note=scale_note(content, table), period=period)
        found += find_table_figures(table, setting, ids)
    return tuple(found)


def _block_figures(paper_id: str, block: Block, state: _State, ids: Ids) -> Iterator[Figure]:
    text = block.text
    if not DIGIT.search(text) and not find_number_words(text):
        return
    masked, spans = find_masked(text), find_dates(text, state.near)
    quantities = unmasked(find_quantities(text), [*masked, *((s.start_char, s.end_char) for s in spans)])
    if len(quantities) > len(WORD.findall(text)):
        return
    memory = Memory()
    for start, end in sentences(text):
        dates = _within(spans, start, end)
        sentence = Sentence.of(text[start:end], start, [(s.start_char, s.end_char) for s in spans])
        state.section = coverage(sentence.text, dates) or state.section
        for quantity in (q for q in quantities if start <= q.start < end):
            yield _figure((paper_id, block), (sentence, quantity), (dates, memory), state, ids)


def _within(spans: list[DateSpan], start: int, end: int) -> list[DateSpan]:
    """The spans of a sentence, counted from its start."""
    return [
        DateSpan(start_char=s.start_char - start, end_char=s.end_char - start, text=s.text, start=s.start, end=s.end,
                 precision=s.precision)
        for s in spans if start <= s.start_char < end
    ]  # fmt: skip


def _figure(
    where: tuple[str, Block],
    what: tuple[Sentence, Quantity],
    context: tuple[list[DateSpan], Memory],
    state: _State,
    ids: Ids,
) -> Figure:
    (paper_id, block), (sentence, quantity), (dates, memory) = where, what, context
    place = block.passage.locate(quantity.start, quantity.end)
    kind, value = read_kind(sentence.text, quantity, sentence.start)
    at = (quantity.start - sentence.start, quantity.end - sentence.start)
    period = stated_period(sentence.text, at, dates) or state.section or state.paper or UNDATED
    return Figure(
        id=ids.make("figure", place.page, f"{quantity.text}|{sentence.text}"), paper_id=paper_id, page=place.page,
        block_id=block.id, text=quantity.text, value=value, value_to=quantity.value_to, unit=quantity.unit, kind=kind,
        measure=bind_measure(sentence, quantity, memory), period_start=period.start,
        period_end=period.end, period_text=period.text, period_basis=period.basis,
        qualifier=quantity.qualifier, sentence=sentence.text, box=place.box,
    )  # fmt: skip
