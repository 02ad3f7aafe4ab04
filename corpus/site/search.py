"""Search in lists and tables: `?_search=` looks in the one full-text index, by the ids of the rows.

Datasette's own search needs an index per table that is joined by row number; rows with text keys change
theirs when a database is vacuumed.
"""

from __future__ import annotations

from datasette.app import Datasette
from datasette.filters import FilterArguments
from datasette.utils import escape_fts
from datasette.utils.asgi import Request

from corpus.site.links import DATABASE

SEARCHED = (
    "papers", "sections", "blocks", "data_tables", "kpis", "figures", "recommendations",
    "papers_with_body", "blocks_with_paper", "tables_with_paper", "kpis_with_paper", "figures_with_paper",
    "recommendations_with_paper", "targets_missed", "measure_values", "changes",
)  # fmt: skip
"""Tables and lists of records that the index holds, all with the record's id in `id`."""
_FOUND = "id in (select record_id from search_index where search_index match match_words(:search))"


def match_words(text: str | None) -> str:
    """What people type, as a query of SQLite's FTS5: all words, and phrases in quotation marks; never an error.

    >>> match_words('calls "in 10 seconds" AND'), match_words(" ")
    ('"calls" "in 10 seconds" "AND"', '""')
    """
    return escape_fts((text or "").replace("\0", " ")) or '""'


async def filters(datasette: Datasette, database: str, table: str, request: Request) -> FilterArguments | None:
    """The rows whose record matches `_search`; all rows where nothing is searched for."""
    if database != DATABASE or table not in SEARCHED:
        return None
    words = (request.args.get("_search") or "").strip()
    context = {"supports_search": True, "search": words}
    if not words:
        return FilterArguments([], extra_context=context)
    return FilterArguments([_FOUND], {"search": words}, [f'search matches "{words}"'], context)
