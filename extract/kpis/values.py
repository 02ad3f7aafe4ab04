"""The values of a KPI: a printed amount and the unit that its own text, the KPI's name or a head gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.dates.finder import find_dates
from extract.figures.quantities import Quantity, find_quantities

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
    ("hours", re.compile(r"(\bin |\()h(ou)?rs\b|\bhours (?:per|worked|given|lost|volunteered)\b", re.I)),
    ("days", re.compile(r"\b(in|number of|average) (working )?days\b|\(days\)|\bdays (?:lost|taken)\b", re.I)),
    ("rank", re.compile(r"\brank(ing)?\b", re.I)),
    ("count", re.compile(r"\b(number|volume|count|total)\b", re.I)),
)
"""A unit, and the words of a KPI's name that give it to a bare number; the first that matches."""
IN_CELL = (
    ("percent", re.compile(r"^(?:%|percent(?:age)?)$", re.I)),
    ("days", re.compile(r"^(?:working )?days$", re.I)),
    ("hours", re.compile(r"^(?:hours|hrs)$", re.I)),
    ("minutes", re.compile(r"^(?:minutes|mins)$", re.I)),
    ("seconds", re.compile(r"^(?:seconds|secs)$", re.I)),
    ("GBP", re.compile(r"^£$")),
    ("count", re.compile(r"^(?:number|no\.?|count|#)$", re.I)),
)
"""A unit, and the words of a cell of its own that print it."""
SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800}
NOTHING = re.compile(r"^\W*(n/?a|not (applicable|available)|tbc|tba|-+|–|—|\*)?\W*$", re.I)
ORDINAL = re.compile(r"^\s*(\d{1,3})(?:st|nd|rd|th)\b", re.I)
MINUTES = re.compile(r"^\W*(\d{1,3})\s*m(?:in(?:ute)?s?)?\s*(\d{1,2})\s*s(?:ec(?:ond)?s?)?\b", re.I)
HOURS = re.compile(r"^\W*(\d{1,3})\s*h(?:(?:ou)?rs?)?\s*(\d{1,2})\s*m(?:in(?:ute)?s?)?\b", re.I)
CLOCK = re.compile(r"^\W*(\d{1,3}):([0-5]\d)(?::([0-5]\d))?\W*$")
CLOCK_HEAD = re.compile(r"\b(h+:)?m+:s+\b|\bminutes?[: ]seconds?\b", re.I)


def unit_of_name(name: str) -> str | None:
    """The unit that a KPI's name gives to its values; None where it gives none.

    >>> unit_of_name("% of 999 calls answered in 10 seconds"), unit_of_name("Number of burglaries")
    ('percent', 'count')
    """
    return next((unit for unit, pattern in BY_NAME if pattern.search(name)), None)


def unit_of_cell(text: str) -> str | None:
    """The unit that a cell of units prints.

    >>> unit_of_cell("%"), unit_of_cell("Days"), unit_of_cell("Quarterly")
    ('percent', 'days', None)
    """
    return next((unit for unit, pattern in IN_CELL if pattern.match(text.strip())), None)


def read_amount(text: str | None, name: str, head: str = "") -> tuple[float | None, str | None]:
    """Value and unit of a printed amount; (None, None) where the text holds none, or more than one.

    A bare number takes its unit from the KPI's `name`, else from its column's `head`.

    >>> read_amount("84.5%", "Satisfaction"), read_amount("n/a", "Satisfaction"), read_amount("3rd", "Place")
    ((84.5, 'percent'), (None, None), (3.0, 'rank'))
    >>> read_amount("1m 20s", "Time to answer"), read_amount("12", "Confidence", "Actual (%)")
    ((80.0, 'seconds'), (12.0, 'percent'))
    """
    if not text or NOTHING.match(text):
        return None, None
    special = _place(text) or _duration(text, f"{name} {head}")
    if special:
        return special
    found = _undated(text)
    if not found or (len(found) > 1 and found[0].start > 3):
        return None, None
    named = unit_of_name(name) or unit_of_name(head)
    first = _meant(found, named)
    return first.value, named if first.unit == "count" and named else first.unit


def _undated(text: str) -> list[Quantity]:
    """The amounts of a text without the numbers of its dates: "March 2033" holds none."""
    dates = find_dates(text)
    return [q for q in find_quantities(text) if not any(d.start_char <= q.start < d.end_char for d in dates)]


def in_unit(amount: tuple[float | None, str | None], unit: str | None) -> float | None:
    """An amount of time in another unit of time; any other amount as it is.

    >>> in_unit((2.0, "minutes"), "seconds"), in_unit((90.0, "percent"), "percent")
    (120.0, 90.0)
    """
    value, own = amount
    if value is None or own not in SECONDS or unit not in SECONDS:
        return value
    return value * SECONDS[own] / SECONDS[unit]


def _meant(found: Sequence[Quantity], named: str | None) -> Quantity:
    """The first amount; of a number with its share in brackets, the one in the unit that the name asks for."""
    return next((q for q in found if named == "percent" == q.unit), found[0]) if found[0].unit == "count" else found[0]


def _place(text: str) -> tuple[float, str] | None:
    place = ORDINAL.match(text)
    return (float(place[1]), "rank") if place else None


def _duration(text: str, said: str) -> tuple[float, str] | None:
    """Seconds or minutes of "1m 20s", "2 hrs 5 mins", "00:01:20", and of "1:20" under a head that explains it."""
    if found := MINUTES.match(text):
        return 60.0 * int(found[1]) + int(found[2]), "seconds"
    if found := HOURS.match(text):
        return 60.0 * int(found[1]) + int(found[2]), "minutes"
    clock = CLOCK.match(text)
    if clock and clock[3]:
        return 3600.0 * int(clock[1]) + 60 * int(clock[2]) + int(clock[3]), "seconds"
    return (60.0 * int(clock[1]) + int(clock[2]), "seconds") if clock and CLOCK_HEAD.search(said) else None
