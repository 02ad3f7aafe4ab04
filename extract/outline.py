"""Sections and numbering; a document -> its papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.blocks import Chunk, Setting, find_chunks, read_setting
from extract.content import PaperContent
from extract.furniture import Sheet, set_apart
from extract.grids import Grid
from extract.headings import Style, find_levels, is_heading, read_style
from extract.lines import find_lines
from extract.pages import FileFacts, Page
from schema.evidence import Box, Passage
from schema.ids import Ids
from schema.records import Block, Paper, Section, Table


def page_text(page: Page) -> str:
    """All text of a page, a line of it on each line."""
    return "\n".join(line.text for line in find_lines(page))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A section and where it begins: page, and points from its top."""

    section: Section
    page: int
    top: float


def find_papers(facts: FileFacts, pages: Sequence[Page], grids: Sequence[Grid], ids: Ids) -> tuple[PaperContent, ...]:
    """The papers of a document with all that stands in them."""
    if not pages:
        return ()
    sheets = set_apart([(page, find_lines(page, _table_boxes(grids, page.number))) for page in pages])
    return (_paper(sheets, facts, [g for g in grids if is_table(g)], ids),)


def is_table(grid: Grid) -> bool:
    """Whether a grid is more than a box around text."""
    return grid.columns > 1


def _table_boxes(grids: Sequence[Grid], page: int) -> list[Box]:
    return [box for grid in grids if is_table(grid) for number, box in grid.areas if number == page]


def _paper(sheets: Sequence[Sheet], facts: FileFacts, grids: Sequence[Grid], ids: Ids) -> PaperContent:
    setting = read_setting(sheets)
    chunks = find_chunks(sheets, setting)
    widths = {sheet.number: sheet.page.width for sheet in sheets}
    headings = _headings(chunks, widths, setting)
    title = next((c.text for c, _ in headings), facts.title or "?")
    paper = Paper(
        id=ids.make("paper", sheets[0].number, title), document_id=ids.document, ordinal=1, item_number=None,
        title=title, paper_type="other", body_id=None, body_name=None, force_id=None, meeting_date=None, author=None,
        page_from=sheets[0].number, page_to=sheets[-1].number,
    )  # fmt: skip
    placed = _sections(headings, paper.id, ids)
    return PaperContent(
        paper=paper,
        sections=tuple(p.section for p in placed),
        blocks=_blocks(_drafts(sheets, chunks, headings), placed, paper.id, ids),
        tables=tuple(_table(grid, paper.id, placed, ids) for grid in grids),
    )


def _headings(chunks: Sequence[Chunk], widths: dict[int, float], setting: Setting) -> list[tuple[Chunk, Style]]:
    styled = [(chunk, read_style(chunk, widths[chunk.page])) for chunk in chunks]
    return [(chunk, style) for chunk, style in styled if is_heading(chunk, style, setting)]


def _sections(headings: Sequence[tuple[Chunk, Style]], paper_id: str, ids: Ids) -> list[Placed]:
    levels = find_levels([style for _, style in headings])
    placed: list[Placed] = []
    for (chunk, _), level in zip(headings, levels, strict=True):
        parent = next((p.section.id for p in reversed(placed) if p.section.level < level), None)
        section = Section(
            id=ids.make("section", chunk.page, chunk.text), paper_id=paper_id, parent_id=parent, level=level,
            number=chunk.mark.text if chunk.mark else None, heading=chunk.text, page=chunk.page,
            box=chunk.passage.box,
        )  # fmt: skip
        placed.append(Placed(section=section, page=chunk.page, top=chunk.lines[0].top))
    return placed


def _section_at(placed: Sequence[Placed], page: int, top: float) -> str | None:
    """The section in which a point of the paper stands."""
    return next((p.section.id for p in reversed(placed) if (p.page, p.top) <= (page, top + 1)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A block that has all but its section and ids."""

    page: int
    top: float
    kind: str
    number: str | None
    passage: Passage


def _drafts(sheets: Sequence[Sheet], chunks: Sequence[Chunk], headings: Sequence[tuple[Chunk, Style]]) -> list[Draft]:
    """Furniture and blocks, page by page; on a page furniture stands where its top puts it."""
    heads = {id(chunk) for chunk, _ in headings}
    furniture = [
        Draft(page=sheet.number, top=line.top, kind=kind, number=None, passage=line.passage)
        for sheet in sheets
        for kind, line in sheet.furniture
    ]
    body = [
        Draft(page=c.page, top=c.lines[0].top, kind="heading" if id(c) in heads else c.kind,
              number=c.mark.text if c.mark else None, passage=c.passage)
        for c in chunks
    ]  # fmt: skip
    return sorted(furniture + body, key=lambda d: (d.page, d.top))


def _blocks(drafts: Sequence[Draft], placed: Sequence[Placed], paper_id: str, ids: Ids) -> tuple[Block, ...]:
    return tuple(
        Block(id=ids.make("block", d.page, d.passage.text), paper_id=paper_id,
              section_id=_section_at(placed, d.page, d.top), page=d.page, kind=d.kind, number=d.number,
              passage=d.passage)
        for d in drafts
    )  # fmt: skip


def _table(grid: Grid, paper_id: str, placed: Sequence[Placed], ids: Ids) -> Table:
    key = "|".join(cell.text for cell in grid.cells[:40])
    page, box = grid.areas[0] if grid.areas else (grid.page_from, Box(x0=0, top=0, x1=0, bottom=0))
    return Table(
        id=ids.make("table", grid.page_from, key), paper_id=paper_id, section_id=_section_at(placed, page, box.top),
        page_from=grid.page_from, page_to=grid.page_to, caption=grid.caption, rows=grid.rows, columns=grid.columns,
        header_rows=grid.header_rows, cells=grid.cells,
    )  # fmt: skip
