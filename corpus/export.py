"""Every published table whole, as CSV or as lines of JSON.

JSON is exact. In CSV, text that a spreadsheet would run as a formula gets an apostrophe before it, which
spreadsheets take for "this is text"; signed amounts such as "-4.5%" or "+£1,200 on last year" do not.
See https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from sqlite_utils import Database

from schema.tables import PUBLIC_TABLES, Value

FORMULA = re.compile(r"[=@\t\r]|[+-](?!\s?[£$€]?\s?[\d.][^|!(=]*$)")


def export(db: Database, folder: Path, form: str) -> dict[str, int]:
    """Writes one file a table into `folder`, which is made; gives the number of rows of each table.

    Rows are in the order of their keys, so that the same database gives the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return {table: _write(db, table, folder / f"{table}.{form}", WRITERS[form]) for table in PUBLIC_TABLES}


def _write(db: Database, table: str, path: Path, write: Writer) -> int:
    columns = [column.name for column in db.table(table).columns]
    keys = ", ".join(f'"{key}"' for key in db.table(table).pks)
    total = db.table(table).count
    write(path, columns, db.execute(f"select * from {table} order by {keys}"))
    return total


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([as_text(value) for value in row] for row in rows)


def as_text(value: Value) -> Value:
    """A value for a CSV file that spreadsheets open.

    >>> as_text("=1+1"), as_text("-2+3+cmd|' /C calc'!A0"), as_text("-4% on last year"), as_text(-4.0)
    ("'=1+1", "'-2+3+cmd|' /C calc'!A0", '-4% on last year', -4.0)
    """
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def _write_jsonl(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")


Writer = Callable[[Path, Sequence[str], Iterable[Sequence[Value]]], None]
WRITERS: Mapping[str, Writer] = {"csv": _write_csv, "jsonl": _write_jsonl}
"""How each form of export is written, by the suffix of its files."""
