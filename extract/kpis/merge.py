"""One row for an indicator that a paper prints more than once: in a summary and on its card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace

from schema.records import Kpi

TOKEN = re.compile(r"[a-z]+|\d+(?:\.\d+)?|%")
SAME_WORDS = {"%": "percentage", "percent": "percentage", "proportion": "percentage", "s": "section", "no": "number"}
STOP = frozenset(
    re.findall("[a-z]+", "a an the of to in on at for and or by with is are who which that number percentage")
)
SURE, SUPPORTED = 0.75, 0.4
"""Likeness of two names that are one indicator: by itself, and where theme, rating and direction agree."""


def merge_kpis(found: Sequence[Kpi]) -> list[Kpi]:
    """The indicators, each once, in order; the one that tells most keeps its name, page and place."""
    kept: list[Kpi] = []
    for kpi in sorted(found, key=lambda k: (k.value is None, k.page)):
        twin = _twin(kpi, kept)
        if twin is None:
            kept.append(kpi)
        else:
            kept[twin] = _filled(kept[twin], kpi)
    return sorted(kept, key=lambda k: (k.page, k.box.top if k.box else 0.0, k.name))


def _twin(kpi: Kpi, kept: Sequence[Kpi]) -> int | None:
    """The place of the indicator that `kpi` repeats."""
    scores = [(_likeness(kpi.name, other.name) if _may_be_one(kpi, other) else 0.0, -i) for i, other in enumerate(kept)]
    best, place = max(scores, default=(0.0, 0))
    if best < SUPPORTED:
        return None
    return -place if best >= SURE or _supported(kpi, kept[-place]) else None


def _may_be_one(a: Kpi, b: Kpi) -> bool:
    """Rows of one table are different indicators; so are ratings and themes that differ."""
    if a.table_id and a.table_id == b.table_id:
        return False
    if a.status and b.status and a.status != b.status:
        return False
    return not (a.theme and b.theme) or _likeness(a.theme, b.theme) > 0.3


def _supported(a: Kpi, b: Kpi) -> bool:
    return bool(a.status and a.status == b.status and a.direction == b.direction and a.theme and b.theme)


def _tokens(name: str) -> set[str]:
    return {SAME_WORDS.get(t, t) for t in TOKEN.findall(name.lower().replace("’", "'"))} - STOP


def _likeness(a: str, b: str) -> float:
    """Share of words that two names have in common, 0 to 1.

    >>> _likeness("% of complaints answered in time", "Percentage of complaints answered in time")
    1.0
    """
    x, y = _tokens(a), _tokens(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else float(a == b)


def _filled(kept: Kpi, other: Kpi) -> Kpi:
    """`kept` with what only `other` tells."""
    news = {f.name: getattr(other, f.name) for f in fields(kept) if getattr(kept, f.name) is None}
    own_place = {"table_id", "row"} if kept.table_id is None and other.page != kept.page else set()
    return replace(kept, **{k: v for k, v in news.items() if v is not None and k not in own_place})
