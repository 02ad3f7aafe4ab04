"""Performance indicators: from tables, cards and lists, each once."""

from __future__ import annotations

from dataclasses import replace

from extract.content import PaperContent
from extract.kpis.cards import kpis_of_cards
from extract.kpis.colours import read_key
from extract.kpis.lists import kpis_of_lists
from extract.kpis.merge import merge_kpis
from extract.kpis.tables import kpis_of_table
from schema.ids import Ids
from schema.records import Kpi
from schema.vocabulary import match_measure


def find_kpis(content: PaperContent, ids: Ids) -> tuple[Kpi, ...]:
    """The indicators of a paper, in reading order."""
    key = read_key(content) if content.tables else set()
    tables = [kpi for table in content.tables for kpi in kpis_of_table(table, content, key)]
    merged = merge_kpis([*kpis_of_cards(content), *tables, *kpis_of_lists(content)])
    return tuple(_identified(kpi, ids) for kpi in merged)


def _identified(kpi: Kpi, ids: Ids) -> Kpi:
    measure = match_measure(kpi.name, kpi.unit)
    return replace(kpi, id=ids.make("kpi", kpi.page, kpi.name), measure_id=measure.entry.id if measure else None)
