"""How a block looks: what may make it stand out of the text, and which of two looks stands higher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.pages import Word
from extract.structure.blocks import Chunk

CAPITALS = 5
"""Fewer capitals are an abbreviation."""
HUE = 50
"""Of 255: how far the parts of a colour differ at least."""
Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a heading looks. Its `rank` says which of two stands higher: the larger tuple does."""

    size: float
    bold: bool
    caps: bool
    underlined: bool
    italic: bool
    centred: bool
    depth: int
    linked: bool = False
    coloured: bool = False

    @property
    def look(self) -> tuple[object, ...]:
        """What two headings of one kind have in common."""
        return (round(self.size), self.bold, self.caps, self.underlined, self.italic, self.centred)

    @property
    def rank(self) -> Rank:
        """Size first, then capitals, centring, weight and lines; of one look, the shorter number."""
        size = round(self.size * 2) / 2
        lined = self.underlined or not self.bold
        return (size, self.caps, self.centred, self.bold, lined, not self.italic, -self.depth)


def read_style(chunk: Chunk, width: float) -> Style:
    """The look of a block on a page of this width in points."""
    words = [w for line in chunk.lines for w in line.words][1 if chunk.mark and chunk.mark.end else 0 :]
    first = chunk.lines[0]
    middle = abs((first.x0 + first.x1) / 2 - width / 2)
    return Style(
        size=first.size,
        bold=_share(words, "bold") > 0.9,
        caps=_is_caps(chunk.text),
        underlined=all(line.underlined for line in chunk.lines),
        italic=_share(words, "italic") > 0.9,
        centred=middle < 0.03 * width and first.x0 > 0.17 * width,
        depth=chunk.mark.depth if chunk.mark else 1,
        linked=is_blue(first.color),
        coloured=is_colour(first.color) and len({w.color for w in words}) == 1 and not chunk.text.endswith("."),
    )


def is_blue(color: str | None) -> bool:
    """Whether a colour is one that links are printed in.

    >>> is_blue("#0563c1"), is_blue("#1f3864"), is_blue("#000000")
    (True, False, False)
    """
    if color is None:
        return False
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return blue > 150 and blue > 1.5 * max(red, green)


def is_colour(color: str | None) -> bool:
    """Whether a colour is neither black nor grey nor a link's.

    >>> is_colour("#1f3864"), is_colour("#595959"), is_colour("#0563c1")
    (True, False, False)
    """
    if color is None or is_blue(color):
        return False
    parts = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    return max(parts) - min(parts) > HUE


def _share(words: Sequence[Word], trait: str) -> float:
    letters = sum(sum(map(str.isalnum, w.text)) for w in words)
    having = sum(sum(map(str.isalnum, w.text)) for w in words if getattr(w, trait))
    return having / letters if letters else 0.0


def _is_caps(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= CAPITALS and sum(map(str.isupper, letters)) > 0.9 * len(letters)
