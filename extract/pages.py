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

from extract.pdf.glyphs import SOFT_HYPHEN, UNKNOWN, Fonts, repair
from extract.pdf.printed import Corners, Path, Printed
from extract.pdf.printing import print_page
from extract.pdf.turns import Turn, reading_turn, set_upright, turned_char
from extract.pdf.visible import visible_chars
from extract.tags.elements import Element
from extract.tags.figures import with_boxes
from extract.tags.reader import FileTags, Target, read_tags
from schema.errors import UnreadableFile
from schema.evidence import Box

BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
DIGIT = re.compile(r"\d")
HAIRLINE = 1.6
"""Points: a filled rectangle no thicker than this is a rule."""
SCANNED = "The page is a picture with text that OCR laid under it: its words are as good as that OCR."


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Box):
    """Characters without a gap, in one font and size. `size` is in points, `color` is `#rrggbb`.

    `mark` is the number that ties it to the tags of its page (an MCID), None where it has none.
    `artifact` where the file says that it is no content, as running heads are. `level` where it is read from left
    to right, as all but the `sideways` words of a page are.
    """

    text: str
    font: str
    size: float
    color: str | None
    mark: int | None = None
    artifact: bool = False
    level: bool = True

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

    `sideways` are words whose text runs up, down, aslant or upside down, as a reader of each way reads them; they are
    in no line. `tags` are the
    elements of the file's tag tree that stand on the page, in the tree's order; `notes` say what of all this
    could not be read, `problems` what may be wrong with its words or drawings.
    A page whose text runs sideways is given as it is when turned upright, and boxes on it are of that turned page:
    `turned` says by how many degrees clockwise its text was turned as shown, for what leaves the reader.
    `scanned` where its words are those that OCR laid under a picture of the page.
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
    turned: int = 0
    scanned: bool = False
    problems: tuple[str, ...] = ()


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
        pdf.rsrcmgr = Fonts()
        tags = _file_tags(pdf)
        for page in pdf.pages:
            if numbers is None or page.page_number in numbers:
                notes = tags.faults if page is pdf.pages[0] else ()
                yield replace(_read_page(page, tags.pages.get(page.page_number, ())), notes=notes)
                page.close()


def _file_tags(pdf: PDF) -> FileTags:
    targets = {
        page.page_obj.pageid: Target(number=page.page_number, height=_size(page, "height") if _is_plain(page) else None)
        for page in pdf.pages
    }
    return read_tags(pdf.doc.catalog, targets)


def _is_plain(page: Any) -> bool:
    """Whether a page is shown whole and as it lies, so that places on it count from its own corner."""
    return not page.rotation and page.cropbox == page.mediabox


def _read_page(page: Any, tags: tuple[Element, ...]) -> Page:
    try:
        return _page_of(page, tags)
    except Exception as error:  # a page may break the parser in any way; it must not take the others along
        return Page(
            number=page.page_number, width=_size(page, "width"), height=_size(page, "height"), error=_reason(error)
        )


def _size(page: Any, name: str) -> float:
    try:
        return float(getattr(page, name))
    except (TypeError, ValueError, AttributeError):
        return 0.0


def _page_of(page: Any, tags: tuple[Element, ...]) -> Page:
    printed = print_page(page.page_obj, page.pdf.rsrcmgr)
    turn = reading_turn(printed)
    if turn:
        printed = set_upright(printed, turn)
    shown, scanned = visible_chars(printed)
    chars, doubts = repair(shown)
    turned = [c for c in chars if c["turn"] != 0]
    return Page(
        number=page.page_number,
        width=printed.width,
        height=printed.height,
        words=tuple(_words([c for c in chars if c["turn"] == 0])),
        sideways=tuple(_turned_words(turned, printed)),
        rules=tuple(_rules(printed)),
        fills=tuple(_fills(printed)),
        images=tuple(_box(p.corners) for p in printed.pictures if not p.shade),
        curves=tuple(_curves(printed)),
        tags=with_boxes(tags, _marked(printed)),
        turned=turn,
        scanned=scanned,
        problems=(*([SCANNED] if scanned else []), *printed.notes, *doubts),
    )


def _marked(printed: Printed) -> Iterator[tuple[int, Box]]:
    """The marks under which anything is printed, with its boxes."""
    painted: list[tuple[int | None, Box]] = [(p.mark, _box(p.corners)) for p in printed.paths]
    painted += [(p.mark, _box(p.corners)) for p in printed.pictures]
    painted += [(c["mcid"], Box(**_sides(c))) for c in printed.chars]
    yield from ((mark, box) for mark, box in painted if mark is not None)


def _words(chars: list[dict[str, Any]]) -> Iterator[Word]:
    found = extract_words(
        chars, x_tolerance_ratio=0.15, y_tolerance=2, extra_attrs=["fontname", "size"], return_chars=True
    )
    for word in found:
        first = word["chars"][0]
        yield Word(
            text=_plain_text(word["text"]),
            font=str(word["fontname"]),
            size=round(float(word["size"]), 2),
            color=first["color"],
            mark=first["mcid"],
            artifact=first["artifact"],
            level=True,
            **_sides(word),
        )


def _plain_text(text: str) -> str:
    """A word with hyphens for soft ones that are printed within it, and without digits beside what cannot be read."""
    if UNKNOWN in text:
        text = DIGIT.sub(UNKNOWN, text)
    if SOFT_HYPHEN not in text:
        return text
    breaks = text.endswith(SOFT_HYPHEN) and text[-2:-1].isalpha()
    return text[:-1].replace(SOFT_HYPHEN, "-") + (SOFT_HYPHEN if breaks else text[-1].replace(SOFT_HYPHEN, "-"))


def _turned_words(chars: Sequence[dict[str, Any]], printed: Printed) -> Iterator[Word]:
    """Words that run up, down or upside down: read where they are level, and their boxes turned back."""
    for degrees in (90, 180, 270, None):
        change = Turn(degrees=-(degrees or 0) % 360, width=printed.width, height=printed.height)
        for word in _words([turned_char(c, change) for c in chars if c["turn"] == degrees]):
            x0, top, x1, bottom = change.back.corners((word.x0, word.top, word.x1, word.bottom))
            yield replace(
                word, x0=round(x0, 3), top=round(top, 3), x1=round(x1, 3), bottom=round(bottom, 3), level=False
            )


def _sides(item: Mapping[str, Any]) -> dict[str, float]:
    return {side: round(float(item[side]), 3) for side in ("x0", "top", "x1", "bottom")}


def _rounded(corners: Corners) -> dict[str, float]:
    return dict(zip(("x0", "top", "x1", "bottom"), (round(float(side), 3) for side in corners), strict=True))


def _box(corners: Corners) -> Box:
    return Box(**_rounded(corners))


def _rules(printed: Printed) -> Iterator[Rule]:
    for path in printed.paths:
        if path.kind == "line":
            yield from _straight(_box(path.corners), "line")
    for path in printed.paths:
        if path.kind == "rect":
            yield from _rect_rules(path)


def _straight(box: Box, origin: str) -> Iterator[Rule]:
    if box.height <= HAIRLINE and box.width > 0:
        middle = (box.top + box.bottom) / 2
        yield Rule(x0=box.x0, x1=box.x1, top=middle, bottom=middle, origin=origin)
    elif box.width <= HAIRLINE and box.height > 0:
        middle = (box.x0 + box.x1) / 2
        yield Rule(x0=middle, x1=middle, top=box.top, bottom=box.bottom, origin=origin)


def _rect_rules(rect: Path) -> Iterator[Rule]:
    box = _box(rect.corners)
    if min(box.width, box.height) <= HAIRLINE:
        yield from _straight(box, "line")
        return
    origin = "edge" if rect.stroked else "fill"
    for y in (box.top, box.bottom):
        yield Rule(x0=box.x0, x1=box.x1, top=y, bottom=y, origin=origin)
    for x in (box.x0, box.x1):
        yield Rule(x0=x, x1=x, top=box.top, bottom=box.bottom, origin=origin)


def _fills(printed: Printed) -> Iterator[Fill]:
    for path in printed.paths:
        box = _box(path.corners)
        if path.kind == "rect" and path.filled and path.fill and min(box.width, box.height) > HAIRLINE:
            yield Fill(color=path.fill, **_rounded(path.corners))


def _curves(printed: Printed) -> Iterator[Curve]:
    for path in printed.paths:
        if path.kind == "curve":
            points = tuple((round(float(x), 3), round(float(y), 3)) for x, y in path.points)
            yield Curve(points=points, color=path.fill if path.filled else None, **_rounded(path.corners))


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
