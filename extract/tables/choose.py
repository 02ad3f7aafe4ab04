"""Scores of table candidates, and the best one for each area of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import log

from extract.front.labels import read_label
from extract.tables.axes import is_chart
from extract.tables.columnar import is_columnar
from extract.tables.headers import is_value, slot_text
from extract.tables.layout import Layout, Slot
from extract.tables.shading import shared_area
from extract.tables.textrows import text_rows
from schema.evidence import Box

LEAST = 0.45
"""The score that a table must reach."""
LEAST_FILLED = 0.3
"""The share of slots with words, below which ruled space is a drawing or a form."""
LEAST_WIDE = 0.4
"""The share of rows that fill more than one place: the axis of a chart fills one."""
LEAST_INK = 0.05
MOST_CROWDED = 0.1
"""The share of crowded slots up to which a ruled layout needs no comparison with white space."""
RULED = frozenset(("lines", "fills"))
LABELLED = re.compile(r"[A-Z][A-Za-z ]{1,24}:(?=\s*\S)")


def filled_share(layout: Layout) -> float:
    """The share of slots that hold words."""
    return sum(bool(s.words) for s in layout.slots) / len(layout.slots)


def whole_share(layout: Layout) -> float:
    """The share of words that no column edge of their slot cuts."""
    words = [(w, layout.box_of(s)) for s in layout.slots for w in s.words]
    whole = sum(w.x0 >= box.x0 - 2 and w.x1 <= box.x1 + 2 for w, box in words)
    return whole / len(words) if words else 0.0


def single_share(layout: Layout) -> float:
    """How near the slots are to one for each place of the grid."""
    return len(layout.slots) / (layout.rows * layout.columns)


def value_share(layout: Layout) -> float:
    """The share of filled slots that hold a value."""
    filled = [s for s in layout.slots if s.words]
    return sum(is_value(slot_text(s)) for s in filled) / len(filled) if filled else 0.0


def crowded_share(layout: Layout) -> float:
    """The share of slots that plainly hold more than one cell: numbers beside other texts or above each other."""
    return sum(_is_crowded(s) for s in layout.slots) / len(layout.slots)


def _is_crowded(slot: Slot) -> bool:
    if len(slot.words) < 2:
        return False
    rows = text_rows(slot.words)
    values = [[c.value for c in row.chunks] for row in rows]
    beside = (
        any((any(row) and len(row) > 1) or len(row) > 2 for row in values) or sum(len(row) > 1 for row in values) > 2
    )
    return beside or (len(rows) > 2 and all(map(all, values)))


def score(layout: Layout) -> float:
    """How much a layout looks like a table, 0 to 1."""
    sound = filled_share(layout) * 0.4 + whole_share(layout) * 0.4 + single_share(layout) * 0.2
    return sound * (1 - crowded_share(layout))


def is_table(layout: Layout) -> bool:
    """Whether there is more than a box, a frame, a chart, a card or a block of labels in it."""
    if layout.rows < 2 or layout.columns < 2 or filled_share(layout) < LEAST_FILLED:
        return False
    rows = [[s for s in layout.slots if s.words and s.row == row] for row in range(layout.rows)]
    filled = sum(len(row) for row in rows)
    wide = sum(len(row) > 1 for row in rows)
    if filled < 4 or wide < 2 or wide < LEAST_WIDE * layout.rows or (filled < 5 and not value_share(layout)):
        return False
    return not (is_front_block(rows) or is_card(rows) or is_drawing(layout))


def is_row_of_cards(layout: Layout, boxes: Sequence[Box]) -> bool:
    """Whether a layout runs over closed `boxes` with nothing but single texts between them: title bars of cards."""
    inside = [b for b in boxes if shared_area(b, layout.box)]
    outside = [0] * layout.rows
    for slot in layout.slots:
        box = layout.box_of(slot)
        middle = (box.top + box.bottom) / 2
        outside[slot.row] += bool(slot.words) and not any(b.top <= middle <= b.bottom for b in inside)
    return len(inside) > 1 and max(outside) == 1 and sum(outside) + 1 >= len(inside)


def is_drawing(layout: Layout) -> bool:
    """Whether it is a chart, or panels that are nearly empty."""
    words = [w for s in layout.slots for w in s.words]
    return bool(words) and (inked_share(layout) < LEAST_INK or is_chart(words))


def inked_share(layout: Layout) -> float:
    """The share of the layout's area that words cover."""
    area = layout.box.width * layout.box.height
    return sum(w.width * w.height for s in layout.slots for w in s.words) / area if area else 0.0


def is_front_block(rows: Sequence[Sequence[Slot]]) -> bool:
    """Whether most rows begin with a label such as "Report of" or "Date:"."""
    labels = [slot_text(row[0]) for row in rows if row]
    return sum(text.endswith(":") or read_label(text) is not None for text in labels) * 2 > len(labels)


def is_card(rows: Sequence[Sequence[Slot]]) -> bool:
    """Whether a third of the rows or more are strips of labelled values ("Latest: 71%", "Target: 75%")."""
    strips = 0
    for row in rows:
        labels = [LABELLED.match(slot_text(s)) for s in row]
        strips += len(labels) > 1 and all(labels) and len({m[0] for m in labels if m}) == len(labels)
    return strips * 3 >= len(rows)


def best_layouts(candidates: Iterable[Layout]) -> list[Layout]:
    """The best candidate for each area, from top to bottom; none that overlaps a better one."""
    found = [c for c in candidates if c.slots]
    drawings = [c.box for c in found if c.origin in RULED and is_drawing(c)]
    tables = [c for c in found if _may_stand(c) and not any(_lies_in(c.box, box) for box in drawings)]
    ranked = sorted(tables, key=lambda c: (-round(_weight(c), 6), c.box.top, c.box.x0))
    chosen: list[Layout] = []
    for layout in ranked:
        if score(layout) >= LEAST and not any(_overlap(layout, other) for other in chosen):
            chosen.append(layout)
    return sorted(chosen, key=lambda c: (c.box.top, c.box.x0))


def stray_rows(candidates: Iterable[Layout], chosen: Sequence[Layout]) -> list[Layout]:
    """Single ruled rows of several filled columns outside the `chosen` layouts: perhaps the rest of a table."""
    rows = [c for c in candidates if c.slots and c.rows == 1 and sum(bool(s.words) for s in c.slots) > 1]
    kept: list[Layout] = []
    for row in rows:
        if not any(_overlap(row, other) for other in (*chosen, *kept)):
            kept.append(row)
    return kept


def _weight(layout: Layout) -> float:
    """The score, and more for a layout that accounts for more words: a fragment is easily sound."""
    return score(layout) * log(2 + sum(len(s.words) for s in layout.slots))


def _overlap(a: Layout, b: Layout) -> bool:
    smaller = min(a.box.width * a.box.height, b.box.width * b.box.height)
    return shared_area(a.box, b.box) > 0.05 * smaller


def _may_stand(layout: Layout) -> bool:
    return is_table(layout) and (layout.origin in RULED or is_columnar(layout))


def _lies_in(box: Box, frame: Box) -> bool:
    return shared_area(box, frame) > 0.7 * box.width * box.height
