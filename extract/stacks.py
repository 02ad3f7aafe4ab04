"""Rulings across the page, one above the other with the same ends: the rows of a table stand between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pages import Word
from extract.rulings import Ruling, Rulings
from extract.runs import in_line
from extract.textrows import TextRow, text_rows

SAME_END = 8.0
"""Points: rulings whose ends stand no further apart belong to one stack."""
TALLEST = 0.5
"""Of the distance from the first to the last ruling: a taller band is no row, but text between two rulings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Printed rows by band: first those above the first ruling, last those below the last one."""

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
        if not rows or any(len(r.chunks) > 1 for r in rows) or (len(rows) < 3 and run):
            run.append((a.at, b.at, rows))
            continue
        yield from _sound(run)
        run = []
    yield from _sound(run)


def _sound(run: list[tuple[float, float, list[TextRow]]]) -> Iterator[list[tuple[float, float, list[TextRow]]]]:
    bands = [band for band in run if band[2]]
    if len(bands) > 1:
        yield bands


def _with_neighbours(run: Sequence[tuple[float, float, list[TextRow]]], words: Sequence[Word]) -> Stack:
    rows = [r for _, _, band in run for r in band]
    above = text_rows(w for w in words if w.bottom <= run[0][0] + 2)
    below = text_rows(w for w in words if w.top >= run[-1][1] - 2)
    return Stack(
        above=tuple(reversed(_attached(above[::-1], rows, run[0][0]))),
        bands=tuple(tuple(band) for _, _, band in run),
        below=tuple(_attached(below, rows, run[-1][1])),
    )


def _attached(rows: Sequence[TextRow], inside: Sequence[TextRow], edge: float) -> list[TextRow]:
    """The rows nearest to an edge of the stack that have several chunks, all in line with chunks inside it."""
    kept: list[TextRow] = []
    chunks = [c for r in inside for c in r.chunks]
    for row in rows:
        gap = min(abs(row.top - edge), abs(row.bottom - edge))
        aligned = sum(any(in_line(c, o) for o in chunks) for c in row.chunks)
        if len(row.chunks) < 2 or gap > 1.5 * row.size or aligned < len(row.chunks):
            break
        kept.append(row)
        edge = row.bottom if row.top >= edge - 2 else row.top
    return kept
