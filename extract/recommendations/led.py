"""Items that a lead-in governs, each with the lead-in: "The Panel is asked to: a) note…" is two rows or more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.recommendations.asked_items import Item, following_items, inline_items, unmarked_items
from extract.recommendations.asks import INLINE, Ask, clause_kind
from extract.recommendations.clauses import Clause, read_clause, read_predicate
from extract.recommendations.found import Found, mark_of
from schema.records import Block

THAT = re.compile(r"that[\s:]+", re.I)
AND_TO = re.compile(
    r"(?:\band\s+(?:to\s*)?|\bagree\s+to\s*|\bfollowing\s+(?:recommendation|action|decision|point|step|amendment|change)s?\b"
    r"[^:]{0,60}?):[-–—]?\s*$",
    re.I,
)
"""How a lead-in ends that says what is done itself and leaves what else is done to its items."""


def led_items(
    blocks: Sequence[Block], at: int, sentence: tuple[int, int], ask: Ask
) -> tuple[Ask, list[tuple[str, Item]]]:
    """The items that a sentence leads, each with the lead-in: in its own block, or in those below."""
    block, (start, end) = blocks[at], sentence
    rest = start + ask.rest
    inline = INLINE.search(block.text, rest)
    for begin in (rest, inline.end() if inline else end):
        begin += len(block.text[begin:]) - len(block.text[begin:].lstrip())
        items = inline_items(block, begin)
        if items:
            lead = " ".join(block.text[start:begin].split())
            return (_of_no_item(ask) if begin == rest else ask), [(lead, item) for item in items]
    begin, unmarked = unmarked_items(block, rest, end)
    lead = " ".join(block.text[start:begin].split())
    if unmarked:
        return ask, [(lead, item) for item in unmarked]
    lead = " ".join(block.text[start:].split())
    alone = replace(ask, action=None) if rest >= end else ask
    return alone, [(lead, item) for item in following_items(blocks, at)] if ask.leads else []


def _of_no_item(ask: Ask) -> Ask:
    """A lead-in whose items begin at once: what it was read to say was said by the first of them."""
    return replace(ask, action=None, who=ask.who if ask.kind == "asked" else None)


def read_item(lead: str, item: Item, ask: Ask, minutes: bool) -> Found:
    """What an item says under its lead-in; `lead` is empty where a heading is the lead-in."""
    said = THAT.sub("", item.text, count=1) if THAT.match(item.text) else item.text
    named = ask.who and not AND_TO.search(lead)
    clause = read_predicate(said) if named or ask.kind == "resolved" else read_clause(said)
    led = Clause(who=ask.who, action=ask.action)
    first, other = (clause, led) if AND_TO.search(lead) else (led, clause)
    clause = Clause(who=first.who or other.who, action=first.action or other.action)
    unsaid = ask.kind == "made" and not clause.who and not ask.by and not minutes
    kind = "asked" if unsaid else clause_kind(ask.kind, clause, minutes, ask.by)
    text, number = f"{lead} {item.text}".strip(), mark_of(item.number)
    return Found(text=text, kind=kind, clause=clause, number=number, block=item.block, method="item")
