"""Ratings: what a KPI's value, target and floor make of it, where it is known which way is the better one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.checks.outcomes import Outcome
from extract.kpis.expected import NOT_GREEN, expected_rating
from schema.records import Kpi
from schema.vocabulary import measure


def check_ratings(kpis: Sequence[Kpi]) -> Iterator[Outcome]:
    """Every rated KPI of which value and target tell the rating."""
    for kpi in kpis:
        better = measure(kpi.measure_id).better if kpi.measure_id else None
        expected = expected_rating(kpi, better) if kpi.status else None
        if kpi.status and expected:
            agrees = kpi.status == expected or (expected == NOT_GREEN and kpi.status != "green")
            says = f"{kpi.value_text} against a target of {kpi.target_text}"
            yield Outcome(
                kind="rating", record=kpi, printed=kpi.status, expected=expected, agrees=agrees, says=says
            )  # fmt: skip
