"""A page's content stream -> what it prints, in order: characters, paths, pictures and shades.

pdfminer knows neither clip paths nor text that is printed invisibly; a viewer does, and so must a reader. All places
are in points from the top left of the page as shown: its crop box, turned as the file asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, list_value, resolve1, stream_value
from pdfminer.psparser import literal_name
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt, apply_matrix_rect, mult_matrix

from extract.pdf.colours import made_space, shown_color
from extract.pdf.drawings import thin_out
from extract.pdf.glyphs import Fonts

Corners = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
Matrix = tuple[float, float, float, float, float, float]

SHEAR = 0.1
"""How far the text matrix may lean, as a share of its size, before text counts as turned."""
INVISIBLE, CLIPPING = 3, 7
"""Text render modes that print nothing: nothing at all, and only a clip for what follows."""
FAINT = 0.05
"""Opacity at which nothing can be seen."""
SUBPATH = re.compile("m[^m]+")
LOST = 0.01
"""Points: corners in line stand no further off it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How things are printed now: within `clip`, which is a rectangle where `exact`; `alpha` is the fill's opacity.

    `plain` where nothing else mixes the colours: no soft mask, no blend mode.
    """

    clip: Corners
    exact: bool = True
    alpha: float = 1.0
    plain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A painted path; `kind` is `line`, `rect` or `curve`.

    `order` counts all that a page prints, `mark` ties it to the tags.
    """

    kind: str
    points: tuple[tuple[float, float], ...]
    corners: Corners
    stroke: str | None
    fill: str | None
    stroked: bool
    filled: bool
    width: float
    order: int
    ink: Ink
    mark: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image or a shade, cut to the clip; `opaque` where nothing below it shows."""

    corners: Corners
    order: int
    opaque: bool
    shade: bool = False
    mark: int | None = None


@dataclass(slots=True, kw_only=True)
class Printed:
    """What a page prints, in order, and `notes` on what was left out.

    A character is a dict as pdfplumber's word code takes it.
    """

    width: float
    height: float
    chars: list[dict[str, Any]] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def print_page(page: PDFPage, fonts: Fonts) -> Printed:
    """What a page prints. Raises whatever pdfminer raises for a page that breaks it."""
    device = _Device(fonts)
    _Interpreter(fonts, device).process_page(page)
    return device.printed


def _shown(page: PDFPage) -> tuple[Matrix, float, float]:
    """The matrix from the page's own space to the page as shown (y goes down), and its width and height."""
    x0, y0, x1, y1 = _crop(page)
    width, height = x1 - x0, y1 - y0
    turns: dict[int, tuple[Matrix, float, float]] = {
        90: ((0, 1, 1, 0, -y0, -x0), height, width),
        180: ((-1, 0, 0, 1, x1, -y0), width, height),
        270: ((0, -1, -1, 0, y1, x1), height, width),
    }
    return turns.get(page.rotate % 360, ((1, 0, 0, -1, -x0, y1), width, height))


def _crop(page: PDFPage) -> Corners:
    """The crop box as far as it is on the page; the whole page where that is nothing."""
    media, crop = _ordered(page.mediabox), _ordered(page.cropbox)
    cut = meet(media, crop)
    return cut if cut[2] > cut[0] and cut[3] > cut[1] else media


def _ordered(box: Sequence[float]) -> Corners:
    (x0, x1), (y0, y1) = sorted((box[0], box[2])), sorted((box[1], box[3]))
    return float(x0), float(y0), float(x1), float(y1)


def meet(a: Corners, b: Corners) -> Corners:
    """What two boxes share; its sides are crossed where that is nothing."""
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


class _Interpreter(PDFPageInterpreter):
    """pdfminer's, with clip paths, opacity, colours that a form inherits, and marks named in the resources."""

    device: _Device
    inherited: PDFGraphicState | None = None

    def process_page(self, page: PDFPage) -> None:
        ctm, width, height = _shown(page)
        self.device.start(width, height)
        self.render_contents(page.resources, page.contents, ctm=ctm)

    def render_contents(self, resources: Any, streams: Sequence[object], ctm: Matrix = MATRIX_IDENTITY) -> None:
        whole = [stream_value(stream) for stream in list_value(streams)]
        thinned, said = thin_out([stream.get_data() for stream in whole])
        if said:
            self.device.printed.notes.append(said)
            whole = [_with_data(stream, data) for stream, data in zip(whole, thinned, strict=True)]
        super().render_contents(resources, whole, ctm)

    def init_resources(self, resources: Any) -> None:
        super().init_resources(resources)
        spaces = resolve1((resources or {}).get("ColorSpace"))
        found = {name: made_space(spec) for name, spec in spaces.items()} if isinstance(spaces, dict) else {}
        self.csmap.update({name: space for name, space in found.items() if space})

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self.inks: list[Ink] = []
        if self.inherited:
            self.graphicstate = self.inherited.copy()

    def do_q(self) -> None:
        super().do_q()
        self.inks.append(self.device.ink)

    def do_Q(self) -> None:
        super().do_Q()
        if self.inks:
            self.device.ink = self.inks.pop()

    def do_W(self) -> None:
        """The path that is being made bounds what follows."""
        points = [pair for step in self.curpath for pair in zip(step[1::2], step[2::2], strict=False)]
        if points:
            placed = [apply_matrix_pt(self.ctm, pair) for pair in points]
            is_rect = "".join(str(step[0]) for step in self.curpath) in ("mlllh", "mllll") and _is_square(placed[:4])
            self.device.cut(_bounds(placed), exact=is_rect)

    def do_W_a(self) -> None:
        self.do_W()

    def do_gs(self, name: object) -> None:
        state = self._resource("ExtGState", name)
        if not isinstance(state, dict):
            return
        mode, mask = resolve1(state.get("BM")), resolve1(state.get("SMask"))
        alpha = resolve1(state.get("ca"))
        ink = self.device.ink
        if mode is not None or mask is not None:
            named = {_name(mode), _name(mask)} <= {None, "Normal", "Compatible", "None"}
            ink = replace(ink, plain=named and not isinstance(mask, dict))
        self.device.ink = replace(ink, alpha=float(alpha)) if isinstance(alpha, int | float) else ink

    def _resource(self, kind: str, name: object) -> Any:
        group = resolve1((self.resources or {}).get(kind))
        return resolve1(group.get(_name(name))) if isinstance(group, dict) else None

    def do_BDC(self, tag: Any, props: Any) -> None:
        super().do_BDC(tag, props if isinstance(props, dict) else self._resource("Properties", props))

    def do_sh(self, name: object) -> None:
        self.device.paint_shade()

    def do_Do(self, xobjid_arg: Any) -> None:
        ink = self.device.ink
        super().do_Do(xobjid_arg)
        self.device.ink = ink
        self.device.set_ctm(self.ctm)

    def subinterp(self) -> PDFPageInterpreter:
        inner = super().subinterp()
        assert isinstance(inner, _Interpreter)
        inner.inherited = self.graphicstate
        return inner


def _name(value: object) -> str | None:
    return None if value is None else str(literal_name(value))


def _with_data(stream: PDFStream, data: bytes) -> PDFStream:
    """A stream of the same place in the file with other content."""
    fresh = PDFStream(stream.attrs, b"")
    fresh.objid, fresh.genno, fresh.data, fresh.rawdata = stream.objid, stream.genno, data, None
    return fresh


def _bounds(points: Sequence[tuple[float, float]]) -> Corners:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_square(points: Sequence[tuple[float, float]]) -> bool:
    """Whether four corners are those of a rectangle along the page's sides, but for what sums of matrices lose."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    upright = max(abs(ax - bx), abs(by - cy), abs(cx - dx), abs(dy - ay))
    level = max(abs(ay - by), abs(bx - cx), abs(cy - dy), abs(dx - ax))
    return min(upright, level) <= LOST


class _Device(PDFTextDevice):
    """Takes down what the interpreter prints."""

    ctm: Matrix

    def start(self, width: float, height: float) -> None:
        self.printed = Printed(width=width, height=height)
        self.ink = Ink(clip=(0.0, 0.0, width, height))
        self.order = 0
        self.tags: list[tuple[int | None, bool]] = []

    def cut(self, box: Corners, *, exact: bool) -> None:
        self.ink = replace(self.ink, clip=meet(self.ink.clip, box), exact=self.ink.exact and exact)

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        mark, artifact = self._tag()
        own = resolve1(props.get("MCID")) if isinstance(props, dict) else None
        self.tags.append((own if isinstance(own, int) else mark, artifact or _name(tag) == "Artifact"))

    def _tag(self) -> tuple[int | None, bool]:
        """The mark that is open, and whether what is printed is no content."""
        return self.tags[-1] if self.tags else (None, False)

    def end_tag(self) -> None:
        if self.tags:
            self.tags.pop()

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        x0, y0, x1, y1 = (float(resolve1(side)) for side in bbox)
        full = mult_matrix(matrix, self.ctm)
        corners = [apply_matrix_pt(full, corner) for corner in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        self.cut(_bounds(corners), exact=_is_square(corners))

    def render_image(self, name: str, stream: Any) -> None:
        """A picture; a stencil, or one with a mask, lets show what is below."""
        masks = ("ImageMask", "IM", "SMask", "Mask", "SMaskInData")
        opaque = not any(resolve1(stream.get(mask)) for mask in masks)
        self._add_picture(apply_matrix_rect(self.ctm, (0, 0, 1, 1)), opaque)

    def paint_shade(self) -> None:
        self._add_picture(self.ink.clip, False, shade=True)

    def _add_picture(self, corners: Corners, opaque: bool, *, shade: bool = False) -> None:
        cut = meet(corners, self.ink.clip)
        if cut[2] > cut[0] and cut[3] > cut[1]:
            self.order += 1
            opaque = opaque and self._covers()
            mark, _ = self._tag()
            self.printed.pictures.append(Picture(corners=cut, order=self.order, opaque=opaque, shade=shade, mark=mark))

    def _covers(self) -> bool:
        return self.ink.exact and self.ink.plain and self.ink.alpha >= 1

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        shape = "".join(str(step[0]) for step in path)
        if shape.count("m") > 1:
            for found in SUBPATH.finditer(shape):
                self.paint_path(graphicstate, stroke, fill, evenodd, path[found.start() : found.end()])
        elif shape[:1] == "m":
            self._add_path(graphicstate, stroke, fill, shape, path)

    def _add_path(self, state: Any, stroke: bool, fill: bool, shape: str, path: Any) -> None:
        points = [apply_matrix_pt(self.ctm, (step if step[0] != "h" else path[0])[-2:]) for step in path]
        if len(shape) > 3 and shape[-2:] == "lh" and points[-2] == points[0]:
            shape = shape[:-2] + "h"
            points.pop()
        self.order += 1
        self.printed.paths.append(Path(
            kind=_kind(shape, points), points=tuple(points), corners=_bounds(points), stroked=stroke, filled=fill,
            stroke=shown_color(state.scs, state.scolor), fill=shown_color(state.ncs, state.ncolor),
            width=state.linewidth or 1.0, order=self.order, ink=self.ink, mark=self._tag()[0],
        ))  # fmt: skip

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        mark, artifact = self._tag()
        self.order += 1
        font = textstate.font
        self.run = {
            "doctop": 0.0, "upright": True, "fontname": font.reading.fontname, "reading": font.reading,
            "order": self.order, "mcid": mark, "artifact": artifact, "mode": textstate.render,
            "color": _text_color(textstate.render, graphicstate), "faint": self.ink.alpha < FAINT,
            "sized": not hasattr(font, "matrix"),
        }  # fmt: skip
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(self, matrix: Matrix, font: Any, fontsize: float, scaling: float, rise: float, cid: int,
                    ncs: Any, graphicstate: Any) -> float:  # fmt: skip
        advance: float = font.char_width(cid) * fontsize * scaling
        x0, top, x1, bottom = apply_matrix_rect(matrix, _glyph_box(font, fontsize, rise, cid, advance))
        a, b, c, d, _, _ = matrix
        size = abs(fontsize) * (abs(a * d - b * c) / (a * a + b * b) ** 0.5 if a or b else 0.0)
        middle, level = (x0 + x1) / 2, (top + bottom) / 2
        cx0, ctop, cx1, cbottom = self.ink.clip
        self.printed.chars.append({
            **self.run, "text": font.reading.text(cid), "code": cid, "x0": x0, "top": top, "x1": x1, "bottom": bottom,
            "size": x1 - x0 if font.is_vertical() else size, "turn": _turn(a, b, c, d),
            "clipped": not (cx0 <= middle <= cx1 and ctop <= level <= cbottom),
        })  # fmt: skip
        return advance


def _kind(shape: str, points: Sequence[tuple[float, float]]) -> str:
    if shape in ("ml", "mlh"):
        return "line"
    closed = shape in ("mlllh", "mllll") and points[0] == points[4]
    return "rect" if closed and _is_square(points[:4]) else "curve"


def _glyph_box(font: Any, size: float, rise: float, cid: int, advance: float) -> Corners:
    if not font.is_vertical():
        foot = font.get_descent() * size + rise
        return 0, foot, advance, foot + size
    vx, vy = font.char_disp(cid)
    left = -size * 0.5 if vx is None else -vx * size * 0.001
    head = (1000 - vy) * size * 0.001 + rise
    return left, head + advance, left + size, head


def _turn(a: float, b: float, c: float, d: float) -> int | None:
    """By how many degrees clockwise the text is turned as shown: 0, 90, 180, 270; None for text that slants."""
    limit = SHEAR * max(abs(a), abs(b), abs(c), abs(d), 1e-9)
    if abs(b) <= limit:
        return 0 if a >= 0 else 180
    if abs(a) <= limit:
        return 90 if b > 0 else 270
    return None


def _text_color(mode: int, state: Any) -> str | None:
    """The colour that shows: the outline's where letters are outlined only, or white within."""
    inner = shown_color(state.ncs, state.ncolor)
    return shown_color(state.scs, state.scolor) if mode % 4 == 1 or (mode % 4 == 2 and inner == "#ffffff") else inner
