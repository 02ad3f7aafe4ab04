"""Tiles without a frame: large values side by side, each with its words above and below it.

Values of one size on one baseline make a band. It goes up and down from them as long as the rows of words leave a way
free between every two of them, and is cut there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate, groupby, pairwise
from statistics import median

from extract.pages import Page, Word
from extract.structure.rows import Row, find_rows
from schema.evidence import Box, enclosing

LARGER = 1.25
"""Times the size of most words on the page: how large a value is set that stands for itself."""
LARGEST_GAP = 1.5
"""Times a row's size: what stands farther off is no part of a tile."""
ONE_RUN = 0.8
"""Times a word's size: a gap that parts two runs of words."""
NARROWEST = 6.0
"""Points: the narrowest way between two tiles."""
IsValue = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What is free between two tiles, from left to right, in points."""

    x0: float
    x1: float

    @property
    def width(self) -> float:
        """How wide it is; below 0 where nothing is left."""
        return self.x1 - self.x0

    def without(self, run: Box) -> Way:
        """The wider part that a run of words leaves of it."""
        if run.x1 <= self.x0 or run.x0 >= self.x1:
            return self
        return max(Way(x0=self.x0, x1=run.x0), Way(x0=run.x1, x1=self.x1), key=lambda way: way.width)


def frameless_boxes(page: Page, is_value: IsValue) -> list[Box]:
    """The boxes of the tiles on a page that have no frame, from the top; two of them at least stand side by side."""
    if not page.words:
        return []
    rows = find_rows(page.words)
    least = LARGER * median(word.size for word in page.words)
    found = ((at, _values(row, least, is_value)) for at, row in enumerate(rows))
    return [box for at, values in found if values for box in _band(rows, at, values)]


def _values(row: Row, least: float, is_value: IsValue) -> list[Box]:
    """The large values of a row, where there are two or more and nothing else that is as large."""
    large = [word for word in row if word.size >= least]
    runs = list(_runs(large))
    alike = bool(large) and max(w.size for w in large) - min(w.size for w in large) <= 1
    told = alike and len(runs) > 1 and all(is_value(text) for _, text in runs)
    return [box for box, _ in runs] if told else []


def _runs(row: Sequence[Word]) -> Iterator[tuple[Box, str]]:
    """The words of a row that stand close together, as boxes and texts."""
    gaps = (b.x0 - a.x1 > ONE_RUN * max(a.size, b.size) for a, b in pairwise(row))
    numbers = accumulate(gaps, initial=0)
    for _, run in groupby(row, key=lambda _: next(numbers)):
        words = list(run)
        if box := enclosing(words):
            yield box, " ".join(word.text for word in words)


def _band(rows: Sequence[Row], at: int, values: Sequence[Box]) -> list[Box]:
    """The boxes around the values of a row, as far up and down as there is a way between them."""
    ways = [Way(x0=a.x1, x1=b.x0) for a, b in pairwise(values)]
    above, ways = _reach(rows[at], reversed(rows[:at]), ways)
    below, ways = _reach(rows[at], rows[at + 1 :], ways)
    step = max(b.x0 - a.x0 for a, b in pairwise(values))
    cuts = [values[0].x1 - step, *((way.x0 + way.x1) / 2 for way in ways), values[-1].x0 + step]
    top, bottom = min(word.top for word in above), max(word.bottom for word in below)
    return [Box(x0=left, x1=right, top=top - 1, bottom=bottom + 1) for left, right in pairwise(cuts)]


def _reach(start: Row, rows: Iterable[Row], ways: list[Way]) -> tuple[Row, list[Way]]:
    """The last row that belongs to a band, and the ways that are left beside its rows."""
    last = start
    for row in rows:
        left = [_left_by(row, way) for way in ways]
        if _ends(start, last, row) or any(way.width < NARROWEST for way in left):
            break
        last, ways = row, left
    return last, ways


def _left_by(row: Row, way: Way) -> Way:
    return reduce(Way.without, (box for box, _ in _runs(row)), way)


def _ends(start: Row, last: Row, row: Row) -> bool:
    """Whether a row is none of a tile after `last`, which goes out from the values' own: far off, or set larger."""
    gap = max(
        min(w.top for w in row) - max(w.bottom for w in last), min(w.top for w in last) - max(w.bottom for w in row)
    )
    size = max(word.size for word in last)
    return gap > LARGEST_GAP * size or (last is not start and (gap > size or row[0].size > size + 1))
