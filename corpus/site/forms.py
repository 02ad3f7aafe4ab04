"""What pages need besides Datasette's own variables: links, names of keys, the choices of a question's parameters."""

from __future__ import annotations

from functools import partial
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request

from corpus.site.cells import day_in_words, heading_of, place_of
from corpus.site.links import DATABASE, page_path, row_path

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


async def template_vars(datasette: Datasette, request: Request | None) -> dict[str, Any]:
    """Our variables for a page; few, since Datasette asks for every page."""
    shared: dict[str, Any] = {
        "site": datasette.metadata(),
        "row_path": row_path,
        "page_path": page_path,
        "day_in_words": day_in_words,
        "heading_of": heading_of,
        "place_of": place_of,
        "key_label": partial(_key_label, datasette),
    }
    if request is None or "table" not in request.url_vars:
        return shared
    return shared | {"choices": await _choices(datasette, request.url_vars["table"]), "typed": TYPED}


async def _choices(datasette: Datasette, question: str) -> dict[str, list[Any]]:
    """Parameter -> (value, label), for a canned query; empty for a table."""
    database = datasette.get_database(DATABASE)
    queries = await datasette.get_canned_queries(DATABASE, None)
    known = _CHOICES | ({"kind": _KINDS[question]} if question in _KINDS else {})
    wanted = queries.get(question, {}).get("params", ())
    return {name: (await database.execute(known[name])).rows for name in wanted if name in known}


async def _key_label(datasette: Datasette, table: str, column: str, key: object) -> str | None:
    """The name of the row that a key of a stored table refers to; None where it has none."""
    if not isinstance(key, str) or not column.endswith("_id"):
        return None
    labels = await datasette.expand_foreign_keys(DATABASE, table, column, [key])
    label = labels.get((column, key))
    return None if label in (None, "", key) else str(label)
