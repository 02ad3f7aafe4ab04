"""What the cells of a table stand under: column heads, section rows, row labels, and which columns hold numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extract.figures.masks import find_masked, unmasked
from extract.figures.quantities import Quantity, find_quantities
from schema.records import Cell, Table

NOTE_MARKS = re.compile(r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
RANK_MARK = re.compile(r"^\d{1,2}[.)]\s+(?=\D)")
WORDS = re.compile(r"[A-Za-z]{2,}")
EXTRA_LETTERS = 12
"""A cell with a number and more letters beside it than this is text."""
YEARS = range(1950, 2050)
LONGEST_SECTION = 160
"""Characters: a longer text that stands alone in its row is a note."""
BAND = re.compile(
    r"(?:(?:[<>≤≥]|under|over|aged?|below|above|less\sthan|more\sthan|up\sto|within)\s?\d{1,4}|"
    r"\d{1,4}(?:\s?[-–]\s?\d{1,4}|\s?\+|\sto\s\d{1,4}|\s(?:and|or|&)\s[a-z]{3,8}|\splus))(?:\s[a-z]{2,8}){0,2}",
    re.IGNORECASE,
)
"""A span of ages or times that is the label of a row."""
ORDINAL_CELL = re.compile(
    r"=?(?P<number>\d{1,2})\s?(?:st|nd|rd|th)?\s?=?(?:\s?(?:/|of|out\sof)\s?\d{1,2})?", re.IGNORECASE
)


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
    def rows(self) -> Sequence[Sequence[Cell]]:
        """The filled cells of each row, from left to right, each once."""
        found: list[dict[int, Cell]] = [{} for _ in range(self.table.rows)]
        for (row, _), cell in sorted(self.places.items()):
            if cell.text and row < self.table.rows:
                found[row][id(cell)] = cell
        return [list(cells.values()) for cells in found]

    @cached_property
    def head_rows(self) -> int:
        """The number of rows of the head; where the table has none, a first row of words over amounts is one."""
        first = [c for c in self.table.cells if c.row == 0 and c.column > 0]
        below = {c.column for c in self.table.cells if c.row == 1 and read_cell(c.text)}
        headed = below and all(WORDS.search(c.text) and not read_cell(c.text) for c in first if c.column in below)
        return self._marked_heads() or int(bool(headed) and below <= {c.column for c in first})

    def _marked_heads(self) -> int:
        """The rows that are marked as head, without section rows that follow the last row of heads."""
        count = self.table.header_rows
        while count > 1 and self._leads(count - 1) and (self._across(count - 1) or self._leads_below(count)):
            count -= 1
        return count

    def _leads(self, row: int) -> bool:
        """Whether nothing begins in a row but a label in its first column."""
        own = self._own(row)
        return len(own) == 1 and own[0].column == 0

    def _leads_below(self, row: int) -> bool:
        """Whether a row below is a label only, and no head."""
        return any(self._leads(r) for r in range(row, self.table.rows - 1))

    def _own(self, row: int) -> list[Cell]:
        """The filled cells that begin in a row."""
        return [cell for cell in self.rows[row] if cell.row == row]

    @cached_property
    def body(self) -> tuple[Cell, ...]:
        """The cells below the head."""
        return tuple(c for c in self.table.cells if c.row >= self.head_rows)

    @cached_property
    def numeric(self) -> tuple[int, ...]:
        """The columns of which most filled cells are one amount; the first is none if it says which part a row is."""
        found = [c for c in range(self.table.columns) if self._is_numeric(c)]
        return tuple(found[1:] if len(found) > 1 and found[0] == 0 and self._names_rows() else found)

    @cached_property
    def labels(self) -> tuple[int, ...]:
        """The columns before the first numeric one: they say what a row is."""
        first = self.numeric[0] if self.numeric else self.table.columns
        return tuple(range(first))

    @cached_property
    def sections(self) -> Mapping[int, tuple[str, ...]]:
        """The labels of the section rows that each row of amounts stands under, the innermost first."""
        found: dict[int, tuple[str, ...]] = {}
        open_rows: list[tuple[int, str]] = []
        fresh = False
        for row in range(self.head_rows, self.table.rows):
            if not self._is_section(row):
                found[row], fresh = tuple(text for _, text in reversed(open_rows)), False
                continue
            (cell,) = self._own(row)
            while open_rows and not fresh and open_rows[-1][0] <= cell.column_span:
                open_rows.pop()
            open_rows.append((cell.column_span, clean_label(cell.text)))
            fresh = True
        return found

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
        return " ".join(cell.text for cell in self.rows[row])

    def row_labels(self, row: int) -> list[tuple[str, str]]:
        """The labels of a row, each with the head of its column; a row without one carries on that above it."""
        return self._row_labels.get(row, [])

    @cached_property
    def _row_labels(self) -> Mapping[int, list[tuple[str, str]]]:
        found: dict[int, list[tuple[str, str]]] = {}
        for row in range(self.head_rows, self.table.rows):
            carried = [] if self._is_section(row) else found.get(row - 1, [])
            found[row] = carried if self._is_section(row) else self._labels_in(row) or carried
        return found

    def _labels_in(self, row: int) -> list[tuple[str, str]]:
        cells = [(c, self.places[row, c].text) for c in self.labels if (row, c) in self.places]
        filled = {clean_label(t): self.own_head(c) for c, t in reversed(cells) if t and _is_label(t)}
        return [(head, label) for label, head in reversed(filled.items())]

    def own_head(self, column: int) -> str:
        """The head of a column without what spans the whole table: a theme's row below the heads."""
        cells = [self.places[r, column] for r in range(self.head_rows) if (r, column) in self.places]
        texts = [c.text for c in cells if c.text and len(self.rows[c.row]) > 1]
        return " ".join(dict.fromkeys(map(clean_label, texts)))

    def _across(self, row: int) -> bool:
        return self._own(row)[0].column_span == self.table.columns > 1

    def _is_section(self, row: int) -> bool:
        """Whether a row is one label over rows below: nothing else is filled, and it is not the last."""
        own = self._own(row)
        if len(own) != 1 or row + 1 >= self.table.rows or not self.numeric:
            return False
        (cell,) = own
        beside = [c for c in self.rows[row] if c is not cell and c.row >= self.head_rows]
        leads = cell.column in self.labels and cell.row_span == 1 and not beside
        return leads and _is_label(cell.text) and len(cell.text) < LONGEST_SECTION

    def _names_rows(self) -> bool:
        """Whether the cells of the first column are words with numbers, or bands: "18-24", "Under 5 days"."""
        filled = [c.text.strip() for c in self.body if c.column == 0 and c.text.strip()]
        named = [text for text in filled if not _is_bare(text) or is_band(text)]
        return 2 * len(named) > len(filled)

    def _is_numeric(self, column: int) -> bool:
        filled = [c.text for c in self.body if c.column == column and c.text.strip(" -–—")]
        amounts = [text for text in filled if read_cell(text)]
        if not amounts or 2 * len(amounts) < len(filled):
            return False
        return not _counts_rows(amounts, filled, column) and not _are_years(amounts)


def _is_label(text: str) -> bool:
    return not read_cell(text) or is_band(text) or not _is_bare(text)


def is_band(text: str) -> bool:
    """Whether a label is a span of ages or times, or an open one; a bare number is none.

    >>> is_band("18-24"), is_band("65 and over"), is_band("18")
    (True, True, False)
    """
    return bool(BAND.fullmatch(text.strip()))


def _is_bare(text: str) -> bool:
    """Whether a cell holds amounts with their units, and no words beside them."""
    return sum(map(str.isalpha, text)) == sum(c.isalpha() for q in read_cell(text) for c in q.text)


def _counts_rows(amounts: Sequence[str], filled: Sequence[str], column: int) -> bool:
    """A first column of 1, 2, 3 … numbers its rows."""
    if column or len(amounts) != len(filled):
        return False
    numbers = [text.strip(" .)") for text in amounts]
    return numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _are_years(amounts: Sequence[str]) -> bool:
    return all(text.isdigit() and int(text) in YEARS for text in amounts)


@lru_cache(maxsize=8192)
def read_cell(text: str) -> tuple[Quantity, ...]:
    """The amounts of a cell that holds little else; none where it is text.

    >>> [q.value for q in read_cell("64% (14)")], read_cell("Q3 of 2031/32"), read_cell("call 4 people about this")
    ([64.0, 14.0], (), ())
    """
    quantities = unmasked(find_quantities(text), find_masked(text, cell=True))
    letters = sum(c.isalpha() for c in text) - sum(c.isalpha() for q in quantities for c in q.text)
    return tuple(quantities) if letters <= EXTRA_LETTERS else ()


def read_rank(text: str) -> tuple[Quantity, ...]:
    """The rank in a cell of a column of ranks; none where it holds anything else.

    >>> [[q.value for q in read_rank(t)] for t in ("3rd", "=4", "6 of 8", "n/a")]
    [[3.0], [4.0], [6.0], []]
    """
    match = ORDINAL_CELL.fullmatch(text.strip())
    if not match:
        return ()
    start = text.index(match["number"])
    end = start + len(match["number"])
    return (Quantity(start=start, end=end, text=text.strip(), value=float(match["number"]), unit="rank"),)


def clean_label(text: str) -> str:
    """A label without rank mark and note marks.

    >>> clean_label("3. Ashby ward*")
    'Ashby ward'
    """
    return NOTE_MARKS.sub("", RANK_MARK.sub("", " ".join(text.split()))).strip(" :")
