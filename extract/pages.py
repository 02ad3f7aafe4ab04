"""Bytes -> pages: words with font, size, colour and box; rules; fills; images; curves.

What later stages see of a PDF is only what stands here, so that the reader behind it can change.
A page that cannot be read is still a page: it is empty and says why in `error`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import extract_words

from extract.tags.elements import Element
from extract.tags.figures import with_boxes
from extract.tags.reader import FileTags, Target, read_tags
from schema.errors import UnreadableFile
from schema.evidence import Box

BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
HAIRLINE = 1.6
"""Points: a filled rectangle no thicker than this is a rule."""
OVERPRINT = 0.8
"""Points: the same character within this distance is the same one printed again."""
SHEAR = 0.1
"""How far the text matrix may lean, as a share of its size, before text counts as sideways."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Box):
    """Characters without a gap, in one font and size. `size` is in points, `color` is `#rrggbb`.

    `mark` is the number that ties it to the tags of its page (an MCID), None where it has none.
    `artifact` where the file says that it is no content, as running heads are.
    """

    text: str
    font: str
    size: float
    color: str | None
    mark: int | None = None
    artifact: bool = False

    @property
    def bold(self) -> bool:
        """Whether the font's name says bold."""
        return bool(BOLD.search(self.font))

    @property
    def italic(self) -> bool:
        """Whether the font's name says italic."""
        return bool(ITALIC.search(self.font))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Box):
    """A horizontal (top = bottom) or vertical (x0 = x1) line.

    `origin` is `line` where it was drawn as a line or as a thin rectangle, `edge` where it is a side
    of a stroked rectangle, `fill` where it is only the side of a filled one.
    """

    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill(Box):
    """A filled rectangle; `color` is `#rrggbb`."""

    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve(Box):
    """A drawn curve or polygon; `points` are its corners, `color` the fill's or None."""

    points: tuple[tuple[float, float], ...]
    color: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as shown: width and height in points, words in no particular order.

    `sideways` are words whose text runs up or down the page; they are in no line. `tags` are the elements of
    the file's tag tree that stand on the page, in the tree's order; `notes` say what of all this could not be read.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    sideways: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[Box, ...] = ()
    curves: tuple[Curve, ...] = ()
    tags: tuple[Element, ...] = ()
    notes: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of the PDF's outline; `page` is None where it points nowhere in the file."""

    level: int
    title: str
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What the file says of itself. `title` is the Title of its document information."""

    page_count: int
    title: str | None
    bookmarks: tuple[Bookmark, ...]


def open_pdf(data: bytes) -> PDF:
    """The open PDF; the caller closes it.

    Raises UnreadableFile where the bytes are empty, no PDF, locked by a password, or damaged.
    """
    if not data:
        raise UnreadableFile("The file is empty (0 bytes)", "Download it again from its source.")
    if b"%PDF-" not in data[:1024]:
        start = data[:12].decode("latin-1").strip() or "unprintable bytes"
        raise UnreadableFile(f"This is not a PDF: it begins with {start!r}", "Save it as PDF and add that file.")
    try:
        pdf = pdfplumber.open(BytesIO(data), password="")
        count = len(pdf.pages)
    except Exception as error:  # pdfminer raises dozens of types for damaged files
        raise _unreadable(error) from error
    if not count:
        pdf.close()
        raise UnreadableFile("The PDF has no pages", "Ask its publisher for a complete file.")
    return pdf


def _unreadable(error: Exception) -> UnreadableFile:
    cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
        found, remedy = (
            "The PDF is encrypted and needs a password",
            "Save a copy without the password and add that file.",
        )
    else:
        found = f"The PDF is damaged or cut short ({_reason(cause)})"
        remedy = "Download it again from its source, or repair it."
    return UnreadableFile(found, remedy)


def _reason(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def read_pages(data: bytes, numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """The pages of a PDF in order; of those in `numbers` only (from 1), where given.

    Raises UnreadableFile as `open_pdf` does, never for a single page.
    """
    with closing(open_pdf(data)) as pdf:
        tags = _file_tags(pdf)
        for page in pdf.pages:
            if numbers is None or page.page_number in numbers:
                notes = tags.faults if page is pdf.pages[0] else ()
                yield replace(_read_page(page, tags.pages.get(page.page_number, ())), notes=notes)
                page.close()


def _file_tags(pdf: PDF) -> FileTags:
    targets = {
        page.page_obj.pageid: Target(number=page.page_number, height=None if page.rotation else _size(page, "height"))
        for page in pdf.pages
    }
    return read_tags(pdf.doc.catalog, targets)


def _read_page(page: Any, tags: tuple[Element, ...]) -> Page:
    try:
        return replace(_page_of(page), tags=with_boxes(tags, page.objects))
    except Exception as error:  # a page may break the parser in any way; it must not take the others along
        return Page(
            number=page.page_number, width=_size(page, "width"), height=_size(page, "height"), error=_reason(error)
        )


def _size(page: Any, name: str) -> float:
    try:
        return float(getattr(page, name))
    except (TypeError, ValueError, AttributeError):
        return 0.0


def _page_of(page: Any) -> Page:
    chars = _visible(page)
    level = [c for c in chars if not _is_sideways(c)]
    return Page(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        words=tuple(_words(level, "ltr")),
        sideways=tuple(_words([c for c in chars if _is_sideways(c)], "btt")),
        rules=tuple(_rules(page)),
        fills=tuple(_fills(page)),
        images=tuple(_box(i) for i in page.images),
        curves=tuple(_curves(page)),
    )


def _visible(page: Any) -> list[dict[str, Any]]:
    """Characters inside the page, each once where overprinting repeats it."""
    seen: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    kept = []
    for char in page.chars:
        inside = char["x0"] >= 0 and char["x1"] <= page.width + 1 and char["bottom"] > 0 and char["top"] < page.height
        if inside and (char["text"].isspace() or not _repeats(char, seen)):
            kept.append(char)
    return kept


def _repeats(char: Mapping[str, Any], seen: dict[tuple[str, int, int], list[tuple[float, float]]]) -> bool:
    """Whether the same character was printed in the same place before; `seen` is kept up by squares of a point."""
    x, y, text = char["x0"], char["top"], char["text"]
    column, row = int(x), int(y)
    for square in ((text, c, r) for c in (column - 1, column, column + 1) for r in (row - 1, row, row + 1)):
        if any(abs(x - a) < OVERPRINT and abs(y - b) < OVERPRINT for a, b in seen.get(square, ())):
            return True
    seen.setdefault((text, column, row), []).append((x, y))
    return False


def _is_sideways(char: Mapping[str, Any]) -> bool:
    a, b, _, d, *_ = char["matrix"]
    return bool(abs(b) > SHEAR * max(abs(a), abs(d), 1e-9))


def _words(chars: list[dict[str, Any]], direction: str) -> Iterator[Word]:
    options = {"line_dir": "ltr", "char_dir": direction} if direction != "ltr" else {}
    found = extract_words(
        chars, x_tolerance_ratio=0.15, y_tolerance=2, extra_attrs=["fontname", "size"], return_chars=True, **options
    )
    for word in found:
        yield Word(
            text=word["text"],
            font=str(word["fontname"]),
            size=round(float(word["size"]), 2),
            color=hex_color(word["chars"][0].get("non_stroking_color")),
            mark=word["chars"][0].get("mcid"),
            artifact=word["chars"][0].get("tag") == "Artifact",
            **_sides(word),
        )


def _sides(item: Mapping[str, Any]) -> dict[str, float]:
    return {side: round(float(item[side]), 3) for side in ("x0", "top", "x1", "bottom")}


def _box(item: Mapping[str, Any]) -> Box:
    return Box(**_sides(item))


def hex_color(color: object) -> str | None:
    """A PDF colour (grey, RGB or CMYK, parts from 0 to 1) as `#rrggbb`; None for a pattern or none.

    >>> hex_color((1, 0, 0)), hex_color((0.5,)), hex_color((0, 1, 1, 0)), hex_color(None)
    ('#ff0000', '#808080', '#ff0000', None)
    """
    parts = [color] if isinstance(color, int | float) else color
    if not isinstance(parts, list | tuple) or not all(isinstance(p, int | float) for p in parts):
        return None
    if len(parts) == 4:
        c, m, y, k = parts
        parts = [(1 - min(1, ink + k)) for ink in (c, m, y)]
    if len(parts) == 1:
        parts = list(parts) * 3
    if len(parts) != 3:
        return None
    return "#" + "".join(f"{round(255 * min(1, max(0, p))):02x}" for p in parts)


def _rules(page: Any) -> Iterator[Rule]:
    for line in page.lines:
        yield from _straight(line, "line")
    for rect in page.rects:
        yield from _rect_rules(rect)


def _straight(item: Mapping[str, Any], origin: str) -> Iterator[Rule]:
    x0, top, x1, bottom = (_sides(item)[s] for s in ("x0", "top", "x1", "bottom"))
    if bottom - top <= HAIRLINE and x1 > x0:
        middle = (top + bottom) / 2
        yield Rule(x0=x0, x1=x1, top=middle, bottom=middle, origin=origin)
    elif x1 - x0 <= HAIRLINE and bottom > top:
        middle = (x0 + x1) / 2
        yield Rule(x0=middle, x1=middle, top=top, bottom=bottom, origin=origin)


def _rect_rules(rect: Mapping[str, Any]) -> Iterator[Rule]:
    box = _box(rect)
    if min(box.width, box.height) <= HAIRLINE:
        if rect.get("fill") or rect.get("stroke"):
            yield from _straight(rect, "line")
        return
    if not rect.get("stroke") and not rect.get("fill"):
        return
    origin = "edge" if rect.get("stroke") else "fill"
    for y in (box.top, box.bottom):
        yield Rule(x0=box.x0, x1=box.x1, top=y, bottom=y, origin=origin)
    for x in (box.x0, box.x1):
        yield Rule(x0=x, x1=x, top=box.top, bottom=box.bottom, origin=origin)


def _fills(page: Any) -> Iterator[Fill]:
    for rect in page.rects:
        color = hex_color(rect.get("non_stroking_color")) if rect.get("fill") else None
        if color and min(_box(rect).width, _box(rect).height) > HAIRLINE:
            yield Fill(color=color, **_sides(rect))


def _curves(page: Any) -> Iterator[Curve]:
    for curve in page.curves:
        points = tuple((round(float(x), 3), round(float(y), 3)) for x, y in curve.get("pts") or ())
        color = hex_color(curve.get("non_stroking_color")) if curve.get("fill") else None
        yield Curve(points=points, color=color, **_sides(curve))


def read_facts(data: bytes) -> FileFacts:
    """Page count, title and bookmarks. Raises UnreadableFile as `open_pdf` does."""
    with closing(open_pdf(data)) as pdf:
        title = (pdf.metadata or {}).get("Title")
        return FileFacts(
            page_count=len(pdf.pages),
            title=" ".join(title.split()) if isinstance(title, str) and title.strip() else None,
            bookmarks=tuple(_bookmarks(pdf)),
        )


def _bookmarks(pdf: PDF) -> Iterator[Bookmark]:
    pages = {page.page_obj.pageid: page.page_number for page in pdf.pages}
    try:
        entries = list(pdf.doc.get_outlines())
    except Exception:  # no outline, or a broken one: pdfminer raises a dozen types for it
        return
    for level, title, destination, action, _ in entries:
        yield Bookmark(
            level=level, title=" ".join(str(title).split()), page=pages.get(_target(pdf, destination, action))
        )


def _target(pdf: PDF, destination: Any, action: Any) -> int | None:
    """The object number of the page that a bookmark points to."""
    try:
        target = destination or (resolve1(action) or {}).get("D")
        target = resolve1(target)
        if isinstance(target, bytes | str):
            target = resolve1(pdf.doc.get_dest(target.encode() if isinstance(target, str) else target))
        if isinstance(target, dict):
            target = resolve1(target.get("D"))
        first = target[0] if isinstance(target, list) and target else None
        return first.objid if isinstance(first, PDFObjRef) else None
    except Exception:  # a bookmark that cannot be followed is a bookmark without a page
        return None
