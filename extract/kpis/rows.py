"""One row of a KPI table: what its cells say of its indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.kpis.amounts import with_amounts, with_period, with_rating
from extract.kpis.colours import colour_of, ink_of
from extract.kpis.context import Context
from extract.kpis.layout import Layout, Row, period_head
from extract.kpis.polarity import better_of, read_polarity, stated_better
from extract.kpis.ratings import Rating, rate_text, read_rating, trailing_rating
from extract.kpis.values import unit_of_cell
from schema.records import Cell, Kpi, Table

AMOUNTS = ("value", "target", "floor", "baseline", "previous")
POINTS_TO = {"up": "higher", "down": "lower"}
SIGN_RATINGS = {"tick": "green", "cross": "red"}
WORDS = re.compile(r"\w")


def kpi_of_row(table: Table, row: Row, layout: Layout, context: Context) -> Kpi:
    """The indicator of a row; its theme, direction and `id` are still empty."""
    cell = row[layout.name]
    assert cell is not None
    kpi = Kpi(
        id="", paper_id=table.paper_id, page=cell.page, table_id=table.id, name=" ".join(cell.text.split()),
        commentary=layout.text(row, "commentary"), box=cell.box, method=_method(layout),
    )  # fmt: skip
    kpi = _with_amounts(replace(kpi, better=_better(table, row, layout)), row, layout)
    place = table.caption, table.section_id
    return with_period(_rated(kpi, row, layout, context), period_head(layout), place, context)


def _better(table: Table, row: Row, layout: Layout) -> str | None:
    """Which way the row says is the better one, or what stands over it."""
    cell, name = layout.cell(row, "polarity"), row[layout.name]
    own = POINTS_TO.get(cell.mark or "") or read_polarity(cell.text) if cell else None
    return own or stated_better(name.text if name else None, layout.head("value"), table.caption)


def _method(layout: Layout) -> str:
    if layout.rated:
        return "kpis.matrix"
    return "kpis.table" if {"value", "target"} & set(layout.roles) else "kpis.table_states"


def _with_amounts(kpi: Kpi, row: Row, layout: Layout) -> Kpi:
    """The indicator with its amounts; a cell of units tells what bare numbers count."""
    said = {role: layout.text(row, role) for role in AMOUNTS}
    kpi = with_amounts(kpi, said, {role: layout.head(role) for role in AMOUNTS})
    stated = unit_of_cell(layout.text(row, "unit") or "")
    return replace(kpi, unit=stated) if stated and kpi.unit == "count" else kpi


def _rated(kpi: Kpi, row: Row, layout: Layout, context: Context) -> Kpi:
    """The indicator with its rating, what rates it, and what else the row says of its state."""
    text = layout.text(row, "status") or ""
    said = text if read_rating(text) is None and WORDS.search(text) else None
    return with_rating(kpi, next(_ratings(kpi, row, layout, context), None), said or _spare_text(row, layout))


def _ratings(kpi: Kpi, row: Row, layout: Layout, context: Context) -> Iterator[Rating]:
    """What rates an indicator, the surest first: its status in words, by a sign, by colours, a letter by its value."""
    cell = layout.cell(row, "status")
    if cell:
        worded = rate_text(cell.text, better_of(kpi), layout.scale)
        sign = SIGN_RATINGS.get(cell.mark or "")
        yield from filter(None, (worded, Rating(status=sign, basis="sign") if sign else None))
    inks = [ink_of(cell, context.pages)] if cell else []
    for status in (*(colour_of(cell) for cell in _coloured(row, layout)), *inks):
        if status:
            yield Rating(status=status, basis="colour")
    beside = trailing_rating(kpi.value_text or "")
    if beside and kpi.value is not None:
        yield beside[0]


def _coloured(row: Row, layout: Layout) -> Iterator[Cell]:
    yield from (cell for column in layout.colours if (cell := row[column]))


def _spare_text(row: Row, layout: Layout) -> str | None:
    """Words in a column that no head explains, where the table reports no values: the indicator's state."""
    if layout.spare is None or {"value", "target", "status"} & set(layout.roles):
        return None
    cell = row[layout.spare]
    return cell.text.strip() or None if cell else None
