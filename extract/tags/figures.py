"""Pictures that the tags describe in words, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.tags.elements import Element
from schema.evidence import Box, enclosing


@dataclass(frozen=True, slots=True, kw_only=True)
class Described(Box):
    """What a picture shows by its alternative text; the box is that of the picture."""

    text: str


def descriptions(tags: Iterable[Element]) -> list[Described]:
    """The described pictures of a page whose place is known, in the order of the tree.

    >>> box = Box(x0=10, top=20, x1=30, bottom=40)
    >>> descriptions([Element(number=1, kind="Figure", alt="Up arrow", box=box)])
    [Described(x0=10, top=20, x1=30, bottom=40, text='Up arrow')]
    """
    return [
        Described(text=element.alt, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom)
        for tag in tags
        for element in tag.walk()
        if element.alt and (box := element.box)
    ]


def with_boxes(tags: Sequence[Element], drawn: Iterable[tuple[int, Box]]) -> tuple[Element, ...]:
    """The tags with the boxes of described elements, by what is `drawn` under their marks; else as they state."""
    if not any(element.alt for tag in tags for element in tag.walk()):
        return tuple(tags)
    boxes: dict[int, list[Box]] = {}
    for mark, box in drawn:
        boxes.setdefault(mark, []).append(box)
    return tuple(_with_box(tag, boxes) for tag in tags)


def _with_box(element: Element, boxes: Mapping[int, Sequence[Box]]) -> Element:
    kids = tuple(_with_box(kid, boxes) if isinstance(kid, Element) else kid for kid in element.kids)
    own = enclosing(box for mark in element.marks() for box in boxes.get(mark, ())) if element.alt else None
    return replace(element, kids=kids, box=own or element.box)
