"""Words of a page -> regions: columns of text, and tables that stand side by side, are read each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from extract.pages import Word
from extract.structure.text_columns import GUTTER
from extract.tables.rulings import Ruling, Rulings
from extract.tables.stacks import stacked
from extract.tables.textrows import TextRow, text_rows

FAR = 3.0
"""Line heights between rows that stand in the same two regions."""
LONG = 5
"""Words: lines of running text have as many."""
FEWEST = 5
"""Lines of running text that a column of it has."""
MOST_GAPS = 40
"""Gaps between rulings that are looked into: a page of drawings has thousands."""
FILLED = 0.8
"""Of its column's width: how far a line of running text reaches."""

Gap = tuple[float, float]


def find_regions(words: Sequence[Word], rulings: Rulings) -> Iterator[list[Word]]:
    """The words of a page in groups, each of which is to be searched for tables by itself.

    A gap that no words and no rulings cross parts two of them where there is running text at both sides,
    or where the rulings of a table with labels of its own end at both sides.
    """
    rows = text_rows(words, rulings.down)
    ruled = ((gap, top, _is_table) for gap, top in islice(_ruled_gaps(rulings), MOST_GAPS))
    plain = ((gap, top, _is_text) for gap, top in _text_gaps(rows))
    for gap, top, stands_alone in chain(ruled, plain):
        beside, free = _rows_beside(rows, gap, top, rulings.across)
        sides = [_side(beside, free, right=False), _side(beside, free, right=True)]
        if all(map(stands_alone, sides)):
            above, below = rows[: rows.index(beside[0])], rows[rows.index(beside[-1]) + 1 :]
            for part in (above, *sides, below):
                yield from find_regions(_words(part), rulings)
            return
    if words:
        yield list(words)


def _ruled_gaps(rulings: Rulings) -> Iterator[tuple[Gap, float]]:
    """The gaps between stacks of rulings that stand beside each other, and the top of both."""
    stacks = sorted(stacked(rulings.across), key=lambda s: s[0].start)
    for i, a in enumerate(stacks):
        for b in stacks[i + 1 :]:
            top = max(a[0].at, b[0].at)
            if b[0].start - a[0].end >= GUTTER and top < min(a[-1].at, b[-1].at):
                yield (a[0].end, b[0].start), top


def _text_gaps(rows: Sequence[TextRow]) -> Iterator[tuple[Gap, float]]:
    """The gaps between two longer texts of a row, and its top."""
    for row in rows:
        for a, b in pairwise(row.chunks):
            if b.x0 - a.x1 >= GUTTER and min(len(a.words), len(b.words)) >= LONG:
                yield (a.x1, b.x0), row.top


def _rows_beside(rows: Sequence[TextRow], gap: Gap, top: float, across: Sequence[Ruling]) -> tuple[list[TextRow], Gap]:
    """The rows around `top` that follow each other closely and leave a gap free, and what is free in all of them."""
    first = next((i for i, row in enumerate(rows) if row.bottom > top), len(rows))
    crossing = [r.at for r in across if r.start < gap[0] and r.end > gap[1]]
    below, gap = _free(rows[first:], gap, crossing)
    above, gap = _free([*below[:1], *rows[:first][::-1]], gap, crossing)
    return [*above[:0:-1], *below], gap


def _free(rows: Sequence[TextRow], gap: Gap, crossing: Sequence[float]) -> tuple[list[TextRow], Gap]:
    kept: list[TextRow] = []
    for row in rows:
        upper, lower = sorted((kept[-1] if kept else row, row), key=lambda r: r.top)
        fresh = _narrowed(gap, _words([row]))
        if fresh is None or lower.top - upper.bottom > FAR * row.size:
            break
        if any(upper.bottom - 1 <= at <= lower.top + 1 for at in crossing):
            break
        kept.append(row)
        gap = fresh
    return kept, gap


def _narrowed(gap: Gap, row: Sequence[Word]) -> Gap | None:
    """What is left of a gap between the words of a row; None where a word stands in it."""
    left = max((w.x1 for w in row if w.x0 < gap[0] + GUTTER / 2), default=gap[0])
    right = min((w.x0 for w in row if w.x0 >= gap[0] + GUTTER / 2), default=gap[1])
    fresh = (max(gap[0], left), min(gap[1], right))
    return fresh if fresh[1] - fresh[0] >= GUTTER else None


def _side(rows: Sequence[TextRow], gap: Gap, *, right: bool) -> list[TextRow]:
    return text_rows(w for w in _words(rows) if (w.x0 >= (gap[0] + gap[1]) / 2) is right)


def _is_table(rows: Sequence[TextRow]) -> bool:
    """Whether rows have labels of their own before other texts."""
    full = [row for row in rows if len(row.chunks) > 1]
    return len(full) > 1 and sum(row.chunks[0].value for row in full) * 2 < len(full)


def _is_text(rows: Sequence[TextRow]) -> bool:
    """Whether several rows are lines of running text."""
    x0, x1 = min((w.x0 for w in _words(rows)), default=0.0), max((w.x1 for w in _words(rows)), default=0.0)
    lines = [row.chunks[0] for row in rows if len(row.chunks) == 1 and len(row.chunks[0].words) >= LONG]
    return sum(line.x1 - line.x0 >= FILLED * (x1 - x0) for line in lines) >= FEWEST


def _words(rows: Sequence[TextRow]) -> list[Word]:
    return [w for row in rows for c in row.chunks for w in c.words]
