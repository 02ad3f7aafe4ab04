"""Lists of indicators: "The indicators rated Red are:" with a name an item, perhaps under themes; "Green: A; B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from extract.content import PaperContent
from extract.kpis.columns import KPI_WORDS, is_set_apart
from extract.kpis.context import Context
from extract.kpis.entries import read_entry
from extract.kpis.ratings import WORD, find_ratings, trailing_rating
from extract.kpis.strips import is_labelled
from extract.kpis.themes import theme_of_section
from schema.records import Block, Kpi

SENTENCE = re.compile(r"\b(is|are|was|were|has|have|had|will|can|should|must|may|been)\b", re.I)
NO_NAME = re.compile(r"^(any other|other|and|see|the following|\W*\d)", re.I)
LISTS = re.compile(
    r"^(?:(?:appendix|annex|schedule)\s?[a-z0-9]{0,2}\s?[:.–—-]?\s*)?(?:the\s)?(?:full\s)?(?:list|set|schedule|annex)\s+of\s"
    r"(?:[\w’'-]+\s){0,4}?(?:indicators|measures|kpis)\b|^(?:[\w’'-]+\s){0,4}(?:indicators|kpis|measures)\srated\s",
    re.I,
)
"""A heading under which the items are names of indicators."""
RATED = re.compile(
    r"^(?:rated\s)?(?P<rating>red|amber|green)(?:\s(?:indicators|kpis|measures|rated))?\s?(?::|\s[–—-])\s+(?P<names>\S.*)",
    re.I,
)
LONGEST_NAME = 30
"""Words: what is longer is a paragraph, not a name."""
INDENT = 6.0
"""Points by which an inner list stands to the right of the outer one."""
FURNITURE = ("page_number", "running_head", "running_foot", "stamp")


def kpis_of_lists(context: Context) -> list[Kpi]:
    """The indicators that the paper lists by name. Their `id` is still empty."""
    content = context.content
    found: list[Kpi] = []
    kpi_sections = {s.id for s in content.sections if KPI_WORDS.search(s.heading) and not is_set_apart(s.heading)}
    for i, block in enumerate(content.blocks):
        if _announces(block):
            found += _named(block, _items(content.blocks, i + 1, block), content)
        elif block.section_id in kpi_sections and (rated := RATED.match(block.text)):
            found += _rated(block, rated, theme_of_section(content, block.section_id))
    return found


def _announces(block: Block) -> bool:
    if block.kind == "heading":
        return bool(LISTS.match(block.text)) and not is_set_apart(block.text)
    return block.kind in ("paragraph", "list_item") and _leads_in(block.text)


def _leads_in(text: str) -> bool:
    """Whether a text announces a list of indicators.

    >>> _leads_in("The three indicators rated Amber are:"), _leads_in("The panel asked for:")
    (True, False)
    """
    last = text.rstrip().rsplit(". ", 1)[-1]
    return last.endswith(":") and bool(KPI_WORDS.search(last))


def _rated(block: Block, rated: re.Match[str], theme: str | None) -> Iterator[Kpi]:
    """The names in a line that begins with their rating: "Amber: letters answered; desks staffed"."""
    for name in re.split(r";\s*", rated["names"]):
        if is_name(name):
            yield _kpi(block, name, theme, rated["rating"].lower())


def _items(blocks: Sequence[Block], start: int, lead: Block) -> list[Block]:
    """The list items that follow the lead-in; none of its own level."""
    after = (blocks[i] for i in range(start, len(blocks)))
    shown = (block for block in after if block.kind not in FURNITURE)
    return list(takewhile(lambda b: b.kind == "list_item" and not _same_series(b, lead), shown))


def _same_series(block: Block, lead: Block) -> bool:
    """Whether an item is of the numbered paragraphs that the lead-in itself belongs to."""
    if lead.kind == "heading":
        return False
    return bool(lead.number and block.number and block.number[:1].isdigit() and lead.number[:1].isdigit())


def _left(block: Block) -> float:
    return block.passage.box.x0 if block.passage.box else 0.0


def _named(lead: Block, items: Sequence[Block], content: PaperContent) -> Iterator[Kpi]:
    ratings = set(find_ratings(lead.text.rsplit(". ", 1)[-1]))
    status = ratings.pop() if len(ratings) == 1 else None
    outer = min((_left(b) for b in items), default=0.0) + INDENT
    theme = theme_of_section(content, lead.section_id) if lead.kind != "heading" else None
    for item, after in pairwise([*items, None]):
        if item and _left(item) <= outer and after and _left(after) > outer:
            theme = item.text.strip()
        elif item and is_name(item.text):
            yield _listed(item, theme, status)


def _listed(item: Block, theme: str | None, status: str | None) -> Kpi:
    """The indicator of an item, which may end with a rating of its own."""
    rated = trailing_rating(item.text)
    if rated is None:
        return _kpi(item, item.text, theme, status)
    return _kpi(item, item.text[: rated[1]], theme, rated[0].status)


def is_name(text: str) -> bool:
    """Whether a list item is an indicator's name, not a sentence about some.

    >>> is_name("Number of repeat callers"), is_name("17 are rated Green."), is_name("Work is underway.")
    (True, False, False)
    """
    words = text.split()
    stops = text.rstrip().endswith(".") and bool(SENTENCE.search(text))
    told = stops or NO_NAME.match(text) or is_labelled(text) or read_entry(text) is not None
    return bool(words) and len(words) <= LONGEST_NAME and not told and not (len(words) == 1 and WORD.match(text))


def _kpi(item: Block, text: str, theme: str | None, status: str | None) -> Kpi:
    name = " ".join(text.split()).rstrip(";,.").removesuffix(" and").rstrip(";, –—-:(")
    return Kpi(
        id="", paper_id=item.paper_id, page=item.page, name=name, theme=theme, status=status, box=item.passage.box,
        status_basis="word" if status else None, method="kpis.list",
    )  # fmt: skip
