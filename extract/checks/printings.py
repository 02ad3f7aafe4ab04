"""Indicators that are printed more than once: the value in the summary's row against that in the detail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.checks.outcomes import Outcome
from extract.kpis.columns import head_rows, heads, period_end, role_of, spread
from extract.kpis.values import in_unit, read_amount
from schema.records import Cell, Kpi, KpiPlace, Table


def check_printings(kpis: Sequence[Kpi], tables: Iterable[Table]) -> Iterator[Outcome]:
    """Every indicator with a value that a table prints at another of its places; what disagrees goes first."""
    by_id = {table.id: table for table in tables}
    for kpi in kpis:
        others = [p for p in kpi.places if kpi.value is not None and (p.table_id, p.page) != (kpi.table_id, kpi.page)]
        found = (_outcome(kpi, place, by_id.get(place.table_id or "")) for place in others)
        yield from sorted(filter(None, found), key=lambda outcome: outcome.agrees)


def _outcome(kpi: Kpi, place: KpiPlace, table: Table | None) -> Outcome | None:
    """What a row says of the indicator's value; None where it holds no amount, or that of another time."""
    cells = _values(table, place.row) if table and place.row is not None else []
    read = [(cell, head, in_unit(read_amount(cell.text, kpi.name, head), kpi.unit)) for cell, head in cells]
    same = [cell for cell, _, value in read if value == kpi.value]
    other = [cell for cell, head, value in read if value is not None and not period_end(head)]
    if not same and not other:
        return None
    says = f"{kpi.value_text} on page {kpi.page} for what page {place.page} prints as well"
    return Outcome(
        kind="repeat", record=kpi, printed=(same or other)[0].text.strip(), expected=kpi.value_text or "", says=says,
        agrees=bool(same),
    )  # fmt: skip


def _values(table: Table, row: int) -> list[tuple[Cell, str]]:
    """The cells of a row in columns that are headed as values, or all by periods, and their heads."""
    rows = spread(table)
    titles = heads(rows, head_rows(rows, table.header_rows)) if table.header_rows and row < table.rows else []
    roles = [role_of(title) for title in titles]
    role = "value" if "value" in roles else "period"
    return [(cell, titles[i]) for i, cell in enumerate(rows[row]) if titles and roles[i] == role and cell]
