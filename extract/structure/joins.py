"""Paragraphs that run on over the edge of a page or a column, past what stands between, are made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.structure.blocks import ENDS, Chunk
from extract.structure.passages import join_passages

FURTHEST = 3
"""A paragraph goes on no more pages later: tables and pictures may fill those between."""


def join_parted(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The blocks of a paper in reading order, with those of one paragraph joined."""
    joined: list[Chunk] = []
    last: int | None = None
    for chunk in chunks:
        if chunk.kind not in ("paragraph", "list_item"):
            joined.append(chunk)
        elif last is not None and _goes_on(joined[last], chunk):
            joined[last] = _one(joined[last], chunk)
        else:
            last = len(joined)
            joined.append(chunk)
    return joined


def _goes_on(a: Chunk, b: Chunk) -> bool:
    """Whether a sentence that begins in `a` goes on in `b`, at the top of the next column or page."""
    last, first = a.lines[-1], b.lines[0]
    page = 0 < first.page - last.page <= FURTHEST
    column = first.page == last.page and first.top < last.top and first.x0 > last.x0
    return (page or column) and _runs_on(a, b)


def _runs_on(a: Chunk, b: Chunk) -> bool:
    last, first = a.lines[-1], b.lines[0]
    if b.mark or last.text.endswith(ENDS) or abs(last.size - first.size) > 0.5 or last.bold != first.bold:
        return False
    room = max(line.x1 for line in a.lines) - last.x1
    return b.text[:1].islower() or (len(a.lines) > 1 and first.words[0].width > room and not last.text.endswith(")"))


def _one(a: Chunk, b: Chunk) -> Chunk:
    return replace(a, lines=a.lines + b.lines, passage=join_passages([a.passage, b.passage]))
