"""Headings -> sections: levels, parents, and which section a place on a page belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.structure.blocks import Chunk
from extract.structure.levels import Styled, find_levels
from schema.ids import Ids
from schema.records import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A section and where it begins: page, and points from its top."""

    section: Section
    page: int
    top: float


def place_sections(front: Sequence[Styled], headings: Sequence[Styled], paper_id: str, ids: Ids) -> list[Placed]:
    """The sections of a paper in reading order: its front's headings at level 1, the others below."""
    levels = [1] * len(front) + [level.depth for level in find_levels(headings)]
    chunks = [chunk for chunk, _ in [*front, *headings]]
    order = sorted(zip(chunks, levels, strict=True), key=lambda h: (h[0].page, h[0].lines[0].top))
    placed: list[Placed] = []
    for chunk, level in order:
        parent = next((p.section.id for p in reversed(placed) if p.section.level < level), None)
        placed.append(_placed(chunk, level, parent, paper_id, ids))
    return placed


def _placed(chunk: Chunk, level: int, parent: str | None, paper_id: str, ids: Ids) -> Placed:
    section = Section(
        id=ids.make("section", chunk.page, chunk.text),
        paper_id=paper_id,
        parent_id=parent,
        level=level,
        number=chunk.mark.text if chunk.mark else None,
        heading=chunk.text,
        page=chunk.page,
        box=chunk.passage.box,
    )
    return Placed(section=section, page=chunk.page, top=chunk.lines[0].top)


def section_at(placed: Sequence[Placed], page: int, top: float) -> str | None:
    """The section in which a point of the paper stands; None above the first heading."""
    at = bisect_right(placed, (page, top + 1), key=lambda p: (p.page, p.top))
    return placed[at - 1].section.id if at else None
