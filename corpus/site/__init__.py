"""The Datasette plugin: links from every row to its page and its file, search in lists, a page view.

Datasette finds the hooks by their names: https://docs.datasette.io/en/stable/plugin_hooks.html
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.filters import FilterArguments
from datasette.utils.asgi import Request
from markupsafe import Markup

from corpus.site import forms, headers, home, pages, search, sources
from corpus.site.cells import cell_html
from corpus.site.links import DATABASE


@hookimpl
def render_cell(row: Any, value: object, column: str, database: str) -> Markup | None:
    """Keys, pages, marks, days and numbers as HTML."""
    return cell_html(dict(zip(row.keys(), tuple(row), strict=True)), column, value) if database == DATABASE else None


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """`match_words(text)`, for queries of the full-text index."""
    conn.create_function("match_words", 1, search.match_words, deterministic=True)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The addresses that Datasette does not have."""
    return [*home.ROUTES, *sources.ROUTES, *pages.ROUTES]


@hookimpl
def asgi_wrapper() -> Callable[[headers.App], headers.App]:
    """Security headers on every answer."""
    return headers.secured


@hookimpl
def extra_template_vars(datasette: Datasette, request: Request | None) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Links, and the choices in the forms of questions."""
    return lambda: forms.template_vars(datasette, request)


@hookimpl(trylast=True)
def filters_from_request(
    request: Request, database: str, table: str, datasette: Datasette
) -> Callable[[], Awaitable[FilterArguments | None]]:
    """`_search` on lists and tables of records; last, because it overrules Datasette's own answer."""
    return lambda: search.filters(datasette, database, table, request)
