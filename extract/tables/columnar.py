"""Whether what stands in columns without sides is a table, or prose, a list, a contents page, a letterhead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import mean, median

from extract.tables.captions import NAMED
from extract.tables.celltext import cell_lines
from extract.tables.headers import is_value, is_year, slot_text
from extract.tables.layout import Layout, Slot

LIST_MARK = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivx]{1,5})[.):]{0,2}|[^\w£$€%(+−–-]{1,2}|[-–o]", re.IGNORECASE
)
BULLET = re.compile(r"[^\w\s£$€%(+−–-]|[-–o]\s")
MOST_SECTION = 14
"""Words: the name of a section, or of what several columns hold, has no more."""
PAGE_NUMBER = re.compile(r"(?:pages?\s*)?\(?\d{1,3}\)?", re.IGNORECASE)
FULL_LINE = 0.85
"""The share of its column that a line of running text fills."""
LONG_TEXT = 9
"""Words: the texts of a column that are this long on average are sentences."""
MOST_WORDS = 6
"""Words: the texts of a table without numbers and rulings are this short on average."""
LEVEL = 1.0
"""Points by which the first lines of a row may differ."""
APART = 0.6
"""Of the font size: rows of sentences that begin on one line stand further apart than their lines."""
LEAST_ROWS = 5
"""Rows that a table without numbers and rulings must have."""


def _columns(layout: Layout) -> list[list[Slot]]:
    return [_column(layout, c) for c in range(layout.columns)]


def _column(layout: Layout, column: int) -> list[Slot]:
    return [s for s in layout.slots if s.column == column and s.column_span == 1 and s.words]


def _rows(layout: Layout) -> list[list[Slot]]:
    return [[s for s in layout.slots if s.row == row] for row in range(layout.rows)]


def is_number_column(column: Sequence[Slot]) -> bool:
    """Whether most of a column are values, and two or more of them numbers that are no years."""
    texts = [slot_text(s) for s in column]
    numbers = [t for t in texts if is_value(t) and any(c.isdigit() for c in t)]
    return len(numbers) > 1 and not all(map(is_year, numbers)) and sum(map(is_value, texts)) * 5 >= 3 * (len(texts) - 1)


def is_numbered(layout: Layout) -> bool:
    """Whether the first column holds only the marks of a list, and no other column numbers."""
    columns = _columns(layout)
    marks = [bool(LIST_MARK.fullmatch(slot_text(s))) for s in columns[0]]
    return sum(marks) * 5 >= 3 * len(marks) and not any(is_number_column(c) for c in columns[1:])


def is_lists(layout: Layout) -> bool:
    """Whether most texts of every column begin with a bullet: lists that stand side by side."""
    columns = [[BULLET.match(slot_text(s)) for s in c] for c in _columns(layout) if c]
    return all(sum(map(bool, found)) * 5 >= 3 * len(found) for found in columns)


def is_broken_by_text(layout: Layout) -> bool:
    """Whether sentences over several columns stand between a few rows: a form, or text beside something."""
    across = [s for s in layout.slots if s.column_span > 1 and len(s.words) > MOST_SECTION]
    return len(across) * 4 >= layout.rows


def is_contents(layout: Layout) -> bool:
    """Whether the last column holds page numbers in rising order."""
    columns = _columns(layout)
    texts = [slot_text(s) for s in columns[-1]]
    pages = [int(re.sub(r"\D", "", t)) for t in texts if PAGE_NUMBER.fullmatch(t)]
    named = all(NAMED.match(slot_text(s)) for s in columns[0])
    return (
        len(columns) < 4
        and not any(map(is_number_column, columns[1:-1]))
        and len(pages) > (1 if named else 3)
        and len(pages) >= 0.8 * len(texts)
        and pages == sorted(pages)
        and len(set(pages)) > len(pages) // 2
    )


def is_label_list(layout: Layout) -> bool:
    """Whether most rows hold a text that ends in a colon: a letterhead, a form, a front block."""
    rows = [[slot_text(s) for s in layout.slots if s.row == row and s.words] for row in range(layout.rows)]
    return sum(any(t.endswith(":") for t in row[:-1]) for row in rows) * 2 > len(rows)


def is_prose(layout: Layout, columns: Sequence[Sequence[Slot]]) -> bool:
    """Whether a column holds running text: long texts, or lines that fill their column to its end."""
    return any(_is_running(layout, column) for column in columns)


def _is_running(layout: Layout, column: Sequence[Slot]) -> bool:
    lines = [line for s in column for line in cell_lines(s.words)]
    if len(lines) < 2:
        return bool(lines) and len(lines[0]) > LONG_TEXT
    x0, x1 = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    full = sum(line[-1].x1 - line[0].x0 >= FULL_LINE * (x1 - x0) for line in lines) / len(lines)
    return median(len(line) for line in lines) >= LONG_TEXT or (full > 0.6 and mean(map(len, lines)) > 4)


def is_aligned(layout: Layout, columns: Sequence[Sequence[Slot]]) -> bool:
    """Whether nearly all texts of each column begin, or end, at the same place."""
    return all(
        _shares_edge([s.words[0].x0 for s in c]) or _shares_edge([s.words[-1].x1 for s in c]) for c in columns if c
    )


def _shares_edge(places: Sequence[float]) -> bool:
    middle = median(places)
    return sum(abs(p - middle) <= 2 for p in places) >= 0.85 * len(places)


def is_unruled_text(layout: Layout) -> bool:
    """Whether it is text and no table: rulings across the page, or a column of numbers, are evidence of one.

    Without either a table must have a head, and be a longer list of short texts in line with each other or have rows
    that begin together in all columns.
    """
    columns = _columns(layout)
    numbers = any(is_number_column(column) for column in columns[1:])
    if layout.origin in ("bands", "rules"):
        prose = layout.origin == "rules" and is_prose(layout, columns)
        return not numbers and (any(len(c) < 2 for c in columns) or prose or not _is_divided_first(layout))
    if numbers:
        return layout.rows < 3 or is_prose(layout, columns[:1])
    if layout.rows < LEAST_ROWS or not has_head(layout):
        return True
    if layout.columns > 2 and has_level_rows(layout):
        return False
    short = all(mean(len(s.words) for s in column) <= MOST_WORDS for column in columns if column)
    return not short or is_prose(layout, columns) or not is_aligned(layout, columns)


def has_head(layout: Layout) -> bool:
    """Whether the texts of the first row, two or more, are printed in another way than most of those below."""
    looks = [{(w.font, w.color) for s in row for w in s.words} for row in _rows(layout)]
    usual = Counter(look for row in looks[1:] for look in row).most_common(1)
    return _is_divided_first(layout) and bool(usual) and usual[0][0] not in looks[0]


def _is_divided_first(layout: Layout) -> bool:
    """Whether its first row holds two texts or more."""
    return len([s for s in layout.slots if s.row == 0 and s.words]) > 1


def has_level_rows(layout: Layout) -> bool:
    """Whether the texts of every row begin on one line, no column is blank in it, and rows are set apart."""
    rows = _rows(layout)
    if not all(s.words for row in rows for s in row):
        return False
    tops = [[min(w.top for w in s.words) for s in row] for row in rows]
    bottoms = [max(w.bottom for s in row for w in s.words) for row in rows]
    size = rows[0][0].words[0].size
    return all(max(t) - min(t) <= LEVEL for t in tops) and all(
        min(after) - bottom > APART * size for bottom, after in zip(bottoms, tops[1:], strict=False)
    )


COLUMNAR_REFUSALS: tuple[tuple[str, Callable[[Layout], bool]], ...] = (
    ("numbered list", is_numbered),
    ("lists side by side", is_lists),
    ("sentences between its rows", is_broken_by_text),
    ("contents page", is_contents),
    ("list of labels", is_label_list),
    ("text in columns", is_unruled_text),
)
"""Why what stands in columns without sides is no table."""
