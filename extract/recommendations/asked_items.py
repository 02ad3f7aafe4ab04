"""Lists that one lead-in governs: "The Panel is asked to: a) note…; b) agree…", in one block or in those below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.recommendations.clauses import read_clause
from schema.records import Block

FURNITURE = ("running_head", "running_foot", "page_number", "stamp", "caption", "footnote")
MARK = re.compile(r"\(?(?P<mark>\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s+", re.I)
BULLET = re.compile(r"\s*[•▪●◦■]\s+")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
TRAILING = re.compile(r"(?:\s*[;,]\s*(?:and|or)?|\s+and)\s*$")
PARTS = re.compile(r";\s+(?:and\s+|or\s+)?")
SHAPES = (("9", re.compile(r"\d+")), ("i", re.compile(r"\b[ivx]+\b", re.I)), ("a", re.compile(r"[a-z]", re.I)))
LISTS = re.compile(r"(?:[^:;]{0,60}?\bto\b)?\s*:[-–—]?\s+(?=\w)")
ENDS = (".", ";", "!", "?")
OPENS_ITEM = re.compile(r"(?:that|to)\s+\w", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What one mark of a list says; `text` may hold what stands nested below it."""

    number: str | None
    text: str
    block: Block


def inline_items(block: Block, start: int) -> list[Item]:
    """The items "a) …; b) …" in the text of a block from character `start`; none where no second one follows."""
    text = block.text
    if BULLET.match(text, start):
        parts = (tidy(part) for part in BULLET.split(text[start:]))
        return [Item(number=None, text=part, block=block) for part in parts if part]
    first = MARK.match(text, start)
    found: list[tuple[str, int, int]] = []
    match = first
    while match:
        found.append((match.group().strip(), match.start(), match.end()))
        match = _find_next(text, match)
    if len(found) < 2:
        return []
    ends = [begin for _, begin, _ in found[1:]] + [len(text)]
    items = (
        Item(number=mark, text=tidy(text[begin:end]), block=block)
        for (mark, _, begin), end in zip(found, ends, strict=True)
    )
    return [item for item in items if item.text]


def _find_next(text: str, match: re.Match[str]) -> re.Match[str] | None:
    for later in MARK.finditer(text, match.end()):
        begins = text[later.start() - 1].isspace()
        if begins and follows(later["mark"], match["mark"]):
            return later
    return None


def follows(mark: str, before: str) -> bool:
    """Whether a mark is the next in a list after another: of numbers, letters or Roman numbers.

    >>> follows("b", "a"), follows("10", "9"), follows("iv", "iii"), follows("j", "i"), follows("c", "a")
    (True, True, True, True, False)
    """
    low, last = mark.lower(), before.lower()
    if low.isdigit() or last.isdigit():
        return low.isdigit() and last.isdigit() and int(low) == int(last) + 1
    roman = last in ROMAN[:-1] and ROMAN[ROMAN.index(last) + 1] == low
    return roman or (len(low) == len(last) == 1 and ord(low) == ord(last) + 1)


def tidy(text: str) -> str:
    """An item without the mark of the list at its end ("; and").

    >>> tidy("note the report; and ")
    'note the report'
    """
    return TRAILING.sub("", " ".join(text.split()))


def shape_of(number: str | None) -> str:
    """The style of a mark, so that marks of one list are alike.

    >>> shape_of("2.1"), shape_of("b)"), shape_of("(iv)"), shape_of("•")
    ('9.9', 'a)', '(i)', '•')
    """
    printed = number or ""
    if len(printed.strip("().")) == 1 and printed.strip("().").isalpha():
        return SHAPES[2][1].sub("a", printed)
    for letter, pattern in SHAPES:
        changed = pattern.sub(letter, printed)
        if changed != printed:
            return changed
    return printed


def following_items(blocks: Sequence[Block], lead: int) -> list[Item]:
    """The items below the block at index `lead` that its lead-in governs."""
    below = [b for b in blocks[lead + 1 :][:LONGEST] if b.kind not in FURNITURE]
    if below and below[0].kind == "heading" and not below[0].number:
        below = below[1:]
    if not below:
        return []
    if below[0].kind == "list_item":
        return list(_list_items(below, blocks[lead]))
    return list(_paragraph_items(below))


LONGEST = 120
"""So many blocks below a lead-in are looked at."""


def _list_items(below: Sequence[Block], lead: Block) -> Iterator[Item]:
    """Items with marks of one style; those of another style are nested in the one above."""
    style, outer = shape_of(below[0].number), shape_of(lead.number)
    item: Item | None = None
    for block in below:
        shape = shape_of(block.number)
        goes_on = item is not None and _bare(block.number) and follows(_bare(block.number), _bare(item.number))
        if block.kind != "list_item" or (item and shape == outer and shape != style and not goes_on):
            break
        if shape == style or item is None or goes_on:
            if item:
                yield item
            item = Item(number=block.number, text=tidy(block.text), block=block)
        else:
            item = replace(item, text=f"{item.text} {tidy(block.text)}")
    if item:
        yield item


def _bare(number: str | None) -> str:
    return (number or "").strip("(). ")


def _paragraph_items(below: Sequence[Block]) -> Iterator[Item]:
    """Paragraphs that each open with a verb; one without an end runs on in the next, list items are nested in it."""
    item: Item | None = None
    ended = True
    for block in below:
        if block.kind == "heading":
            break
        opens = opens_item(block.text) and (ended or block.text[:1].isupper())
        if item and (block.kind == "list_item" or not (opens or ended)):
            item = replace(item, text=f"{item.text} {tidy(block.text)}")
        elif opens:
            if item:
                yield item
            *whole, item = _parts(block)
            yield from whole
        else:
            break
        ended = block.text.rstrip().endswith(ENDS) or TRAILING.search(block.text) is not None
    if item:
        yield item


def unmarked_items(block: Block, start: int, end: int) -> tuple[int, list[Item]]:
    """Where the items begin that stand between semicolons after "to:", and the items; none where they are not two."""
    colon = LISTS.match(block.text, start, end)
    parts = [tidy(part) for part in PARTS.split(block.text[colon.end() : end])] if colon else []
    if not colon or len(parts) < 2 or not all(opens_item(part) for part in parts):
        return end, []
    return colon.end(), [Item(number=block.number, text=part, block=block) for part in parts]


def _parts(block: Block) -> list[Item]:
    """What a paragraph lists between semicolons, where each part opens as an item does; else the whole paragraph."""
    parts = [part for part in map(tidy, PARTS.split(block.text)) if part]
    if not all(opens_item(part) for part in parts):
        parts = [tidy(block.text)]
    return [Item(number=block.number, text=part, block=block) for part in parts]


def opens_item(text: str) -> bool:
    """Whether a paragraph under a lead-in opens as one of its items does: with "That", "To" or the verb.

    >>> opens_item("Contact the clerk by Friday"), opens_item("Contact: the clerk")
    (True, False)
    """
    first = text.split(" ", 1)[0]
    if first.endswith(":"):
        return False
    return OPENS_ITEM.match(text) is not None or (read_clause(first).action is not None and len(text.split()) > 1)
