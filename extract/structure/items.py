"""Which block stands under which: items under the item or the words that lead to them, by number, mark and indent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.structure.blocks import Chunk
from extract.structure.numbering import Count, find_counts

INDENT = 4.0
"""Points: what begins further right stands deeper."""
LEFT_OUT = 3
"""A list goes on though so many of its numbers are not found."""
AHEAD = 60
"""So many blocks are looked through for what tells the letter "i" from the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A block as a list sees it: `glyph` where it is a bullet, `counts` the ways to read its number.

    `x0` is where it begins, in points; `leads` whether it ends in a colon, `heads` whether it is a heading.
    """

    x0: float
    counts: tuple[Count, ...] = ()
    glyph: str | None = None
    leads: bool = False
    heads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """An item that others may still follow or stand under."""

    at: int
    item: Item
    count: Count | None
    parent: int | None


@dataclass(slots=True)
class _Lists:
    """What is open at one place of a paper. `lead` is the block that ends in a colon, just before it."""

    items: Sequence[Item]
    open: list[_Open] = field(default_factory=list)
    paths: dict[tuple[str, ...], int] = field(default_factory=dict)
    lead: int | None = None
    interrupted: bool = False


def read_item(chunk: Chunk, heads: bool) -> Item:
    """A block as a list sees it."""
    mark = chunk.mark if chunk.kind in ("paragraph", "list_item") else None
    return Item(
        x0=chunk.lines[0].x0,
        counts=find_counts(mark) if mark else (),
        glyph=mark.text if mark and mark.is_bullet else None,
        leads=chunk.text.endswith((":", ":-", ": -")),
        heads=heads,
    )


def find_parents(items: Sequence[Item]) -> list[int | None]:
    """For each block the one, by its index, that it stands under; None for those that stand under no other.

    "2.1" stands under "2.", "(i)" under the "a)" before it, a bullet under the item before it, and the first item of
    a list like those after it under the words that end in a colon just before.

    >>> [one, two] = (Item(x0=0, counts=(Count(scheme=s, value=1),)) for s in ("1.", "a)"))
    >>> find_parents([Item(x0=0, leads=True), one, two, Item(x0=0)])
    [None, 0, 1, None]
    """
    lists = _Lists(items)
    return [_place(lists, at) for at in range(len(items))]


def _place(lists: _Lists, at: int) -> int | None:
    item = lists.items[at]
    if item.heads:
        _place_heading(lists, at)
        return None
    if not item.counts and item.glyph is None:
        return _place_paragraph(lists, at)
    found = _continued(lists, at) or _started(lists, at)
    lists.open.append(found)
    lists.lead, lists.interrupted = None, False
    if found.count:
        lists.paths[_path(found.count)] = at
    return found.parent


def _path(count: Count) -> tuple[str, ...]:
    return (*count.prefix, str(count.value))


def _place_heading(lists: _Lists, at: int) -> None:
    """A heading ends all lists; its number may lead to those of the paragraphs below it."""
    lists.open, lists.lead, lists.interrupted = [], None, False
    for count in lists.items[at].counts:
        lists.paths[_path(count)] = at


def _place_paragraph(lists: _Lists, at: int) -> int | None:
    """A paragraph set in belongs to the item above it; any other interrupts the lists and may lead to one."""
    item = lists.items[at]
    above = next((o for o in reversed(lists.open) if item.x0 > o.item.x0 + INDENT), None)
    if above and not lists.interrupted:
        return above.at
    lists.interrupted = True
    lists.lead = at if item.leads else None
    return None


def _continued(lists: _Lists, at: int) -> _Open | None:
    """The item as the next one of a list that is open."""
    item = lists.items[at]
    for depth in reversed(range(len(lists.open))):
        before = lists.open[depth]
        count = _next_count(lists, at, before)
        alike = item.glyph is not None and item.glyph == before.item.glyph and not lists.interrupted
        if count or (alike and abs(item.x0 - before.item.x0) <= INDENT):
            del lists.open[depth:]
            return _Open(at=at, item=item, count=count, parent=before.parent)
    return None


def _next_count(lists: _Lists, at: int, before: _Open) -> Count | None:
    counts = lists.items[at].counts
    last = before.count
    if last is None:
        return None
    near = [c for c in counts if c.continues(last) and c.value - last.value <= LEFT_OUT]
    return next((c for c in near if not _starts_another(lists, at, c)), None)


def _starts_another(lists: _Lists, at: int, count: Count) -> bool:
    """Whether the number, read another way, begins a list that the blocks after it go on with, before this one does."""
    others = [c for c in lists.items[at].counts if c.value == 1 and c != count]
    for item in lists.items[at + 1 : at + AHEAD] if others else ():
        if item.heads or any(c.follows(count) for c in item.counts):
            return False
        if any(c.follows(other) for c in item.counts for other in others):
            return True
    return False


def _started(lists: _Lists, at: int) -> _Open:
    """The item as the first one of a list of its own."""
    item = lists.items[at]
    count = min(item.counts, key=lambda c: c.value, default=None)
    parent = lists.paths.get(count.prefix) if count and count.prefix else None
    if parent is None:
        parent = _parent_of_list(lists, item)
    return _Open(at=at, item=item, count=count, parent=parent)


def _parent_of_list(lists: _Lists, item: Item) -> int | None:
    if lists.interrupted:
        return lists.lead
    while lists.open and item.x0 < lists.open[-1].item.x0 - INDENT:
        lists.open.pop()
    return lists.open[-1].at if lists.open else None


def depths(parents: Sequence[int | None]) -> Iterator[int]:
    """How many blocks each stands under.

    >>> list(depths([None, 0, 1, None]))
    [0, 1, 2, 0]
    """
    found: list[int] = []
    for parent in parents:
        found.append(0 if parent is None else found[parent] + 1)
    yield from found
