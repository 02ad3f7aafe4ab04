"""How deep each heading stands: by its number first, then its look, then the headings that it stands among."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.structure.blocks import Chunk
from extract.structure.looks import Rank, Style
from extract.structure.numbering import Count, find_counts, find_series

NEAR_SIZE = 0.15
"""Of the larger size: how little two looks of one level may differ."""
LONG_RUN = 3
"""So many headings that count on are the items of a paper."""
Styled = tuple[Chunk, Style]
Run = list[tuple[int, Count]]
"""Headings by their index that count on, each with how its number is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How deep a heading stands, 1 being the paper's title, and what says so."""

    depth: int
    basis: str


def find_levels(headings: Sequence[Styled]) -> list[Level]:
    """The levels of the headings below a paper's title, from 2 down.

    All headings of a look stand on one level, that below the look that most of them stand under; those that
    count on from each other ("1.", "2.", or "Part A", "Part B") do so whatever they look like, and "2.1" is below "2.".
    """
    runs = _find_runs(headings)
    ranks = _with_lone_heads(_with_runs(_ranks([style for _, style in headings]), runs), runs)
    parents = _parents(ranks)
    own = _levels_of_looks(ranks, parents)
    numbered = {at: count for run in runs for at, count in run if len(run) > 1 or count.prefix}
    return [
        Level(depth=own[rank] if parent else 2, basis=_basis(numbered.get(at), parent))
        for at, (rank, parent) in enumerate(zip(ranks, parents, strict=True))
    ]


def _basis(count: Count | None, parent: Rank | None) -> str:
    by = "its number" if count else "its look"
    return f"{by}, below the looks above it" if parent else f"{by}, below none but the title"


def _find_runs(headings: Sequence[Styled]) -> list[Run]:
    """The headings that count on from each other: in one look, or without a number left out."""
    runs: list[Run] = []
    for at, (chunk, style) in enumerate(headings):
        counts = find_counts(chunk.mark) if chunk.mark else find_series(chunk.text)
        found = _run_before(runs, counts, [s.look == style.look for _, s in headings])
        if found:
            runs[found[0]].append((at, found[1]))
        elif counts:
            runs.append([(at, min(counts, key=lambda c: c.value))])
    return runs


def _run_before(runs: Sequence[Run], counts: Sequence[Count], alike: Sequence[bool]) -> tuple[int, Count] | None:
    """The run (by its index) that a heading goes on from, and how its number then is read; the latest of the best."""
    best = max(
        (
            ((count.follows(last) + alike[before], run[-1][0]), number, count)
            for number, run in enumerate(runs)
            for before, last in run[-1:]
            for count in counts
            if count.follows(last) or (alike[before] and count.continues(last))
        ),
        key=lambda found: found[0],
        default=None,
    )
    return best[1:] if best else None


def _with_runs(ranks: Sequence[Rank], runs: Sequence[Run]) -> list[Rank]:
    """Each heading's rank: one for all of a run, and for "2.1" and its like one below that of "2."."""
    given = list(ranks)
    for run in runs:
        if not run[0][1].prefix:
            _give(given, run, _most_usual(ranks[at] for at, _ in run))
    nested = sorted({count.scheme for run in runs for _, count in run if count.prefix}, key=len)
    for scheme in nested:
        members = [(at, count) for run in runs for at, count in run if count.scheme == scheme]
        usual = _most_usual(ranks[at] for at, _ in members)
        above = [given[at] for at in _numbered_above(members, runs)]
        limit = _most_usual(above) if above else None
        _give(given, members, _below(limit) if limit and usual >= limit else usual)
    return given


def _with_lone_heads(ranks: list[Rank], runs: Sequence[Run]) -> list[Rank]:
    """Ranks with that of a run for a heading as large that stands alone of its look right before "1.".

    Minutes list who was present in such a way above their items.
    """
    given, usual = list(ranks), Counter(ranks)
    for run in runs:
        first, count = run[0]
        if len(run) >= LONG_RUN and count.value == 1 and not count.prefix and first:
            before = ranks[first - 1]
            if usual[before] == 1 and before[0] == ranks[first][0] and before > ranks[first]:
                given[first - 1] = ranks[first]
    return given


def _give(ranks: list[Rank], run: Run, rank: Rank) -> None:
    for at, _ in run:
        ranks[at] = rank


def _most_usual(ranks: Iterable[Rank]) -> Rank:
    counts = Counter(ranks)
    return max(counts, key=lambda rank: (counts[rank], rank))


def _below(rank: Rank) -> Rank:
    return (*rank[:-1], rank[-1] - 1)


def _numbered_above(members: Run, runs: Sequence[Run]) -> list[int]:
    """The headings "2." that stand last before each "2.1"."""
    numbered = sorted((at, (*count.prefix, str(count.value))) for run in runs for at, count in run)
    latest = ([at for at, path in numbered if at < member and path == count.prefix] for member, count in members)
    return [found[-1] for found in latest if found]


def _parents(ranks: Sequence[Rank]) -> list[Rank | None]:
    """The rank of the heading that each stands under; None under none."""
    above: list[Rank] = []
    parents: list[Rank | None] = []
    for rank in ranks:
        while above and above[-1] <= rank:
            above.pop()
        parents.append(above[-1] if above else None)
        above.append(rank)
    return parents


def _levels_of_looks(ranks: Sequence[Rank], parents: Sequence[Rank | None]) -> dict[Rank, int]:
    """One level for all headings of a look: below the look that most of them stand under."""
    levels: dict[Rank, int] = {}
    for look in sorted(set(ranks), reverse=True):
        counts = Counter(parent for rank, parent in zip(ranks, parents, strict=True) if rank == look)
        parent = max(counts, key=lambda p: (counts[p], p is not None, p or ()))
        levels[look] = 2 if parent is None else levels[parent] + 1
    return levels


def _ranks(styles: Sequence[Style]) -> list[Rank]:
    """Each heading's rank, or that of its peers."""
    ranks = [style.rank for style in styles]
    peers = _peers(ranks)
    return [peers.get(rank, rank) for rank in ranks]


def _peers(ranks: Sequence[Rank]) -> dict[Rank, Rank]:
    """Ranks that differ from a higher one in nothing but a little size, and that none of it ever encloses."""
    known = sorted(set(ranks), reverse=True)
    return {
        low: high
        for high in known
        for low in known
        if 0 < high[0] - low[0] <= NEAR_SIZE * high[0] and high[1:] == low[1:] and not _encloses(ranks, high, low)
    }


def _encloses(ranks: Sequence[Rank], high: Rank, low: Rank) -> bool:
    """Whether a heading of the low rank stands between two of the high one or above."""
    first = next(i for i, rank in enumerate(ranks) if rank == high)
    last = max(i for i, rank in enumerate(ranks) if rank >= high)
    return any(first < i < last and rank == low for i, rank in enumerate(ranks))
