"""Boxes around text, filled or ruled, with room inside their edge; one that stands beside text is read apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.pages import Page, Rule, Word
from extract.structure.rows import Row, find_rows
from schema.evidence import Box, enclosing

PADDING = 2.5
"""Points between a box's left edge and its words; a highlight has none."""
SMALLEST = (40.0, 14.0)
"""Points: the width and height of the smallest box."""
LARGEST = 0.5
"""Of the page: what covers more is its background."""
WHITE = "#ffffff"
SAME = 2.0
"""Points by which edges may differ and still meet."""
FEWEST = (2, 6)
"""A box beside text has so many rows and words at least."""
BESIDE = 2
"""So many rows stand beside it at least."""
APART = 0.9
"""Of a row's height: a wider gap parts two paragraphs."""


def find_panels(page: Page, words: Sequence[Word]) -> list[Box]:
    """The boxes of a page that hold words with room around them, the smallest first."""
    filled = [f for f in page.fills if f.color != WHITE]
    curved = [c for c in page.curves if c.color not in (None, WHITE)]
    boxes = [box for box in (*filled, *curved, *_ruled(page.rules)) if _may_hold_text(box, page)]
    return sorted((b for b in boxes if _holds(b, words)), key=lambda b: b.width * b.height)


def _may_hold_text(box: Box, page: Page) -> bool:
    large = box.width * box.height > LARGEST * page.width * page.height
    return box.width >= SMALLEST[0] and box.height >= SMALLEST[1] and not large


def _holds(box: Box, words: Sequence[Word]) -> bool:
    inside = within(box, words)
    return bool(inside) and min(w.x0 for w in inside) >= box.x0 + PADDING and max(w.x1 for w in inside) <= box.x1 + SAME


def within(box: Box, words: Iterable[Word]) -> list[Word]:
    """The words whose middle is in a box."""
    return [w for w in words if box.contains_point((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]


def _ruled(rules: Sequence[Rule]) -> list[Box]:
    """The rectangles that were drawn with an outline: two level edges of one width with upright ones at both ends."""
    level: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    upright = {(round(r.x0), round(r.top), round(r.bottom)) for r in rules if r.origin == "edge" and r.x0 == r.x1}
    for rule in rules:
        if rule.origin == "edge" and rule.top == rule.bottom:
            level[round(rule.x0), round(rule.x1)].append(rule)
    return [
        Box(x0=a.x0, top=a.top, x1=a.x1, bottom=b.top)
        for (left, right), edges in level.items()
        for a, b in pairwise(sorted(edges, key=lambda r: r.top))
        if {(left, round(a.top), round(b.top)), (right, round(a.top), round(b.top))} <= upright
    ]


def boxes_apart(words: Sequence[Word], panels: Sequence[Box]) -> list[list[Word]]:
    """Words in parts to be read one after the other: a box beside text is one, before what it stands beside."""
    for panel in panels:
        inside = within(panel, words)
        if not _is_beside_text(panel, inside, words, panels):
            continue
        own = set(map(id, inside))
        rows = find_rows(w for w in words if id(w) not in own)
        at = _place(rows, panel)
        before, after = ([w for row in part for w in row] for part in (rows[:at], rows[at:]))
        return [*boxes_apart(before, panels), inside, *boxes_apart(after, panels)]
    return [list(words)] if words else []


def _is_beside_text(panel: Box, inside: Sequence[Word], words: Sequence[Word], panels: Sequence[Box]) -> bool:
    """Whether a box has text of its own, and text beside it that is in no box as cells and cards are."""
    if len(inside) < FEWEST[1] or len(find_rows(inside)) < FEWEST[0]:
        return False
    own = set(map(id, inside))
    beside = [w for w in words if id(w) not in own and panel.top < w.bottom and w.top < panel.bottom]
    others = [p for p in panels if p is not panel and p.top < panel.bottom and panel.top < p.bottom]
    boxed = any(within(p, beside) or not within(p, inside) for p in others)
    reach = enclosing(beside)
    clear = reach is not None and (reach.x1 <= panel.x0 + SAME or reach.x0 >= panel.x1 - SAME)
    return clear and not boxed and len(find_rows(beside)) >= BESIDE


def _place(rows: Sequence[Row], panel: Box) -> int:
    """How many rows come before a box: those above it, but for a paragraph that it stands beside in part."""
    at = next((i for i, row in enumerate(rows) if row[0].bottom > panel.top), len(rows))
    while at and at < len(rows) and rows[at][0].top - rows[at - 1][0].bottom < APART * rows[at][0].height:
        at -= 1
    return at
