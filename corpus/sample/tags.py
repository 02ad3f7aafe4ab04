"""The tag tree of a PDF (ISO 32000-1, 14.7 and 14.8), written over what reportlab draws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas


@dataclass(slots=True)
class Node:
    """A structure element; `marks` are the (page from 1, mark) pairs that it holds itself."""

    kind: str
    parent: Node | None = None
    span: int = 1
    children: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, kind: str, span: int = 1) -> Node:
        """A new last child."""
        child = Node(kind, self, span)
        self.children.append(child)
        return child


class Tags:
    """The tree of one file, and which element holds each mark of each page."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self.holders: dict[int, list[Node]] = defaultdict(list)

    @contextmanager
    def marked(self, canvas: Any, node: Node | None, kind: str | None = None) -> Iterator[None]:
        """Marks what is drawn inside as the content of `node`; as no content where there is none."""
        if node is None:
            canvas._code.append("/Artifact BMC")
        else:
            page = canvas.getPageNumber()
            mark = len(self.holders[page])
            self.holders[page].append(node)
            node.marks.append((page, mark))
            canvas._code.append(f"/{kind or node.kind} <</MCID {mark}>> BDC")
        yield
        canvas._code.append("EMC")

    def write(self, document: Any) -> None:
        """Puts the tree into reportlab's document, before it is saved."""
        names = {id(node): f"Tag{number}" for number, node in enumerate(_walk(self.root))}
        for node in _walk(self.root):
            document.Reference(_element(document, node, names), names[id(node)])
        root = PDFDictionary({"Type": PDFName("StructTreeRoot"), "K": PDFObjectReference(names[id(self.root)])})
        root.dict["ParentTree"] = PDFDictionary({"Nums": PDFArray(self._parents(document, names))})
        document.Reference(root, "TagTree")
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        document.Catalog.Lang = PDFString("en-GB")

    def _parents(self, document: Any, names: dict[int, str]) -> list[Any]:
        numbers: list[Any] = []
        for page, nodes in sorted(self.holders.items()):
            sheet = document.Pages.pages[page - 1]
            sheet.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents"]
            sheet.StructParents = page
            numbers += [page, PDFArray([PDFObjectReference(names[id(node)]) for node in nodes])]
        return numbers


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _element(document: Any, node: Node, names: dict[int, str]) -> Any:
    kids: list[Any] = [PDFObjectReference(names[id(child)]) for child in node.children]
    kids += [_mark(document, page, mark) for page, mark in node.marks]
    entries = {"Type": PDFName("StructElem"), "S": PDFName(node.kind), "K": PDFArray(kids)}
    entries["P"] = PDFObjectReference(names[id(node.parent)] if node.parent else "TagTree")
    if node.span > 1:
        entries["A"] = PDFDictionary({"O": PDFName("Table"), "ColSpan": node.span})
    return PDFDictionary(entries)


def _mark(document: Any, page: int, mark: int) -> Any:
    reference = document.Reference(document.Pages.pages[page - 1])
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": reference, "MCID": mark})


class TaggedCanvas(Canvas):
    """A canvas that writes the tag tree when it is saved; `tags` is None for an untagged file."""

    def __init__(self, *args: Any, tags: Tags | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tags = tags

    def save(self) -> None:
        """Ends the file."""
        if self.tags:
            self.tags.write(self._doc)
        super().save()
