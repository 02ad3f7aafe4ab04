"""What the cells of a table stand under: column heads, section rows, row labels, and which columns hold numbers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extract.figures.masks import find_masked, unmasked
from extract.figures.quantities import Quantity, find_quantities
from extract.figures.table_roles import words
from extract.figures.table_units import is_rank
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
NUMERAL = re.compile(r"[-–−+(]{0,2}£?\d{1,3}(?:,?\d{3}){0,2}(?:\.\d{1,3})?%?\)?")
"""An amount without words, in which nothing is masked."""
PLACED = re.compile(r"=?\d{1,2}(?:st|nd|rd|th)=?", re.IGNORECASE)
"""A cell that is a place in an order, whatever its head says."""
SEQUENCE = 3
"""Rows: no more than these that count on from another number than 1 may be amounts."""


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
        """The columns of which most filled cells are one amount; a first one that says which part a row is is none."""
        found = [c for c in range(self.table.columns) if self._is_numeric(c)]
        leads = len(found) > 1 and self._leads_rows(found[0])
        return tuple(found[1:] if leads else found)

    def _leads_rows(self, column: int) -> bool:
        """Whether a column before the others of numbers says which row it is: its number, month or part."""
        head = self.own_head(column)
        time = words("time_columns").fullmatch(head) is not None
        return time or (column == 0 and (self._names_rows() or words("numbering").fullmatch(head) is not None))

    @cached_property
    def labels(self) -> tuple[int, ...]:
        """The columns before the first numeric one: they say what a row is; without one, the first of words behind."""
        first = self.numeric[0] if self.numeric else self.table.columns
        before = tuple(c for c in range(first) if c in self._filled)
        behind = (c for c in range(first, self.table.columns) if c not in self.numeric and self._is_wordy(c))
        return before or (tuple(itertools.islice(behind, 1)) if self.numeric else tuple(range(first)))

    @cached_property
    def _filled(self) -> frozenset[int]:
        """The columns with a filled cell below the head."""
        return frozenset(c for (r, c), cell in self.places.items() if cell.row >= self.head_rows and cell.text)

    def _is_wordy(self, column: int) -> bool:
        """Whether most filled cells of a column are words."""
        filled = [text for text in self._texts_below[column] if text.strip(" -–—")]
        return 2 * sum(bool(WORDS.search(text)) for text in filled) > len(filled)

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
        return self._column_heads.get(column, "")

    def head_levels(self, column: int) -> Sequence[str]:
        """The texts above a column, from top to bottom, each once: one for each level of heads."""
        return self._levels.get(column, ())

    @cached_property
    def _column_heads(self) -> Mapping[int, str]:
        return {column: " ".join(levels) for column, levels in self._levels.items()}

    @cached_property
    def _levels(self) -> Mapping[int, Sequence[str]]:
        return {column: self._aligned.get(column) or self._levels_of(column) for column in range(self.table.columns)}

    def _levels_of(self, column: int) -> Sequence[str]:
        rows = range(self.head_rows)
        texts = [self.places[r, column].text for r in rows if (r, column) in self.places]
        own = [text for text in texts if text and (text not in self._label_heads or column in self.labels)]
        return tuple(dict.fromkeys(map(clean_label, own)))

    @cached_property
    def _label_heads(self) -> frozenset[str]:
        rows = range(self.head_rows)
        return frozenset(self.places[r, c].text for c in self.labels for r in rows if (r, c) in self.places)

    @cached_property
    def _aligned(self) -> Mapping[int, Sequence[str]]:
        """The heads of columns in order, where some stand beside their columns: as many as are filled below."""
        after = max(self.labels, default=-1)
        own = {id(c): c for (r, at), c in self.places.items() if c.row < self.head_rows and at > after and c.text}
        heads = sorted(own.values(), key=lambda c: (c.column, c.row))
        columns = [c for c in range(after + 1, self.table.columns) if c in self._filled]
        beside = any(not self._filled.intersection(range(h.column, h.column + h.column_span)) for h in heads)
        if not beside or len(heads) != len(columns):
            return {}
        return {column: (clean_label(head.text),) for column, head in zip(columns, heads, strict=True)}

    @cached_property
    def across(self) -> str:
        """What a row of the head says of the whole table: "All figures in £m"."""
        rows = [self.rows[r] for r in range(min(self.head_rows, self.table.rows))]
        return " ".join(row[0].text for row in rows if len(row) == 1 and row[0].column_span > 1)

    def row_head(self, row: int) -> str:
        """The labels of a row as one."""
        return self._row_heads.get(row, "")

    def row_text(self, row: int) -> str:
        """The row as it reads from left to right."""
        return self._row_texts[row]

    @cached_property
    def _row_heads(self) -> Mapping[int, str]:
        return {row: " ".join(label for _, label in labels) for row, labels in self._row_labels.items()}

    @cached_property
    def _row_texts(self) -> Sequence[str]:
        return [" ".join(cell.text for cell in row) for row in self.rows]

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
        return self._own_heads.get(column, "")

    @cached_property
    def _own_heads(self) -> Mapping[int, str]:
        return {column: self._own_head(column) for column in range(self.table.columns)}

    def _own_head(self, column: int) -> str:
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
        filled = [text.strip() for text in self._texts_below[0] if text.strip()]
        named = [text for text in filled if not _is_bare(text) or is_band(text)]
        return 2 * len(named) > len(filled)

    def _is_numeric(self, column: int) -> bool:
        filled = [text for text in self._texts_below[column] if text.strip(" -–—")]
        amounts = [text for text in filled if self.amounts(text, column)]
        if not amounts or 2 * len(amounts) < len(filled) or words("no_amounts").fullmatch(self.own_head(column)):
            return False
        return not _counts_rows(amounts, filled, column) and not _are_years(amounts)

    @cached_property
    def _texts_below(self) -> Sequence[Sequence[str]]:
        """The texts of the cells below the head that begin in each column."""
        found: list[list[str]] = [[] for _ in range(self.table.columns)]
        for cell in self.body:
            found[cell.column].append(cell.text)
        return found

    def amounts(self, text: str, column: int) -> tuple[Quantity, ...]:
        """The amounts of a cell of a column; where the head or an ending says so, its place in an order."""
        ranks = is_rank(self._own_heads[column]) or PLACED.fullmatch(text.strip())
        return (read_rank(text) if ranks else ()) or read_cell(text)


def _is_label(text: str) -> bool:
    return not read_cell(text) or is_band(text) or not _is_bare(text) or _are_years([text.strip()])


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
    """A first column of 1, 2, 3 … numbers its rows; a longer one may go on from an earlier page."""
    numbers = [text.strip(" .)") for text in amounts]
    if column or len(amounts) != len(filled) or not numbers[0].isdecimal():
        return False
    first = int(numbers[0])
    goes_on = numbers == [str(n) for n in range(first, first + len(numbers))]
    return goes_on and (first == 1 or len(numbers) > SEQUENCE)


def _are_years(amounts: Sequence[str]) -> bool:
    return all(text.isdigit() and int(text) in YEARS for text in amounts)


@lru_cache(maxsize=8192)
def read_cell(text: str) -> tuple[Quantity, ...]:
    """The amounts of a cell that holds little else; none where it is text.

    >>> [q.value for q in read_cell("64% (14)")], read_cell("Q3 of 2031/32"), read_cell("call 4 people about this")
    ([64.0, 14.0], (), ())
    """
    masked = () if NUMERAL.fullmatch(text) else find_masked(text, cell=True)
    quantities = unmasked(find_quantities(text), masked)
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
