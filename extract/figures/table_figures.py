"""The figures of data tables: every amount in a cell, with what its row and column say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from extract.data import load_data
from extract.dates.finder import DateSpan, find_dates
from extract.figures.areas import plain_name
from extract.figures.periods import Dating, last_months, span_of_year
from extract.figures.quantities import Quantity
from extract.figures.table_heads import Heads, read_cell
from extract.figures.table_units import with_unit
from schema.ids import Ids
from schema.records import Cell, Figure, Table
from schema.vocabulary import find_force

NAMED = 3
"""Words of a label, or columns: fewer are a code, or no areas."""
OPENING = re.compile(r"^(?:(?:%|net|annual|overall|percentage|total)\s)+", re.IGNORECASE)
RATE = re.compile(r"\brates?\b", re.IGNORECASE)
TABLE_NUMBER = re.compile(r"^(?:table|figure|chart)\s\d+[\s.:–-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSetting:
    """What a table takes from around it: the paper's id, its date, a scale in a note, its section.

    `period` and `heading` are its section's; `places` are the places and units that the paper's text names, as
    `plain_name` gives them; `as_at` is the day that the paper's figures stand at.
    """

    paper_id: str
    near: date | None
    note: str
    period: Dating
    places: frozenset[str] = frozenset()
    heading: str = ""
    as_at: DateSpan | None = None


def find_table_figures(table: Table, setting: TableSetting, ids: Ids) -> Iterator[Figure]:
    """The figures of one table, row by row."""
    heads = Heads(table=table)
    periods = _column_spans(heads, setting) | column_periods(heads, setting.near)
    for cell in heads.body:
        if cell.column not in heads.numeric or _pattern("no_amounts").fullmatch(heads.column_head(cell.column)):
            continue
        for quantity in read_cell(cell.text):
            yield _figure(heads, cell, quantity, (setting, periods), ids)


def _column_spans(heads: Heads, setting: TableSetting) -> dict[int, Dating]:
    """The period of columns headed "Year to date" or "Full year", which the caption may say of groups of columns."""
    if setting.as_at is None:
        return {}
    said = {c: _span_words(heads.column_head(c)) for c in heads.numeric}
    above = _span_words(heads.table.caption or "")
    if not any(said.values()) and len(above) > 1 and len(heads.numeric) % len(above) == 0:
        size = len(heads.numeric) // len(above)
        said = {c: [above[i // size]] for i, c in enumerate(heads.numeric)}
    return {c: span_of_year(words[0], setting.as_at) for c, words in said.items() if words}


def _span_words(text: str) -> list[str]:
    found = [(m.start(), row["means"]) for row in table_words()["span"] for m in _span(row["words"]).finditer(text)]
    return [means for _, means in sorted(found)]


def _is_span(text: str) -> bool:
    """Whether a head says no more than which part of the year its columns cover."""
    return any(_span(row["words"]).fullmatch(text) for row in table_words()["span"])


@cache
def _span(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def column_periods(heads: Heads, near: date | None) -> dict[int, Dating]:
    """The period that each column's head states; "last 12 months" ends where the latest of them does."""
    found: dict[int, Dating] = {}
    for column in heads.numeric:
        spans = find_dates(heads.column_head(column), near)
        if spans:
            found[column] = _dating(spans, "column")
    ends = [p.end for p in found.values() if p.end]
    for column in heads.numeric:
        if column not in found and ends:
            relative = last_months(heads.column_head(column), max(ends))
            found |= {column: relative} if relative else {}
    return found


def _dating(spans: Sequence[DateSpan], basis: str) -> Dating:
    span = spans[-1]
    return Dating(start=span.start, end=span.end, text=span.text, basis=basis)


def _figure(
    heads: Heads, cell: Cell, quantity: Quantity, context: tuple[TableSetting, dict[int, Dating]], ids: Ids
) -> Figure:
    setting, periods = context
    column, row = heads.column_head(cell.column), heads.row_head(cell.row)
    scaled = with_unit(quantity, (column, row, f"{_caption_of(heads, column)} {setting.note}"))
    measure, area = measure_and_area(heads, cell, setting)
    period = _period(heads, cell, (setting, periods))
    place = cell.passage.locate(quantity.start, quantity.end)
    key = f"{heads.table.id}|{cell.row}|{cell.column}|{quantity.text}"
    return Figure(
        id=ids.make("figure", place.page or cell.page, key), paper_id=setting.paper_id, page=place.page or cell.page,
        table_id=heads.table.id, row=cell.row, column=cell.column, text=quantity.text, value=scaled.value,
        value_to=scaled.value_to, unit=scaled.unit, kind=_kind(column, row, scaled), measure=measure, area=area,
        period_start=period.start, period_end=period.end, period_text=period.text, period_basis=period.basis,
        qualifier=quantity.qualifier, sentence=heads.row_text(cell.row), box=place.box or cell.box,
    )  # fmt: skip


def _caption_of(heads: Heads, column: str) -> str:
    """The caption; where it speaks of a rate and other columns are headed so, it says no rate of this one."""
    caption = heads.table.caption or ""
    rated = any(RATE.search(heads.column_head(c)) for c in heads.numeric)
    return "" if rated and RATE.search(caption) and not RATE.search(column) else caption


def _kind(column: str, row: str, quantity: Quantity) -> str:
    if quantity.unit == "rank":
        return "rank"
    of_column = next((kind for kind, pattern in head_kinds() if pattern.search(column)), None)
    opening = OPENING.sub("", row)
    return of_column or next((kind for kind, pattern in head_kinds() if pattern.match(opening)), "level")


@cache
def head_kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What the words of a head say of the kind of the figures under it."""
    return tuple((row["kind"], re.compile(rf"\b(?:{row['words']})", re.IGNORECASE)) for row in table_words()["kind"])


@cache
def table_words() -> dict[str, Any]:
    """The data of `table_words.toml`."""
    return load_data("extract.figures", "table_words.toml")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table_words()[name]["words"], re.IGNORECASE)


def measure_and_area(heads: Heads, cell: Cell, setting: TableSetting) -> tuple[str | None, str | None]:
    """The measure, from row and column heads without their dates, and the place where a row or column is one."""
    column = _without_dates(" ".join(level for level in heads.head_levels(cell.column) if not _is_span(level)))
    labels = heads.row_labels(cell.row)
    labels = [(head, label) for head, label in labels if not _is_reference(head, label)]
    labels = [pair for pair in labels if not _pattern("groups").fullmatch(pair[0])] or labels
    places = [label for head, label in labels if _is_place(head, label)]
    names = [_without_dates(label) for _, label in labels if label not in places]
    places += [label for _, label in labels if plain_name(label) in setting.places]
    name = " ".join(filter(None, names))
    if name and (is_wide(column) or plain_name(column) in setting.places or column in _beside_whole(heads)):
        return name, column
    parts = [part for part in (name, "" if _says_nothing(column) else column) if part]
    title = _title(heads.table.caption) or _title(setting.heading)
    return " ".join(parts) or (title if labels else "") or column or title or None, next(iter(places), None)


def _is_place(head: str, label: str) -> bool:
    """Whether a row's label is nothing but a place, force or unit: by the head above it or the vocabulary."""
    return bool(_pattern("places").search(head) or find_force(label))


def _is_reference(head: str, label: str) -> bool:
    """Whether a label is a number or code of its row; one of several words under "KPI" names it."""
    return bool(_pattern("no_amounts").fullmatch(head)) and len(label.split()) < NAMED


def _beside_whole(heads: Heads) -> list[str]:
    """The heads of columns that are a force's areas: names in capitals beside a column of the whole force."""
    texts = [heads.column_head(c) for c in heads.numeric]
    if not any(_pattern("whole").fullmatch(text) for text in texts):
        return []
    said = [p for _, p in head_kinds()]
    named = [t for t in texts if t.istitle() and not _says_nothing(t) and not any(p.search(t) for p in said)]
    return named if len(named) > NAMED else []


def is_wide(column: str) -> bool:
    """Whether a column's head is a force, or an average of some or the country.

    >>> is_wide("Kent"), is_wide("National average"), is_wide("Average cost")
    (True, True, False)
    """
    return find_force(column) is not None or bool(_pattern("wide").fullmatch(column))


def _says_nothing(column: str) -> bool:
    """Whether a column's head says when, or how an amount is printed, but not what it is: "Q3 actual", "£000"."""
    return not _pattern("plain").sub("", column).strip(" -–—/()[].,:&%£'’*")


def _title(caption: str | None) -> str:
    """A caption without its number and dates; a whole sentence is a note and no title."""
    text = TABLE_NUMBER.sub("", caption or "")
    return "" if text.rstrip().endswith(".") else _without_dates(text)


def _without_dates(text: str) -> str:
    for span in reversed(find_dates(text)):
        text = text[: span.start_char] + text[span.end_char :]
    return " ".join(text.split()).strip(" -–,:()")


def _period(heads: Heads, cell: Cell, context: tuple[TableSetting, dict[int, Dating]]) -> Dating:
    setting, periods = context
    if cell.column in periods:
        return periods[cell.column]
    for text, basis in ((heads.row_head(cell.row), "stated"), (heads.table.caption or "", "caption")):
        spans = find_dates(text, setting.near)
        if spans:
            return _dating(spans, basis)
    return setting.period
