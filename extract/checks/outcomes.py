"""What a check comes to, before it has an id."""

from __future__ import annotations

from dataclasses import dataclass

from extract.checks.rounding import shown
from schema.records import Figure, Kpi


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A figure or KPI held against what other records make of it; `says` is what was compared, in words."""

    kind: str
    record: Figure | Kpi
    printed: str
    expected: str
    agrees: bool
    says: str


def compared(kind: str, figure: Figure, expected: float, agrees: bool, says: str) -> Outcome:
    """The outcome for a figure, with its value beside the one that is expected."""
    return Outcome(
        kind=kind, record=figure, printed=shown(figure.value), expected=shown(expected), agrees=agrees, says=says
    )
