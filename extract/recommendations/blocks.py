"""Recommendations, decisions and tasks in running text: sentences of the known forms, items under headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from extract.content import PaperContent
from extract.language import sentences
from extract.recommendations.action_marks import held_by, owner_after, with_printed_number, without_marks
from extract.recommendations.asked_items import (
    FURNITURE,
    Item,
    following_items,
    inline_items,
    opens_item,
    tidy,
    unmarked_items,
)
from extract.recommendations.asks import (
    INLINE,
    Ask,
    clause_kind,
    compiled,
    has_cue,
    is_own_report,
    is_reported,
    label_end,
    read_ask,
)
from extract.recommendations.clauses import (
    Clause,
    head_of,
    read_clause,
    read_predicate,
    recommendations_data,
    who_acts,
    words_of,
)
from schema.records import Block

MINUTES = re.compile(r"\s*(?:(?:draft|unconfirmed|confirmed|public)\s+)?(?:minutes\b|notes\s+of\b|record\s+of\b)", re.I)
FRONT = 15
THAT = re.compile(r"that[\s:]+", re.I)
OPENS = re.compile(
    r"(?:it\s+is\s+(?:also\s+|further\s+)?(?:proposed|recommended|suggested)\s+)?that[\s:]+|for\s+(?=.{1,60}?\sto\s)",
    re.I,
)
QUOTED_BEFORE = re.compile(r"\b(?:resolved|resolution|agreed|decided|meeting\s+held)\b.*:\s*$", re.I | re.S)
AND_TO = re.compile(r"(?:\band\s+(?:to\s*)?|\bagree\s+to\s*):[-–—]?\s*$", re.I)
TO_DO = re.compile(r"\b(?:to|will|should|must|shall)\b", re.I)
Scope = tuple[str, str]
"""What a heading announces ("asked" or "action"), and whom it names ("" for nobody)."""
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
    """Whether the paper records a meeting or decision, so that what it says was agreed is its own."""
    if content.paper.paper_type in ("minutes", "decision", "letter"):
        return True
    front = [content.paper.title, *(b.text for b in content.blocks[:FRONT])]
    return any(MINUTES.match(text) for text in front)


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
        if block.id in taken or _quoted(blocks, at, minutes):
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
        yield from (replace(task, number=mark) for task in _task(blocks[at]))
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
            clause, number = Clause(who=who, action=action), mark_of(block.number)
            yield Found(
                text=tidy(before[start:end]), kind="action", clause=clause, number=number, block=block, named=True
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """What a paper only reports, since others recommended it: by its headings, and by its title for forces."""

    headings: dict[str, str]
    titled: bool
    own: bool

    @classmethod
    def of(cls, content: PaperContent) -> Others:
        """Those of a paper; what inspectors and auditors recommend in a report of their own is not reported."""
        front = [content.paper.title, *(b.text for b in content.blocks[:FRONT])]
        return cls(
            headings={s.id: s.heading for s in content.sections},
            titled=is_reported(content.paper.title),
            own=is_own_report(front),
        )

    def said(self, found: Found) -> bool:
        """Whether a recommendation is one that the paper only reports."""
        if found.kind != "made" or self.own:
            return False
        inspected = self.titled and head_of(found.clause.who) in words_of("inspected")
        return inspected or is_reported(self.headings.get(found.block.section_id or "", ""))


@cache
def _headings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((compiled(row["pattern"]), row.get("kind", "asked")) for row in recommendations_data()["heading"])


def heading_scope(text: str) -> Scope | None:
    """What a heading announces, recommendations ("asked") or tasks, and to whom; None for any other heading.

    >>> heading_scope("3. Recommendation(s)"), heading_scope("Recommendations to the Panel"), heading_scope("Actions")
    (('asked', ''), ('asked', 'Panel'), ('action', ''))
    >>> heading_scope("Response to the recommendations of last year") is None
    True
    """
    for heading, kind in _headings():
        match = heading.fullmatch(text.strip())
        if match:
            return kind, who_acts(match.groupdict().get("to") or "") or ""
    return None


@cache
def _answers() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(row["pattern"]) for row in recommendations_data()["answer"])


def answer_in(text: str) -> str | None:
    """The state of a recommendation, from the answer printed below it.

    >>> answer_in("Response: Accepted. The list is out."), answer_in("The response was late.")
    ('Accepted', None)
    """
    ends = [m.end() for answer in _answers() if (m := answer.match(text))]
    match = status_words().match(text, ends[0]) if ends else None
    return match.group() if match else None


@cache
def status_words() -> re.Pattern[str]:
    """The words with which an account of the state of a task opens."""
    words = sorted(recommendations_data()["status"]["words"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\b(?=\s*(?:[.,;:–—-]|$))", re.I)


def _quoted(blocks: list[Block], at: int, minutes: bool) -> bool:
    """Whether a report quotes at this place what some meeting resolved."""
    if minutes or at == 0:
        return False
    opening = blocks[at].text[:1] in "“\"'‘"
    return opening or QUOTED_BEFORE.search(blocks[at - 1].text) is not None


def read_block(blocks: list[Block], at: int, minutes: bool, scope: Scope | None) -> Iterator[Found]:
    """What one block says, with the items below it that it leads.

    `scope` is what its heading announces.
    """
    block = blocks[at]
    any_found = False
    scope = scope or (("asked", "") if label_end(block.text) else None)
    for start, end in _sentences(block.text) if has_cue(block.text) else ():
        ask = read_ask(block.text[start:end], minutes)
        if ask is None:
            continue
        any_found = True
        lead, items = _items(blocks, at, (start, end), ask)
        if items:
            yield from (_item(text, item, lead, minutes) for text, item in items)
            return
        if not ask.leads:
            yield _single(block, block.text[start:end], ask, minutes)
        if ask.leads or ask.kind == "action":
            return
    if scope and not any_found and block.kind != "heading":
        kind, addressee = scope
        if kind == "action":
            yield from _task(block)
            return
        if kind in ("made", "resolved"):
            yield from _improvements(block) if kind == "made" else _decided(block, minutes)
            return
        for found in _under_heading(blocks, at, minutes):
            yield _addressed(found, addressee, minutes)


def _task(block: Block) -> Iterator[Found]:
    """A block under a heading of tasks that says who is to do what."""
    clause = read_clause(block.text)
    if clause.action and clause.who and TO_DO.search(block.text):
        text, number = tidy(block.text), mark_of(block.number)
        yield Found(text=text, kind="action", clause=clause, number=number, block=block, named=True)


def _improvements(block: Block) -> Iterator[Found]:
    """The sentences of a block under a heading of areas for improvement that say what somebody should do."""
    for start, end in sentences(block.text):
        sentence = block.text[start:end]
        clause = read_clause(sentence)
        if SOUGHT.search(sentence) and clause.action and head_of(clause.who) in words_of("bodies"):
            yield Found(text=tidy(sentence), kind="made", clause=clause, number=mark_of(block.number), block=block)


def _decided(block: Block, minutes: bool) -> Iterator[Found]:
    """A block under a heading of decisions, in a paper that records them: "To approve…", "The Commissioner agreed…"."""
    that = THAT.match(block.text)
    text = block.text[that.end() :] if that else block.text
    clause = read_clause(text)
    decides = bool(that) or opens_item(text) or head_of(clause.who) in words_of("bodies")
    if minutes and clause.action and decides:
        number = mark_of(block.number)
        yield Found(text=tidy(block.text), kind="resolved", clause=clause, number=number, block=block)


def _addressed(found: Found, addressee: str, minutes: bool) -> Found:
    """A recommendation that names nobody is made to the one whom its heading names."""
    if found.clause.who or not addressee:
        return found
    clause = replace(found.clause, who=addressee)
    return replace(found, clause=clause, kind=clause_kind("made", clause, minutes))


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


def _items(blocks: list[Block], at: int, sentence: tuple[int, int], ask: Ask) -> tuple[Ask, list[tuple[str, Item]]]:
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
    return ask, [(lead, item) for item in following_items(blocks, at)] if ask.leads else []


def _of_no_item(ask: Ask) -> Ask:
    """A lead-in whose items begin at once: what it was read to say was said by the first of them."""
    return replace(ask, action=None, who=ask.who if ask.kind == "asked" else None)


def _item(lead: str, item: Item, ask: Ask, minutes: bool) -> Found:
    said = THAT.sub("", item.text, count=1) if THAT.match(item.text) else item.text
    clause = read_predicate(said) if ask.who or ask.kind == "resolved" else read_clause(said)
    actions = (clause.action, ask.action) if AND_TO.search(lead) else (ask.action, clause.action)
    clause = Clause(who=ask.who or clause.who, action=actions[0] or actions[1])
    unsaid = ask.kind == "made" and not clause.who and not minutes
    kind = "asked" if unsaid else clause_kind(ask.kind, clause, minutes)
    return Found(text=f"{lead} {item.text}", kind=kind, clause=clause, number=mark_of(item.number), block=item.block)


def _under_heading(blocks: list[Block], at: int, minutes: bool) -> Iterator[Found]:
    """A block under a heading of recommendations: "That the Panel note…", "To note…", "The force should…"."""
    block = blocks[at]
    items = inline_items(block, 0)
    if items:
        ask = Ask(kind="made", who=None, action=None, rest=0, leads=True)
        yield from (replace(found, text=item.text) for item in items for found in [_item("", item, ask, minutes)])
        return
    text = block.text[label_end(block.text) :].strip()
    that = OPENS.match(text)
    rest = text[that.end() :] if that else text
    clause = read_clause(rest.rstrip(":"))
    if _is_lead(rest, that is not None):
        ask = Ask(kind="made", who=clause.who or _body(rest), action=clause.action, rest=0, leads=True)
        yield from (_item(text, item, ask, minutes) for item in following_items(blocks, at))
    elif clause.action and (that or opens_item(text) or _sought(block, clause, text)):
        kind = clause_kind("made", clause, minutes) if clause.who else "asked"
        yield Found(text=tidy(text), kind=kind, clause=clause, number=mark_of(block.number), block=block)


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
