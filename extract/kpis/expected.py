"""The rating that an indicator's own value, target and floor make."""

from __future__ import annotations

import re

from extract.figures.quantities import Quantity, find_quantities
from extract.kpis.targets import target_range
from schema.records import Kpi

NOT_GREEN = "not green"
"""What is known of an indicator that misses its target where nothing says how far it may."""
LEAST = ("at_least", "over")
MOST = ("at_most", "under")
TINY = 1e-9
"""What arithmetic may lose."""
LOWEST_FLOOR = 0.5
"""Of the target: a number below this beside a target that is to be reached is a margin, not a level."""
OR_MORE = re.compile(r"\bor (?:more|above|over|higher|better)\b|\+\s*$|^\s*(?:≥|>)|\bmin(?:imum)?\b", re.IGNORECASE)
OR_LESS = re.compile(r"\bor (?:less|fewer|below|under|lower)\b|^\s*(?:≤|<)|\bmax(?:imum)?\b", re.IGNORECASE)
BAND = re.compile(r"±|\+\s?/?\s?-|\bwithin\b|\bpp\b|\d\s?pp\b|\bpoints?\b|\bof (?:the )?target\b", re.IGNORECASE)
"""What a tolerance says that is a distance from the target and no level."""
POINTS = re.compile(r"pp\b|\bpoints?\b", re.IGNORECASE)
PART_OF_TARGET = re.compile(r"\bof (?:the )?target\b", re.IGNORECASE)


def expected_rating(kpi: Kpi, better: str | None) -> str | None:
    """The rating that a KPI's numbers make: green at its target or beyond, red beyond its floor, amber between.

    `better` is "higher", "lower" or None for its measure; the paper may say another way itself, as does a target such
    as "no more than 5%", or a floor that lies on one side of the target. Without a floor what misses its target is
    "not green"; a target that is a range is met inside it. None where it cannot be told: a number is missing, units
    differ, or the two say different ways.

    >>> kpi = Kpi(id="", paper_id="p", page=1, name="Calls answered", value=88.0, target=90.0, floor=85.0)
    >>> expected_rating(kpi, "higher"), expected_rating(kpi, "lower")
    ('amber', None)
    """
    ends = target_range(kpi.target_text or "")
    if kpi.value is not None and ends and _comparable(kpi):
        return _in_range(kpi.value, ends, kpi.better or better)
    if kpi.value is None or kpi.target is None or not _comparable(kpi):
        return None
    way = _way(kpi, better)
    if way is None:
        return None
    sign = 1 if way == "higher" else -1
    if _meets(kpi, sign):
        return "green"
    if kpi.floor is None:
        return NOT_GREEN
    told = {"amber" if sign * (kpi.value - floor) >= -TINY else "red" for floor in _floors(kpi, way)}
    return told.pop() if len(told) == 1 else None


def _in_range(value: float, ends: tuple[float, float], better: str | None) -> str | None:
    """Green in the range that is the target, not green on its worse side; beyond the better side nothing is told."""
    low, high = ends
    if low <= value <= high:
        return "green"
    worse = better is not None and (value < low) == (better == "higher")
    return NOT_GREEN if worse else None


def _way(kpi: Kpi, better: str | None) -> str | None:
    """Which way is the better one, by the measure, the target's words and a floor that is a level."""
    said = {kpi.better or better, target_way(kpi.target_text), _floor_side(kpi)} - {None}
    return said.pop() if len(said) == 1 else None


def _floor_side(kpi: Kpi) -> str | None:
    """Which way is the better one by the side of the target on which a floor lies that is a level."""
    if kpi.floor is None or kpi.target is None or kpi.floor == kpi.target or BAND.search(kpi.floor_text or ""):
        return None
    if kpi.floor < LOWEST_FLOOR * kpi.target:
        return None
    return "higher" if kpi.floor < kpi.target else "lower"


def _meets(kpi: Kpi, sign: int) -> bool:
    assert kpi.value is not None and kpi.target is not None
    if kpi.value == kpi.target:
        return not _is_strict(kpi.target_text)
    return sign * (kpi.value - kpi.target) > 0


def target_way(text: str | None) -> str | None:
    """Which way is the better one by the words of a target or its sign.

    >>> target_way("≥ 90%"), target_way("200 or fewer"), target_way("90%")
    ('higher', 'lower', None)
    """
    amount = _only(text)
    if amount is None or not text:
        return None
    if amount.qualifier in LEAST or OR_MORE.search(text):
        return "higher"
    return "lower" if amount.qualifier in MOST or OR_LESS.search(text) else None


def _is_strict(text: str | None) -> bool:
    """Whether a target is missed by its own number: "under 5%", "> 90%"."""
    amount = _only(text)
    return amount is not None and amount.qualifier in ("over", "under") and not re.search(r"\bor\b", text or "")


def _only(text: str | None) -> Quantity | None:
    found = find_quantities(text) if text else []
    return found[0] if len(found) == 1 else None


def _comparable(kpi: Kpi) -> bool:
    """Whether value and target are printed in one unit, where they print any."""
    units = {amount.unit for text in (kpi.value_text, kpi.target_text) if (amount := _only(text))}
    return len(units - {"count"}) < 2


def _floors(kpi: Kpi, way: str) -> list[float]:
    """The levels that a floor or tolerance may mean; a margin in per cent may be of the target or in points."""
    target, floor = kpi.target, kpi.floor
    if target is None or floor is None:
        return []
    if not BAND.search(kpi.floor_text or "") and _is_level(floor, target, way):
        return [floor]
    return [target - margin if way == "higher" else target + margin for margin in _margins(kpi, target, floor)]


def _margins(kpi: Kpi, target: float, floor: float) -> list[float]:
    tolerance, level = _only(kpi.floor_text), _only(kpi.target_text)
    if tolerance is None or tolerance.unit != "percent" or POINTS.search(kpi.floor_text or ""):
        return [floor]
    part = target * floor / 100
    shares = kpi.unit == "percent" or (level is not None and level.unit == "percent")
    return [floor, part] if shares and not PART_OF_TARGET.search(kpi.floor_text or "") else [part]


def _is_level(floor: float, target: float, way: str) -> bool:
    """Whether a floor is a level on the worse side of the target; a small number beside it is a margin."""
    return floor >= target if way == "lower" else LOWEST_FLOOR * target <= floor <= target
