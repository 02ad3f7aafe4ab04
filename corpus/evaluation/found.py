"""The records of one document as rows, in the form in which they are held against a gold file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from schema.records import Reading
from schema.tables import RECORD_TABLES, rows_of

Record = dict[str, Any]
Found = Mapping[str, Sequence[Record]]
"""By kind, named as in the gold files."""

TABLES = {table.name: table.columns for table in RECORD_TABLES}
OF_PAPERS = ("sections", "recommendations", "kpis", "figures", "dates", "data_tables")


def found_in_reading(reading: Reading) -> Found:
    """What was read out of a document."""
    rows = rows_of(reading)
    return _by_kind({name: [dict(zip(TABLES[name], row, strict=True)) for row in rows[name]] for name in TABLES})


def found_in_database(db: Database, document_id: str) -> Found:
    """What a database holds of a document."""
    papers = list(db["papers"].rows_where("document_id = ?", [document_id], order_by="ordinal"))
    tables: dict[str, list[Record]] = {"papers": papers}
    of_document = "paper_id in (select id from papers where document_id = ?)"
    for name in OF_PAPERS:
        tables[name] = list(db[name].rows_where(of_document, [document_id], order_by="rowid"))
    of_tables = f"table_id in (select id from data_tables where {of_document})"
    tables["cells"] = list(db["cells"].rows_where(of_tables, [document_id]))
    return _by_kind(tables)


def _by_kind(tables: Mapping[str, Sequence[Record]]) -> Found:
    return {
        "papers": tables["papers"],
        "headings": tables["sections"],
        "recommendations": tables["recommendations"],
        "kpis": tables["kpis"],
        "figures": tables["figures"],
        "dates": _one_each(tables["dates"]),
        "tables": _with_grids(tables["data_tables"], tables["cells"]),
    }


def _one_each(dates: Iterable[Record]) -> list[Record]:
    """The dates, one for each page and period: the first."""
    kept: dict[tuple[Any, ...], Record] = {}
    for record in dates:
        kept.setdefault((record["page"], record["start"], record["end"]), record)
    return list(kept.values())


def _with_grids(tables: Sequence[Record], cells: Iterable[Record]) -> list[Record]:
    """The tables with their texts by row and column as `grid`; a spanning cell's text stands once."""
    grids = {table["id"]: [[""] * table["columns"] for _ in range(table["rows"])] for table in tables}
    for cell in cells:
        grids[cell["table_id"]][cell["row"]][cell["column"]] = cell["text"]
    return [{**table, "grid": grids[table["id"]]} for table in tables]
