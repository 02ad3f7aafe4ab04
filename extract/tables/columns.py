"""Printed rows -> the columns that they share: the gutters that no row crosses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.pages import Word
from extract.tables.textrows import Chunk, TextRow, has_amounts

MOST_CROSSINGS = 0.08
"""The share of rows that may cross a gutter, as long labels do."""
SAME_WIDTH = 0.02
"""The share by which the widths of typed characters differ at most."""
LEAST_GUTTER = 2.5
"""Points: narrower white space parts no columns."""


Gap = tuple[float, float]


def body_rows(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows that are parted into nearly as many chunks as rows come to: heads and section names are not."""
    counts = sorted(len(r.chunks) for r in rows if len(r.chunks) > 1)
    if not counts:
        return []
    usual = counts[(len(counts) * 4) // 5 if len(counts) > 2 else -1]
    return [r for r in rows if len(r.chunks) > 1 and len(r.chunks) >= 0.7 * usual]


def find_gutters(rows: Sequence[TextRow]) -> list[Gap]:
    """The white space (from x to x) between the columns of `rows`, from left to right.

    Where the rows hold amounts, the columns are those of the rows from the first amounts on: a head may stand
    centred in the white space beside its column. It is a column's only text where both columns beside have heads.
    """
    first = next((i for i, r in enumerate(rows) if _is_of_amounts(r)), 0)
    body = rows[first:]
    chunks = [c for r in body for c in r.chunks]
    allowed = int(MOST_CROSSINGS * len(body))
    found = [(a, b) for a, b in _uncovered(chunks, allowed) if b - a >= LEAST_GUTTER]
    gutters = [part for gutter in found for part in _around(gutter, [(c.x0, c.x1) for c in chunks])]
    heads = [span for row in rows[:first] for span in _lone_heads(row, gutters)]
    tight = {strip for row in rows[:first] for strip in _strips_under(row, gutters, body)}
    return sorted([*tight, *(part for gutter in gutters for part in _around(gutter, heads))])


def _strips_under(head: TextRow, gutters: Sequence[Gap], body: Sequence[TextRow]) -> Iterator[Gap]:
    """The white strip in a column under two heads, where words of all rows leave one: numbers of lines, then labels."""
    columns = [reach_of(c, gutters) for c in head.chunks]
    for column in sorted({a for a, b in pairwise(columns) if a == b}):
        words = [w for r in body for c in r.chunks if reach_of(c, gutters) == column for w in c.words]
        strips = [(a, b) for a, b in _uncovered(words, 0) if b - a >= LEAST_GUTTER]
        if len(strips) == 1:
            yield strips[0]


def _is_of_amounts(row: TextRow) -> bool:
    """Whether at least half of a row's texts but the first are values: a head has one in "(1,000)" at most."""
    return has_amounts(row) and sum(c.value for c in row.chunks[1:]) * 2 >= len(row.chunks) - 1


def _uncovered(chunks: Iterable[Chunk | Word], allowed: int) -> list[Gap]:
    """Stretches inside the chunks' reach that `allowed` chunks or fewer cover."""
    events = sorted([(c.x0, 1) for c in chunks] + [(c.x1, -1) for c in chunks])
    stretches: list[Gap] = []
    depth, start = 0, None
    for x, step in events:
        depth += step
        if depth <= allowed and start is None:
            start = x
        elif depth > allowed and start is not None:
            stretches.append((start, x))
            start = None
    return [s for s in stretches if s[0] > events[0][0]]


def _around(gutter: Gap, texts: Iterable[Gap]) -> list[Gap]:
    """A gutter, parted by the texts (from x to x) that stand alone in it: the column of these is nearly empty."""
    inside = sorted((x0, x1) for x0, x1 in texts if x0 > gutter[0] + 0.5 and x1 < gutter[1] - 0.5)
    parts, start = [], gutter[0]
    for x0, x1 in inside:
        if x0 > start:
            parts.append((start, x0))
        start = max(start, x1)
    parts.append((start, gutter[1]))
    return [(a, b) for a, b in parts if b - a >= LEAST_GUTTER]


def _lone_heads(row: TextRow, gutters: Sequence[Gap]) -> Iterator[Gap]:
    """The heads in white space between two columns that have heads of their own in the same row."""
    places = [reach_of(c, gutters) for c in row.chunks]
    for i in range(1, len(places) - 1):
        (_, before), (after, _) = places[i - 1], places[i + 1]
        x0, x1 = row.chunks[i].x0, row.chunks[i].x1
        if after == before + 1 and gutters[before][0] < x0 and x1 < gutters[before][1]:
            yield x0, x1


def reach_of(chunk: Chunk, gutters: Sequence[Gap]) -> tuple[int, int]:
    """The first and the last column that a chunk stands in: it crosses the gutters between them."""
    crossed = [i for i, (a, b) in enumerate(gutters) if chunk.x0 < (a + b) / 2 < chunk.x1 and _covers(chunk, a, b)]
    if crossed:
        return crossed[0], crossed[-1] + 1
    middle = (chunk.x0 + chunk.x1) / 2
    column = sum((a + b) / 2 <= middle for a, b in gutters)
    return column, column


def _covers(chunk: Chunk, a: float, b: float) -> bool:
    """Whether a chunk reaches over a gutter into the columns at both sides, not only into one of them."""
    return chunk.x0 < a + 1 and chunk.x1 > b - 1


def cut_at_gutters(chunk: Chunk, gutters: Sequence[Gap], least: float) -> list[Chunk]:
    """A chunk, parted where a gap of `least` times the font size or more stands on a gutter that it crosses."""
    pieces: list[list[int]] = [[0]]
    for i in range(1, len(chunk.words)):
        a, b = chunk.words[i - 1], chunk.words[i]
        wide = b.x0 - a.x1 >= least * max(a.size, b.size) and not _is_typed_space(a, b)
        if wide and any(x0 < b.x0 and x1 > a.x1 for x0, x1 in gutters):
            pieces.append([i])
        else:
            pieces[-1].append(i)
    return [Chunk(words=tuple(chunk.words[i] for i in piece)) for piece in pieces]


def _is_typed_space(a: Word, b: Word) -> bool:
    """Whether two words stand one character apart in a font whose characters are all equally wide."""
    wide, beside = a.width / len(a.text), b.width / len(b.text)
    return abs(wide - beside) < SAME_WIDTH * wide and b.x0 - a.x1 < 1.5 * wide
