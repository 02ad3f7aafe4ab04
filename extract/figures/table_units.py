"""Units and scales that a table says once, in a head, a caption or a note: "£m", "£000s", "%", "per 1,000"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extract.content import PaperContent
from extract.figures.quantities import Quantity, unit_data
from schema.records import Block, Table

SCALED = re.compile(
    r"(?P<money>£)\s?['’(]?(?P<scale>m(?:illions?|n)?\b|k\b|['’]?000['’]?s?|bn|billions?|thousands?)|"
    r"\(\s?(?P<scale2>['’]?000['’]?s?|thousands|millions)\s?\)|in\s(?P<scale3>thousands|millions)",
    re.IGNORECASE,
)
POUNDS = re.compile(r"£|\bGBP\b")
PENNY = 0.01
FOREIGN = re.compile(r"€|\bEUR(?:m|bn|k)?\b|\bEcu\b|\bUSD\b|\(\$", re.IGNORECASE)
"""Money of other countries."""
PERCENT = re.compile(r"%|\bper\s?cent\b|\bpercentage\b(?!\spoint)|\bproportion\b", re.IGNORECASE)
POINTS = re.compile(r"percentage\spoints?|\bppts?\b|\bpp\b|%\s?points?", re.IGNORECASE)
CAPTION = re.compile(r"(?:table|figure|chart|graph)\s[\dA-Z]", re.IGNORECASE)
RANK = re.compile(r"^(?:(?:[\w’'-]+|most\ssimilar(?:\sgroup)?)\s)?(?:rank(?:ing)?|position\sin)\b", re.IGNORECASE)
NEAR = 30.0
"""Points between a table and the line that speaks of it."""
SHORT = 160
"""Characters of such a line."""
COUNTED = re.compile(r"^(?:\W*)(?:no|nos|number|count|volume|#)\b(?!.*(?:%|per\scent|£))", re.IGNORECASE)
"""The head of a column of counts, whatever its rows and caption are in."""
PENCE = re.compile(r"\(\s?(?:p|pence)\s?\)|\bin\spence\b|\bpence\sper\b", re.IGNORECASE)
_UNITS = r"secs?|seconds|mins?|minutes|hrs?|hours|days|weeks|months|years"
HEAD_UNITS = re.compile(
    rf"\((?:in\s|working\s|calendar\s)?(?P<a>{_UNITS}|FTEs?|WTEs?|miles|tonnes)\)|"
    r"\b(?P<b>FTEs?|WTEs?)\b|\bin\s(?P<c>tonnes|miles)\b|"
    r"(?:^|\b(?:times?|waits?|waiting|duration|delays?|length|age|mean|median|average|lost|taken|expressed|measured|shown|"
    r"figures|values)\b.{0,60}\s)in\s(?:working\s|calendar\s)?(?P<d>seconds|minutes|hours|days|weeks|months|years)\b|"
    r"\b(?:mean|median|average|avg\.?|typical)\s(?:(?:no\.?|number)\sof\s)?(?:working\s|calendar\s)?"
    r"(?P<e>seconds|minutes|hours|days|weeks|months|years)\b|"
    r"\b(?P<f>seconds|minutes|hours|days|weeks)\s(?:lost|worked)\b|\blost\s(?P<g>minutes|hours|days)\b",
    re.IGNORECASE,
)
"""Units of time and size: in brackets, after "in" where times are spoken of, averaged ("mean days"), or lost."""


def with_unit(quantity: Quantity, heads: Sequence[str]) -> Quantity:
    """The amount in the unit and scale that its column, row or caption says, the nearest first.

    >>> from extract.figures.quantities import find_quantities
    >>> [(q.value, q.unit) for q in [with_unit(find_quantities("(1.5)")[0], ("Variance £m", "", ""))]]
    [(-1500000.0, 'GBP')]
    """
    if quantity.unit == "GBP":
        return quantity if re.search(r"[a-z]", quantity.text) else _scaled(quantity, heads)
    if quantity.unit != "count":
        return quantity
    for text in heads[: 1 if COUNTED.search(heads[0]) else None]:
        unit = _head_unit(text)
        if unit == "GBP" and PENCE.search(text):
            return _times(replace(quantity, unit="GBP"), PENNY)
        if unit == "GBP":
            return _scaled(replace(quantity, unit="GBP"), heads)
        if unit:
            return replace(quantity, unit=unit)
    return quantity


def says_percent(text: str) -> bool:
    """Whether a head says that amounts are in per cent."""
    return _head_unit(text) == "percent"


def is_rank(head: str) -> bool:
    """Whether the figures under a head are ranks.

    >>> is_rank("Rank in MSG"), is_rank("MSG rank"), is_rank("Officers by rank")
    (True, True, False)
    """
    return bool(RANK.search(head))


@lru_cache(maxsize=4096)
def _head_unit(text: str) -> str | None:
    if POINTS.search(text):
        return "percentage_points"
    if is_rank(text):
        return "rank"
    for entry in unit_data()["rate"]:
        if re.search(entry["word"], text, re.IGNORECASE):
            return str(entry["unit"])
    if PERCENT.search(text) and not SCALED.search(text):
        return "percent"
    if POUNDS.search(text) or PENCE.search(text):
        return "GBP"
    if FOREIGN.search(text):
        return "other"
    match = HEAD_UNITS.search(text)
    return _named_unit(match[match.lastgroup]) if match and match.lastgroup else None


def _named_unit(word: str) -> str | None:
    return next((e["unit"] for e in unit_data()["unit"] if re.fullmatch(e["word"], word, re.IGNORECASE)), None)


def _scaled(quantity: Quantity, heads: Sequence[str]) -> Quantity:
    """The amount in the scale of the nearest head that names money; a bare "£" there means pounds."""
    nearest = next((head for head in heads if SCALED.search(head) or POUNDS.search(head)), "")
    match = SCALED.search(nearest)
    if not match:
        return quantity
    return _times(quantity, _factor(match["scale"] or match["scale2"] or match["scale3"]))


def _times(quantity: Quantity, factor: float) -> Quantity:
    value_to = None if quantity.value_to is None else round(quantity.value_to * factor, 6)
    return replace(quantity, value=round(quantity.value * factor, 6), value_to=value_to)


def _factor(word: str) -> float:
    plain = re.sub("['’]", "", word.lower())
    return next(float(e["factor"]) for e in unit_data()["scale"] if re.fullmatch(e["word"], plain, re.IGNORECASE))


def scale_notes(content: PaperContent) -> dict[str, str]:
    """The note of each table, by its id; one without takes that of an earlier table with the same column heads."""
    notes: dict[str, str] = {}
    by_heads: dict[tuple[str, ...], str] = {}
    for table in content.tables:
        heads = tuple(c.text for c in table.cells if c.row < table.header_rows and c.column > 0)
        notes[table.id] = scale_note(content, table) or by_heads.get(heads, "")
        if heads and notes[table.id]:
            by_heads[heads] = notes[table.id]
    return notes


def scale_note(content: PaperContent, table: Table) -> str:
    """The last note before a table that says what its numbers are in: "All figures in £m"; no other table's caption."""
    first = min((c.box.top for c in table.cells if c.box and c.page == table.page_from), default=0.0)
    before = [
        b.text
        for b in content.blocks
        if len(b.text) < 120
        and not CAPTION.match(b.text)
        and SCALED.search(b.text)
        and not re.search(r"£\s?\d", b.text)
        and _stands_before(b, table.page_from, first)
    ]
    return before[-1] if before else ""


def lead_of(table: Table, above: Sequence[Block]) -> str:
    """The short line right above a table without a caption, of the blocks of its page; it may say its time and unit."""
    if table.caption:
        return ""
    top = min((c.box.top for c in table.cells if c.box and c.page == table.page_from), default=0.0)
    boxes = [(b.passage.box.bottom, b.text) for b in above if b.passage.box and b.passage.box.top < top]
    bottom, text = max(boxes, default=(0.0, ""))
    return text if top - bottom < NEAR and len(text) < SHORT else ""


def _stands_before(block: Block, page: int, top: float) -> bool:
    box = block.passage.box
    return block.page == page - 1 or (block.page == page and (box is None or box.top < top))
