"""A page -> all that may be a table on it, and the verdict on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.pages import Page, Word
from extract.tables.choose import Verdict, best_layouts, judge, stray_rows
from extract.tables.layout import Layout, place_of
from extract.tables.refusals import is_front_block, is_row_of_cards
from extract.tables.ruled import ruled_layouts
from extract.tables.scores import crowded_share, measure, value_share
from extract.tables.tagged import tagged_layouts
from extract.tables.turned_heads import with_turned_heads
from extract.tables.typed import with_typed_rulings
from extract.tables.whitespace import space_layouts
from schema.evidence import Box

MOST_HEAD = 4
"""Rows that the head of a table has at most, with the names of sections drawn like it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The verdicts on a page's candidates, the best first, and the single ruled rows left over.

    A stray row is no table, but perhaps the rest of one on another page.
    """

    verdicts: tuple[Verdict, ...]
    strays: tuple[Layout, ...]

    @property
    def tables(self) -> list[Layout]:
        """The chosen candidates from top to bottom."""
        return sorted((v.layout for v in self.verdicts if v.chosen), key=lambda c: (c.box.top, c.box.x0))


def explain(page: Page) -> tuple[Verdict, ...]:
    """Every candidate of a page with its scores, whether it is chosen and, if not, why; the best first."""
    return choose_tables(page).verdicts


def choose_tables(page: Page) -> Choice:
    """The page's tables among all its candidates.

    White space is read where no ruled table without crowded cells stands, nor a ruled front block: inside these it
    would only find their fragments.
    """
    page = with_typed_rulings(page)
    ruled = _ruled(page)
    sound = best_layouts(c for c in ruled if c.slots and not crowded_share(c) and not is_head_only(c, page.words))
    boxes = [row.box for row in stray_rows(ruled, sound)]
    closed = [*sound, *(c for c in ruled if c.rows > 1 and is_front_block(c))]
    found = space_layouts(page, words_outside(page, [c.box for c in closed]))
    spaces = [with_turned_heads(c, page) for c in found if c.slots]
    cards = [c for c in spaces if is_row_of_cards(c, boxes)]
    verdicts = judge([*tagged_layouts(page), *ruled, *(c for c in spaces if c not in cards)])
    refused = [Verdict(layout=c, scores=measure(c), reason="title bars of cards") for c in cards]
    tables = [v.layout for v in verdicts if v.chosen]
    return Choice(verdicts=(*verdicts, *refused), strays=tuple(stray_rows(ruled, tables)))


def is_head_only(layout: Layout, words: Sequence[Word]) -> bool:
    """Whether a few ruled rows without a value stand right above texts in most of their columns: these are the body."""
    if layout.rows > MOST_HEAD or value_share(layout):
        return False
    foot = layout.ys[-1]
    below = [w for w in words if foot - 1 <= w.top <= foot + w.size and layout.xs[0] <= w.x0 and w.x1 <= layout.xs[-1]]
    return len({place_of(layout.xs, (w.x0 + w.x1) / 2) for w in below}) * 2 > layout.columns


def _ruled(page: Page) -> list[Layout]:
    ruled = list(ruled_layouts(page, ("line", "edge"), "lines"))
    if any(rule.origin == "fill" for rule in page.rules):
        ruled += ruled_layouts(page, ("line", "edge", "fill"), "fills")
    return ruled


def words_outside(page: Page, areas: Sequence[Box]) -> list[Word]:
    """The words of a page whose middle lies in none of `areas`."""
    return [
        w for w in page.words if not any(a.contains_point((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2) for a in areas)
    ]
