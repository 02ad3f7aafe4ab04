"""The values of a KPI: a printed amount and the unit that its own text or the KPI's name gives it."""

from __future__ import annotations

import re

from extract.figures.quantities import find_quantities

BY_NAME = (
    ("percent", re.compile(r"%|\bper ?cent(age)?\b|\bproportion\b", re.I)),
    ("per_100000", re.compile(r"\bper 100,?000\b", re.I)),
    ("per_10000", re.compile(r"\bper 10,?000\b", re.I)),
    ("per_1000", re.compile(r"\bper 1,?000\b", re.I)),
    ("tonnes", re.compile(r"\btonnes\b", re.I)),
    ("fte", re.compile(r"\bfte\b|full[- ]time equivalent", re.I)),
    ("GBP", re.compile(r"£|\bcost\b", re.I)),
    ("seconds", re.compile(r"(\bin |\()sec(ond)?s\b", re.I)),
    ("minutes", re.compile(r"(\bin |\()min(ute)?s\b", re.I)),
    ("days", re.compile(r"\b(in|number of|average) (working )?days\b", re.I)),
    ("rank", re.compile(r"\brank(ing)?\b", re.I)),
    ("count", re.compile(r"\b(number|volume|count|total)\b", re.I)),
)
"""A unit, and the words of a KPI's name that give it to a bare number; the first that matches."""
NOTHING = re.compile(r"^\W*(n/?a|not (applicable|available)|tbc|tba|-+|–|—|\*)?\W*$", re.I)


ORDINAL = re.compile(r"^\s*(\d{1,3})(?:st|nd|rd|th)\b", re.I)


def unit_of_name(name: str) -> str | None:
    """The unit that a KPI's name gives to its values; None where it gives none.

    >>> unit_of_name("% of 999 calls answered in 10 seconds"), unit_of_name("Number of burglaries")
    ('percent', 'count')
    """
    return next((unit for unit, pattern in BY_NAME if pattern.search(name)), None)


def read_amount(text: str | None, name: str) -> tuple[float | None, str | None]:
    """Value and unit of a printed amount; (None, None) where the text holds none, or more than one.

    >>> read_amount("84.5%", "Satisfaction"), read_amount("n/a", "Satisfaction"), read_amount("3rd", "Place")
    ((84.5, 'percent'), (None, None), (3.0, 'rank'))
    """
    if not text or NOTHING.match(text):
        return None, None
    place = ORDINAL.match(text)
    if place:
        return float(place.group(1)), "rank"
    found = find_quantities(text)
    if not found or (len(found) > 1 and found[0].start > 3):
        return None, None
    first = found[0]
    named = unit_of_name(name)
    return first.value, named if first.unit == "count" and named else first.unit
