"""What speaks for and against a record, in words: the features that its confidence is counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

LONG_MEASURE = 10
LONG_NAME = 20
"""Words: what is longer may hold more than the name."""


def features(kind: str, record: Any, outcomes: Sequence[str] = ()) -> tuple[str, ...]:
    """The features of a record of `kind`, a key of FEATURES; `outcomes` are those of the checks of it.

    >>> from schema.records import Section
    >>> features("sections", Section(id="", paper_id="", parent_id=None, level=2, number=None, heading="Calls", page=1,
    ...                              box=None, method="structure.bold"))
    ('structure.bold', 'level 2', 'no number')
    """
    said = (record.method or "no method", *FEATURES[kind](record), *(f"check {o}" for o in sorted(set(outcomes))))
    return tuple(feature for feature in said if feature)


def _figure(record: Any) -> tuple[str, ...]:
    return (
        f"period {record.period_basis or 'none'}",
        f"kind {record.kind}",
        _match(record, record.measure),
        _length(record.measure, LONG_MEASURE, "measure"),
        f"area {record.area_kind}" if record.area else "",
        f"compared {record.comparison}" if record.comparison else "",
        "a range" if record.value_to is not None else "",
        "a part of a whole" if record.denominator is not None else "",
    )


def _kpi(record: Any) -> tuple[str, ...]:
    return (
        _match(record, record.name),
        _length(record.name, LONG_NAME, "name"),
        "no value" if record.value is None else "",
        "no target" if record.target is None else "",
        f"rated by {record.status_basis}" if record.status else "no rating",
        "printed twice" if len(record.places) > 1 else "",
        "no theme" if not record.theme else "",
    )


def _match(record: Any, name: str | None) -> str:
    if not name:
        return "no measure"
    return f"match {record.measure_match}" if record.measure_match else "no match"


def _length(text: str | None, long: int, what: str) -> str:
    words = len((text or "").split())
    return f"one-word {what}" if words == 1 else f"long {what}" if words > long else ""


def _recommendation(record: Any) -> tuple[str, ...]:
    return (
        f"kind {record.kind}",
        "no addressee" if not record.addressee else "",
        "no action" if not record.action else "",
        "numbered" if record.number else "",
        "in a table" if record.table_id else "",
    )


def _date(record: Any) -> tuple[str, ...]:
    return f"precision {record.precision}", f"kind {record.kind}", "in a table" if record.table_id else ""


def _paper(record: Any) -> tuple[str, ...]:
    lacks = (("body", record.body_name), ("force", record.force_id), ("date", record.meeting_date))
    return f"type {record.paper_type}", *(f"no {name}" for name, value in lacks if not value)


def _section(record: Any) -> tuple[str, ...]:
    return f"level {min(record.level, 3)}", "numbered" if record.number else "no number"


def _table(record: Any) -> tuple[str, ...]:
    return (
        "no head" if not record.header_rows else "",
        "over pages" if record.page_to > record.page_from else "",
        "two columns" if record.columns <= 2 else "",
        "few rows" if record.rows - record.header_rows <= 1 else "",
    )


FEATURES: Mapping[str, Callable[[Any], tuple[str, ...]]] = {
    "papers": _paper,
    "sections": _section,
    "tables": _table,
    "kpis": _kpi,
    "figures": _figure,
    "recommendations": _recommendation,
    "dates": _date,
}
"""By kind of record, named as the fields of a Reading."""
