"""Tables that go over a page break: which parts belong together, and the rows of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.headers import slot_text
from extract.layout import Layout, Slot
from extract.pages import Page

SAME_EDGE = 5.0
"""Points: column edges no further apart than this are the same."""
FURNITURE_LINES = 3
"""More lines than this between a table and the edge of its page are text, not a running head or foot."""
GOES_ON = re.compile(r"[a-z(&,;–-]")
STOPS = re.compile(r"[.:;!?]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part of a table that stands on one page; the first `depth` rows are its head."""

    page: Page
    layout: Layout
    depth: int
    shades: tuple[str | None, ...]


def joined_parts(parts: Sequence[Part]) -> list[list[Part]]:
    """Parts in reading order, grouped into tables."""
    tables: list[list[Part]] = []
    for i, part in enumerate(parts):
        before = tables[-1][-1] if tables else None
        last = i == 0 or parts[i - 1] is before
        if before is not None and last and goes_on(before, part):
            tables[-1].append(part)
        else:
            tables.append([part])
    return tables


def goes_on(before: Part, part: Part) -> bool:
    """Whether `part`, at the top of its page, goes on with the table that ends the page before it."""
    if part.page.number != before.page.number + 1 or not same_columns(before.layout, part.layout):
        return False
    if _lines_below(before) > FURNITURE_LINES or _lines_above(part) > FURNITURE_LINES:
        return False
    return not part.depth or repeats_head(before, part)


def same_columns(a: Layout, b: Layout) -> bool:
    """Whether two layouts have the same columns, perhaps shifted as on facing pages."""
    shift = b.xs[0] - a.xs[0]
    if a.columns != b.columns:
        return False
    return all(abs(x - y + shift) <= SAME_EDGE for x, y in zip(a.xs, b.xs, strict=True))


def repeats_head(before: Part, part: Part) -> bool:
    """Whether a part begins with the head rows that the one before it begins with."""
    return bool(part.depth) and _texts(part, part.depth) == _texts(before, part.depth)


def _texts(part: Part, rows: int) -> list[tuple[int, int, str]]:
    slots = sorted(part.layout.slots, key=lambda s: (s.row, s.column))
    return [(s.row, s.column, " ".join(slot_text(s).split())) for s in slots if s.row < rows and s.words]


def _lines_below(part: Part) -> int:
    bottom = part.layout.box.bottom
    return _line_count(w.bottom for w in part.page.words if w.top >= bottom - 1)


def _lines_above(part: Part) -> int:
    top = part.layout.box.top
    return _line_count(w.bottom for w in part.page.words if w.bottom <= top + 1)


def _line_count(bottoms: Iterable[float]) -> int:
    count, last = 0, float("-inf")
    for bottom in sorted(bottoms):
        if bottom - last > 3:
            count += 1
        last = bottom
    return count


def is_rest_of_row(row: Sequence[Slot], last: Sequence[Slot]) -> bool:
    """Whether `row`, first on its page, is plainly the rest of the `last` row before the page break.

    It fills fewer places than a row does, only such as `last` fills, and each text goes on in lower case.
    """
    filled = [s for s in row if s.words]
    above = {s.column: slot_text(s) for s in last if s.words}
    if not filled or not all(s.column in above for s in filled):
        return False
    return all(GOES_ON.match(slot_text(s)) and not STOPS.search(above[s.column]) for s in filled)
