"""Performance indicators: from tables, cards and lists, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.content import PaperContent
from extract.kpis.cards import kpis_of_cards
from extract.kpis.context import Context, context_of
from extract.kpis.lists import kpis_of_lists
from extract.kpis.merge import merge_kpis
from extract.kpis.places import kind_of_place, kind_of_table, placed
from extract.kpis.statements import kpis_of_statements
from extract.kpis.tables import kpis_of_table
from extract.kpis.tiles import kpis_of_tiles
from schema.ids import Ids
from schema.records import Kpi
from schema.vocabulary import match_measure


def find_kpis(content: PaperContent, ids: Ids) -> tuple[Kpi, ...]:
    """The indicators of a paper, in reading order."""
    context = context_of(content)
    merged = merge_kpis([*_outside_tables(context), *_in_tables(context)])
    return tuple(_identified(kpi, ids) for kpi in merged)


def _in_tables(context: Context) -> Iterator[Kpi]:
    for table in context.content.tables:
        found = kpis_of_table(table, context)
        kind = kind_of_table(table, context.content) if found else ""
        yield from (placed(kpi, kind) for kpi in found)


def _outside_tables(context: Context) -> Iterator[Kpi]:
    readers = (kpis_of_tiles, kpis_of_cards, kpis_of_statements, kpis_of_lists)
    for kpi in (kpi for reader in readers for kpi in reader(context)):
        yield placed(kpi, kind_of_place(kpi, context.content))


def _identified(kpi: Kpi, ids: Ids) -> Kpi:
    """The indicator with its id and what it measures, how its name led to that, and how surely."""
    match = match_measure(kpi.name, kpi.unit)
    kpi = replace(kpi, id=ids.make("kpi", kpi.page, kpi.name))
    if match is None:
        return kpi
    return replace(kpi, measure_id=match.entry.id, measure_match=match.how, measure_score=match.score)
