"""Changes: "rose from 40 to 50, up 25%" against the values that it is between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extract.checks.outcomes import Outcome, compared
from extract.checks.rounding import rounded_by
from schema.records import Figure

STARTS = ("previous", "year_before", "baseline")
"""What a change is counted from."""
Span = tuple[float, float]


def check_changes(figures: Sequence[Figure]) -> Iterator[Outcome]:
    """Every change whose two values are printed and linked to it."""
    by_id = {figure.id: figure for figure in figures}
    arrived = _arrivals(figures)
    for change in figures:
        start = by_id.get(change.compared_with or "")
        end = arrived.get(_place(change, change.compared_with)) if start else None
        if start is None or end is None or change.kind != "change" or change.comparison not in (None, *STARTS):
            continue
        spans = _expected(change, start, end)
        if spans:
            yield _outcome(change, (start, end), spans)


def _arrivals(figures: Sequence[Figure]) -> Mapping[tuple[str | None, ...], Figure]:
    """The levels that are compared with an earlier one, by where they stand and what they are compared with."""
    return {_place(f, f.compared_with): f for f in reversed(figures) if f.kind == "level" and f.compared_with}


def _place(figure: Figure, compared_with: str | None) -> tuple[str | None, ...]:
    row = None if figure.row is None else str(figure.row)
    return figure.block_id, figure.table_id, row, compared_with


def _expected(change: Figure, start: Figure, end: Figure) -> list[Span]:
    """What a change between two values may be, given how they were rounded: a share of the first, or the difference."""
    if start.unit != end.unit or start.value_to is not None or end.value_to is not None:
        return []
    low = (end.value - rounded_by(end)) - (start.value + rounded_by(start))
    high = (end.value + rounded_by(end)) - (start.value - rounded_by(start))
    least = abs(start.value) - rounded_by(start)
    relative = [_ordered(100 * low / least, 100 * high / least)] if change.unit == "percent" and least > 0 else []
    plain = change.unit == start.unit or (change.unit == "percentage_points" and start.unit == "percent")
    return [*relative, *([_ordered(low, high)] if plain else [])]


def _ordered(one: float, other: float) -> Span:
    return min(one, other), max(one, other)


def _outcome(change: Figure, ends: tuple[Figure, Figure], spans: Sequence[Span]) -> Outcome:
    start, end = ends
    slack = rounded_by(change) + 1e-6 * max(1.0, abs(change.value))
    agrees = any(low - slack <= change.value <= high + slack for low, high in spans)
    nearest = min(spans, key=lambda span: abs(sum(span) / 2 - change.value))
    says = f"from {start.text} to {end.text}"
    return compared("change", change, sum(nearest) / 2, agrees, says)
