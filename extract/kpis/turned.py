"""Tables that give an indicator a column, or a block of labelled rows, or a name across with heads and values below.

Each is made into tables as `tables` reads them, with an indicator a row; their cells keep their places on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from extract.kpis.columns import across, is_set_apart, role_of, spread
from extract.kpis.layout import Row
from schema.evidence import Passage
from schema.records import Cell, Table

TOLD = frozenset(("value", "target", "status", "previous", "floor", "baseline", "direction", "period"))
LEAST_LABELLED = 0.7
"""Of the labels of a turned table: so many are roles."""


def turned_tables(table: Table) -> list[Table]:
    """The tables that a turned table is made of, an indicator a row; none where it is none."""
    rows = spread(table)
    if table.columns < 2 or table.rows < 2 or is_set_apart(table.caption or ""):
        return []
    labels = [row[0].text.strip() if row[0] and not across(row) else "" for row in rows]
    roles = [role_of(label) if label else None for label in labels]
    if not _are_roles(labels, roles) or not _names_indicators(rows, roles):
        return []
    starts = [i for i, role in enumerate(roles) if role == "name"] or [_first_row(rows)]
    return [_turned(table, first, last) for first, last in pairwise([*starts, table.rows])]


def _are_roles(labels: Sequence[str], roles: Sequence[str | None]) -> bool:
    """Whether a first column says what its rows hold: a value, and a target or rating, and little else."""
    said = [role for label, role in zip(labels, roles, strict=True) if label]
    told = {role for role in said if role in TOLD}
    known = [role for role in said if role is not None]
    return _is_held(told) and len(known) >= LEAST_LABELLED * len(said)


def _is_held(told: Set[str]) -> bool:
    """Whether there is a value and what it is held against."""
    return bool({"target", "status"} & told and {"value", "period"} & told)


def _names_indicators(rows: Sequence[Row], roles: Sequence[str | None]) -> bool:
    """Whether a row is labelled as names, or the first one holds words that are no heads of a usual table."""
    if "name" in roles:
        return True
    heads = [cell.text.strip() for cell in rows[_first_row(rows)][1:] if cell and cell.text.strip()]
    return roles[_first_row(rows)] is None and bool(heads) and all(role_of(head) is None for head in heads)


def _first_row(rows: Sequence[Row]) -> int:
    return next((i for i, row in enumerate(rows) if not across(row)), 0)


def _turned(table: Table, first: int, last: int) -> Table:
    """The rows from `first` to before `last` as columns, headed by what was their label."""
    own = [cell for cell in table.cells if first <= cell.row < last]
    cells = tuple(
        replace(
            cell, row=cell.column, column=cell.row - first, row_span=cell.column_span, column_span=cell.row_span,
            is_header=cell.column == 0,
        )
        for cell in own
    )  # fmt: skip
    return replace(table, rows=table.columns, columns=last - first, header_rows=1, cells=cells)


def stacked_tables(table: Table) -> list[Table]:
    """The blocks of a table in which a name goes across and heads and values stand below; none where it has none."""
    rows = spread(table)
    starts = [i for i, row in enumerate(rows[:-2]) if _begins_block(row, rows[i + 1])]
    return [_block(table, rows, first, last) for first, last in pairwise([*starts, table.rows])] if starts else []


def _begins_block(row: Row, below: Row) -> bool:
    name = across(row)
    if name is None or role_of(name.text) == "period" or not name.text.strip() or across(below):
        return False
    heads = list({id(cell): cell.text for cell in below if cell and cell.text.strip()}.values())
    roles = [role_of(head) for head in heads]
    told = {role for role in roles if role in TOLD}
    return _is_held(told) and all(role in (*TOLD, "commentary", "change", "comparator") for role in roles)


def _block(table: Table, rows: Sequence[Row], first: int, last: int) -> Table:
    """A block as a table of its own, its name set before its values."""
    name = across(rows[first])
    assert name is not None
    head = replace(name, row=0, column=0, column_span=1, passage=Passage(text="Indicator"), is_header=True)
    moved = [replace(cell, row=cell.row - first - 1, column=cell.column + 1) for cell in _below(table, first, last)]
    named = replace(name, row=1, column=0, column_span=1, row_span=1)
    return replace(
        table, rows=last - first - 1, columns=table.columns + 1, header_rows=1, cells=(head, named, *moved)
    )  # fmt: skip


def _below(table: Table, first: int, last: int) -> Iterator[Cell]:
    yield from (cell for cell in table.cells if first < cell.row < last)
