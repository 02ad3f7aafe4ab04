"""A document -> its papers, each with its sections, blocks and tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extract.content import PaperContent
from extract.front.meeting import read_pack_title
from extract.front.opening import Front, Opening, Pack
from extract.front.reader import read_fronts
from extract.front.title import written_title
from extract.front.titles import cover_length, is_person, prose_start, split_front
from extract.packs.parts import Part, find_parts
from extract.pages import FileFacts, Page
from extract.pdf.glyphs import SOFT_HYPHEN
from extract.structure.blocks import Chunk, body_size, find_chunks, read_setting
from extract.structure.charts import set_charts_apart
from extract.structure.contents import find_entries
from extract.structure.furniture import Sheet, set_apart
from extract.structure.headings import Judged, around_headings, judge_headings, with_tags
from extract.structure.joins import join_parted
from extract.structure.labels import Labelled, find_label, read_block, read_rows, read_signed
from extract.structure.levels import Styled
from extract.structure.lines import find_lines
from extract.structure.printed import read_blocks
from extract.structure.sections import Placed, place_sections, section_of
from extract.structure.stamps import is_stamp, read_item
from extract.tables.grids import Grid
from schema.evidence import Box
from schema.ids import Ids
from schema.records import Paper, Table


def page_text(page: Page) -> str:
    """All text of a page, a line of it on each line."""
    return "\n".join(line.text for line in find_lines(page)).replace(SOFT_HYPHEN + "\n", "")


def find_papers(facts: FileFacts, pages: Sequence[Page], grids: Sequence[Grid], ids: Ids) -> tuple[PaperContent, ...]:
    """The papers of a document with all that stands in them, in the order of their pages."""
    drafts = find_drafts(facts, pages, grids)
    if not drafts:
        return ()
    fronts = read_fronts([draft.opening for draft in drafts], [_pack(draft.part, facts) for draft in drafts])
    facing = zip(drafts, fronts, strict=True)
    return tuple(_content(draft, front, ordinal, ids) for ordinal, (draft, front) in enumerate(facing, 1))


def find_drafts(facts: FileFacts, pages: Sequence[Page], grids: Sequence[Grid]) -> list[Draft]:
    """The papers of a document as read from its pages, in their order."""
    if not pages:
        return []
    sheets = find_sheets(pages, grids)
    return [_draft(part, sheets, grids) for part in find_parts(facts, sheets, grids)]


def find_sheets(pages: Sequence[Page], tables: Sequence[Grid]) -> list[Sheet]:
    """The pages with the lines that stand in no table, and page furniture set apart."""
    return set_apart([(page, find_lines(page, _table_boxes(tables, page))) for page in pages])


def _table_boxes(grids: Sequence[Grid], page: Page) -> list[Box]:
    """The boxes of a page's tables, without the headings that stand in them."""
    boxes = [box for grid in grids for number, box in grid.areas if number == page.number]
    size = body_size(page.words)
    return [part for box in boxes for part in around_headings(box, page, size)]


SMALL_PRINT = 0.6
"""Of the largest line on a cover: what is no larger, and not bold, names no paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paper that is read but has no ids yet."""

    part: Part
    sheets: Sequence[Sheet]
    chunks: Sequence[Chunk]
    judged: Sequence[Judged]
    front_headings: Sequence[Styled]
    headings: Sequence[Styled]
    grids: Sequence[Grid]
    opening: Opening


def _draft(part: Part, sheets: Sequence[Sheet], grids: Sequence[Grid]) -> Draft:
    whole = [sheet for sheet in sheets if part.page_from <= sheet.number <= part.page_to]
    setting = read_setting(whole)
    own = set_charts_apart(whole, setting.size)
    tables = [grid for grid in grids if part.page_from <= grid.page_from <= part.page_to]
    chunks = join_parted(find_chunks(own, setting))
    labels = _labels(chunks, own, tables)
    apart = _apart(chunks, labels)
    pages = {sheet.number: sheet.page for sheet in own}
    judged = with_tags(judge_headings(chunks, {n: page.width for n, page in pages.items()}, setting, apart), pages)
    front, headings = split_front(chunks, [(j.chunk, j.style) for j in judged if j.is_heading], frozenset(apart))
    rows = [_row(grid, row) for grid in tables if grid.page_from < part.page_from + 3 for row in range(grid.rows)]
    opening = _opening(own, chunks, (front, headings), labels)
    return Draft(
        part=part, sheets=own, chunks=chunks, judged=judged, front_headings=front, headings=headings, grids=tables,
        opening=replace(opening, cells=_front_cells(own[0], tables), rows=rows),
    )  # fmt: skip


def _pack(part: Part, facts: FileFacts) -> Pack:
    body, day = read_pack_title(facts.title)
    return Pack(file_title=written_title(facts.title), title=part.title, item=part.item, body=body, meeting_date=day)


def _labels(chunks: Sequence[Chunk], sheets: Sequence[Sheet], grids: Sequence[Grid]) -> list[Labelled]:
    """The labels of a paper's front, in tables and in lines, and after them the authors named on its last page."""
    first, last = sheets[0].number, max((c.page for c in chunks), default=0)
    rows = [_row(grid, row) for grid in grids if grid.page_from == first for row in range(grid.rows)]
    labelled = {id(chunk) for chunk in chunks if chunk.page == first and find_label(chunk.lines[0])}
    lines = [line for chunk in chunks[: prose_start(chunks, labelled)] for line in chunk.lines if line.page == first]
    ending = [line for chunk in chunks for line in chunk.lines if line.page == last]
    return [*read_rows(rows), *read_block(lines), *read_signed(ending)]


def _front_cells(sheet: Sheet, grids: Sequence[Grid]) -> list[str]:
    """The texts of the tables on a paper's first page that hold its facts."""
    first = [grid for grid in grids if grid.page_from == sheet.number]
    fronts = [grid for grid in first if len(read_rows(_row(grid, row) for row in range(grid.rows))) > 1]
    return [cell.text for grid in fronts for cell in grid.cells]


def _row(grid: Grid, row: int) -> list[str]:
    return [cell.text for cell in grid.cells if cell.row == row]


def _is_labelled(chunk: Chunk, labels: Sequence[Labelled]) -> bool:
    """Whether a block has a label with its value beside it: a label alone on its line may be a heading."""
    own = {id(line) for item in labels if item.beside for line in item.lines}
    return any(id(line) in own for line in chunk.lines)


def _apart(chunks: Sequence[Chunk], labels: Sequence[Labelled]) -> dict[int, str]:
    """What the blocks are that are no headings however they look, by their identity."""
    persons = {id(c): "a person's name" for c in chunks if is_person(c.text)}
    labelled = {id(c): "a label and its value" for c in chunks if _is_labelled(c, labels)}
    stamps = {id(c): "a stamp" for c in chunks[: prose_start(chunks)] if is_stamp(c.text) and read_item(c.text)}
    entries = dict.fromkeys(find_entries(chunks), "an entry of a list of contents")
    return persons | _small_print(chunks) | stamps | labelled | entries


def _small_print(chunks: Sequence[Chunk]) -> dict[int, str]:
    """The lines of a cover that are no titles, by their identity."""
    cover = chunks[: cover_length(chunks)] if chunks else []
    largest = max((c.lines[0].size for c in cover), default=0.0)
    small = (c for c in cover if c.lines[0].size <= SMALL_PRINT * largest and not c.lines[0].bold)
    return {id(c): "small print of a cover" for c in small}


def _opening(
    sheets: Sequence[Sheet],
    chunks: Sequence[Chunk],
    headings: tuple[Sequence[Styled], Sequence[Styled]],
    labels: Sequence[Labelled],
) -> Opening:
    front, sections = headings
    end = cover_length(chunks) if chunks else 0
    end = end or _front_end(chunks, {id(c) for c, _ in front}, {id(c) for c, _ in sections})
    stamps = [line.text for kind, line in sheets[0].furniture]
    return Opening(
        chunks=chunks,
        front=front,
        sections=[c.text for c, _ in sections],
        before=[*stamps, *(c.text for c in chunks[:end] if c.mark is None)],
        labels=labels,
        running=[line.text for s in sheets for kind, line in s.furniture if kind.startswith("running")],
        running_title=_running_title(sheets[0]),
    )


def _front_end(chunks: Sequence[Chunk], front: Collection[int], sections: Collection[int]) -> int:
    """The index of the first section below the front's headings, both told by their blocks' identity."""
    last = max((i for i, c in enumerate(chunks) if id(c) in front), default=-1)
    after = (i for i, c in enumerate(chunks) if i > last and id(c) in sections)
    return next(after, min(len(chunks), 12))


def _running_title(sheet: Sheet) -> str | None:
    """What runs in bold at the head of a paper's pages, where a table begins without another title."""
    bold = [line.text for kind, line in sheet.furniture if kind == "running_head" and line.bold]
    return bold[0] if bold else None


def _content(draft: Draft, front: Front, ordinal: int, ids: Ids) -> PaperContent:
    paper = _paper(draft.part, front, ordinal, ids)
    methods = {id(j.chunk): j.method for j in draft.judged}
    placed = place_sections(draft.chunks, (draft.front_headings, draft.headings), methods, paper.id, ids)
    return PaperContent(
        paper=paper,
        sections=tuple(placed.sections),
        blocks=read_blocks(placed, draft.sheets, paper.id, ids),
        tables=tuple(_table(grid, paper.id, placed, ids) for grid in draft.grids),
    )


def _paper(part: Part, front: Front, ordinal: int, ids: Ids) -> Paper:
    return Paper(
        id=ids.make("paper", part.page_from, front.title), document_id=ids.document, ordinal=ordinal,
        item_number=front.item_number, title=front.title, paper_type=front.paper_type, body_id=front.body_id,
        body_name=front.body_name, force_id=front.force_id, meeting_date=front.meeting_date, author=front.author,
        page_from=part.page_from, page_to=part.page_to, method=part.method,
    )  # fmt: skip


def _table(grid: Grid, paper_id: str, placed: Placed, ids: Ids) -> Table:
    key = "|".join(cell.text for cell in grid.cells[:40])
    page, box = grid.areas[0] if grid.areas else (grid.page_from, Box(x0=0, top=0, x1=0, bottom=0))
    return Table(
        id=ids.make("table", grid.page_from, key), paper_id=paper_id, section_id=section_of(placed, page, box),
        page_from=grid.page_from, page_to=grid.page_to, caption=grid.caption, rows=grid.rows, columns=grid.columns,
        header_rows=grid.header_rows, cells=grid.cells, method=f"tables.{grid.origin}",
    )  # fmt: skip
