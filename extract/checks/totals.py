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
    filled = {at for places in line.across.values() for at in places}
    for total in totals:
        for places in line.across.values():
            if total in places:
                sums = list(_sums(places, total, totals, line))
                yield from _believed(sums, whole=_is_whole(places, total, totals, filled))


def _believed(sums: Sequence[Outcome], *, whole: bool) -> Iterator[Outcome]:
    """The sum that agrees; where none does, the first one that is nearly right, if all its parts are printed."""
    agreed = [outcome for outcome in sums if outcome.agrees]
    nearly = [outcome for outcome in sums if whole and _nearly(outcome)]
    yield from (agreed or nearly)[:1]


def _is_whole(places: Mapping[int, Figure], total: int, totals: Sequence[int], filled: set[int]) -> bool:
    """Whether every row before a total that has amounts has one in this column as well; a total on top has none."""
    before = {at for at in filled if max((t for t in totals if t < total), default=-1) < at < total}
    return bool(before) and before <= places.keys()


def _sums(places: Mapping[int, Figure], total: int, totals: Sequence[int], line: Line) -> Iterator[Outcome]:
    """A total beside the sums that it may be: of what follows the last total, of totals, of all, of what is below."""
    parts = {at: f for at, f in sorted(places.items()) if at not in totals and _is_part(line.labels.get(at, ""))}
    earlier = [at for at in totals if at < total and at in places]
    since = [f for at, f in parts.items() if max(earlier, default=-1) < at < total]
    groups = [(since, "before")]
    if earlier:
        groups.append(([*(places[at] for at in earlier), *since], "before"))
        groups.append(([f for at, f in parts.items() if at < total], "before"))
    if not any(at < total for at in places):
        end = min((at for at in totals if at > total), default=max(places) + 1)
        groups.append(([f for at, f in parts.items() if total < at < end], "below"))
    for group, where in groups:
        found = _sum(places[total], group, f'"{line.labels[total]}"', where)
        if found:
            yield found


def _sum(total: Figure, parts: Sequence[Figure], label: str, where: str) -> Outcome | None:
    """A total beside the sum of its parts; None where they are too few or of another kind."""
    alike = all((f.unit, f.kind) == (total.unit, total.kind) for f in parts)
    if len(parts) < LEAST_PARTS or not alike:
        return None
    expected = sum(f.value for f in parts)
    slack = rounded_by(total) + sum(max(rounded_by(f), rounded_by(total)) for f in parts)
    says = f"{label} against the sum of the {len(parts)} amounts {where} it"
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
