"""What characters a font prints is read by what evidence the file has; where it has none, the page says so."""

from __future__ import annotations

import struct
import tomllib
from pathlib import Path

import pytest

from extract.pages import Page, read_pages
from extract.paper import read_document
from extract.pdf.glyphs import UNKNOWN, find_shift
from extract.pdf.programs import read_program
from tests import bad_pdfs
from tests.raw_pdf import raw_page

PROSE = "This report tells the panel what the force has done in the year and how much of it was paid for by the grant"
SYMBOLS = tomllib.loads(Path("extract/pdf/symbols.toml").read_text(encoding="utf-8"))


def to_unicode(pairs: dict[int, str]) -> bytes:
    """A character map from codes of a byte."""
    rows = "\n".join(f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for code, text in pairs.items())
    return bad_pdfs.stream(
        f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange {len(pairs)} beginbfchar\n{rows}\n"
        "endbfchar endcmap".encode()
    )


def read(shown: str, font: str, *objects: bytes) -> Page:
    """A page with a text (a literal or hexadecimal string) in a font; `objects` are numbered from 6."""
    content = f"BT /F 12 Tf 72 700 Td {shown} Tj ET"
    data = raw_page(content, resources=f"/Font << /F << /Type /Font {font} >> >>", objects=objects)
    (page,) = read_pages(data)
    assert page.error is None
    return page


def texts(page: Page) -> str:
    return " ".join(word.text for word in page.words)


MAPPED = "/Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R"
NAMED = (
    "/Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R /Encoding << /Differences [65 /f_i /uniFB02 /germandbls] >>"
)


def test_ligatures_are_letters():
    assert texts(read("(ABC)", MAPPED, to_unicode({65: "ﬁ", 66: "ﬀ", 67: "x"}))) == "fiffx"


@pytest.mark.parametrize("broken", ["\ue001", "\ufffd", "\x02"])
def test_what_the_character_map_has_wrong_is_read_by_the_name_of_the_glyph(broken):
    page = read("(ABC)", NAMED, to_unicode({65: broken, 66: broken, 67: broken}))
    assert (texts(page), page.problems) == ("fiflß", ())


def test_names_that_only_count_are_no_evidence():
    counted = "/Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [49 /g37 /g38 /g39] >>"
    page = read("(123)", counted)
    assert texts(page) == UNKNOWN * 3
    assert page.problems[0].startswith("3 characters in the font Helvetica")


def test_no_figure_is_read_beside_what_cannot_be_read():
    reading = read_document(
        raw_page(
            "BT /F 12 Tf 72 700 Td (Recorded crime fell by 1x5%.) Tj ET",
            resources="/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >> >>",
            objects=[to_unicode({**{i: chr(i) for i in range(32, 127)}, ord("x"): "\ue0ff"})],
        ),
        "odd.pdf",
    )
    assert reading.figures == ()
    assert [(p.page, p.stage, p.severity) for p in reading.problems] == [(1, "pages", "warning")]
    assert f"fell by {UNKNOWN * 3}%" in reading.pages[0].text


CID = """/Subtype /Type0 /BaseFont /ABCDEF+Arial /Encoding /Identity-H /DescendantFonts [<< /Type /Font
/Subtype /CIDFontType2 /BaseFont /ABCDEF+Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
/DW 350 /FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Arial /Flags 4 >> >>]"""


def glyph_numbers(text: str, shift: int = 29) -> str:
    return "<" + "".join(f"{ord(c) - shift:04x}" for c in text) + ">"


def test_glyph_numbers_without_a_map_are_read_by_the_shift_that_makes_words():
    page = read(glyph_numbers(PROSE), CID)
    assert texts(page) == PROSE
    assert len(page.problems) == 1 and "moved by 29" in page.problems[0]


def test_glyph_numbers_that_make_no_words_stay_unknown():
    page = read(glyph_numbers("4471 2250 1863"), CID)
    assert set(texts(page)) == {UNKNOWN}
    assert "could not be read" in page.problems[0]


def test_a_map_that_repeats_the_glyph_numbers_is_seen_through():
    garbled = {ord(c) - 29: chr(ord(c) - 29) for c in PROSE}
    rows = "\n".join(f"<{code:04x}> <{code:04x}>" for code in garbled)
    cmap = (
        f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {len(garbled)} beginbfchar\n{rows}\nendbfchar"
    )
    page = read(glyph_numbers(PROSE), CID + " /ToUnicode 6 0 R", bad_pdfs.stream((cmap + " endcmap").encode()))
    assert texts(page) == PROSE


@pytest.mark.parametrize("text", [PROSE, PROSE.upper(), "ABC-12 DEF-34 GHI-56 " * 4, "1,204 1,377 " * 9, "Xy " * 30])
def test_text_that_is_words_or_never_was_is_not_moved(text):
    assert find_shift(text) == 0


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("ABCDEF+Wingdings-Regular", "\xa7", "▪"),
        ("Wingdings", "\xfc", "✓"),
        ("Wingdings3", "p", "▲"),
        ("Wingdings", "\x21", "•"),
        ("SymbolMT", "\xb7", "•"),
        ("Symbol", "b", "β"),
        ("Symbol", "=", "="),
    ],
)
def test_signs_of_fonts_without_letters(font, code, sign):
    shown = f"<{ord(code):02x}>"
    page = read(shown, f"/Subtype /TrueType /BaseFont /{font} /FontDescriptor << /FontName /{font} /Flags 4 >>")
    assert texts(page) == sign


@pytest.mark.parametrize(("font", "sign"), [("SymbolMT", "•"), ("Arial", "•"), ("Wingdings", "•")])
def test_private_characters_of_bullets_are_bullets(font, sign):
    page = read("(A)", f"/Subtype /Type1 /BaseFont /{font} /ToUnicode 6 0 R", to_unicode({65: "\uf0b7"}))
    assert (texts(page), page.problems) == (sign, ())


def test_each_sign_is_a_code_and_one_character():
    entries = [entry for table in SYMBOLS.values() for entry in table["signs"].split()]
    assert all(0x21 <= int(entry[:2], 16) <= 0xFF and len(entry) == 3 for entry in entries)


def true_type(post: bytes, cmap: bytes = b"") -> bytes:
    """A TrueType program of these tables only."""
    tables = [(b"cmap", cmap), (b"post", post)] if cmap else [(b"post", post)]
    at, head = 12 + 16 * len(tables), b"\x00\x01\x00\x00" + struct.pack(">HHHH", len(tables), 0, 0, 0)
    for name, body in tables:
        head += struct.pack(">4sLLL", name, 0, at, len(body))
        at += len(body)
    return head + b"".join(body for _, body in tables)


POST = b"\x00\x02\x00\x00" + bytes(28) + struct.pack(">H5H", 5, 0, 36, 3, 258, 259) + b"\x06hyphen" + b"\x03g37"
CMAP = (
    struct.pack(">HHHHL", 0, 1, 3, 1, 12)
    + struct.pack(">HHHHHHH", 4, 32, 0, 4, 4, 1, 0)
    + struct.pack(">HHHHHHHHH", 0x5A, 0xFFFF, 0, 0x58, 0xFFFF, 7 - 0x58 & 0xFFFF, 1, 0, 0)
)  # fmt: skip


def spec_of(program: bytes, **more: object) -> dict[str, object]:
    from pdfminer.pdftypes import PDFStream

    stream = PDFStream({}, program)
    stream.data = program
    return {"FontDescriptor": {"FontFile2": stream}, **more}


def test_the_embedded_program_names_its_glyphs():
    assert read_program(spec_of(true_type(POST)), is_cid=True) == {1: "A", 2: " ", 3: "-"}


def test_the_embedded_program_maps_its_glyphs():
    found = read_program(spec_of(true_type(POST, CMAP)), is_cid=True)
    assert {found[7], found[8]} == {"X", "Y"}


@pytest.mark.parametrize("cut", range(0, 90, 7))
def test_a_damaged_program_says_nothing_wrong(cut):
    assert set(read_program(spec_of(true_type(POST)[:cut]), is_cid=True).items()) <= {(1, "A"), (2, " "), (3, "-")}
