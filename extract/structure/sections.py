"""Headings -> sections: levels and parents, and the section in which each block and table stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.structure.blocks import Chunk
from extract.structure.levels import Styled, find_levels
from schema.evidence import Box
from schema.ids import Ids
from schema.records import Section

SLACK = 1.0
"""Points by which a block may reach into a table below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The blocks of a paper in reading order, its sections, and of each block the section that it stands in.

    `heads` are the identities of the blocks that are headings.
    """

    chunks: Sequence[Chunk]
    heads: frozenset[int]
    sections: Sequence[Section]
    inside: Sequence[str | None]


def place_sections(
    chunks: Sequence[Chunk],
    found: tuple[Sequence[Styled], Sequence[Styled]],
    methods: Mapping[int, str],
    paper_id: str,
    ids: Ids,
) -> Placed:
    """The sections of a paper in reading order: its front's headings at level 1, the others that were `found` below.

    `methods` are the rules by which blocks are headings, by the blocks' identity.
    """
    front, headings = found
    levels = dict.fromkeys((id(chunk) for chunk, _ in front), 1)
    levels |= {id(h[0]): level.depth for h, level in zip(headings, find_levels(headings), strict=True)}
    sections: dict[int, Section] = {}
    for chunk in chunks:
        if level := levels.get(id(chunk)):
            parent = next((s.id for s in reversed(sections.values()) if s.level < level), None)
            section = _section(chunk, level, parent, paper_id, ids)
            sections[id(chunk)] = replace(section, method=methods.get(id(chunk)))
    return Placed(
        chunks=chunks, heads=frozenset(sections), sections=[*sections.values()], inside=_inside(chunks, sections)
    )


def _inside(chunks: Sequence[Chunk], sections: Mapping[int, Section]) -> list[str | None]:
    found: list[str | None] = []
    for chunk in chunks:
        own = sections.get(id(chunk))
        found.append(own.id if own else found[-1] if found else None)
    return found


def _section(chunk: Chunk, level: int, parent: str | None, paper_id: str, ids: Ids) -> Section:
    return Section(
        id=ids.make("section", chunk.page, chunk.text),
        paper_id=paper_id,
        parent_id=parent,
        level=level,
        number=chunk.mark.text if chunk.mark else None,
        heading=chunk.text,
        page=chunk.page,
        box=chunk.passage.box,
    )


def section_of(placed: Placed, page: int, box: Box) -> str | None:
    """The section in which a box on a page stands: that of the last block above it or beside it at the left."""
    before = (
        section
        for chunk, section in zip(reversed(placed.chunks), reversed(placed.inside), strict=True)
        if _is_before(chunk, page, box)
    )
    return next(before, None)


def _is_before(chunk: Chunk, page: int, box: Box) -> bool:
    line = chunk.lines[0]
    return line.page < page or (line.page == page and line.top <= box.top + SLACK and line.x0 < box.x1)
