"""What stands under headings of recommendations, tasks and decisions, where the heading is all the lead-in there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.language import sentences
from extract.recommendations.asked_items import following_items, inline_items, opens_item, tidy
from extract.recommendations.asks import Ask, clause_kind, label_end
from extract.recommendations.clauses import (
    Clause,
    compiled,
    head_of,
    read_clause,
    recommendations_data,
    who_acts,
    words_of,
)
from extract.recommendations.found import Found, mark_of
from extract.recommendations.led import THAT, read_item
from schema.records import Block

OPENS = re.compile(
    r"(?:it\s+is\s+(?:also\s+|further\s+)?(?:proposed|recommended|suggested)\s+)?that[\s:]+|for\s+(?=.{1,60}?\sto\s)",
    re.I,
)
TO_DO = re.compile(r"\b(?:to|will|should|must|shall)\b", re.I)
SOUGHT = re.compile(r"\b(?:should|must|ought|need\s+to)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a heading announces (a kind of recommendation), whom it names, and the number of the one that it heads."""

    kind: str
    addressee: str | None = None
    number: str | None = None


@cache
def _headings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((compiled(row["pattern"]), row.get("kind", "asked")) for row in recommendations_data()["heading"])


def heading_scope(text: str) -> Scope | None:
    """What a heading announces, recommendations ("asked") or tasks, and to whom; None for any other heading.

    >>> heading_scope("3. Recommendation(s)"), heading_scope("Actions").kind
    (Scope(kind='asked', addressee=None, number=None), 'action')
    >>> heading_scope("Recommendations to the Panel").addressee, heading_scope("Recommendation 4").number
    ('Panel', '4')
    >>> heading_scope("Response to the recommendations of last year") is None
    True
    """
    for heading, kind in _headings():
        match = heading.fullmatch(text.strip())
        if match:
            groups = match.groupdict()
            return Scope(kind=kind, addressee=who_acts(groups.get("to") or ""), number=groups.get("number"))
    return None


def read_headed(blocks: Sequence[Block], at: int, minutes: bool, scope: Scope) -> Iterator[Found]:
    """What the block at `at` says under a heading that announces `scope`."""
    if scope.kind == "action":
        yield from find_task(blocks[at])
    elif scope.kind == "made":
        yield from _improvements(blocks[at])
    elif scope.kind == "resolved":
        yield from _decided(blocks[at], minutes)
    else:
        for found in _under_heading(blocks, at, minutes):
            yield replace(_addressed(found, scope.addressee, minutes), number=found.number or scope.number)


def find_task(block: Block) -> Iterator[Found]:
    """A block under a heading of tasks that says who is to do what."""
    clause = read_clause(block.text)
    if clause.action and clause.who and TO_DO.search(block.text):
        yield replace(_whole(block, "action", clause), named=True)


def _improvements(block: Block) -> Iterator[Found]:
    """The sentences of a block under a heading of areas for improvement that say what somebody should do."""
    for start, end in sentences(block.text):
        sentence = block.text[start:end]
        clause = read_clause(sentence)
        if SOUGHT.search(sentence) and clause.action and head_of(clause.who) in words_of("bodies"):
            yield replace(_whole(block, "made", clause), text=tidy(sentence))


def _decided(block: Block, minutes: bool) -> Iterator[Found]:
    """A block under a heading of decisions, in a paper that records them: "To approve…", "The Commissioner agreed…"."""
    that = THAT.match(block.text)
    text = block.text[that.end() :] if that else block.text
    clause = read_clause(text)
    decides = bool(that) or opens_item(text) or head_of(clause.who) in words_of("bodies")
    if minutes and clause.action and decides:
        yield _whole(block, "resolved", clause)


def _whole(block: Block, kind: str, clause: Clause) -> Found:
    text, number = tidy(block.text), mark_of(block.number)
    return Found(text=text, kind=kind, clause=clause, number=number, block=block, method="heading")


def _addressed(found: Found, addressee: str | None, minutes: bool) -> Found:
    """A recommendation that names nobody is made to the one whom its heading names."""
    if found.clause.who or not addressee:
        return found
    clause = replace(found.clause, who=addressee)
    return replace(found, clause=clause, kind=clause_kind("made", clause, minutes))


def _under_heading(blocks: Sequence[Block], at: int, minutes: bool) -> Iterator[Found]:
    """A block under a heading of recommendations: "That the Panel note…", "To note…", "The force should…"."""
    block = blocks[at]
    items = inline_items(block, 0)
    if items:
        ask = Ask(kind="made", who=None, action=None, rest=0, leads=True)
        yield from (read_item("", item, ask, minutes) for item in items)
        return
    text = block.text[label_end(block.text) :].strip()
    that = OPENS.match(text)
    rest = text[that.end() :] if that else text
    clause = read_clause(rest.rstrip(":"))
    if _is_lead(rest, that is not None):
        ask = Ask(kind="made", who=clause.who or _body(rest), action=clause.action, rest=0, leads=True)
        yield from (read_item(text, item, ask, minutes) for item in following_items(blocks, at))
    elif clause.action and (that or opens_item(text) or _sought(block, clause, text)):
        kind = clause_kind("made", clause, minutes) if clause.who else "asked"
        yield replace(_whole(block, kind, clause), text=tidy(text))


def _is_lead(rest: str, that: bool) -> bool:
    """Whether nothing is said yet: "That:", "That the Panel:", "To:" or a clause that ends in a colon."""
    opens = that or opens_item(rest) or _body(rest) is not None
    return opens and (not rest or rest.endswith(":"))


def _body(rest: str) -> str | None:
    who = who_acts(rest.rstrip(" :"))
    return who if head_of(who) in words_of("bodies") else None


def _sought(block: Block, clause: Clause, text: str) -> bool:
    """Whether a clause says that somebody should do something; a paragraph must name a body."""
    named = head_of(clause.who) in words_of("bodies")
    told = named and re.match(rf"(?:the\s+)?{re.escape(clause.who or '')}\s+to\s", text, re.I)
    return bool(told) or (SOUGHT.search(text) is not None and (block.kind == "list_item" or named))
