"""What the home page and the forms of questions show: counts, newest papers, the choices of a parameter."""

from __future__ import annotations

from functools import partial
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request

from corpus.site.cells import day_in_words, heading_of, place_of
from corpus.site.links import DATABASE, page_path, row_path, source_path

COUNTED = {
    "papers_with_body": ("papers", "papers"),
    "figures_with_paper": ("figures", "figures"),
    "kpis_with_paper": ("kpis", "performance indicators"),
    "recommendations_with_paper": ("recommendations", "recommendations and decisions"),
    "tables_with_paper": ("data_tables", "tables"),
    "problems_with_document": ("problems", "problems in reading"),
}
"""List -> the table that it counts, and what its rows are called."""
_NEWEST = "select * from papers_with_body where meeting_date is not null order by meeting_date desc, id limit 8"
_CHOICES = {
    "force": "select id, name from forces where id in (select force_id from papers) order by name",
    "measure": """select id, name from measures
        where id in (select measure_id from figures union select measure_id from kpis) order by name""",
    "paper_type": "select distinct paper_type, paper_type from papers order by 1",
    "addressee": """select addressee, addressee from recommendations where addressee <> ''
        group by 1 order by count(*) desc, 1 limit 100""",
}
_KINDS = {
    "search_everything": "select distinct kind, kind from search_index order by 1",
    "recommendations_by_addressee": "select distinct kind, kind from recommendations order by 1",
}
TYPED = ("addressee",)
"""Parameters whose choices are only suggestions."""


async def template_vars(datasette: Datasette, view_name: str, request: Request | None) -> dict[str, Any]:
    """Our variables for a page; few, since Datasette asks for every page."""
    shared: dict[str, Any] = {
        "row_path": row_path, "page_path": page_path, "source_path": source_path, "day_in_words": day_in_words,
        "heading_of": heading_of, "place_of": place_of, "key_label": partial(_key_label, datasette),
    }  # fmt: skip
    if view_name == "index":
        return shared | {"counts": await _counts(datasette), "newest": await _rows(datasette, _NEWEST)}
    if request is not None and "table" in request.url_vars:
        return shared | {"choices": await _choices(datasette, request.url_vars["table"]), "typed": TYPED}
    return shared


async def _rows(datasette: Datasette, sql: str) -> list[Any]:
    return list((await datasette.get_database(DATABASE).execute(sql)).rows)


async def _counts(datasette: Datasette) -> list[tuple[str, str, int]]:
    """List, what its rows are called, how many there are."""
    counts = ", ".join(f"(select count(*) from {table})" for table, _ in COUNTED.values())
    numbers = (await _rows(datasette, f"select {counts}"))[0]
    return [(view, words, number) for (view, (_, words)), number in zip(COUNTED.items(), numbers, strict=True)]


async def _choices(datasette: Datasette, question: str) -> dict[str, list[Any]]:
    """Parameter -> (value, label), for a canned query; empty for a table."""
    queries = await datasette.get_canned_queries(DATABASE, None)
    known = _CHOICES | ({"kind": _KINDS[question]} if question in _KINDS else {})
    wanted = queries.get(question, {}).get("params", ())
    return {name: await _rows(datasette, known[name]) for name in wanted if name in known}


async def _key_label(datasette: Datasette, table: str, column: str, key: object) -> str | None:
    """The name of the row that a key of a stored table refers to; None where it has none."""
    if not isinstance(key, str) or not column.endswith("_id"):
        return None
    labels = await datasette.expand_foreign_keys(DATABASE, table, column, [key])
    label = labels.get((column, key))
    return None if label in (None, "", key) else str(label)
