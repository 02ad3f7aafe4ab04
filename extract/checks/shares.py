"""Shares: the parts of a whole in per cent come to 100, and a share that is printed beside its count is that share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.checks.outcomes import Outcome, compared
from extract.checks.rounding import agree, rounded_by
from schema.records import Figure

WHOLE = 100.0
LEAST_PARTS = 3
"""Fewer shares come to 100 by chance, or are a thing and its opposite."""


def check_shares(figures: Sequence[Figure]) -> Iterator[Outcome]:
    """The shares of a paper: of each sentence or column those that come to 100, and each beside its count."""
    for group in _groups(figures):
        total = sum(f.value for f in group)
        if len(group) >= LEAST_PARTS and agree(total, WHOLE, sum(map(rounded_by, group))):
            says = f"{len(group)} shares that come to 100"
            yield from (compared("shares", f, WHOLE - total + f.value, True, says) for f in group)
    yield from _beside_counts(figures)


def _groups(figures: Iterable[Figure]) -> Iterable[list[Figure]]:
    """The levels in per cent of a sentence, or of a column of a table."""
    groups: dict[tuple[str | None, ...], list[Figure]] = {}
    for f in figures:
        if f.unit == "percent" and f.kind == "level" and f.value_to is None:
            place = (f.table_id, str(f.column)) if f.column is not None else (f.block_id, f.sentence)
            groups.setdefault(place, []).append(f)
    return groups.values()


def _beside_counts(figures: Sequence[Figure]) -> Iterator[Outcome]:
    """The share that follows a part and its whole at once: "14 of 23 (61%)"."""
    for count, share in pairwise(figures):
        if (
            not count.denominator
            or count.unit != "count"
            or share.unit != "percent"
            or share.kind != "level"
            or not _one_place(count, share)
        ):
            continue
        expected = WHOLE * count.value / count.denominator
        if share.measure == count.measure or agree(share.value, expected, 1.0):
            slack = rounded_by(share)
            says = f"{count.text} of {count.denominator:g} in per cent"
            yield compared("shares", share, expected, agree(share.value, expected, slack), says)


def _one_place(one: Figure, other: Figure) -> bool:
    return (one.block_id, one.sentence, one.row) == (other.block_id, other.sentence, other.row)
