"""KPI tables: an indicator a row, what is known of it in columns that their heads explain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.kpis.arrows import with_directions
from extract.kpis.colours import rating_columns
from extract.kpis.columns import KPI_WORDS, role_of, spread, theme_in_head
from extract.kpis.context import Context
from extract.kpis.layout import Layout, Row, find_layout
from extract.kpis.ratings import rating_of_fill
from extract.kpis.rows import kpi_of_row
from extract.kpis.themes import enclosing_sections
from extract.kpis.turned import stacked_tables, turned_tables
from schema.records import Kpi, Table

TOTAL = re.compile(r"^(grand |sub-?)?totals?\W*$", re.I)


def kpis_of_table(table: Table, context: Context) -> list[Kpi]:
    """The indicators of a table, whichever way it lies; none where it is no KPI table. Their `id` is still empty."""
    for method, parts in (("kpis.turned_table", turned_tables(table)), ("kpis.stacked_table", stacked_tables(table))):
        found = [kpi for part in parts for kpi in _kpis_of_rows(part, context)]
        if found:
            return [replace(kpi, method=method, row=_row_of(kpi, table)) for kpi in found]
    return _kpis_of_rows(table, context)


def _row_of(kpi: Kpi, table: Table) -> int | None:
    """The row of a table in which an indicator's name stands."""
    named = (cell for cell in table.cells if cell.box == kpi.box and " ".join(cell.text.split()) == kpi.name)
    return next((cell.row for cell in named), None)


def _kpis_of_rows(table: Table, context: Context) -> list[Kpi]:
    """The indicators of a table with one a row."""
    rows = spread(table)
    layout = find_layout(table, rows, context)
    if layout is None:
        return []
    theme = _theme_of_table(table, layout, context)
    layout = replace(layout, colours=_colours(rows, layout, context), scale=_scale(rows, layout))
    found: list[Kpi] = []
    path: list[str] = [""] * len(layout.themes)
    for number, row in enumerate(rows[layout.first :], layout.first):
        section_row = _section_row(row, layout)
        if section_row:
            theme = section_row
        elif _is_indicator(row, rows[number - 1], layout):
            path = _theme_path(row, layout, path)
            named = " > ".join(p for p in path if p) or theme
            found.append(replace(kpi_of_row(table, row, layout, context), row=number, theme=named))
    return with_directions(found, rows, layout, context)


def _colours(rows: Sequence[Row], layout: Layout, context: Context) -> tuple[int, ...]:
    """The columns whose colours rate, the value's own first; none of earlier periods, nor that of directions."""
    told = rating_columns(rows[layout.first :], layout.roles.get("status"), context.key, layout.name)
    first = (layout.roles.get("status"), layout.roles.get("value"))
    return tuple(sorted((c for c in told if c not in layout.old), key=lambda c: (c not in first, told.index(c))))


def _scale(rows: Sequence[Row], layout: Layout) -> frozenset[str]:
    """The words that stand in the column of ratings."""
    return frozenset(text for row in rows[layout.first :] if (text := layout.text(row, "status")))


def _theme_of_table(table: Table, layout: Layout, context: Context) -> str | None:
    """What the names' head says beside KPIs, else the heading above, else that head itself, else what encloses."""
    head = layout.heads[layout.name]
    around = [theme_in_head(s.heading) for s in enclosing_sections(context.content, table.section_id)]
    own = theme_in_head(head) if KPI_WORDS.search(head) else None
    unknown = theme_in_head(head) if role_of(head) is None else None
    return next((t for t in (own, *around[:1], unknown, *around[1:], theme_in_head(table.caption or "")) if t), None)


def _section_row(row: Row, layout: Layout) -> str | None:
    """The theme that a row names for those below it, where it holds nothing else."""
    texts = {cell.text.strip() for cell in row if cell and cell.text.strip()}
    cells = {id(cell) for cell in row if cell}
    first = next((cell for cell in row if cell and cell.text.strip()), None)
    alone = first is not None and len(texts) == 1 and (len(cells) == 1 or (first is row[0] and not layout.themes))
    filled = any(
        cell and cell is not first and (cell.mark or (cell.fill and rating_of_fill(cell.fill))) for cell in row
    )
    return first.text.strip() if first and alone and len(row) > 1 and not filled else None


def _is_indicator(row: Row, above: Row, layout: Layout) -> bool:
    name = row[layout.name]
    if not name or not name.text.strip() or name is above[layout.name] or TOTAL.match(name.text.strip()):
        return False
    return any(c.isalpha() for c in name.text)


def _theme_path(row: Row, layout: Layout, before: list[str]) -> list[str]:
    """The row's themes; a blank one is the one above it, as long as the outer one has not changed."""
    path, changed = [], False
    for column, last in zip(layout.themes, before, strict=True):
        cell = row[column]
        text = cell.text.strip() if cell else ""
        changed = changed or bool(text and text != last)
        path.append(text or ("" if changed else last))
    return path
