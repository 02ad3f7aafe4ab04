"""Rulings across the page, one above the other with the same ends: the rows of a table stand between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.pages import Word
from extract.rulings import Ruling, Rulings
from extract.runs import in_line, is_heading
from extract.textrows import TextRow, text_rows

SAME_END = 8.0
"""Points: rulings whose ends stand no further apart belong to one stack."""
ROOMY = 3.0
"""Line heights for each line of a band that holds one text: with more room it is no row, but text between tables."""
MOST_ATTACHED = 8
"""Lines of heads above a stack, or of totals below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Printed rows by band, with heads above the first ruling, where values stand right below it, and totals below."""

    above: tuple[TextRow, ...]
    bands: tuple[tuple[TextRow, ...], ...]
    below: tuple[TextRow, ...]


def find_stacks(rulings: Rulings, words: Sequence[Word]) -> Iterator[Stack]:
    """The stacks of three rulings or more whose bands hold words side by side."""
    for stack in _stacked(rulings.across):
        inside = [w for w in words if stack[0].start - 3 <= (w.x0 + w.x1) / 2 <= stack[0].end + 3]
        for run in _divided_runs(Rulings(across=tuple(stack), down=rulings.down), inside):
            yield _with_neighbours(run, inside)


def _stacked(across: Sequence[Ruling]) -> list[list[Ruling]]:
    stacks: list[list[Ruling]] = []
    for ruling in across:
        home = next((s for s in stacks if _same_ends(s[-1], ruling)), None)
        if home is None:
            stacks.append([ruling])
        else:
            home.append(ruling)
    return [s for s in stacks if len(s) > 2]


def _same_ends(a: Ruling, b: Ruling) -> bool:
    return abs(a.start - b.start) <= SAME_END and abs(a.end - b.end) <= SAME_END


def _divided_runs(rulings: Rulings, words: Sequence[Word]) -> Iterator[list[tuple[float, float, list[TextRow]]]]:
    """Stretches of bands that follow each other and hold several chunks on a line, or nothing."""
    run: list[tuple[float, float, list[TextRow]]] = []
    for a, b in pairwise(rulings.across):
        rows = text_rows((w for w in words if a.at <= (w.top + w.bottom) / 2 < b.at), rulings.down)
        if not rows or (
            not _has_heading(rows, [r for _, _, band in run for r in band])
            and _is_divided(rows, b.at - a.at, bool(run))
        ):
            run.append((a.at, b.at, rows))
            continue
        yield from _sound(run)
        run = []
    yield from _sound(run)


def _has_heading(rows: Sequence[TextRow], run: Sequence[TextRow]) -> bool:
    """Whether a line of larger type stands alone in a band: text between two tables."""
    usual = median(r.size for r in (*run, *rows))
    return any(is_heading(r, usual) for r in rows)


def _is_divided(rows: Sequence[TextRow], height: float, inside: bool) -> bool:
    """Whether a band holds texts side by side or, `inside` a stack, the name of a section."""
    if any(len(r.chunks) > 1 for r in rows):
        return True
    return inside and len(rows) < 3 and height <= ROOMY * len(rows) * rows[0].size


def _sound(run: list[tuple[float, float, list[TextRow]]]) -> Iterator[list[tuple[float, float, list[TextRow]]]]:
    bands = [band for band in run if band[2]]
    if len(bands) > 1:
        yield bands


def _with_neighbours(run: Sequence[tuple[float, float, list[TextRow]]], words: Sequence[Word]) -> Stack:
    rows = [r for _, _, band in run for r in band]
    headless = any(c.value for r in run[0][2] for c in r.chunks)
    above = text_rows(w for w in words if headless and w.bottom <= run[0][0] + 2)
    below = text_rows(w for w in words if w.top >= run[-1][1] - 2)
    return Stack(
        above=tuple(reversed(_attached(above[::-1], rows, run[0][0]))),
        bands=tuple(tuple(band) for _, _, band in run),
        below=tuple(_attached(below, rows, run[-1][1])),
    )


def _attached(rows: Sequence[TextRow], inside: Sequence[TextRow], edge: float) -> list[TextRow]:
    """The rows nearest to an edge of the stack whose chunks are all in line with chunks inside it.

    A row with a single chunk must stand over the later columns: over the first it may be running text.
    """
    kept: list[TextRow] = []
    chunks = [c for r in inside for c in r.chunks]
    labels = max((r.chunks[0].x1 for r in inside if len(r.chunks) > 1), default=0.0)
    for row in rows[:MOST_ATTACHED]:
        gap = min(abs(row.top - edge), abs(row.bottom - edge))
        aligned = all(any(in_line(c, o) for o in chunks) for c in row.chunks)
        if gap > 1.5 * row.size or not aligned or (len(row.chunks) < 2 and row.chunks[0].x0 < labels):
            break
        kept.append(row)
        edge = row.bottom if row.top >= edge - 2 else row.top
    return kept
