"""Stamps in a page's margin: "Agenda Item 5", "Page 17", a marking. Their forms are data in stamps.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = tomllib.loads(files("extract").joinpath("stamps.toml").read_text(encoding="utf-8"))
    return tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in data["stamp"])


def is_stamp(text: str) -> bool:
    """Whether a line is nothing but a stamp.

    >>> is_stamp("AGENDA ITEM 7"), is_stamp("Item 7 was deferred")
    (True, False)
    """
    return _stamp(text) is not None


def read_item(text: str) -> str | None:
    """The agenda item's number that a stamp gives; None where it gives none.

    >>> read_item("Agenda Item 3.1"), read_item("Page 3")
    ('3.1', None)
    """
    found = _stamp(text)
    item = found.groupdict().get("item") if found else None
    return item.replace(" ", "") if item else None


def _stamp(text: str) -> re.Match[str] | None:
    clean = " ".join(text.split()[:8])
    return next((m for p in _patterns() if (m := p.fullmatch(clean))), None)
