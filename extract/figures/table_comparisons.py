"""Which figures of a table its heads put beside each other: a change and what it is from, a result and its target.

A line is a row of the table, or a column where periods and the words "change" or "target" stand before the rows. In
it the latest result, the figures that it may be compared with and the changes are told apart by their heads. Where
the heads leave more than one, the amounts decide: the change must be the difference. Else nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.dates.finder import find_dates
from extract.figures.table_heads import Heads
from extract.figures.table_periods import year_earlier
from extract.figures.table_roles import compared_words, head_kind, plain_text, relative_words, says_nothing
from schema.records import Figure

CHANGES = ("change", "gap")
ORDER = ("previous", "year_before", "baseline", "target", "group", "national", "other")
"""With what a result is compared where its line has several, the first that it has."""
WIDER = ("group", "national")
PLANNED = re.compile(r"\b(?:budget|planned|plan|profile|average|mean|median)\b", re.IGNORECASE)
TIME = re.compile(r"\bQ[1-4]\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
LONGEST = 16
"""Figures in a line: in a longer one nothing is beside anything."""
PAIR = 2
SOME_DAYS = 4
ROUNDING = 0.6
"""Of the last printed place: what rounding may make between a change and the difference of its two figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A figure in a line, with the head that sets it apart from the others there."""

    figure: Figure
    head: str

    @property
    def period(self) -> tuple[str, str]:
        """Start and end of the period, empty where they are not known."""
        return self.figure.period_start or "", self.figure.period_end or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """A figure's id, that of the figure it is compared with, and what that is, of COMPARISONS."""

    figure: str
    other: str
    comparison: str


def compared(heads: Heads, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a table in order, those that their heads put beside others with `compared_with` and `comparison`.

    The period and area of each figure must be known; a figure's own row is looked at before its column.
    """
    links: dict[str, _Link] = {}
    for line in [*_rows(heads, figures), *_columns(heads, figures)]:
        for link in _links(line):
            links.setdefault(link.figure, link)
    return [_linked(figure, links.get(figure.id)) for figure in figures]


def _linked(figure: Figure, link: _Link | None) -> Figure:
    return replace(figure, compared_with=link.other, comparison=link.comparison) if link else figure


def _rows(heads: Heads, figures: Iterable[Figure]) -> Iterator[list[_Entry]]:
    """The lines along rows: the columns under one head of the first level, or of one area."""
    levels = {c: [level for level in heads.head_levels(c) if not _is_time(level)] for c in heads.numeric}
    tops = {c: above[0] if len(above) > 1 else "" for c, above in levels.items()}
    shared = {top for top in tops.values() if list(tops.values()).count(top) > 1}

    def key(figure: Figure) -> tuple[object, ...]:
        top = tops.get(figure.column or 0, "")
        return figure.row, top if top in shared else ""

    for line in _grouped(figures, key, lambda f: heads.column_head(f.column or 0)):
        yield from _by_area(line)


def _columns(heads: Heads, figures: Iterable[Figure]) -> Iterator[list[_Entry]]:
    """The lines down columns: rows of the same measure and area below each other."""

    def key(figure: Figure) -> tuple[object, ...]:
        return figure.column, figure.measure, figure.area, heads.sections.get(figure.row or 0, ())

    return iter(_grouped(figures, key, lambda f: heads.row_head(f.row or 0)))


def _is_time(level: str) -> bool:
    """Whether a level of heads parts the periods and changes of the same thing, and no things."""
    return says_nothing(plain_text(level)) or head_kind(level, "") in CHANGES


def _grouped(
    figures: Iterable[Figure], key: Callable[[Figure], tuple[object, ...]], head: Callable[[Figure], str]
) -> list[list[_Entry]]:
    lines: defaultdict[tuple[object, ...], dict[tuple[int | None, int | None], _Entry]] = defaultdict(dict)
    for figure in figures:
        lines[key(figure)].setdefault((figure.row, figure.column), _Entry(figure=figure, head=head(figure)))
    return [list(line.values()) for line in lines.values() if PAIR <= len(line) <= LONGEST]


def _by_area(line: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    """A line for each area in it; averages of wider ones and what has no area belong to a single area's line."""
    areas = list(dict.fromkeys(e.figure.area for e in line if e.figure.area_kind not in WIDER and e.figure.area))
    if len(areas) <= 1:
        yield list(line)
        return
    for area in areas:
        yield [e for e in line if e.figure.area == area]


def _links(line: Sequence[_Entry]) -> Iterator[_Link]:
    changes = [e for e in line if e.figure.kind in CHANGES]
    values = [e for e in line if e.figure.kind not in (*CHANGES, "rank")]
    for measure, own in _by_measure(values, changes):
        latest = _latest(own)
        if latest is None:
            continue
        others = _others(latest, own)
        of = [c for c in changes if c.figure.measure == measure or measure is None]
        bases = {c.figure.id: _base(c, latest, others) for c in of}
        yield from (_Link(figure=c, other=e.figure.id, comparison=said) for c, (e, said) in _known(bases))
        beside = _beside(others, [base for base in bases.values() if base])
        if beside:
            yield _Link(figure=latest.figure.id, other=beside[0].figure.id, comparison=beside[1])


_Other = tuple[_Entry, str]


def _known(bases: Mapping[str, _Other | None]) -> Iterator[tuple[str, _Other]]:
    return ((change, base) for change, base in bases.items() if base)


def _by_measure(values: Sequence[_Entry], changes: Sequence[_Entry]) -> Iterator[tuple[str | None, list[_Entry]]]:
    """The values by what they measure; all together where no change is of what one of them measures."""
    measures = list(dict.fromkeys(e.figure.measure for e in values))
    apart = len(measures) > 1 and (not changes or any(c.figure.measure in measures for c in changes))
    if not apart:
        yield None, list(values)
        return
    for measure in measures:
        own = [e for e in values if e.figure.measure == measure]
        yield measure, own if len(own) > 1 else list(values)


def _latest(values: Sequence[_Entry]) -> _Entry | None:
    """The one result that ends last, or is the only one; None where several might be."""
    results = [e for e in values if _role(e) is None]
    last = max((e.period[1] for e in results), default="")
    found = [e for e in results if e.period[1] == last]
    longest = min((e.period[0] for e in found), default="")
    found = [e for e in found if e.period[0] == longest]
    return found[0] if len(found) == 1 else None


def _role(entry: _Entry) -> str | None:
    """What a value is by its head, beside the latest result; None where it is a result too."""
    if entry.figure.kind == "target":
        return "target"
    if entry.figure.area_kind in WIDER:
        return entry.figure.area_kind
    if re.search(r"\bbaseline\b", entry.head, re.IGNORECASE):
        return "baseline"
    return relative_words(entry.head) or ("other" if PLANNED.search(entry.head) else None)


def _others(latest: _Entry, values: Sequence[_Entry]) -> list[_Other]:
    """The values in the unit of the latest, each with what it is: those without a word for it by their periods."""
    same = [e for e in values if e is not latest and e.figure.unit == latest.figure.unit]
    return [(e, role) for e in same if (role := _role(e) or _by_period(e, latest))]


def _by_period(entry: _Entry, latest: _Entry) -> str | None:
    start, end = entry.period
    if not end or not latest.period[1] or end >= latest.period[1] or not _as_long(entry.figure, latest.figure):
        return None
    year_before = (year_earlier(latest.figure.period_start) or "", year_earlier(latest.figure.period_end))
    return "year_before" if (start, end) == year_before else "previous"


def _as_long(first: Figure, second: Figure) -> bool:
    """Whether two periods are of the same length, to the days by which months and years differ."""
    lengths = [_days(figure) for figure in (first, second)]
    return None in lengths or abs((lengths[0] or 0) - (lengths[1] or 0)) <= SOME_DAYS


def _days(figure: Figure) -> int | None:
    if not figure.period_start or not figure.period_end:
        return None
    return (date.fromisoformat(figure.period_end) - date.fromisoformat(figure.period_start)).days


def _base(change: _Entry, latest: _Entry, others: Sequence[_Other]) -> _Other | None:
    """What a change or gap is counted from: as its head says, or the only one there may be."""
    at = [(e, role) for e, role in others if _names(change, e)]
    wanted = compared_words(change.head)
    if at or wanted:
        named = at or [other for other in _nearest(others) if other[1] == wanted]
        return _only(named) or _only([o for o in _from_year(others, latest) if wanted == "year_before"])
    earlier = [o for o in _nearest(others) if o[1] in ("previous", "year_before", "baseline")]
    candidates = earlier or [o for o in others if o[1] in ("target", "other")]
    fitting = [o for o in others if _fits(change.figure, latest.figure, o[0].figure)]
    only = _only(candidates)
    return only if only and (only in fitting or not fitting) else _only(fitting)


def _names(change: _Entry, value: _Entry) -> bool:
    """Whether the head of a change names the period of a value that it is counted from: "% change on Q1"."""
    dates = find_dates(change.head)
    if dates:
        return value.period[1] == dates[0].end and value.period != change.period
    times = TIME.findall(change.head)
    return bool(times) and re.search(rf"\b{times[0]}\b", value.head) is not None


def _nearest(others: Sequence[_Other]) -> list[_Other]:
    """The others without all but the last of those that are dated earlier."""
    dated = [e.period[1] for e, role in others if role == "previous"]
    return [(e, role) for e, role in others if role != "previous" or e.period[1] == max(dated)]


def _from_year(others: Sequence[_Other], latest: _Entry) -> list[_Other]:
    """Those that end a year before the latest."""
    end = year_earlier(latest.figure.period_end)
    return [(e, "year_before") for e, _ in others if end and e.period[1] == end]


def _only(others: Sequence[_Other]) -> _Other | None:
    return others[0] if len(others) == 1 else None


def _beside(others: Sequence[_Other], bases: Sequence[_Other]) -> _Other | None:
    """With what the latest result is compared: what a change is counted from, or the only one that its heads name."""
    if bases:
        return min(bases, key=lambda base: ORDER.index(base[1]))
    dated = [o for o in others if o[1] in ("previous", "year_before")]
    if len(dated) > 1:
        return None
    return next((o for comparison in ORDER for o in others if o[1] == comparison), None)


def _fits(change: Figure, latest: Figure, base: Figure) -> bool:
    """Whether a change is the difference of two figures, or that in per cent of the earlier one, to its last place."""
    places = len(change.text.partition(".")[2].rstrip("%) pmkbn"))
    slack = ROUNDING * 0.1**places
    difference = abs(latest.value - base.value)
    if change.unit == "percent" and latest.unit != "percent" and base.value:
        difference = 100 * difference / abs(base.value)
    scale = max(abs(change.value) / _printed(change), 1.0)
    return abs(abs(change.value) - difference) <= slack * scale


def _printed(figure: Figure) -> float:
    """The number as printed, without its scale; 1 where it is nothing."""
    match = re.search(r"\d[\d,]*(?:\.\d+)?", figure.text)
    return float(match[0].replace(",", "")) or 1.0 if match else 1.0
