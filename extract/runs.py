"""Printed rows of a page -> runs of rows that may be one table without sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.rulings import Ruling
from extract.textrows import Chunk, TextRow

NEAR = 2.2
"""Line heights between two rows of one run."""
MOST_BETWEEN = 2
"""Rows with a single chunk that may stand one after another inside a run: section names, wrapped labels."""
SAME_PLACE = 4.0
"""Points: chunks whose left ends, right ends or middles stand no further apart are aligned."""
MOST_ABOVE = 4
"""Rows of the head that may stand between the top ruling and the first row with several chunks."""


def find_runs(rows: Sequence[TextRow], across: Sequence[Ruling]) -> Iterator[list[TextRow]]:
    """Stretches of rows from one with several chunks to another, without a break in distance or alignment."""
    run: list[TextRow] = []
    waiting: list[TextRow] = []
    above: list[TextRow] = []
    for row in rows:
        last = (waiting or run)[-1] if run else None
        if (
            run
            and last is not None
            and (not _near(last, row, across) or _changes(run, last, row) or len(waiting) > MOST_BETWEEN)
        ):
            yield [*above, *run, *_tail(waiting, run, across)]
            run, waiting = [], []
        if len(row.chunks) > 1 and (not run or _aligned(run, row) or not waiting):
            if not run:
                above = _head_above(rows, row, across)
            run += [*waiting, row]
            waiting = []
        elif run:
            waiting.append(row)
    if run:
        yield [*above, *run, *_tail(waiting, run, across)]


def _near(before: TextRow, row: TextRow, across: Sequence[Ruling]) -> bool:
    """Whether a row follows closely; rulings between rows let them stand further apart."""
    gap = row.top - before.bottom
    ruled = any(before.bottom - 3 <= r.at <= row.top + 3 for r in across)
    return gap <= (2 * NEAR if ruled else NEAR) * max(before.size, row.size)


def _aligned(run: Sequence[TextRow], row: TextRow) -> bool:
    """Whether most chunks of a row stand in line with chunks of the last rows with several of them."""
    others = [c for r in [r for r in run if len(r.chunks) > 1][-3:] for c in r.chunks]
    hits = sum(any(in_line(c, o) for o in others) for c in row.chunks)
    return hits * 2 >= len(row.chunks)


def _changes(run: Sequence[TextRow], last: TextRow, row: TextRow) -> bool:
    """Whether other columns begin after a gap: a table of its own stands below."""
    gaps = sorted(b.top - a.bottom for a, b in pairwise(run))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    if row.top - last.bottom <= usual + 0.8 * row.size or len(row.chunks) < 2:
        return False
    others = [c for r in run[-3:] for c in r.chunks]
    return not all(any(in_line(c, o) for o in others) for c in row.chunks)


def in_line(a: Chunk, b: Chunk) -> bool:
    """Whether two chunks have a left end, a right end or a middle in common."""
    middles = abs(a.x0 + a.x1 - b.x0 - b.x1) / 2
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), middles) <= SAME_PLACE


def _head_above(rows: Sequence[TextRow], first: TextRow, across: Sequence[Ruling]) -> list[TextRow]:
    """The rows between a ruling and the first row with several chunks below it: heads that span columns."""
    x0, x1 = first.chunks[0].x0, first.chunks[-1].x1
    tops = [r.at for r in across if r.at <= first.top + 2 and r.start <= x0 + 20 and r.end >= x1 - 20]
    if not tops:
        return []
    between = [r for r in rows if r.top >= tops[-1] - 2 and r.bottom <= first.top + 2 and r is not first]
    return between if len(between) <= MOST_ABOVE else []


def _tail(waiting: Sequence[TextRow], run: Sequence[TextRow], across: Sequence[Ruling]) -> list[TextRow]:
    """Rows after the last one with several chunks that a ruling closes in, or that go on below one of its texts."""
    bottoms = [r.at for r in across if r.at > run[-1].bottom - 2]
    closed = [r for r in waiting if bottoms and r.bottom <= bottoms[0] + 2][:MOST_BETWEEN]
    if closed:
        return closed
    kept: list[TextRow] = []
    later = run[-1].chunks[1:]
    for row in waiting:
        tight = row.top - (kept or run)[-1].bottom <= 0.5 * row.size
        if not tight or not any(
            abs(row.chunks[0].x0 - c.x0) <= 1 and row.chunks[0].x1 <= c.x1 + row.size for c in later
        ):
            break
        kept.append(row)
    return kept
