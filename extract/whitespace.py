"""Tables without sides: columns read from white space, rows from lines and rulings across the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.columns import body_rows, find_gutters
from extract.headers import is_year
from extract.layout import Layout, Slot
from extract.pages import Page, Word
from extract.rulings import Ruling, find_rulings
from extract.runs import find_runs
from extract.stacks import Stack, find_stacks
from extract.textrows import TextRow, text_rows
from extract.wrapped import Frame, Part, group_rows, place_parts

LEAST_RULE = 60.0
"""Points: a shorter ruling across the page only underlines."""


def space_layouts(page: Page, words: Sequence[Word]) -> Iterator[Layout]:
    """A layout for each run of rows on the page that falls into columns; `words` are those to be read."""
    across = [r for r in find_rulings(page.rules).across if r.length >= LEAST_RULE]
    for run in find_runs(text_rows(words), across):
        yield from read_run(run, across, page.number)
    for stack in find_stacks(across, words):
        yield from read_stack(stack, across, page.number)


def read_run(rows: Sequence[TextRow], across: Sequence[Ruling], page: int) -> Iterator[Layout]:
    """The layout of rows that belong together; none where they share no columns."""
    body = body_rows(rows)
    gutters = find_gutters(body)
    if gutters:
        frame = _frame(rows, body, tuple(gutters), across)
        groups = group_rows(rows, _head_rows(rows, frame), frame)
        yield _layout(groups, frame, _origin(groups, across), page)


def read_stack(stack: Stack, across: Sequence[Ruling], page: int) -> Iterator[Layout]:
    """The layout of a stack in which each band between rulings is a row; none where it has no columns."""
    rows = [r for band in (stack.above, *stack.bands, stack.below) for r in band]
    body = body_rows(rows)
    gutters = find_gutters(body)
    if gutters:
        frame = _frame(rows, body, tuple(gutters), across)
        head = group_rows(stack.above, len(stack.above), frame)
        groups = [*head, *stack.bands, *group_rows(stack.below, 0, frame)]
        yield _layout(groups, frame, "rules", page)


def _layout(groups: Sequence[Sequence[TextRow]], frame: Frame, origin: str, page: int) -> Layout:
    x0 = min(c.x0 for g in groups for r in g for c in r.chunks)
    x1 = max(c.x1 for g in groups for r in g for c in r.chunks)
    first, last = frame.gutters[0][0], frame.gutters[-1][1]
    xs = (min(x0, first - 1), *((a + b) / 2 for a, b in frame.gutters), max(x1, last + 1))
    slots = tuple(slot for i, group in enumerate(groups) for slot in _slots(i, group, frame))
    return Layout(page=page, origin=origin, xs=xs, ys=_row_edges(groups), slots=slots)


def _origin(groups: Sequence[Sequence[TextRow]], across: Sequence[Ruling]) -> str:
    top, bottom = groups[0][0].top, groups[-1][-1].bottom
    x0 = min(r.chunks[0].x0 for g in groups for r in g)
    x1 = max(r.chunks[-1].x1 for g in groups for r in g)
    near = [r for r in across if top - 8 <= r.at <= bottom + 8 and r.start <= x0 + 12 and r.end >= x1 - 12]
    return "rules" if len(near) > 1 else "space"


def _frame(
    rows: Sequence[TextRow],
    body: Sequence[TextRow],
    gutters: tuple[tuple[float, float], ...],
    across: Sequence[Ruling],
) -> Frame:
    parts = [p for r in body for p in place_parts(r, gutters)]
    top, bottom = rows[0].top, rows[-1].bottom
    x0, x1 = min(p.chunk.x0 for p in parts), max(p.chunk.x1 for p in parts)
    wide = [r for r in across if r.start <= x0 + 0.5 * (x1 - x0) and r.end > x0 and r.start < x1]
    return Frame(
        gutters=gutters,
        numeric=frozenset(c for c in range(len(gutters) + 1) if _is_numeric([p for p in parts if p.first == c])),
        across=tuple(r.at for r in wide if top - 3 <= r.at <= bottom + 3),
        ends=tuple(max([p.chunk.x1 for p in parts if p.last == c] or [0.0]) for c in range(len(gutters) + 1)),
        leading=max(0.0, median([b.top - a.bottom for a, b in pairwise(rows)] or [0.0])),
    )


def _is_numeric(parts: Sequence[Part]) -> bool:
    return bool(parts) and sum(p.chunk.value for p in parts) * 2 > len(parts)


def _head_rows(rows: Sequence[TextRow], frame: Frame) -> int:
    """How many printed rows come before the first one with values in the columns of numbers."""
    for i, row in enumerate(rows):
        values = [p.chunk for p in place_parts(row, frame.gutters) if p.first in frame.numeric and p.chunk.value]
        if values and not all(is_year(c.text) for c in values):
            return i
    return 0


def _slots(index: int, group: Sequence[TextRow], frame: Frame) -> Iterator[Slot]:
    """A slot for each column of a row of the table, or for each stretch of columns that a text spans."""
    spans: list[tuple[int, int, list[Word]]] = [(c, c, []) for c in range(len(frame.gutters) + 1)]
    for part in sorted((p for r in group for p in place_parts(r, frame.gutters)), key=lambda p: p.first):
        touched = [s for s in spans if s[0] <= part.last and s[1] >= part.first]
        words = [w for s in touched for w in s[2]]
        merged = (touched[0][0], touched[-1][1], [*words, *part.chunk.words])
        spans = sorted([*(s for s in spans if s not in touched), merged], key=lambda s: s[0])
    for first, last, words in spans:
        yield Slot(row=index, column=first, column_span=last - first + 1, words=tuple(words))


def _row_edges(groups: Sequence[Sequence[TextRow]]) -> tuple[float, ...]:
    edges = [groups[0][0].top]
    for before, after in pairwise(groups):
        middle = (max(r.bottom for r in before) + min(r.top for r in after)) / 2
        edges.append(max(middle, edges[-1] + 0.1))
    return (*edges, max(groups[-1][-1].bottom, edges[-1] + 0.1))
