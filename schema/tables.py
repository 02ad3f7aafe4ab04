"""Record <-> row: which table a record goes to, its columns, and a reading as rows.

A record's fields are the columns of its table, with two exceptions: a `box` is stored as `x0`, `top`,
`x1`, `bottom` and a `passage` as its `text`, with its box where the record has none of its own. A table's
cells and a KPI's places have tables of their own.
Keys, references and indexes are in the steps of `migrations`; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from schema import records
from schema.evidence import Box
from schema.ids import Ids
from schema.records import Reading

Value = str | int | float | None
Row = tuple[Value, ...]

BOX_SIDES = ("x0", "top", "x1", "bottom")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTable:
    """A table of the database: `record` is the class of its rows, `added` are columns that the class lacks."""

    name: str
    record: type
    added: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns in order, the added ones first.

        >>> CELLS.columns[:4]
        ('table_id', 'row', 'column', 'row_span')
        """
        return self.added + tuple(
            name for field in _field_names(self.record) for name in _columns_of(self.record, field)
        )


DOCUMENTS = RecordTable(name="documents", record=records.Document)
PAPERS = RecordTable(name="papers", record=records.Paper)
FINGERPRINTS = RecordTable(name="fingerprints", record=records.Fingerprint)
PAGES = RecordTable(name="pages", record=records.PageText)
SECTIONS = RecordTable(name="sections", record=records.Section)
BLOCKS = RecordTable(name="blocks", record=records.Block)
DATA_TABLES = RecordTable(name="data_tables", record=records.Table)
CELLS = RecordTable(name="cells", record=records.Cell, added=("table_id",))
KPIS = RecordTable(name="kpis", record=records.Kpi)
FIGURES = RecordTable(name="figures", record=records.Figure)
RECOMMENDATIONS = RecordTable(name="recommendations", record=records.Recommendation)
KPI_PLACES = RecordTable(name="kpi_places", record=records.KpiPlace, added=("kpi_id",))
DATES = RecordTable(name="dates", record=records.DateMention)
CHECKS = RecordTable(name="checks", record=records.Check)
PROBLEMS = RecordTable(name="problems", record=records.Problem, added=("id",))

RECORD_TABLES = (
    DOCUMENTS, PAPERS, PAGES, SECTIONS, BLOCKS, DATA_TABLES, CELLS, KPIS, KPI_PLACES, FIGURES, RECOMMENDATIONS,
    DATES, CHECKS, PROBLEMS, FINGERPRINTS,
)  # fmt: skip
"""What is read out of documents."""
VOCABULARY_TABLES = ("forces", "similar_forces", "bodies", "measures")
"""What is known beforehand; `bodies` also holds those that a paper names and the vocabulary does not know."""
SEARCH_TABLE = "search_index"
SEARCH_COLUMNS = ("kind", "record_id", "title", "text", "force_id", "body", "date", "page", "document_id")
LOCAL_TABLES = ("files",)
"""What differs between machines: where the files lie. Everything else is a function of the files' bytes."""
KEY_TABLES = ("recommendation_keys",)
"""By what records are looked up; made anew from the records."""
PUBLIC_TABLES = (*VOCABULARY_TABLES, *(table.name for table in RECORD_TABLES))
"""Every table that is published and exported, in an order in which references are satisfied."""


def row_of(record: Any, *before: Value) -> Row:
    """A record as the values of its table's columns, after those of the table's added columns.

    >>> row_of(records.Problem(document_id="d", page=2, stage="pages", severity="error", message="m"), "id")
    ('id', 'd', 2, 'pages', 'error', 'm')
    """
    values = list(before)
    for field in _field_names(type(record)):
        values += _values_of(record, field)
    return tuple(values)


def _field_names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _columns_of(record: type, field: str) -> tuple[str, ...]:
    if field == "passage":
        return ("text",) if "box" in _field_names(record) else ("text", *BOX_SIDES)
    return {"box": BOX_SIDES, "cells": (), "places": ()}.get(field, (field,))


def _values_of(record: Any, field: str) -> Iterable[Value]:
    value = getattr(record, field)
    if field == "passage":
        return (value.text,) if hasattr(record, "box") else (value.text, *_sides(value.box))
    if field == "box":
        return _sides(value)
    if field in ("cells", "places"):
        return ()
    return (int(value),) if isinstance(value, bool) else (value,)


def _sides(box: Box | None) -> tuple[Value, ...]:
    return (box.x0, box.top, box.x1, box.bottom) if box else (None,) * 4


def rows_of(reading: Reading) -> dict[str, list[Row]]:
    """A reading as rows, by the name of their table; every record table is there."""
    return {
        "documents": [row_of(reading.document)],
        "papers": [row_of(r) for r in reading.papers],
        "pages": [row_of(r) for r in reading.pages],
        "sections": [row_of(r) for r in reading.sections],
        "blocks": [row_of(r) for r in reading.blocks],
        "data_tables": [row_of(r) for r in reading.tables],
        "cells": [row_of(cell, table.id) for table in reading.tables for cell in table.cells],
        "kpis": [row_of(r) for r in reading.kpis],
        "kpi_places": [row_of(place, kpi.id) for kpi in reading.kpis for place in kpi.places],
        "figures": [row_of(r) for r in reading.figures],
        "recommendations": [row_of(r) for r in reading.recommendations],
        "dates": [row_of(r) for r in reading.dates],
        "checks": [row_of(r) for r in reading.checks],
        "problems": list(_problem_rows(reading)),
        "fingerprints": [row_of(r) for r in reading.fingerprints],
    }


def _problem_rows(reading: Reading) -> Iterable[Row]:
    ids = Ids(reading.document.id)
    for problem in reading.problems:
        yield row_of(problem, ids.make("problem", problem.page or 0, f"{problem.stage}|{problem.message}"))
