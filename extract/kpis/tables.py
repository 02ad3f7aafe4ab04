"""KPI tables: an indicator a row, what is known of it in columns that their heads explain."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from extract.content import PaperContent
from extract.dates.finder import find_dates
from extract.drawn.marks import printed_mark
from extract.kpis.colours import colour_of, rating_columns
from extract.kpis.columns import KPI_WORDS, head_rows, heads, role_of, spread, theme_in_head
from extract.kpis.ratings import find_ratings, rating_of_fill, read_rating
from extract.kpis.themes import enclosing_sections
from extract.kpis.values import read_amount
from schema.records import Cell, Kpi, Table

Row = Sequence[Cell | None]
TOTAL = re.compile(r"^(grand |sub-?)?totals?\W*$", re.I)
ACTIVITY = re.compile(r"\bactivity\b", re.I)
IN_QUARTER = re.compile(r"\bq[1-4]\b|\bquarter\b", re.I)
WHOLE = re.compile(
    r"^(whole )?(force|constabulary|organisation)([ -]?(wide|total|overall))?$|^(overall|all areas)$", re.I
)
"""The head of the column that speaks of the whole, where others speak of its parts."""
DIRECTION_WORDS = (
    ("improving", re.compile(r"\bimprov|\bbetter\b", re.I)),
    ("worsening", re.compile(r"\bwors|\bdeclin|\bdeteriorat", re.I)),
    (
        "stable",
        re.compile(
            r"\b(?:stable|steady|static|same|unchanged|no (significant )?change|no (clear )?trend)\b|\bmaintain", re.I
        ),
    ),
)
DIRECTION_MARKS = {
    "up": "improving", "down": "worsening", "left": "stable", "right": "stable", "across": "stable",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which column of a KPI table holds what; `themes` from the outermost in."""

    name: int
    themes: tuple[int, ...]
    roles: dict[str, int]
    heads: tuple[str, ...]
    spare: int | None

    def cell(self, row: Row, role: str) -> Cell | None:
        """The row's cell in the column with this role."""
        column = self.roles.get(role)
        return None if column is None else row[column]

    def text(self, row: Row, role: str) -> str | None:
        """Its words; None where there are none."""
        cell = self.cell(row, role)
        return cell.text.strip() or None if cell else None


def kpis_of_table(table: Table, content: PaperContent, key: Set[str]) -> list[Kpi]:
    """The indicators of a table; none where it is no KPI table. Their `id` is still empty.

    `key` are the ratings whose colours the paper explains.
    """
    rows = spread(table)
    layout = find_layout(table, rows, content)
    if layout is None:
        return []
    first = head_rows(rows, table.header_rows)
    theme = _theme_of_table(table, layout, content)
    colours = rating_columns(rows[first:], layout.roles.get("status"), key, layout.name)
    found: list[Kpi] = []
    path: list[str] = [""] * len(layout.themes)
    for number, row in enumerate(rows[first:], first):
        section_row = _section_row(row, layout)
        if section_row:
            theme = section_row
        elif _is_indicator(row, rows[number - 1], layout):
            path = _theme_path(row, layout, path)
            named = " > ".join(p for p in path if p) or theme
            found.append(_kpi(table, number, row, layout, (named, colours)))
    return found


def find_layout(table: Table, rows: Sequence[Row], content: PaperContent) -> Layout | None:
    """What the columns hold; None where this is no table of indicators."""
    if not table.header_rows or table.rows <= table.header_rows or table.columns < 2:
        return None
    titles = heads(rows, head_rows(rows, table.header_rows))
    roles = [role_of(title) for title in titles]
    name = _name_column(titles, roles)
    first = {role: i for i, role in reversed(list(enumerate(roles))) if role and i != name}
    _latest_periods(titles, roles, first)
    whole = next((i for i, title in enumerate(titles) if WHOLE.match(title) and i != name), None)
    if whole is not None:
        first.setdefault("value", whole)
    if name is None or not _presents_kpis(table, titles[name], first, content):
        return None
    if "status" in first and _only_numbers(rows[table.header_rows :], first["status"]):
        return None
    themes = tuple(i for i in range(name) if roles[i] in ("theme", None) and titles[i])
    spare = next((i for i in range(table.columns - 1, name, -1) if roles[i] is None), None)
    return Layout(name=name, themes=themes, roles=first, heads=tuple(titles), spare=spare)


def _name_column(titles: Sequence[str], roles: Sequence[str | None]) -> int | None:
    """The column of the names: the one headed so, else the first that is headed as nothing else."""
    said = [i for i, title in enumerate(titles) if roles[i] == "name" or (i == 0 and KPI_WORDS.search(title))]
    return said[0] if said else next((i for i, role in enumerate(roles) if role in (None, "theme")), None)


def _latest_periods(titles: Sequence[str], roles: Sequence[str | None], first: dict[str, int]) -> None:
    """Where columns are headed by periods, the latest is the value and the one before it the previous."""
    ends = {i: _end(titles[i]) for i, role in enumerate(roles) if role == "period"}
    latest = sorted(ends, key=lambda i: (ends[i], i), reverse=True)
    if "value" in first and not (find_dates(titles[first["value"]]) or IN_QUARTER.search(titles[first["value"]])):
        return
    for role in ("value", "previous"):
        if role not in first and latest:
            first[role] = latest.pop(0)


def _end(head: str) -> str:
    """What periods are put in order by: the last day, or the bare quarter as printed."""
    return max((d.end or d.start or "" for d in find_dates(head)), default=head.lower())


def _presents_kpis(table: Table, name_head: str, first: dict[str, int], content: PaperContent) -> bool:
    """Whether the paper presents these rows as indicators: by their head or title, or by targets and ratings."""
    told = {"value", "target", "status", "direction"} & set(first)
    if KPI_WORDS.search(name_head):
        return True
    section = next((s.heading for s in content.sections if s.id == table.section_id), "")
    title = f"{table.caption or ''} {section}"
    if ACTIVITY.search(title):
        return False
    if KPI_WORDS.search(title):
        return bool(told)
    rated = told & {"target", "status", "direction"}
    return len(rated) > 1 or bool(rated and (role_of(name_head) == "name" or "value" in told))


def _only_numbers(rows: Sequence[Row], column: int) -> bool:
    texts = [cell.text for row in rows if (cell := row[column]) and cell.text]
    return bool(texts) and all(t.strip().isdigit() for t in texts)


def _theme_of_table(table: Table, layout: Layout, content: PaperContent) -> str | None:
    """What the names' head says beside KPIs, else the heading above, else that head itself, else what encloses."""
    head = layout.heads[layout.name]
    around = [theme_in_head(s.heading) for s in enclosing_sections(content, table.section_id)]
    own = theme_in_head(head) if KPI_WORDS.search(head) else None
    unknown = theme_in_head(head) if role_of(head) is None else None
    return next((t for t in (own, *around[:1], unknown, *around[1:], theme_in_head(table.caption or "")) if t), None)


def _section_row(row: Row, layout: Layout) -> str | None:
    """The theme that a row names for those below it, where it holds nothing else."""
    texts = {cell.text.strip() for cell in row if cell and cell.text.strip()}
    cells = {id(cell) for cell in row if cell}
    first = next((cell for cell in row if cell and cell.text.strip()), None)
    alone = first is not None and len(texts) == 1 and (len(cells) == 1 or (first is row[0] and not layout.themes))
    filled = any(cell and cell is not first and cell.fill and rating_of_fill(cell.fill) for cell in row)
    return first.text.strip() if first and alone and len(row) > 1 and not filled else None


def _is_indicator(row: Row, above: Row, layout: Layout) -> bool:
    name = row[layout.name]
    if not name or not name.text.strip() or name is above[layout.name] or TOTAL.match(name.text.strip()):
        return False
    return any(c.isalpha() for c in name.text)


def _theme_path(row: Row, layout: Layout, before: list[str]) -> list[str]:
    """The row's themes; a blank one is the one above it, as long as the outer one has not changed."""
    path, changed = [], False
    for column, last in zip(layout.themes, before, strict=True):
        cell = row[column]
        text = cell.text.strip() if cell else ""
        changed = changed or bool(text and text != last)
        path.append(text or ("" if changed else last))
    return path


def _kpi(table: Table, number: int, row: Row, layout: Layout, about: tuple[str | None, Sequence[int]]) -> Kpi:
    theme, colours = about
    cell = row[layout.name]
    assert cell is not None
    name = cell.text.strip()
    value, unit = read_amount(layout.text(row, "value"), name)
    target, target_unit = read_amount(layout.text(row, "target"), name)
    previous, _ = read_amount(layout.text(row, "previous"), name)
    status, status_text = _status(row, layout, colours)
    start, end = _period(layout)
    return Kpi(
        id="", paper_id=table.paper_id, page=cell.page, table_id=table.id, row=number, name=name, theme=theme,
        value=value, value_text=layout.text(row, "value"), unit=unit or target_unit,
        period_start=start, period_end=end, target=target, target_text=layout.text(row, "target"),
        previous=previous, previous_text=layout.text(row, "previous"), status=status, status_text=status_text,
        direction=_direction(layout, row), commentary=layout.text(row, "commentary"), box=cell.box,
    )  # fmt: skip


def _status(row: Row, layout: Layout, colours: Sequence[int]) -> tuple[str | None, str | None]:
    """The rating, and what else the row says of the indicator's state."""
    cell = layout.cell(row, "status")
    text = cell.text.strip() if cell else ""
    words = find_ratings(text)
    rating = read_rating(text) or (words[0] if len(set(words)) == 1 else None)
    if rating is None:
        coloured = (colour_of(cell) for column in colours if (cell := row[column]))
        rating = next(filter(None, coloured), None)
    said = text if text and read_rating(text) is None else None
    return rating, said or _spare_text(row, layout)


def _spare_text(row: Row, layout: Layout) -> str | None:
    """Words in a column that no head explains, where the table reports no values: the indicator's state."""
    if layout.spare is None or {"value", "target", "status"} & set(layout.roles):
        return None
    cell = row[layout.spare]
    return cell.text.strip() or None if cell else None


def _period(layout: Layout) -> tuple[str | None, str | None]:
    column = layout.roles.get("value")
    found = find_dates(layout.heads[column]) if column is not None else []
    return (found[0].start, found[0].end) if len(found) == 1 else (None, None)


def _direction(layout: Layout, row: Row) -> str | None:
    """Where the indicator is heading, as the paper says or draws it."""
    cell = layout.cell(row, "direction")
    return read_direction(cell.text) or DIRECTION_MARKS.get(cell.mark or "") if cell else None


def read_direction(text: str) -> str | None:
    """The direction that words or an arrow character name.

    >>> read_direction("Improving"), read_direction("▼"), read_direction("Amber")
    ('improving', 'worsening', None)
    """
    said = next((way for way, pattern in DIRECTION_WORDS if pattern.search(text)), None)
    return said or DIRECTION_MARKS.get(printed_mark(text) or "")
