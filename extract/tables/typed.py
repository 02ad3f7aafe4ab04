"""Rulings that are typed: rows of dashes or equals signs, and columns of colons or bars, as typewriters make them."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.pages import Page, Rule, Word

ACROSS = re.compile(r"[:|+]?(?:-{5,}|={5,}|_{20,}|─{3,})[-=+:|─]*")
DOWN = re.compile(r"[.]*[:|]")
"""A sign of a ruling down the page, perhaps after a leader."""


def with_typed_rulings(page: Page) -> Page:
    """The page with typed rulings as rulings instead of words; the page itself where it has none."""
    across = [w for w in page.words if ACROSS.fullmatch(w.text)]
    if not across:
        return page
    top, bottom = min(w.top for w in across), max(w.bottom for w in across)
    down = [w for w in page.words if DOWN.fullmatch(w.text) and top < w.top and w.bottom < bottom]
    typed = set(map(id, (*across, *down)))
    rules = (*page.rules, *map(_across, across), *map(_down, down))
    return replace(page, words=tuple(w for w in page.words if id(w) not in typed), rules=rules)


def _across(word: Word) -> Rule:
    middle = (word.top + word.bottom) / 2
    return Rule(x0=word.x0, x1=word.x1, top=middle, bottom=middle, origin="line")


def _down(word: Word) -> Rule:
    x = word.x1 - word.width / len(word.text) / 2
    return Rule(x0=x, x1=x, top=word.top, bottom=word.bottom, origin="line")
