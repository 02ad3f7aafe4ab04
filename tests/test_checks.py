"""The paper checks itself: what is added, compared and shared, and what is too unsure to say."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.checks.changes import check_changes
from extract.checks.outcomes import Outcome
from extract.checks.ratings import check_ratings
from extract.checks.reader import doubts, find_checks
from extract.checks.repeats import check_repeats
from extract.checks.rounding import agree, rounded_by
from extract.checks.shares import check_shares
from extract.checks.totals import check_totals
from extract.figures.reader import find_figures
from extract.kpis.reader import find_kpis
from schema.ids import Ids
from schema.records import Figure, Kpi
from tests.paper_contents import paper_content

CASES = tomllib.loads((Path(__file__).parent / "cases" / "checks.toml").read_text(encoding="utf-8"))


def told(outcome: Outcome) -> list[str]:
    return ["agrees" if outcome.agrees else "disagrees", outcome.printed, outcome.expected]


@pytest.mark.parametrize("case", CASES["total"], ids=lambda case: case["name"])
def test_totals(case: dict[str, Any]) -> None:
    assert [told(outcome) for outcome in totals_of(case["rows"])] == case["expected"]


@pytest.mark.parametrize("case", CASES["shares"], ids=lambda case: case["name"])
def test_shares(case: dict[str, Any]) -> None:
    figures = find_figures(paper_content({"blocks": [{"text": case["text"]}]}), Ids("d"))
    assert [told(outcome) for outcome in check_shares(figures)] == case["expected"]


def totals_of(rows: list[list[str]]) -> list[Outcome]:
    paper = paper_content({"tables": [{"rows": rows}]})
    return list(check_totals(paper.tables[0], find_figures(paper, Ids("d"))))


def figure(text: str, value: float, unit: str = "count", **fields: Any) -> Figure:
    told = {"id": text, "paper_id": "p", "page": 1, "block_id": "b", "kind": "level", **fields}
    return Figure(text=text, value=value, unit=unit, **told)


@pytest.mark.parametrize(
    ("values", "change", "agrees"),
    [
        ((("40", 40.0, "count"), ("50", 50.0, "count")), ("25%", 25.0, "percent"), True),
        ((("40", 40.0, "count"), ("50", 50.0, "count")), ("30%", 30.0, "percent"), False),
        ((("40", 40.0, "count"), ("30", 30.0, "count")), ("10", -10.0, "count"), True),
        ((("72.4%", 72.4, "percent"), ("74.0%", 74.0, "percent")), ("1.6pp", 1.6, "percentage_points"), True),
        ((("72.4%", 72.4, "percent"), ("74.0%", 74.0, "percent")), ("2.2%", 2.2, "percent"), True),
        ((("£1.2m", 1.2e6, "GBP"), ("£1.5m", 1.5e6, "GBP")), ("22%", 22.0, "percent"), True),
        ((("£1.20m", 1.2e6, "GBP"), ("£1.50m", 1.5e6, "GBP")), ("22%", 22.0, "percent"), False),
    ],
)
def test_changes(values: Any, change: Any, agrees: bool) -> None:
    start = figure(*values[0])
    end = figure(*values[1], compared_with=start.id, comparison="previous")
    moved = figure(*change, kind="change", compared_with=start.id, comparison="previous")
    assert [outcome.agrees for outcome in check_changes([start, end, moved])] == [agrees]


def test_a_change_whose_values_are_not_both_printed_is_not_checked() -> None:
    start = figure("40", 40.0)
    assert not list(check_changes([start, figure("25%", 25.0, "percent", kind="change", compared_with=start.id)]))


@pytest.mark.parametrize(("share", "agrees"), [(61.0, True), (60.9, True), (65.0, False)])  # 14 of 23 is 60.87 per cent
def test_a_share_beside_its_count(share: float, agrees: bool) -> None:
    count = figure("14", 14.0, denominator=23.0, measure="indicators rated green")
    text = f"{share:g}%"
    figures = [count, figure(text, share, "percent", measure="indicators rated green")]
    assert [outcome.agrees for outcome in check_shares(figures)] == [agrees]


def repeated(value: float, **fields: Any) -> Figure:
    said = {"measure": "knife crime offences", "measure_id": "knife-crime", "period_basis": "stated", **fields}
    return figure(f"{value:,g}", value, id=f"{value}{fields}", **said)


@pytest.mark.parametrize(
    ("other", "outcomes"),
    [
        ({"value": 120.0}, [True]),
        ({"value": 124.0}, [False]),
        ({"value": 124.0, "measure_id": None}, []),
        ({"value": 180.0}, []),
        ({"value": 120.0, "area": "Northam"}, []),
        ({"value": 120.0, "block_id": "b"}, []),
        ({"value": 120.0, "period_basis": "paper"}, []),
    ],
)
def test_repeats(other: dict[str, Any], outcomes: list[bool]) -> None:
    first = repeated(120.0)
    second = repeated(**{"block_id": "c", "page": 4, **other})
    assert [outcome.agrees for outcome in check_repeats([first, second])] == outcomes


@pytest.mark.parametrize(
    ("value", "floor", "status", "told_so"),
    [
        (91.0, None, "green", ["agrees", "green", "green"]),
        (88.0, None, "amber", ["agrees", "amber", "not green"]),
        (88.0, None, "green", ["disagrees", "green", "not green"]),
        (88.0, 85.0, "red", ["disagrees", "red", "amber"]),
        (88.0, None, None, None),
    ],
)
def test_ratings(value: float, floor: float | None, status: str | None, told_so: list[str] | None) -> None:
    kpi = Kpi(
        id="k", paper_id="p", page=1, name="Calls answered in time", measure_id="101-answered-in-time", value=value,
        value_text=f"{value:g}%", target=90.0, target_text="90%", floor=floor, unit="percent", status=status,
    )  # fmt: skip
    assert [told(outcome) for outcome in check_ratings([kpi])] == ([told_so] if told_so else [])


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=9))
def test_a_column_with_its_sum_below_always_agrees(parts: list[int]) -> None:
    rows = [["District", "Offences"], *[["Area", str(n)] for n in parts], ["Total", f"{sum(parts):,}"]]
    assert [outcome.agrees for outcome in totals_of(rows)] == [True]


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_a_rounded_number_agrees_with_the_number(value: float, decimals: int) -> None:
    text = f"{abs(value):,.{decimals}f}"
    printed = figure(text, float(text.replace(",", "")), "percent")
    assert agree(printed.value, abs(value), rounded_by(printed))


def test_a_disagreement_is_a_problem_and_an_agreement_is_none() -> None:
    rows = [["District", "Thefts"], ["Northam", "120"], ["Easterby", "80"]]
    whole = paper_content({"tables": [{"rows": [*rows, ["Total", total]]} for total in ("200", "202")]})
    checks = find_checks([whole], find_figures(whole, Ids("d")), (), Ids("d"))
    assert [check.outcome for check in checks] == ["agrees", "disagrees"]
    [doubt] = doubts("d", checks)
    assert (doubt.severity, doubt.page) == ("warning", 1)
    assert doubt.message == (
        'Total Thefts: 202 is printed; "Total" against the sum of the 2 amounts before it disagrees with it (200).'
    )


@pytest.mark.parametrize(("detail", "outcomes"), [("91%", ["agrees"]), ("92%", ["disagrees"])])
def test_a_summary_and_its_detail_print_one_value(detail: str, outcomes: list[str]) -> None:
    head = ["Indicator", "Actual", "Target", "Previous"]
    brief = {"rows": [head[:3], ["Letters answered in time", "91%", "90%"]]}
    full = {"rows": [head, ["Letters answered in time", detail, "90%", "88%"]], "page": 2}
    paper = paper_content({"tables": [brief, full]})
    first, second = paper.tables
    paper = replace(paper, tables=(replace(first, caption="Summary of indicators"), second))
    kpis = find_kpis(paper, Ids("d"))
    assert [len(kpi.places) for kpi in kpis] == [2]
    checks = find_checks([paper], (), kpis, Ids("d"))
    assert [check.outcome for check in checks if check.kind == "repeat"] == outcomes
