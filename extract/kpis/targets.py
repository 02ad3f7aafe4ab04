"""Targets: a level to be reached, a range to be in, or a change to be made."""

from __future__ import annotations

import re

from extract.figures.quantities import find_quantities
from extract.kpis.values import read_amount

CHANGE = re.compile(
    r"^\s*[+−–-]\s?\d|\b(?:reduc\w*|decreas\w*|increas\w*|improve\w*|lower than (?:last|previous)|"
    r"higher than (?:last|previous)|below (?:last|previous)|above (?:last|previous)|year[- ]on[- ]year|maintain\w*)\b",
    re.IGNORECASE,
)
"""What a target says that is a change to be made."""
LEVEL = re.compile(
    r"\b(?:to|at|above|below|under|over|maintain(?:ed|ing)?)\s+"
    r"(?:(?:at least|at most|no more than|no less than|above|below|under|over|at)\s+)?(?=[£<>≥≤]?\s?\d)",
    re.IGNORECASE,
)
"""The words before the level that a change is to lead to: "increase to 85%", "maintain above 90%"."""
BOTH_ENDS = re.compile(r"^\W*(?:between\s+)?[^\s]+\s*(?:[–—-]|to|and)\s*[^\s]+\W*$", re.IGNORECASE)
"""A range whose two ends are printed with their unit: "80% to 85%"."""


def read_target(text: str | None, name: str, head: str = "") -> tuple[float | None, str | None]:
    """Value and unit of a target that is a level; (None, None) for a change to be made, or a range.

    >>> read_target("at least 90%", "Calls answered"), read_target("10% reduction", "Burglaries")
    ((90.0, 'percent'), (None, None))
    >>> read_target("Increase to 85%", "Calls answered"), read_target("80–85%", "Calls answered")
    ((85.0, 'percent'), (None, None))
    """
    if not text or target_range(text):
        return None, None
    if not CHANGE.search(text):
        return read_amount(text, name, head)
    level = LEVEL.search(text)
    return read_amount(text[level.end() :], name, head) if level else (None, None)


def target_range(text: str) -> tuple[float, float] | None:
    """The lower and upper end of a target that is a range.

    >>> target_range("between 5 and 7 days"), target_range("80% to 85%"), target_range("90%")
    ((5.0, 7.0), (80.0, 85.0), None)
    """
    found = find_quantities(text)
    if len(found) == 1 and found[0].value_to is not None:
        ends = found[0].value, found[0].value_to
    elif len(found) == 2 and found[0].unit == found[1].unit and BOTH_ENDS.match(text):
        ends = found[0].value, found[1].value
    else:
        return None
    return ends if ends[0] < ends[1] else None
