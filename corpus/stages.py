"""What each stage of reading makes of a file, so that a wrong record can be traced to the stage that went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from corpus.choices import Candidate, PackChoice, TaggedPage, find_candidates, find_pack_choice, find_tags
from extract.explain import HeadingChoice, explain_headings
from extract.outline import find_papers, find_sheets
from extract.packs.parts import split
from extract.pages import Page, read_facts
from extract.paper import read_document, read_sheets
from extract.structure.lines import Line, find_lines
from extract.tables.grids import Grid, find_grids
from schema.errors import NoSuchPage
from schema.evidence import Passage
from schema.ids import Ids
from schema.records import Block, Reading
from schema.tables import RECORD_TABLES, Row, rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file's bytes and name; `page` is the page that is asked for, None for all of them."""

    data: bytes
    filename: str
    page: int | None = None

    def shows(self, first: int, last: int | None = None) -> bool:
        """Whether something on pages `first` to `last` is asked for."""
        return self.page is None or first <= self.page <= (first if last is None else last)


def checked(source: Source) -> Source:
    """The same source; raises NoSuchPage, or UnreadableFile as the pages' reader does."""
    count = read_facts(source.data).page_count
    if source.page is not None and source.page > count:
        raise NoSuchPage(source.filename, source.page, count)
    return source


def find_stage_pages(source: Source) -> list[Page]:
    """The pages with their words, rules, fills, images and curves."""
    return [page for page in read_sheets(source.data) if source.shows(page.number)]


def find_stage_lines(source: Source) -> list[Line]:
    """The lines of the pages, tables included."""
    return [line for page in find_stage_pages(source) for line in find_lines(page)]


def find_stage_blocks(source: Source) -> list[Block]:
    """The blocks, page furniture included."""
    return [block for block in find_stage_records(source).blocks if source.shows(block.page)]


def find_stage_grids(source: Source) -> list[Grid]:
    """The tables as laid out; of a table over several pages all of it, where one of them is asked for."""
    return [grid for grid in find_grids(read_sheets(source.data)) if source.shows(grid.page_from, grid.page_to)]


def find_stage_candidates(source: Source) -> list[Candidate]:
    """All that might be a table, chosen or not, the best of each page first."""
    return [candidate for page in find_stage_pages(source) for candidate in find_candidates(page)]


def find_stage_tags(source: Source) -> list[TaggedPage]:
    """The tag trees of the pages."""
    return [find_tags(page) for page in find_stage_pages(source)]


def find_stage_headings(source: Source) -> list[HeadingChoice]:
    """The blocks that stand out of the text, headings or not."""
    pages = read_sheets(source.data)
    choices = explain_headings(read_facts(source.data), pages, find_grids(pages))
    return [choice for choice in choices if source.shows(choice.page)]


def find_stage_packs(source: Source) -> PackChoice:
    """What parts the document into papers; of these, the one with the page that is asked for."""
    facts, pages = read_facts(source.data), read_sheets(source.data)
    tables = find_grids(pages)
    titles = [content.paper.title for content in find_papers(facts, pages, tables, Ids(source.filename))]
    choice = find_pack_choice(split(facts, find_sheets(pages, tables), tables), len(facts.bookmarks), titles)
    return replace(choice, papers=tuple(p for p in choice.papers if source.shows(p.page_from, p.page_to)))


def find_stage_records(source: Source) -> Reading:
    """Everything that is read out of the whole file."""
    return read_document(source.data, source.filename)


def record_rows(source: Source, reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """A reading's rows as they are stored, by table, of the page that is asked for."""
    rows = rows_of(reading)
    return {table.name: list(_named(table.columns, rows[table.name], source)) for table in RECORD_TABLES}


def _named(columns: tuple[str, ...], rows: Iterable[Row], source: Source) -> Iterable[dict[str, Any]]:
    for row in rows:
        named: dict[str, Any] = dict(zip(columns, row, strict=True))
        first = named.get("page", named.get("page_from"))
        if first is None or source.shows(first, named.get("page_to")):
            yield named


def plain(value: Any) -> Any:
    """A value of any stage as what JSON can say; a passage is its text.

    >>> plain(Passage(text="four per cent")), plain((1, None))
    ('four per cent', [1, None])
    """
    if isinstance(value, Passage):
        return value.text
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _outline(source: Source) -> dict[str, list[dict[str, Any]]]:
    rows = record_rows(source, find_stage_records(source))
    return {name: rows[name] for name in ("papers", "sections")}


STAGES: Mapping[str, Callable[[Source], Any]] = {
    "pages": find_stage_pages,
    "tags": find_stage_tags,
    "grids": lambda source: {"tables": find_stage_grids(source), "candidates": find_stage_candidates(source)},
    "lines": find_stage_lines,
    "blocks": find_stage_blocks,
    "headings": find_stage_headings,
    "packs": find_stage_packs,
    "outline": _outline,
    "records": lambda source: record_rows(source, find_stage_records(source)),
}
"""What each stage of `show` makes of a source, in the order of the path from bytes to records."""
