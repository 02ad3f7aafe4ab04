"""What an amount is, and the words of `units.toml` that give its unit and scale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.data import load_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount at `start` to `end` (exclusive) of a text.

    Money is in pounds; `unit` is one of the units of a figure; `sign` is the printed "+", "-" or
    "()", if any; `spelled` where it is printed in words.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    value_to: float | None = None
    qualifier: str | None = None
    sign: str = ""
    spelled: bool = False


@cache
def unit_data() -> dict[str, list[dict[str, Any]]]:
    """The entries of `units.toml` by kind."""
    return load_data("extract.figures", "units.toml")


@cache
def _factors() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((re.compile(row["word"], re.IGNORECASE), row["factor"]) for row in unit_data()["scale"])


def scale_factor(word: str) -> float:
    """What a scale multiplies a number by.

    >>> scale_factor("bn")
    1000000000.0
    """
    return next(factor for pattern, factor in _factors() if pattern.fullmatch(word))
