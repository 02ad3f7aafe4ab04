"""Indicators that are stated as items or sentences: a name, a value, and what it is held against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.kpis.amounts import with_amounts, with_period, with_rating
from extract.kpis.columns import KPI_WORDS, is_set_apart
from extract.kpis.context import Context
from extract.kpis.entries import NUMBERED, EntryText, bare_name, read_entry
from extract.kpis.lists import SENTENCE
from extract.kpis.polarity import stated_better
from extract.kpis.strips import is_labelled
from extract.kpis.themes import enclosing_sections, theme_of_section
from schema.records import Block, Kpi, Section

COUNTS = re.compile(
    r"^(?:(?:number|total|count) of )?(?:kpis?|(?:key )?(?:performance )?indicators?|measures?|metrics?|red|amber|"
    r"green|total|page|table|figure|appendix|budget)\b", re.IGNORECASE,
)  # fmt: skip
"""What a name speaks of that is no indicator itself: how many there are, or where."""
STATED = ("paragraph", "list_item")


def kpis_of_statements(context: Context) -> list[Kpi]:
    """The indicators that items and sentences give with their values. Their `id` is still empty."""
    around: dict[str | None, tuple[Section, ...]] = {}
    found = []
    for block in context.content.blocks:
        if block.kind in STATED and block.text:
            if block.section_id not in around:
                around[block.section_id] = tuple(enclosing_sections(context.content, block.section_id))
            found += list(_stated(block, around[block.section_id], context))
    return found


def _stated(block: Block, sections: tuple[Section, ...], context: Context) -> Iterator[Kpi]:
    entry = read_entry(block.text)
    headings = [section.heading for section in sections]
    if entry is None or is_labelled(block.text) or any(is_set_apart(heading) for heading in headings[:1]):
        return
    if not _presents(entry, block, headings):
        return
    heading = sections[0].heading if sections else ""
    name = entry.name or bare_name(heading)
    theme = theme_of_section(context.content, block.section_id if entry.name else sections[0].parent_id)
    kpi = _kpi(name, entry, block)
    yield with_period(replace(kpi, theme=theme), None, (None, block.section_id), context)


def _presents(entry: EntryText, block: Block, headings: list[str]) -> bool:
    """Whether the paper presents an entry as an indicator: under such a heading, or with both target and rating."""
    held = [entry.said("target"), entry.rating]
    if entry.name is None:
        return bool(headings) and _names_one(headings) and any((*held, entry.said("previous")))
    if any(KPI_WORDS.search(heading) for heading in headings):
        listed = block.kind == "list_item" and not entry.sentence and _is_label(entry.name)
        alone = listed and (entry.said("previous") is not None or bool(KPI_WORDS.search(headings[0])))
        return not COUNTS.match(entry.name) and (any(held) or alone)
    return all(held) and block.kind == "list_item"


def _is_label(name: str) -> bool:
    """Whether a name is no sentence."""
    return ";" not in name and not SENTENCE.search(name)


def _names_one(headings: list[str]) -> bool:
    """Whether the nearest heading names an indicator: it is numbered as one, or stands under a heading of several."""
    return bool(NUMBERED.match(headings[0])) or any(KPI_WORDS.search(heading) for heading in headings[1:])


def _kpi(name: str, entry: EntryText, block: Block) -> Kpi:
    kpi = Kpi(
        id="", paper_id=block.paper_id, page=block.page, name=name, direction=entry.direction,
        commentary=entry.commentary, better=stated_better(name, block.text), box=block.passage.box,
        method="kpis.sentence" if entry.sentence else "kpis.entry",
    )  # fmt: skip
    said = {phrase.role: phrase.text for phrase in reversed(entry.phrases)}
    return with_rating(with_amounts(kpi, {**said, "value": entry.value}), entry.rating)
