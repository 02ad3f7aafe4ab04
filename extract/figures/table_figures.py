"""The figures of data tables: every amount in a cell, with what its row and column say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from extract.figures.area_kinds import kind_of_area
from extract.figures.periods import Dating
from extract.figures.quantities import Quantity
from extract.figures.table_captions import Captions
from extract.figures.table_comparisons import compared
from extract.figures.table_heads import Heads, read_cell
from extract.figures.table_measures import Meanings, Surroundings
from extract.figures.table_periods import Periods, Times
from extract.figures.table_roles import head_kind
from extract.figures.table_units import with_unit
from schema.ids import Ids
from schema.records import Cell, Figure, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSetting:
    """What a table takes from around it: the paper's id, its date, a scale in a note, its section.

    `period` and `heading` are its section's; `places` are the places and units that the paper's text names, as
    `plain_name` gives them; `data_day` is the day that the paper's figures stand at, `lead` the line above the table,
    `years` what the paper says its years are.
    """

    paper_id: str
    near: date | None
    note: str
    period: Dating
    places: frozenset[str] = frozenset()
    heading: str = ""
    data_day: date | None = None
    lead: str = ""
    years: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """A table with all that its heads and surroundings say."""

    heads: Heads
    setting: TableSetting
    meanings: Meanings
    periods: Periods
    captions: Captions

    @classmethod
    def of(cls, table: Table, setting: TableSetting) -> _Reader:
        heads = Heads(table=table)
        around = Surroundings(heading=setting.heading, places=setting.places, lead=setting.lead)
        times = Times(
            near=setting.near,
            data_day=setting.data_day,
            lead=setting.lead,
            period=setting.period,
            heading=setting.heading,
            years=setting.years,
        )
        periods = Periods(heads=heads, times=times)
        meanings, captions = Meanings(heads=heads, around=around), Captions(heads=heads, note=setting.note)
        return cls(heads=heads, setting=setting, meanings=meanings, periods=periods, captions=captions)


def find_table_figures(table: Table, setting: TableSetting, ids: Ids) -> Iterator[Figure]:
    """The figures of one table, row by row, those that are changes from or stand beside others linked to them."""
    reader = _Reader.of(table, setting)
    figures = [figure for cell in reader.heads.body for figure in _of_cell(reader, cell, ids)]
    yield from compared(reader.heads, figures)


def _of_cell(reader: _Reader, cell: Cell, ids: Ids) -> Iterator[Figure]:
    if cell.column not in reader.heads.numeric:
        return
    for quantity in reader.heads.amounts(cell.text, cell.column):
        yield _figure(reader, cell, quantity, ids)


def _figure(reader: _Reader, cell: Cell, quantity: Quantity, ids: Ids) -> Figure:
    heads, setting = reader.heads, reader.setting
    column, row = heads.column_head(cell.column), heads.row_head(cell.row)
    kind = _kind(column, row, quantity, cell)
    scaled = _with_unit(reader, cell, quantity, kind)
    meaning, period = reader.meanings.of(cell), reader.periods.of(cell)
    place = cell.passage.locate(quantity.start, quantity.end)
    key = f"{heads.table.id}|{cell.row}|{cell.column}|{quantity.text}"
    return Figure(
        id=ids.make("figure", place.page or cell.page, key), paper_id=setting.paper_id, page=place.page or cell.page,
        table_id=heads.table.id, row=cell.row, column=cell.column, text=quantity.text, value=scaled.value,
        value_to=scaled.value_to, unit=scaled.unit, kind=kind if scaled.unit != "rank" else "rank",
        measure=meaning.measure, area=meaning.area,
        area_kind=kind_of_area(meaning.area, meaning.head) if meaning.area else None,
        period_start=period.start, period_end=period.end, period_text=period.text, period_basis=period.basis,
        qualifier=quantity.qualifier, sentence=heads.row_text(cell.row), box=place.box or cell.box,
        method=meaning.method,
    )  # fmt: skip


def _kind(column: str, row: str, quantity: Quantity, cell: Cell) -> str:
    """The kind by the heads; a signed amount behind another in one cell is its change."""
    kind = head_kind(column, row)
    behind = quantity.start > 0 and quantity.sign in ("+", "-", "–", "−") and len(read_cell(cell.text)) > 1
    return "change" if behind and kind == "level" else kind


def _with_unit(reader: _Reader, cell: Cell, quantity: Quantity, kind: str) -> Quantity:
    """The amount in the unit of its heads; a bare change in a row of shares is in percentage points."""
    heads = reader.heads
    column, row = heads.column_head(cell.column), heads.row_head(cell.row)
    said = with_unit(quantity, (column, row, reader.captions.above(cell.row), reader.captions.of(cell.column, kind)))
    shared = said.unit == "percent" and quantity.unit == "count" and kind in ("change", "gap")
    of_row = shared and with_unit(quantity, (column, "", "", "")).unit == "count"
    return replace(said, unit="percentage_points") if of_row else said
