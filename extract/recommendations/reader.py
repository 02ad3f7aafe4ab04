"""The recommendations, decisions and tasks of a paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from extract.content import PaperContent
from extract.dates.finder import find_dates
from extract.dates.kinds import date_kind
from extract.dates.mentions import reference_date
from extract.recommendations.blocks import Found, find_in_blocks
from extract.recommendations.tables import find_in_tables
from schema.ids import Ids
from schema.records import Recommendation, Section

MINUTE = re.compile(r"\d{1,4}/\d{2,4}|[A-Z]{2,5}\.?\d{1,4}")
ALIKE = 0.8
"""Two texts that share this much of the words of the shorter are one recommendation printed twice."""
FULLER = 3
"""So many words more make the later of the two the one that is kept."""


def find_recommendations(content: PaperContent, ids: Ids) -> tuple[Recommendation, ...]:
    """What the paper asks for, recommends, resolves or gives as a task; what it prints twice is one row."""
    near = reference_date(content)
    found = _with_minute_numbers(_once([*find_in_blocks(content), *find_in_tables(content, near)]), content.sections)
    return tuple(_recommendation(one, content.paper.id, near, ids) for one in sorted(found, key=lambda f: f.block.page))


def _recommendation(found: Found, paper_id: str, near: date | None, ids: Ids) -> Recommendation:
    block = found.block
    return Recommendation(
        id=ids.make("recommendation", block.page, found.text),
        paper_id=paper_id,
        page=block.page,
        block_id=None if found.table_id else block.id,
        table_id=found.table_id,
        row=found.row,
        number=found.number,
        text=found.text,
        kind=found.kind,
        action=found.clause.action,
        addressee=found.clause.who,
        deadline=found.deadline or _deadline(found.text, near),
        status=found.status,
        box=block.passage.box,
    )


def _deadline(text: str, near: date | None) -> str | None:
    """The day by which the text itself says that it is due."""
    for span in find_dates(text, near):
        if span.end and date_kind(text, span.start_char, span) == "deadline":
            return span.end
    return None


def _with_minute_numbers(found: Sequence[Found], sections: Sequence[Section]) -> list[Found]:
    """The decision that alone stands under a minute has its number, where they count through the year ("40/23")."""
    minutes = {s.id: _minute_of(s, {other.id: other for other in sections}) for s in sections}
    decided = Counter(minutes.get(f.block.section_id or "") for f in found if f.kind == "resolved")
    named = []
    for one in found:
        minute = minutes.get(one.block.section_id or "")
        alone = one.kind == "resolved" and minute and not one.number and decided[minute] == 1
        named.append(replace(one, number=minute) if alone else one)
    return named


def _minute_of(section: Section, by_id: Mapping[str, Section]) -> str | None:
    """The number of the minute of a section: its own or the first above it; None for one of another form."""
    at: Section | None = section
    while at and not at.number:
        at = by_id.get(at.parent_id or "")
    number = at.number.strip(". ") if at and at.number else ""
    return number if MINUTE.fullmatch(number) else None


def _once(found: Sequence[Found]) -> list[Found]:
    """Each recommendation once: a summary at the front and the list at the end often print the same."""
    kept: list[Found] = []
    for one in found:
        same = next((i for i, other in enumerate(kept) if _is_same(one, other)), None)
        if same is None:
            kept.append(one)
        elif _is_better(one, kept[same]):
            kept[same] = one
    return kept


def _is_better(later: Found, earlier: Found) -> bool:
    """Whether the later of two that are one says more: a task so named, or more words."""
    if later.named != earlier.named:
        return later.named
    return len(later.text.split()) >= len(earlier.text.split()) + FULLER


def _is_same(one: Found, other: Found) -> bool:
    """Whether two are one: never decisions, which may end each item of minutes alike; tasks if one only tells of it."""
    if one.kind == "resolved" or one.kind != other.kind or one.clause.action != other.clause.action:
        return False
    if one.kind == "action" and (one.named == other.named or one.block.section_id != other.block.section_id):
        return False
    if one.table_id == other.table_id and one.row != other.row:
        return False
    if one.number and other.number and one.number != other.number and one.block.section_id == other.block.section_id:
        return False
    a, b = (Counter(f.text.lower().replace(",", "").rstrip(".").split()) for f in (one, other))
    return (a & b).total() >= ALIKE * min(a.total(), b.total())
