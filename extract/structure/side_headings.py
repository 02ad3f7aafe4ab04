"""Headings in a column of their own beside the text, without rulings: each is read before the text beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.structure.marks import read_mark
from extract.structure.rows import Row

GAP = 0.8
"""Of the font size: what stands further apart is no next word."""
SAME = 2.0
"""Points: lines of one column begin no further apart."""
FEWEST = 2
"""So many headings make a column."""
TEXT_LINES = 1
"""So many lines of text for each heading begin below the text beside it; the values of labels have fewer."""
WORDS = 5
"""A line of text has so many words at least."""
NEXT_LINE = 1.6
"""Times the font size: a heading goes on in a line no further below."""


def side_headings_first(rows: Sequence[Row]) -> list[Row]:
    """Rows of words with each heading of a side column as rows of its own, before the rows that it stands beside."""
    left = _text_left(rows)
    if left is None:
        return list(rows)
    ordered: list[Row] = []
    at = 0
    while at < len(rows):
        count = _heading_rows(rows, at, left)
        ordered += [row[: _cut(row, left)] for row in rows[at : at + count]]
        beside = [row[_cut(row, left) :] for row in rows[at : at + max(count, 1)]] if count else [list(rows[at])]
        ordered += [row for row in beside if row]
        at += max(count, 1)
    return ordered


def _text_left(rows: Sequence[Row]) -> float | None:
    """Where the text begins that bold words stand beside; None where no column of headings is."""
    cuts = [_bold_words(row) for row in rows]
    begins = (
        cut and (not above or _number_words(row)) for row, above, cut in zip(rows, [0, *cuts], cuts, strict=False)
    )
    starts = Counter(round(row[cut].x0 / SAME) for row, cut, new in zip(rows, cuts, begins, strict=True) if new)
    lines = Counter(round(row[0].x0 / SAME) for row in rows if len(row) >= WORDS)
    columns = [place for place, count in starts.items() if count >= FEWEST and lines[place] >= TEXT_LINES * count]
    return SAME * max(columns) if columns else None


def _bold_words(row: Row) -> int:
    """How many words, a number and bold ones, begin a row that a gap parts from others; 0 where none do, or a label."""
    first = _number_words(row)
    cut = next((i for i, word in enumerate(row) if i >= first and not word.bold), len(row))
    apart = first < cut < len(row) and row[cut].x0 - row[cut - 1].x1 > GAP * row[cut].size
    return cut if apart and not row[cut - 1].text.endswith(":") else 0


def _number_words(row: Row) -> int:
    """1 where a number that is not bold begins a row, 0 elsewhere."""
    mark = None if row[0].bold else read_mark(f"{row[0].text} Heading")
    return int(mark is not None and not mark.is_bullet)


def _heading_rows(rows: Sequence[Row], at: int, left: float) -> int:
    """How many rows from `at` on hold the lines of one side heading."""
    count = 0
    for row in rows[at:]:
        cut = _cut(row, left)
        first = 0 if count else _number_words(row)
        bold = cut > first and all(word.bold for word in row[first:cut])
        near = not count or row[0].top - rows[at + count - 1][0].top < NEXT_LINE * row[0].size
        if not bold or not near or (count == 0 and cut == len(row)):
            break
        count += 1
    return count


def _cut(row: Row, left: float) -> int:
    """How many words of a row end before the text's column; 0 where a word stands across its edge."""
    cut = sum(word.x1 < left for word in row)
    across = any(word.x0 < left - SAME and word.x1 >= left for word in row)
    return 0 if across else cut
