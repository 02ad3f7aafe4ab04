"""Rules of a page -> straight rulings, snapped and joined, and the groups of them that touch.

Boxes of cells are drawn in many pieces: a side for each cell, double borders, dashes. The chain of
steps (snap, join, group) is that of pdfplumber's table finder; here it works with sorted positions,
so that a page of many thousand pieces stays cheap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pages import Rule, Word

SNAP = 3.0
"""Points: parallel rulings that stand no further apart are one."""
TALLEST_ROW = 60.0
"""Points: a row without a ground between rows that have one is no higher."""
REACH = 3.0
"""Points: a ruling that ends no further than this from another one touches it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A straight line. Across the page `at` is its y and `start` to `end` its x; down the page the reverse."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Points from end to end."""
        return self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Rulings that belong together: those across the page by y, those down the page by x."""

    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]


def find_rulings(rules: Iterable[Rule]) -> Rulings:
    """The snapped and joined rulings of `rules`."""
    across, down = [], []
    for rule in rules:
        if rule.width >= rule.height:
            across.append(Ruling(at=rule.top, start=rule.x0, end=rule.x1))
        else:
            down.append(Ruling(at=rule.x0, start=rule.top, end=rule.bottom))
    return Rulings(across=join_rulings(across), down=join_rulings(down))


def join_rulings(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Parallel rulings with those that nearly coincide joined into one.

    >>> join_rulings([Ruling(at=10, start=0, end=50), Ruling(at=11, start=49, end=90)])
    (Ruling(at=10.45, start=0, end=90),)
    """
    joined: list[Ruling] = []
    for group in _snapped(sorted(rulings, key=lambda r: (r.at, r.start, r.end))):
        joined.extend(_joined(group))
    return tuple(sorted(joined, key=lambda r: (r.at, r.start)))


def _snapped(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    groups: list[list[Ruling]] = []
    for ruling in rulings:
        if groups and ruling.at - groups[-1][0].at <= SNAP:
            groups[-1].append(ruling)
        else:
            groups.append([ruling])
    return groups


def _joined(group: list[Ruling]) -> list[Ruling]:
    """Rulings of one snapped group, joined where they overlap or nearly touch, all at the group's mean."""
    weight = sum(r.length for r in group)
    at = round(sum(r.at * r.length for r in group) / weight, 2) if weight else group[0].at
    joined: list[Ruling] = []
    for ruling in sorted(group, key=lambda r: (r.start, r.end)):
        if joined and ruling.start <= joined[-1].end + REACH:
            last = joined.pop()
            joined.append(Ruling(at=at, start=last.start, end=max(last.end, ruling.end)))
        else:
            joined.append(Ruling(at=at, start=ruling.start, end=ruling.end))
    return joined


def bridge_gaps(rulings: Rulings, words: Sequence[Word]) -> Rulings:
    """Rulings across the page, joined over a column that was drawn without its sides.

    Writers of PDF drop some of the thin boxes that make the sides of cells. A gap that stands between the
    same two places in three rulings or more, with words in it, is such a column; without words it parts
    two tables that stand side by side.
    """
    gaps: dict[tuple[int, int], list[tuple[int, Ruling]]] = {}
    across = list(rulings.across)
    for i, (a, b) in enumerate(pairwise(across)):
        if a.at == b.at:
            gaps.setdefault((round(a.end / REACH), round(b.start / REACH)), []).append((i, a))
    for (start, end), found in gaps.items():
        left, right = start * REACH, end * REACH
        top, bottom = found[0][1].at, found[-1][1].at
        if len(found) > 2 and _words_between(words, left, right, top, bottom) > 1:
            for i, _ in found:
                a, b = across[i], across[i + 1]
                across[i + 1] = Ruling(at=a.at, start=a.start, end=b.end)
                across[i] = across[i + 1]
    return Rulings(across=tuple(dict.fromkeys(across)), down=rulings.down)


def _words_between(words: Sequence[Word], left: float, right: float, top: float, bottom: float) -> int:
    return sum(left < (w.x0 + w.x1) / 2 < right and top < w.top and w.bottom < bottom for w in words)


def bridge_rows(rulings: Rulings, words: Sequence[Word]) -> Rulings:
    """Rulings down the page, carried on over rows that were left without a ground between others that have one.

    Such a gap stands between the same two places in three rulings or more, or between their ends and a ruling across
    all of them, and the words in it keep to their columns.
    """
    gaps: dict[tuple[int, int], list[float]] = {}
    ends: dict[int, list[float]] = {}
    for a, b in pairwise((*rulings.down, None)):
        if a and b and a.at == b.at and b.start - a.end <= TALLEST_ROW:
            gaps.setdefault((round(a.end / REACH), round(b.start / REACH)), []).append(a.at)
        elif a:
            ends.setdefault(round(a.end / REACH), []).append(a.at)
    for end, places in ends.items():
        closing = [r.at for r in rulings.across if _closes(r, end * REACH, places, rulings.down)]
        if closing:
            gaps.setdefault((end, round(closing[0] / REACH)), []).extend(places)
    bridges = [
        Ruling(at=at, start=start * REACH - REACH, end=end * REACH + REACH)
        for (start, end), places in gaps.items()
        if len(places) > 2 and _keep_to_columns(words, places, start * REACH - REACH, end * REACH + REACH)
        for at in places
    ]
    return Rulings(across=rulings.across, down=join_rulings([*rulings.down, *bridges]) if bridges else rulings.down)


def _closes(ruling: Ruling, end: float, places: Sequence[float], down: Sequence[Ruling]) -> bool:
    """Whether a ruling closes a row that begins at `end`, over all `places`, and is not the top of what is below."""
    near = 2 * REACH < ruling.at - end <= TALLEST_ROW
    over = ruling.start <= places[0] + REACH and ruling.end >= places[-1] - REACH
    return near and over and not any(abs(side.start - ruling.at) <= REACH for side in down)


def _keep_to_columns(words: Sequence[Word], places: Sequence[float], top: float, bottom: float) -> bool:
    """Whether words between two heights stand in two columns or more, and none across the side of one."""
    inside = [w for w in words if top <= w.top and w.bottom <= bottom and places[0] <= w.x0 and w.x1 <= places[-1]]
    columns = {bisect_right(places, (w.x0 + w.x1) / 2) for w in inside}
    return len(columns) > 1 and not any(w.x0 + 1 < at < w.x1 - 1 for w in inside for at in places)


def touching_groups(rulings: Rulings) -> list[Rulings]:
    """Rulings in groups: any two of a group are connected by rulings that cross or touch."""
    across, down = rulings.across, rulings.down
    parents = list(range(len(across) + len(down)))
    places = [r.at for r in down]
    for i, line in enumerate(across):
        low, high = bisect_left(places, line.start - REACH), bisect_right(places, line.end + REACH)
        for j in range(low, high):
            if down[j].start - REACH <= line.at <= down[j].end + REACH:
                unite(parents, i, len(across) + j)
    return _groups(rulings, parents)


def _groups(rulings: Rulings, parents: list[int]) -> list[Rulings]:
    members: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, ruling in enumerate((*rulings.across, *rulings.down)):
        sides = members.setdefault(root_of(parents, i), ([], []))
        sides[0 if i < len(rulings.across) else 1].append(ruling)
    return [Rulings(across=tuple(a), down=tuple(d)) for a, d in members.values()]


def root_of(parents: list[int], i: int) -> int:
    """The smallest member that stands for the group of `i`; `parents` links each member to another of its group."""
    while parents[i] != i:
        parents[i] = parents[parents[i]]
        i = parents[i]
    return i


def unite(parents: list[int], i: int, j: int) -> None:
    """Make one group of those of `i` and `j`."""
    a, b = root_of(parents, i), root_of(parents, j)
    parents[max(a, b)] = min(a, b)
