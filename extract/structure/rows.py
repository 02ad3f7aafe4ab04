"""Words -> rows: what stands on one baseline, from left to right."""

from __future__ import annotations

from collections.abc import Iterable

from extract.pages import Word

Row = list[Word]


def find_rows(words: Iterable[Word]) -> list[Row]:
    """Words by the rows that they stand in, from top to bottom."""
    rows: list[Row] = []
    anchor: Word | None = None
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        if anchor and on_one_row(anchor, word):
            rows[-1].append(word)
            anchor = word if word.size > anchor.size else anchor
        else:
            rows.append([word])
            anchor = word
    return [sorted(row, key=lambda w: w.x0) for row in rows]


def on_one_row(a: Word, b: Word) -> bool:
    """Whether two words share a baseline, raised marks included."""
    return abs(a.bottom - b.bottom) < 0.5 * max(a.size, b.size) and min(a.bottom, b.bottom) > max(a.top, b.top)
