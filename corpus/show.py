"""The stages drawn for a terminal. Text of a paper is never read as markup or as control codes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from corpus.stages import STAGES, Source, checked, plain
from corpus.terminal import printable
from extract.pages import Page
from extract.structure.lines import Line
from extract.tables.grids import Grid
from schema.records import Block, Cell

RECORD_COLUMNS = {
    "papers": (
        "ordinal",
        "page_from",
        "page_to",
        "paper_type",
        "title",
        "body_id",
        "force_id",
        "meeting_date",
        "author",
    ),
    "kpis": ("page", "theme", "name", "value_text", "target_text", "previous_text", "status", "direction"),
    "figures": ("page", "text", "value", "unit", "kind", "measure", "area", "period_start", "period_end"),
    "recommendations": ("page", "kind", "number", "addressee", "action", "deadline", "status", "text"),
    "dates": ("page", "text", "start", "end", "precision", "kind"),
    "problems": ("page", "stage", "severity", "message"),
}
"""The columns of the records' tables that a terminal has room for."""


def show(source: Source, stage: str, console: Console) -> None:
    """Draws what a stage makes of a source; raises UnreadableFile and NoSuchPage."""
    DRAWN[stage](STAGES[stage](checked(source)), console)


def as_json(source: Source, stage: str) -> str:
    """What a stage makes of a source, as JSON; raises as `show` does."""
    return json.dumps(plain(STAGES[stage](checked(source))), ensure_ascii=False, indent=2)


def safe(value: object) -> Text:
    """A value as text that cannot steer the terminal.

    >>> safe("[bold]up"), safe(None), safe(4.0)
    (<text '[bold]up' [] ''>, <text '' [] ''>, <text '4' [] ''>)
    """
    if value is None:
        return Text("")
    return Text(printable(f"{value:g}" if isinstance(value, float) else str(value)))


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> Table:
    table = Table(*heads, title=title or None, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(safe(value) for value in row))
    return table


def _draw_pages(pages: Sequence[Page], console: Console) -> None:
    heads = ("page", "width", "height", "words", "sideways", "rules", "fills", "images", "curves", "error")
    rows = [
        (p.number, p.width, p.height, *map(len, (p.words, p.sideways, p.rules, p.fills, p.images, p.curves)), p.error)
        for p in pages
    ]
    console.print(_table(heads, rows))


def _draw_lines(lines: Sequence[Line], console: Console) -> None:
    rows = [
        (line.page, round(line.top), round(line.x0), line.size, _style(line.bold, line.italic), line.text)
        for line in lines
    ]
    console.print(_table(("page", "top", "x0", "size", "style", "text"), rows))


def _style(bold: object, italic: object) -> str:
    return " ".join(word for word, is_so in (("bold", bold), ("italic", italic)) if is_so)


def _draw_blocks(blocks: Sequence[Block], console: Console) -> None:
    rows = [(block.page, block.kind, block.number, block.text) for block in blocks]
    console.print(_table(("page", "kind", "number", "text"), rows))


def _draw_grids(grids: Sequence[Grid], console: Console) -> None:
    for grid in grids:
        pages = f"page {grid.page_from}" + (f" to {grid.page_to}" if grid.page_to > grid.page_from else "")
        console.print(safe(f"{pages}: {grid.rows} rows, {grid.columns} columns. {grid.caption or ''}"))
        console.print(_drawn_grid(grid))
    console.print(f"Tables: {len(grids)}")


def _drawn_grid(grid: Grid) -> Table:
    """The grid with every cell's text in its first row and column; header rows are bold, fills are said."""
    at = {(cell.row, cell.column): cell for cell in grid.cells}
    table = Table(*(str(column) for column in range(grid.columns)), show_lines=True)
    for row in range(grid.rows):
        texts = [_cell_text(at.get((row, column))) for column in range(grid.columns)]
        table.add_row(*texts, style="bold" if row < grid.header_rows else None)
    return table


def _cell_text(cell: Cell | None) -> Text:
    if cell is None:
        return Text("")
    spans = "" if cell.row_span == cell.column_span == 1 else f" ({cell.row_span}x{cell.column_span})"
    return safe(cell.text + spans + (f" {cell.fill}" if cell.fill else ""))


def _draw_outline(tables: Mapping[str, Sequence[Mapping[str, Any]]], console: Console) -> None:
    for paper in tables["papers"]:
        tree = Tree(safe(f"{paper['page_from']}-{paper['page_to']} {paper['paper_type']}: {paper['title']}"))
        branches = {None: tree}
        for section in tables["sections"]:
            if section["paper_id"] == paper["id"]:
                above = branches.get(section["parent_id"], tree)
                label = " ".join(filter(None, (section["number"], section["heading"])))
                branches[section["id"]] = above.add(safe(f"{label} (page {section['page']})"))
        console.print(tree)


def _draw_records(tables: Mapping[str, Sequence[Mapping[str, Any]]], console: Console) -> None:
    for name, columns in RECORD_COLUMNS.items():
        rows = [[record[column] for column in columns] for record in tables[name]]
        console.print(_table(columns, rows, f"{name}: {len(rows)}"))


DRAWN: Mapping[str, Callable[[Any, Console], None]] = {
    "pages": _draw_pages,
    "lines": _draw_lines,
    "blocks": _draw_blocks,
    "outline": _draw_outline,
    "grids": _draw_grids,
    "records": _draw_records,
}
