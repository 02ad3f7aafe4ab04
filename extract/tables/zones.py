"""Words of a page -> zones: running text that stands beside something else is taken apart from it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

from extract.pages import Word
from extract.tables.rulings import Ruling
from extract.tables.textrows import Chunk, TextRow, text_rows
from schema.evidence import Box

LEAST_LINES = 5
"""Lines that a column of running text has."""
LEAST_BESIDE = 4
"""Lines of it that must have something beside them."""
LEAST_WORDS = 4.5
"""Words on average in the lines of running text."""
SAME_START = 3.0
"""Points: lines of one column of text begin no further apart."""
FAR = 3.0
"""Line heights between lines of one column of text."""


def find_zones(words: Sequence[Word], down: Sequence[Ruling]) -> list[list[TextRow]]:
    """The printed rows of a page; those of a column of running text beside others are zones of their own.

    Rulings `down` the page part chunks, as gaps do.

    Such a column is told from the sentences of a table by the lines that have something beside them: most
    of them go on in lower case, where the row of a table would begin.
    """
    rows = text_rows(words, down)
    for column in _text_columns([c for r in rows for c in r.chunks]):
        box = _box(column)
        inside = [w for w in words if _middle_in(w, box)]
        level = [w for w in words if box.top <= (w.top + w.bottom) / 2 <= box.bottom and not _middle_in(w, box)]
        if _runs_on(column, level, box):
            above = text_rows((w for w in words if (w.top + w.bottom) / 2 < box.top), down)
            below = text_rows((w for w in words if (w.top + w.bottom) / 2 > box.bottom), down)
            before, after = _beyond(above[::-1], level, box), _beyond(below, level, box)
            beside = text_rows([*level, *(w for r in (*before, *after) for c in r.chunks for w in c.words)], down)
            return [above[: len(above) - len(before)], text_rows(inside, down), beside, below[len(after) :]]
    return [rows]


def _beyond(rows: Sequence[TextRow], level: Sequence[Word], box: Box) -> list[TextRow]:
    """The rows that go on, close by, with what stands beside a column of text beyond its first or last line."""
    kept: list[TextRow] = []
    low, high = min(w.top for w in level), max(w.bottom for w in level)
    for row in rows:
        apart = max(row.top - high, low - row.bottom)
        if apart > row.size or any(c.x0 < box.x1 and c.x1 > box.x0 for c in row.chunks):
            break
        kept.append(row)
        low, high = min(low, row.top), max(high, row.bottom)
    return kept


def _text_columns(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Chunks that begin at one place, one close below the other, and are long enough for running text."""
    columns: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda c: c.words[0].top):
        home = next((c for c in reversed(columns) if _is_below(c[-1], chunk)), None)
        if home is None:
            columns.append([chunk])
        else:
            home.append(chunk)
    return [c for c in columns if len(c) >= LEAST_LINES and mean(len(line.words) for line in c) >= LEAST_WORDS]


def _is_below(above: Chunk, chunk: Chunk) -> bool:
    a, b = above.words[0], chunk.words[0]
    return abs(above.x0 - chunk.x0) <= SAME_START and b.top - a.bottom <= FAR * b.size


def _box(column: Sequence[Chunk]) -> Box:
    words = [w for chunk in column for w in chunk.words]
    return Box(
        x0=min(w.x0 for w in words) - 1,
        top=min(w.top for w in words) - 1,
        x1=max(w.x1 for w in words) + 1,
        bottom=max(w.bottom for w in words) + 1,
    )


def _middle_in(word: Word, box: Box) -> bool:
    return box.contains_point((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)


def _runs_on(column: Sequence[Chunk], level: Sequence[Word], box: Box) -> bool:
    """Whether the lines of a column beside other words go on with the line above."""
    if any(w.x0 < box.x1 and w.x1 > box.x0 for w in level):
        return False
    firsts = [c.words[0] for c in column]
    beside = [f for f in firsts if any(min(f.bottom, w.bottom) - max(f.top, w.top) > 0.3 * f.size for w in level)]
    return len(beside) >= LEAST_BESIDE and sum(f.text[0].islower() for f in beside) * 2 >= len(beside)
