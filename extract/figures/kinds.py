"""Whether an amount is a level, a change with its sign, a gap, a rank, a target or a forecast."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.data import load_data
from extract.figures.quantity import Quantity

REACH = 120
LISTED = re.compile(r"\s?(?:,|and|,\sand)\s(?:in\s(?-i:[A-Z])\w+\s)?")
SAID_AGAIN = re.compile(r"(?:\s(?:(?:a|per)\s)?[a-z]+)?,?\sor\s|\s\((?:or\s)?")
OR = re.compile(r"\sor\s")
MULTIPLE = re.compile(r"(?:halv|doubl|trebl|tripl|quadrupl)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWord:
    """A form that says what an amount is; `place` is where it stands: before, after or in the sentence."""

    means: str
    place: str
    pattern: re.Pattern[str]
    example: tuple[str, float]


@cache
def kind_words() -> tuple[KindWord, ...]:
    """The forms of `figure_kinds.toml`."""
    data = load_data("extract.figures", "kinds.toml")
    return tuple(
        KindWord(
            means=row["means"],
            place=place,
            pattern=re.compile(row[place], re.IGNORECASE),
            example=tuple(row["example"]),
        )
        for row in data["word"]
        for place in ("before", "after", "sentence")
        if place in row
    )


def read_kinds(sentence: str, quantities: Sequence[Quantity], offset: int = 0) -> list[tuple[str, float]]:
    """The kind and signed value of each amount of a sentence; one listed with a change is one.

    >>> from extract.figures.quantities import find_quantities
    >>> text = "They fell by 3% and 4% respectively."
    >>> read_kinds(text, find_quantities(text))
    [('change', -3.0), ('change', -4.0)]
    """
    read: list[tuple[str, float]] = []
    before: Quantity | None = None
    for quantity in quantities:
        kind, value = read_kind(sentence, quantity, offset)
        listed = before is not None and _is_listed(sentence, before, quantity, offset)
        if listed and kind in ("level", "forecast") and read[-1][0] == "change":
            kind, value = "change", -abs(value) if read[-1][1] < 0 and not quantity.sign else value
        if before and kind == "change" and read[-1][0] == "level" and _says_first(sentence, before, quantity, offset):
            read[-1] = ("change", -abs(read[-1][1]) if value < 0 else read[-1][1])
        read.append((kind, value))
        before = quantity
    return read


def _says_first(sentence: str, first: Quantity, second: Quantity, offset: int) -> bool:
    """Whether the change is said twice before its word: "£15 or 6% more"."""
    return bool(OR.fullmatch(sentence[first.end - offset : second.start - offset]))


def _is_listed(sentence: str, first: Quantity, second: Quantity, offset: int) -> bool:
    gap = sentence[first.end - offset : second.start - offset]
    return bool(SAID_AGAIN.fullmatch(gap)) or (first.unit == second.unit and bool(LISTED.fullmatch(gap)))


def read_kind(sentence: str, quantity: Quantity, offset: int = 0) -> tuple[str, float]:
    """The kind of a figure and its value with the sign of a change; `offset` is where the sentence begins.

    >>> from extract.figures.quantities import find_quantities
    >>> text = "Thefts are down 25%, from 400 a month."
    >>> [read_kind(text, q) for q in find_quantities(text)]
    [('change', -25.0), ('level', 400.0)]
    """
    if quantity.unit == "rank":
        return "rank", quantity.value
    opened = sentence[: quantity.start - offset].endswith("(")
    if opened and quantity.sign in ("+", "-", "–", "−"):
        return "change", quantity.value
    if MULTIPLE.match(quantity.text):
        return "change", quantity.value
    means = _means(sentence, quantity.start - offset, quantity.end - offset)
    if means == "fall":
        return "change", -abs(quantity.value)
    if means == "rise":
        return "change", quantity.value
    return means or "level", quantity.value


def _means(sentence: str, start: int, end: int) -> str | None:
    """The first form that fits; what stands directly at the amount goes before the rest of the sentence."""
    for word in kind_words():
        if (
            word.place == "after"
            and word.means not in ("forecast", "done")
            and word.pattern.search(sentence[end : end + REACH])
        ):
            return word.means
        if word.place == "before" and word.pattern.search(sentence[max(0, start - REACH) : start]):
            return word.means
    around = {"sentence": sentence[:start], "after": sentence[end:]}
    found = [w.means for w in kind_words() if w.means in ("forecast", "done") and w.pattern.search(around[w.place])]
    return "forecast" if "forecast" in found and "done" not in found else None
