"""Where the indicators of a table are heading, by the words and arrows of one of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.drawn.marks import printed_mark
from extract.kpis.colours import sign_ink
from extract.kpis.context import Context
from extract.kpis.directions import (
    DIRECTION_MARKS,
    Arrow,
    arrow_of,
    direction_of,
    moved_direction,
    said_direction,
    sense_of,
)
from extract.kpis.layout import Layout, Row
from extract.kpis.polarity import better_of
from schema.records import Cell, Kpi

CARRIERS = ("direction", "change", "variance", "value")
"""The columns that may hold arrows, in order of trust; what stands beside a value moves with it."""


def with_directions(found: Sequence[Kpi], rows: Sequence[Row], layout: Layout, context: Context) -> list[Kpi]:
    """The indicators of a table with where they are heading, as the paper says or draws it."""
    role = next((role for role in CARRIERS if any(_way(layout.cell(row, role)) for row in rows[layout.first :])), None)
    if role is None and "direction" not in layout.roles:
        return list(found)
    arrows = {kpi.row: _arrow(kpi, rows[kpi.row or 0], (layout, role or "direction"), context) for kpi in found}
    head = layout.head(role or "direction") if role in (None, "direction") else "change"
    sense = sense_of([arrow for arrow in arrows.values() if arrow], head, context.arrows)
    return [_with_direction(kpi, rows[kpi.row or 0], (layout, sense), arrows[kpi.row]) for kpi in found]


def _way(cell: Cell | None) -> str | None:
    way = (cell.mark or printed_mark(cell.text)) if cell else None
    return way if way in DIRECTION_MARKS else None


def _arrow(kpi: Kpi, row: Row, place: tuple[Layout, str], context: Context) -> Arrow | None:
    layout, role = place
    cell = layout.cell(row, role)
    way = _way(cell)
    if way is None or cell is None:
        return None
    return arrow_of(way, cell.mark_color or sign_ink(cell, context.pages), kpi)


def _with_direction(kpi: Kpi, row: Row, told: tuple[Layout, str], arrow: Arrow | None) -> Kpi:
    layout, sense = told
    said = said_direction(layout.text(row, "direction") or "")
    if said in ("up", "down"):
        said = moved_direction(said, better_of(kpi)) if arrow is None else None
    return replace(kpi, direction=said or (direction_of(arrow, sense) if arrow else None))
