"""Printed rows -> rows of a table: lines that go on with the cell above are joined to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.tables.columns import cut_at_gutters, reach_of
from extract.tables.rulings import Ruling
from extract.tables.textrows import Chunk, TextRow

SPACE = 0.25
"""Of the font size: the width of a space."""
GOES_ON = re.compile(r"[a-z(&,;–-]")
LOOSE = 0.35
"""Of the font size: how much more than the usual distance between lines ends a cell."""
OVERLAP = 0.25
"""Of the font size: lines that share more of their height stand in one row, each in the middle of its cell."""
LEAST_CUT = 0.45
"""Of the font size: a gap on a gutter that parts a chunk which the usual gap does not."""
CENTRED = 8.0
"""Points: how far a head may stand from its place over the columns that it spans."""
NEARLY = 3.0
"""Points: heads this near to their place over one column or over several stand there; the fewest columns count."""
LEAST_OFF = 1.5
"""Points: lines of one head have their ends or middles no further apart."""
MOST_OF_GUTTER = 0.6
"""The share of a gutter that a head over one column leaves free."""
UNDER = 0.8
"""Of the font size: how far under a head the ruling stands that shows which columns it spans."""
LEAST_WRAPPED = 14
"""Characters: a shorter line was not broken for want of room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A chunk and the columns, first to last, that it stands in."""

    first: int
    last: int
    chunk: Chunk


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A printed row whose chunks know their columns. `top`, `bottom` and `size` are in points."""

    parts: tuple[Part, ...]
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What rows are read with; all places are in points.

    `cores` are where each column's texts begin and end, `rulings` all that stand across the page within the rows,
    `down` those down the page, `labels` where the labels of rows begin that follow others, `across` the y of the
    rulings over the middle of the table, `leading` the usual distance between lines, `within` the distance below
    which lines belong to one cell (0 where rows stand no further apart than their lines), `numeric` the columns of
    numbers; gutters go from left to right.
    """

    gutters: tuple[tuple[float, float], ...]
    rulings: tuple[Ruling, ...]
    down: tuple[Ruling, ...]
    cores: tuple[tuple[float, float], ...]
    numeric: frozenset[int]
    labels: frozenset[float]
    across: tuple[float, ...]
    leading: float
    within: float


def place_row(row: TextRow, gutters: Sequence[tuple[float, float]]) -> PlacedRow:
    """A row with the columns of its chunks; chunks that cross gutters are cut there where they can be."""
    parts: list[Part] = []
    for chunk in row.chunks:
        first, last = reach_of(chunk, gutters)
        for piece in cut_at_gutters(chunk, gutters, LEAST_CUT) if first < last else [chunk]:
            a, b = reach_of(piece, gutters)
            parts.append(Part(first=a, last=b, chunk=piece))
    return PlacedRow(parts=tuple(parts), top=row.top, bottom=row.bottom, size=row.size)


def spread_heads(rows: Sequence[PlacedRow], frame: Frame) -> list[PlacedRow]:
    """Rows of heads in which texts that are centred over several columns, with no other there, span them."""
    spread: list[PlacedRow] = []
    for row in reversed(rows):
        spread.insert(0, _spread_row(row, spread[0] if spread else None, frame))
    return spread


def _spread_row(row: PlacedRow, below: PlacedRow | None, frame: Frame) -> PlacedRow:
    """A ruling close under a head shows its columns best, then heads of equal width, then the line below it."""
    ruled = [_between_rulings(_over_ruling(part, row, frame), row, frame) for part in row.parts]
    parts = ruled if ruled != list(row.parts) else _tiles(row, frame)
    if not parts:
        others = [[p for p in row.parts if p is not part] for part in row.parts]
        parts = [
            _above_next_line(part, row, below) or _spread(part, rest, frame)
            for part, rest in zip(row.parts, others, strict=True)
        ]
    return PlacedRow(parts=tuple(parts), top=row.top, bottom=row.bottom, size=row.size)


def _above_next_line(part: Part, row: PlacedRow, below: PlacedRow | None) -> Part | None:
    """A head over the columns of the line that goes on with it: right below, with the same middle or ends."""
    if below is None or below.top - row.bottom > 0.5 * row.size:
        return None
    a = part.chunk
    for next_ in below.parts:
        b = next_.chunk
        apart = min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2)
        if apart <= LEAST_OFF and a.x0 < b.x1 and a.x1 > b.x0:
            return Part(first=next_.first, last=next_.last, chunk=a)
    return None


def _over_ruling(part: Part, row: PlacedRow, frame: Frame) -> Part:
    """A head that stands alone over a ruling under some of the columns, spanning these."""
    for ruling in frame.rulings:
        columns = covered_columns(ruling, frame.cores)
        alone = all(p is part or p.first > columns[-1] or p.last < columns[0] for p in row.parts) if columns else False
        wider = ruling.start - 1 <= part.chunk.x0 and part.chunk.x1 <= ruling.end + 1
        close = -0.3 * row.size <= ruling.at - row.bottom <= UNDER * row.size
        if close and wider and alone and 1 < len(columns) < len(frame.cores) - 1:
            return Part(first=columns[0], last=columns[-1], chunk=part.chunk)
    return part


def _between_rulings(part: Part, row: PlacedRow, frame: Frame) -> Part:
    """A head that stands alone in the middle between two rulings down the page, spanning the columns between these."""
    level = (row.top + row.bottom) / 2
    at = [r.at for r in frame.down if r.start <= level <= r.end]
    left = max((x for x in at if x <= part.chunk.x0 + 1), default=None)
    right = min((x for x in at if x >= part.chunk.x1 - 1), default=frame.cores[-1][1])
    if left is None or abs(left + right - part.chunk.x0 - part.chunk.x1) / 2 > max(CENTRED, 0.05 * (right - left)):
        return part
    columns = [i for i, (x0, x1) in enumerate(frame.cores) if left <= (x0 + x1) / 2 <= right]
    alone = columns and all(p is part or p.first > columns[-1] or p.last < columns[0] for p in row.parts)
    return Part(first=columns[0], last=columns[-1], chunk=part.chunk) if alone and len(columns) > 1 else part


def covered_columns(ruling: Ruling, cores: Sequence[tuple[float, float]]) -> list[int]:
    """The columns, by where their texts begin and end, whose middle a ruling across the page covers."""
    return [i for i, (x0, x1) in enumerate(cores) if ruling.start <= (x0 + x1) / 2 <= ruling.end]


def spread_section(row: PlacedRow, frame: Frame) -> PlacedRow:
    """A row with one text, spread over all columns, or all but the first, where it is centred over these only."""
    part = row.parts[0]
    if len(row.parts) > 1 or part.first == 0 or part.chunk.value or _at_edge(part, frame):
        return row
    last = len(frame.cores) - 1
    middle = (part.chunk.x0 + part.chunk.x1) / 2
    for first in (0, 1):
        if first < last and abs(middle - (frame.cores[first][0] + frame.cores[last][1]) / 2) <= CENTRED:
            return PlacedRow(
                parts=(Part(first=first, last=last, chunk=part.chunk),), top=row.top, bottom=row.bottom, size=row.size
            )
    return row


def _at_edge(part: Part, frame: Frame) -> bool:
    """Whether a text begins or ends where the texts of its column do."""
    return abs(part.chunk.x0 - frame.cores[part.first][0]) <= NEARLY or (
        abs(part.chunk.x1 - frame.cores[part.last][1]) <= NEARLY
    )


def _tiles(row: PlacedRow, frame: Frame) -> list[Part]:
    """The heads as spans of equal width that cover all columns of numbers; none where they do not."""
    heads = [p for p in row.parts if p.last in frame.numeric]
    for width in range(2, len(frame.cores) // max(len(heads), 2) + 1):
        spans = [_span_of_width(part, width, frame) for part in heads]
        covered = [c for first, last in spans for c in range(first, last + 1)]
        if len(heads) > 1 and len(set(covered)) == len(covered) == width * len(heads) and frame.numeric <= set(covered):
            wide = {p: Part(first=a, last=b, chunk=p.chunk) for p, (a, b) in zip(heads, spans, strict=True)}
            return [wide.get(p, p) for p in row.parts]
    return []


def _span_of_width(part: Part, width: int, frame: Frame) -> tuple[int, int]:
    """The `width` columns around a head that it is centred over; an empty span where there are none."""
    starts = range(max(0, part.last - width + 1), min(part.first, len(frame.cores) - width) + 1)
    spans = [(start, start + width - 1) for start in starts]
    best = min(spans, key=lambda span: _off_centre(part.chunk, span, frame), default=(0, -1))
    return best if spans and _off_centre(part.chunk, best, frame) <= CENTRED else (0, -1)


def _spread(part: Part, others: Sequence[Part], frame: Frame) -> Part:
    if part.first < part.last or part.first == 0:
        return part
    taken = {c for p in others for c in range(p.first, p.last + 1)}
    spans = [(part.first, part.first)]
    for first in range(part.first, 0, -1):
        for last in range(max(first + 1, part.first), len(frame.cores)):
            if not taken & set(range(first, last + 1)):
                spans.append((first, last))
    off = {span: _off_centre(part.chunk, span, frame) for span in spans}
    best = min(spans, key=lambda span: (off[span] > NEARLY, off[span] if off[span] > NEARLY else 0, span[1] - span[0]))
    return Part(first=best[0], last=best[1], chunk=part.chunk) if off[best] <= CENTRED else part


def _off_centre(chunk: Chunk, span: tuple[int, int], frame: Frame) -> float:
    """How far a head stands from where it would stand over the columns of `span`, in points.

    The cells of several columns are as wide as these stand apart, their texts at the left, right or middle.
    """
    (x0, _), (_, x1) = frame.cores[span[0]], frame.cores[span[1]]
    middle = (chunk.x0 + chunk.x1) / 2
    if span[0] == span[1]:
        fits = all(not _fills_gutter(chunk, g) for g in frame.gutters[max(0, span[0] - 1) : span[0] + 1])
        return min(abs(chunk.x0 - x0), abs(chunk.x1 - x1), abs(middle - (x0 + x1) / 2)) if fits else float("inf")
    last, before = frame.cores[span[1]], frame.cores[span[1] - 1]
    right = (frame.cores[span[0]][1] - (last[1] - before[1]) + x1) / 2
    left = (x0 + last[0] + (last[0] - before[0])) / 2
    return min(abs(middle - m) for m in ((x0 + x1) / 2, left, right))


def _fills_gutter(chunk: Chunk, gutter: tuple[float, float]) -> bool:
    """Whether a chunk that begins or ends in a gutter takes up most of it."""
    shared = min(chunk.x1, gutter[1]) - max(chunk.x0, gutter[0])
    return shared > MOST_OF_GUTTER * (gutter[1] - gutter[0])


def group_rows(rows: Sequence[PlacedRow], frame: Frame) -> list[list[PlacedRow]]:
    """The printed rows of each row of the table's body."""
    groups: list[list[PlacedRow]] = []
    for row in rows:
        if groups and not _ruled(groups[-1][-1], row, frame) and _joins_body(groups[-1], row, frame):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _ruled(before: PlacedRow, row: PlacedRow, frame: Frame) -> bool:
    low, high = before.bottom - 0.3 * before.size, row.top + 0.3 * row.size
    return any(low <= at <= max(high, low) for at in frame.across)


def _joins_body(group: Sequence[PlacedRow], row: PlacedRow, frame: Frame) -> bool:
    before, after = _columns(group), _columns([row])
    if overlap(group[-1], row) and not set(after) & set(_columns(group[-1:])):
        return True
    if row.top - group[-1].bottom > frame.leading + LOOSE * row.size:
        return False
    if _is_outdented(group[0], row):
        return False
    if _runs_across(row) or _runs_across(group[-1]):
        return bool(GOES_ON.match(row.parts[0].chunk.text)) and row.parts[0].first == 0
    tight = row.top - group[-1].bottom < frame.within
    apart = bool(frame.within) and not tight
    if has_values(group, frame):
        fits = not has_values([row], frame) and set(after) <= set(before)
        return fits and not apart and (tight or all(_goes_on(before[c], after[c], frame.cores[c][1]) for c in after))
    if has_values([row], frame):
        if 0 in after and _begins_label(group[0], row, frame):
            return False
        return 0 not in after or (set(before) == {0} and (tight or _goes_on(before[0], after[0], frame.cores[0][1])))
    if 0 not in after:
        return True
    if len(after) > 1:
        return set(after) <= set(before) and all(GOES_ON.match(after[c].text) for c in after)
    return 0 in before and (tight or _goes_on(before[0], after[0], frame.cores[0][1]))


def _is_outdented(first: PlacedRow, row: PlacedRow) -> bool:
    """Whether a row's label begins further left than the one above it: it does not go on with it."""
    a, b = first.parts[0], row.parts[0]
    return a.first == 0 == b.first and not a.chunk.value and b.chunk.x0 < a.chunk.x0 - NEARLY


def _begins_label(first: PlacedRow, row: PlacedRow, frame: Frame) -> bool:
    """Whether a row begins where labels of rows begin, further right than the text above it: that names a section."""
    x0 = row.parts[0].chunk.x0
    return x0 > first.parts[0].chunk.x0 + NEARLY and any(abs(x0 - label) <= 1 for label in frame.labels)


def overlap(above: PlacedRow, row: PlacedRow) -> bool:
    """Whether lines stand beside each other rather than below: each in the middle of its cell."""
    return row.top < above.bottom - OVERLAP * row.size


def _runs_across(row: PlacedRow) -> bool:
    """Whether a row is one text from the first column on over others, as a sentence between rows is."""
    return len(row.parts) == 1 and row.parts[0].first == 0 < row.parts[0].last


def _columns(group: Iterable[PlacedRow]) -> dict[int, Chunk]:
    """The last chunk in each column."""
    return {p.first: p.chunk for r in group for p in r.parts}


def has_values(group: Iterable[PlacedRow], frame: Frame) -> bool:
    """Whether a column of numbers holds a value in one of the rows."""
    return any(p.first in frame.numeric and p.chunk.value for r in group for p in r.parts)


def _goes_on(before: Chunk, after: Chunk, end: float) -> bool:
    """Whether the line below goes on with a text: in lower case, or its first word had no room above."""
    word = after.words[0]
    if GOES_ON.match(word.text) or before.text.endswith("-"):
        return True
    if before.text.endswith((".", "?", "!")):
        return False
    room = end - before.x1 - SPACE * word.size
    return len(before.text) >= LEAST_WRAPPED and word.width > room + 0.5 and word.bold == before.words[-1].bold
