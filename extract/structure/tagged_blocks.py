"""What the tags of a page say of its blocks: where paragraphs and items of lists begin, and which are headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pages import Page
from extract.structure.lines import Line
from extract.tags.elements import HEADINGS, Element

BLOCKS = frozenset(("P", "LI", "LBody", "Caption", "Note", "BlockQuote", "TOCI", "TH", "TD", *HEADINGS))
"""Elements that hold running text, one for each block."""
MOST_PARTED = 0.1
"""The share of lines that run on from the one before them, though the tags part the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedPlace:
    """Where a mark stands: the numbers of its block and of its list's item, and its level as a heading, if any.

    `label` is whether the item's label has marks: something that is drawn or printed before its words.
    """

    block: int
    item: int | None = None
    label: bool = False
    level: int | None = None


def tagged_places(tags: Iterable[Element]) -> dict[int, TaggedPlace]:
    """The place of each mark of a page in its blocks.

    >>> heading = Element(number=2, kind="H2", kids=(5,))
    >>> tagged_places([Element(number=1, kind="Sect", kids=(heading,))])
    {5: TaggedPlace(block=2, item=None, label=False, level=2)}
    """
    places: dict[int, TaggedPlace] = {}
    for tag in tags:
        _place(tag, TaggedPlace(block=0), places)
    return places


def _place(element: Element, above: TaggedPlace, places: dict[int, TaggedPlace]) -> None:
    here = above
    if element.kind == "LI":
        label = any(True for kid in element.elements if kid.kind == "Lbl" for _ in kid.marks())
        here = TaggedPlace(block=element.number, item=element.number, label=label)
    elif element.kind in BLOCKS:
        level = HEADINGS.get(element.kind)
        here = TaggedPlace(block=element.number, item=above.item, label=above.label, level=level)
    for kid in element.kids:
        if isinstance(kid, Element):
            _place(kid, here, places)
        else:
            places.setdefault(kid, here)


def _of_line(line: Line, places: Mapping[int, TaggedPlace]) -> TaggedPlace | None:
    """Where most of a line's words stand."""
    found = Counter(places[w.mark] for w in line.words if w.mark is not None and w.mark in places)
    return max(found, key=lambda place: found[place], default=None)


def tagged_starts(page: Page, lines: Sequence[Line]) -> frozenset[int]:
    """The lines, by their identity, that the tags begin another block with than the one of the line before.

    None where the tags part what runs on: those of some programs have an element for each line. Lines of one
    heading may be elements of their own.
    """
    places = tagged_places(page.tags)
    pairs = [(a, b, _of_line(a, places), _of_line(b, places)) for a, b in pairwise(lines)]
    known = [(a, b, p.block != q.block, p.item != q.item) for a, b, p, q in pairs if p and q]
    parted = [block for a, b, block, item in known if not item and _runs_on(a, b)]
    if sum(parted) > MOST_PARTED * len(parted):
        return frozenset()
    return frozenset(
        id(b) for a, b, block, item in known if item or (block and not _runs_on(a, b) and not (a.bold and b.bold))
    )


def _runs_on(before: Line, line: Line) -> bool:
    return line.text[:1].islower() and not before.text.endswith((".", ":", ";"))


def tagged_items(page: Page, lines: Sequence[Line]) -> frozenset[int]:
    """The lines, by their identity, that begin an item of a list whose label is drawn or printed."""
    places = tagged_places(page.tags)
    first: dict[int, int] = {}
    for line in lines:
        place = _of_line(line, places)
        if place and place.item and place.label:
            first.setdefault(place.item, id(line))
    return frozenset(first.values())


def tagged_level(places: Mapping[int, TaggedPlace], lines: Iterable[Line]) -> int | None:
    """The level of the heading that the tags have all of some lines in; None where they are in none."""
    levels = {place.level if (place := _of_line(line, places)) else None for line in lines}
    return levels.pop() if len(levels) == 1 else None
