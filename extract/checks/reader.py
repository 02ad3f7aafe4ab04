"""All checks of a paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from extract.checks.changes import check_changes
from extract.checks.outcomes import Outcome
from extract.checks.printings import check_printings
from extract.checks.ratings import check_ratings
from extract.checks.repeats import check_repeats
from extract.checks.shares import check_shares
from extract.checks.totals import check_totals
from extract.content import PaperContent
from extract.faults import problem
from schema.ids import Ids
from schema.records import Check, Figure, Kpi, Problem, Table

T = TypeVar("T", Figure, Kpi)


def find_checks(
    contents: Iterable[PaperContent], figures: Sequence[Figure], kpis: Sequence[Kpi], ids: Ids
) -> tuple[Check, ...]:
    """What each paper's figures and KPIs say, held against each other; one check of a kind for each record."""
    of_paper, kpis_of = _by_paper(figures), _by_paper(kpis)
    found: dict[tuple[str, str], Outcome] = {}
    for content in contents:
        own = of_paper.get(content.paper.id, [])
        for outcome in _outcomes(content.tables, own, kpis_of.get(content.paper.id, [])):
            found.setdefault((outcome.kind, outcome.record.id), outcome)
    return tuple(_check(outcome, ids) for outcome in found.values())


def _by_paper(records: Iterable[T]) -> dict[str, list[T]]:
    of_paper: dict[str, list[T]] = {}
    for record in records:
        of_paper.setdefault(record.paper_id, []).append(record)
    return of_paper


def _outcomes(tables: Sequence[Table], figures: Sequence[Figure], kpis: Sequence[Kpi]) -> Iterator[Outcome]:
    by_table: dict[str | None, list[Figure]] = {}
    for figure in figures:
        by_table.setdefault(figure.table_id, []).append(figure)
    for table in tables:
        yield from check_totals(table, by_table.get(table.id, []))
    yield from check_shares(figures)
    yield from check_changes(figures)
    yield from check_repeats(figures)
    yield from check_ratings(kpis)
    yield from check_printings(kpis, tables)


def _check(outcome: Outcome, ids: Ids) -> Check:
    record = outcome.record
    return Check(
        id=ids.make("check", record.page, f"{outcome.kind}|{record.id}"), paper_id=record.paper_id, page=record.page,
        kind=outcome.kind, record_id=record.id, printed=outcome.printed, expected=outcome.expected,
        outcome="agrees" if outcome.agrees else "disagrees", message=_sentence(outcome),
    )  # fmt: skip


def _sentence(outcome: Outcome) -> str:
    name = outcome.record.name if isinstance(outcome.record, Kpi) else outcome.record.measure
    verb = "agrees with" if outcome.agrees else "disagrees with"
    return f"{name or 'A figure'}: {outcome.printed} is printed; {outcome.says} {verb} it ({outcome.expected})."


def doubts(document: str, checks: Iterable[Check]) -> list[Problem]:
    """A problem for each check in which the paper disagrees with itself."""
    return [problem(document, c.page, "checks", c.message, "warning") for c in checks if c.outcome == "disagrees"]
