"""A page's content stream -> what it prints, in order: characters, paths, pictures and shades.

pdfminer knows neither clip paths nor text that is printed invisibly; a viewer does, and so must a reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, list_value, resolve1, stream_value
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt

from extract.pdf.colours import made_space
from extract.pdf.device import Device, name_of
from extract.pdf.drawings import thin_out
from extract.pdf.glyphs import Fonts
from extract.pdf.layers import Layers
from extract.pdf.printed import Corners, Ink, Matrix, Printed, bounds, is_square, meet


def print_page(page: PDFPage, fonts: Fonts) -> Printed:
    """What a page prints. Raises whatever pdfminer raises for a page that breaks it."""
    device = Device(fonts)
    device.layers = Layers(page.doc.catalog)
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


class _Interpreter(PDFPageInterpreter):
    """pdfminer's, with clip paths, opacity, colours that a form inherits, and marks named in the resources."""

    device: Device
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
            is_rect = "".join(str(step[0]) for step in self.curpath) in ("mlllh", "mllll") and is_square(placed[:4])
            self.device.cut(bounds(placed), exact=is_rect)

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
            named = {name_of(mode), name_of(mask)} <= {None, "Normal", "Compatible", "None"}
            ink = replace(ink, plain=named and not isinstance(mask, dict))
        self.device.ink = replace(ink, alpha=float(alpha)) if isinstance(alpha, int | float) else ink

    def _resource(self, kind: str, name: object) -> Any:
        group = resolve1((self.resources or {}).get(kind))
        return resolve1(group.get(name_of(name))) if isinstance(group, dict) else None

    def do_BDC(self, tag: Any, props: Any) -> None:
        super().do_BDC(tag, props if isinstance(props, dict) else self._resource("Properties", props))

    def do_sh(self, name: object) -> None:
        self.device.paint_shade()

    def do_Do(self, xobjid_arg: Any) -> None:
        ink = self.device.ink
        drawn = resolve1(self.xobjmap.get(name_of(xobjid_arg)))
        if isinstance(drawn, PDFStream) and self.device.layers.hide(drawn.get("OC")):
            return
        super().do_Do(xobjid_arg)
        self.device.ink = ink
        self.device.set_ctm(self.ctm)

    def subinterp(self) -> PDFPageInterpreter:
        inner = super().subinterp()
        assert isinstance(inner, _Interpreter)
        inner.inherited = self.graphicstate
        return inner


def _with_data(stream: PDFStream, data: bytes) -> PDFStream:
    """A stream of the same place in the file with other content."""
    fresh = PDFStream(stream.attrs, b"")
    fresh.objid, fresh.genno, fresh.data, fresh.rawdata = stream.objid, stream.genno, data, None
    return fresh
