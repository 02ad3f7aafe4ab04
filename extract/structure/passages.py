"""Joining and cutting passages, so that every word keeps its place."""

from __future__ import annotations

from collections.abc import Iterable

from schema.evidence import Passage, Piece

SOFT_HYPHEN = "\u00ad"
OPEN_ENDS = ("-", "/", "\u2010", "\u2011")


def join_passages(parts: Iterable[Passage]) -> Passage:
    """One passage of several, as a reader joins lines: with a space, but "2024-" and "25" without one.

    >>> join_passages([Passage(text="in 2024-"), Passage(text="25 and"), Passage(text="after")]).text
    'in 2024-25 and after'
    """
    text, pieces = "", []
    for part in parts:
        text = _joint(text, part.text)
        pieces += [_moved(p, len(text)) for p in part.pieces]
        text += part.text
    return Passage(text=text, pieces=tuple(pieces))


def _joint(before: str, after: str) -> str:
    """`before` with what stands between it and `after`."""
    if not before or not after or before.endswith(SOFT_HYPHEN):
        return before
    touching = before.endswith(OPEN_ENDS) and before[-2:-1].isalnum() and after[0].isalnum()
    return before if touching else before + " "


def _moved(piece: Piece, by: int) -> Piece:
    return Piece(start=piece.start + by, end=piece.end + by, page=piece.page, box=piece.box)


def cut_passage(passage: Passage, start: int, end: int | None = None) -> Passage:
    """The characters from `start` to `end` (exclusive), with white space at either side left out.

    >>> cut_passage(Passage(text="1.  Purpose"), 2).text
    'Purpose'
    """
    end = len(passage.text) if end is None else end
    inner = passage.text[start:end]
    start += len(inner) - len(inner.lstrip())
    end = start + len(inner.strip())
    cut = [(max(p.start, start), min(p.end, end), p) for p in passage.pieces]
    pieces = tuple(Piece(start=a - start, end=b - start, page=p.page, box=p.box) for a, b, p in cut if a < b)
    return Passage(text=passage.text[start:end], pieces=pieces)
