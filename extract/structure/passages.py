"""Joining and cutting passages, so that every word keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.pdf.glyphs import SOFT_HYPHEN
from schema.evidence import Passage, Piece

OPEN_ENDS = ("-", "/", "\u2010", "\u2011")
RANGE_END = re.compile(r"\d[–—−]$")
YEAR_END = re.compile(r"\b(?:19|20)\d\d$")
YEAR_TAIL = re.compile(r"[-–/]\d\d(?:\d\d)?\b")


def join_passages(parts: Iterable[Passage]) -> Passage:
    """One passage of several, as a reader joins lines: with a space, but "2024-" and "25" without one.

    A soft hyphen at the end of a part goes, and the word is joined.

    >>> join_passages([Passage(text="in 2024-"), Passage(text="25, per\u00ad"), Passage(text="haps")]).text
    'in 2024-25, perhaps'
    """
    whole = Passage(text="")
    for part in parts:
        if whole.text.endswith(SOFT_HYPHEN) and part.text:
            whole = cut_passage(whole, 0, len(whole.text) - 1)
            text = whole.text
        else:
            text = _joint(whole.text, part.text)
        pieces = tuple(_moved(p, len(text)) for p in part.pieces)
        whole = Passage(text=text + part.text, pieces=whole.pieces + pieces)
    return whole


def _joint(before: str, after: str) -> str:
    """`before` with what stands between it and `after`."""
    if not before or not after:
        return before
    touching = before.endswith(OPEN_ENDS) and before[-2:-1].isalnum() and after[0].isalnum()
    ranging = bool(RANGE_END.search(before)) and after[0].isdigit()
    year = bool(YEAR_END.search(before) and YEAR_TAIL.match(after))
    return before if touching or ranging or year else before + " "


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
