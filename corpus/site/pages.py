"""The page view: a page of a paper as an image, with the evidence of its records marked, and its text."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from corpus.site.links import DATABASE, page_path, row_path, short_id, source_path, table_of
from corpus.site.sources import find_source, verified_copy

PIXELS_PER_POINT = 1.6
"""115 dots an inch: small print is legible, and a page takes some 100 kB."""
_ONE_AT_A_TIME = threading.Lock()
"""PDFium may not be called from two threads at once."""
_PAPER = "select * from papers_with_body where id = ?"
_PAGE = "select * from pages where document_id = ? and page = ?"
_ON_PAGE = """select * from (
    select id, 'figure' as kind, text || coalesce(': ' || measure, '') as words, paper_id, page, x0, top, x1, bottom
    from figures
    union all select id, 'indicator', name, paper_id, page, x0, top, x1, bottom from kpis
    union all select id, 'recommendation', text, paper_id, page, x0, top, x1, bottom from recommendations
) where paper_id = ? and page = ? order by top, x0, id"""
_WITH_BOX = ("sections", "blocks", "kpis", "figures", "recommendations", "dates")


async def page_view(request: Request, datasette: Datasette) -> Response:
    """A page of a paper: its image with boxes, what was read from it, its text."""
    paper, page = await _paper_and_page(request, datasette)
    chosen = request.args.get("record") or ""
    marks = await _marks(datasette, paper["id"], page["page"], chosen)
    shown = await verified_copy(await find_source(datasette, paper["document_id"]))
    context = {"paper": paper, "page": page, "marks": marks, "chosen": chosen, "has_image": shown is not None}
    answer: Response = Response.html(
        await datasette.render_template("paper_page.html", context | _paths(paper, page), request=request)
    )
    return answer


def _paths(paper: Any, page: Any) -> dict[str, Any]:
    """The addresses that the page links to; None where the paper has no page before or after."""
    number = page["page"]
    return {
        "image": page_path(paper["id"], number) + ".png",
        "source": source_path(paper["document_id"], number),
        "paper_row": row_path("papers", paper["id"]),
        "before": page_path(paper["id"], number - 1) if number > paper["page_from"] else None,
        "after": page_path(paper["id"], number + 1) if number < paper["page_to"] else None,
    }


async def _paper_and_page(request: Request, datasette: Datasette) -> tuple[Any, Any]:
    """The rows of both; raises NotFound where the paper has no such page."""
    database = datasette.get_database(DATABASE)
    paper = (await database.execute(_PAPER, [request.url_vars["paper"]])).first()
    number = int(request.url_vars["page"])
    if paper is None or not paper["page_from"] <= number <= paper["page_to"]:
        raise NotFound(f"There is no paper {request.url_vars['paper']} with a page {number}.")
    page = (await database.execute(_PAGE, [paper["document_id"], number])).first()
    if page is None:
        raise NotFound(f"Page {number} of {paper['filename']} was not read.")
    return paper, page


async def _marks(datasette: Datasette, paper_id: str, page: int, chosen: str) -> list[dict[str, Any]]:
    """The records on a page, and the chosen one whatever its kind, each with its address."""
    database = datasette.get_database(DATABASE)
    rows = [dict(row) for row in await database.execute(_ON_PAGE, [paper_id, page])]
    table = table_of(chosen)
    if table in _WITH_BOX and all(row["id"] != chosen for row in rows):
        sql = f"select *, '' as kind, '' as words from {table} where paper_id = ? and page = ? and id = ?"
        rows += [dict(row) for row in await database.execute(sql, [paper_id, page, chosen])]
    return [row | {"path": row_path(str(table_of(row["id"])), row["id"]), "short": short_id(row["id"])} for row in rows]


async def image_view(request: Request, datasette: Datasette) -> Response:
    """A page of a paper as a PNG image."""
    paper, page = await _paper_and_page(request, datasette)
    copy = await verified_copy(await find_source(datasette, paper["document_id"]))
    if copy is None:
        raise NotFound(f"{paper['filename']} is not on this machine, so its pages cannot be drawn.")
    png = await asyncio.to_thread(page_png, copy, copy.stat().st_mtime_ns, page["page"])
    return Response(png, headers={"cache-control": "private, max-age=3600"}, content_type="image/png")


@lru_cache(maxsize=64)
def page_png(path: Path, modified: int, page: int) -> bytes:
    """A page (from 1) of a PDF as PNG; `modified`, its time of change in ns, keeps the memory of it fresh."""
    image = io.BytesIO()
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(path) as document:
        document[page - 1].render(scale=PIXELS_PER_POINT).to_pil().save(image, "PNG")
    return image.getvalue()


_PAGE_OF_PAPER = r"/paper/(?P<paper>[0-9a-z-]+)/page/(?P<page>\d{1,6})"
ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (_PAGE_OF_PAPER + "$", page_view),
    (_PAGE_OF_PAPER + r"\.png$", image_view),
]
