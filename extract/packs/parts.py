"""One document into its papers, by bookmarks, stamps, front blocks and numbers that restart, in that order of trust."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.packs.bookmarks import by_bookmarks
from extract.packs.heads import by_appendices, by_fronts
from extract.packs.numbers import breaks, by_totals, restarts
from extract.packs.stamped import by_stamps, sheet_item
from extract.packs.starts import Start, joined
from extract.pages import FileFacts
from extract.structure.furniture import Sheet
from extract.tables.grids import Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The pages of one paper in its document, both included; what the pack itself says of it, and what parted it."""

    page_from: int
    page_to: int
    title: str | None = None
    item: str | None = None
    method: str = "packs.whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """How a document was parted: `said` is where each signal has papers begin, in the order of trust.

    `decided` is the signal that parted it; None where the document is one paper.
    """

    parts: tuple[Part, ...]
    said: Mapping[str, Sequence[Start]]
    decided: str | None


BOOKMARKS, STAMPS, FRONTS, NUMBERS, APPENDICES = "bookmarks", "stamps", "fronts", "page numbers", "appendices"


def find_parts(facts: FileFacts, sheets: Sequence[Sheet], tables: Sequence[Grid]) -> list[Part]:
    """The papers of a document in order; a document that is one paper has one part."""
    return list(split(facts, sheets, tables).parts)


def split(facts: FileFacts, sheets: Sequence[Sheet], tables: Sequence[Grid]) -> Split:
    """The papers of a document, and what parted it."""
    said = {
        BOOKMARKS: by_bookmarks(facts, sheets),
        STAMPS: by_stamps(sheets),
        FRONTS: by_fronts(sheets, tables),
        NUMBERS: by_totals(sheets),
    }
    decided, starts = _decide(said, Start(page=sheets[0].number, item=sheet_item(sheets[0])))
    appendices = by_appendices(sheets, starts)
    if len(starts) == 1:
        apart = restarts(sheets) | breaks(sheets)
        appendices = [start for start in appendices if start.page in apart]
        decided = APPENDICES if appendices else None
    method = f"packs.{decided.replace(' ', '_')}" if decided else "packs.whole"
    parts = _parts(joined(starts, appendices), sheets, method)
    return Split(parts=tuple(parts), said={**said, APPENDICES: appendices}, decided=decided)


def _decide(said: Mapping[str, Sequence[Start]], first: Start) -> tuple[str | None, list[Start]]:
    """The first signal by which there is more than one paper, and where these begin."""
    trusted = {
        BOOKMARKS: joined(said[BOOKMARKS], said[STAMPS]) if len(said[BOOKMARKS]) > 1 else [],
        STAMPS: joined(said[STAMPS], said[FRONTS]) if said[STAMPS] else [],
        FRONTS: said[FRONTS],
        NUMBERS: said[NUMBERS],
    }
    split_by = {name: joined(starts, [first]) for name, starts in trusted.items()}
    return next(((name, starts) for name, starts in split_by.items() if len(starts) > 1), (None, [first]))


def _parts(starts: Sequence[Start], sheets: Sequence[Sheet], method: str) -> list[Part]:
    ends = [start.page - 1 for start in starts[1:]] + [sheets[-1].number]
    return [
        Part(page_from=start.page, page_to=end, title=start.title, item=start.item, method=method)
        for start, end in zip(starts, ends, strict=True)
    ]
