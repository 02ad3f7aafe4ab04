"""The recommendations, decisions and tasks of a paper."""

from __future__ import annotations

from dataclasses import replace

from extract.content import PaperContent
from extract.dates.due import due_in_text, next_meeting
from extract.dates.mentions import reference_date
from extract.recommendations.blocks import find_in_blocks
from extract.recommendations.found import Found
from extract.recommendations.meeting_items import MeetingItems, with_minute_numbers
from extract.recommendations.repeats import once
from extract.recommendations.tables import find_in_tables
from schema.ids import Ids
from schema.records import Recommendation


def find_recommendations(content: PaperContent, ids: Ids) -> tuple[Recommendation, ...]:
    """What the paper asks for, recommends, resolves or gives as a task; what it prints twice is one row."""
    near = reference_date(content)
    meets_next = next_meeting(content, near)
    every = [*find_in_blocks(content), *find_in_tables(content, near, meets_next)]
    found = sorted(with_minute_numbers(once(every), content.sections), key=lambda f: f.block.page)
    items = MeetingItems.of(content)
    dated = (replace(f, deadline=f.deadline or due_in_text(f.text, near, meets_next)) for f in found)
    return tuple(_recommendation(f, content.paper.id, items.number_of(f), ids) for f in dated)


def _recommendation(found: Found, paper_id: str, item: str | None, ids: Ids) -> Recommendation:
    block = found.block
    return Recommendation(
        id=ids.make("recommendation", block.page, found.text),
        paper_id=paper_id,
        page=block.page,
        block_id=None if found.table_id else block.id,
        table_id=found.table_id,
        row=found.row,
        section_id=block.section_id,
        item_number=item,
        number=found.number,
        text=found.text,
        kind=found.kind,
        action=found.clause.action,
        addressee=found.clause.who,
        deadline=found.deadline,
        status=found.status,
        box=block.passage.box,
        method=f"recommendations.{found.method}",
    )
