"""Stamps in a page's margin: "Agenda Item 5", "Page 17", a marking. Their forms are data in stamps.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from extract.data import load_data

LONGEST = 60
"""Characters: a longer line is no stamp."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    data = load_data("extract.structure", "stamps.toml")
    return tuple((re.compile(entry["pattern"], re.IGNORECASE), entry) for entry in data["stamp"])


def is_stamp(text: str, *, in_margin: bool = True) -> bool:
    """Whether a line is nothing but a stamp, in the margin or elsewhere on the page.

    >>> is_stamp("AGENDA ITEM 7"), is_stamp("Item 7 was deferred"), is_stamp("Restricted", in_margin=False)
    (True, False, False)
    """
    entry, _ = _find(text)
    return entry is not None and (in_margin or entry.get("anywhere", False))


def may_head(text: str) -> bool:
    """Whether a stamp may as well be a heading.

    >>> may_head("Appendix B"), may_head("Page 3")
    (True, False)
    """
    entry, _ = _find(text)
    return entry is not None and entry.get("heads", False)


def read_item(text: str) -> str | None:
    """The agenda item's number that a stamp gives; None where it gives none.

    >>> read_item("Agenda Item 3.1"), read_item("Page 3")
    ('3.1', None)
    """
    _, found = _find(text)
    item = found.groupdict().get("item") if found else None
    return item.replace(" ", "") if item else None


def _find(text: str) -> tuple[dict[str, Any] | None, re.Match[str] | None]:
    """The entry of stamps.toml that a whole line fits, and how."""
    clean = " ".join(text.split())
    if len(clean) <= LONGEST:
        for pattern, entry in _patterns():
            if found := pattern.fullmatch(clean):
                return entry, found
    return None, None
