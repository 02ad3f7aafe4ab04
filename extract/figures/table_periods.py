"""The period of a table's figures: that of the column, row, section row, caption, heading, section or paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from extract.dates.finder import DateSpan, find_dates
from extract.dates.periods import financial_year
from extract.dates.relative import find_running
from extract.figures.periods import UNDATED, Dating, last_months, period_before, span_of_year
from extract.figures.table_heads import Heads
from extract.figures.table_roles import (
    head_kind,
    names_a_thing,
    relative_words,
    says_nothing,
    span_words,
    without_clause,
    words,
)
from extract.figures.table_years import as_said, last_of_two, says_only_years, years_said
from schema.records import Cell

BASE = re.compile(r"\b(?:on|from|since|vs\.?|versus|against|over|to|with|than|of)\s(?:the\s)?$", re.IGNORECASE)
TOTAL = re.compile(
    r"^(?:(?:full\s|financial\s)?year$|(?:grand\s)?(?:totals?|overall|sum|average|mean|all|YTD|year[\s-]to[\s-]date|cumulative)\b)",
    re.I,
)
UP_TO = re.compile(r"\((?:up\s)?to\s(?:the\s)?(?:end\s(?:of\s)?)?$", re.IGNORECASE)
"""Before the last day of a year that is not yet over: "2031 (to 31 August)"."""
TO_DATE = re.compile(r"\bF?YTD\b|\bto[\s-]date\b|\bcumulative\b", re.IGNORECASE)
PAIR = 2
YEARS = ("year", "financial_year")
YEAR = re.compile(r"\d{4}|\d\d\b")
"""What a head with a year has."""
HALF = timedelta(days=183)
"""Of a year: the months of it are nearer to its middle than those of other years."""
WHOLE_YEAR = 360
"""Days: a longer period is a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What a table's periods are counted from: the day near the paper, the day its figures stand at, its own period."""

    near: date | None
    data_day: date | None
    lead: str = ""
    period: Dating
    heading: str
    years: str | None = None
    """What the paper says its years are, as `years_said` gives it."""


@dataclass(frozen=True, kw_only=True)
class Periods:
    """The periods of a table's cells."""

    heads: Heads
    times: Times
    year: DateSpan | None = None
    """The year of which the months and quarters of the heads are, where the rows are years."""

    def of(self, cell: Cell) -> Dating:
        """The period that a cell of the body speaks of, the nearest head that has one first."""
        if cell.column in self.columns:
            within = self._in_years.get(cell.row) if cell.column in self._yearless else None
            return (within or self.columns).get(cell.column, self.columns[cell.column])
        return self._rows.get(cell.row) or self._above(cell.row)

    @cached_property
    def _in_years(self) -> Mapping[int, Mapping[int, Dating]]:
        """The periods of the columns in each row that is a year: "Apr" beside "2030/31"."""
        labels = {cell.row: self.heads.row_head(cell.row) for cell in self.heads.body} if self._yearless else {}
        years = {row: spans[0] for row, text in labels.items() if len(spans := _years(text)) == 1}
        found = {span.text: replace(self, year=span).columns for span in years.values()}
        return {row: found[span.text] for row, span in years.items()}

    @cached_property
    def _yearless(self) -> frozenset[int]:
        """The columns of months or quarters without a year, and their totals."""
        heads = {c: self._head(c) for c in self.columns}
        parts = {c for c, head in heads.items() if not YEAR.search(head) and find_dates(head, self._near)}
        totals = {c for c, head in heads.items() if TOTAL.search(head) and not YEAR.search(head)}
        return frozenset(parts | totals) if len(parts) >= PAIR and self.year is None else frozenset()

    @cached_property
    def columns(self) -> Mapping[int, Dating]:
        """The period of each column whose head states one, or whose place among the dated ones does."""
        found = self._stated
        found |= {c: d for c in self._undated(found) if (d := self._last_months(c, found))}
        found |= {c: d for c in self._undated(found) if (d := _whole(self._head(c), list(found.values())))}
        found = self._spans | found
        found |= {c: d for c in self._undated(found) if (d := self._relative(self._head(c)))}
        return found | {c: d for c in self._undated(found) if (d := self._beside(c, found))}

    def _undated(self, found: Mapping[int, Dating]) -> list[int]:
        return [c for c in self.heads.numeric if c not in found]

    def _head(self, column: int) -> str:
        return self.heads.column_head(column)

    @cached_property
    def _stated(self) -> dict[int, Dating]:
        """What a head states; a date that a change is counted from is not the change's own."""
        found = {}
        for column in self.heads.numeric:
            head = self._head(column)
            between = last_of_two(head) if _is_change(head) else []
            spans = as_said(between, self._said) or self._dates(self.heads.head_levels(column))
            if "to_date" in span_words(head) and [s.precision for s in spans] == ["financial_year"]:
                found[column] = replace(_dating(spans, "column"), end=_same_day(self._data_day, spans[0]))
            elif spans and UP_TO.search(head[: spans[0].start_char]) and (year := _years(head)):
                found[column] = replace(_dating(spans, "column"), start=year[0].start)
            elif self._snapshots(spans):
                found[column] = _on_day_of_year(self.times.period, spans[0])
            elif spans and not (_is_change(head) and len(spans) == 1 and BASE.search(head[: spans[0].start_char])):
                found[column] = _dating(spans, "column")
        return found

    def _snapshots(self, spans: Sequence[DateSpan]) -> bool:
        """Whether a head names one year of a paper whose figures are those of a day."""
        own = self.times.period.bounds
        return own is not None and own[0] == own[1] and [s.precision for s in spans] == ["year"]

    def _dates(self, levels: Sequence[str]) -> list[DateSpan]:
        """The dates of a head: "Jun" below "2024", or in a table captioned so, is that year's."""
        return as_said(self._printed([level for level in levels if not says_only_years(level)] or levels), self._said)

    @cached_property
    def _said(self) -> str | None:
        """What the head, caption, line above, heading or paper says that the years of the table are."""
        heads = self.heads
        levels = [level for c in range(heads.table.columns) for level in heads.head_levels(c)]
        own = [heads.across, *levels, heads.table.caption or "", self.times.lead, self.times.heading]
        said = (years_said(text) for text in dict.fromkeys(own))
        return next((found for found in said if found is not None), self.times.years)

    def _printed(self, levels: Sequence[str]) -> list[DateSpan]:
        dated = [span for level in levels for span in find_dates(level) if span.end]
        years = [span for span in dated if span.precision in YEARS]
        near = date.fromisoformat(years[0].end or "") if years else self._near
        within = [span for level in levels for span in find_dates(level, near) if span.precision not in YEARS]
        return within or (find_dates(" ".join(levels), near))

    @cached_property
    def _near(self) -> date | None:
        """The day from which heads without a year take theirs: the end of the caption's or heading's period."""
        if self.year and self.year.start:
            return date.fromisoformat(self.year.start) + HALF
        around = self._around
        stated = around.end if around.basis in ("caption", "section") else None
        return date.fromisoformat(stated) if stated else self.times.near

    @cached_property
    def _spans(self) -> dict[int, Dating]:
        """The period of columns headed "Year to date" or "Full year"; the caption may say it of groups of columns."""
        said = {c: span_words(self._head(c)) for c in self.heads.numeric}
        above = span_words(self.heads.table.caption or "")
        if not any(said.values()) and len(above) > 1 and len(self.heads.numeric) % len(above) == 0:
            size = len(self.heads.numeric) // len(above)
            said = {c: [above[i // size]] for i, c in enumerate(self.heads.numeric)}
        return {c: d for c, means in said.items() if means and (d := self._part_of_year(self._head(c), means[0]))}

    def _part_of_year(self, head: str, means: str) -> Dating | None:
        """The year that the figures stand in, or its part up to their day; for "last year" that of the year before."""
        found = span_of_year(means, self._data_day) if self._data_day else None
        return _year_before(found) if found and relative_words(head) == "year_before" else found

    @cached_property
    def _data_day(self) -> date | None:
        """The day that the figures stand at: as the paper says, or the end of the period around the table."""
        end = self._around.end
        return self.times.data_day or (date.fromisoformat(end) if end else None)

    def _last_months(self, column: int, found: Mapping[int, Dating]) -> Dating | None:
        """The months of "Last 12 months", which end where the latest column does."""
        ends = [d.end for d in found.values() if d.end]
        return last_months(self._head(column), max(ends)) if ends else None

    def _relative(self, head: str) -> Dating | None:
        """The period of "Previous quarter" or "Last year", counted from the one around the table."""
        means, around = relative_words(head), self._around
        if not means or _is_change(head) or around is UNDATED:
            return None
        if means == "previous":
            return period_before(around)
        return _year_before(around)

    def _beside(self, column: int, found: Mapping[int, Dating]) -> Dating | None:
        """A change or a share is of the last of the dated columns before it, back to the change before that."""
        head = self._head(column)
        if not (_is_change(head) or words("share").fullmatch(head)):
            return None
        before: list[Dating] = []
        for other in (c for c in self.heads.numeric if c < column):
            before = [] if _is_change(self._head(other)) and not _is_change(self._head(other + 1)) else before
            before += [found[other]] if other in found else []
        return max(before, key=_ending, default=None)

    @cached_property
    def _rows(self) -> Mapping[int, Dating]:
        labels = {cell.row: self.heads.row_head(cell.row) for cell in self.heads.body}
        spans = {row: found for row, text in labels.items() if (found := self._dates_of(text))}
        stated = {row: _dating(found, "stated") for row, found in spans.items()}
        parts = list(dict.fromkeys(stated.values()))
        whole = {row: _whole(text, parts) for row, text in labels.items() if row not in stated}
        return stated | {row: replace(d, basis="stated") for row, d in whole.items() if d}

    def _above(self, row: int) -> Dating:
        for text in self.heads.sections.get(row, ()):
            if spans := self._dates_of(text):
                return _dating(spans, "stated")
        return self._around

    def _dates_of(self, text: str) -> list[DateSpan]:
        """The dates of a label but for the years that are part of a name, and the time up to the day of the figures."""
        dates = [span for span in find_dates(text, self.times.near) if not names_a_thing(text, span)]
        return as_said(dates, self._said) or (find_running(text, self.times.data_day) if self.times.data_day else [])

    @cached_property
    def _around(self) -> Dating:
        """The period that the caption states, the heading, or what stands before in the section or paper."""
        for text, basis in ((self.heads.table.caption or self.times.lead, "caption"), (self.times.heading, "section")):
            if spans := self._dates_of(without_clause(text)) or self._dates_of(text):
                return _dating(spans, basis)
        return self.times.period


def _years(text: str) -> list[DateSpan]:
    """The years of a label."""
    return [span for span in find_dates(text) if span.precision in YEARS and not names_a_thing(text, span)]


def _same_day(day: date | None, year: DateSpan) -> str | None:
    """The same day in a financial year as one that is in it, or in the year after."""
    for _ in range(PAIR):
        if day and (year.start or "") <= day.isoformat() <= (year.end or ""):
            return day.isoformat()
        earlier = year_earlier(day.isoformat()) if day else None
        day = date.fromisoformat(earlier) if earlier else None
    return None


def _on_day_of_year(day: Dating, year: DateSpan) -> Dating:
    """The same day in another year."""
    on = f"{(year.start or '')[:4]}{(day.end or '')[4:]}"
    return Dating(start=on, end=on, text=year.text, basis="column")


def _ending(period: Dating) -> tuple[str, int]:
    """When a period ends, and of those that end together the longest last."""
    return period.end or "", _days(period) if period.start and period.end else 0


def _is_change(head: str) -> bool:
    return head_kind(head, "") in ("change", "gap")


def _dating(spans: Sequence[DateSpan], basis: str) -> Dating:
    span = spans[-1]
    return Dating(start=span.start, end=span.end, text=span.text, basis=basis)


def _whole(head: str, parts: Sequence[Dating]) -> Dating | None:
    """The period of a total of several: from the first to the last; to date, from the beginning of the year."""
    if not TOTAL.search(head) or not says_nothing(head):
        return None
    bounds = sorted({(d.start, d.end) for d in parts if d.start and d.end and _days(d) < WHOLE_YEAR})
    if len(bounds) <= 1:
        return None
    start, end = bounds[0][0], max(last for _, last in bounds if last)
    if TO_DATE.search(head):
        start = f"{financial_year(date.fromisoformat(end))}-04-01"
    return Dating(start=start, end=end, text=head, basis="column")


def _days(period: Dating) -> int:
    return (date.fromisoformat(period.end or "") - date.fromisoformat(period.start or "")).days


def _year_before(period: Dating) -> Dating:
    return replace(period, start=year_earlier(period.start), end=year_earlier(period.end))


def year_earlier(day: str | None) -> str | None:
    """The same day a year earlier; the last of a February stays the last.

    >>> year_earlier("2032-02-29"), year_earlier("2031-04-01"), year_earlier(None)
    ('2031-02-28', '2030-04-01', None)
    """
    if day is None:
        return None
    given = date.fromisoformat(day)
    last = 29 if _leap(given.year - 1) else 28
    return given.replace(year=given.year - 1, day=last if _ends_february(given) else given.day).isoformat()


def _ends_february(day: date) -> bool:
    return day.month == FEBRUARY and day.day == (29 if _leap(day.year) else 28)


FEBRUARY = 2


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
