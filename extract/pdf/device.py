"""pdfminer's device that takes down what its interpreter prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, mult_matrix

from extract.pdf.colours import shown_color
from extract.pdf.layers import Layers
from extract.pdf.printed import UNTAGGED, Corners, Ink, Matrix, Path, Picture, Printed, Tag, bounds, is_square, meet

SHEAR = 0.1
"""How far the text matrix may lean, as a share of its size, before text counts as turned."""
FAINT = 0.05
"""Opacity at which nothing can be seen."""
SUBPATH = re.compile("m[^m]+")


class Device(PDFTextDevice):
    """Takes down what the interpreter prints."""

    ctm: Matrix
    layers: Layers

    def start(self, width: float, height: float) -> None:
        """Begins a page of a width and height in points."""
        self.printed = Printed(width=width, height=height)
        self.ink = Ink(clip=(0.0, 0.0, width, height))
        self.order = 0
        self.tags: list[Tag] = []

    def cut(self, box: Corners, *, exact: bool) -> None:
        """Bounds what follows by a path; `exact` where the path is that box."""
        self.ink = replace(self.ink, clip=meet(self.ink.clip, box), exact=self.ink.exact and exact)

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Marked content: its mark goes on in what is within it."""
        above, name = self._tag(), name_of(tag)
        own = resolve1(props.get("MCID")) if isinstance(props, dict) else None
        mark = own if isinstance(own, int) else above.mark
        hidden = above.hidden or (name == "OC" and self.layers.hide(props))
        self.tags.append(Tag(mark=mark, artifact=above.artifact or name == "Artifact", hidden=hidden))

    def _tag(self) -> Tag:
        return self.tags[-1] if self.tags else UNTAGGED

    def end_tag(self) -> None:
        """The end of marked content."""
        if self.tags:
            self.tags.pop()

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """A form or picture, bounded by its box."""
        try:
            x0, y0, x1, y1 = (float(resolve1(side)) for side in bbox)
        except (TypeError, ValueError):  # a box that is none cuts nothing
            return
        full = mult_matrix(matrix, self.ctm)
        corners = [apply_matrix_pt(full, corner) for corner in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        self.cut(bounds(corners), exact=is_square(corners))

    def render_image(self, name: str, stream: Any) -> None:
        """A picture; a stencil, or one with a mask, lets show what is below."""
        masks = ("ImageMask", "IM", "SMask", "Mask", "SMaskInData")
        opaque = not any(resolve1(stream.get(mask)) for mask in masks)
        self._add_picture(apply_matrix_rect(self.ctm, (0, 0, 1, 1)), opaque)

    def paint_shade(self) -> None:
        """A shade fills all that the clip leaves."""
        self._add_picture(self.ink.clip, False, shade=True)

    def _add_picture(self, corners: Corners, opaque: bool, *, shade: bool = False) -> None:
        cut = meet(corners, self.ink.clip)
        if cut[2] > cut[0] and cut[3] > cut[1] and not self._tag().hidden:
            self.order += 1
            opaque = opaque and self._covers()
            self.printed.pictures.append(
                Picture(corners=cut, order=self.order, opaque=opaque, shade=shade, mark=self._tag().mark)
            )

    def _covers(self) -> bool:
        return self.ink.exact and self.ink.plain and self.ink.alpha >= 1

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """A painted path, each of its parts by itself."""
        shape = "".join(str(step[0]) for step in path)
        if shape.count("m") > 1:
            for found in SUBPATH.finditer(shape):
                self.paint_path(graphicstate, stroke, fill, evenodd, path[found.start() : found.end()])
        elif shape[:1] == "m" and not self._tag().hidden:
            self._add_path(graphicstate, stroke, fill, shape, path)

    def _add_path(self, state: Any, stroke: bool, fill: bool, shape: str, path: Any) -> None:
        points = [apply_matrix_pt(self.ctm, (step if step[0] != "h" else path[0])[-2:]) for step in path]
        if len(shape) > 3 and shape[-2:] == "lh" and points[-2] == points[0]:
            shape = shape[:-2] + "h"
            points.pop()
        self.order += 1
        self.printed.paths.append(Path(
            kind=_kind(shape, points), points=tuple(points), corners=bounds(points), stroked=stroke, filled=fill,
            stroke=shown_color(state.scs, state.scolor), fill=shown_color(state.ncs, state.ncolor),
            width=state.linewidth or 1.0, order=self.order, ink=self.ink, mark=self._tag().mark,
        ))  # fmt: skip

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """A string; what all of its characters share is found once."""
        tag = self._tag()
        self.order += 1
        font = textstate.font
        self.run = {
            "doctop": 0.0, "upright": True, "fontname": font.reading.fontname, "reading": font.reading,
            "order": self.order, "mcid": tag.mark, "artifact": tag.artifact, "mode": textstate.render,
            "color": _text_color(textstate.render, graphicstate), "faint": tag.hidden or self.ink.alpha < FAINT,
            "sized": not hasattr(font, "matrix"),
        }  # fmt: skip
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(self, matrix: Matrix, font: Any, fontsize: float, scaling: float, rise: float, cid: int,
                    ncs: Any, graphicstate: Any) -> float:  # fmt: skip
        """A character; gives how far it moves the next."""
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
    return "rect" if closed and is_square(points[:4]) else "curve"


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


def name_of(value: object) -> str | None:
    """The text of a PDF name; None for nothing."""
    return None if value is None else str(literal_name(value))
