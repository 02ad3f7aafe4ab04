"""One row for an indicator that a paper prints more than once: in a summary and on its card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields, replace

from extract.kpis.names import are_alike, are_told_apart, likeness, plain_name, tokens
from extract.kpis.places import joined_places
from schema.records import Kpi

SUPPORTED = 0.4
"""Likeness of two names that are one indicator where theme, rating and direction agree."""
COMMON = 60
"""So many indicators share a word that says nothing: no likeness is looked for by it."""


def merge_kpis(found: Sequence[Kpi]) -> list[Kpi]:
    """The indicators, each once, in order; the one that tells most keeps its name, page and place."""
    kept = _Kept()
    for kpi in sorted(found, key=lambda k: (k.value is None, k.page)):
        twin = kept.twin_of(kpi)
        if twin is None:
            kept.add(kpi)
        else:
            kept.kpis[twin] = _filled(kept.kpis[twin], kpi)
    return sorted(kept.kpis, key=_order)


def _order(kpi: Kpi) -> tuple[int, float, float, str]:
    return kpi.page, kpi.box.top if kpi.box else 0.0, kpi.box.x0 if kpi.box else 0.0, kpi.name


class _Kept:
    """The indicators kept so far, found again by the words of their names."""

    def __init__(self) -> None:
        self.kpis: list[Kpi] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)

    def add(self, kpi: Kpi) -> None:
        for word in sorted(tokens(kpi.name)):
            self._by_word[word].append(len(self.kpis))
        self._by_name[plain_name(kpi.name)].append(len(self.kpis))
        self.kpis.append(kpi)

    def twin_of(self, kpi: Kpi) -> int | None:
        """The place of the indicator that `kpi` repeats: the likest that it can be."""
        near = (i for word in sorted(tokens(kpi.name)) for i in self._by_word[word][-COMMON:])
        candidates = dict.fromkeys([*self._by_name[plain_name(kpi.name)][-COMMON:], *near])
        scores = [(likeness(kpi.name, self.kpis[i].name), -i) for i in candidates if _are_one(kpi, self.kpis[i])]
        return -max(scores)[1] if scores else None


def _are_one(a: Kpi, b: Kpi) -> bool:
    """Whether two printings are of one indicator: by the name alone, or by a near name and what is said of it."""
    if not _may_be_one(a, b):
        return False
    if plain_name(a.name) == plain_name(b.name):
        return _values_agree(a, b) or _is_summary(a) != _is_summary(b)
    if are_told_apart(a.name, b.name):
        return False
    same = a.value is not None and _values_agree(a, b) and a.target == b.target and a.value == b.value
    return (same and are_alike(a.name, b.name)) or (_values_agree(a, b) and _rated_alike(a, b))


def _may_be_one(a: Kpi, b: Kpi) -> bool:
    """Rows of one table are different indicators; so are ratings, themes and periods that differ."""
    if a.table_id and a.table_id == b.table_id:
        return False
    if a.status and b.status and a.status != b.status:
        return False
    if {a.period_basis, b.period_basis} <= {"column", "stated", "caption"} and a.period_end != b.period_end:
        return False
    return not (a.theme and b.theme) or likeness(a.theme, b.theme) > 0.3


def _values_agree(a: Kpi, b: Kpi) -> bool:
    return all(x is None or y is None or x == y for x, y in ((a.value, b.value), (a.target, b.target)))


def _is_summary(kpi: Kpi) -> bool:
    return any(place.kind == "summary" for place in kpi.places)


def _rated_alike(a: Kpi, b: Kpi) -> bool:
    rated = a.status and a.status == b.status and a.direction == b.direction and a.theme and b.theme
    return bool(rated) and likeness(a.name, b.name) >= SUPPORTED


def _filled(kept: Kpi, other: Kpi) -> Kpi:
    """`kept` with what only `other` tells, and the places of both."""
    news = {f.name: getattr(other, f.name) for f in fields(kept) if getattr(kept, f.name) is None}
    own_place = {"table_id", "row"} if kept.table_id is None and other.page != kept.page else set()
    told = {k: v for k, v in news.items() if v is not None and k not in own_place}
    return replace(kept, **told, places=joined_places(kept, other))
