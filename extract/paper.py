"""The only way in: the bytes of one file become everything that can be read out of it."""

from __future__ import annotations

from hashlib import sha256

from extract import EXTRACTOR_VERSION, date_mentions, figures, grids, kpis, outline, pages, recommendations
from extract.content import PaperContent
from extract.pages import Page
from schema.errors import UnreadableFile
from schema.ids import Ids, document_id
from schema.records import Document, PageText, Problem, Reading


def read_document(data: bytes, filename: str, source_url: str | None = None) -> Reading:
    """Everything in the file; one that cannot be read gives a failed document and the reason.

    `filename` and `source_url` are kept as they are given.
    """
    digest = sha256(data).hexdigest()
    ids = Ids(document_id(digest))
    try:
        facts = pages.read_facts(data)
        sheets = list(pages.read_pages(data))
    except UnreadableFile as error:
        return _failed(digest, filename, source_url, str(error))
    contents = outline.find_papers(facts, sheets, grids.find_grids(sheets), ids)
    problems = tuple(_page_problems(ids.document, sheets))
    return Reading(
        document=_document(digest, filename, source_url, sheets),
        papers=tuple(c.paper for c in contents),
        pages=tuple(_page_text(ids.document, sheet, contents) for sheet in sheets),
        sections=tuple(s for c in contents for s in c.sections),
        blocks=tuple(b for c in contents for b in c.blocks),
        tables=tuple(t for c in contents for t in c.tables),
        kpis=tuple(k for c in contents for k in kpis.find_kpis(c, ids)),
        figures=tuple(f for c in contents for f in figures.find_figures(c, ids)),
        recommendations=tuple(r for c in contents for r in recommendations.find_recommendations(c, ids)),
        dates=tuple(d for c in contents for d in date_mentions.find_date_mentions(c, ids)),
        problems=problems,
    )


def _failed(digest: str, filename: str, source_url: str | None, reason: str) -> Reading:
    ident = document_id(digest)
    document = Document(
        id=ident, sha256=digest, filename=filename, source_url=source_url, page_count=0,
        status="failed", error=reason, extractor_version=EXTRACTOR_VERSION,
    )  # fmt: skip
    problem = Problem(document_id=ident, page=None, stage="pages", severity="error", message=reason)
    return Reading(document=document, problems=(problem,))


def _document(digest: str, filename: str, source_url: str | None, sheets: list[Page]) -> Document:
    broken = [s.number for s in sheets if s.error]
    error = f"{len(broken)} of {len(sheets)} pages could not be read; see its problems." if broken else None
    return Document(
        id=document_id(digest), sha256=digest, filename=filename, source_url=source_url,
        page_count=len(sheets), status="partial" if broken else "ok", error=error,
        extractor_version=EXTRACTOR_VERSION,
    )  # fmt: skip


def _page_problems(document: str, sheets: list[Page]) -> list[Problem]:
    found = []
    for sheet in sheets:
        if sheet.error:
            found.append(_problem(document, sheet.number, "error", f"The page could not be read: {sheet.error}"))
        elif not sheet.words and sheet.images:
            message = "The page has no text, only a picture: it is probably a scan and needs OCR."
            found.append(_problem(document, sheet.number, "warning", message))
    return found


def _problem(document: str, page: int, severity: str, message: str) -> Problem:
    return Problem(document_id=document, page=page, stage="pages", severity=severity, message=message)


def _page_text(document: str, sheet: Page, contents: tuple[PaperContent, ...]) -> PageText:
    owner = next((c.paper.id for c in contents if c.paper.page_from <= sheet.number <= c.paper.page_to), None)
    text = outline.page_text(sheet)
    return PageText(
        document_id=document, page=sheet.number, paper_id=owner, text=text,
        source="text" if text else "empty", width=sheet.width, height=sheet.height,
    )  # fmt: skip
