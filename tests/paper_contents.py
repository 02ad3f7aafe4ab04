"""Papers for the tests of readers, made of the blocks and tables that a case in TOML lists."""

from __future__ import annotations

from typing import Any

from extract.content import PaperContent
from schema.evidence import Box, Passage, Piece
from schema.ids import Ids
from schema.records import Block, Cell, Paper, Section, Table

LINE = Box(x0=50, top=100, x1=500, bottom=112)


def passage(text: str, page: int) -> Passage:
    """Text that stands on one line of a page."""
    return Passage(text=text, pieces=(Piece(start=0, end=len(text), page=page, box=LINE),))


def paper_content(case: dict[str, Any]) -> PaperContent:
    """The paper of a case: `blocks` and `tables` as lists, and fields of the paper where they matter.

    A block is {text, kind?, number?, page?}; a heading opens a section. A table is {rows, header_rows?, page?}.
    """
    ids = Ids("0" * 16)
    paper = Paper(
        id="p", document_id=ids.document, ordinal=1, item_number=case.get("item_number"),
        title=case.get("title", "A paper"), paper_type=case.get("paper_type", "report"), body_id=None,
        body_name=case.get("body_name"), force_id=None,
        meeting_date=case.get("meeting_date"), author=None, page_from=1, page_to=case.get("page_to", 1),
    )  # fmt: skip
    sections: list[Section] = []
    blocks = [_block(row, sections, ids) for row in case.get("blocks", [])]
    tables = [_table(row, ids) for row in case.get("tables", [])]
    return PaperContent(paper=paper, sections=tuple(sections), blocks=tuple(blocks), tables=tuple(tables))


def _block(row: dict[str, Any], sections: list[Section], ids: Ids) -> Block:
    page, kind, number = row.get("page", 1), row.get("kind", "paragraph"), row.get("number")
    if kind == "heading":
        sections.append(
            Section(
                id=ids.make("section", page, row["text"]),
                paper_id="p",
                parent_id=None,
                level=2,
                number=number,
                heading=row["text"],
                page=page,
                box=LINE,
            )
        )
    return Block(
        id=ids.make("block", page, row["text"]), paper_id="p", section_id=sections[-1].id if sections else None,
        page=page, kind=kind, number=number, passage=passage(row["text"], page),
    )  # fmt: skip


def _table(row: dict[str, Any], ids: Ids) -> Table:
    page, header_rows = row.get("page", 1), row.get("header_rows", 1)
    cells = tuple(
        Cell(
            row=r,
            column=c,
            row_span=1,
            column_span=1,
            is_header=r < header_rows,
            fill=None,
            page=page,
            box=LINE,
            passage=passage(text, page),
        )
        for r, texts in enumerate(row["rows"])
        for c, text in enumerate(texts)
    )
    return Table(
        id=ids.make("table", page, str(row["rows"])), paper_id="p", section_id=None, page_from=page, page_to=page,
        caption=row.get("caption"), rows=len(row["rows"]), columns=len(row["rows"][0]), header_rows=header_rows,
        cells=cells,
    )  # fmt: skip
