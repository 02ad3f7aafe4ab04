"""What a sample paper is made of: data without layout, so that a source reads like the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

GREEN, AMBER, RED, GREY, BLUE = "#00b050", "#ffc000", "#ff0000", "#d9d9d9", "#1f3864"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is the paper's title. `number` is printed before it."""

    text: str
    level: int = 2
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph; `number` hangs in the margin ("4.", "2.1"). `look` is a style's name."""

    text: str
    number: str | None = None
    look: str = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list: pairs of mark and text. `depth` counts from 1."""

    items: Sequence[tuple[str, str]]
    depth: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell. `arrow` is `up`, `down` or `level`, drawn as a shape; `span` counts columns."""

    text: str = ""
    fill: str | None = None
    bold: bool = False
    arrow: str | None = None
    span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. `widths` in points; `rules` is `all`, `rows` or `none`; `right` are columns set right."""

    rows: Sequence[Sequence[str | Cell]]
    widths: Sequence[float]
    header_rows: int = 1
    rules: str = "all"
    right: Sequence[int] = ()
    header_fill: str | None = GREY
    caption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A heading in the left margin with its paragraphs at the right, as some board papers have it."""

    heading: str
    body: Sequence[Text | Items]


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Empty height, in points."""

    height: float = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """A page break."""


Element = Heading | Text | Items | Grid | Side | Space | NewPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paper in a file. `stamp` is printed at the top right of its first page; `bookmark` names it in the outline."""

    story: Sequence[Element]
    head: str = ""
    foot: str = ""
    stamp: str | None = None
    bookmark: str | None = None
    first_page: int = 1
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file. `name` is its stem, `theme` a key of `themes.THEMES`; `page_label` prints a page's number: "Page {}"."""

    name: str
    title: str
    theme: str
    tagged: bool
    parts: Sequence[Part] = field(default_factory=tuple)
    page_label: str = "{}"
