"""Recommendations, decisions and tasks in running text: sentences of the known forms, and what they lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from extract.content import PaperContent
from extract.language import sentences
from extract.recommendations.action_marks import held_by, owner_after, with_printed_number, without_marks
from extract.recommendations.asked_items import FURNITURE, tidy
from extract.recommendations.asks import Ask, clause_kind, has_cue, label_end, read_ask
from extract.recommendations.clauses import Clause, compiled, read_clause
from extract.recommendations.found import Found, mark_of
from extract.recommendations.headed import Scope, find_task, heading_scope, read_headed
from extract.recommendations.led import led_items, read_item
from extract.recommendations.own import Others, is_minutes, is_quoted
from extract.recommendations.statuses import answer_in
from schema.records import Block

METHODS = {"asked": "request", "made": "proposal", "resolved": "decision", "action": "task"}
"""The rule by which a sentence of each kind is read."""


def find_in_blocks(content: PaperContent) -> Iterator[Found]:
    """What the paper's blocks ask, recommend, resolve or give as a task, in reading order."""
    minutes, others = is_minutes(content), Others.of(content)
    marked = without_marks([b for b in content.blocks if b.kind not in FURNITURE])
    blocks = [with_printed_number(block) for block in marked.blocks]
    taken: set[str] = set()
    scope: Scope | None = None
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            scope = heading_scope(block.text)
        if block.id in taken or is_quoted(blocks, at, minutes):
            continue
        found_here = read_block(blocks, at, minutes, scope)
        for found in with_marks(found_here, blocks, at, marked.marks):
            taken.add(found.block.id)
            if not others.said(found):
                yield replace(found, status=answer_in(blocks[at + 1].text)) if at + 1 < len(blocks) else found


def with_marks(found: Iterable[Found], blocks: list[Block], at: int, marks: Mapping[str, str]) -> Iterator[Found]:
    """What the block at `at` says and, where a mark makes a task of it, the task that it says."""
    mark, said = marks.get(blocks[at].id), list(found)
    yield from (replace(one, number=mark) if mark and one.kind == "action" else one for one in said)
    if mark and not said:
        yield from (replace(task, number=mark, method="mark") for task in find_task(blocks[at]))
        return
    owned = owner_after(blocks[at].text)
    if owned:
        before, who, number = owned
        block = blocks[at] if before or not at else blocks[at - 1]
        tasks = (replace(t, number=number or t.number) for t in owned_task(block, before or block.text, who))
        yield from (task for task in tasks if task.text not in [one.text for one in said])


def owned_task(block: Block, before: str, who: str) -> Iterator[Found]:
    """The task that a mark gives to `who`, which names nothing but them: the sentence before the mark."""
    for start, end in [*sentences(before)][-1:]:
        ask = read_ask(before[start:end], minutes=True)
        action = ask.action if ask else read_clause(before[start:end]).action
        if action and block.kind != "heading":
            clause, text = Clause(who=who, action=action), tidy(before[start:end])
            number = mark_of(block.number)
            yield Found(text=text, kind="action", clause=clause, number=number, block=block, method="mark", named=True)


def read_block(blocks: list[Block], at: int, minutes: bool, scope: Scope | None) -> Iterator[Found]:
    """What one block says, with the items below it that it leads.

    `scope` is what its heading announces.
    """
    block = blocks[at]
    any_found = False
    scope = scope or (Scope(kind="asked") if label_end(block.text) else None)
    announces = block.kind == "heading" and heading_scope(block.text) is not None
    for start, end in _sentences(block.text) if has_cue(block.text) and not announces else ():
        ask = read_ask(block.text[start:end], minutes)
        if ask is None:
            continue
        any_found = True
        lead, items = led_items(blocks, at, (start, end), ask)
        if items:
            yield from (read_item(text, item, lead, minutes) for text, item in items)
            return
        if not ask.leads or (ask.action and ask.rest >= end - start):
            yield _single(block, block.text[start:end], ask, minutes)
        if ask.leads or ask.kind == "action":
            return
    if scope and not any_found and block.kind != "heading":
        yield from read_headed(blocks, at, minutes, scope)


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
    who = ask.who or (held_by(sentence) if ask.kind == "action" else None)
    clause = Clause(who=who, action=ask.action)
    kind = clause_kind(ask.kind, clause, minutes, ask.by)
    number = ask.number or mark_of(block.number)
    named = compiled("actions?\\b").match(sentence) is not None
    method = "offer" if ask.kind == "action" and not named else METHODS[ask.kind]
    text = tidy(sentence)
    return Found(text=text, kind=kind, clause=clause, number=number, block=block, method=method, named=named)
