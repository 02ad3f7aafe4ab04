"""Which blocks are headings: the evidence that makes one stand out, and why one that stands out is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pages import Page, Word
from extract.structure.blocks import Chunk, Setting
from extract.structure.looks import Style, read_style
from extract.structure.neighbours import heads_its_text, is_signature
from extract.structure.tagged_blocks import tagged_level, tagged_places
from schema.evidence import Box

FEWEST_LETTERS = 3
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
LABELLED = re.compile(
    r"(?:actions?|resolved|agreed|decisions?|decided|note|nb)\b[^:]{0,30}:"
    r"|(?:vice[- ])?chair(?:man|woman|person)?: ?\S",
    re.IGNORECASE,
)
BARE_DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)? [a-z]{3,11},? \d{4}.{0,20}",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\S@\S|https?:|www\.|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
"""By mail, on the web, or by post with its code."""
QUOTATION = re.compile(r"[“\"‘'](?:\S+ ){3,}\S*[”\"’'].?")
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
LARGER = 1.25
"""Times the body's size: words so large are a heading, even where a table holds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A block, what speaks for its being a heading, and the first reason why it is none."""

    chunk: Chunk
    style: Style
    evidence: tuple[str, ...] = ()
    refusal: str | None = None

    @property
    def is_heading(self) -> bool:
        """Whether something makes it stand out and nothing speaks against it."""
        return bool(self.evidence) and self.refusal is None

    @property
    def method(self) -> str:
        """The rule by which it is a heading: the strongest of its evidence."""
        return next((f"structure.{rule}" for rule, word in RULES if any(word in e for e in self.evidence)), PLACED)


RULES = (("tagged", "tagged as"), ("numbered", "number "), ("large", " points over "), ("bold", "bold"),
         ("capitals", "capitals"), ("underlined", "underlined"), ("coloured", "colour"))  # fmt: skip
"""The rules by which blocks are headings, the strongest first, and words of their evidence."""
PLACED = "structure.placed"


def judge_headings(
    chunks: Sequence[Chunk], widths: Mapping[int, float], setting: Setting, apart: Mapping[int, str]
) -> list[Judged]:
    """Each block with its evidence.

    `widths` are the pages' in points; `apart` says of blocks, by their identity, what they are instead.
    """
    first = [_judged(chunk, widths[chunk.page], setting, apart) for chunk in chunks]
    alike = Counter(judged.style.look for judged in first if judged.is_heading)
    free = [judged for judged in first if id(judged.chunk) not in apart]
    around = zip([None, *free], free, [*free[1:], None], strict=False)
    second = {id(three[1].chunk): _reconsidered(three, alike[three[1].style.look], setting) for three in around}
    return [second.get(id(judged.chunk), judged) for judged in first]


def _judged(chunk: Chunk, width: float, setting: Setting, apart: Mapping[int, str]) -> Judged:
    style = read_style(chunk, width)
    evidence = find_evidence(chunk, style, setting)
    right = RIGHT_OF_PAGE if chunk.lines[0].x0 >= RIGHT * width else None
    refusal = apart.get(id(chunk)) or find_refusal(chunk, style, setting) or right
    return Judged(chunk=chunk, style=style, evidence=evidence, refusal=refusal)


def _reconsidered(around: tuple[Judged | None, Judged, Judged | None], alike: int, setting: Setting) -> Judged:
    """The middle one of three blocks in the light of the others and of the headings in its look, which are `alike`."""
    before, judged, after = around
    chunk, style, below = judged.chunk, judged.style, after.chunk if after else None
    if judged.is_heading and style.size <= BIGGER * setting.size and is_signature(chunk, below):
        return replace(judged, refusal=SIGNATURE)
    if judged.is_heading:
        return judged
    if judged.refusal in (SENTENCE, RIGHT_OF_PAGE) and alike >= COMMON and _may_be_long(chunk, style):
        return replace(judged, evidence=(*judged.evidence, f"looks like {alike} headings"), refusal=None)
    above = before.chunk if before else None
    if judged.refusal in (None, ITEM) and (place := heads_its_text((above, chunk, below), style, setting)):
        return replace(judged, evidence=(*judged.evidence, place), refusal=None)
    return judged


def with_tags(judged: Sequence[Judged], pages: Mapping[int, Page]) -> list[Judged]:
    """The blocks with what the tags of their `pages` (by number) say: they stand by what stands out, alone they lie."""
    places = {number: tagged_places(page.tags) for number, page in pages.items()}
    return [_with_tag(j, tagged_level(places[j.chunk.page], j.chunk.lines)) for j in judged]


def _with_tag(judged: Judged, level: int | None) -> Judged:
    if level is None or not judged.evidence:
        return judged
    long = judged.refusal == SENTENCE and _may_be_long(judged.chunk, judged.style)
    doubtful = judged.refusal in (SIGNATURE, RIGHT_OF_PAGE) or long
    refusal = None if doubtful else judged.refusal
    return replace(judged, evidence=(*judged.evidence, f"tagged as a heading of level {level}"), refusal=refusal)


def find_evidence(chunk: Chunk, style: Style, setting: Setting) -> tuple[str, ...]:
    """What makes a block stand out of the text, if anything; its number comes first."""
    number = f"number {chunk.mark.label}" if chunk.mark and not chunk.mark.is_bullet else ""
    larger = f"{style.size:.3g} points over {setting.size:.3g}" if style.size > BIGGER * setting.size else ""
    found = {
        larger: bool(larger),
        "bold": style.bold,
        "capitals": style.caps,
        "underlined": style.underlined and not style.linked,
        "colour": style.coloured,
    }
    looks = tuple(name for name, so in found.items() if so)
    return ((number, *looks) if number else looks) if looks else ()


def find_refusal(chunk: Chunk, style: Style, setting: Setting) -> str | None:
    """Why a block is no heading however it looks; None where nothing speaks against it."""
    if QUOTATION.fullmatch(chunk.text) or _is_pulled_quote(chunk, style, setting):
        return "a quotation"
    return next((reason for reason, holds in REFUSALS.items() if holds(chunk)), None)


def _is_pulled_quote(chunk: Chunk, style: Style, setting: Setting) -> bool:
    """Whether a sentence is set in large slanted letters, as one taken from the text."""
    large = style.italic and not style.bold and style.size > BIGGER * setting.size
    return large and chunk.mark is None and len(chunk.text.split()) >= SENTENCE_WORDS


def _is_row(chunk: Chunk) -> bool:
    """Whether wide gaps part a line's words as the columns of a table do."""
    return any(_widest_gap(line.words[1 if chunk.mark else 0 :]) > COLUMN_GAP * line.size for line in chunk.lines)


def _widest_gap(words: Sequence[Word]) -> float:
    return max((b.x0 - a.x1 for a, b in pairwise(words)), default=0.0)


def _is_list_item(chunk: Chunk) -> bool:
    return chunk.mark is not None and (chunk.mark.is_bullet or chunk.mark.form in ("enclosed", "closed", "note"))


def _is_sentence(chunk: Chunk) -> bool:
    return chunk.mark is None and chunk.text.endswith(".") and len(chunk.text.split()) >= SENTENCE_WORDS


def _is_long(chunk: Chunk) -> bool:
    return len(chunk.text.split()) > MOST_WORDS or len(chunk.lines) > MOST_LINES


ITEM = "an item of a list"
SENTENCE = "a sentence"
RIGHT_OF_PAGE = "begins at the right of the page"
SIGNATURE = "a signature"
REFUSALS: Mapping[str, Callable[[Chunk], bool]] = {
    "a caption or a note": lambda c: c.kind not in ("paragraph", "list_item"),
    "its words stand in columns": _is_row,
    "hardly a letter in it": lambda c: sum(map(str.isalpha, c.text)) < FEWEST_LETTERS,
    "too long": _is_long,
    ITEM: _is_list_item,
    "introduces a decision": lambda c: BARE_RULING.fullmatch(c.text) is not None,
    "a line to write on": lambda c: DOTTED.search(c.text) is not None,
    "a rating": lambda c: RATING.fullmatch(c.text) is not None,
    "a strip of values": lambda c: len(LABELLED_VALUE.findall(c.text)) > 1,
    "a label and what it says": lambda c: LABELLED.match(c.text) is not None,
    "a date": lambda c: BARE_DATE.fullmatch(c.text) is not None,
    "an address": lambda c: ADDRESS.search(c.text) is not None,
    "asks or resolves": lambda c: ASKS.search(c.text) is not None,
    "goes on": lambda c: c.text.endswith((",", ";")),
    SENTENCE: _is_sentence,
}
"""What speaks against a block, in the order in which it is looked for."""


def _may_be_long(chunk: Chunk, style: Style) -> bool:
    """Whether a sentence is one line or two, as only a heading would be."""
    short = chunk.kind == "paragraph" and len(chunk.lines) <= 2 and len(chunk.text.split()) <= MOST_WORDS // 2
    return short and (style.bold or style.underlined)


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
