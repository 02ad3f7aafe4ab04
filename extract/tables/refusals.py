"""What looks like rows and columns but is no table, each by its name: a front block, cards, a chart, a list, prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extract.structure.labels import read_label
from extract.tables.axes import is_chart
from extract.tables.columnar import COLUMNAR_REFUSALS, is_unruled_text
from extract.tables.headers import slot_text
from extract.tables.layout import Layout, Slot
from extract.tables.scores import filled_share, inked_share, value_share
from extract.tables.shading import shared_area
from schema.evidence import Box

LEAST_FILLED = 0.3
"""The share of slots with words, below which ruled space is a drawing or a form."""
LEAST_WIDE = 0.4
"""The share of rows that fill more than one place: the axis of a chart fills one."""
LEAST_INK = 0.05
MOST_FILLED = 0.75
LEAST_VALUES = 0.4
"""The shares of slots with words and of values among these, from which a wide grid of short texts is no drawing."""
RULED = frozenset(("lines", "fills", "boxes"))
LABELLED = re.compile(r"[A-Z][A-Za-z ]{1,24}:(?=\s*\S)")

Refusal = tuple[str, Callable[[Layout], bool]]


def find_refusal(layout: Layout) -> str | None:
    """Why a candidate is no table; None where it may be one: text in columns may be, where tags name their heads."""
    refusals = REFUSALS if layout.origin in RULED else (*REFUSALS, *COLUMNAR_REFUSALS)
    found = (name for name, is_so in refusals if not (layout.heads and is_so is is_unruled_text) and is_so(layout))
    return next(found, None)


def is_boxes(layout: Layout) -> bool:
    """Whether it is made of boxes that stand apart."""
    return layout.origin == "boxes"


def is_single(layout: Layout) -> bool:
    """Whether it is one row or one column."""
    return layout.rows < 2 or layout.columns < 2


def is_blank(layout: Layout) -> bool:
    """Whether most of it is empty: a drawing or a form."""
    return filled_share(layout) < LEAST_FILLED


def is_narrow(layout: Layout) -> bool:
    """Whether few of its rows have texts side by side."""
    wide = sum(len(row) > 1 for row in filled_rows(layout))
    return wide < 2 or wide < LEAST_WIDE * layout.rows


def is_small(layout: Layout) -> bool:
    """Whether it has fewer than four texts, or four without a value."""
    filled = sum(map(len, filled_rows(layout)))
    return filled < 4 or (filled < 5 and not value_share(layout))


def filled_rows(layout: Layout) -> list[list[Slot]]:
    """The slots with words or a sign of each row."""
    return [[s for s in layout.slots if s.filled and s.row == row] for row in range(layout.rows)]


def is_front_block(layout: Layout) -> bool:
    """Whether most rows begin with a label such as "Report of" or "Date:"."""
    labels = [slot_text(row[0]) for row in filled_rows(layout) if row]
    return sum(text.endswith(":") or read_label(text) is not None for text in labels) * 2 > len(labels)


def is_card(layout: Layout) -> bool:
    """Whether a third of the rows or more are strips of labelled values ("Latest: 71%", "Target: 75%")."""
    rows = filled_rows(layout)
    return sum(map(_is_strip, rows)) * 3 >= len(rows)


def _is_strip(row: Sequence[Slot]) -> bool:
    labels = [m[0] for s in row if (m := LABELLED.match(slot_text(s)))]
    return 1 < len(row) == len(set(labels))


def is_empty_panel(layout: Layout) -> bool:
    """Whether words cover next to nothing of it, and it is no wide grid full of short values."""
    full = filled_share(layout) >= MOST_FILLED and value_share(layout) >= LEAST_VALUES
    return inked_share(layout) < LEAST_INK and not full


def has_axes(layout: Layout) -> bool:
    """Whether its numbers are those beside or below a chart."""
    return is_chart([w for s in layout.slots for w in s.words])


def is_drawing(layout: Layout) -> bool:
    """Whether it is a chart, or panels that are nearly empty."""
    return any(s.words for s in layout.slots) and (is_empty_panel(layout) or has_axes(layout))


REFUSALS: tuple[Refusal, ...] = (
    ("one row or column", is_single),
    ("boxes that stand apart", is_boxes),
    ("mostly blank", is_blank),
    ("few rows with texts side by side", is_narrow),
    ("too few texts", is_small),
    ("front block", is_front_block),
    ("cards", is_card),
    ("nearly empty panels", is_empty_panel),
    ("chart", has_axes),
)
"""Why a candidate of any origin is no table, in the order in which the reasons are looked for."""


def is_row_of_cards(layout: Layout, boxes: Sequence[Box]) -> bool:
    """Whether a layout runs over closed `boxes` with nothing but single texts between them: title bars of cards."""
    inside = [b for b in boxes if shared_area(b, layout.box)]
    outside = [0] * layout.rows
    for slot in layout.slots:
        box = layout.box_of(slot)
        middle = (box.top + box.bottom) / 2
        outside[slot.row] += bool(slot.words) and not any(b.top <= middle <= b.bottom for b in inside)
    return len(inside) > 1 and max(outside) == 1 and sum(outside) + 1 >= len(inside)
