"""What a table candidate looks like, in named scores from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from extract.tables.headers import is_value, slot_text
from extract.tables.layout import Layout, Slot
from extract.tables.textrows import text_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The shares of a candidate: each is described at the function of its name; `words` counts words.

    `sound` is how much it looks like a table, and `weight` ranks it: candidates of the same area compete by it.
    """

    filled: float
    whole: float
    single: float
    value: float
    crowded: float
    inked: float
    words: int

    @property
    def sound(self) -> float:
        """How much it looks like a table: slots filled, words whole and places single, and no slot crowded."""
        return (self.filled * 0.4 + self.whole * 0.4 + self.single * 0.2) * (1 - self.crowded)

    @property
    def weight(self) -> float:
        """Soundness, and more for one that accounts for more words: a fragment is easily sound."""
        return round(self.sound * log(2 + self.words), 6)


def measure(layout: Layout) -> Scores:
    """All scores of a candidate that has slots."""
    return Scores(
        filled=filled_share(layout),
        whole=whole_share(layout),
        single=single_share(layout),
        value=value_share(layout),
        crowded=crowded_share(layout),
        inked=inked_share(layout),
        words=sum(len(s.words) for s in layout.slots),
    )


def filled_share(layout: Layout) -> float:
    """The share of slots that hold words or a sign."""
    return sum(s.filled for s in layout.slots) / len(layout.slots)


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
    rows = text_rows(w for w in slot.words if w.level)
    values = [[c.value for c in row.chunks] for row in rows]
    beside = (
        any((any(row) and len(row) > 1) or len(row) > 2 for row in values) or sum(len(row) > 1 for row in values) > 2
    )
    amounts = sum(map(all, values))
    return beside or (amounts > 2 and amounts * 2 > len(rows))


def inked_share(layout: Layout) -> float:
    """The share of the layout's area that words cover."""
    box = layout.box
    area = box.width * box.height
    return sum(w.width * w.height for s in layout.slots for w in s.words) / area if area else 0.0
