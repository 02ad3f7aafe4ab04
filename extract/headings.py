"""Which blocks are headings, and how deep each stands, from numbering, size, weight, rules and capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.blocks import Chunk, Setting
from extract.pages import Word

FEWEST_LETTERS = 3
MOST_WORDS = 40
MOST_LINES = 4
BIGGER = 1.08
"""Times the body's size: what is larger stands out."""
SENTENCE_WORDS = 9
"""An unnumbered line of this many words that ends in a full stop is a sentence."""
COLUMN_GAP = 1.6
"""Times the size: words further apart stand in columns."""
LABELLED = re.compile(r"(?:actions?|resolved|agreed|decisions?|decided|note|nb)\b[^:]{0,30}:", re.IGNORECASE)
BARE_DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? \d{4}.{0,20}",
    re.IGNORECASE,
)
LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|\s\d{1,3}$")


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

    @property
    def rank(self) -> tuple[float, ...]:
        """Size first, then capitals, centring, weight and lines; of one look, the shorter number."""
        size = round(self.size * 2) / 2
        return (size, self.caps, self.centred, self.bold, self.underlined, not self.italic, -self.depth)


def read_style(chunk: Chunk, width: float) -> Style:
    """The look of a block on a page of this width in points."""
    words = [w for line in chunk.lines for w in line.words]
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
    )


def _share(words: Sequence[Word], trait: str) -> float:
    letters = sum(sum(map(str.isalnum, w.text)) for w in words)
    having = sum(sum(map(str.isalnum, w.text)) for w in words if getattr(w, trait))
    return having / letters if letters else 0.0


def _is_caps(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.9 * len(letters)


def is_heading(chunk: Chunk, style: Style, setting: Setting) -> bool:
    """Whether a block stands out as a heading does, stands where one does, and reads like one."""
    candidate = chunk.kind in ("paragraph", "list_item") and _stands_out(style, setting)
    return candidate and not _is_row(chunk) and _reads_like_one(chunk)


def _is_row(chunk: Chunk) -> bool:
    """Whether wide gaps part a line's words as the columns of a table do."""
    return any(_widest_gap(line.words[1 if chunk.mark else 0 :]) > COLUMN_GAP * line.size for line in chunk.lines)


def _widest_gap(words: Sequence[Word]) -> float:
    return max((b.x0 - a.x1 for a, b in pairwise(words)), default=0.0)


def _stands_out(style: Style, setting: Setting) -> bool:
    return style.bold or style.caps or style.underlined or style.size > BIGGER * setting.size


def _reads_like_one(chunk: Chunk) -> bool:
    text, words = chunk.text, len(chunk.text.split())
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS or words > MOST_WORDS or len(chunk.lines) > MOST_LINES:
        return False
    if chunk.mark and (chunk.mark.is_bullet or chunk.mark.form in ("enclosed", "closed", "note")):
        return False
    if LABELLED.match(text) or BARE_DATE.fullmatch(text) or text.endswith((",", ";")):
        return False
    numbered = chunk.mark is not None
    return numbered or not (text.endswith(".") and words >= SENTENCE_WORDS)


def find_levels(styles: Sequence[Style]) -> list[int]:
    """The levels of headings below a paper's title, from 2 down: each is under the last that outranks it.

    >>> big = Style(size=14, bold=True, caps=False, underlined=False, italic=False, centred=False, depth=1)
    >>> small = Style(size=12, bold=True, caps=False, underlined=False, italic=False, centred=False, depth=1)
    >>> find_levels([big, small, small, big])
    [2, 3, 3, 2]
    """
    open_ranks: list[tuple[float, ...]] = []
    levels = []
    for style in styles:
        while open_ranks and open_ranks[-1] <= style.rank:
            open_ranks.pop()
        open_ranks.append(style.rank)
        levels.append(1 + len(open_ranks))
    return levels
