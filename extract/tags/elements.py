"""Elements of a tag tree, as far as they stand on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schema.evidence import Box

HEADINGS = {"Title": 1, "H": 1, **{f"H{level}": level for level in range(1, 7)}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element of a tag tree; `number` is its place in the file's tree, the same on each page that it goes over.

    `kind` is its standard name (ISO 32000-2, 14.8.4), "" where it has none. `kids` are elements and marks of
    the page (MCIDs), in the order of the tree. `box` is where a figure stands, in points, where that is known.
    """

    number: int
    kind: str
    kids: tuple[Element | int, ...] = ()
    alt: str | None = None
    text: str | None = None
    row_span: int = 1
    column_span: int = 1
    scope: str | None = None
    box: Box | None = None

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements among its kids."""
        return tuple(kid for kid in self.kids if isinstance(kid, Element))

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order of the tree.

        >>> cell = Element(number=3, kind="TD", kids=(7, 8))
        >>> [e.kind for e in Element(number=1, kind="Table", kids=(Element(number=2, kind="TR", kids=(cell,)),)).walk()]
        ['Table', 'TR', 'TD']
        """
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def marks(self) -> Iterator[int]:
        """The marks in it, in the order of the tree."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            else:
                yield kid
