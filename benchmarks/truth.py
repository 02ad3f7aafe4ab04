"""What the tables of a document are: read from our gold files or from the ICDAR 2013 competition's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

STRUCTURE = "-str.xml"
"""How the competition names the file that holds the cells of a document's tables."""


def true_tables(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables of each document in `folder`, by the stem of its name; raises FileNotFoundError where none are there.

    `NAME.json` is a gold file with a list `tables`; `NAME-str.xml` is the competition's.
    """
    found = {path.stem: _read_gold(path) for path in sorted(folder.glob("*.json"))}
    found |= {p.name.removesuffix(STRUCTURE): read_structure(p) for p in sorted(folder.rglob(f"*{STRUCTURE}"))}
    if not found:
        raise FileNotFoundError(f"{folder} holds neither NAME.json nor NAME{STRUCTURE}.")
    return found


def _read_gold(path: Path) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")).get("tables", [])
    return tables


def read_structure(path: Path) -> list[dict[str, Any]]:
    """The tables of a structure file; each region of one, which lies on one page, counts as a table."""
    return [_table(region) for region in ElementTree.parse(path).iter("region")]


def _table(region: ElementTree.Element) -> dict[str, Any]:
    page = int(region.get("page") or region.get("pageArea") or 1)  # both names are in use
    texts = {(row, column): text for row, column, text in _cells(region)}
    rows, columns = _span([row for row, _ in texts]), _span([column for _, column in texts])
    grid = [[texts.get((row, column), "") for column in columns] for row in rows]
    return {"page_from": page, "page_to": page, "grid": grid}


def _span(places: list[int]) -> range:
    return range(min(places, default=0), max(places, default=-1) + 1)


def _cells(region: ElementTree.Element) -> Iterator[tuple[int, int, str]]:
    """The first row and column of each cell, and its text; what it spans beyond them stays blank."""
    for cell in region.iter("cell"):
        yield int(cell.get("start-row", 0)), int(cell.get("start-col", 0)), cell.findtext("content") or ""
