"""The tag tree of a file -> its elements page by page. What is broken in it is skipped and noted; nothing raises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from extract.tags.attributes import is_absurd, read_attributes, rectangle_of, scope, span
from extract.tags.elements import Element
from extract.tags.objects import dictionary, items, name, reference, resolved, text, whole_number
from extract.tags.roles import Roles
from schema.evidence import Box

MOST_DEEP = 80
"""Elements within elements: what lies deeper is skipped."""
MOST_PARTS = 400_000
"""Elements and marks of a file; what comes after is skipped."""
CELLS = ("TH", "TD")
LOOP = "An element of the file's tag tree stands in itself or twice; it was read once."
DEEP = f"The file's tag tree is more than {MOST_DEEP} elements deep; what lies deeper was skipped."
LARGE = f"The file's tag tree has more than {MOST_PARTS:,} parts; the rest was skipped."
LOST = "The file's tag tree refers to elements or pages that are not there; they were skipped."
ABSURD = "A cell in the file's tag tree spans an impossible number of rows or columns; it was read as one."
BROKEN = "The file's tag tree could not be read; only what is drawn was."

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A page that tags may refer to: its number from 1; its height in points, None where it is shown turned."""

    number: int
    height: float | None = None

    def box_of(self, sides: Rectangle | None) -> Box | None:
        """A rectangle that counts from the bottom left, as a box."""
        if sides is None or self.height is None:
            return None
        x0, y0, x1, y1 = sides
        return Box(x0=x0, top=self.height - y1, x1=x1, bottom=self.height - y0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTags:
    """The elements of each page, by its number from 1, and what was wrong with them, each fault once."""

    pages: Mapping[int, tuple[Element, ...]] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def read_tags(catalog: Mapping[str, Any], targets: Mapping[Any, Target]) -> FileTags:
    """The tags of a file by its catalogue; `targets` are its pages by the numbers of their objects.

    >>> read_tags({}, {})
    FileTags(pages={}, faults=())
    """
    reader = _Reader(dictionary(catalog.get("StructTreeRoot")), targets)
    try:
        pages = reader.by_page()
    except Exception:  # the tree adds to what is drawn, and no page may be lost for it
        return FileTags(faults=(BROKEN,))
    return FileTags(pages=pages, faults=tuple(reader.faults))


@dataclass(slots=True, kw_only=True)
class _Branch:
    """An element with all that it holds, on whatever pages; `at` where it says that it stands itself."""

    element: Element
    at: Target | None
    sides: Rectangle | None
    kids: list[_Branch | tuple[Target, int]] = field(default_factory=list)


class _Reader:
    """Walks a tree from its root; keeps what it has seen and what was wrong."""

    def __init__(self, root: Mapping[str, Any], targets: Mapping[Any, Target]) -> None:
        self.root = root
        self.roles = Roles(dictionary(root.get("RoleMap")))
        self.classes = dictionary(root.get("ClassMap"))
        self.targets = targets
        self.faults: dict[str, None] = {}
        self.seen: set[int] = set()
        self.parts = 0

    def by_page(self) -> dict[int, tuple[Element, ...]]:
        """The elements below the root, page by page."""
        found: dict[int, list[Element]] = {}
        for kid in self._kids(self.root.get("K"), None, 0):
            if isinstance(kid, _Branch):
                for page, element in _parted(kid).items():
                    found.setdefault(page.number, []).append(element)
        return {page: tuple(elements) for page, elements in sorted(found.items())}

    def _kids(self, value: object, page: Target | None, depth: int) -> Iterator[_Branch | tuple[Target, int]]:
        if depth > MOST_DEEP:
            self.faults[DEEP] = None
            return
        for item in items(value):
            self.parts += 1
            if self.parts > MOST_PARTS:
                self.faults[LARGE] = None
                return
            yield from self._kid(item, page, depth)

    def _kid(self, item: object, page: Target | None, depth: int) -> Iterator[_Branch | tuple[Target, int]]:
        found = resolved(item)
        if isinstance(found, list):
            yield from self._kids(found, page, depth + 1)
        elif isinstance(found, dict):
            yield from self._of_dictionary(item, found, page, depth)
        else:
            yield from self._mark(found, page)

    def _of_dictionary(
        self, item: object, found: Mapping[str, Any], page: Target | None, depth: int
    ) -> Iterator[_Branch | tuple[Target, int]]:
        kind = name(found.get("Type"))
        if kind == "OBJR" or "Stm" in found:
            return
        if kind == "MCR" or ("MCID" in found and "S" not in found):
            yield from self._mark(found.get("MCID"), self._page(found, page))
        elif self._is_new(item):
            yield self._branch(found, page, depth)

    def _is_new(self, item: object) -> bool:
        """Whether an element was not read before; one that stands twice may stand in itself."""
        number = reference(item)
        if number in self.seen:
            self.faults[LOOP] = None
            return False
        if number is not None:
            self.seen.add(number)
        return True

    def _mark(self, value: object, page: Target | None) -> Iterator[tuple[Target, int]]:
        mark = whole_number(value)
        if page is None or mark is None or mark < 0:
            self.faults[LOST] = None
        else:
            yield page, mark

    def _page(self, found: Mapping[str, Any], inherited: Target | None) -> Target | None:
        if "Pg" not in found:
            return inherited
        target = self.targets.get(reference(found["Pg"]))
        if target is None:
            self.faults[LOST] = None
        return target

    def _branch(self, found: Mapping[str, Any], inherited: Target | None, depth: int) -> _Branch:
        attributes = read_attributes(found, self.classes)
        if is_absurd(attributes):
            self.faults[ABSURD] = None
        element = Element(
            number=self.parts,
            kind=self.roles.kind_of(found),
            alt=text(found.get("Alt")),
            text=text(found.get("ActualText")),
            row_span=span(attributes, "RowSpan"),
            column_span=span(attributes, "ColSpan"),
            scope=scope(attributes),
        )
        page = self._page(found, inherited)
        kids = list(self._kids(found.get("K"), page, depth + 1))
        return _Branch(element=element, at=page if "Pg" in found else None, sides=rectangle_of(attributes), kids=kids)


def _parted(branch: _Branch) -> dict[Target, Element]:
    """An element for each page that a branch goes over, with what it holds there.

    One that holds nothing stands where it says itself. A cell that holds nothing stands beside the one before it.
    """
    kids = [(kid, {kid[0]: kid[1]} if isinstance(kid, tuple) else _parted(kid)) for kid in branch.kids]
    here: dict[Target, list[Element | int]] = {page: [] for _, parts in kids for page in parts}
    last = next(iter(here), None)
    for kid, parts in kids:
        for page, part in parts.items():
            here[page].append(part)
            last = page
        if not parts and last and isinstance(kid, _Branch) and kid.element.kind in CELLS:
            here[last].append(kid.element)
    if not here and branch.at and branch.element.kind not in CELLS:
        here[branch.at] = []
    return {
        page: replace(branch.element, kids=tuple(held), box=page.box_of(branch.sides)) for page, held in here.items()
    }
