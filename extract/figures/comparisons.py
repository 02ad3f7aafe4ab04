"""Which amounts a text puts beside which: "rose from 40 to 52, up 30%", "81% against a target of 90%".

The direction is that of the sentence: the value that it is about points at the one that it is compared with, and a
change points at the value that it starts from. Where only the value that it arrived at is printed, a change points at
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.data import load_data
from extract.figures.kinds import read_kinds
from extract.figures.quantities import Quantity
from extract.language import sentences

REACH = 160
"""Characters before an amount in which what it is to another is told."""
TOLD = 70
"""Characters after an amount in which its time is told."""
PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
BECAME = re.compile(
    r"^[^.;]{0,60}?\bto\s+(?:(?:just|only|about|around|nearly|almost|over|under|an?|the|average|of)\s+)*$", re.I
)
PARTED = re.compile(r";|\b(?:while|whilst|whereas|although|though|but|however)\b", re.I)
NEW_CLAUSE = re.compile(
    r"\.\s|;|\b(?:while|whilst|whereas|although|though|but)\b|\band\s+(?!(?:an?|is|was|this|represents?)\b)", re.I
)
NOUN = re.compile(
    r"^\s+(?!(?:in|for|at|of|on|during|over|last|previously|a|an|the|and|or|this|that|per|by|from|to|as|when)\b)[a-z]{3}"
)
AFTER_ALL = re.compile(r"^[^;]{0,40};\s+it\s", re.I)
OTHERS = re.compile(r"[;.]\s|,\s|\b(?:and|while|but|whereas|with)\b")
"""Where words behind an amount go on to something else."""
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
RESPECTIVELY = re.compile(r"^[^.;]{0,40}\brespectively\b", re.I)
TIMES = ("previous", "year_before", "baseline")
"""What speaks of another time than the value that is put beside it."""
CHANGES = ("change", "gap")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An amount at `start` to `end` (exclusive) of a block, the sentence it stands in, and what it is."""

    start: int
    end: int
    sentence: tuple[int, int]
    kind: str
    value: float
    unit: str

    @property
    def is_change(self) -> bool:
        """Whether it is a difference, and no level."""
        return self.kind in CHANGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The amount `of`, by its place in the block's, is put beside or changed from the amount `to`.

    `comparison` is one of COMPARISONS; `start` says that something changed from it.
    """

    of: int
    to: int
    comparison: str
    start: bool = False

    @property
    def is_of_time(self) -> bool:
        """Whether the two differ in the time that they speak of."""
        return self.start or self.comparison in TIMES


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """A form of comparisons.toml; `where` are the words that it looks at: a method of `_Row`."""

    start: bool
    needs: str
    where: str
    pattern: re.Pattern[str]


BESIDE_CHANGE = re.compile(
    r"\b(?:compared\s+(?:to|with)|against|versus|vs\.?|than)\s+(?:just\s+|only\s+)?(?:an?\s+|the\s+)?"
    r"(?:(?:[\w’'-]+\s+){0,4}(?:fall|rise|increase|decrease|reduction|change|growth|drop)\s+(?:of|in\s+[\w\s]{1,30}\sof)\s+)?"
    r"(?:an?\s+|just\s+|only\s+|around\s+)?$",
    re.I,
)
CHANGE_CUE = _Cue(start=False, needs="", where="gap", pattern=BESIDE_CHANGE)
"""A change that another is compared with: "fell by 9%, against a national fall of 4%"."""


def told_of(text: str, quantities: Sequence[Quantity]) -> Iterator[Told]:
    """The amounts of a block with their sentences and what they are."""
    for within in sentences(text):
        inside = [q for q in quantities if within[0] <= q.start < within[1]]
        for quantity, (kind, value) in zip(inside, read_kinds(text[slice(*within)], inside, within[0]), strict=True):
            yield Told(
                start=quantity.start, end=quantity.end, sentence=within, kind=kind, value=value, unit=quantity.unit
            )


def find_links(text: str, amounts: Sequence[Told]) -> list[Link]:
    """The links between the amounts of a block, in their order; an amount may have several.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The amounts of one sentence: `first` is the place in the block's of the first of them."""

    text: str
    amounts: Sequence[Told]
    first: int

    def before(self, at: int) -> str:
        """The sentence up to an amount."""
        amount = self.amounts[at]
        return self.text[max(amount.sentence[0], amount.start - REACH) : amount.start]

    def gap(self, at: int) -> str:
        """The words between an amount and the one before it, or the beginning of the sentence."""
        start = self.amounts[at - 1].end if at else self.amounts[at].sentence[0]
        return self.text[start : self.amounts[at].start]

    def after(self, at: int) -> str:
        """The words from an amount to the next one, or the end of the sentence."""
        amount = self.amounts[at]
        end = self.amounts[at + 1].start if at + 1 < len(self.amounts) else amount.sentence[1]
        return self.text[amount.end : min(end, amount.end + TOLD)]


def _all_links(text: str, amounts: Sequence[Told]) -> Iterator[Link]:
    last: list[Link] = []
    before: _Row | None = None
    for row in _rows(text, amounts):
        links = list(_row_links(row))
        yield from links or _to_sentence_before(row, last, before)
        last, before = links, row


def _rows(text: str, amounts: Sequence[Told]) -> Iterator[_Row]:
    first = 0
    for at in range(1, len(amounts) + 1):
        if at == len(amounts) or amounts[at].sentence != amounts[first].sentence:
            yield _Row(text=text, amounts=amounts[first:at], first=first)
            first = at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What puts another amount beside one: the cue, and its words."""

    cue: _Cue
    words: str


def _row_links(row: _Row) -> Iterator[Link]:
    said = [_said(row, at) for at in range(len(row.amounts))]
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


def _became(row: _Row, said: Sequence[_Said | None], taken: set[int]) -> Iterator[Link]:
    """What an amount went on to be: "stood at 40 in May and fell to 36, a fall of 10%"."""
    for at in range(1, len(row.amounts)):
        before = at - 1
        free = said[at] is None and said[before] is None and not {at, before} & taken
        if free and _alike(row.amounts[at], row.amounts[before]) and _went_on().search(row.gap(at)):
            link = Link(of=row.first + at, to=row.first + before, comparison="previous", start=True)
            yield link
            yield from (replace(link, of=row.first + j) for j in _following(row, before, at))


@cache
def _went_on() -> re.Pattern[str]:
    data = load_data("extract.figures", "comparisons.toml")
    return re.compile(_filled(data["became"]["pattern"], data["part"]), re.IGNORECASE)


def _listed(row: _Row, said: Sequence[_Said | None]) -> Iterator[Link]:
    """Values listed in the order of those that they are compared with: "9 and 4, against 8 and 5 respectively"."""
    for at, cue in enumerate(said):
        last = at
        while cue and last + 1 < len(row.amounts) and LISTED.fullmatch(row.gap(last + 1)):
            last += 1
        size = last - at + 1
        if cue is None or size == 1 or at < size or not RESPECTIVELY.search(row.after(last)):
            continue
        own = range(at - size, at)
        if all(said[j] is None and _alike(row.amounts[j], row.amounts[j + size]) for j in own):
            yield from (_link(row, (j, j + size), cue) for j in own)


def _link(row: _Row, pair: tuple[int, int], said: _Said) -> Link:
    of, to = pair
    comparison = _comparison(row, to, said)
    return Link(of=row.first + of, to=row.first + to, comparison=comparison, start=said.cue.start)


def _said(row: _Row, at: int) -> _Said | None:
    """What makes the amount one that another is put beside."""
    if row.amounts[at].is_change:
        match = BESIDE_CHANGE.search(row.gap(at)) if at and row.amounts[at - 1].is_change else None
        return _Said(cue=CHANGE_CUE, words=match[0]) if match else None
    for cue in _cues():
        match = cue.pattern.search(getattr(row, cue.where)(at))
        if match and _has_what_it_needs(row, at, cue):
            return _Said(cue=cue, words=match[0])
    return None


def _has_what_it_needs(row: _Row, at: int, cue: _Cue) -> bool:
    amounts = row.amounts
    if cue.where == "after" and _labels_next(row, at, cue):
        return False
    if cue.needs == "to":
        later = amounts[at + 1] if at + 1 < len(amounts) else None
        return later is not None and later.unit == amounts[at].unit and bool(BECAME.search(row.gap(at + 1)))
    if cue.needs == "change":
        return at > 0 and amounts[at - 1].is_change
    if cue.needs == "target":
        return amounts[at].kind == "target"
    return cue.needs != "bare" or amounts[at].unit not in ("count", "GBP") or not NOUN.match(row.after(at))


def _labels_next(row: _Row, at: int, cue: _Cue) -> bool:
    """Whether the words behind an amount are those before the next: "9% (previous quarter 8%)"."""
    after = row.after(at)
    match = cue.pattern.search(after)
    return match is not None and at + 1 < len(row.amounts) and not after[match.end() :].strip(" :=")


def _own(row: _Row, at: int, said: Sequence[_Said | None]) -> int | None:
    """The amount that is put beside the one at `at`: what it became, else the last alike before, else the next."""
    amounts = row.amounts
    later = at + 1 < len(amounts) and BECAME.search(row.gap(at + 1))
    if later and _alike(amounts[at + 1], amounts[at]) and said[at + 1] is None:
        return at + 1
    for before in range(at - 1, -1, -1):
        if said[before] is None and _alike(amounts[before], amounts[at]):
            between = row.text[amounts[before].end : amounts[at].start]
            return None if ";" in between and not AFTER_ALL.match(between) else before
    return _next_own(row, at, said)


def _next_own(row: _Row, at: int, said: Sequence[_Said | None]) -> int | None:
    """The next amount alike, where the sentence begins with what it is compared with."""
    amounts = row.amounts
    following = [j for j in range(at + 1, len(amounts)) if said[j] is None and _alike(amounts[j], amounts[at])]
    if at or not following or PARTED.search(row.text[amounts[at].end : amounts[following[0]].start]):
        return None
    return following[0]


def _alike(own: Told, other: Told) -> bool:
    """Whether one amount can be put beside another: both levels of one unit, or both changes."""
    return own.unit == other.unit and own.is_change == other.is_change and own.kind != "target"


def _changes(row: _Row, pair: tuple[int, int], link: Link, cue: _Cue) -> Iterator[int]:
    """The changes that lead to the compared values or follow them; without a value of its own only those before."""
    first, last = sorted(pair)
    if row.amounts[pair[0]].is_change:
        return
    if cue.start or cue.needs == "change":
        yield from _leading(row, pair[0], first)
    yield from (j for j in range(first + 1, last) if _counts(row, j, pair[0]))
    if first != last:
        yield from (j for j in _following(row, pair[0], last) if link.is_of_time or row.amounts[j].kind == "gap")


def _leading(row: _Row, at: int, first: int) -> Iterator[int]:
    """The changes before the compared values."""
    for before in range(first - 1, -1, -1):
        gap = row.gap(before + 1)
        again = row.amounts[before + 1].is_change
        near = SAID_AGAIN.fullmatch(gap) if again else len(gap) <= GAP and not NEW_CLAUSE.search(gap)
        if not near or not _counts(row, before, at):
            return
        yield before


def _following(row: _Row, at: int, last: int) -> Iterator[int]:
    """The changes behind the compared values."""
    for after in range(last + 1, len(row.amounts)):
        gap = row.gap(after)
        if not _counts(row, after, at) or len(gap) > GAP or NEW_CLAUSE.search(gap):
            return
        yield after


def _counts(row: _Row, change: int, at: int) -> bool:
    """Whether an amount can be the change from the one at `at`, by its kind and unit."""
    other = row.amounts[at].unit
    fits = {other, "percent"} | ({"percentage_points"} if other == "percent" else set())
    return row.amounts[change].is_change and row.amounts[change].unit in fits


def _in_step(row: _Row, pairs: Sequence[tuple[int, int]]) -> Iterator[Link]:
    """Changes that are listed in the order of the values: "changes of 4% and -3% respectively"."""
    last = max((max(pair) for pair in pairs), default=0)
    changes = [j for j in range(last + 1, len(row.amounts)) if row.amounts[j].is_change]
    if len(pairs) < 2 or len(changes) != len(pairs) or not RESPECTIVELY.search(row.after(changes[-1])):
        return
    for change, (start, _) in zip(changes, sorted(pairs), strict=True):
        yield Link(of=row.first + change, to=row.first + start, comparison="previous", start=True)


def _to_sentence_before(row: _Row, last: Sequence[Link], before: _Row | None) -> Iterator[Link]:
    """What a sentence says of the values of the one before.

    "This is a rise of 4%", "The rate was 9% a year earlier", "The target is 90%".
    """
    sentence = row.text[row.amounts[0].sentence[0] :][:REACH]
    starts = [link for link in last if link.is_of_time]
    if row.amounts[0].is_change:
        if THIS.match(sentence) and len({link.to for link in starts}) == 1:
            yield Link(of=row.first, to=starts[0].to, comparison=starts[0].comparison, start=True)
        return
    said = _said(row, 0)
    own = _only_alike(before, row.amounts[0]) if before and said and SAME.match(sentence) and not last else None
    if own is not None and said:
        comparison = _comparison(row, 0, said)
        yield Link(of=own, to=row.first, comparison=comparison, start=said.cue.start)


def _only_alike(row: _Row, amount: Told) -> int | None:
    """The level of a sentence that is the only one alike."""
    alike = [row.first + i for i, other in enumerate(row.amounts) if _alike(other, amount)]
    return alike[0] if len(alike) == 1 else None


def _comparison(row: _Row, at: int, said: _Said) -> str:
    """What the amount is, by its kind or the words on either side of it."""
    if row.amounts[at].kind == "target":
        return "target"
    around = f"{said.words} | {_own_words(row.after(at))}"
    names = (name for words, name in _meanings() if words.search(around))
    found = next((name for name in names if not said.cue.start or name in TIMES), None)
    return found or ("previous" if said.cue.start else "other")


def _own_words(after: str) -> str:
    """The words behind an amount that are still said of it."""
    return OTHERS.split(after, maxsplit=1)[0]


@cache
def _cues() -> tuple[_Cue, ...]:
    data = load_data("extract.figures", "comparisons.toml")
    return tuple(
        _Cue(
            start=row["role"] == "start", needs=row.get("needs", ""),
            where="after" if place == "after" else "before" if row.get("far") else "gap",
            pattern=re.compile(_filled(row["pattern"], data["part"]), re.IGNORECASE),
        )
        for place in ("before", "after") for row in data[place]
    )  # fmt: skip


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return PLACEHOLDER.sub(lambda m: parts.get(m.group(1), m.group(0)), pattern)


@cache
def _meanings() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = load_data("extract.figures", "comparisons.toml")["is"]
    return tuple((re.compile(row["words"], re.IGNORECASE), row["comparison"]) for row in rows)
