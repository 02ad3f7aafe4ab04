"""Tables without sides: columns read from white space, rows from lines and rulings across the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.pages import Page, Word
from extract.tables.columnar import is_number_column
from extract.tables.columns import body_rows, find_gutters
from extract.tables.headers import is_year
from extract.tables.heads import lay_heads
from extract.tables.layout import Layout, Slot
from extract.tables.regions import find_regions
from extract.tables.rulings import Ruling, Rulings, find_rulings
from extract.tables.runs import find_runs
from extract.tables.stacks import Stack, find_stacks
from extract.tables.textrows import TextRow, has_amounts
from extract.tables.wrapped import (
    GOES_ON,
    Frame,
    Part,
    PlacedRow,
    group_rows,
    overlap,
    place_row,
    spread_heads,
    spread_section,
)
from extract.tables.zones import find_zones

LEAST_ROOM = 0.2
"""Of the font size: how much further apart than lines rows must stand to be told by it."""
LEAST_INDENT = 3.0
"""Points: the labels under the name of a section that is told by them stand this far to its right."""
LEAST_CLOSED = 3
BESIDE = 36.0
"""Points beyond the texts of a table between rulings, from where on another text is none of its own."""
LEAST_RULE = 60.0
"""Points: a shorter ruling across the page only underlines."""


def space_layouts(page: Page, words: Sequence[Word]) -> Iterator[Layout]:
    """A layout for each run of rows on the page that falls into columns; `words` are those to be read."""
    found = find_rulings(page.rules)
    wide = tuple(r for r in found.across if r.length >= LEAST_RULE)
    closed: list[Layout] = []
    for stack in find_stacks(Rulings(across=wide, down=found.down), words):
        closed += read_stack(stack, found, page.number)
        closed += read_run([r for band in (stack.above, *stack.bands, stack.below) for r in band], found, page.number)
    zones = (zone for region in find_regions(words, found) for zone in find_zones(region, found.down))
    for run in (run for zone in zones for run in find_runs(zone, wide)):
        yield from (
            c for c in read_run(run, found, page.number) if not any(_reaches_beyond(c, other) for other in closed)
        )
    yield from closed


def _reaches_beyond(layout: Layout, closed: Layout) -> bool:
    """Whether a layout takes in what stands beside a table of many rows that rulings close."""
    a, b = layout.box, closed.box
    level = min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * b.height
    labelled = closed.rows > LEAST_CLOSED and not is_number_column(
        [s for s in closed.slots if s.column == 0 and s.words]
    )
    return closed.origin == "bands" and labelled and level and (a.x0 < b.x0 - BESIDE or a.x1 > b.x1 + BESIDE)


def read_run(rows: Sequence[TextRow], rulings: Rulings, page: int) -> Iterator[Layout]:
    """The layout of rows that belong together; none where they share no columns."""
    frame = find_frame(rows, rulings)
    if frame is not None:
        placed = [place_row(r, frame.gutters) for r in rows]
        head = head_rows(placed, frame)
        heads = spread_heads(placed[:head], frame)
        groups = group_rows([spread_section(r, frame) for r in placed[head:]], frame)
        yield _layout((heads, groups), frame, _origin([*map(_alone, heads), *groups], rulings.across), page)


def _alone(row: PlacedRow) -> list[PlacedRow]:
    return [row]


def read_stack(stack: Stack, rulings: Rulings, page: int) -> Iterator[Layout]:
    """The layout of a stack in which each band between rulings is a row; none where it has no columns."""
    frame = find_frame([r for band in (stack.above, *stack.bands, stack.below) for r in band], rulings)
    if frame is not None:
        above, below = ([place_row(r, frame.gutters) for r in rows] for rows in (stack.above, stack.below))
        heads = spread_heads(above, frame)
        bands = [_read_band(band, frame) for band in stack.bands]
        yield _layout((heads, [*bands, *group_rows(below, frame)]), frame, "bands", page)


def _read_band(band: Sequence[TextRow], frame: Frame) -> list[PlacedRow]:
    placed = [place_row(r, frame.gutters) for r in band]
    return [spread_section(placed[0], frame)] if len(placed) == 1 else placed


def find_frame(rows: Sequence[TextRow], rulings: Rulings) -> Frame | None:
    """The columns of rows and what tells their lines apart; None where nothing parts them."""
    body = body_rows(rows)
    gutters = find_gutters(body)
    if not gutters:
        return None
    columns: list[list[Part]] = [[] for _ in range(len(gutters) + 1)]
    for part in (p for r in body for p in place_row(r, gutters).parts):
        columns[part.first].append(part)
    cores = tuple(_core(column, i, gutters) for i, column in enumerate(columns))
    x0, x1 = cores[0][0], cores[-1][1]
    near = [r for r in rulings.across if rows[0].top - 3 <= r.at <= rows[-1].bottom + 3 and r.end > x0 and r.start < x1]
    return Frame(
        gutters=tuple(gutters),
        rulings=tuple(near),
        down=tuple(r for r in rulings.down if r.start < rows[-1].bottom and r.end > rows[0].top),
        cores=cores,
        numeric=frozenset(i for i, column in enumerate(columns) if _is_numeric(column)),
        labels=frozenset(b.chunks[0].x0 for a, b in pairwise(rows) if has_amounts(a) and has_amounts(b)),
        across=tuple(r.at for r in near if r.length >= LEAST_RULE and r.start <= (x0 + x1) / 2),
        leading=max(0.0, median([b.top - a.bottom for a, b in pairwise(rows)] or [0.0])),
        within=_within(rows),
    )


def _within(rows: Sequence[TextRow]) -> float:
    """The distance below which lines belong to one cell; 0 where no room between full rows tells them apart."""
    full = [b.top - a.bottom for a, b in pairwise(rows) if has_amounts(a) and has_amounts(b)]
    parted = [b.top - a.bottom for a, b in pairwise(rows) if not has_amounts(a) and len(a.chunks) == 1]
    if len(full) < 2 or not parted or min(full) - min(parted) < LEAST_ROOM * rows[0].size:
        return 0.0
    return (min(full) + min(parted)) / 2


def _core(column: Sequence[Part], index: int, gutters: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Where the texts of a column begin and end; its edges at the gutters where none stands in it alone."""
    alone = [p.chunk for p in column if p.first == p.last]
    left = gutters[index - 1][1] if index else gutters[0][0]
    right = gutters[index][0] if index < len(gutters) else gutters[-1][1]
    return min((c.x0 for c in alone), default=left), max((c.x1 for c in alone), default=right)


def _is_numeric(parts: Sequence[Part]) -> bool:
    return bool(parts) and sum(p.chunk.value for p in parts) * 2 > len(parts)


def head_rows(rows: Sequence[PlacedRow], frame: Frame) -> int:
    """How many printed rows come before the body: before the first values in columns of numbers.

    The name of a section that stands right under complete heads belongs to the body.
    """
    for i, row in enumerate(rows):
        filled = [p.chunk for p in row.parts if p.first in frame.numeric]
        values = [c for c in filled if c.value]
        if len(values) * 2 >= len(filled) and not all(is_year(c.text) for c in values):
            label = _label_above(rows[: i + 1], frame)
            return i - 1 if label == i and i > 1 and _is_section(rows[i - 2], rows[i - 1], row, frame) else label
    return 0


def _label_above(rows: Sequence[PlacedRow], frame: Frame) -> int:
    """Where the last row begins: lines of its label, or of a text as high as it is, may stand above its values."""
    first = len(rows) - 1
    while first > 1 and (_is_label(rows[first - 1], rows[first], frame) or overlap(rows[first - 1], rows[first])):
        first -= 1
    return first


def _is_label(row: PlacedRow, after: PlacedRow, frame: Frame) -> bool:
    return _columns_of(row) == {0} and after.top - row.bottom < frame.within


def _columns_of(row: PlacedRow) -> set[int]:
    return {c for p in row.parts for c in (p.first, p.last)}


def _is_section(head: PlacedRow, row: PlacedRow, after: PlacedRow, frame: Frame) -> bool:
    """Whether a row with one text under complete heads names a section, and does not go on with the first of them."""
    if len(row.parts) > 1 or spread_section(row, frame).parts[0].first:
        return False
    first, above = row.parts[0].chunk.words[0], head.parts[0].chunk.words[0]
    if _columns_of(head) == set(range(1, len(frame.cores))):
        return after.parts[0].first == 0 and after.parts[0].chunk.x0 >= first.x0 + LEAST_INDENT
    return len(head.parts) == len(frame.cores) and (first.bold != above.bold or not GOES_ON.match(first.text))


def _layout(
    rows: tuple[Sequence[PlacedRow], Sequence[Sequence[PlacedRow]]], frame: Frame, origin: str, page: int
) -> Layout:
    """The layout of printed rows of heads and, in groups, of the body's rows."""
    heads, groups = rows
    x0, x1 = _ends([heads, *groups])
    first, last = frame.gutters[0][0], frame.gutters[-1][1]
    xs = (min(x0, first - 1), *((a + b) / 2 for a, b in frame.gutters), max(x1, last + 1))
    slots, tops = lay_heads(heads, frame) if heads else ([], [])
    slots += [slot for i, group in enumerate(groups, len(tops)) for slot in _slots(i, group, len(frame.cores))]
    return Layout(page=page, origin=origin, xs=xs, ys=_row_edges(tops, [heads, *groups]), slots=tuple(slots))


def _ends(groups: Sequence[Sequence[PlacedRow]]) -> tuple[float, float]:
    chunks = [p.chunk for g in groups for r in g for p in r.parts]
    return min(c.x0 for c in chunks), max(c.x1 for c in chunks)


def _origin(groups: Sequence[Sequence[PlacedRow]], across: Sequence[Ruling]) -> str:
    """`rules` where two rulings or more reach over the whole width."""
    top, bottom = groups[0][0].top, groups[-1][-1].bottom
    x0, x1 = _ends(groups)
    near = [r for r in across if top - 8 <= r.at <= bottom + 8 and r.start <= x0 + 12 and r.end >= x1 - 12]
    return "rules" if len(near) > 1 else "space"


def _slots(index: int, group: Sequence[PlacedRow], columns: int) -> Iterator[Slot]:
    """A slot for each column of a row of the table, or for each stretch of columns that a text spans."""
    spans: list[tuple[int, int, list[Word]]] = [(c, c, []) for c in range(columns)]
    for part in sorted((p for r in group for p in r.parts), key=lambda p: p.first):
        touched = [s for s in spans if s[0] <= part.last and s[1] >= part.first]
        words = [w for s in touched for w in s[2]]
        merged = (touched[0][0], touched[-1][1], [*words, *part.chunk.words])
        spans = sorted([*(s for s in spans if s not in touched), merged], key=lambda s: s[0])
    for first, last, words in spans:
        yield Slot(row=index, column=first, column_span=last - first + 1, words=tuple(words))


def _row_edges(tops: Sequence[float], groups: Sequence[Sequence[PlacedRow]]) -> tuple[float, ...]:
    """The edges between rows: `tops` are where the levels of the head begin, `groups` its lines and the body's rows."""
    filled = [g for g in groups if g]
    edges = list(tops[:1]) or [filled[0][0].top]
    for top in tops[1:]:
        edges.append(max(top - 0.5, edges[-1] + 0.1))
    for before, after in pairwise(filled):
        middle = (max(r.bottom for r in before) + min(r.top for r in after)) / 2
        edges.append(max(middle, edges[-1] + 0.1))
    return (*edges, max(filled[-1][-1].bottom, edges[-1] + 0.1))
