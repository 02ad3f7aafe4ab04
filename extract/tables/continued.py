"""Tables that go over a page break: which parts belong together, and the rows of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.drawn.marks import DrawnMark
from extract.pages import Page, Word
from extract.tables.celltext import cell_lines
from extract.tables.headers import is_value, slot_text
from extract.tables.layout import Layout, Slot

SAME_EDGE = 5.0
"""Points: column edges no further apart than this are the same."""
FURNITURE_LINES = 3
"""More lines than this between a table and the foot of its page are text, not a running foot or a note."""
MARGIN = 48.0
"""Points from the top of a page in which only running heads stand."""
CONTINUED = re.compile(r"\bcont(?:inued|inuation|['’]?d|\.)", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
GOES_ON = re.compile(r"[a-z(&,;–-]")
STOPS = re.compile(r"[.:;!?]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part of a table that stands on one page; the first `depth` rows are its head.

    `shades` are the backgrounds of the layout's slots, `marks` the signs drawn in them.

    A `stray` part is a single ruled row: alone it is no table, but it may begin or end one at a page break.
    """

    page: Page
    layout: Layout
    depth: int
    shades: tuple[str | None, ...]
    marks: tuple[DrawnMark | None, ...]
    stray: bool = False


def joined_parts(parts: Sequence[Part]) -> list[list[Part]]:
    """Parts in reading order, grouped into tables; a single row that no table goes on with is left out."""
    tables: list[list[Part]] = []
    waiting: Part | None = None
    for part in parts:
        if tables and goes_on(tables[-1][-1], part, tables[-1][0]):
            tables[-1].append(part)
        elif part.stray:
            waiting = part
        elif waiting is not None and goes_on(waiting, part, waiting):
            tables.append([waiting, part])
        else:
            tables.append([part])
    return tables


def goes_on(before: Part, part: Part, head: Part) -> bool:
    """Whether `part`, at the top of its page, goes on with the table that ends the page before it.

    `head` is the part that the table begins with.
    """
    if part.page.number != before.page.number + 1 or before.layout.columns != part.layout.columns:
        return False
    if part.layout.tag is not None and part.layout.tag == before.layout.tag:
        return True
    if len(_lines_below(before)) > FURNITURE_LINES or _own_lines_above(part, before.page):
        return False
    return repeated_head(head, part) > 0 or (not part.depth and same_columns(before.layout, part.layout))


def same_columns(a: Layout, b: Layout) -> bool:
    """Whether two layouts have the same columns, perhaps shifted as on facing pages."""
    shift = b.xs[0] - a.xs[0]
    return all(abs(x - y + shift) <= SAME_EDGE for x, y in zip(a.xs, b.xs, strict=True))


def repeated_head(head: Part, part: Part) -> int:
    """How many rows a part begins with that the head of its table has too; 0 where it does not repeat the head.

    The name of a section that stands under the head may count as one of its rows: it is not repeated.
    """
    if part.layout.repeated:
        return part.layout.repeated
    for rows in range(head.depth, max(0, min(head.depth, part.depth) - 1), -1):
        if _texts(part, rows) == _texts(head, rows):
            return rows
    return 0


def _texts(part: Part, rows: int) -> list[tuple[int, int, str]]:
    slots = sorted(part.layout.slots, key=lambda s: (s.row, s.column))
    return [(s.row, s.column, " ".join(slot_text(s).split())) for s in slots if s.row < rows and s.words]


def _lines_below(part: Part) -> list[str]:
    bottom = part.layout.box.bottom
    return _line_texts(w for w in part.page.words if w.top >= bottom - 1)


def _own_lines_above(part: Part, before: Page) -> list[str]:
    """Lines above a part that are no running head: not at the very top, nor on the page before as well."""
    top = part.layout.box.top
    lines = _line_texts(w for w in part.page.words if w.bottom <= top + 1 and w.bottom > MARGIN)
    known = set(_line_texts(before.words))
    return [line for line in lines if line not in known and not CONTINUED.search(line)]


def _line_texts(words: Iterable[Word]) -> list[str]:
    """The lines that words make, with every number as 0, so that page numbers do not tell pages apart."""
    return [DIGITS.sub("0", " ".join(w.text for w in line)) for line in cell_lines(words)]


def is_rest_of_row(row: Sequence[Slot], last: Sequence[Slot]) -> bool:
    """Whether `row`, first on its page, is plainly the rest of the `last` row before the page break.

    It has fewer texts, all under texts that have not come to a stop, no value of its own where the last
    row has one, and one of them goes on in lower case or after a hyphen.
    """
    here = {s.column: slot_text(s) for s in row if s.words}
    above = {s.column: slot_text(s) for s in last if s.words}
    if not here or not set(here) <= set(above) or (len(here) == len(above) and len(here) > 1):
        return False
    if any(STOPS.search(above[c]) or is_value(here[c]) for c in here):
        return False
    return any(GOES_ON.match(here[c]) or above[c].endswith("-") for c in here)
