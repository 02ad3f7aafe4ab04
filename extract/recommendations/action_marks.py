"""Marks that make a task of the words beside them: "AP3" in the margin, or "ACTION: JC" that only names the owner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.structure.passages import cut_passage, join_passages
from schema.evidence import Passage, Piece
from schema.records import Block

CODE = r"(?:AP|A/P|Action(?:\s+Point)?)\s?(?:No\.?\s?)?\d{1,3}(?:[./]\d{1,4})?"
MARK = re.compile(rf"[\[(]?(?P<mark>{CODE})[\])]?[.:]?", re.I)
INSIDE = re.compile(rf"(?<=\s)(?P<mark>{CODE})(?=\s|$)", re.I)
OWNER = re.compile(
    r"(?P<before>.*?)\s*[\[(]?\b(?:ACTIONS?|Actions?|AP)(?:\s?(?:No\.?\s?)?(?P<number>\d{1,3})|\s+(?:for|by|on))?\s*[:–—-]\s*"
    r"(?P<who>(?:(?:[A-Z][\w.’'/&-]*|and|of|the|for|&),?(?:\s+|(?=[\])])|$)){1,8})[\])]?\.?$",
    re.S,
)
PRINTED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,2}|R\d{1,2})[.:)]?\s+(?=[A-Z])")
HELD_BY = re.compile(r"\((?P<who>[A-Z][\w.’'/& -]{0,40}?)(?:,?\s+(?:by|before|due)\s[^()]{1,40})?\)\.?$")
NAMED = re.compile(r"ACTION|Action|\bAP\b")
NOBODY = ("none", "nil", "n/a", "noted")
ENDS = (".", ":", ";", "!", "?", "”")
APART = 1.2
"""So many times the height of a line a mark in the margin stands away from the words before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Blocks without the marks in their margin, and the mark of each that had one, by the block's id."""

    blocks: list[Block]
    marks: dict[str, str]


def without_marks(blocks: Sequence[Block]) -> Marked:
    """The blocks with the marks taken out, and a paragraph that a mark had broken made whole."""
    kept: list[Block] = []
    marks: dict[str, str] = {}
    broken = False
    for block in blocks:
        alone = MARK.fullmatch(block.text)
        if alone and kept and block.kind != "heading":
            marks.setdefault(kept[-1].id, alone["mark"])
            continue
        if broken and block.kind == "paragraph" and not block.text[:1].isupper():
            whole = join_passages([kept[-1].passage, block.passage])
            kept[-1] = replace(kept[-1], passage=whole)
            broken = False
            continue
        found = _take_out(block)
        if found:
            block, marks[block.id] = found
        broken = found is not None and not block.text.endswith(ENDS)
        kept.append(block)
    return Marked(blocks=kept, marks=marks)


def _take_out(block: Block) -> tuple[Block, str] | None:
    """A block without its mark, and the mark; None for a block that has none."""
    for match in INSIDE.finditer(block.text):
        if _in_margin(block.passage, match.start(), match.end()):
            rest = (cut_passage(block.passage, 0, match.start()), cut_passage(block.passage, match.end()))
            return replace(block, passage=join_passages(p for p in rest if p.text)), match["mark"]
    return None


def _in_margin(passage: Passage, start: int, end: int) -> bool:
    """Whether a mark ends its line, apart from the sentence: after its end or a gap."""
    before = next((p for p in reversed(passage.pieces) if p.end <= start), None)
    first = next((p for p in passage.pieces if p.start == start), None)
    after = next((p for p in passage.pieces if p.start >= end), None)
    if first and after and _one_line(first, after):
        return False
    if not passage.text[end:].strip() and passage.text[:start].rstrip().endswith(ENDS):
        return True
    return bool(before and first and _one_line(before, first) and _apart(before, first))


def _one_line(a: Piece, b: Piece) -> bool:
    return a.page == b.page and abs(a.box.bottom - b.box.bottom) < (b.box.bottom - b.box.top) / 2


def _apart(before: Piece, mark: Piece) -> bool:
    return mark.box.x0 - before.box.x1 > APART * (mark.box.bottom - mark.box.top)


def with_printed_number(block: Block) -> Block:
    """A paragraph whose number was read as its first word ("3.2 The Board…", "R1 The force…"), without it."""
    match = PRINTED.match(block.text) if block.kind != "heading" and not block.number else None
    if not match:
        return block
    kind = "list_item" if match["number"].startswith("R") else block.kind
    return replace(block, kind=kind, number=match["number"], passage=cut_passage(block.passage, match.end()))


def held_by(text: str) -> str | None:
    """Who is named in brackets at the end of a task.

    >>> held_by("Action 5: Send out the list. (QT, by 3 June)"), held_by("Send the list (if any).")
    ('QT', None)
    """
    match = HELD_BY.search(text[-LONGEST_MARK:])
    return match["who"].strip() if match else None


def owner_after(text: str) -> tuple[str, str, str | None] | None:
    """What stands before a mark that only names who is to act, the name and the mark's number; None without one.

    >>> owner_after("The survey would be repeated. ACTION: JC")
    ('The survey would be repeated.', 'JC', None)
    >>> owner_after("JC to repeat the survey. [Action 7 – JC]")
    ('JC to repeat the survey.', 'JC', '7')
    >>> owner_after("ACTION: JC to repeat it") is None and owner_after("Action: None") is None
    True
    """
    match = OWNER.fullmatch(" ".join(text.split())) if NAMED.search(text[-LONGEST:]) and len(text) < LONGEST else None
    if not match or match["who"].strip(" .").lower() in NOBODY:
        return None
    return match["before"].strip(), match["who"].strip(" ,."), match["number"]


LONGEST = 4000
"""A text of so many characters or more is not looked at for an owner."""
LONGEST_MARK = 100
"""So many characters at the end of a task are looked at for who holds it."""
