"""Recommendations, decisions and tasks in running text: sentences of the known forms, items under headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.asked_items import FURNITURE, Item, following_items, inline_items, opens_item, tidy
from extract.asks import Ask, clause_kind, compiled, label_end, read_ask
from extract.clauses import Clause, read_clause, recommendations_data, who_acts
from extract.content import PaperContent
from extract.language import sentences
from schema.records import Block

MINUTES = re.compile(r"\s*(?:(?:draft|unconfirmed|confirmed|public)\s+)?(?:minutes\b|notes\s+of\b|record\s+of\b)", re.I)
FRONT = 15
THAT = re.compile(r"that[\s:]+", re.I)
QUOTED_BEFORE = re.compile(r"\b(?:resolved|resolution|agreed|decided|meeting\s+held)\b.*:\s*$", re.I | re.S)
SOUGHT = re.compile(r"\b(?:should|must|ought|need\s+to)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One recommendation as it was found, before those printed twice are joined.

    In a table `block` holds the cell's words under the table's own `table_id` and `row`. `named` says that the paper
    itself calls it an action, and does not only tell that somebody offered something.
    """

    text: str
    kind: str
    clause: Clause
    number: str | None
    block: Block
    table_id: str | None = None
    row: int | None = None
    deadline: str | None = None
    status: str | None = None
    named: bool = False


def is_minutes(content: PaperContent) -> bool:
    """Whether the paper records a meeting, so that what it says was agreed is its own."""
    if content.paper.paper_type == "minutes":
        return True
    front = [content.paper.title, *(b.text for b in content.blocks[:FRONT])]
    return any(MINUTES.match(text) for text in front)


def find_in_blocks(content: PaperContent) -> Iterator[Found]:
    """What the paper's blocks ask, recommend, resolve or give as a task, in reading order."""
    minutes = is_minutes(content)
    blocks = [b for b in content.blocks if b.kind not in FURNITURE]
    taken: set[str] = set()
    scope = False
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            scope = is_heading(block.text)
        if block.id in taken or _quoted(blocks, at, minutes):
            continue
        for found in read_block(blocks, at, minutes, scope):
            taken.add(found.block.id)
            yield found


@cache
def _headings() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(row["pattern"]) for row in recommendations_data()["heading"])


def is_heading(text: str) -> bool:
    """Whether a heading announces recommendations.

    >>> is_heading("3. Recommendation(s)"), is_heading("Response to the recommendations of last year")
    (True, False)
    """
    return any(heading.fullmatch(text.strip()) for heading in _headings())


def _quoted(blocks: list[Block], at: int, minutes: bool) -> bool:
    """Whether a report quotes at this place what some meeting resolved."""
    if minutes or at == 0:
        return False
    opening = blocks[at].text[:1] in "“\"'‘"
    return opening or QUOTED_BEFORE.search(blocks[at - 1].text) is not None


def read_block(blocks: list[Block], at: int, minutes: bool, scope: bool) -> Iterator[Found]:
    """What one block says, with the items below it that it leads; `scope`: it stands under a heading for them."""
    block = blocks[at]
    any_found = False
    for start, end in _sentences(block.text):
        ask = read_ask(block.text[start:end], minutes)
        if ask is None:
            continue
        any_found = True
        items = _items(blocks, at, (start, end), ask)
        if items:
            yield from (_item(lead, item, ask, minutes) for lead, item in items)
            return
        if not ask.leads:
            yield _single(block, block.text[start:end], ask, minutes)
        if ask.leads or ask.kind == "action":
            return
    if scope and not any_found and block.kind != "heading":
        yield from _under_heading(blocks, at, minutes)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a block, without a label before the first; a task named "Action:" runs to the block's end."""
    begin = label_end(text)
    ask = read_ask(text[begin:], minutes=False)
    if ask and ask.kind == "action":
        yield begin, len(text)
        return
    for start, end in sentences(text):
        if end > begin:
            yield max(start, begin), end


def _single(block: Block, sentence: str, ask: Ask, minutes: bool) -> Found:
    clause = Clause(who=ask.who, action=ask.action)
    kind = clause_kind(ask.kind, clause, minutes)
    number = ask.number or mark_of(block.number)
    named = compiled("actions?\\b").match(sentence) is not None
    return Found(text=tidy(sentence), kind=kind, clause=clause, number=number, block=block, named=named)


def mark_of(number: str | None) -> str | None:
    """The mark of an item: without the full stop that ends it; None for a bullet.

    >>> mark_of("2.1."), mark_of("a)"), mark_of("•")
    ('2.1', 'a)', None)
    """
    if not number or not any(c.isalnum() for c in number) or number == "o":
        return None
    return number.rstrip(".")


def _items(blocks: list[Block], at: int, sentence: tuple[int, int], ask: Ask) -> list[tuple[str, Item]]:
    """The items that a sentence leads, each with the lead-in: in its own block, or in those below."""
    block, (start, end) = blocks[at], sentence
    rest = start + ask.rest
    colon = block.text.find(":", rest, end)
    for begin in (rest, colon + 1 if colon >= 0 else end):
        begin += len(block.text[begin:]) - len(block.text[begin:].lstrip())
        items = inline_items(block, begin)
        if items:
            return [(" ".join(block.text[start:begin].split()), item) for item in items]
    lead = " ".join(block.text[start:].split())
    return [(lead, item) for item in following_items(blocks, at)] if ask.leads else []


def _item(lead: str, item: Item, ask: Ask, minutes: bool) -> Found:
    clause = read_clause(THAT.sub("", item.text, count=1) if THAT.match(item.text) else item.text)
    clause = Clause(who=ask.who or clause.who, action=ask.action or clause.action)
    kind = clause_kind(ask.kind, clause, minutes)
    return Found(text=f"{lead} {item.text}", kind=kind, clause=clause, number=mark_of(item.number), block=item.block)


def _under_heading(blocks: list[Block], at: int, minutes: bool) -> Iterator[Found]:
    """A block under a heading of recommendations: "That the Panel note…", "To note…", "The force should…"."""
    block = blocks[at]
    text = block.text[label_end(block.text) :]
    that = THAT.match(text)
    if that and not text[that.end() :].strip():
        for item in following_items(blocks, at):
            yield _item("That", item, Ask(kind="asked", who=None, action=None, rest=0, leads=True), minutes)
        return
    clause = read_clause(text[that.end() :] if that else text)
    if not clause.action or not (that or opens_item(text) or SOUGHT.search(text)):
        return
    if text.rstrip().endswith(":"):
        ask = Ask(kind="asked", who=who_acts(clause.who or ""), action=clause.action, rest=0, leads=True)
        items = following_items(blocks, at)
        yield from (_item(text, item, ask, minutes) for item in items)
        return
    kind = clause_kind("made", clause, minutes) if clause.who else "asked"
    yield Found(text=tidy(text), kind=kind, clause=clause, number=mark_of(block.number), block=block)
