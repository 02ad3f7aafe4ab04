"""When two texts, numbers or grids say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

FILLERS = frozenset(re.findall("[a-z]+", "a an and at by for from in is of on or that the this to was were with"))
TOKEN = re.compile(r"[a-z0-9%£]+(?:[.][0-9]+)?")


def token_list(text: str | None) -> list[str]:
    """The words of a text in order, without marks and thousands separators.

    >>> token_list("The 14,599 crimes – up 2.5%")
    ['the', '14599', 'crimes', 'up', '2.5', '%']
    """
    return TOKEN.findall((text or "").lower().replace(",", ""))


@lru_cache(maxsize=65536)
def tokens(text: str | None, content: bool = False) -> Counter[str]:
    """The words of a text, counted; with `content`, without fillers. The result is shared: it must not be changed."""
    return Counter(t for t in token_list(text) if not content or t not in FILLERS)


def overlap(one: Counter[Any], other: Counter[Any]) -> float:
    """Twice what two bags share, over what they hold: 1 where they are the same, 0 where nothing is shared."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def closest(wordings: Iterable[str], text: str | None, content: bool = False) -> float:
    """The best overlap of a text with any of several wordings that are right."""
    return max(overlap(tokens(wording, content), tokens(text, content)) for wording in wordings)


def same_number(one: float | None, other: float | None) -> bool:
    """Whether two numbers are the same to six digits; None only equals None.

    >>> same_number(0.1 + 0.2, 0.3), same_number(None, 0)
    (True, False)
    """
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def neighbours(grid: Sequence[Sequence[str]]) -> Counter[tuple[str, str, str]]:
    """Which text stands next to which, across and down, blanks skipped (the measure of the ICDAR 2013 competition).

    >>> neighbours([["a", "", "b"], ["c", "d", "e"]])[("a", "b", "across")]
    1
    """
    rows = [[" ".join(token_list(text)) for text in row] for row in grid]
    columns = [list(column) for column in zip(*rows, strict=True)]
    found: Counter[tuple[str, str, str]] = Counter()
    for way, lines in (("across", rows), ("down", columns)):
        for line in lines:
            texts = [text for text in line if text]
            found.update((a, b, way) for a, b in pairwise(texts) if a != b)
    return found
