"""What a paper says, in a few numbers: the same whether it stands in a pack or in a file of its own.

Page furniture and stamps are left out, so that a new page number or item changes nothing. The sketch is a MinHash by
one permutation (Li, Owen and Zhang, "One permutation hashing", 2012): https://arxiv.org/abs/1208.1259
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from extract.content import PaperContent
from schema.records import BLOCK_KINDS, Fingerprint

SAID = frozenset(BLOCK_KINDS) - {"running_head", "running_foot", "page_number", "stamp", "chart_label"}
WORD = re.compile(r"\w+(?:[.,]\d+)*")
SHORTEST = 25
"""Words: what says less ("to follow", "not for publication") is no copy of its like."""
SHINGLE = 5
"""Words in a row that are one sign of a text."""
BINS = 128
GROUPS = 3
"""So many of the keys of two texts that share nearly all shingles are the same but for one in thousands of pairs."""
EMPTY = "...."


def find_fingerprint(content: PaperContent) -> Fingerprint | None:
    """The fingerprint of a paper; None where it says too little to have one."""
    words = read_words(_texts(content))
    if len(words) < SHORTEST:
        return None
    least = _least(words)
    title = " ".join(read_words([content.paper.title]))
    keys = [_hash(f"{title}|{group}|{min(least[group::GROUPS], default='')}") for group in range(GROUPS)]
    return Fingerprint(
        paper_id=content.paper.id, words=len(words), digest=_hash(" ".join(sorted(words))),
        near_1=keys[0], near_2=keys[1], near_3=keys[2],
        sketch="".join(value[-len(EMPTY) :] if value < NONE else EMPTY for value in least),
    )  # fmt: skip


def _texts(content: PaperContent) -> Iterable[str]:
    yield from (block.text for block in content.blocks if block.kind in SAID)
    yield from (cell.text for table in content.tables for cell in table.cells)


def read_words(texts: Iterable[str]) -> list[str]:
    """The words and numbers of texts, without case and punctuation.

    >>> read_words(["The Panel’s £1,204.50;", "re-let"])
    ['the', 'panel', 's', '1,204.50', 're', 'let']
    """
    return [word for text in texts for word in WORD.findall(text.casefold())]


NONE = "g"
"""Greater than every hash: what a bin has that no shingle fell into."""


def _least(words: Sequence[str]) -> list[str]:
    """The least hash of the shingles in each bin."""
    least = [NONE] * BINS
    for at in range(len(words) - SHINGLE + 1):
        value = _hash(" ".join(words[at : at + SHINGLE]))
        place = int(value[:2], 16) % BINS
        least[place] = min(least[place], value[2:])
    return least


def _hash(text: str) -> str:
    """64 bits in hexadecimal.

    >>> _hash("panel")
    '0a0b58ac8a87dc14'
    """
    return blake2b(text.encode(), digest_size=8).hexdigest()
