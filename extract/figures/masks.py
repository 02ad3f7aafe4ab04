"""Numbers that report no amount: dates, references, laws, telephones, ages, thresholds, names.

What they look like is data in `masks.toml`, each form with an example.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.data import load_data
from extract.figures.quantity import Quantity
from extract.figures.spans import merged, touches


@dataclass(frozen=True, slots=True, kw_only=True)
class Mask:
    """A form that numbers take which report nothing; `masked` is what it covers in `example`.

    `cell` where the form shows what it is without a sentence around it; `unless` what stands around one that reports.
    """

    name: str
    pattern: re.Pattern[str]
    example: str
    masked: str
    cell: bool
    unless: re.Pattern[str] | None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Start and end (exclusive) of each place where the form stands and nothing shows that it reports."""
        kept = [m.span() for m in self.unless.finditer(text)] if self.unless else []
        found = (m.span() for m in self.pattern.finditer(text) if m[0])
        return [s for s in found if not any(start <= s[0] and s[1] <= end for start, end in kept)]


@cache
def masks() -> tuple[Mask, ...]:
    """The forms of `masks.toml`."""
    data = load_data("extract.figures", "masks.toml")
    return tuple(
        Mask(
            name=row["name"],
            pattern=re.compile(row["pattern"], 0 if row.get("cased") else re.IGNORECASE),
            example=row["example"],
            masked=row["masked"],
            cell=row.get("cell", False),
            unless=re.compile(row["unless"], re.IGNORECASE) if "unless" in row else None,
        )
        for row in data["mask"]
    )


def find_masked(text: str, *, cell: bool = False) -> list[tuple[int, int]]:
    """Start and end (exclusive) of what must not be read as amounts, in order.

    In a table's `cell` a bare number is an amount, so only the forms that show what they are count there.

    >>> text = "Under section 60, 12% of 999 calls"
    >>> [text[start:end] for start, end in find_masked(text)]
    ['section 60', 'of 999']
    """
    return sorted({span for mask in masks() if mask.cell or not cell for span in mask.spans(text)})


def unmasked(quantities: Sequence[Quantity], masked: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The quantities that no masked span touches."""
    spans = merged(masked)
    return [q for q in quantities if not touches(spans, q.start, q.end)]
