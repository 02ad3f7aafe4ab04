"""Ratings that only a colour prints: a cell's ground, or a dot or arrow in it.

Most colours on a page are decoration. One counts as a rating where its column is headed as ratings, where two of the
three hues stand in its column, or where the paper explains the hue in a key; never where the row is shaded alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set

from extract.content import PaperContent
from extract.drawn.marks import find_marks
from extract.kpis.ratings import find_ratings, rating_of_fill
from extract.pages import Page
from schema.records import Cell

Row = Sequence[Cell | None]
SIGNS = re.compile(r"[^\w\s%£+–—-]{1,3}")
"""What is printed alone in a cell as a sign."""
KEY_REACH = 30.0
"""Times a word's size: how far right of a dot the words stand that explain it."""
KEY_WORDS = re.compile(
    r"\b(?:on|off|above|below|within|outside|behind|ahead of|met|not met|missed|exceed\w*|achiev\w*)\b"
    r".{0,30}\b(?:target|track|tolerance|plan|floor|standard|ambition)\b|\bat risk\b",
    re.IGNORECASE,
)
"""What a key says of a hue where it does not name it."""


def colour_of(cell: Cell) -> str | None:
    """The rating that the colour of a cell's sign, else that of its ground, may stand for."""
    return rating_of_fill(cell.mark_color) or rating_of_fill(cell.fill)


def ink_of(cell: Cell, pages: Mapping[int, Page]) -> str | None:
    """The rating that the colour of a cell's printed sign, a dot, square or arrow, may stand for."""
    return rating_of_fill(sign_ink(cell, pages))


def sign_ink(cell: Cell, pages: Mapping[int, Page]) -> str | None:
    """The colour, as `#rrggbb`, in which a cell's signs are printed; None where it holds words, or none is known."""
    page = pages.get(cell.page)
    text = cell.text.strip()
    if page is None or cell.box is None or not text or not SIGNS.fullmatch(text):
        return None
    inside = (w for w in page.words if cell.box.contains_point((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2))
    return next((w.color for w in inside if w.color), None)


def rating_columns(rows: Sequence[Row], headed: int | None, key: Set[str], name: int) -> list[int]:
    """The columns whose colours rate: the one `headed` so, then those with two hues or only with hues of the `key`.

    Rows that are shaded from their `name` on support nothing.
    """
    told = []
    for column in range(len(rows[0]) if rows else 0):
        hues = _hues(column, rows, name)
        if column not in (name, headed) and (len(hues) > 1 or (hues and hues <= key)):
            told.append(column)
    if headed is not None and (_hues(headed, rows, name) or len(_hues(headed, rows)) > 1):
        told.insert(0, headed)
    return told


def _hues(column: int, rows: Iterable[Row], name: int | None = None) -> set[str]:
    """The ratings that a column's colours may stand for; those of rows shaded like their `name` left out."""
    found = set()
    for row in rows:
        cell, named = row[column], None if name is None else row[name]
        shaded = cell and named and cell.fill == named.fill and not cell.mark_color
        if cell and not shaded and (rating := colour_of(cell)):
            found.add(rating)
    return found


def read_key(content: PaperContent) -> set[str]:
    """The ratings whose colour a paper explains: a coloured cell or a dot beside words that say what it means."""
    cells = [
        cell for table in content.tables for cell in table.cells if _explains(cell.text, rating_of_fill(cell.fill))
    ]
    found = {rating for cell in cells if (rating := rating_of_fill(cell.fill))}
    return found | {rating for page in content.pages for rating in _key_on(page)}


def _explains(text: str, rating: str | None) -> bool:
    return rating is not None and (find_ratings(text) == [rating] or bool(KEY_WORDS.search(text)))


def _key_on(page: Page) -> set[str]:
    found = set()
    for mark in find_marks(page):
        rating = rating_of_fill(mark.color)
        if rating and _explains(_words_beside(mark.x1, (mark.top + mark.bottom) / 2, page), rating):
            found.add(rating)
    return found


def _words_beside(x: float, y: float, page: Page) -> str:
    beside = [w for w in page.words if w.top <= y <= w.bottom and x - 1 <= w.x0 <= x + KEY_REACH * w.size]
    return " ".join(w.text for w in sorted(beside, key=lambda w: w.x0))
