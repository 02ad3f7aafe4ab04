"""Columns of running text: what a gutter parts is read down one side, then down the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.pages import Word
from extract.structure.rows import Row, find_rows, on_one_row
from schema.evidence import Box

GUTTER = 9.0
"""Points: a narrower gap parts no columns."""
FEWEST = 6
"""Columns hold so many lines at least."""
FILLED = 0.8
"""Of its column's width: how far a usual line of running text reaches; lists of names or amounts do not."""
USUAL = 0.6
"""Of the lines of a column: so many may be last lines of short paragraphs."""
WORDS = 3
"""A usual line of running text has so many words at least."""
APART = 0.9
"""Of a line's height: a wider gap parts what stands below columns from them."""
STRIP = 12.0
"""Points: the height of the strips in which words of one line are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(Box):
    """Words of one line without a gap as wide as a gutter."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Stretches that a gutter of `width` points parts, and those above and below them."""

    above: tuple[Stretch, ...]
    left: tuple[Stretch, ...]
    right: tuple[Stretch, ...]
    below: tuple[Stretch, ...]
    width: float


def column_by_column(words: Sequence[Word]) -> list[list[Word]]:
    """Words in parts to be read one after the other; each has no columns, or is a column."""
    return [[w for s in part for w in s.words] for part in _parts(_stretches(words))]


def _parts(stretches: Sequence[Stretch]) -> list[Sequence[Stretch]]:
    found = max(_find_columns(stretches), key=lambda c: (len(c.left) + len(c.right), c.width), default=None)
    if found is None:
        return [stretches] if stretches else []
    return [p for part in (found.above, found.left, found.right, found.below) for p in _parts(part)]


def _stretches(words: Iterable[Word]) -> list[Stretch]:
    """The stretches of a page, from top to bottom."""
    open_rows: dict[int, list[Row]] = defaultdict(list)
    rows: list[Row] = []
    for word in sorted(words, key=lambda w: (w.x0, w.bottom)):
        strip = int(word.bottom // STRIP)
        near = [row for at in (strip - 1, strip, strip + 1) for row in open_rows[at] if _goes_on(row[-1], word)]
        if near:
            row = min(near, key=lambda r: (abs(r[-1].bottom - word.bottom), r[-1].x0))
            row.append(word)
        else:
            rows.append(row := [word])
        if not near or all(row is not known for known in open_rows[strip]):
            open_rows[strip].append(row)
    return sorted((_stretch(row) for row in rows), key=lambda s: (s.top, s.x0))


def _goes_on(last: Word, word: Word) -> bool:
    return -STRIP < word.x0 - last.x1 < GUTTER and on_one_row(last, word)


def _stretch(row: Row) -> Stretch:
    return Stretch(
        x0=row[0].x0, top=min(w.top for w in row), x1=max(w.x1 for w in row), bottom=max(w.bottom for w in row),
        words=tuple(row),
    )  # fmt: skip


def _find_columns(stretches: Sequence[Stretch]) -> Iterable[Columns]:
    """The columns that a gutter parts, for every place where the right one may begin."""
    if len(stretches) < 2 * FEWEST:
        return
    for start in sorted({s.x0 for s in stretches}):
        for first, end in _zones(stretches, start):
            columns = _columns(stretches, (first, end), start)
            if columns and _is_text(columns.left) and _is_text(columns.right):
                yield columns


def _zones(stretches: Sequence[Stretch], start: float) -> Iterable[tuple[int, int]]:
    """The runs of stretches, as indices, that leave the gutter before `start` free."""
    first = 0
    for at, stretch in enumerate(stretches):
        if stretch.x0 < start - 1 and stretch.x1 > start - GUTTER:
            yield first, at
            first = at + 1
    yield first, len(stretches)


def _columns(stretches: Sequence[Stretch], zone: tuple[int, int], start: float) -> Columns | None:
    inside = stretches[zone[0] : zone[1]]
    left, right = _parted(inside, start)
    if len(left) < FEWEST or len(right) < FEWEST:
        return None
    top = max(left[0].top, right[0].top)
    above = [s for s in inside if s.bottom <= top]
    below = _heads_of(stretches[zone[1]], left, max(s.bottom for s in right)) if zone[1] < len(stretches) else []
    apart = {id(s) for s in (*above, *below)}
    left, right = _parted([s for s in inside if id(s) not in apart], start)
    if len(left) < FEWEST or len(right) < FEWEST:
        return None
    return Columns(
        above=(*stretches[: zone[0]], *above), left=tuple(left), right=tuple(right),
        below=(*below, *stretches[zone[1] :]), width=min(s.x0 for s in right) - max(s.x1 for s in left),
    )  # fmt: skip


def _parted(stretches: Sequence[Stretch], start: float) -> tuple[list[Stretch], list[Stretch]]:
    left = [s for s in stretches if s.x1 <= start - GUTTER]
    return left, [s for s in stretches if s.x1 > start - GUTTER]


def _heads_of(after: Stretch, left: Sequence[Stretch], foot: float) -> list[Stretch]:
    """What stands at the left, below both columns, nearer to what comes after them: it heads that."""
    alone = [s for s in left if s.top > foot]
    gaps = [b.top - a.bottom for a, b in pairwise([*left[: len(left) - len(alone)][-1:], *alone])]
    widest = max(gaps, default=0.0)
    near = alone and after.top - alone[-1].bottom < widest and widest > APART * alone[0].height
    return alone[gaps.index(widest) :] if near else []


def _is_text(side: Sequence[Stretch]) -> bool:
    """Whether the lines on one side of a gutter are running text."""
    rows = find_rows(word for stretch in side for word in stretch.words)
    start, end = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    reach = sorted((row[-1].x1 - start) / (end - start) for row in rows) if end > start else [0.0]
    usual = reach[int(USUAL * len(reach))]
    return len(rows) >= FEWEST and usual >= FILLED and median(len(row) for row in rows) >= WORDS
