"""Page furniture: running heads and feet, page numbers and stamps, told from what the page says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from extract.pages import Page
from extract.structure.labels import find_label
from extract.structure.lines import Line
from extract.structure.stamps import is_stamp, may_head

MARGIN = 0.14
"""Of the page's height: how far from its edge furniture may stand."""
OUTERMOST = 3
"""How many lines from the edge may be furniture."""
DRIFT = 6.0
"""Points by which a running line may move from page to page."""
LOW = 0.93
"""Of the page's height: small print below this is furniture though no other page repeats it."""
SMALL_PRINT = 0.9
"""Of the page's usual size."""
RIGHT = 0.55
"""Of the page's width: a stamp at the right begins beyond this."""
HEAD_GAP = 2.5
"""Times the font size: a table's words that begin so near below a line have it for their head."""
PAGE_NUMBER = re.compile(
    r"[-–—|\[(]? ?(?:\d{1,3}|1\d{3}|[ivxl]{1,6})(?: ?(?:of|/) ?\d{1,4})? ?[-–—|\])]?", re.IGNORECASE
)
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page whose lines are sorted: `body` in reading order, `furniture` with its kind of block."""

    page: Page
    body: tuple[Line, ...]
    furniture: tuple[tuple[str, Line], ...]

    @property
    def number(self) -> int:
        """The page's number in the document, from 1."""
        return self.page.number


def set_apart(pages: Sequence[tuple[Page, Sequence[Line]]]) -> list[Sheet]:
    """Each page with its furniture told from its body; a line runs where its neighbours repeat it."""
    repeats = _repeats(pages)
    return [_sheet(page, lines, repeats) for page, lines in pages]


def _edges(page: Page, lines: Sequence[Line]) -> dict[int, str]:
    """Lines (by index) that stand where furniture may: "head" or "foot"."""
    by_height = sorted(range(len(lines)), key=lambda i: lines[i].top)
    heads = [i for i in by_height[:OUTERMOST] if lines[i].bottom < MARGIN * page.height]
    feet = [i for i in by_height[-OUTERMOST:] if lines[i].top > (1 - MARGIN) * page.height]
    return {**dict.fromkeys(heads, "head"), **dict.fromkeys(feet, "foot")}


def _key(line: Line) -> str:
    return DIGITS.sub("#", line.text.casefold())


def _repeats(pages: Sequence[tuple[Page, Sequence[Line]]]) -> Mapping[tuple[str, str], list[tuple[int, float]]]:
    found: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for page, lines in pages:
        for i, edge in _edges(page, lines).items():
            found[edge, _key(lines[i])].append((page.number, _offset(page, lines[i], edge)))
    return found


def _offset(page: Page, line: Line, edge: str) -> float:
    return line.top if edge == "head" else page.height - line.bottom


def _sheet(page: Page, lines: Sequence[Line], repeats: Mapping[tuple[str, str], list[tuple[int, float]]]) -> Sheet:
    edges = _edges(page, lines)
    body, furniture = [], []
    for i, line in enumerate(lines):
        kind = _kind(page, line, edges[i], repeats) if i in edges else _stamp_kind(line)
        if kind:
            furniture.append((kind, line))
        else:
            body.append(line)
    return Sheet(page=page, body=tuple(body), furniture=tuple(furniture))


def _kind(page: Page, line: Line, edge: str, repeats: Mapping[tuple[str, str], list[tuple[int, float]]]) -> str | None:
    if PAGE_NUMBER.fullmatch(line.text):
        return "page_number"
    if is_stamp(line.text) and not (may_head(line.text) and line.bold and line.x0 < RIGHT * page.width):
        return "stamp"
    if find_label(line):
        return None
    if _runs(page.number, _offset(page, line, edge), repeats[edge, _key(line)]) or _is_artifact(page, line):
        return "running_head" if edge == "head" else "running_foot"
    usual = median(word.size for word in page.words)
    small = line.size < SMALL_PRINT * usual and not line.notes and line.top > LOW * page.height
    return "running_foot" if small else None


def _is_artifact(page: Page, line: Line) -> bool:
    """Whether the file calls a line no content, and it is no head of a table, which files call so too."""
    if not all(word.artifact for word in line.words):
        return False
    marks = {mark for tag in page.tags for table in tag.walk() if table.kind == "Table" for mark in table.marks()}
    below = (w for w in page.words if 0 <= w.top - line.bottom < HEAD_GAP * line.size)
    return not any(word.mark in marks for word in below)


def _stamp_kind(line: Line) -> str | None:
    return "stamp" if is_stamp(line.text, in_margin=False) else None


def _runs(number: int, offset: float, places: Sequence[tuple[int, float]]) -> bool:
    """Whether a page beside has the line in the same place, or pages on both sides of those beside do."""
    same = {other - number for other, at in places if abs(at - offset) <= DRIFT}
    return bool(same & {-1, 1}) or {-2, 2} <= same or {2, 4} <= same or {-2, -4} <= same
