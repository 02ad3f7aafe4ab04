"""The stages drawn for a terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from corpus.drawing import drawn_table, safe
from corpus.show_choices import draw_candidates, draw_headings, draw_packs, draw_tags
from corpus.stages import STAGES, Source, checked, plain
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


def _draw_pages(pages: Sequence[Page], console: Console) -> None:
    counted = ("words", "sideways", "rules", "fills", "images", "curves", "tags")
    rows = [
        (p.number, p.width, p.height, p.turned, *(len(getattr(p, name)) for name in counted), _remarks(p))
        for p in pages
    ]
    console.print(drawn_table(("page", "width", "height", "turned", *counted, "remarks"), rows))


def _remarks(page: Page) -> str:
    """What could not be read of a page, or may be wrong."""
    return "; ".join(filter(None, (page.error, *page.problems, *page.notes)))


def _draw_lines(lines: Sequence[Line], console: Console) -> None:
    rows = [
        (line.page, round(line.top), round(line.x0), line.size, _style(line.bold, line.italic), line.text)
        for line in lines
    ]
    console.print(drawn_table(("page", "top", "x0", "size", "style", "text"), rows))


def _style(bold: object, italic: object) -> str:
    return " ".join(word for word, is_so in (("bold", bold), ("italic", italic)) if is_so)


def _draw_blocks(blocks: Sequence[Block], console: Console) -> None:
    rows = [(block.page, block.kind, block.number, block.text) for block in blocks]
    console.print(drawn_table(("page", "kind", "number", "text"), rows))


def _draw_grids(found: Mapping[str, Any], console: Console) -> None:
    for grid in found["tables"]:
        pages = f"page {grid.page_from}" + (f" to {grid.page_to}" if grid.page_to > grid.page_from else "")
        console.print(safe(f"{pages}: {grid.rows} rows, {grid.columns} columns. {grid.caption or ''}"))
        console.print(_drawn_grid(grid))
    console.print(f"Tables: {len(found['tables'])}")
    draw_candidates(found["candidates"], console)


def _drawn_grid(grid: Grid) -> Table:
    """The grid with every cell in its first row and column; header rows are bold."""
    at = {(cell.row, cell.column): cell for cell in grid.cells}
    table = Table(*(str(column) for column in range(grid.columns)), show_lines=True)
    for row in range(grid.rows):
        texts = [_cell_text(at.get((row, column))) for column in range(grid.columns)]
        table.add_row(*texts, style="bold" if row < grid.header_rows else None)
    return table


def _cell_text(cell: Cell | None) -> Text:
    """A cell's text; in round brackets its span, in angular ones what is drawn in it, and the colour of its ground."""
    if cell is None:
        return Text("")
    spans = "" if cell.row_span == cell.column_span == 1 else f"({cell.row_span}x{cell.column_span})"
    mark = f"<{' '.join(filter(None, (cell.mark, cell.mark_color)))}>" if cell.mark else ""
    return safe(" ".join(filter(None, (cell.text, spans, mark, cell.fill))))


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
        console.print(drawn_table(columns, rows, f"{name}: {len(rows)}"))


DRAWN: Mapping[str, Callable[[Any, Console], None]] = {
    "pages": _draw_pages,
    "tags": draw_tags,
    "grids": _draw_grids,
    "lines": _draw_lines,
    "blocks": _draw_blocks,
    "headings": draw_headings,
    "packs": draw_packs,
    "outline": _draw_outline,
    "records": _draw_records,
}
