"""The looks of publishers: typefaces, sizes and heading styles. Sizes are in points."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """`headings` are (size, colour, underlined, centred) by level from 1; `indent` is where numbered text begins."""

    face: str
    bold: str
    size: float
    headings: tuple[tuple[float, str, bool, bool], ...]
    indent: float
    margin: float


ARIAL_LIKE = {"face": "Helvetica", "bold": "Helvetica-Bold"}
THEMES = {
    "word": Theme(
        **ARIAL_LIKE, size=10.5, indent=30, margin=62,
        headings=((15, "#1f3864", False, False), (12, "#2e74b5", False, False), (10.5, "#2e74b5", False, False)),
    ),
    "committee": Theme(
        **ARIAL_LIKE, size=11, indent=36, margin=70,
        headings=((13, "#000000", False, True), (11, "#000000", False, False), (11, "#000000", True, False)),
    ),
    "plain": Theme(
        face="Times-Roman", bold="Times-Bold", size=11.5, indent=34, margin=72,
        headings=((14, "#000000", False, True), (11.5, "#000000", False, False), (11.5, "#000000", True, False)),
    ),
    "board": Theme(
        **ARIAL_LIKE, size=10, indent=34, margin=64,
        headings=((16, "#000000", False, False), (10, "#000000", False, False), (10, "#000000", True, False)),
    ),
}  # fmt: skip


def paragraph_style(theme: Theme, look: str) -> ParagraphStyle:
    """The style of running text: `body`, `bold`, `centre`, `small`, `cell`, `right` or `italic`."""
    size = {"small": theme.size - 2.5, "cell": theme.size - 1.5, "right": theme.size - 1.5}.get(look, theme.size)
    return ParagraphStyle(
        look,
        fontName=theme.bold if look == "bold" else theme.face,
        fontSize=size,
        leading=round(size * 1.22, 1),
        spaceAfter=0 if look in ("cell", "right") else round(size * 0.65, 1),
        alignment={"centre": 1, "right": 2}.get(look, 0),
        splitLongWords=0,
    )


def heading_style(theme: Theme, level: int) -> ParagraphStyle:
    """The style of a heading of `level` (from 1)."""
    size, colour, _, centred = theme.headings[level - 1]
    return ParagraphStyle(
        f"heading {level}",
        fontName=theme.bold,
        fontSize=size,
        leading=round(size * 1.25, 1),
        spaceBefore=round(size * 0.6, 1),
        spaceAfter=round(size * 0.45, 1),
        alignment=int(centred),
        textColor=HexColor(colour),
        keepWithNext=1,
    )
