"""What stands at the top of a page that begins a paper: a front block, or the head of an appendix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.front.body import is_body
from extract.front.titles import MINUTES_OF, names_type, without_dates
from extract.packs.starts import Start
from extract.structure.furniture import Sheet
from extract.structure.labels import read_block, read_rows
from extract.structure.lines import Line
from extract.tables.grids import Grid

FRONT = frozenset(("title", "author", "body", "date", "type"))
FRONT_ROLES = 3
"""So many facts of a front at a page's top, its title or its body among them, begin a paper."""
UPPER = 0.45
"""Of the page's height: where a front stands."""
FRONT_LINES = 14
APPENDIX = re.compile(
    r"(?:appendix|annexe?|schedule|atodiad)"
    r"(?: (?P<label>[a-z]{1,2}\d?|\d{1,2}[a-z]?|[ivx]{1,4})(?:\s*[-–—:.]\s*\S.*)?)?",
    re.IGNORECASE,
)

LIST_LINES = 4
"""Where the first lines of a page have several appendices, they are a list."""


def by_fronts(sheets: Sequence[Sheet], tables: Sequence[Grid]) -> list[Start]:
    """A paper for each page that begins with a front."""
    return [Start(page=sheet.number) for sheet in sheets if has_front(sheet, tables)]


def has_front(sheet: Sheet, tables: Sequence[Grid]) -> bool:
    """Whether a page begins with a front: labels of a paper's facts, or its body with its day, type or author."""
    top = _top_lines(sheet)
    rows = [row for grid in tables for row in _rows_at_top(grid, sheet)]
    roles = {item.role for item in [*read_block(top), *read_rows(rows)]} | set(_told(top))
    return len(roles & FRONT) >= FRONT_ROLES and bool(roles & {"title", "body"})


def _top_lines(sheet: Sheet) -> list[Line]:
    """The first lines of a page; what two papers of a page each repeat runs at the head of both."""
    heads = [line for kind, line in sheet.furniture if kind == "running_head"]
    lines = sorted([*heads, *sheet.body], key=lambda line: line.top)
    return [line for line in lines if line.top < UPPER * sheet.page.height][:FRONT_LINES]


def _rows_at_top(grid: Grid, sheet: Sheet) -> Iterable[list[str]]:
    at_top = any(page == sheet.number and box.top < UPPER * sheet.page.height for page, box in grid.areas)
    for row in range(grid.rows if at_top and grid.page_from == sheet.number else 0):
        yield [cell.text for cell in grid.cells if cell.row == row]


def _told(lines: Iterable[Line]) -> Iterable[str]:
    """The roles of lines without a label: the name of a body, a day, a type of paper."""
    for line in lines:
        bare = without_dates(line.text)
        if not bare:
            yield "date"
        elif is_body(bare):
            yield "body"
            if bare != line.text.strip(" -–—,|:;."):
                yield "date"
        elif names_type(bare):
            yield "type"
            if MINUTES_OF.match(line.text) and bare != line.text.strip():
                yield "date"


def by_appendices(sheets: Sequence[Sheet], starts: Sequence[Start]) -> list[Start]:
    """An appendix for each page that one heads; it has the item of the paper that it follows."""
    known = {start.page: start for start in starts}
    found: list[Start] = []
    label = item = None
    for sheet in sheets:
        if sheet.number in known:
            label, item = None, known[sheet.number].item
        fresh = appendix_label(sheet)
        if fresh and fresh != label and sheet.number != sheets[0].number:
            found.append(Start(page=sheet.number, item=item))
        label = fresh or label
    return found


def appendix_label(sheet: Sheet) -> str | None:
    """The letter or number of the appendix that heads a page, or its bare word; a list of several heads none."""
    stamps = [line.text for kind, line in sheet.furniture if kind in ("stamp", "running_head")]
    texts = [*stamps, *(line.text for line in sheet.body[:LIST_LINES])]
    found = [APPENDIX.fullmatch(text.strip()) for text in texts]
    labels = [(match["label"] or match.group()).casefold() if match else None for match in found]
    heads = labels[: len(stamps) + 1]
    return next(filter(None, heads), None) if len(set(filter(None, labels))) == 1 else None
