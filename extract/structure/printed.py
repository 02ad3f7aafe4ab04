"""All that is printed in a paper -> blocks in reading order, each with its section and what it stands under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.structure.furniture import Sheet
from extract.structure.items import find_parents, read_item
from extract.structure.sections import Placed
from schema.ids import Ids
from schema.records import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A block, and how far from the top of its page it begins, in points."""

    block: Block
    top: float


def read_blocks(placed: Placed, sheets: Sequence[Sheet], paper_id: str, ids: Ids) -> tuple[Block, ...]:
    """Blocks in reading order; furniture stands before the first block of its page that begins below it."""
    body = _body(placed, paper_id, ids)
    for sheet in sheets:
        for kind, line in sorted(sheet.furniture, key=lambda f: f[1].top):
            at = _place(body, sheet.number, line.top)
            block = Block(
                id=ids.make("block", sheet.number, line.text), paper_id=paper_id, page=sheet.number, kind=kind,
                section_id=body[at - 1].block.section_id if at else None, number=None, passage=line.passage,
            )  # fmt: skip
            body.insert(at, Printed(block=block, top=line.top))
    return tuple(printed.block for printed in body)


def _body(placed: Placed, paper_id: str, ids: Ids) -> list[Printed]:
    blocks = [
        Block(
            id=ids.make("block", c.page, c.text), paper_id=paper_id, section_id=section, page=c.page,
            kind="heading" if id(c) in placed.heads else c.kind, number=c.mark.text if c.mark else None,
            passage=c.passage,
        )
        for c, section in zip(placed.chunks, placed.inside, strict=True)
    ]  # fmt: skip
    under = find_parents([read_item(c, id(c) in placed.heads) for c in placed.chunks])
    return [
        Printed(block=replace(block, under_id=None if at is None else blocks[at].id), top=chunk.lines[0].top)
        for block, at, chunk in zip(blocks, under, placed.chunks, strict=True)
    ]


def _place(body: Sequence[Printed], page: int, top: float) -> int:
    """Where in the reading order something belongs that stands at `top` on a page."""
    below = (i for i, p in enumerate(body) if p.block.page > page or (p.block.page == page and p.top > top))
    return next(below, len(body))
