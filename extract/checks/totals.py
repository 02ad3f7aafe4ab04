"""Totals of tables: the figures of a row or column that is headed as a total are the sums of those before it.

Which rows a total adds up is not printed. So a sum that agrees is believed, and one that does not only where it is
nearly right: an average is headed as a total, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.checks.outcomes import Outcome, compared
from extract.checks.rounding import agree, rounded_by
from extract.data import load_data
from schema.records import Figure, Table

ADDED = ("count", "GBP", "fte", "hours", "days", "tonnes", "miles")
"""Units of which amounts add up."""
LEAST_PARTS = 2
NEARLY = 0.03
"""A sum that is wrong by no more than this share of it was meant to be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row or column as labels by place, and its figures across: by line of the other direction, then by place."""

    labels: Mapping[int, str]
    across: Mapping[int, Mapping[int, Figure]]


def check_totals(table: Table, figures: Sequence[Figure]) -> Iterator[Outcome]:
    """The totals of a table's columns, and those of its rows."""
    levels = [f for f in figures if f.unit in ADDED and f.qualifier is None and f.value_to is None]
    for line in (_rows(table, levels), _columns(table, levels)):
        yield from _checked(line)


def _rows(table: Table, figures: Iterable[Figure]) -> Line:
    labels = _labels((c.row, c.text) for c in table.cells if c.column == 0)
    return Line(labels=labels, across=_placed((f.column, f.row, f) for f in figures))


def _columns(table: Table, figures: Iterable[Figure]) -> Line:
    labels = _labels((c.column, c.text) for c in table.cells if c.row < table.header_rows)
    return Line(labels=labels, across=_placed((f.row, f.column, f) for f in figures))


def _labels(texts: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The words that head each place; of several the last."""
    return {at: text for at, text in texts if text}


def _placed(figures: Iterable[tuple[int | None, int | None, Figure]]) -> dict[int, dict[int, Figure]]:
    placed: dict[int, dict[int, Figure]] = {}
    for line, at, figure in figures:
        if line is not None and at is not None:
            placed.setdefault(line, {}).setdefault(at, figure)
    return placed


def _checked(line: Line) -> Iterator[Outcome]:
    totals = sorted(at for at, label in line.labels.items() if is_total(label))
    for total in totals:
        before = max((at for at in totals if at < total), default=-1)
        sums = [found for places in line.across.values() if (found := _sum(places, (before, total), line))]
        yield from (outcome for outcome in sums if outcome.agrees or _nearly(outcome))


def _sum(places: Mapping[int, Figure], between: tuple[int, int], line: Line) -> Outcome | None:
    """A total beside the sum of the figures before it, back to the total before."""
    after, at = between
    total = places.get(at)
    if total is None:
        return None
    parts = [f for place, f in sorted(places.items()) if after < place < at and _is_part(line.labels.get(place, ""))]
    same = [f for f in parts if (f.unit, f.kind) == (total.unit, total.kind)]
    if len(same) < LEAST_PARTS or len(same) < len(parts):
        return None
    expected = sum(f.value for f in same)
    slack = rounded_by(total) + sum(map(rounded_by, same))
    says = f'"{line.labels[at]}" against the sum of the {len(same)} amounts before it'
    return compared("total", total, expected, agree(total.value, expected, slack), says)


def _nearly(outcome: Outcome) -> bool:
    printed, expected = (float(text.replace(",", "")) for text in (outcome.printed, outcome.expected))
    return abs(printed - expected) <= NEARLY * abs(printed)


def is_total(label: str) -> bool:
    """Whether a row or column with this label adds others up.

    >>> is_total("Grand total"), is_total("Total crime"), is_total("Officers")
    (True, True, False)
    """
    return _is("total", label)


def _is_part(label: str) -> bool:
    return not _is("part", label)


def _is(kind: str, label: str) -> bool:
    return any(pattern.fullmatch(" ".join(label.split())) for pattern in _patterns(kind))


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    entries = load_data("extract.checks", "words.toml")[kind]
    return tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in entries)
