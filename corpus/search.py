"""One index over every record that a person would look for.

It holds papers, sections, blocks, tables, KPIs, figures and recommendations; dates are found through
the block that holds them. E-mail addresses and telephone numbers are not indexed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from corpus.terminal import printable
from corpus.vocabularies import body_name
from schema.records import Block, Figure, Kpi, Paper, Reading, Recommendation, Section, Table
from schema.tables import Row

SEARCHED_BLOCKS = frozenset({"paragraph", "list_item", "caption", "footnote"})
KINDS = ("paper", "section", "block", "table", "kpi", "figure", "recommendation")
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
TELEPHONE = re.compile(r"(?<![\w.,£+])(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?![\w,])")
MARK_START, MARK_END = "\x02", "\x03"
"""Around the found words in a snippet; they cannot stand in a PDF's text."""
TITLE_WEIGHT, TEXT_WEIGHT = 4.0, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one row of the index says of its record."""

    kind: str
    record_id: str
    title: str
    text: str
    page: int
    force_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A found record; `snippet` is from its text, with MARK_START and MARK_END around the found words."""

    kind: str
    record_id: str
    title: str
    snippet: str
    force_id: str | None
    body: str | None
    date: str | None
    page: int
    document_id: str
    filename: str
    also_in: str | None


def search_rows(reading: Reading) -> list[Row]:
    """The rows of the index for one document."""
    papers = {paper.id: paper for paper in reading.papers}
    rows: list[Row] = []
    for paper_id, entry in _entries(reading):
        paper = papers[paper_id]
        rows.append((
            entry.kind, entry.record_id, without_contacts(entry.title), without_contacts(entry.text),
            entry.force_id or paper.force_id, body_name(paper), paper.meeting_date, entry.page, paper.document_id,
        ))  # fmt: skip
    return rows


def without_contacts(text: str) -> str:
    """Text without e-mail addresses and telephone numbers.

    >>> without_contacts("Ask jo.bell@anyshire.example or 01234 567 890 about the 1,204 calls")
    'Ask or about the 1,204 calls'
    """
    if "@" not in text and not TELEPHONE.search(text):
        return text
    return " ".join(TELEPHONE.sub(" ", EMAIL.sub(" ", text)).split())


def _entries(reading: Reading) -> Iterator[tuple[str, Entry]]:
    headings = {section.id: _heading(section) for section in reading.sections}
    titles = {paper.id: paper.title for paper in reading.papers}
    for paper in reading.papers:
        yield paper.id, _paper(paper)
    for section in reading.sections:
        yield (
            section.paper_id,
            Entry(kind="section", record_id=section.id, title=headings[section.id], text="", page=section.page),
        )
    for block in reading.blocks:
        if block.kind in SEARCHED_BLOCKS:
            yield block.paper_id, _block(block, headings.get(block.section_id or "", titles[block.paper_id]))
    for table in reading.tables:
        yield table.paper_id, _table(table, headings.get(table.section_id or "", titles[table.paper_id]))
    for kpi in reading.kpis:
        yield kpi.paper_id, _kpi(kpi)
    for figure in reading.figures:
        yield figure.paper_id, _figure(figure)
    for item in reading.recommendations:
        yield item.paper_id, _recommendation(item, titles[item.paper_id])


def _joined(*parts: str | None) -> str:
    """What there is of the parts, each once.

    >>> _joined("Theft", None, "", "Theft", "fell")
    'Theft · fell'
    """
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _heading(section: Section) -> str:
    return f"{section.number} {section.heading}" if section.number else section.heading


def _paper(paper: Paper) -> Entry:
    text = _joined(paper.body_name, paper.author, paper.paper_type.replace("_", " "))
    return Entry(kind="paper", record_id=paper.id, title=paper.title, text=text, page=paper.page_from)


def _block(block: Block, title: str) -> Entry:
    return Entry(kind="block", record_id=block.id, title=title, text=block.text, page=block.page)


def _table(table: Table, title: str) -> Entry:
    text = " | ".join(cell.text for cell in table.cells if cell.text)
    return Entry(kind="table", record_id=table.id, title=table.caption or title, text=text, page=table.page_from)


def _kpi(kpi: Kpi) -> Entry:
    text = _joined(kpi.theme, kpi.value_text, kpi.target_text, kpi.status, kpi.status_text, kpi.commentary)
    return Entry(kind="kpi", record_id=kpi.id, title=kpi.name, text=text, page=kpi.page)


def _figure(figure: Figure) -> Entry:
    text = _joined(figure.area, figure.text, figure.period_text, figure.sentence)
    return Entry(
        kind="figure", record_id=figure.id, title=figure.measure or "", text=text, page=figure.page,
        force_id=figure.force_id,
    )  # fmt: skip


def _recommendation(item: Recommendation, title: str) -> Entry:
    text = _joined(item.number, item.text, item.addressee, item.status)
    return Entry(kind="recommendation", record_id=item.id, title=title, text=text, page=item.page)


QUERY = f"""
select s.kind, s.record_id, s.title, s.force_id, s.body, s.date, s.page, s.document_id, documents.filename,
       snippet(search_index, 3, char(2), char(3), '…', 24) as snippet,
       (select also_in from papers_with_body where id =
           (select paper_id from pages where pages.document_id = s.document_id and pages.page = s.page)) as also_in
from search_index as s join documents on documents.id = s.document_id
where search_index match :query
  and (:kind is null or s.kind = :kind) and (:force is null or s.force_id = :force)
order by bm25(search_index, 0, 0, {TITLE_WEIGHT}, {TEXT_WEIGHT}), s.rowid
limit :limit
"""


def search(db: Database, text: str, *, kind: str | None = None, force: str | None = None, limit: int = 20) -> list[Hit]:
    """The best hits for words (or "phrases in quotes"); none for a text without a word in it."""
    query = db.quote_fts(printable(text))
    if not any(char.isalnum() for char in query):
        return []
    found = db.query(QUERY, {"query": query, "kind": kind, "force": force, "limit": limit})
    return [Hit(**row) for row in found]
