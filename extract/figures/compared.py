"""Figures that are put beside one another: which points at which, and the time that the earlier one speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.dates.finder import DateSpan
from extract.dates.relative import Relative, find_bases, find_relatives
from extract.figures.bases import Bases, meant_by, year_before
from extract.figures.comparison_cues import Told
from extract.figures.comparisons import Link, chosen
from extract.figures.periods import UNDATED, Dating
from schema.records import Figure

BESIDE = re.compile(r"^[\s,(]*(?:[^\W\d][\w%’'-]*\s+){0,4}?\(?$")
"""Between an amount and the time that is said of it alone: few words."""
ON = re.compile(r"\s(?:on|at|as\sat)\s(?:the\s)?$")
LABEL = re.compile(r"\s?(?:[:=]|of|was|at|it\swas)?\s?£?")
"""Between a time and the amount that it labels: "previous quarter 41"."""
JOINED = re.compile(r",|\b(?:and|but|to|while|with|against|from|than|on|over|since|as)\s", re.I)
COMPARING = re.compile(
    r"(?:\b(?:compar\w+|against|than|from|versus|vs|relative|on|since|to|with|beside)\b|\()[^.;,]{0,25}$", re.I
)
LAST_COMPARING = re.compile(r"\b(?:compar\w+|against|than|from|versus|vs|relative|on)\b|[(;]", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What is said of time in a block: `spans` are its dates without those in words such as "the same part of 2031".

    `own` are the dates and words that belong to one amount alone, by the amount's place in the block's.
    """

    spans: tuple[DateSpan, ...]
    own: dict[int, DateSpan | Relative]

    def own_date(self, at: int) -> DateSpan | None:
        """The date that is said of one amount alone."""
        own = self.own.get(at)
        return own if isinstance(own, DateSpan) else None

    @property
    def shared(self) -> list[DateSpan]:
        """The dates that are no one amount's own."""
        taken = {id(span) for span in self.own.values()}
        return [span for span in self.spans if id(span) not in taken]


def read_times(text: str, told: Sequence[Told], links: Sequence[Link], spans: Sequence[DateSpan]) -> Times:
    """The dates of a block, and those that are said of only one of its amounts."""
    words = find_relatives(text)
    relatives = [r for r in words if not any(_overlap(s, r) and _length(s) >= _length(r) for s in spans)]
    kept = tuple(s for s in spans if not any(_overlap(s, r) for r in relatives))
    compared = {link.to for link in links}
    own: dict[int, DateSpan | Relative] = {}
    listed = {link.to for link in links if link.listed}
    for at in reversed(range(len(told))):
        if told[at].is_change:
            continue
        said = _said_of(text, told, at, [*kept, *relatives] if at in compared else relatives)
        said = said or (_said_before(text, told, at, [*kept, *relatives]) if at in compared else None)
        said = said or (own.get(at + 1) if {at, at + 1} <= listed else None)
        if said:
            own[at] = said
    return Times(spans=kept, own=own)


def _overlap(span: DateSpan, relative: Relative) -> bool:
    return span.start_char < relative.end_char and relative.start_char < span.end_char


def _length(time: DateSpan | Relative) -> int:
    return time.end_char - time.start_char


def _said_of(
    text: str, told: Sequence[Told], at: int, times: Sequence[DateSpan | Relative]
) -> DateSpan | Relative | None:
    """The time directly after an amount."""
    amount = told[at]
    end = told[at + 1].start if at + 1 < len(told) and told[at + 1].start >= amount.end else amount.sentence[1]
    for time in times:
        between = (
            ON.sub(" ", text[amount.end : time.start_char])
            if isinstance(time, DateSpan)
            else text[amount.end : time.start_char]
        )
        labels = at + 1 < len(told) and LABEL.fullmatch(text[time.end_char : told[at + 1].start])
        if amount.end <= time.start_char < end and BESIDE.match(between) and not JOINED.search(between) and not labels:
            return time
    return None


def _said_before(
    text: str, told: Sequence[Told], at: int, times: Sequence[DateSpan | Relative]
) -> DateSpan | Relative | None:
    """The time before an amount that a comparing word leads to: "than in the previous quarter (41)"."""
    amount = told[at]
    first = told[at - 1].end if at and told[at - 1].end > amount.sentence[0] else amount.sentence[0]
    led = [m.start() for m in LAST_COMPARING.finditer(text, first, amount.start)]
    behind = [t for t in times if led and led[0] <= t.start_char and t.end_char <= amount.start]
    return behind[-1] if behind else _leading(text, amount, times)


def _leading(text: str, amount: Told, times: Sequence[DateSpan | Relative]) -> Relative | None:
    """Words of time that the clause is compared with: "against the same quarter last year it rose (from 41)"."""
    clause = max(amount.sentence[0], text.rfind(";", amount.sentence[0], amount.start))
    return next(
        (t for t in times
         if isinstance(t, Relative) and clause <= t.start_char < amount.start
         and COMPARING.search(text[clause : t.start_char])),
        None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The period of the figures of a block that state none, and what the paper says that figures are compared with."""

    period: Dating
    bases: Bases


def linked(figures: Sequence[Figure], links: Sequence[Link], times: Times, around: Around) -> Iterator[Figure]:
    """The figures of a block with what they are compared with; those that are, with the time they speak of.

    A value that something changed from never has the later period: where its own is not told, it has none.
    """
    found = [*figures]
    for link in chosen(links):
        found[link.of] = replace(found[link.of], compared_with=found[link.to].id, comparison=link.comparison)
        if link.listed:
            found[link.to] = replace(found[link.to], measure=found[link.of].measure)
    for at in range(len(found)):
        found[at] = _dated(found, at, (links, times, around))
    for link in chosen(links):
        comparison = _by_dates(link, found[link.of], found[link.to], dated=link.to in times.own)
        found[link.of] = replace(found[link.of], comparison=comparison)
    yield from found


def _dated(found: Sequence[Figure], at: int, context: tuple[Sequence[Link], Times, Around]) -> Figure:
    links, times, around = context
    said, figure = times.own.get(at), found[at]
    link = next((k for k in sorted(links, key=lambda k: found[k.of].kind == "change") if k.to == at), None)
    if isinstance(said, Relative):
        beside = _beside(found, at, link, (times, around.period))
        return _with_period(figure, meant_by(said, beside) or UNDATED)
    if isinstance(said, DateSpan) or link is None:
        return figure
    return _with_period(
        figure, _earlier(found[link.of], around.bases) if link.is_of_time else period_of(found[link.of])
    )


def _earlier(own: Figure, bases: Bases) -> Dating:
    """The time that a value had before it changed: told in its sentence or by the paper, or that of the year before."""
    sentence, period = own.sentence or "", period_of(own)
    told = [meant for words in find_bases(sentence) if (meant := meant_by(words, period))]
    return next(iter(told), None) or bases.before(period) or year_before(period) or UNDATED


def _beside(found: Sequence[Figure], at: int, link: Link | None, context: tuple[Times, Dating]) -> Dating:
    """The period from which the words of an amount count: that of the value it is put beside, or told before."""
    times, period = context
    if link:
        return period_of(found[link.of])
    before = [f for i, f in enumerate(found[:at]) if f.period_start and i not in times.own]
    return period_of(before[-1]) if before else period


def period_of(figure: Figure) -> Dating:
    """The period of a figure."""
    return Dating(start=figure.period_start, end=figure.period_end, text=figure.period_text, basis=figure.period_basis)


def _with_period(figure: Figure, period: Dating) -> Figure:
    return replace(
        figure, period_start=period.start, period_end=period.end, period_text=period.text, period_basis=period.basis
    )


def _by_dates(link: Link, own: Figure, other: Figure, *, dated: bool) -> str:
    """What the other is, where its dates tell it: the same part of the year before, or an earlier time of its own."""
    if link.comparison not in ("previous", "other") or not other.period_end:
        return link.comparison
    if not own.period_end:
        return "previous" if dated else link.comparison
    if own.period_end[4:] == other.period_end[4:] and int(own.period_end[:4]) == int(other.period_end[:4]) + 1:
        return "year_before"
    return "previous" if other.period_end < own.period_end else link.comparison
