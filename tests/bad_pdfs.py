"""PDFs that a reader must survive, each built as bytes: one good one, and what goes wrong with files.

Written object by object, so that each is broken in one known way and no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

HEALTHY = "Recorded crime fell by 4% in the year to March 2024."
GREY_PIXELS = b"\x30\x90\x90\x30"


def simple(text: str = HEALTHY) -> bytes:
    """A healthy page with `text` (a line of it on each line) at 12 points."""
    return _with_pages([_text_stream(text)])


def empty() -> bytes:
    """A file of 0 bytes."""
    return b""


def truncated() -> bytes:
    """A download that stopped a third of the way: header and some objects, no page tree, no trailer."""
    return _with_pages([_text_stream(HEALTHY)] * 3, tree_last=True)[:400]


def not_a_pdf() -> bytes:
    """A web page saved under the name of a PDF, as portals send it when a session has ended."""
    return b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in.</body></html>\n"


def locked() -> bytes:
    """A PDF that opens with the user password `secret` only."""
    return _encrypted("secret")


def open_encrypted() -> bytes:
    """An encrypted PDF whose user password is empty: anybody may read it, as any viewer shows."""
    return _encrypted("")


def picture_only() -> bytes:
    """A scanned page: one picture, no text."""
    picture = stream(GREY_PIXELS, b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray "
                                   b"/BitsPerComponent 8")  # fmt: skip
    return _with_pages([b"q 480 0 0 700 57 70 cm /Scan Do Q"], resources=b"/XObject << /Scan 4 0 R >>", extra=[picture])


def no_pages() -> bytes:
    """A well-formed PDF whose page tree is empty."""
    return _with_pages([])


def broken_page() -> bytes:
    """Three pages; the content of the second shows the number 5 where a list of strings belongs."""
    broken = b"BT /Text 12 Tf 60 760 Td 5 TJ ET"
    return _with_pages([_text_stream("The first page is fine."), broken, _text_stream("The third page is fine.")])


def _text_stream(text: str) -> bytes:
    lines = text.encode("cp1252", "replace").split(b"\n")
    shown = b" T* ".join(b"(" + _escaped(line) + b") Tj" for line in lines)
    return b"BT /Text 12 Tf 16 TL 60 760 Td " + shown + b" ET"


def _escaped(text: bytes) -> bytes:
    return text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """The body of a stream object."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def _with_pages(
    contents: Sequence[bytes],
    resources: bytes = b"/Font << /Text 3 0 R >>",
    extra: Sequence[bytes] = (),
    tree_last: bool = False,
) -> bytes:
    """A PDF with one page for each content stream. Objects: 1 catalogue, 2 pages, 3 font, `extra`, pages."""
    first = 4 + len(extra)
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *extra,
    ]
    for i, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << %s >> /Contents %d 0 R >>"
            % (resources, first + 2 * i + 1)
        )
        objects.append(stream(content))
    numbered = list(enumerate(objects, start=1))
    return file_of(list(reversed(numbered)) if tree_last else numbered)


def file_of(numbered: Sequence[tuple[int, bytes]]) -> bytes:
    """A PDF of numbered objects; the first is its catalogue."""
    data, offsets = b"%PDF-1.4\n", {}
    for number, body in numbered:
        offsets[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offsets[number] for number in sorted(offsets))
    size = len(offsets) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(data))
    )


def _encrypted(user_password: str) -> bytes:
    """A page that reportlab encrypts; its owner password is always set."""
    buffer = BytesIO()
    encryption = StandardEncryption(user_password, ownerPassword="owner", strength=128)
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1, encrypt=encryption)
    canvas.drawString(60, 760, HEALTHY)
    canvas.save()
    return buffer.getvalue()
