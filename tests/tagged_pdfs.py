"""Tagged PDFs written object by object, so that their trees can be broken in one known way.

A page is a list of lines; each is (mark, x, y, text), y from the bottom, mark None for a line that has none.
`elements` are the objects of the tree by number from 50 on, as written in the file; 50 is the root.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extract.pages import Page, read_pages

FIRST_PAGE = 10
Line = tuple[int | str | None, float, float, str]


def tagged_pdf(pages: Sequence[Sequence[Line]], elements: Mapping[int, str]) -> bytes:
    """The bytes of a file; page number n (from 1) is object 8 + 2n, so 10, 12, 14…"""
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 50 0 R >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        **elements,
    }
    for at, lines in enumerate(pages):
        number = FIRST_PAGE + 2 * at
        content = "\n".join(map(_shown, lines))
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects[number + 1] = f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
    kids = " ".join(f"{FIRST_PAGE + 2 * at} 0 R" for at in range(len(pages)))
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    return _file(objects)


def _shown(line: Line) -> str:
    mark, x, y, text = line
    shown = f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET"
    if mark is None:
        return shown
    begin = "/Artifact BMC" if mark == "artifact" else f"/P << /MCID {mark} >> BDC"
    return f"{begin} {shown} EMC"


def _file(objects: Mapping[int, str]) -> bytes:
    data, offsets = b"%PDF-1.7\n", {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(data)
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = b"".join(b"%d 1\n%010d 00000 n \n" % entry for entry in offsets.items())
    start, size = len(data), max(objects) + 1
    trailer = b"xref\n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return data + trailer % (table, size, start)


def tagged_pages(pages: Sequence[Sequence[Line]], elements: Mapping[int, str]) -> list[Page]:
    """The pages as they are read."""
    return list(read_pages(tagged_pdf(pages, elements)))


class TableTags:
    """A table of rows of cells "x text", each at x points: its lines from `top` down, and its element as written.

    A text may have lines, parted by "|". `attributes` are those of a cell by its text; "" is a cell without words.
    Rows in `heads` are of TH; `first` is the first mark, and `page` the object that it stands on.
    """

    def __init__(self, rows: Sequence[Sequence[str]], **options: Any) -> None:
        self.rows = rows
        self.attributes: Mapping[str, str] = options.get("attributes", {})
        self.heads: int = options.get("heads", 1)
        self.page: int = options.get("page", FIRST_PAGE)
        self.lines: list[Line] = []
        y = options.get("top", 700.0)
        mark = options.get("first", 0)
        self.trs: list[str] = []
        for at, row in enumerate(rows):
            cells = []
            for cell in row:
                x, _, text = cell.partition(" ")
                for down, line in enumerate(text.split("|") if text else ()):
                    self.lines.append((mark, float(x), y - 12 * down, line))
                cells.append(self._cell("TH" if at < self.heads else "TD", text, mark))
                mark += bool(text)
            self.trs.append(f"<< /S /TR /K [{' '.join(cells)}] >>")
            y -= 12 * max(cell.count("|") + 1 for cell in row) + 6

    def _cell(self, kind: str, text: str, mark: int) -> str:
        attributes = f"/A << /O /Table {self.attributes[text]} >>" if text in self.attributes else ""
        return f"<< /S /{kind} {attributes} /K {mark if text else '[]'} >>"

    @property
    def element(self) -> str:
        """The Table element."""
        return f"<< /S /Table /Pg {self.page} 0 R /K [{' '.join(self.trs)}] >>"
