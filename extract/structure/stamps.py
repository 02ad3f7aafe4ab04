"""Stamps in a page's margin: "Agenda Item 5", "Page 17", a marking. Their forms are data in stamps.toml.

A bilingual stamp, "Tudalen / Page 17", is one in each of its parts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from extract.data import load_data

LONGEST = 90
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
    found = _find(text)
    return bool(found) and (in_margin or any(entry.get("anywhere", False) for entry, _ in found))


def may_head(text: str) -> bool:
    """Whether a stamp may as well be a heading.

    >>> may_head("Appendix B"), may_head("Page 3")
    (True, False)
    """
    return any(entry.get("heads", False) for entry, _ in _find(text))


def read_item(text: str) -> str | None:
    """The agenda item's number that a stamp gives; None where it gives none.

    >>> read_item("Eitem Rhif / Agenda Item 3.1"), read_item("Page 3")
    ('3.1', None)
    """
    item = _group(text, "item")
    return item.replace(" ", "") if item else None


def read_paper(text: str) -> str | None:
    """What a pack that letters or numbers its papers stamps on one, in lower case.

    >>> read_paper("PAPER B"), read_paper("Agenda Item 3.1")
    ('paper b', None)
    """
    paper = _group(text, "paper")
    return paper.casefold() if paper else None


def _group(text: str, name: str) -> str | None:
    return next((value for _, found in _find(text) if (value := found.groupdict().get(name))), None)


def _find(text: str) -> list[tuple[dict[str, Any], re.Match[str]]]:
    """The entries of stamps.toml that the parts of a whole line fit, and how; none where one part fits none."""
    clean = " ".join(text.split())
    parts = [clean, *clean.split(" / ")] if len(clean) <= LONGEST else []
    found = [_fit(part) for part in parts]
    if found and found[0]:
        return [found[0]]
    fitting = [fit for fit in found[1:] if fit]
    return fitting if len(fitting) == len(parts) - 1 else []


def _fit(part: str) -> tuple[dict[str, Any], re.Match[str]] | None:
    return next(((entry, found) for pattern, entry in _patterns() if (found := pattern.fullmatch(part))), None)
