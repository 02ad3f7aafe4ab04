"""The forms in which papers put one amount beside another, and what they say that the other is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
NOUN = re.compile(
    r"^\s+(?!(?:in|for|at|of|on|during|over|last|previously|a|an|the|and|or|this|that|per|by|from|to|as|when)\b)[a-z]{3}"
)
OTHERS = re.compile(r"[;.]\s|,\s|\b(?:and|while|but|whereas|with)\b")
"""Where words behind an amount go on to something else."""
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
class Cue:
    """A form of comparisons.toml; `where` are the words that it looks at: a method of `Row`."""

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
CHANGE_CUE = Cue(start=False, needs="", where="gap", pattern=BESIDE_CHANGE)
"""A change that another is compared with: "fell by 9%, against a national fall of 4%"."""


def told_of(text: str, quantities: Sequence[Quantity]) -> Iterator[Told]:
    """The amounts of a block with their sentences and what they are."""
    for within in sentences(text):
        inside = [q for q in quantities if within[0] <= q.start < within[1]]
        for quantity, (kind, value) in zip(inside, read_kinds(text[slice(*within)], inside, within[0]), strict=True):
            yield Told(
                start=quantity.start, end=quantity.end, sentence=within, kind=kind, value=value, unit=quantity.unit
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
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


def rows(text: str, amounts: Sequence[Told]) -> Iterator[Row]:
    """The amounts of a block by their sentences."""
    first = 0
    for at in range(1, len(amounts) + 1):
        if at == len(amounts) or amounts[at].sentence != amounts[first].sentence:
            yield Row(text=text, amounts=amounts[first:at], first=first)
            first = at


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What puts another amount beside one: the cue, and its words."""

    cue: Cue
    words: str


@cache
def went_on() -> re.Pattern[str]:
    """What stands between an amount and what it went on to be."""
    data = load_data("extract.figures", "comparisons.toml")
    return re.compile(_filled(data["became"]["pattern"], data["part"]), re.IGNORECASE)


def find_cue(row: Row, at: int) -> Said | None:
    """What makes the amount one that another is put beside."""
    if row.amounts[at].is_change:
        match = BESIDE_CHANGE.search(row.gap(at)) if at and row.amounts[at - 1].is_change else None
        return Said(cue=CHANGE_CUE, words=match[0]) if match else None
    for cue in _cues():
        match = cue.pattern.search(getattr(row, cue.where)(at))
        if match and _has_what_it_needs(row, at, cue):
            return Said(cue=cue, words=match[0])
    return None


def _has_what_it_needs(row: Row, at: int, cue: Cue) -> bool:
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


def _labels_next(row: Row, at: int, cue: Cue) -> bool:
    """Whether the words behind an amount are those before the next: "9% (previous quarter 8%)"."""
    after = row.after(at)
    match = cue.pattern.search(after)
    return match is not None and at + 1 < len(row.amounts) and not after[match.end() :].strip(" :=")


def alike(own: Told, other: Told) -> bool:
    """Whether one amount can be put beside another: both levels of one unit, or both changes."""
    return own.unit == other.unit and own.is_change == other.is_change and own.kind != "target"


def comparison_of(row: Row, at: int, said: Said) -> str:
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
def _cues() -> tuple[Cue, ...]:
    data = load_data("extract.figures", "comparisons.toml")
    return tuple(
        Cue(
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
