"""Sections and numbering; a document -> its papers."""

from __future__ import annotations

from collections.abc import Sequence

from extract.content import PaperContent
from extract.grids import Grid
from extract.lines import find_lines
from extract.pages import FileFacts, Page
from schema.evidence import Passage, Piece
from schema.ids import Ids
from schema.records import Block, Paper, Table


def page_text(page: Page) -> str:
    """All text of a page, a line of it on each line."""
    return "\n".join(line.text for line in find_lines(page))


def join_passages(parts: Sequence[Passage]) -> Passage:
    """One passage of several, with a space between them."""
    text, pieces = "", []
    for part in parts:
        text += " " if text else ""
        pieces += [Piece(start=p.start + len(text), end=p.end + len(text), page=p.page, box=p.box) for p in part.pieces]
        text += part.text
    return Passage(text=text, pieces=tuple(pieces))


def find_papers(facts: FileFacts, pages: Sequence[Page], grids: Sequence[Grid], ids: Ids) -> tuple[PaperContent, ...]:
    """The papers of a document with all that stands in them."""
    if not pages:
        return ()
    paper = Paper(
        id=ids.make("paper", 1, "1"), document_id=ids.document, ordinal=1, item_number=None, title=facts.title or "?",
        paper_type="other", body_id=None, body_name=None, force_id=None, meeting_date=None, author=None,
        page_from=1, page_to=len(pages),
    )  # fmt: skip
    blocks = []
    for page in pages:
        without = [box for grid in grids for number, box in grid.areas if number == page.number]
        lines = find_lines(page, without) or []
        group: list[Passage] = []
        for line, after in zip(lines, [*lines[1:], None], strict=False):
            group.append(line.passage)
            if after is None or after.top - line.bottom > 0.6 * line.size:
                passage = join_passages(group)
                block_id = ids.make("block", page.number, passage.text)
                blocks.append(
                    Block(id=block_id, paper_id=paper.id, section_id=None, page=page.number,
                          kind="paragraph", number=None, passage=passage)
                )  # fmt: skip
                group = []
    tables = tuple(_table(grid, paper.id, ids) for grid in grids)
    return (PaperContent(paper=paper, sections=(), blocks=tuple(blocks), tables=tables),)


def _table(grid: Grid, paper_id: str, ids: Ids) -> Table:
    key = "|".join(cell.text for cell in grid.cells[:40])
    return Table(
        id=ids.make("table", grid.page_from, key), paper_id=paper_id, section_id=None, page_from=grid.page_from,
        page_to=grid.page_to, caption=grid.caption, rows=grid.rows, columns=grid.columns,
        header_rows=grid.header_rows, cells=grid.cells,
    )  # fmt: skip
