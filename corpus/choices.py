"""Why the reader chose as it did, as plain data: candidates for tables, what parts a document, a page's tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.packs.parts import BOOKMARKS, Split
from extract.pages import Page
from extract.tables.candidates import explain
from extract.tables.choose import Verdict
from extract.tables.scores import Scores
from extract.tags.elements import Element
from schema.evidence import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What might be a table; numbers count on a page from 1, best first.

    `reason` says why it was not chosen, and `lost_to` is the number of the table that has its place instead.
    """

    page: int
    number: int
    origin: str
    box: Box
    rows: int
    columns: int
    scores: Scores
    sound: float
    weight: float
    chosen: bool
    reason: str | None
    lost_to: int | None


def find_candidates(page: Page) -> list[Candidate]:
    """All that might be a table on a page, the best first."""
    verdicts = explain(page)
    numbers = {verdict.box: number for number, verdict in enumerate(verdicts, 1) if verdict.chosen}
    return [
        _candidate(verdict, number, numbers.get(verdict.better) if verdict.better else None)
        for number, verdict in enumerate(verdicts, 1)
    ]


def _candidate(verdict: Verdict, number: int, lost_to: int | None) -> Candidate:
    layout, scores = verdict.layout, verdict.scores
    return Candidate(
        page=layout.page, number=number, origin=verdict.origin, box=verdict.box, rows=layout.rows,
        columns=layout.columns, scores=scores, sound=scores.sound, weight=verdict.weight,
        chosen=verdict.chosen, reason=verdict.reason, lost_to=lost_to,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What may tell where papers begin: the pages on which it says so, and what came of it in words."""

    name: str
    pages: tuple[int, ...]
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPaper:
    """A paper of a document: its pages, and the signals that have it begin where it does."""

    page_from: int
    page_to: int
    item: str | None
    title: str
    begins_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChoice:
    """How a document was parted; `decided` is the signal that did it, None where the document is one paper."""

    decided: str | None
    signals: tuple[Signal, ...]
    papers: tuple[PackPaper, ...]


def find_pack_choice(split: Split, bookmarks: int, titles: Sequence[str]) -> PackChoice:
    """What parted a document that has so many bookmarks; `titles` are those of its papers."""
    papers = tuple(
        PackPaper(
            page_from=part.page_from, page_to=part.page_to, item=part.item, title=title,
            begins_by=tuple(name for name in split.said if part.page_from in _pages(split, name)),
        )
        for part, title in zip(split.parts, titles, strict=True)
    )  # fmt: skip
    signals = tuple(
        Signal(name=name, pages=_pages(split, name), outcome=_outcome(split, name, bookmarks)) for name in split.said
    )
    return PackChoice(decided=split.decided, signals=signals, papers=papers)


def _pages(split: Split, name: str) -> tuple[int, ...]:
    return tuple(start.page for start in split.said[name])


def _outcome(split: Split, name: str, bookmarks: int) -> str:
    pages, begins = set(_pages(split, name)), {part.page_from for part in split.parts}
    if name == split.decided:
        return "decides"
    if not pages:
        report = name == BOOKMARKS and bookmarks
        return f"{bookmarks} bookmarks, but not those of a pack" if report else "finds nothing"
    if split.decided and (added := len(pages & begins - set(_pages(split, split.decided)))):
        return f"adds {added}"
    return "agrees" if pages <= begins else "is not followed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An element of a page's tags; `text` is what stands in it itself, not in the elements below it."""

    kind: str
    text: str
    alt: str | None
    row_span: int
    column_span: int
    kids: tuple[Tag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedPage:
    """A page's tags, and how many of its words are in none and are not set apart as furniture by the file."""

    page: int
    tags: tuple[Tag, ...]
    untagged: int


def find_tags(page: Page) -> TaggedPage:
    """The tags of a page with their words, in the order of the tree."""
    texts: dict[int, list[str]] = {}
    for word in (*page.words, *page.sideways):
        if word.mark is not None:
            texts.setdefault(word.mark, []).append(word.text)
    known = {mark for element in page.tags for mark in element.marks()}
    untagged = sum(word.mark not in known and not word.artifact for word in page.words)
    return TaggedPage(page=page.number, tags=tuple(_tag(e, texts) for e in page.tags), untagged=untagged)


def _tag(element: Element, texts: dict[int, list[str]]) -> Tag:
    own = [word for kid in element.kids if isinstance(kid, int) for word in texts.get(kid, ())]
    return Tag(
        kind=element.kind, text=element.text or " ".join(own), alt=element.alt, row_span=element.row_span,
        column_span=element.column_span, kids=tuple(_tag(kid, texts) for kid in element.elements),
    )  # fmt: skip
