"""The only way in: the bytes of one file become everything that can be read out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from extract import EXTRACTOR_VERSION, outline, pages
from extract.as_shown import as_shown
from extract.checks.reader import doubts, find_checks
from extract.confidence.reader import with_confidence
from extract.content import PaperContent
from extract.dates.mentions import find_date_mentions
from extract.faults import Guard, document_error, page_problems, problem
from extract.figures.reader import find_figures
from extract.figures.scopes import read_scope
from extract.fingerprints import find_fingerprint
from extract.kpis.reader import find_kpis
from extract.kpis.witnesses import find_contradictions
from extract.pages import Page
from extract.recommendations.deadlines import bind_deadlines
from extract.recommendations.reader import find_recommendations
from extract.structure.hyphens import soften_hyphens
from extract.tables.grids import find_grids
from schema.errors import UnreadableFile
from schema.ids import Ids, document_id
from schema.records import DateMention, Document, PageText, Reading


def read_document(data: bytes, filename: str, source_url: str | None = None) -> Reading:
    """Everything in the file; one that cannot be read gives a failed document and the reason.

    A reader that breaks on it costs its own records only, and leaves a problem. `filename` and
    `source_url` are kept as they are given.
    """
    digest = sha256(data).hexdigest()
    document = _document(digest, filename, source_url)
    try:
        facts = pages.read_facts(data)
        sheets = read_sheets(data)
    except UnreadableFile as error:
        return failed_reading(document, str(error))
    ids, guard = Ids(document.id), Guard(document.id)
    tables = guard.run("grids", 1, lambda: find_grids(sheets))
    papers = guard.run("outline", 1, lambda: outline.find_papers(facts, sheets, tables, ids))
    contents = tuple(_with_pages(content, sheets) for content in papers)
    told = guard.records("kpis", find_contradictions, contents, ids)
    reading = _records(_layout(document, sheets, contents), contents, ids, guard)
    problems = (*page_problems(document.id, sheets), *told, *doubts(document.id, reading.checks), *guard.problems)
    judged = _judged(document, sheets, document_error(sheets, guard.problems))
    return as_shown(with_confidence(replace(reading, problems=problems, document=judged)), sheets)


def _layout(document: Document, sheets: Sequence[Page], contents: Sequence[PaperContent]) -> Reading:
    """The papers, and what stands where in them."""
    return Reading(
        document=document,
        papers=tuple(c.paper for c in contents),
        pages=tuple(_page_text(document.id, sheet, contents) for sheet in sheets),
        sections=tuple(s for c in contents for s in c.sections),
        blocks=tuple(b for c in contents for b in c.blocks),
        tables=tuple(t for c in contents for t in c.tables),
        fingerprints=tuple(found for c in contents if (found := find_fingerprint(c))),
    )


def _records(layout: Reading, contents: Sequence[PaperContent], ids: Ids, guard: Guard) -> Reading:
    """The layout with what its papers say, checked against itself."""
    kpis = guard.records("kpis", find_kpis, contents, ids)
    figures = guard.records("figures", find_figures, contents, ids)
    recommendations = guard.records("recommendations", find_recommendations, contents, ids)
    dates = guard.records("dates", _date_mentions, contents, ids)
    return replace(
        layout,
        kpis=kpis,
        figures=figures,
        recommendations=recommendations,
        dates=bind_deadlines(dates, recommendations, layout.tables),
        checks=guard.run("checks", 1, lambda: find_checks(contents, figures, kpis, ids)),
    )


def _date_mentions(content: PaperContent, ids: Ids) -> tuple[DateMention, ...]:
    return find_date_mentions(content, ids, read_scope(content).timeline)


def read_sheets(data: bytes) -> list[Page]:
    """The pages of a file as every later stage is given them. Raises UnreadableFile as `open_pdf` does."""
    return soften_hyphens(list(pages.read_pages(data)))


def _with_pages(content: PaperContent, sheets: Sequence[Page]) -> PaperContent:
    paper = content.paper
    return replace(content, pages=tuple(s for s in sheets if paper.page_from <= s.number <= paper.page_to))


def failed_reading(document: Document, reason: str) -> Reading:
    """The reading of a file of which nothing can be read."""
    failed = replace(document, status="failed", error=reason)
    return Reading(document=failed, problems=(problem(document.id, None, "file", reason),))


def _document(digest: str, filename: str, source_url: str | None) -> Document:
    return Document(
        id=document_id(digest), sha256=digest, filename=filename, source_url=source_url, page_count=0,
        status="ok", error=None, extractor_version=EXTRACTOR_VERSION,
    )  # fmt: skip


def _judged(document: Document, sheets: Sequence[Page], error: str | None) -> Document:
    return replace(document, page_count=len(sheets), status="partial" if error else "ok", error=error)


def _page_text(document: str, sheet: Page, contents: Sequence[PaperContent]) -> PageText:
    owner = next((c.paper.id for c in contents if c.paper.page_from <= sheet.number <= c.paper.page_to), None)
    text = outline.page_text(sheet)
    return PageText(
        document_id=document, page=sheet.number, paper_id=owner, text=text,
        source=("ocr" if sheet.scanned else "text") if text else "empty", width=sheet.width, height=sheet.height,
    )  # fmt: skip
