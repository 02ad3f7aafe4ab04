"""Stamps in a page's margin: "Agenda Item 5", "Page 17", a marking. Their forms are data in stamps.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

LONGEST = 60
"""Characters: a longer line is no stamp."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    data = tomllib.loads(files("extract").joinpath("stamps.toml").read_text(encoding="utf-8"))
    return tuple((re.compile(entry["pattern"], re.IGNORECASE), entry.get("anywhere", False)) for entry in data["stamp"])


def is_stamp(text: str, *, in_margin: bool = True) -> bool:
    """Whether a line is nothing but a stamp, in the margin or elsewhere on the page.

    >>> is_stamp("AGENDA ITEM 7"), is_stamp("Item 7 was deferred"), is_stamp("Restricted", in_margin=False)
    (True, False, False)
    """
    return _stamp(text, in_margin=in_margin) is not None


def read_item(text: str) -> str | None:
    """The agenda item's number that a stamp gives; None where it gives none.

    >>> read_item("Agenda Item 3.1"), read_item("Page 3")
    ('3.1', None)
    """
    found = _stamp(text, in_margin=True)
    item = found.groupdict().get("item") if found else None
    return item.replace(" ", "") if item else None


def _stamp(text: str, *, in_margin: bool) -> re.Match[str] | None:
    clean = " ".join(text.split())
    if len(clean) > LONGEST:
        return None
    return next((m for p, anywhere in _patterns() if (in_margin or anywhere) and (m := p.fullmatch(clean))), None)
