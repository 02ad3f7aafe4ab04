"""Parts and wholes: "nine of the 38", "46 charges out of 474", "Of these 23 beats, 64% (14) are new"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.figures.comparison_cues import Row, Told, find_cue, rows
from extract.words import class_of
from schema.records import Figure

_WHOSE = "the|all|its|his|her|these|those|our|their"
_THE = rf"(?:(?:{_WHOSE}|some|about|around|nearly|over|just|only|possible|total|an?|of)\s+)*"
OUT_OF = re.compile(rf"^\s+(?:out\s+)?of\s+{_THE}$|^\s+(?:[^\W\d][\w’'-]*\s+){{0,4}}?out\s+of\s+{_THE}$", re.I)
FIRST_OF = re.compile(rf"^\W*(?:out\s+)?of\s+{_THE}$", re.I)
OF_WHICH = re.compile(
    rf"^[^.;]{{0,60}}?,?\s(?:(?:out\s+)?of\s+(?:which|whom|these|those|them),?|including)\s+{_THE}$", re.I
)
OF_THEM = re.compile(r"^\s+(?:\(\s*\)\s+)?(?:out\s+)?of\s+(?:them|these|those|which|whom)\b", re.I)
OF_THESE = re.compile(r"\b(?:these|those|them)\s+$", re.I)
SAID = re.compile(
    r"\s?(?:\(|[.;]|$|(?:,\s)?(?:and\s)?$|(?:in|as|to|were|was|are|is)\s|(?-i:[A-Z][a-z]+)\b|(?P<word>[a-z]+))", re.I
)
"""What may follow a part: a bracket, the end, a rating, or a word that is tested."""
RANKED_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s|all\s)?(?P<whole>\d{1,3})\b(?![.,]\d|%)", re.I)
BRACKET = re.compile(r"\s?\(\s?(?:or\s|i\.e\.\s|approximately\s|about\s|around\s|over\s|under\s|just\s)*")
CLOSES = re.compile(r"^\s?[),;]")
SAYING = ("auxiliary", "verb", "participle")
UNITS = ("count", "percent")


def find_wholes(text: str, amounts: Sequence[Told]) -> dict[int, int]:
    """For each amount of a block that is a part, the amount that is its whole, by their places.

    >>> from extract.figures.comparison_cues import told_of
    >>> from extract.figures.quantities import find_quantities
    >>> text = "Nine of the 38 beats are new."
    >>> find_wholes(text, list(told_of(text, find_quantities(text))))
    {0: 1}
    """
    found: dict[int, int] = {}
    before: Row | None = None
    for row in rows(text, amounts):
        found |= {row.first + part: whole for part, whole in _parts(row, before)}
        found |= {
            row.first + second: found[row.first + first] for first, second in _pairs(row) if row.first + first in found
        }
        before = row
    return found


def _parts(row: Row, before: Row | None) -> Iterator[tuple[int, int]]:
    """The parts of a sentence, each with its whole by its place in the block."""
    whole = _opening(row, before)
    for at, amount in enumerate(row.amounts):
        if find_cue(row, at) is not None:
            continue
        if at + 1 < len(row.amounts) and OUT_OF.search(row.gap(at + 1)) and _is_part(amount, row.amounts[at + 1]):
            yield at, row.first + at + 1
        elif whole and _tells_part(row, at, whole) and _is_part(amount, whole[1]):
            yield at, whole[0]
        elif OF_WHICH.search(row.gap(at)) or OF_THEM.search(row.after(at)):
            yield from _of_last(row, at)


def _tells_part(row: Row, at: int, whole: tuple[int, Told]) -> bool:
    clause = row.text[max(whole[1].end, row.amounts[0].sentence[0]) : row.amounts[at].start]
    return row.first + at != whole[0] and ";" not in clause and _goes_on(row, at)


def _of_last(row: Row, at: int) -> Iterator[tuple[int, int]]:
    """The last count before that nothing is compared with: "412 letters (377 last year), of which 96% …"."""
    for whole in range(at - 1, -1, -1):
        if row.amounts[whole].unit == "count" and find_cue(row, whole) is None:
            if _is_part(row.amounts[at], row.amounts[whole]):
                yield at, row.first + whole
            return


def _opening(row: Row, before: Row | None) -> tuple[int, Told] | None:
    """The amount of which a sentence begins to tell the parts: "Of the 38 beats, …", or "Of these 14 are …"."""
    first = row.amounts[0]
    if not FIRST_OF.search(row.gap(0)) or first.unit != "count":
        return None
    if not _goes_on(row, 0):
        return row.first, first
    counts = [(before.first + i, a) for i, a in enumerate(before.amounts) if a.unit == "count"] if before else []
    return counts[0] if len(counts) == 1 and OF_THESE.search(row.gap(0)) else None


def _goes_on(row: Row, at: int) -> bool:
    """Whether what follows an amount is said of it, and is no noun of its own: "14 are new", "14 (37%)", "2 Amber"."""
    if row.amounts[at].unit == "percent":
        return not OUT_OF.match(row.after(at) + " ") and ";" not in row.gap(at)
    match = SAID.match(row.after(at))
    verb = match is not None and (
        match["word"] is None or class_of(match["word"]) in ("auxiliary", "verb", "participle")
    )
    return verb and ";" not in row.gap(at)


def _is_part(part: Told, whole: Told) -> bool:
    """Whether one amount can be a part of the other: a count no greater, a share, or a rank."""
    if whole.unit != "count" or whole.kind != "level" or part.kind not in ("level", "rank"):
        return False
    return part.unit == "percent" or (part.unit in ("count", "rank") and part.value <= whole.value)


def _pairs(row: Row) -> Iterator[tuple[int, int]]:
    """A number and its share, the second of them in brackets: "129 (61%)"."""
    for at in range(1, len(row.amounts)):
        first, second = row.amounts[at - 1], row.amounts[at]
        both = {first.unit, second.unit} == set(UNITS) and first.kind == second.kind == "level"
        if both and BRACKET.fullmatch(row.gap(at)) and CLOSES.match(row.after(at)):
            yield at - 1, at


def with_wholes(text: str, amounts: Sequence[Told], figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a block with their denominators; a number and its share are of the same thing, time and place."""
    found = [*figures]
    for part, whole in find_wholes(text, amounts).items():
        found[part] = replace(found[part], denominator=amounts[whole].value)
    for at, amount in enumerate(amounts):
        of = RANKED_OF.match(text, amount.end) if amount.unit == "rank" else None
        found[at] = replace(found[at], denominator=float(of["whole"])) if of else found[at]
    for row in rows(text, amounts):
        for first, second in _pairs(row):
            found[row.first + second] = _like(found[row.first + second], found[row.first + first])
    return found


def _like(share: Figure, number: Figure) -> Figure:
    return replace(
        share, measure=number.measure or share.measure, area=number.area, period_start=number.period_start,
        period_end=number.period_end, period_text=number.period_text, period_basis=number.period_basis,
    )  # fmt: skip
