"""What the cells of a table stand under: column heads, row labels, and which columns hold numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.figures.masks import find_masked, unmasked
from extract.figures.quantities import Quantity, find_quantities
from schema.records import Cell, Table

NOTE_MARKS = re.compile(r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
RANK_MARK = re.compile(r"^\d{1,2}[.)]\s+(?=\D)")
WORDS = re.compile(r"[A-Za-z]{2,}")
EXTRA_LETTERS = 12
"""A cell with a number and more letters beside it than this is text."""
YEARS = range(1950, 2050)


@dataclass(frozen=True, kw_only=True)
class Heads:
    """A table with its cells by place; a spanning cell stands in all the places that it covers."""

    table: Table

    @cached_property
    def places(self) -> Mapping[tuple[int, int], Cell]:
        """Each place of the grid and the cell that covers it."""
        return {
            (r, c): cell
            for cell in self.table.cells
            for r in range(cell.row, cell.row + cell.row_span)
            for c in range(cell.column, cell.column + cell.column_span)
        }

    @cached_property
    def head_rows(self) -> int:
        """The number of rows of the head; where the table has none, a first row of words over amounts is one."""
        first = [c for c in self.table.cells if c.row == 0 and c.column > 0]
        below = {c.column for c in self.table.cells if c.row == 1 and read_cell(c.text)}
        headed = below and all(WORDS.search(c.text) and not read_cell(c.text) for c in first if c.column in below)
        return self.table.header_rows or int(bool(headed) and below <= {c.column for c in first})

    @cached_property
    def body(self) -> tuple[Cell, ...]:
        """The cells below the head."""
        return tuple(c for c in self.table.cells if c.row >= self.head_rows)

    @cached_property
    def numeric(self) -> tuple[int, ...]:
        """The columns of which most filled cells are one amount."""
        return tuple(c for c in range(self.table.columns) if self._is_numeric(c))

    @cached_property
    def labels(self) -> tuple[int, ...]:
        """The columns before the first numeric one: they say what a row is."""
        first = self.numeric[0] if self.numeric else self.table.columns
        return tuple(range(first))

    def column_head(self, column: int) -> str:
        """The texts above a column, from top to bottom, each once."""
        return " ".join(self.head_levels(column))

    def head_levels(self, column: int) -> list[str]:
        """The texts above a column, from top to bottom, each once: one for each level of heads."""
        rows = range(self.head_rows)
        texts = [self.places[r, column].text for r in rows if (r, column) in self.places]
        labels = {self.places[r, c].text for c in self.labels for r in rows if (r, c) in self.places}
        own = [text for text in texts if text and (text not in labels or column in self.labels)]
        return list(dict.fromkeys(map(clean_label, own)))

    def row_head(self, row: int) -> str:
        """The labels of a row as one."""
        return " ".join(label for _, label in self.row_labels(row))

    def row_text(self, row: int) -> str:
        """The row as it reads from left to right."""
        cells = {
            id(self.places[row, c]): self.places[row, c] for c in range(self.table.columns) if (row, c) in self.places
        }
        return " ".join(cell.text for cell in cells.values() if cell.text)

    def row_labels(self, row: int) -> list[tuple[str, str]]:
        """The labels of a row, each with the head of its column; a row without one carries on that above it."""
        while row >= self.head_rows:
            cells = [(c, self.places[row, c].text) for c in self.labels if (row, c) in self.places]
            filled = {clean_label(t): self._own_head(c) for c, t in reversed(cells) if t and not read_cell(t)}
            if filled:
                return [(head, label) for label, head in reversed(filled.items())]
            row -= 1
        return []

    def _own_head(self, column: int) -> str:
        """The head of a column without what spans the whole table: a theme's row below the heads."""
        cells = [self.places[r, column] for r in range(self.head_rows) if (r, column) in self.places]
        texts = [c.text for c in cells if c.text and self._row_size(c.row) > 1]
        return " ".join(dict.fromkeys(map(clean_label, texts)))

    def _row_size(self, row: int) -> int:
        return sum(1 for c in self.table.cells if c.row == row and c.text)

    def _is_numeric(self, column: int) -> bool:
        filled = [c.text for c in self.body if c.column == column and c.text.strip(" -–—")]
        amounts = [text for text in filled if read_cell(text)]
        if not amounts or 2 * len(amounts) < len(filled):
            return False
        return not _counts_rows(amounts, filled, column) and not _are_years(amounts)


def _counts_rows(amounts: Sequence[str], filled: Sequence[str], column: int) -> bool:
    """A first column of 1, 2, 3 … numbers its rows."""
    if column or len(amounts) != len(filled):
        return False
    numbers = [text.strip(" .)") for text in amounts]
    return numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _are_years(amounts: Sequence[str]) -> bool:
    return all(text.isdigit() and int(text) in YEARS for text in amounts)


def read_cell(text: str) -> tuple[Quantity, ...]:
    """The amounts of a cell that holds little else; none where it is text.

    >>> [q.value for q in read_cell("64% (14)")], read_cell("Q3 of 2031/32"), read_cell("call 4 people about this")
    ([64.0, 14.0], (), ())
    """
    quantities = unmasked(find_quantities(text), find_masked(text, cell=True))
    letters = sum(c.isalpha() for c in text) - sum(c.isalpha() for q in quantities for c in q.text)
    return tuple(quantities) if letters <= EXTRA_LETTERS else ()


def clean_label(text: str) -> str:
    """A label without rank mark and note marks.

    >>> clean_label("3. Ashby ward*")
    'Ashby ward'
    """
    return NOTE_MARKS.sub("", RANK_MARK.sub("", " ".join(text.split()))).strip(" :")
