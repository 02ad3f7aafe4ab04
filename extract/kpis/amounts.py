"""The amounts of an indicator, each with its printed text, all in the unit of its value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extract.kpis.context import Context
from extract.kpis.periods import period_of
from extract.kpis.ratings import Rating
from extract.kpis.targets import read_target
from extract.kpis.values import in_unit, read_amount
from schema.records import Kpi

NO_HEADS: Mapping[str, str] = {}


def with_amounts(kpi: Kpi, said: Mapping[str, str | None], heads: Mapping[str, str] = NO_HEADS) -> Kpi:
    """The indicator with the amounts that its texts give.

    `said` has the text of each role: value, target, floor, baseline, previous, year_before …; `heads` what stands over
    it. Where nothing is said of the time before, what was a year before is the previous one.
    """
    before = said.get("previous") or said.get("previous_quarter") or said.get("year_before")
    value, unit = read_amount(said.get("value"), kpi.name, heads.get("value", ""))
    target = read_target(said.get("target"), kpi.name, heads.get("target", ""))
    unit = unit or target[1]
    texts = {"floor": said.get("floor"), "baseline": said.get("baseline"), "previous": before}
    read = {r: in_unit(read_amount(text, kpi.name, heads.get(r, "")), unit) for r, text in texts.items()}
    return replace(
        kpi, value=value, value_text=said.get("value"), unit=unit, target=in_unit(target, unit),
        target_text=said.get("target"), floor=read["floor"], floor_text=texts["floor"], baseline=read["baseline"],
        baseline_text=texts["baseline"], previous=read["previous"], previous_text=before,
    )  # fmt: skip


def with_rating(kpi: Kpi, rating: Rating | None, said: str | None = None) -> Kpi:
    """The indicator with its rating, what rates it, and what else is `said` of its state."""
    return replace(
        kpi, status=rating.status if rating else None, status_basis=rating.basis if rating else None, status_text=said
    )


def with_period(kpi: Kpi, head: str | None, place: tuple[str | None, str | None], context: Context) -> Kpi:
    """The indicator with the period of its value or rating; a name alone has none.

    `head` is what stands over its value, `place` the caption and the id of the section that it stands in.
    """
    if kpi.value_text is None and kpi.status is None:
        return kpi
    period = period_of((kpi.value_text, head, kpi.name), place, context)
    return replace(kpi, period_start=period.start, period_end=period.end, period_basis=period.basis)
