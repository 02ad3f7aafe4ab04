"""The date that is the deadline of a recommendation: the one record is bound to the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from schema.records import DateMention, Recommendation, Table

BEGINS = 25
"""Two texts with so many characters in common at the start have the same lead-in."""

Place = tuple[str, str]
"""The day on which something is due, and the block or table in which that is said, or how its sentence begins."""
Row = tuple[str, int]


def bind_deadlines(
    dates: Sequence[DateMention], recommendations: Iterable[Recommendation], tables: Iterable[Table]
) -> tuple[DateMention, ...]:
    """The dates, where each that is the deadline of a recommendation says so, and of which."""
    due = [r for r in recommendations if r.deadline]
    rows = _row_texts(tables, {(r.table_id, r.row) for r in due if r.table_id and r.row is not None}) if due else {}
    waiting = _by_place(dates, {r.deadline for r in due})
    bound: dict[str, str] = {}
    for one in due:
        said = next((d for d in _candidates(waiting, one) if d.id not in bound and _is_of(d, one, rows)), None)
        if said:
            bound[said.id] = one.id
    return tuple(replace(d, kind="deadline", recommendation_id=bound[d.id]) if d.id in bound else d for d in dates)


def _row_texts(tables: Iterable[Table], wanted: set[Row]) -> dict[Row, str]:
    """All that stands in each of the rows that are wanted."""
    texts: dict[Row, list[str]] = {}
    for table in tables:
        for cell in table.cells:
            if (table.id, cell.row) in wanted:
                texts.setdefault((table.id, cell.row), []).append(cell.text)
    return {place: "\n".join(each) for place, each in texts.items()}


def _by_place(dates: Iterable[DateMention], ends: set[str | None]) -> dict[Place, list[DateMention]]:
    found: dict[Place, list[DateMention]] = {}
    for mention in dates:
        if mention.end and mention.end in ends:
            begins = " ".join((mention.sentence or "").split())[:BEGINS]
            for place in filter(None, (mention.block_id or mention.table_id, begins)):
                found.setdefault((mention.end, place), []).append(mention)
    return found


def _candidates(waiting: Mapping[Place, list[DateMention]], one: Recommendation) -> Iterator[DateMention]:
    """The dates of its day in its own block or table, and those of a lead-in with which it begins."""
    day = one.deadline or ""
    for place in filter(None, (one.block_id or one.table_id, one.text[:BEGINS])):
        yield from waiting.get((day, place), ())


def _is_of(mention: DateMention, one: Recommendation, rows: Mapping[Row, str]) -> bool:
    """Whether a date stands in the text of a recommendation or in its row."""
    if mention.table_id and mention.table_id == one.table_id and one.row is not None:
        return (mention.sentence or "") in rows.get((one.table_id, one.row), "")
    return mention.text in one.text
