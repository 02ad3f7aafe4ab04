"""Lists of indicators: "The indicators rated Red are:" with a name an item, perhaps under themes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from extract.content import PaperContent
from extract.kpis.columns import KPI_WORDS
from extract.kpis.context import Context
from extract.kpis.ratings import find_ratings
from extract.kpis.themes import theme_of_section
from schema.records import Block, Kpi

SENTENCE = re.compile(r"\b(is|are|was|were|has|have|had|will|can|should|must|may|been)\b", re.I)
NO_NAME = re.compile(r"^(any other|other|and|see|the following|\W*\d)", re.I)
LONGEST_NAME = 30
"""Words: what is longer is a paragraph, not a name."""
INDENT = 6.0
"""Points by which an inner list stands to the right of the outer one."""


def kpis_of_lists(context: Context) -> list[Kpi]:
    """The indicators that the paper lists by name. Their `id` is still empty."""
    content = context.content
    found: list[Kpi] = []
    for i, block in enumerate(content.blocks):
        if block.kind in ("paragraph", "list_item") and _leads_in(block.text):
            found += _named(block, _items(content.blocks[i + 1 :], block), content)
    return found


def _leads_in(text: str) -> bool:
    """Whether a text announces a list of indicators.

    >>> _leads_in("The three indicators rated Amber are:"), _leads_in("The panel asked for:")
    (True, False)
    """
    last = text.rstrip().rsplit(". ", 1)[-1]
    return last.endswith(":") and bool(KPI_WORDS.search(last))


def _items(after: Sequence[Block], lead: Block) -> list[Block]:
    """The list items that follow the lead-in; none of its own level."""
    items: list[Block] = []
    for block in after:
        if block.kind in ("page_number", "running_head", "running_foot", "stamp"):
            continue
        if block.kind != "list_item" or _same_series(block, lead):
            break
        items.append(block)
    return items


def _same_series(block: Block, lead: Block) -> bool:
    """Whether an item is of the numbered paragraphs that the lead-in itself belongs to."""
    return bool(lead.number and block.number and block.number[:1].isdigit() and lead.number[:1].isdigit())


def _left(block: Block) -> float:
    return block.passage.box.x0 if block.passage.box else 0.0


def _named(lead: Block, items: Sequence[Block], content: PaperContent) -> list[Kpi]:
    ratings = set(find_ratings(lead.text.rsplit(". ", 1)[-1]))
    status = ratings.pop() if len(ratings) == 1 else None
    outer = min((_left(b) for b in items), default=0.0) + INDENT
    theme, found = theme_of_section(content, lead.section_id), []
    for item, after in zip_longest(items, items[1:]):
        if _left(item) <= outer and after and _left(after) > outer:
            theme = item.text.strip()
        elif is_name(item.text):
            found.append(_kpi(item, theme, status))
    return found


def is_name(text: str) -> bool:
    """Whether a list item is an indicator's name, not a sentence about some.

    >>> is_name("Number of repeat callers"), is_name("17 are rated Green."), is_name("Work is underway.")
    (True, False, False)
    """
    words = text.split()
    stops = text.rstrip().endswith(".") and bool(SENTENCE.search(text))
    return bool(words) and len(words) <= LONGEST_NAME and not stops and not NO_NAME.match(text)


def _kpi(item: Block, theme: str | None, status: str | None) -> Kpi:
    name = item.text.strip().rstrip(";,.").removesuffix(" and").rstrip(";, ")
    return Kpi(
        id="",
        paper_id=item.paper_id,
        page=item.page,
        name=name,
        theme=theme,
        status=status,
        box=item.passage.box,
        status_basis="word" if status else None,
        method="kpis.list",
    )
