"""One document into its papers, by bookmarks, stamps, front blocks and numbers that restart, in that order of trust."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.packs.bookmarks import by_bookmarks
from extract.packs.heads import by_appendices, by_fronts
from extract.packs.numbers import by_totals, restarts
from extract.packs.stamped import by_stamps, sheet_item
from extract.packs.starts import Start, joined
from extract.pages import FileFacts
from extract.structure.furniture import Sheet
from extract.tables.grids import Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The pages of one paper in its document, both included; what the pack itself says of it."""

    page_from: int
    page_to: int
    title: str | None = None
    item: str | None = None


def find_parts(facts: FileFacts, sheets: Sequence[Sheet], tables: Sequence[Grid]) -> list[Part]:
    """The papers of a document in order; a document that is one paper has one part."""
    stamped, fronts = by_stamps(sheets), by_fronts(sheets, tables)
    marked = by_bookmarks(facts, sheets)
    witnesses = (
        joined(marked, stamped) if len(marked) > 1 else [],
        joined(stamped, fronts) if stamped else [],
        fronts,
        by_totals(sheets),
    )
    first = Start(page=sheets[0].number, item=sheet_item(sheets[0]))
    starts = next((found for each in witnesses if len(found := joined(each, [first])) > 1), [first])
    appendices = by_appendices(sheets, starts)
    if len(starts) == 1:
        anew = restarts(sheets)
        appendices = [start for start in appendices if start.page in anew]
    return _parts(joined(starts, appendices), sheets)


def _parts(starts: Sequence[Start], sheets: Sequence[Sheet]) -> list[Part]:
    ends = [start.page - 1 for start in starts[1:]] + [sheets[-1].number]
    return [
        Part(page_from=start.page, page_to=end, title=start.title, item=start.item)
        for start, end in zip(starts, ends, strict=True)
    ]
