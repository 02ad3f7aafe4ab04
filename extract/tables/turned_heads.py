"""Heads whose text runs up or down the page, over columns that are too narrow for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pages import Page, Word
from extract.tables.layout import Layout, Slot, place_of

NEAR = 1.5
"""Of the font size: how far above the first row the heads end."""
MOST_HIGH = 150.0
"""Points above the first row in which the words of heads begin."""


def with_turned_heads(layout: Layout, page: Page) -> Layout:
    """A layout with a row of the turned texts that stand over most of its columns, and level ones beside them."""
    turned = list(_above(layout, page.sideways))
    columns = {_column(layout, w) for w in turned}
    if len(columns) * 2 < layout.columns or 0 in columns:
        return layout
    top = min(w.top for w in turned)
    beside = [w for w in page.words if top <= w.top and w.bottom <= layout.ys[0] + 1 and _is_over(layout, w)]
    words = [*(w for w in beside if _column(layout, w) not in columns), *turned]
    head = [_slot(column, [w for w in words if _column(layout, w) == column]) for column in range(layout.columns)]
    slots = (*head, *(replace(s, row=s.row + 1) for s in layout.slots))
    return replace(layout, ys=(top, *layout.ys), slots=slots)


def _slot(column: int, words: Sequence[Word]) -> Slot:
    return Slot(row=0, column=column, words=tuple(words))


def _above(layout: Layout, words: Sequence[Word]) -> Iterator[Word]:
    """The turned words over the layout: those that end right above it, and those that go on above them."""
    over = [w for w in words if _is_over(layout, w) and w.bottom <= layout.ys[0] + NEAR * w.size]
    near = {_column(layout, w) for w in over if w.bottom >= layout.ys[0] - NEAR * w.size}
    yield from (w for w in over if _column(layout, w) in near and w.bottom > layout.ys[0] - MOST_HIGH)


def _column(layout: Layout, word: Word) -> int:
    return place_of(layout.xs, (word.x0 + word.x1) / 2)


def _is_over(layout: Layout, word: Word) -> bool:
    return layout.xs[0] - word.size <= word.x0 and word.x1 <= layout.xs[-1] + word.size
