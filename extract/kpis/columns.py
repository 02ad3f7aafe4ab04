"""What the columns of a KPI table hold: by their heads, as data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from extract.data import load_data
from extract.dates.finder import find_dates
from schema.records import Cell, Table

KPI_WORDS = re.compile(
    r"\b(kpis?|key performance indicators?|performance (indicators?|measures?)|indicators?|metrics?)\b", re.I
)
TITLE_WORDS = re.compile(
    r"\b(kpis?|key performance (indicators?|questions?)|performance (indicators?|measures?)|indicators?|metrics?|"
    r"measures?|(executive )?summary( matrix)?|introduction|background|table \d+|performance|score ?cards?|dashboards?|"
    r"overview|at a glance|(appendix|annex)( [a-z0-9]{1,2})?\b|list of)\b[.:]?", re.I,
)  # fmt: skip
LONGEST_HEAD = 200
"""Characters: what is longer is text, not a head."""
REST = re.compile(r"^(?:(?:by|of|for|and|with|rated|on|to)\b|(?i:how|what|where|why)\b)")
"""What is left of a title that only says how indicators are set out, or asks: "KPIs by rating", "How we are doing"."""
QUARTER = re.compile(r"^(q|quarter ?)[1-4]\b|^(actual|rag|value|result) (q|quarter ?)[1-4]$")
"""A head that is a quarter without a year."""


@cache
def roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Role and the pattern of the heads that have it, in order of trust."""
    data = load_data("extract.kpis", "columns.toml")
    return tuple((entry["role"], re.compile(entry["pattern"])) for entry in data["roles"])


@lru_cache(maxsize=8192)
def role_of(head: str) -> str | None:
    """What a column holds by its head: a role of kpi_columns.toml, `period` where the head is one, or None.

    >>> role_of("RAG rating Latest"), role_of("2024/25 target"), role_of("Q3 2024/25"), role_of("Q2"), role_of("Hat")
    ('status', 'target', 'period', 'period', None)
    """
    low = " ".join(head.lower().split())
    if len(low) > LONGEST_HEAD:
        return None
    named = next((role for role, pattern in roles() if pattern.search(low)), None)
    if named in (None, "value", "previous") and (find_dates(head) or QUARTER.match(low)):
        return named or "period"
    return named


@cache
def _titles(part: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in load_data("extract.kpis", "no_kpis.toml")[part])


def is_set_apart(title: str) -> bool:
    """Whether a title says that what stands under it is no indicator: activity, demand, risks, actions.

    >>> is_set_apart("Activity indicators"), is_set_apart("Key performance indicators")
    (True, False)
    """
    return any(pattern.search(title.lower()) for pattern in _titles("titles"))


def names_others(head: str) -> bool:
    """Whether a first column's head says that its rows are something else: risks, projects, actions.

    >>> names_others("Project"), names_others("Measure")
    (True, False)
    """
    return any(pattern.search(head.strip().lower()) for pattern in _titles("rows"))


def is_money(head: str) -> bool:
    """Whether a column's head speaks of budgets and spending.

    >>> is_money("Revised budget £000"), is_money("Target")
    (True, False)
    """
    return any(pattern.search(head.lower()) for pattern in _titles("money"))


def period_end(head: str, near: date | None = None) -> str:
    """What the columns of periods are put in order by: the last day, or the bare quarter as printed; "" without one.

    >>> period_end("Q3 2031/32"), period_end("Q2"), period_end("Target")
    ('2031-12-31', 'q2', '')
    """
    ends = max((d.end or d.start or "" for d in find_dates(head, near)), default="")
    return ends or (head.lower() if QUARTER.match(head.lower()) else "")


def spread(table: Table) -> list[list[Cell | None]]:
    """The table as rows of cells, a spanning cell standing in every place that it covers."""
    rows: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, min(table.rows, cell.row + cell.row_span)):
            for column in range(cell.column, min(table.columns, cell.column + cell.column_span)):
                rows[row][column] = cell
    return rows


def head_rows(rows: Sequence[Sequence[Cell | None]], header_rows: int) -> int:
    """How many rows head the columns: a last one that is one cell across the table names a section instead."""
    while header_rows > 1 and across(rows[header_rows - 1]):
        header_rows -= 1
    return header_rows


def across(row: Sequence[Cell | None]) -> Cell | None:
    """The one cell that goes over the whole row; None where there are more."""
    first = row[0]
    return first if first and len(row) > 1 and all(cell is first for cell in row) else None


def heads(rows: Sequence[Sequence[Cell | None]], header_rows: int) -> list[str]:
    """The words that head each column, from the top down, each cell of a span once; titles over all left out."""
    found = []
    for column in range(len(rows[0]) if rows else 0):
        texts: list[str] = []
        for row in rows[:header_rows]:
            cell = row[column]
            if cell and cell.text and cell.text not in texts and not across(row):
                texts.append(cell.text)
        found.append(" ".join(texts))
    return found


def theme_in_head(head: str) -> str | None:
    """What a head or title says beside that these are KPIs: the service or priority they belong to.

    >>> theme_in_head("Roads Policing KPIs"), theme_in_head("Executive Summary")
    ('Roads Policing', None)
    """
    rest = " ".join(TITLE_WORDS.sub(" ", head).split()).strip(" -–—:|.")
    return rest if len(rest) > 2 and not find_dates(rest) and not REST.match(rest) else None
