"""Lines -> blocks of one kind: paragraphs, list items, notes and captions, joined over lines and pages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from extract.pages import Word
from extract.structure.furniture import Sheet
from extract.structure.lines import Line
from extract.structure.marks import Mark, read_mark
from extract.structure.passages import cut_passage, join_passages
from extract.structure.tagged_blocks import tagged_items, tagged_starts
from schema.evidence import Passage

WIDER = 1.25
"""Times the usual distance of lines: what stands further apart is apart."""
LARGE = 1.5
"""Times the body's size: a title of this size goes on in another weight."""
BODY = 11.0
"""Points: the size of a body that has no words."""
INDENT = 20.0
"""Points: lines that begin within so much begin alike."""
NEAR = 3
"""So many strips to either side belong to one column: what indents and lists take."""
COLUMN_LINES = 5
TAB = 0.5
"""Of the font size: a wider gap after a bare number sets it apart."""
FLOWING = 0.5
"""Of the lines of running text: so many at least are in blocks of several lines, as entries of lists are not."""
HALF_YEARS = re.compile(r"\b(?:19|20)\d\d ?[-–—/]$")
YEARS_END = re.compile(r"(?:\d\d)?\d\d\b(?!\.\d)")
"""What goes on with a line that ends in "2024-"."""
SLACK = 2.0
"""Points by which edges may differ and still be the same."""
CAPTION = re.compile(
    r"(?:table|figure|fig\.?|chart|graph|diagram|map|box) ?"
    r"(?:[A-Z]{0,2}\d{1,3}[a-z]?(?:\.\d{1,2})?\b|[A-Z](?=[:.]| [-–—]))",
    re.IGNORECASE,
)
SOURCE = re.compile(r"(?:data )?sources?:", re.IGNORECASE)
CAPTION_WORDS = 45
NOTE = re.compile(r"(\*{1,3}|[†‡§]|\d{1,2}(?=\s)|[¹²³⁴⁵⁶⁷⁸⁹]{1,2})\s*(?=\S)")
SUPERSCRIPT = "¹²³⁴⁵⁶⁷⁸⁹"
DRAWN = Mark(text="•", form="bullet", label="•", end=0)
"""A bullet that is drawn, not printed."""
ENDS = (".", "!", "?", ":", ";", ".”", ".’", '."', ".)", "?”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A block before it has a place in a paper; `lines` with their marks, `passage` without."""

    kind: str
    mark: Mark | None
    lines: tuple[Line, ...]
    passage: Passage

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.lines[0].page

    @property
    def text(self) -> str:
        """Its words, without the mark."""
        return self.passage.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a document is set: `size` of its body in points, `pitch` of its lines as a multiple of their size."""

    size: float
    pitch: float


def read_setting(sheets: Iterable[Sheet]) -> Setting:
    """The size of most characters, and the tightest distance of lines that is common."""
    lines = [sheet.body for sheet in sheets]
    size = body_size(word for body in lines for line in body for word in line.words)
    pitches = Counter(p for body in lines for a, b in pairwise(body) if (p := _pitch(a, b)))
    enough = 0.1 * sum(pitches.values())
    pitch = min((p for p, n in pitches.items() if n >= enough), default=1.2)
    return Setting(size=size, pitch=max(1.0, pitch))


def body_size(words: Iterable[Word]) -> float:
    """The size in points, to a half, that most characters have."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size * 2) / 2] += len(word.text)
    return max(sizes, key=lambda s: (sizes[s], s), default=BODY)


def _pitch(a: Line, b: Line) -> float | None:
    """Distance of two lines of one size, in sizes to a tenth; None where they are no neighbours."""
    distance = (b.bottom - a.bottom) / a.size if a.size else 0.0
    return round(distance, 1) if 0.9 < distance < 2.5 and abs(a.size - b.size) < 0.5 else None


def find_chunks(sheets: Sequence[Sheet], setting: Setting) -> list[Chunk]:
    """The blocks of some pages in reading order, each within its page; none is a heading yet."""
    return [chunk for sheet in sheets for chunk in _row_by_row(_page_chunks(sheet, setting))]


def _page_chunks(sheet: Sheet, setting: Setting) -> list[Chunk]:
    """The blocks of a page; an item of a list whose bullet is drawn, not printed, has it by the page's tags."""
    items = tagged_items(sheet.page, sheet.body)
    chunks = [_chunk(group, sheet, setting) for group in _groups(sheet, setting)]
    return [
        replace(c, kind="list_item", mark=DRAWN) if c.kind == "paragraph" and id(c.lines[0]) in items else c
        for c in chunks
    ]


def _row_by_row(chunks: list[Chunk]) -> list[Chunk]:
    """The blocks of a page; those of lists side by side, as of items and times, from the top down."""
    tops = [chunk.lines[0].top for chunk in chunks]
    jump = next((i for i, (a, b) in enumerate(pairwise(tops), 1) if b < a - SLACK), len(chunks))
    beside = [len(chunk.lines) for chunk in chunks[jump:]]
    flowing = sum(lines for lines in beside if lines > 1)
    return chunks if flowing >= FLOWING * sum(beside) else sorted(chunks, key=lambda chunk: chunk.lines[0].top)


def _groups(sheet: Sheet, setting: Setting) -> list[list[Line]]:
    parts = [list(part) for _, part in groupby(sheet.body, key=lambda line: line.part)]
    rights: dict[int, float] = {}
    for part in parts:
        rights |= find_rights(part, _width(part, parts, sheet.page.width))
    starts = tagged_starts(sheet.page, sheet.body)
    groups: list[list[Line]] = []
    for line in sheet.body:
        if groups and id(line) not in starts and not _begins(groups[-1], line, rights[id(groups[-1][-1])], setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _width(part: Sequence[Line], parts: Sequence[Sequence[Line]], width: float) -> float:
    """The width of a page in points, or of one with a column's margins where another stands to its right."""
    left, right = min(line.x0 for line in part), max(line.x1 for line in part)
    top, foot = min(line.top for line in part), max(line.bottom for line in part)
    beside = any(line.x0 >= right and line.top < foot and line.bottom > top for other in parts for line in other[:1])
    return left + right if beside and len(part) >= COLUMN_LINES else width


def find_rights(lines: Sequence[Line], width: float) -> dict[int, float]:
    """How far each line, by its identity, may reach to the right: one beside others as far as those of its column."""
    limits = _limits(lines)
    free = right_edges([line for line in lines if id(line) not in limits], width)
    beside = [line for line in lines if id(line) in limits]
    reach: dict[float, float] = {}
    for line in beside:
        reach[line.x0 // INDENT] = max(reach.get(line.x0 // INDENT, 0.0), line.x1)
    rights = {id(line): free[line.x0 // INDENT] for line in lines if id(line) not in limits}
    for line in beside:
        near = max(reach.get(line.x0 // INDENT + by, 0.0) for by in range(-NEAR, NEAR + 1))
        limit = limits[id(line)]
        rights[id(line)] = near if near - line.x0 > 0.5 * (limit - line.x0) else limit
    return rights


def _limits(lines: Sequence[Line]) -> dict[int, float]:
    """Where the next line on the same level begins to the right of each that has one."""
    ordered = sorted(lines, key=lambda line: line.top)
    tops = [line.top for line in ordered]
    limits: dict[int, float] = {}
    for line in lines:
        level = ordered[bisect_left(tops, line.top - SLACK) : bisect_right(tops, line.top + SLACK)]
        if starts := [other.x0 for other in level if other.x0 >= line.x1]:
            limits[id(line)] = min(starts)
    return limits


def right_edges(lines: Sequence[Line], width: float) -> dict[float, float]:
    """How far the lines that begin in each strip of INDENT points (by its number) may reach to the right.

    That is as far as any line near it does; where all are short, to a margin like the left one, or to the next column.
    """
    reach: dict[float, float] = {}
    for line in lines:
        strip = line.x0 // INDENT
        reach[strip] = max(reach.get(strip, 0.0), line.x1)
    counts = Counter(line.x0 // INDENT for line in lines)
    margin = width - min((line.x0 for line in lines), default=0.0)
    return {strip: _edge(strip, reach, counts, margin) for strip in reach}


def _edge(strip: float, reach: Mapping[float, float], counts: Mapping[float, int], margin: float) -> float:
    near = max(reach.get(strip + by, 0.0) for by in range(-NEAR, NEAR + 1))
    if near - strip * INDENT > 0.5 * (margin - strip * INDENT):
        return near
    next_column = (other * INDENT for other in reach if other * INDENT >= near and counts[other] >= COLUMN_LINES)
    return max(near, min([margin, *next_column]))


def _begins(group: list[Line], line: Line, right: float, setting: Setting) -> bool:
    """Whether a line begins a block of its own after those of `group`."""
    before = group[-1]
    if before.part != line.part or _is_apart(before, line, setting):
        return True
    if _is_one_title(before, line, setting):
        return False
    if _is_restyled(before, line, right) or _runs_in(group, line):
        return True
    if before.x0 >= line.x1 or line.x0 >= before.x1:
        return True
    if HALF_YEARS.search(before.text) and YEARS_END.match(line.text):
        return False
    broken = _is_broken(before, line, right)
    mark = find_mark(line)
    if mark and _starts_item(group, line, mark, broken):
        return True
    if _is_note_start(line, setting):
        return True
    return broken and not _is_centred(before, line) and _opens(line)


def _is_apart(before: Line, line: Line, setting: Setting) -> bool:
    distance = line.bottom - before.bottom
    usual = max(setting.pitch, 1.15) * max(before.size, line.size)
    return distance > WIDER * usual or distance <= 0


def _is_restyled(before: Line, line: Line, right: float) -> bool:
    """Whether size, weight or underlining change between two lines, and no sentence runs on."""
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size):
        return True
    last, first = before.words[-1], line.words[0]
    changed = last.bold != first.bold or before.underlined != line.underlined
    return changed and (
        _is_broken(before, line, right)
        or before.text.endswith(ENDS)
        or (before.bold != line.bold and before.size > line.size)
    )


def _runs_in(group: Sequence[Line], line: Line) -> bool:
    """Whether a line begins with bold words of its own that end in a stop, after a heading that is bold throughout."""
    heading = all(word.bold for before in group for word in before.words)
    lead = list(takewhile(lambda word: word.bold, line.words))
    return heading and 0 < len(lead) < len(line.words) and lead[-1].text.endswith((".", ":")) and _opens(line)


def _is_one_title(before: Line, line: Line, setting: Setting) -> bool:
    """Whether two large lines of one size make one title, in two weights."""
    return before.size > LARGE * setting.size and abs(before.size - line.size) < 0.5


def _is_broken(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of `line` had had room on the line before it."""
    first = line.words[0]
    return before.x1 + 0.3 * before.size + first.width < right - SLACK


def _is_centred(before: Line, line: Line) -> bool:
    middle = abs((before.x0 + before.x1) - (line.x0 + line.x1)) / 2
    return middle < 3 * SLACK and abs(before.x0 - line.x0) > 3 * SLACK


def _opens(line: Line) -> bool:
    first = line.text[:1]
    return first.isupper() or first.isdigit() or first in "“‘\"'(£["


def find_mark(line: Line) -> Mark | None:
    """The mark that a line begins with; a bare number only where a wide gap follows it."""
    mark = read_mark(line.text)
    if mark is None or len(line.words) < 2:
        return None
    gap = line.words[1].x0 - line.words[0].x1
    if mark.form == "bare" and gap < TAB * line.size:
        return None
    if mark.form == "dash" and mark.text in "o*" and gap < TAB * line.size:
        return None
    return mark


def _text_x0(line: Line) -> float:
    """Where a line's words begin after its mark."""
    mark = find_mark(line)
    if not mark:
        return line.x0
    after = [p for p in line.passage.pieces if p.end > mark.end]
    return after[0].box.x0 if after else line.x0


def _starts_item(group: list[Line], line: Line, mark: Mark, broken: bool) -> bool:
    hang = group[1].x0 if len(group) > 1 else _text_x0(group[0])
    if mark.form == "bullet" or line.x0 > hang + SLACK:
        return True
    if line.x0 < hang - 2 * SLACK:
        return True
    return (broken or group[-1].text.endswith(ENDS)) and mark.form != "bare"


def _is_note_start(line: Line, setting: Setting) -> bool:
    return bool(line.notes) and line.notes[0].at == 0 and line.size < setting.size


def _chunk(group: list[Line], sheet: Sheet, setting: Setting) -> Chunk:
    passage = join_passages(line.passage for line in group)
    note = _note_mark(group[0], sheet, setting)
    mark = note or find_mark(group[0])
    kind = "footnote" if note else _kind(passage.text, mark)
    if mark:
        passage = cut_passage(passage, mark.end)
    return Chunk(kind=kind, mark=mark, lines=tuple(group), passage=passage)


def _kind(text: str, mark: Mark | None) -> str:
    if CAPTION.match(text) and len(text.split()) <= CAPTION_WORDS and not text.rstrip().endswith(ENDS[4:5]):
        return "caption"
    if SOURCE.match(text):
        return "footnote"
    return "list_item" if mark else "paragraph"


def _note_mark(line: Line, sheet: Sheet, setting: Setting) -> Mark | None:
    """The mark of a footnote: raised, or a star, or a number before small words at the page's foot."""
    if line.notes and line.notes[0].at == 0:
        text = line.notes[0].text
        return Mark(text=text, form="note", label=text, end=0)
    found = NOTE.match(line.text)
    if not found:
        return None
    mark, rest = found[1], line.text[found.end() :]
    low = line.top > 0.5 * sheet.page.height and line.size < 0.9 * setting.size
    starred = mark[0] in "*†‡§" and line.text[len(mark)].isalpha()
    if not (starred or mark[0] in SUPERSCRIPT or (low and mark.isdigit())) or not rest[:1].isalpha():
        return None
    return Mark(text=mark, form="note", label=mark, end=found.end())
