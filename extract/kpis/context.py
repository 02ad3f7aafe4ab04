"""What the readers of indicators are told of their paper: its keys, its date, its period."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date

from extract.content import PaperContent
from extract.figures.periods import UNDATED, Dating
from extract.figures.scopes import read_scope
from extract.kpis.colours import read_key
from extract.kpis.directions import key_sense
from extract.kpis.leads import lead_periods
from extract.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A paper and what it explains: `key` are the ratings whose colours it explains, `arrows` what its arrows draw.

    `near` is the day from which dates without a year take theirs, `until` the last that the paper's data speak of,
    `period` the paper's own, `sections` those that headings or the lines below them name; `pages` are by number.
    """

    content: PaperContent
    key: Set[str] = frozenset()
    arrows: str | None = None
    near: date | None = None
    until: date | None = None
    period: Dating = UNDATED
    sections: Mapping[str, Dating] = field(default_factory=dict)
    pages: Mapping[int, Page] = field(default_factory=dict)


def context_of(content: PaperContent) -> Context:
    """What a paper explains."""
    scope = read_scope(content)
    return Context(
        content=content, key=read_key(content) if content.tables else set(), arrows=key_sense(content), near=scope.near,
        until=scope.data_day, period=scope.paper,
        sections={**dict(lead_periods(content, scope.near)), **scope.sections},
        pages={page.number: page for page in content.pages},
    )  # fmt: skip
