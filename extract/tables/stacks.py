"""Rulings across the page, one above the other with the same ends: the rows of a table stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from statistics import median

from extract.pages import Word
from extract.tables.rulings import SNAP, Ruling, Rulings
from extract.tables.runs import ROOM, begins_table, heads_each, is_caption, is_heading, is_paragraph
from extract.tables.textrows import TextRow, has_amounts, in_line, text_rows

SAME_END = 8.0
"""Points: rulings whose ends stand no further apart belong to one stack."""
CENTRED = 4.0
"""Points: how far a head may stand from the middle over the heads that it spans."""
ROOMY = 3.0
"""Line heights for each line of a band that holds one text: with more room it is no row, but text between tables."""
APART = 1.25
"""Of the usual height of a line between rulings: a title has more room."""
PAGE_LINE = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
MOST_ATTACHED = 8
"""Lines of heads above a stack, or of totals below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Printed rows by band, with heads above the first ruling, where values stand right below it, and totals below."""

    above: tuple[TextRow, ...]
    bands: tuple[tuple[TextRow, ...], ...]
    below: tuple[TextRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What stands between two rulings across the page; `top` and `bottom` in points.

    `boxed` where rulings close it at both ends, `between` where they do so above and below it only,
    `titled` where a line that names what stands below was taken from its top.
    """

    top: float
    bottom: float
    rows: tuple[TextRow, ...]
    boxed: bool
    between: bool = False
    titled: bool = False

    @property
    def is_single(self) -> bool:
        """Whether no line of it has texts side by side."""
        return all(len(r.chunks) < 2 for r in self.rows)

    @property
    def line_height(self) -> float:
        """Points for each line."""
        return (self.bottom - self.top) / max(len(self.rows), 1)


def find_stacks(rulings: Rulings, words: Sequence[Word]) -> Iterator[Stack]:
    """The stacks of three rulings or more whose bands hold words side by side."""
    for stack in stacked(rulings.across):
        inside = [w for w in words if stack[0].start - 3 <= (w.x0 + w.x1) / 2 <= stack[0].end + 3]
        for run in _divided_runs(Rulings(across=tuple(stack), down=rulings.down), inside):
            yield _with_neighbours(run, inside)


def stacked(across: Sequence[Ruling]) -> list[list[Ruling]]:
    """Rulings, sorted from top to bottom, in groups of two or more with the same ends."""
    stacks: list[list[Ruling]] = []
    for ruling in across:
        home = next((s for s in stacks if _same_ends(s[-1], ruling)), None)
        if home is None:
            stacks.append([ruling])
        else:
            home.append(ruling)
    return [s for s in stacks if len(s) > 1]


def _same_ends(a: Ruling, b: Ruling) -> bool:
    return abs(a.start - b.start) <= SAME_END and abs(a.end - b.end) <= SAME_END


def _divided_runs(rulings: Rulings, words: Sequence[Word]) -> Iterator[list[Band]]:
    """Stretches of bands of one table that follow each other and hold several chunks on a line, or nothing."""
    run: list[Band] = []
    for whole in _marked(_bands(rulings, words)):
        band = _without_title_line(whole) if run else whole
        if run and _begins_table(run, band):
            yield from _sound(_without_title(run))
            run = []
        if not band.rows or _is_divided(whole, run):
            run.append(band if not run else whole)
            continue
        yield from _sound(run)
        run = []
    yield from _sound(run)


def _bands(rulings: Rulings, words: Sequence[Word]) -> list[Band]:
    return [
        Band(
            top=a.at,
            bottom=b.at,
            rows=tuple(text_rows((w for w in words if a.at <= (w.top + w.bottom) / 2 < b.at), rulings.down)),
            boxed=_is_boxed(a, b, rulings.down),
        )
        for a, b in pairwise(rulings.across)
    ]


def _is_boxed(above: Ruling, below: Ruling, down: Sequence[Ruling]) -> bool:
    """Whether rulings down the page join two rulings across it at both ends."""
    sides = [r.at for r in down if r.start <= above.at + SNAP and r.end >= below.at - SNAP]
    return all(any(abs(at - end) <= SNAP for at in sides) for end in (above.start, above.end))


def _marked(bands: Sequence[Band]) -> list[Band]:
    """The bands, marked where they stand between two boxes: only a line as high as a row is a row there."""
    boxed = [i for i, band in enumerate(bands) if band.boxed]
    return [
        replace(band, between=bool(boxed) and boxed[0] < i < boxed[-1] and not band.boxed)
        for i, band in enumerate(bands)
    ]


def _begins_table(run: Sequence[Band], band: Band) -> bool:
    """Whether a band is the head of another table: the rulings above it stand further apart than rows need."""
    rows = [r for b in run for r in b.rows]
    least = 2 if run[-1].rows else 1
    if not rows or not band.rows or any(map(has_amounts, band.rows)) or not begins_table(rows, band.rows[0], least):
        return False
    usual = median(b.line_height for b in run if b.rows)
    return band.titled or not run[-1].rows or (run[-1].is_single and run[-1].line_height > APART * usual)


def _without_title_line(band: Band) -> Band:
    """A band without the line that stands over its texts with more room below than lines have: a title and heads."""
    rows = band.rows
    titled = len(rows) > 1 and len(rows[0].chunks) == 1 and len(rows[1].chunks) > 1
    if titled and rows[1].top - rows[0].bottom > ROOM * rows[0].size:
        return replace(band, top=(rows[0].bottom + rows[1].top) / 2, rows=rows[1:], titled=True)
    return band


def _without_title(run: list[Band]) -> list[Band]:
    last = max(i for i, b in enumerate(run) if b.rows and not b.is_single)
    return run[: last + 1]


def _is_divided(band: Band, run: Sequence[Band]) -> bool:
    """Whether a band holds texts side by side or the name of a section.

    A line of larger type that stands alone, a numbered paragraph and a caption are text between two tables.
    """
    usual = median(r.size for b in (*run, band) for r in b.rows)
    if any(is_heading(r, usual) or is_caption(r) or is_paragraph(r) for r in band.rows):
        return False
    if not band.is_single:
        return True
    most = 1 if band.between else 2
    return len(band.rows) <= most and band.line_height <= ROOMY / (2 if band.between else 1) * usual


def _sound(run: list[Band]) -> Iterator[list[Band]]:
    bands = [band for band in run if band.rows]
    if sum(len(row.chunks) > 1 for band in bands for row in band.rows) > 1:
        yield bands


def _with_neighbours(run: Sequence[Band], words: Sequence[Word]) -> Stack:
    """The run with what belongs to it outside; names of sections begin it only under heads that stand above it."""
    first = next(i for i, band in enumerate(run) if not band.is_single)
    headless = any(c.value for r in run[first].rows for c in r.chunks)
    above = _heads_above(run, words) if headless else []
    bands = run if above else run[first:]
    if not above:
        above = _heads_above(bands, words) if headless else _spans_above(bands[0], words)
    rows = [r for band in bands for r in band.rows]
    below = text_rows(w for w in words if (w.top + w.bottom) / 2 >= bands[-1].bottom)
    return Stack(
        above=tuple(above),
        bands=tuple(band.rows for band in bands),
        below=tuple(_attached(below, rows, bands[-1].bottom)),
    )


def _heads_above(bands: Sequence[Band], words: Sequence[Word]) -> list[TextRow]:
    rows = [r for band in bands for r in band.rows]
    above = text_rows(w for w in words if w.bottom <= bands[0].top + 2)
    return _attached(above[::-1], rows, bands[0].top)[::-1]


def _spans_above(first: Band, words: Sequence[Word]) -> list[TextRow]:
    """The row right above a band of heads whose few texts all stand over its later columns: heads that span them."""
    labels = first.rows[0].chunks[0].x1
    nearest = text_rows(w for w in words if w.bottom <= first.top + 2)[-1:]
    return [
        row
        for row in nearest
        if first.top - row.bottom <= row.size
        and len(row.chunks) < max(len(r.chunks) for r in first.rows)
        and all(c.x0 > labels and not c.value for c in row.chunks)
        and (len(row.chunks) > 1 or _spans_some(row, first.rows[-1]))
    ]


def _spans_some(row: TextRow, heads: TextRow) -> bool:
    """Whether one text is centred over two or more of the heads below it, but not over all that follow the first."""
    middle = (row.chunks[0].x0 + row.chunks[0].x1) / 2
    later = heads.chunks[1:]
    spans = [(a, b) for a, b in combinations(later, 2) if (a, b) != (later[0], later[-1])]
    return row.size <= heads.size and any(abs(middle - (a.x0 + b.x1) / 2) <= CENTRED for a, b in spans)


def _attached(rows: Sequence[TextRow], inside: Sequence[TextRow], edge: float) -> list[TextRow]:
    """The rows nearest to an edge of the stack whose chunks are all in line with chunks inside it.

    A row with a single chunk must stand over the later columns: over the first it may be running text.
    """
    kept: list[TextRow] = []
    chunks = [c for r in inside for c in r.chunks]
    labels = max((r.chunks[0].x1 for r in inside if len(r.chunks) > 1), default=0.0)
    for row in rows[:MOST_ATTACHED]:
        gap = min(abs(row.top - edge), abs(row.bottom - edge))
        aligned = all(any(in_line(c, o) for o in chunks) for c in row.chunks) or any(heads_each(row, r) for r in inside)
        if len(row.chunks) == 1 and PAGE_LINE.fullmatch(row.chunks[0].text):
            break
        if gap > 1.5 * row.size or not aligned or (len(row.chunks) < 2 and row.chunks[0].x0 < labels):
            break
        kept.append(row)
        edge = row.bottom if row.top >= edge - 2 else row.top
    return kept
