"""What is printed twice: the same measure of the same place and time says the same wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.checks.outcomes import Outcome, compared
from extract.checks.rounding import agree, rounded_by
from schema.records import Figure

STATED = ("stated", "column", "caption")
"""Where a period was taken from that was not inherited from far away."""
WORDS = 2
"""A measure of fewer words says too little to be the same elsewhere."""
NEAR = 0.2
"""Values that differ by more than this share are rather two things than one printed wrongly."""


def check_repeats(figures: Sequence[Figure]) -> Iterator[Outcome]:
    """Every level that another part of the paper prints as well; each is compared with the first."""
    for group in _groups(figures):
        first = group[0]
        others = [f for f in group[1:] if _place(f) != _place(first)]
        for other in others:
            slack = max(rounded_by(first), rounded_by(other))
            agrees = agree(other.value, first.value, slack)
            if agrees or (len(group) == 2 and _is_meant(first, other)):
                says = f'"{first.measure}" on page {first.page} and again on page {other.page}'
                yield compared("repeat", other, first.value, agrees, says)


def _is_meant(first: Figure, other: Figure) -> bool:
    """Whether two values that differ are of one thing: a measure that is known, and values that are near."""
    known = first.measure_id is not None and first.measure_id == other.measure_id
    return known and agree(other.value, first.value, NEAR * abs(first.value))


def _groups(figures: Iterable[Figure]) -> Iterable[list[Figure]]:
    groups: dict[tuple[str | None, ...], list[Figure]] = {}
    for f in figures:
        said = " ".join((f.measure or "").lower().split())
        if f.kind == "level" and f.period_basis in STATED and len(said.split()) >= WORDS and f.qualifier is None:
            key = (said, (f.area or "").lower(), f.unit, f.period_start, f.period_end)
            groups.setdefault(key, []).append(f)
    return groups.values()


def _place(figure: Figure) -> tuple[str | None, ...]:
    """The block or table: what is said twice in one of them is said of two things."""
    return figure.block_id, figure.table_id
