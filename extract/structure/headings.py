"""Which blocks are headings, and how deep each stands, from numbering, size, weight, rules and capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pages import Page, Word
from extract.structure.blocks import Chunk, Setting
from schema.evidence import Box

FEWEST_LETTERS = 3
CAPITALS = 5
"""Fewer capitals are an abbreviation."""
MOST_WORDS = 40
MOST_LINES = 4
BIGGER = 1.08
"""Times the body's size: what is larger stands out."""
SENTENCE_WORDS = 9
"""An unnumbered line of this many words that ends in a full stop is a sentence."""
COMMON = 3
"""So many headings of a look make a sentence of that look one more."""
RIGHT = 0.62
"""Of the page's width: what begins further right is no heading."""
COLUMN_GAP = 1.6
"""Times the size: words further apart stand in columns."""
LABELLED_VALUE = re.compile(r"\b[A-Z][a-z]+: ?[£$€]?\d")
"""Two of them or more are a strip of values, as cards have ("Latest: 71% Target: 75%")."""
LABELLED = re.compile(r"(?:actions?|resolved|agreed|decisions?|decided|note|nb)\b[^:]{0,30}:", re.IGNORECASE)
BARE_DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? \d{4}.{0,20}",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\S@\S|https?:|www\.")
ASKS = re.compile(
    r"^(?:that|to note|to agree|to approve)\b|\b(?:is|are|be) (?:asked|invited|requested|recommended) (?:to|that)\b",
    re.I,
)
BARE_RULING = re.compile(
    r"(?:it was )?(?:unanimously )?(?:resolved|agreed|decided)\b[\W_]*(?:that|to)?[\W_]*", re.IGNORECASE
)
"""What introduces a decision, alone on its line."""
DOTTED = re.compile(r"…{2}|\.{4}|_{4}|(?:\. ){4}")
"""A line to sign on."""
RATING = re.compile(r"\W*(?:red|amber|green|blue|yellow|grey|rag(?: rating)?)\W*", re.IGNORECASE)
HUE = 50
"""Of 255: how far the parts of a colour differ at least."""
LARGER = 1.25
"""Times the body's size: words so large are a heading, even where a table holds them."""
SERIES = re.compile(
    r"(section|part|chapter|priority|objective|theme|outcome|appendix|annex|schedule|pillar|strand|aim|goal)"
    r" (?:\d{1,2}|[A-Z]|[ivxIVX]{1,4})\b",
    re.IGNORECASE,
)
NEAR_SIZE = 0.15
"""Of the larger size: how little two looks of one level may differ."""
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


def find_headings(chunks: Sequence[Chunk], widths: Mapping[int, float], setting: Setting) -> list[tuple[Chunk, Style]]:
    """The blocks that are headings, with their look; `widths` are the pages' in points."""
    looks = [(chunk, read_style(chunk, widths[chunk.page])) for chunk in chunks]
    sure = [(c, s) for c, s in looks if is_heading(c, s, setting) and c.lines[0].x0 < RIGHT * widths[c.page]]
    common = Counter(style.look for _, style in sure)
    kept = {id(chunk) for chunk, _ in sure}
    return [
        (chunk, style)
        for i, (chunk, style) in enumerate(looks)
        if id(chunk) in kept
        or (common[style.look] >= COMMON and _is_long_one(chunk, style))
        or _is_plain_one(chunks[i - 1 : i], chunk, chunks[i + 1 : i + 2], setting)
    ]


def is_heading(chunk: Chunk, style: Style, setting: Setting) -> bool:
    """Whether a block stands out as a heading does and reads like one."""
    candidate = chunk.kind in ("paragraph", "list_item") and _stands_out(style, setting)
    return candidate and not _is_row(chunk) and _reads_like_one(chunk) and not _is_sentence(chunk)


def _is_long_one(chunk: Chunk, style: Style) -> bool:
    """Whether a sentence in the look of other headings is one line or two, as only a heading would be."""
    short = chunk.kind == "paragraph" and len(chunk.lines) <= 2 and len(chunk.text.split()) <= MOST_WORDS // 2
    return short and (style.bold or style.underlined) and not _is_row(chunk) and _reads_like_one(chunk)


def _is_plain_one(before: Sequence[Chunk], chunk: Chunk, after: Sequence[Chunk], setting: Setting) -> bool:
    """Whether a short line in the body's look stands apart above a paragraph that follows without a gap."""
    if len(chunk.lines) != 1 or chunk.kind != "paragraph" or not after or after[0].kind != "paragraph":
        return False
    line, below = chunk.lines[0], after[0].lines
    close = (
        len(below) > 1
        and after[0].text.endswith((".", ":"))
        and 0 < below[0].bottom - line.bottom < 1.3 * max(setting.pitch, 1.15) * line.size
    )
    apart = (
        not before or before[0].lines[-1].page != line.page or line.top - before[0].lines[-1].bottom > 0.6 * line.size
    )
    left = abs(line.x0 - below[0].x0) < 2 and line.x1 - line.x0 < 0.6 * (below[0].x1 - below[0].x0)
    return close and apart and left and not _is_row(chunk) and _is_title_case(chunk.text)


def _is_title_case(text: str) -> bool:
    words = text.split()
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    capital = sum(w[0].isupper() for w in long)
    return 1 < len(words) <= 8 and text[-1].isalnum() and text[0].isupper() and 0 < len(long) == capital


def _is_row(chunk: Chunk) -> bool:
    """Whether wide gaps part a line's words as the columns of a table do."""
    return any(_widest_gap(line.words[1 if chunk.mark else 0 :]) > COLUMN_GAP * line.size for line in chunk.lines)


def _widest_gap(words: Sequence[Word]) -> float:
    return max((b.x0 - a.x1 for a, b in pairwise(words)), default=0.0)


def _stands_out(style: Style, setting: Setting) -> bool:
    weighty = style.bold or style.caps or style.size > BIGGER * setting.size
    return weighty or (style.underlined and not style.linked) or style.coloured


def _reads_like_one(chunk: Chunk) -> bool:
    text, words = chunk.text, len(chunk.text.split())
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS or words > MOST_WORDS or len(chunk.lines) > MOST_LINES:
        return False
    if chunk.mark and (chunk.mark.is_bullet or chunk.mark.form in ("enclosed", "closed", "note")):
        return False
    if BARE_RULING.fullmatch(text) or DOTTED.search(text) or RATING.fullmatch(text):
        return False
    if len(LABELLED_VALUE.findall(text)) > 1:
        return False
    return not (LABELLED.match(text) or BARE_DATE.fullmatch(text) or ADDRESS.search(text) or _is_clause(text))


def _is_clause(text: str) -> bool:
    """Whether the words ask, resolve or go on, as an item of a list does."""
    return bool(ASKS.search(text)) or text.endswith((",", ";"))


def _is_sentence(chunk: Chunk) -> bool:
    return chunk.mark is None and chunk.text.endswith(".") and len(chunk.text.split()) >= SENTENCE_WORDS


def around_headings(box: Box, page: Page, size: float) -> list[Box]:
    """A table's box cut where lines stand alone in it larger than the page's body (`size` points), as headings do."""
    inside = [w for w in page.words if box.contains_point((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
    large = sorted((w for w in inside if w.size > LARGER * size), key=lambda w: w.top)
    small = [w for w in inside if w.size <= LARGER * size]
    parts, top = [], box.top
    for word in large:
        alone = not any(w.top < word.bottom - 1 and w.bottom > word.top + 1 for w in small)
        if alone and word.bottom > top:
            parts.append(replace(box, top=top, bottom=max(top, word.top)))
            top = word.bottom
    return [*parts, replace(box, top=top)]


def find_levels(styles: Sequence[Style], texts: Sequence[str] = ()) -> list[int]:
    """The levels of headings below a paper's title, from 2 down: each look is below the one it mostly stands under.

    `texts` are the headings' words, by which "Section 1" and "Section 2" stand level whatever they look like.

    >>> big = Style(size=14, bold=True, caps=False, underlined=False, italic=False, centred=False, depth=1)
    >>> small = Style(size=11, bold=True, caps=False, underlined=False, italic=False, centred=False, depth=1)
    >>> find_levels([big, small, small, big])
    [2, 3, 3, 2]
    """
    ranks = _ranks(styles)
    parents = _parents(ranks)
    own = _levels_of_looks(ranks, parents)
    series: dict[str, int] = {}
    levels = [own[rank] if parent else 2 for rank, parent in zip(ranks, parents, strict=True)]
    for i, text in enumerate(texts):
        if found := SERIES.match(text):
            parent = parents[i]
            levels[i] = series.setdefault(found[1].casefold(), own[parent] + 1 if parent else 2)
    return levels


def _parents(ranks: Sequence[Rank]) -> list[Rank | None]:
    """The rank of the heading that each stands under; None under none."""
    above: list[Rank] = []
    parents: list[Rank | None] = []
    for rank in ranks:
        while above and above[-1] <= rank:
            above.pop()
        parents.append(above[-1] if above else None)
        above.append(rank)
    return parents


def _levels_of_looks(ranks: Sequence[Rank], parents: Sequence[Rank | None]) -> dict[Rank, int]:
    """One level for all headings of a look: below the look that most of them stand under."""
    levels: dict[Rank, int] = {}
    for look in sorted(set(ranks), reverse=True):
        counts = Counter(parent for rank, parent in zip(ranks, parents, strict=True) if rank == look)
        parent = max(counts, key=lambda p: (counts[p], p is not None, p or ()))
        levels[look] = 2 if parent is None else levels[parent] + 1
    return levels


def _ranks(styles: Sequence[Style]) -> list[Rank]:
    """Each heading's rank, or that of its peers."""
    ranks = [style.rank for style in styles]
    peers = _peers(ranks)
    return [peers.get(rank, rank) for rank in ranks]


def _peers(ranks: Sequence[Rank]) -> dict[Rank, Rank]:
    """Ranks that differ from a higher one in nothing but a little size, and that none of it ever encloses."""
    known = sorted(set(ranks), reverse=True)
    return {
        low: high
        for high in known
        for low in known
        if 0 < high[0] - low[0] <= NEAR_SIZE * high[0] and high[1:] == low[1:] and not _encloses(ranks, high, low)
    }


def _encloses(ranks: Sequence[Rank], high: Rank, low: Rank) -> bool:
    """Whether a heading of the low rank stands between two of the high one or above."""
    first = next(i for i, rank in enumerate(ranks) if rank == high)
    last = max(i for i, rank in enumerate(ranks) if rank >= high)
    return any(first < i < last and rank == low for i, rank in enumerate(ranks))
