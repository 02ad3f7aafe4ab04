"""Where indicators are printed: in a summary of several, or in detail."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.content import PaperContent
from extract.kpis.themes import enclosing_sections, headings_above
from schema.evidence import Box
from schema.records import Kpi, KpiPlace, Table

SUMMARY = re.compile(
    r"\b(?:summary|overview|at a glance|snapshot|headlines?|highlights|scorecard|dashboard|on a page|overall position)"
    r"\b", re.I,
)  # fmt: skip
"""What a heading or caption says of a summary."""
FACTS = ("value", "target", "previous", "floor", "commentary", "direction")
"""What a detailed printing tells."""
NOWHERE = Box(x0=0, top=0, x1=0, bottom=0)


def kind_of_table(table: Table, content: PaperContent) -> str:
    """Whether a table is headed as a summary or else in detail; one of `schema.records.PLACE_KINDS`."""
    nearest = next(enclosing_sections(content, table.section_id), None)
    return _kind(f"{table.caption or ''} {nearest.heading if nearest else ''}")


def kind_of_place(kpi: Kpi, content: PaperContent) -> str:
    """The same for an indicator outside tables, by the heading above it."""
    nearest = next(headings_above(content, kpi.page, kpi.box or NOWHERE), None)
    return _kind(nearest.heading if nearest else "")


def _kind(title: str) -> str:
    return "summary" if SUMMARY.search(title) else "detail"


def placed(kpi: Kpi, kind: str) -> Kpi:
    """The indicator with the one place where it was read."""
    return replace(kpi, places=(KpiPlace(kind=kind, page=kpi.page, table_id=kpi.table_id, row=kpi.row, box=kpi.box),))


def joined_places(kept: Kpi, other: Kpi) -> tuple[KpiPlace, ...]:
    """The places of two printings of one indicator, in reading order.

    Where headings do not tell which is the summary, the one that tells less is.
    """
    brief, full = sorted((kept, other), key=_facts)
    both = (*brief.places, *full.places)
    if len({place.kind for place in both}) == 1:
        summaries = (replace(place, kind="summary") for place in brief.places)
        both = (*summaries, *(replace(place, kind="detail") for place in full.places))
    return tuple(sorted(both, key=_order))


def _order(place: KpiPlace) -> tuple[int, float, int]:
    return place.page, place.box.top if place.box else 0.0, place.row or 0


def _facts(kpi: Kpi) -> int:
    return sum(getattr(kpi, name) is not None for name in FACTS)
