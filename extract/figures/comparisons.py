"""Which amounts a text puts beside which: "rose from 40 to 52, up 30%", "81% against a target of 90%".

The direction is that of the sentence: the value that it is about points at the one that it is compared with, and a
change points at the value that it starts from. Where only the value that it arrived at is printed, a change points at
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.figures.comparison_cues import (
    BECAME,
    REACH,
    TIMES,
    Cue,
    Row,
    Said,
    Told,
    alike,
    comparison_of,
    find_cue,
    rows,
    went_on,
)

PARTED = re.compile(r";|\b(?:while|whilst|whereas|although|though|but|however)\b", re.I)
NEW_CLAUSE = re.compile(
    r"\.\s|;|\b(?:while|whilst|whereas|although|though|but)\b|\band\s+(?!(?:an?|is|was|this|represents?)\b)", re.I
)
AFTER_ALL = re.compile(r"^[^;]{0,40};\s+it\s", re.I)
SAID_AGAIN = re.compile(r"\s?(?:,?\s+or\s+|,\s*|\s?\()\s?")
THIS = re.compile(r"^\s*(?:This|That|It|These|Which)\b", re.I)
SAME = re.compile(
    r"^\s*(?:This|That|It|The\s+(?:[\w’'-]+\s+){0,6}?(?:rate|figure|number|total|share|proportion|level|average|mean|target|"
    r"baseline|standard|score|time|result|position))\b",
    re.I,
)
"""A sentence that goes on about what the one before it measured."""
GAP = 70
"""Characters: a change that stands further behind the values is not theirs."""
LISTED = re.compile(r"\s?(?:,\s?and|,|and)\s")
NAMED = re.compile(r"^(?:\s[^\W\d][\w’'-]*(?<!\band)){0,4}(?=,|\sand\s)")
RESPECTIVELY = re.compile(r"^[^.;]{0,40}\brespectively\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The amount `of`, by its place in the block's, is put beside or changed from the amount `to`.

    `comparison` is one of COMPARISONS; `start` says that something changed from it, and
    `listed` that both stand at the same place of two lists.
    """

    of: int
    to: int
    comparison: str
    start: bool = False
    listed: bool = False

    @property
    def is_of_time(self) -> bool:
        """Whether the two differ in the time that they speak of."""
        return self.start or self.comparison in TIMES


def find_links(text: str, amounts: Sequence[Told]) -> list[Link]:
    """The links between the amounts of a block, in their order; an amount may have several.

    >>> from extract.figures.comparison_cues import told_of
    >>> from extract.figures.quantities import find_quantities
    >>> text = "Thefts are now 86, down from 101."
    >>> [(k.of, k.to, k.comparison) for k in find_links(text, list(told_of(text, find_quantities(text))))]
    [(0, 1, 'previous')]
    """
    return sorted(_all_links(text, amounts), key=lambda k: (k.of, k.to))


def chosen(links: Sequence[Link]) -> list[Link]:
    """One link of each amount: the first to another time, or else the first.

    >>> [k.to for k in chosen([Link(of=0, to=1, comparison="target"), Link(of=0, to=2, comparison="previous")])]
    [2]
    """
    found: dict[int, Link] = {}
    for link in links:
        before = found.get(link.of)
        if before is None or (link.is_of_time and not before.is_of_time):
            found[link.of] = link
    return [*found.values()]


def _all_links(text: str, amounts: Sequence[Told]) -> Iterator[Link]:
    last: list[Link] = []
    before: Row | None = None
    for row in rows(text, amounts):
        links = list(_row_links(row))
        yield from links or _to_sentence_before(row, last, before)
        last, before = links, row


def _row_links(row: Row) -> Iterator[Link]:
    said = [find_cue(row, at) for at in range(len(row.amounts))]
    listed = list(_listed(row, said))
    if listed:
        yield from listed
        return
    pairs: list[tuple[int, int]] = []
    for at, cue in enumerate(said):
        if cue is None:
            continue
        own = _own(row, at, said)
        if own is not None:
            pairs.append((at, own))
        link = _link(row, (at if own is None else own, at), cue)
        if own is not None:
            yield link
        for change in _changes(row, (at, at if own is None else own), link, cue.cue):
            yield replace(link, of=row.first + change)
    yield from _in_step(row, pairs)
    yield from _became(row, said, {own for _, own in pairs})


def _became(row: Row, said: Sequence[Said | None], taken: set[int]) -> Iterator[Link]:
    """What an amount went on to be: "stood at 40 in May and fell to 36, a fall of 10%"."""
    for at in range(1, len(row.amounts)):
        before = at - 1
        free = said[at] is None and said[before] is None and not {at, before} & taken
        if free and alike(row.amounts[at], row.amounts[before]) and went_on().search(row.gap(at)):
            link = Link(of=row.first + at, to=row.first + before, comparison="previous", start=True)
            yield link
            yield from (replace(link, of=row.first + j) for j in _following(row, before, at))


def _listed(row: Row, said: Sequence[Said | None]) -> Iterator[Link]:
    """Values listed in the order of those that they are compared with: "9 and 4, against 8 and 5 respectively"."""
    for at, cue in enumerate(said):
        last = at
        while cue and last + 1 < len(row.amounts) and LISTED.fullmatch(row.gap(last + 1)):
            last += 1
        size = last - at + 1
        if (
            cue is None
            or size == 1
            or at < size
            or not all(LISTED.fullmatch(_bare(row, j)) for j in range(at - size + 1, at))
        ):
            continue
        own = range(at - size, at)
        in_line = all(LISTED.fullmatch(_bare(row, j)) for j in own[1:])
        if in_line and all(said[j] is None and alike(row.amounts[j], row.amounts[j + size]) for j in own):
            link = replace(_link(row, (at, last), cue), listed=True)
            yield from (replace(link, of=row.first + j, to=row.first + j + size) for j in own)


def _bare(row: Row, at: int) -> str:
    """The words between two listed amounts without the noun that the first counts: "18 notices and 3"."""
    return NAMED.sub("", row.gap(at), count=1)


def _link(row: Row, pair: tuple[int, int], said: Said) -> Link:
    of, to = pair
    comparison = comparison_of(row, to, said)
    return Link(of=row.first + of, to=row.first + to, comparison=comparison, start=said.cue.start)


def _own(row: Row, at: int, said: Sequence[Said | None]) -> int | None:
    """The amount that is put beside the one at `at`: what it became, else the last alike before, else the next."""
    amounts = row.amounts
    later = at + 1 < len(amounts) and BECAME.search(row.gap(at + 1))
    if later and alike(amounts[at + 1], amounts[at]) and said[at + 1] is None:
        return at + 1
    for before in range(at - 1, -1, -1):
        if said[before] is None and alike(amounts[before], amounts[at]):
            between = row.text[amounts[before].end : amounts[at].start]
            listed = between.count("(") > between.count(")")
            return None if ";" in between and not listed and not AFTER_ALL.match(between) else before
    return _next_own(row, at, said)


def _next_own(row: Row, at: int, said: Sequence[Said | None]) -> int | None:
    """The next amount alike, where the sentence begins with what it is compared with."""
    amounts = row.amounts
    following = [j for j in range(at + 1, len(amounts)) if said[j] is None and alike(amounts[j], amounts[at])]
    if at or not following or PARTED.search(row.text[amounts[at].end : amounts[following[0]].start]):
        return None
    return following[0]


def _changes(row: Row, pair: tuple[int, int], link: Link, cue: Cue) -> Iterator[int]:
    """The changes that lead to the compared values or follow them; without a value of its own only those before."""
    first, last = sorted(pair)
    if row.amounts[pair[0]].is_change:
        return
    if cue.start or cue.needs == "change":
        yield from _leading(row, pair[0], first)
    yield from (j for j in range(first + 1, last) if _counts(row, j, pair[0]))
    if first != last:
        yield from (j for j in _following(row, pair[0], last) if link.is_of_time or row.amounts[j].kind == "gap")


def _leading(row: Row, at: int, first: int) -> Iterator[int]:
    """The changes before the compared values."""
    for before in range(first - 1, -1, -1):
        gap = row.gap(before + 1)
        again = row.amounts[before + 1].is_change
        near = SAID_AGAIN.fullmatch(gap) if again else len(gap) <= GAP and not NEW_CLAUSE.search(gap)
        if not near or not _counts(row, before, at):
            return
        yield before


def _following(row: Row, at: int, last: int) -> Iterator[int]:
    """The changes behind the compared values."""
    for after in range(last + 1, len(row.amounts)):
        gap = row.gap(after)
        if not _counts(row, after, at) or len(gap) > GAP or NEW_CLAUSE.search(gap):
            return
        yield after


def _counts(row: Row, change: int, at: int) -> bool:
    """Whether an amount can be the change from the one at `at`, by its kind and unit."""
    other = row.amounts[at].unit
    fits = {other, "percent"} | ({"percentage_points"} if other == "percent" else set())
    return row.amounts[change].is_change and row.amounts[change].unit in fits


def _in_step(row: Row, pairs: Sequence[tuple[int, int]]) -> Iterator[Link]:
    """Changes that are listed in the order of the values: "changes of 4% and -3% respectively"."""
    last = max((max(pair) for pair in pairs), default=0)
    changes = [j for j in range(last + 1, len(row.amounts)) if row.amounts[j].is_change]
    if len(pairs) < 2 or len(changes) != len(pairs) or not RESPECTIVELY.search(row.after(changes[-1])):
        return
    for change, (start, _) in zip(changes, sorted(pairs), strict=True):
        yield Link(of=row.first + change, to=row.first + start, comparison="previous", start=True)


def _to_sentence_before(row: Row, last: Sequence[Link], before: Row | None) -> Iterator[Link]:
    """What a sentence says of the values of the one before.

    "This is a rise of 4%", "The rate was 9% a year earlier", "The target is 90%".
    """
    sentence = row.text[row.amounts[0].sentence[0] :][:REACH]
    starts = [link for link in last if link.is_of_time]
    if row.amounts[0].is_change:
        if THIS.match(sentence) and len({link.to for link in starts}) == 1:
            yield Link(of=row.first, to=starts[0].to, comparison=starts[0].comparison, start=True)
        return
    said = find_cue(row, 0)
    own = _only_alike(before, row.amounts[0]) if before and said and SAME.match(sentence) and not last else None
    if own is not None and said:
        comparison = comparison_of(row, 0, said)
        yield Link(of=own, to=row.first, comparison=comparison, start=said.cue.start)


def _only_alike(row: Row, amount: Told) -> int | None:
    """The level of a sentence that is the only one alike."""
    found = [row.first + i for i, other in enumerate(row.amounts) if alike(other, amount)]
    return found[0] if len(found) == 1 else None
