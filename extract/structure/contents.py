"""Lists of contents: their entries are no headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extract.structure.blocks import Chunk

LEADERS = re.compile(r"(?:\. ?){5,}\s*\d{0,4}\s*$|…{2,}\s*\d{0,4}\s*$|_{5,}\s*\d{1,4}\s*$")
PAGE_AT_END = re.compile(r"\S\s+(?:page |p\.? ?)?\d{1,3}(?: ?[-–] ?\d{1,3})?$", re.IGNORECASE)
NAMES = re.compile(r"(?:table of )?contents(?: page)?|index|cynnwys", re.IGNORECASE)
FEWEST = 3
LONGEST = 300
"""Characters from an entry's end in which its leader and its page number stand."""


def find_entries(chunks: Sequence[Chunk]) -> frozenset[int]:
    """The identities of blocks that are entries of a list of contents: a leader's dots, or a number after each."""
    led = {id(c) for c in chunks if LEADERS.search(c.text[-LONGEST:])}
    return frozenset(led | {id(c) for i, chunk in enumerate(chunks) if is_contents(chunk) for c in _listed(chunks, i)})


def is_contents(chunk: Chunk) -> bool:
    """Whether a block is the heading of a list of contents."""
    return bool(NAMES.fullmatch(chunk.text.strip(" :")))


def _listed(chunks: Sequence[Chunk], start: int) -> list[Chunk]:
    """The blocks after the heading that end in a page number, with single ones among them that do not, if enough."""
    after = chunks[start + 1 :]
    numbered = [PAGE_AT_END.search(chunk.text[-LONGEST:]) is not None for chunk in after]
    entries = (a or b for a, b in zip(numbered, [*numbered[1:], False], strict=False))
    found = [chunk for chunk, _ in takewhile(lambda pair: pair[1], zip(after, entries, strict=True))]
    return found if sum(numbered[: len(found)]) >= FEWEST else []
