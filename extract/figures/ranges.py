"""Amounts that are read with the one beside them: ranges, durations of two units, a unit that is printed once."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.figures.quantity import Quantity, scale_factor

COMPARISON = re.compile(
    r"^[^.;]{0,80}\b(?:against|compare[ds]|versus|followed|from|to|than|average|and)\b[^.;]{0,40}$", re.IGNORECASE
)
COMPARED_WITH = re.compile(
    r"(?:[^.;]{0,60}[\s,(])?(?:(?:compared|comparison)\s(?:to|with)|against|versus|than|from|to)\s(?:[^.;,\d]{0,40}\s)?"
    r"|[^.]{0,60}\b(?:it|they|this)\s(?:took|takes|was|were|is|are|had\sbeen|stood\sat)\s"
    r"|[^.]{0,120}\b(?:median|mean|average|standard|target|plan|limit|tolerance|threshold|maximum|minimum)\s(?:of|was|is)\s"
    r"|(?:[^.;]{0,60}\s)?and\sto\s|[\w\s]{0,40}\((?:[a-z][\w\s:]{0,30})?",
    re.IGNORECASE,
)
BARE = re.compile(
    r"\s?(?:[.;,)]|$)|\s(?:nationally|regionally|across|last|previously|in|a\syear|the\syear|for\sthe|and\s\d)"
)
POINTS = re.compile(r"\s?points?\b", re.IGNORECASE)
OF_SHARES = re.compile(r"%|\bper\s?cent|\b(?:rates?|shares?|proportions?|percentages?)\b", re.IGNORECASE)
SHARES_REACH = 120
"""Characters before "1.7 points" in which what moved is said to be a share."""
RESPECTIVELY = re.compile(r"[^.;]{0,60}\brespectively\b", re.IGNORECASE)
LISTED = (", ", " and ", ", and ")
MOVED_REACH = 30
"""Characters before an amount in which its verb stands."""
WHOLE = 100
"""Per cent: a greater number before "and 5%" is no share."""
CLAUSE = 120
"""Characters between two amounts that are compared."""
LASTING = ("seconds", "minutes", "hours", "days", "weeks", "months")
SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}


def in_unit(text: str, before: list[Quantity], quantity: Quantity) -> Quantity:
    """The amount with the unit of the ones before that it is compared with: "4 days, up from 3".

    A decimal takes that of a rate: "0.72 per 1,000, against an average of 0.68".
    """
    if quantity.unit != "count":
        return quantity
    points = POINTS.match(text, quantity.end)
    if points and OF_SHARES.search(text[max(0, quantity.start - SHARES_REACH) : quantity.start]):
        printed = text[quantity.start : points.end()]
        return replace(quantity, end=points.end(), text=printed, unit="percentage_points")
    rate = next((q for q in before if q.unit.startswith("per_")), None)
    if rate and "." in quantity.text and COMPARISON.search(text[rate.end : quantity.start]):
        return replace(quantity, unit=rate.unit)
    last = before[-1] if before else None
    bare = BARE.match(text, quantity.end) and last and last.unit in LASTING
    if last and bare and COMPARED_WITH.fullmatch(text[last.end : quantity.start][-CLAUSE:]):
        return replace(quantity, unit=last.unit)
    return quantity


MOVED_BY = re.compile(
    r"\b(?:fell|falling|rose|rising|dropped|declined|decreased|increased|reduced|grew)(?:\s\w+)?\sby\s*$", re.IGNORECASE
)
GAUGED = re.compile(
    r"(?<!rise )(?<!fall )(?<!increase )(?<!decrease )(?<!reduction )(?<!growth )(?<!drop )(?<!cut )(?<!saving )"
    r"(?<!decline )(?<!rises )(?<!falls )\b(?:of|in\sthe\s(?:range|region)(?:\sof)?|costs?|estimated\sat|range:?)\s$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"(?:between|from)\s*$", re.IGNORECASE)
NUMBERED = re.compile(r"\b(?:quarter|Q|week|month|year|phase|stage|wave)\s$", re.IGNORECASE)
"""Before a number that is part of a name: "4.1 in Quarter 1 to 4.6 in Quarter 2"."""
RANGE_JOIN = re.compile(r"\s?[-–—]\s?|\s(?:to|and|or)\s")


def joined(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Ranges ("£4-5m", "between 300 and 400") and durations of two units made one."""
    found: list[Quantity] = []
    for quantity in sorted(quantities, key=lambda q: (q.start, -q.end)):
        last = found[-1] if found else None
        if last and quantity.start < last.end:
            continue
        both = (_duration(text, last, quantity) or _range(text, last, quantity)) if last else None
        if both:
            found[-1] = both
            continue
        _give_unit(text, found, quantity)
        found.append(quantity)
    return found


def _give_unit(text: str, before: list[Quantity], quantity: Quantity) -> None:
    """Give the amounts listed right before one the unit that is printed once, at the last."""
    after = quantity
    for i in range(len(before) - 1, -1, -1):
        if not _shares_unit(text, before[i], after):
            return
        before[i] = after = replace(before[i], unit=quantity.unit)


def _shares_unit(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the unit is printed once for two numbers: "one and two percentage points", "from 68 to 71%"."""
    if first.unit != "count" or first.spelled != second.spelled:
        return False
    share = first.value <= WHOLE and second.unit in ("percent", "percentage_points")
    gap = text[first.end : second.start]
    if gap == " to " and BETWEEN.search(text[max(0, first.start - 12) : first.start]):
        return share or second.unit in LASTING
    listed = gap in LISTED and (share or second.unit in LASTING) and RESPECTIVELY.match(text, second.end)
    return bool(listed) or (share and gap == " and ")


def _duration(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    gap = text[first.end : second.start]
    if first.unit not in SECONDS or second.unit not in SECONDS or gap not in (" ", " and ", ", "):
        return None
    if SECONDS[first.unit] <= SECONDS[second.unit] or "." in first.text:
        return None
    value = first.value * SECONDS[first.unit] / SECONDS[second.unit] + second.value
    return replace(first, end=second.end, text=text[first.start : second.end], value=value, unit=second.unit)


def _range(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """The range of two amounts; "from 8% to 13%" is two levels, "fell by 4 to 13" a change and a level."""
    join = text[first.end : second.start]
    if second.sign in ("-", "–") and not join:
        join, second = "-", replace(second, value=abs(second.value))
    if first.value_to is not None or first.spelled != second.spelled or not RANGE_JOIN.fullmatch(join):
        return None
    if NUMBERED.search(text[max(0, first.start - 12) : first.start]):
        return None
    before = BETWEEN.search(text[max(0, first.start - 12) : first.start])
    word = before[0].strip().lower() if before else ""
    if (join.strip() in ("and", "or") and word != "between") or (join.strip() == "to" and word == "from"):
        return None
    if join.strip() == "to" and first.unit == second.unit and MOVED_BY.search(text[: first.start][-MOVED_REACH:]):
        return None
    worth = first.unit == second.unit and GAUGED.search(text[: first.start][-MOVED_REACH:])
    if first.unit not in ("count", second.unit) or (join.strip() == "to" and first.unit != "count" and not worth):
        return None
    value = _same_scale(first, second)
    if value >= second.value:
        return None
    return replace(first, end=second.end, text=text[first.start : second.end], value=value,
                   value_to=second.value, unit=second.unit)  # fmt: skip


def _same_scale(first: Quantity, second: Quantity) -> float:
    """The first value in the scale printed once: "£4-5m" runs from four million."""
    scaled = re.search(r"bn|billion|million|m\b|k\b|thousand", second.text, re.IGNORECASE)
    own = re.search(r"bn|billion|million|m\b|k\b|thousand", first.text, re.IGNORECASE)
    return first.value * scale_factor(scaled[0]) if scaled and not own else first.value
