"""Which column of a KPI table holds what, and whether it is a table of indicators at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.figures.quantities import find_quantities
from extract.figures.table_roles import words
from extract.kpis.columns import KPI_WORDS, head_rows, heads, is_money, is_set_apart, names_others, period_end, role_of
from extract.kpis.context import Context
from extract.kpis.ratings import WORD, rate_text, rating_of_fill
from schema.records import Cell, Table

Row = Sequence[Cell | None]
DASHES = ("-", "–", "—")
"""What stands in a cell that says nothing."""
IN_QUARTER = re.compile(r"\bq[1-4]\b|\bquarter\b", re.I)
WHOLE = re.compile(
    r"^(whole )?(force|constabulary|organisation)([ -]?(wide|total|overall))?$|^(overall|all areas)$", re.I
)
"""The head of the column that speaks of the whole, where others speak of its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which column of a KPI table holds what; `themes` from the outermost in, `first` is the first row below the heads.

    `rated` says that its periods hold ratings and no values. `old` are columns of earlier periods, whose colours rate
    what was. `colours` are the columns whose colours rate, `scale` the words in the column of ratings.
    """

    name: int
    themes: tuple[int, ...]
    roles: dict[str, int]
    heads: tuple[str, ...]
    spare: int | None
    first: int
    rated: bool = False
    old: frozenset[int] = frozenset()
    colours: tuple[int, ...] = ()
    scale: frozenset[str] = frozenset()

    def cell(self, row: Row, role: str) -> Cell | None:
        """The row's cell in the column with this role."""
        column = self.roles.get(role)
        return None if column is None else row[column]

    def text(self, row: Row, role: str) -> str | None:
        """Its words; None where there are none."""
        cell = self.cell(row, role)
        return cell.text.strip() or None if cell else None

    def head(self, role: str) -> str:
        """The words that head the column with this role."""
        column = self.roles.get(role)
        return "" if column is None else self.heads[column]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """The columns of a table: their heads, what these say they hold, when they end, and the rows below."""

    titles: tuple[str, ...]
    roles: tuple[str | None, ...]
    ends: tuple[str, ...]
    body: Sequence[Row]
    name: int

    def having(self, role: str) -> list[int]:
        """The columns with a role that hold anything, else all with it; the one of the names left out."""
        columns = [i for i, said in enumerate(self.roles) if said == role and i != self.name]
        return [i for i in columns if self.filled(i)] or columns

    def filled(self, column: int) -> bool:
        """Whether anything stands in a column."""
        cells = (row[column] for row in self.body)
        return any(cell and (cell.text.strip() or cell.mark or rating_of_fill(cell.fill)) for cell in cells)

    def when(self, column: int) -> tuple[str, int]:
        """What columns are put in order of time by."""
        return self.ends[column], column

    def texts(self, column: int) -> list[str]:
        """What stands in a column."""
        return [text for row in self.body if (cell := row[column]) and (text := cell.text.strip())]

    def rates(self, column: int) -> bool:
        """Whether all that stands in a column rates, or nothing but colours does."""
        if texts := [text for text in self.texts(column) if text not in DASHES]:
            return all(rate_text(text) for text in texts if len(text) > 1 or text.isalnum())
        cells = [cell for row in self.body if (cell := row[column])]
        return any(rating_of_fill(cell.mark_color) or rating_of_fill(cell.fill) for cell in cells)

    def holds_amounts(self, column: int) -> bool:
        """Whether amounts stand in a column and nothing that rates; what counts ratings names them in its head."""
        texts = [] if WORD.search(self.titles[column]) else self.texts(column)
        return bool(texts) and all(find_quantities(text) and not rate_text(text) for text in texts)


def find_layout(table: Table, rows: Sequence[Row], context: Context) -> Layout | None:
    """What the columns hold; None where this is no table of indicators."""
    if not table.header_rows or table.rows <= table.header_rows or table.columns < 2:
        return None
    first = head_rows(rows, table.header_rows)
    titles = tuple(heads(rows, first))
    roles = tuple(role_of(title) for title in titles)
    name = _name_column(titles, roles)
    if name is None:
        return None
    ends = tuple(period_end(title, context.near) for title in titles)
    columns = _by_content(_Columns(titles=titles, roles=roles, ends=ends, body=rows[first:], name=name))
    chosen, rated = _choose(columns)
    if _counts_ratings(columns, chosen) or not _presents_kpis(table, columns, chosen, context):
        return None
    themes = tuple(i for i in range(name) if roles[i] in ("theme", None) and titles[i])
    spare = next((i for i in range(table.columns - 1, name, -1) if roles[i] is None), None)
    return Layout(
        name=name, themes=themes, roles=chosen, heads=titles, spare=spare, first=first, rated=rated,
        old=_earlier(columns, chosen),
    )  # fmt: skip


def _name_column(titles: Sequence[str], roles: Sequence[str | None]) -> int | None:
    """The column of the names: the one headed so, else the first that is headed as nothing else."""
    said = [i for i, title in enumerate(titles) if roles[i] == "name" or (i == 0 and KPI_WORDS.search(title))]
    if said:
        return next((i for i in said if KPI_WORDS.search(titles[i])), said[0])
    return next((i for i, role in enumerate(roles) if role in (None, "theme")), None)


def _choose(columns: _Columns) -> tuple[dict[str, int], bool]:
    """The column of each role, of several that of the latest time; and whether the periods hold ratings only."""
    chosen: dict[str, int] = {}
    _values(columns, chosen)
    rated = _rated_periods(columns, chosen)
    end = columns.ends[chosen["value"]] if "value" in chosen else ""
    for role in {role: None for role in columns.roles if role not in (None, "period", "value")}:
        having = columns.having(str(role))
        if having and role not in chosen:
            chosen[str(role)] = _at(str(role), having, end, columns)
    return chosen, rated


def _at(role: str, having: Sequence[int], end: str, columns: _Columns) -> int:
    """The column of the value's own time, else the first that names no time, else the nearest one.

    A target is for the time that goes on after the value's, what else is known is known up to then.
    """
    same = [i for i in having if columns.ends[i] == end] or [i for i in having if not columns.ends[i]]
    later = [i for i in having if columns.ends[i] > end]
    if same:
        return same[0]
    if role in ("target", "floor") and later:
        return min(later, key=columns.when)
    return max([i for i in having if i not in later] or having[:1], key=columns.when)


def _values(columns: _Columns, chosen: dict[str, int]) -> None:
    """The latest value and the one before it, whether headed as values or by periods alone."""
    headed, dated = columns.having("value"), [i for i in columns.having("period") if columns.filled(i)]
    told = [i for i in headed if columns.ends[i] or IN_QUARTER.search(columns.titles[i])]
    if headed and not told:
        chosen["value"] = headed[0]
        return
    latest = sorted({*told, *dated}, key=lambda i: (i in told, columns.when(i)))
    if latest:
        chosen["value"] = latest[-1]
        before = max(latest[:-1], key=columns.when, default=None)
        chosen |= {} if before is None or columns.having("previous") else {"previous": before}
        return
    whole = next((i for i, title in enumerate(columns.titles) if WHOLE.match(title) and i != columns.name), None)
    chosen |= {} if whole is None else {"value": whole}


def _rated_periods(columns: _Columns, chosen: dict[str, int]) -> bool:
    """Where periods hold ratings and no values, their latest is the status: a summary matrix."""
    value = chosen.get("value")
    if value is None or columns.roles[value] != "period" or columns.having("status") or not columns.rates(value):
        return False
    chosen["status"] = chosen.pop("value")
    if "previous" in chosen:
        chosen["previous_status"] = chosen.pop("previous")
    return True


def _by_content(columns: _Columns) -> _Columns:
    """The columns with the roles that their content shows: results may hold ratings ("Met"), and statuses amounts."""
    said = tuple(_role_by_content(columns, i) for i in range(len(columns.roles)))
    return replace(columns, roles=said)


def _role_by_content(columns: _Columns, column: int) -> str | None:
    role = columns.roles[column]
    if role in ("value", "target") and columns.texts(column) and columns.rates(column):
        return "status"
    return "value" if role in ("status", "polarity") and columns.holds_amounts(column) else role


def _counts_ratings(columns: _Columns, chosen: dict[str, int]) -> bool:
    """Whether the table counts indicators by rating: nothing but whole numbers under the ratings' heads."""
    column = chosen.get("status")
    texts = columns.texts(column) if column is not None else []
    return bool(texts) and all(text.isdigit() for text in texts)


def _earlier(columns: _Columns, chosen: dict[str, int]) -> frozenset[int]:
    """The columns of earlier values and ratings, and of what others reach."""
    kept = {chosen.get(role) for role in ("value", "status")}
    of_time = [i for i, role in enumerate(columns.roles) if role in ("period", "value", "status") and columns.ends[i]]
    past = [
        i for i, role in enumerate(columns.roles) if role in ("previous", "previous_status", "comparator", "baseline")
    ]
    return frozenset(i for i in (*of_time, *past) if i not in kept)


def _presents_kpis(table: Table, columns: _Columns, chosen: dict[str, int], context: Context) -> bool:
    """Whether the paper presents these rows as indicators: by their head or title, or by targets and ratings."""
    name_head = columns.titles[columns.name]
    told = {role for role in ("value", "target", "status", "direction") if role in chosen}
    section = next((s.heading for s in context.content.sections if s.id == table.section_id), "")
    title = f"{table.caption or ''} {section}"
    if is_set_apart(title):
        return False
    if KPI_WORDS.search(name_head) or names_others(name_head):
        return not names_others(name_head)
    if KPI_WORDS.search(title):
        return bool(told)
    if any(is_money(columns.titles[chosen[role]]) for role in told) or is_money(title) or _names_places(name_head):
        return False
    rated = told & {"target", "status", "direction"}
    return len(rated) > 1 or bool(rated and (role_of(name_head) == "name" or "value" in told))


def _names_places(head: str) -> bool:
    """Whether a column holds places: one indicator by area, with the target that is set for it, is none in each."""
    return bool(words("places").search(head))


def period_head(layout: Layout) -> str:
    """The value's head, or the status's where ratings alone are told by period."""
    return layout.head("status") if layout.rated else layout.head("value")
