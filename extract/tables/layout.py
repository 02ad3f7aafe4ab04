"""A table on one page before its cells have text: column and row edges, and the words of each slot."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.pages import Word
from schema.evidence import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A cell to be: where it stands, how far it spans (both count columns and rows from 0), its words.

    `signed` where it holds a drawn sign, such as a tick.
    """

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    words: tuple[Word, ...] = ()
    signed: bool = False

    @property
    def filled(self) -> bool:
        """Whether it holds anything."""
        return bool(self.words) or self.signed

    def places(self) -> Iterator[tuple[int, int]]:
        """The row and column of each place that it covers."""
        for row in range(self.row, self.row + self.row_span):
            yield from ((row, column) for column in range(self.column, self.column + self.column_span))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table on one page. `xs` and `ys` are the edges of its columns and rows in points, one more than these.

    `origin` says what it was read from: `tags`, `lines`, `fills`, `bands` (a row between any two rulings across the
    page), `rules` (across the page, above and below the rows), `space`, or `boxes` that are ruled but stand apart.
    `tag` is the number of the element where that is the tags, and `heads` how many of its first rows they call heads,
    of which `repeated` stand on an earlier page too.
    Every place of the grid belongs to exactly one slot.
    """

    page: int
    origin: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]
    tag: int | None = None
    heads: int = 0
    repeated: int = 0

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        """From the first edges to the last, or further where words stand out."""
        words = [w for s in self.slots for w in s.words]
        return Box(
            x0=min([self.xs[0], *(w.x0 for w in words)]),
            top=min([self.ys[0], *(w.top for w in words)]),
            x1=max([self.xs[-1], *(w.x1 for w in words)]),
            bottom=max([self.ys[-1], *(w.bottom for w in words)]),
        )

    def box_of(self, slot: Slot) -> Box:
        """The slot's own box, edge to edge."""
        return Box(
            x0=self.xs[slot.column],
            top=self.ys[slot.row],
            x1=self.xs[slot.column + slot.column_span],
            bottom=self.ys[slot.row + slot.row_span],
        )


def place_of(edges: Sequence[float], at: float) -> int:
    """Which interval between sorted `edges` holds `at`; the nearest one for what lies outside.

    >>> place_of((0, 10, 20), 12), place_of((0, 10, 20), 25)
    (1, 1)
    """
    return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)


def pour(layout: Layout, words: Iterable[Word]) -> Layout:
    """The layout with each word in the slot that its middle stands in."""
    owner = {place: i for i, s in enumerate(layout.slots) for place in s.places()}
    held: list[list[Word]] = [[] for _ in layout.slots]
    for word in words:
        row = place_of(layout.ys, (word.top + word.bottom) / 2)
        column = place_of(layout.xs, (word.x0 + word.x1) / 2)
        held[owner[row, column]].append(word)
    slots = tuple(replace(s, words=tuple(w)) for s, w in zip(layout.slots, held, strict=True))
    return replace(layout, slots=slots)


def drop_lines(layout: Layout, keep: Callable[[Slot], bool]) -> Layout:
    """The layout without rows and columns in which no slot that lies in it alone is to be kept.

    The gap that a dropped one leaves goes to the one before it; spans over it shrink.
    """
    rows = _kept(layout.rows, [(s.row, s.row_span, keep(s)) for s in layout.slots])
    columns = _kept(layout.columns, [(s.column, s.column_span, keep(s)) for s in layout.slots])
    slots = []
    for slot in layout.slots:
        row, row_span = _moved(slot.row, slot.row_span, rows)
        column, column_span = _moved(slot.column, slot.column_span, columns)
        if row_span and column_span:
            slots.append(replace(slot, row=row, column=column, row_span=row_span, column_span=column_span))
    return replace(layout, xs=_edges(layout.xs, columns), ys=_edges(layout.ys, rows), slots=tuple(slots))


def _kept(count: int, spans: Iterable[tuple[int, int, bool]]) -> list[int]:
    """Which of `count` lines begin something that is kept, in order."""
    wanted = {start for start, _, keep in spans if keep}
    return [i for i in range(count) if i in wanted]


def _moved(start: int, span: int, kept: list[int]) -> tuple[int, int]:
    inside = [i for i, line in enumerate(kept) if start <= line < start + span]
    return (inside[0], len(inside)) if inside else (0, 0)


def _edges(edges: tuple[float, ...], kept: list[int]) -> tuple[float, ...]:
    return (*(edges[i] for i in kept), edges[-1]) if kept else (edges[0],)
