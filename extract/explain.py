"""Why each block that stands out is a heading or none, and how its level came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.outline import Draft, find_drafts
from extract.pages import FileFacts, Page
from extract.structure.headings import Judged
from extract.structure.levels import Level, find_levels
from extract.tables.grids import Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingChoice:
    """A block that stands out: what made it do so (`evidence`), and `refusal`, why it is no heading, or None.

    `level` counts from 1, the paper's title, and `basis` says what it rests on; None where it is no heading.
    """

    page: int
    number: str | None
    text: str
    evidence: tuple[str, ...]
    refusal: str | None
    level: int | None
    basis: str | None


def explain_headings(facts: FileFacts, pages: Sequence[Page], grids: Sequence[Grid]) -> tuple[HeadingChoice, ...]:
    """The blocks of a document that are headings or might be, in reading order; `grids` are its tables."""
    return tuple(choice for draft in find_drafts(facts, pages, grids) for choice in _choices(draft))


def _choices(draft: Draft) -> list[HeadingChoice]:
    front = {id(chunk): Level(depth=1, basis="stands in the paper's front") for chunk, _ in draft.front_headings}
    below = (id(chunk) for chunk, _ in draft.headings)
    levels = front | dict(zip(below, find_levels(draft.headings), strict=True))
    return [_choice(judged, levels.get(id(judged.chunk))) for judged in draft.judged if judged.evidence]


def _choice(judged: Judged, level: Level | None) -> HeadingChoice:
    chunk = judged.chunk
    return HeadingChoice(
        page=chunk.page, number=chunk.mark.text if chunk.mark else None, text=chunk.text,
        evidence=judged.evidence, refusal=judged.refusal or (None if level else "small print of a cover"),
        level=level.depth if level else None, basis=level.basis if level else None,
    )  # fmt: skip
