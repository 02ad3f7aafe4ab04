"""How the cells of tables, lists and answers are shown: keys as links, marks in snippets, dates and numbers.

Only the HTML pages change; JSON and CSV keep the stored values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from corpus.site.links import document_of, page_path, row_path, short_id, source_path, table_of

Row = Mapping[str, Any]
MARK_START, MARK_END = "\x02", "\x03"
"""Sentinels that the search puts around words found; no text of a page holds them."""

_TABLE_OF_KEY = {
    "paper_id": "papers",
    "document_id": "documents",
    "force_id": "forces",
    "similar_force_id": "forces",
    "body_id": "bodies",
    "measure_id": "measures",
    "section_id": "sections",
    "parent_id": "sections",
    "block_id": "blocks",
    "under_id": "blocks",
    "table_id": "data_tables",
}
_NAMED_BY = {"paper": ("paper_id", "papers"), "force": ("force_id", "forces"), "measure": ("measure_id", "measures")}
"""Columns that hold the name of the row whose key is in another column."""
_PAGES = ("page", "page_from", "page_to")
_RATINGS = ("green", "amber", "red")
_HEADINGS = ("title", "name", "heading", "text", "caption", "filename", "message")
HEADING_LENGTH = 110
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def cell_html(row: Row, column: str, value: object) -> Markup | None:
    """A cell's value as HTML; None where it is shown as it stands.

    >>> cell_html({"force_id": "kent"}, "force_id", "kent")
    Markup('<a href="/papers/forces/kent">kent</a>')
    """
    if value is None or value == "":
        return None
    if column in _TABLE_OF_KEY:
        return _key(row, column, value)
    if column in _PAGES:
        return _page(row, value)
    if column in _NAMED_BY:
        return _name(row, column, str(value))
    show = _SHOWN.get(column)
    return show(row, value) if show else _plain(value)


def _link(path: str, text: object) -> Markup:
    return Markup('<a href="{}">{}</a>').format(path, text)


def _key(row: Row, column: str, value: object) -> Markup:
    """A key as a link to its row: with the row's label where Datasette knows it (a dict), else the key."""
    key, label = (value["value"], value["label"]) if isinstance(value, dict) else (value, None)
    link = _link(
        row_path(_TABLE_OF_KEY[column], str(key)), label if label not in (None, "", key) else short_id(str(key))
    )
    if column != "document_id":
        return link
    page = _first_page(row)
    return link + Markup(' <a class="source" href="{}">PDF{}</a>').format(
        source_path(str(key), page), f" page {page}" if page else ""
    )


def _first_page(row: Row) -> int | None:
    pages = (row.get(column) for column in _PAGES)
    return next((page for page in pages if isinstance(page, int)), None)


def _get(row: Row, column: str) -> Any:
    """A column of a row, or None; of an expanded key its value."""
    value = row.get(column)
    return value["value"] if isinstance(value, dict) else value


def _paper_of(row: Row) -> str | None:
    """The paper that a row stands in, or is."""
    own = _get(row, "paper_id") or _get(row, "id")
    return str(own) if own and table_of(str(own)) == "papers" else None


def _page(row: Row, value: object) -> Markup | None:
    """A page as a link to it in its paper, with the row's own evidence marked, and to the file."""
    if not isinstance(value, int):
        return None
    paper, document = _paper_of(row), _document_of(row)
    text = _link(page_path(paper, value, _record_of(row)), value) if paper else Markup("{}").format(value)
    if document is None or "document_id" in row:
        return text
    return text + Markup(' <a class="source" href="{}">PDF</a>').format(source_path(document, value))


def _record_of(row: Row) -> str | None:
    """The row's own id, where it is that of a record with a place on a page."""
    own = _get(row, "id")
    return str(own) if own and table_of(str(own)) not in (None, "papers", "problems") else None


def _document_of(row: Row) -> str | None:
    keys = (_get(row, column) for column in ("id", "paper_id", "table_id"))
    return next((document_of(str(key)) for key in keys if key), None)


def _name(row: Row, column: str, value: str) -> Markup | None:
    key_column, table = _NAMED_BY[column]
    key = _get(row, key_column)
    return _link(row_path(table, str(key)), value) if key else None


def _own(row: Row, value: object) -> Markup | None:
    """The id of a record, as a link to it."""
    table = table_of(str(value))
    return _link(row_path(table, str(value)), short_id(str(value))) if table else None


def _title(row: Row, value: object) -> Markup | None:
    """The title of what a row is, as a link to it."""
    key = _get(row, "id") or _get(row, "paper_id")
    table = table_of(str(key)) if key else None
    return _link(row_path(table, str(key)), value) if table else None


def _snippet(_: Row, value: object) -> Markup:
    """Words around what was found: escaped first, then the sentinels become marks.

    >>> _snippet({}, f"a < {MARK_START}b{MARK_END}")
    Markup('a &lt; <mark>b</mark>')
    """
    safe = str(escape(str(value)))
    return Markup(safe.replace(MARK_START, "<mark>").replace(MARK_END, "</mark>"))


def _rating(_: Row, value: object) -> Markup | None:
    """A rating: its word, with a dot of its colour."""
    word = str(value)
    return Markup('<span class="rating {}">{}</span>').format(word, word) if word in _RATINGS else None


def _plain(value: object) -> Markup | None:
    """A day in words, a number with commas; anything else as it stands.

    >>> [str(_plain(value)) for value in ("2021-07-01", 72.4)]
    ['<span class="day">1 July 2021</span>', '<span class="number">72.4</span>']
    """
    if isinstance(value, str):
        return Markup('<span class="day">{}</span>').format(day_in_words(value)) if _DAY.fullmatch(value) else None
    if isinstance(value, int | float):
        return Markup('<span class="number">{}</span>').format(
            f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.0f}"
        )
    return None


def day_in_words(day: str) -> str:
    """An ISO date in words; anything else unchanged.

    >>> day_in_words("2021-07-01"), day_in_words("soon")
    ('1 July 2021', 'soon')
    """
    if not _DAY.fullmatch(day) or not 1 <= int(day[5:7]) <= 12:
        return day
    return f"{int(day[8:])} {_MONTHS[int(day[5:7]) - 1]} {day[:4]}"


def heading_of(cells: Iterable[Mapping[str, Any]]) -> str | None:
    """What a record's page is headed: its title or name, or a figure with what it measures.

    >>> heading_of([{"column": "text", "raw": "84%"}, {"column": "measure", "raw": "calls answered"}])
    '84%: calls answered'
    """
    raw = {cell["column"]: cell["raw"] for cell in cells}
    named = next((raw[column] for column in _HEADINGS if raw.get(column)), None)
    if named is None or not raw.get("measure"):
        return _shortened(named) if named else None
    return _shortened(f"{named}: {raw['measure']}")


def _shortened(text: str) -> str:
    return text if len(text) <= HEADING_LENGTH else text[: HEADING_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def place_of(cells: Iterable[Mapping[str, Any]]) -> Markup | None:
    """Links to the page that a record stands on, with its evidence marked, and to the file at that page."""
    row = {cell["column"]: cell["raw"] for cell in cells}
    page, paper = _first_page(row), _paper_of(row)
    document = _get(row, "document_id") or _document_of(row)
    if page is None or document is None:
        return None
    file = _link(source_path(str(document), page), f"open the file at page {page}")
    if paper is None:
        return file
    return _link(page_path(paper, page, _record_of(row)), f"See it on page {page} of its paper") + Markup(" or ") + file


_SHOWN: dict[str, Callable[[Row, object], Markup | None]] = {
    "id": _own,
    "record_id": _own,
    "title": _title,
    "snippet": _snippet,
    "status": _rating,
}
