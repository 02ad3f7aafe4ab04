"""Tables written as text for tests: a row a line, cells parted by bars; "<" and "^" continue a spanning cell."""

from __future__ import annotations

from collections.abc import Sequence

from schema.evidence import Box, Passage, Piece
from schema.records import Cell, Table

Grid = Sequence[Sequence[str]]


def build_table(rows: Sequence[str], heads: int = 1, caption: str | None = None) -> Table:
    """The table that the rows draw, on page 2."""
    texts = [[cell.strip() for cell in row.split("|")] for row in rows]
    cells = [
        _cell(texts, r, c, heads) for r, row in enumerate(texts) for c, text in enumerate(row) if text not in ("<", "^")
    ]
    return Table(
        id="t", paper_id="p", section_id="s0", page_from=2, page_to=2, caption=caption, rows=len(texts),
        columns=len(texts[0]), header_rows=heads, cells=tuple(cells),
    )  # fmt: skip


def _cell(texts: Grid, row: int, column: int, heads: int) -> Cell:
    text, box = texts[row][column], Box(x0=column, top=50 + row, x1=column + 1, bottom=51 + row)
    passage = Passage(text=text, pieces=(Piece(start=0, end=len(text), page=2, box=box),) if text else ())
    return Cell(
        row=row, column=column, row_span=_span([r[column] for r in texts[row:]], "^"),
        column_span=_span(texts[row][column:], "<"), is_header=row < heads, fill=None, page=2, box=box, passage=passage,
    )  # fmt: skip


def _span(line: Sequence[str], sign: str) -> int:
    return 1 + next((i for i, text in enumerate(line[1:]) if text != sign), len(line) - 1)
