"""How exactly a figure is printed, so that sums and shares of rounded numbers may differ by what was rounded away."""

from __future__ import annotations

import re

from schema.records import Figure

NUMBER = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")
EXACT = ("count", "rank")
"""Units whose whole numbers are not rounded, unless they are counted in thousands."""
SCALED = re.compile(r"thousand|million|\b0{3}s?\b|nearest", re.IGNORECASE)


def rounded_by(figure: Figure) -> float:
    """Half of the last digit that is printed, in the unit of the value; 0 for a whole count.

    >>> def printed(text, value, unit): return Figure(id="", paper_id="", page=1, text=text, value=value, unit=unit,
    ...                                               kind="level")
    >>> rounded_by(printed("£1.2m", 1200000, "GBP")), rounded_by(printed("14,599", 14599, "count"))
    (50000.0, 0.0)
    """
    match = NUMBER.search(figure.text)
    if match is None:
        return 0.0
    decimals = len(match["decimals"] or "")
    number = float(match[0].replace(",", ""))
    exact = figure.unit in EXACT and number == abs(figure.value) and not SCALED.search(figure.measure or "")
    if exact and not decimals:
        return 0.0
    scale = abs(figure.value) / number if number else 1.0
    return 0.5 * scale / 10.0**decimals


def agree(printed: float, expected: float, slack: float) -> bool:
    """Whether two values are the same but for what rounding can take away.

    >>> agree(12.0, 11.96, 0.05), agree(12.0, 11.9, 0.05)
    (True, False)
    """
    return abs(printed - expected) <= slack + 1e-6 * max(1.0, abs(printed), abs(expected))


def shown(value: float) -> str:
    """A value as a person reads it.

    >>> shown(1200000.0), shown(11.9600001)
    ('1,200,000', '11.96')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")
