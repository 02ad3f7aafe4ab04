"""Where a record, a page and a file are found on the site.

An id begins with the id of its document and names the kind of its record (`schema.ids`), so that every
row leads to its record, its paper and its file without a query.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from schema.ids import KIND_LETTERS

DATABASE = "papers"
"""The database's name in addresses, whatever its file is called: people cite them."""
TABLE_OF_KIND = {
    "paper": "papers",
    "section": "sections",
    "block": "blocks",
    "table": "data_tables",
    "kpi": "kpis",
    "figure": "figures",
    "recommendation": "recommendations",
    "date": "dates",
    "problem": "problems",
}
_RECORD_ID = re.compile(r"(?P<document>[0-9a-f]+)-(?P<letter>[a-z])\d+-[0-9a-f]+(?:-\d+)?")
_TABLE_OF_LETTER = {KIND_LETTERS[kind]: table for kind, table in TABLE_OF_KIND.items()}


def document_of(record_id: str) -> str | None:
    """The id of the document that a record stands in; None where the id is not that of such a record.

    >>> document_of("abababababababab-f3-60bfed1a")
    'abababababababab'
    """
    found = _RECORD_ID.fullmatch(record_id)
    return found["document"] if found else None


def table_of(record_id: str) -> str | None:
    """The table that holds a record; None where the id is not that of a record of a document.

    >>> table_of("abababababababab-f3-60bfed1a"), table_of("west-midlands")
    ('figures', None)
    """
    found = _RECORD_ID.fullmatch(record_id)
    return _TABLE_OF_LETTER.get(found["letter"]) if found else None


def short_id(record_id: str) -> str:
    """The part of an id that tells records of one document apart.

    >>> short_id("abababababababab-f3-60bfed1a-2"), short_id("west-midlands")
    ('f3-60bfed1a-2', 'west-midlands')
    """
    return record_id.partition("-")[2] if _RECORD_ID.fullmatch(record_id) else record_id


def row_path(table: str, key: str) -> str:
    """The address of a row.

    >>> row_path("forces", "west-midlands")
    '/papers/forces/west-midlands'
    """
    return f"/{DATABASE}/{table}/{quote(key, safe='')}"


def page_path(paper_id: str, page: int, record_id: str | None = None) -> str:
    """The address of a page of a paper, with the evidence of one record marked.

    >>> page_path("ab-p1-cd", 3, "ab-f3-60bfed1a")
    '/paper/ab-p1-cd/page/3?record=ab-f3-60bfed1a'
    """
    path = f"/paper/{quote(paper_id, safe='')}/page/{page}"
    return f"{path}?record={quote(record_id, safe='')}" if record_id else path


def source_path(document_id: str, page: int | None = None) -> str:
    """The address of a document's file, opened at a page.

    >>> source_path("abababababababab", 3)
    '/-/source/abababababababab.pdf#page=3'
    """
    path = f"/-/source/{quote(document_id, safe='')}.pdf"
    return f"{path}#page={page}" if page else path
