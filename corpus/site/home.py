"""The home page: a search box, how many records there are, the newest papers.

It takes the place of Datasette's own, which asks some two hundred questions about tables first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from corpus.site.links import DATABASE

COUNTED = {
    "papers_with_body": ("papers", "papers"),
    "figures_with_paper": ("figures", "figures"),
    "kpis_with_paper": ("kpis", "performance indicators"),
    "recommendations_with_paper": ("recommendations", "recommendations and decisions"),
    "tables_with_paper": ("data_tables", "tables"),
    "problems_with_document": ("problems", "problems in reading"),
}
"""List -> the table that it counts, and what its rows are called."""
_NEWEST = """select * from papers_with_body where meeting_date is not null and same_as is null
order by meeting_date desc, id limit 8"""


async def home_view(request: Request, datasette: Datasette) -> Response:
    """The home page."""
    newest = (await datasette.get_database(DATABASE).execute(_NEWEST)).rows
    context = {"metadata": datasette.metadata(), "counts": await _counts(datasette), "newest": newest}
    answer: Response = Response.html(await datasette.render_template("index.html", context, request=request))
    return answer


async def _counts(datasette: Datasette) -> list[tuple[str, str, int]]:
    """List, what its rows are called, how many there are."""
    counts = ", ".join(f"(select count(*) from {table})" for table, _ in COUNTED.values())
    numbers = (await datasette.get_database(DATABASE).execute(f"select {counts}")).first()
    return [(view, words, number) for (view, (_, words)), number in zip(COUNTED.items(), numbers, strict=True)]


ROUTES: list[tuple[str, Callable[..., Any]]] = [(r"/$", home_view)]
