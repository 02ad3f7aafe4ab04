"""Printed rows of a page -> runs of rows that may be one table without sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.tables.captions import NAMED
from extract.tables.rulings import Ruling
from extract.tables.textrows import TextRow, has_amounts, in_line

NEAR = 2.2
"""Line heights between two rows of one run."""
MOST_BETWEEN = 2
"""Rows with a single chunk that may stand one after another inside a run: section names, wrapped labels."""
WIDER = 60.0
"""Points: how much further than its texts a table's rulings reach; those of a frame reach further."""
LARGER = 1.25
"""Of the usual font size: headings are larger than what stands in tables."""
ROOM = 0.8
"""Of the font size: how much more than the usual distance sets a row apart."""
INDENT = 24.0
"""Points: how far the labels of parts may stand to the right of those of the whole."""
LEAST_BETWEEN = 5.0
"""Points: rulings that stand closer are a double one."""
PARAGRAPH = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}\.?")
TEXT_WORDS = 8
"""A line of running text has so many words at least."""
MOST_ABOVE = 4
"""Rows of the head that may stand between the top ruling and the first row with several chunks."""


def find_runs(rows: Sequence[TextRow], across: Sequence[Ruling]) -> Iterator[list[TextRow]]:
    """Stretches of rows from one with several chunks to another, without a break in distance or alignment."""
    run: list[TextRow] = []
    waiting: list[TextRow] = []
    for row in rows:
        if run and _breaks(run, waiting, row, across):
            yield _whole(run, waiting, rows, across)
            run, waiting = [], []
        if is_caption(row) or is_paragraph(row):
            continue
        if len(row.chunks) > 1 and (not run or _aligned(run, row) or not waiting):
            run += [*waiting, row]
            waiting = []
        elif run:
            waiting.append(row)
    if run:
        yield _whole(run, waiting, rows, across)


def _breaks(run: Sequence[TextRow], waiting: Sequence[TextRow], row: TextRow, across: Sequence[Ruling]) -> bool:
    last = (waiting or run)[-1]
    if is_heading(row, run[-1].size) or is_caption(row) or is_paragraph(row) or _is_set_apart_head(run, waiting, row):
        return True
    if _is_text_between(run, waiting, row) or (begins_table(run, row, 1) and _are_two_between(last, row, across)):
        return True
    return not _near(last, row, across) or _changes(run, last, row) or len(waiting) > MOST_BETWEEN


def is_heading(row: TextRow, usual: float) -> bool:
    """Whether a row is one text in larger type than `usual`, in points: no table has such a row inside."""
    return len(row.chunks) == 1 and row.size > LARGER * usual


def is_caption(row: TextRow) -> bool:
    """Whether a row says "Table 3" or the like, and more than that, but no values: the name of what stands below."""
    text = " ".join(c.text for c in row.chunks)
    return bool(NAMED.match(text)) and not any(c.value for c in row.chunks[1:])


def is_paragraph(row: TextRow) -> bool:
    """Whether a row is the number of a paragraph and a line of its text."""
    if len(row.chunks) != 2:
        return False
    number, text = row.chunks
    return bool(PARAGRAPH.fullmatch(number.text)) and len(text.words) >= TEXT_WORDS and not text.value


def begins_table(run: Sequence[TextRow], row: TextRow, least: int = 2) -> bool:
    """Whether a row that is set apart from those above is the head of another table: texts only, below values.

    `least` is how many rows above have values.
    """
    return len(row.chunks) > 1 and not has_amounts(row) and sum(map(has_amounts, run)) >= least


def _is_set_apart_head(run: Sequence[TextRow], waiting: Sequence[TextRow], row: TextRow) -> bool:
    """Whether more room than usual stands somewhere between the last full row and one that begins a table."""
    rows = [run[-1], *waiting, row]
    widest = max(b.top - a.bottom for a, b in pairwise(rows))
    return begins_table(run, row) and widest > _usual_gap(run) + ROOM * row.size


def _is_text_between(run: Sequence[TextRow], waiting: Sequence[TextRow], row: TextRow) -> bool:
    """Whether a line of text stands with more room than usual above and below it: what follows is another table."""
    if len(waiting) != 1 or sum(map(has_amounts, run)) < 2:
        return False
    room = _usual_gap(run) + ROOM * row.size
    return min(waiting[0].top - run[-1].bottom, row.top - waiting[0].bottom) > room


def _are_two_between(last: TextRow, row: TextRow, across: Sequence[Ruling]) -> bool:
    """Whether the last ruling of one table and the first of another stand between two rows."""
    at = [r.at for r in across if last.bottom - 2 <= r.at <= row.top + 2 and r.start < row.chunks[-1].x1]
    return bool(at) and max(at) - min(at) >= LEAST_BETWEEN


def _usual_gap(run: Sequence[TextRow]) -> float:
    gaps = sorted(b.top - a.bottom for a, b in pairwise(run))
    return gaps[len(gaps) // 2] if gaps else 0.0


def _whole(
    run: Sequence[TextRow], waiting: Sequence[TextRow], rows: Sequence[TextRow], across: Sequence[Ruling]
) -> list[TextRow]:
    """A run with the heads above it and what still belongs to it below."""
    return [*_head_above(rows, run, across), *run, *_tail(waiting, run, across)]


def _near(before: TextRow, row: TextRow, across: Sequence[Ruling]) -> bool:
    """Whether a row follows closely; rulings between rows let them stand further apart."""
    gap = row.top - before.bottom
    ruled = any(before.bottom - 3 <= r.at <= row.top + 3 for r in across)
    return gap <= (2 * NEAR if ruled else NEAR) * max(before.size, row.size)


def _aligned(run: Sequence[TextRow], row: TextRow) -> bool:
    """Whether most chunks of a row stand in line with chunks of the last rows with several of them."""
    others = [c for r in [r for r in run if len(r.chunks) > 1][-3:] for c in r.chunks]
    hits = sum(any(in_line(c, o) for o in others) for c in row.chunks)
    return hits * 2 >= len(row.chunks) or (len(run) == 1 and heads_each(run[0], row))


def heads_each(head: TextRow, row: TextRow) -> bool:
    """Whether a row of texts has one for each of the texts below, none further left or right than the next ones."""
    if has_amounts(head) or len(head.chunks) != len(row.chunks):
        return False
    above, below = head.chunks, row.chunks
    return all(a.x1 < b.x0 for a, b in zip(above, below[1:], strict=False)) and all(
        a.x0 > b.x1 for a, b in zip(above[1:], below, strict=False)
    )


def _changes(run: Sequence[TextRow], last: TextRow, row: TextRow) -> bool:
    """Whether other columns begin after a gap: a table of its own stands below.

    What stands below rows without amounts may be what these head: most of it in line with them, or more than they are.
    """
    if row.top - last.bottom <= _usual_gap(run) + ROOM * row.size or len(row.chunks) < 2:
        return False
    if len(run) == 1 and not has_amounts(run[0]) and len(row.chunks) > len(run[0].chunks):
        return False
    others = [c for r in run[-3:] for c in r.chunks]
    if has_amounts(row) and not any(map(has_amounts, run)):
        later = row.chunks[1:]
        return sum(any(in_line(c, o) for o in others) for c in later) * 2 < len(later)
    indented = row.chunks[1:] if any(r.chunks[0].x0 <= row.chunks[0].x0 + INDENT for r in run[-3:]) else row.chunks
    return not all(any(in_line(c, o) for o in others) for c in indented)


def _head_above(rows: Sequence[TextRow], run: Sequence[TextRow], across: Sequence[Ruling]) -> list[TextRow]:
    """The rows between a ruling as wide as the table and its first row with several chunks: heads that span columns."""
    first = run[0]
    x0, x1 = min(r.chunks[0].x0 for r in run), max(r.chunks[-1].x1 for r in run)
    wide = [r for r in across if x0 - WIDER <= r.start <= x0 + 20 and x1 - 20 <= r.end <= x1 + WIDER]
    tops = [r.at for r in wide if r.at <= first.top + 2]
    if not tops:
        return []
    between = [r for r in rows if r.top >= tops[-1] - 2 and r.bottom <= first.top + 2 and r is not first]
    alike = all(r.size <= 1.2 * first.size for r in between)
    return between if alike and len(between) <= MOST_ABOVE else []


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
