"""What a paper prints twice: a summary at the front and the list at the end often say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.recommendations.found import Found

REFERENCE = re.compile(r"\(?(?:please\s+)?(?:refer\s+to|see)\s+(?:section|paragraph|appendix)\s+[\w.]+\)?", re.I)
ALIKE = 0.8
"""Two texts that share this much of the words of the shorter are one recommendation printed twice."""
SAME_KINDS = ({"asked"}, {"made"}, {"asked", "made"}, {"action"})
FULLER = 3
"""So many words more make the later of the two the one that is kept."""


def once(found: Sequence[Found]) -> list[Found]:
    """Each recommendation once: a summary at the front and the list at the end often print the same."""
    kept: list[Found] = []
    for one in found:
        same = next((i for i, other in enumerate(kept) if _is_same(one, other)), None)
        if same is None:
            kept.append(one)
        elif _is_better(one, kept[same]):
            kept[same] = one
    return kept


def _is_better(later: Found, earlier: Found) -> bool:
    """Whether the later of two that are one says more: a task so named, or more words."""
    if later.named != earlier.named:
        return later.named
    return len(later.text.split()) >= len(earlier.text.split()) + FULLER


def _is_same(one: Found, other: Found) -> bool:
    """Whether two are one: never decisions, which may end each item of minutes alike; tasks if one only tells of it."""
    kinds = {one.kind, other.kind}
    if kinds not in SAME_KINDS or one.clause.action != other.clause.action:
        return False
    if one.kind == "action" and (one.named == other.named or one.block.section_id != other.block.section_id):
        return False
    if one.table_id == other.table_id and one.row != other.row:
        return False
    if one.number and other.number and one.number != other.number and one.block.section_id == other.block.section_id:
        return False
    a, b = (Counter(REFERENCE.sub("", f.text).lower().replace(",", "").rstrip(".").split()) for f in (one, other))
    return (a & b).total() >= ALIKE * min(a.total(), b.total())
