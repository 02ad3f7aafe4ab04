"""One-page PDFs from a content stream written by hand, for what no library prints: clips, modes, odd fonts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests import bad_pdfs

HELVETICA = b"/Font << /Text 3 0 R >>"


def raw_page(
    content: str, *, page: str = "", resources: str = "", objects: Sequence[bytes] = (), catalog: str = ""
) -> bytes:
    """A PDF of one A4 page; `page`, `resources` and `catalog` are more of their entries, `objects` are numbered from 6.

    Font /Text is Helvetica; object 5 is the content.
    """
    numbered = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog.encode(),
        2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R %s /Resources << %s %s >> >>"
        % (page.encode(), b"" if "/Font" in resources else HELVETICA, resources.encode()),
        5: bad_pdfs.stream(content.encode("latin-1")),
    } | dict(enumerate(objects, 6))
    return bad_pdfs.file_of(list(numbered.items()))


def text(words: str, x: float, y: float, size: float = 12, before: str = "") -> str:
    """Words in Helvetica at a place, counted from the bottom left; `before` is what the text object does first."""
    return f"BT {before} /Text {size} Tf {x} {y} Td ({words}) Tj ET 0 Tr\n"


def picture(attributes: Mapping[str, str] | None = None) -> bytes:
    """A grey picture of two by two pixels."""
    more = " ".join(f"/{name} {value}" for name, value in (attributes or {}).items())
    head = f"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 {more}"
    return bad_pdfs.stream(bad_pdfs.GREY_PIXELS, head.encode())
