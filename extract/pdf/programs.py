"""What an embedded font program says of its glyphs: its character map, or their names."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from pdfminer.encodingdb import name2unicode
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import CFFFont, TrueTypeFont
from pdfminer.pdftypes import PDFStream, resolve1

MACINTOSH_SHIFT = 29
"""From the number of a glyph in the standard Macintosh order (3 to 97) to its ASCII code."""
MALFORMED = (PDFException, struct.error, AssertionError, KeyError, IndexError, TypeError, ValueError, UnicodeError)


def read_program(spec: Mapping[str, Any], *, is_cid: bool) -> dict[int, str]:
    """The text of a font's codes as its embedded program has it; empty where that says nothing or is damaged."""
    try:
        inner = resolve1(resolve1(spec["DescendantFonts"])[0]) if "DescendantFonts" in spec else spec
        descriptor = resolve1(inner["FontDescriptor"])
        if "FontFile2" in descriptor:
            return _true_type(inner, _data(descriptor["FontFile2"])) if is_cid else {}
        return _compact(_data(descriptor["FontFile3"])) if "FontFile3" in descriptor and not is_cid else {}
    except MALFORMED:
        return {}


def _data(stream: object) -> bytes:
    found = resolve1(stream)
    return found.get_data() if isinstance(found, PDFStream) else b""


def _true_type(spec: Mapping[str, Any], data: bytes) -> dict[int, str]:
    """By code: the glyph that it stands for, by the program's character map or the name in its `post` table."""
    program = TrueTypeFont("", BytesIO(data))
    glyphs = dict(_post_names(data, program.tables.get(b"post", (0, 0))[0]))
    if b"cmap" in program.tables:
        glyphs.update(program.create_unicode_map().cid2unichr)
    places = _data(spec.get("CIDToGIDMap"))
    if not places:
        return glyphs
    numbers = struct.unpack(f">{len(places) // 2}H", places[: len(places) // 2 * 2])
    return {code: glyphs[glyph] for code, glyph in enumerate(numbers) if glyph in glyphs}


def _post_names(data: bytes, start: int) -> Iterator[tuple[int, str]]:
    """Glyphs whose name in a `post` table of version 2 says what they are."""
    if not start or data[start : start + 4] != b"\x00\x02\x00\x00":
        return
    (count,) = struct.unpack_from(">H", data, start + 32)
    numbers = struct.unpack_from(f">{count}H", data, start + 34)
    names = _pascal_strings(data, start + 34 + 2 * count)
    for glyph, number in enumerate(numbers):
        if 3 <= number <= 97:
            yield glyph, chr(number + MACINTOSH_SHIFT)
        elif 258 <= number < 258 + len(names) and (text := _named(names[number - 258])):
            yield glyph, text


def _pascal_strings(data: bytes, at: int) -> list[str]:
    found: list[str] = []
    while at < len(data) and len(found) < 65536:
        found.append(data[at + 1 : at + 1 + data[at]].decode("latin-1"))
        at += 1 + data[at]
    return found


def _named(name: str) -> str:
    try:
        return name2unicode(name)
    except (KeyError, ValueError):
        return ""


def _compact(data: bytes) -> dict[int, str]:
    """By code: the name of its glyph in a program in Compact Font Format."""
    program = CFFFont("", BytesIO(data))
    names = {code: program.gid2name.get(glyph, b"") for code, glyph in program.code2gid.items()}
    texts = {code: _named(name.decode("latin-1") if isinstance(name, bytes) else name) for code, name in names.items()}
    return {code: text for code, text in texts.items() if text}
