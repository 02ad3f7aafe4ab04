"""Which way an indicator is heading: by words, or by arrows whose meaning the paper shows.

An arrow up draws an improvement in one paper and a rising value in another, good or bad. The paper's key tells which;
else the colours of its arrows; else its own values, where measures that are better lower move; else the column's head.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.content import PaperContent
from extract.data import load_data
from extract.drawn.marks import PRINTED, find_marks, printed_mark
from extract.kpis.polarity import better_of
from extract.kpis.ratings import rating_of_fill
from extract.pages import Page
from schema.evidence import Box
from schema.records import Kpi

DIRECTION_MARKS = {
    "up": "improving", "down": "worsening", "left": "stable", "right": "stable", "across": "stable",
}  # fmt: skip
COLOURS = {"green": "improving", "red": "worsening"}
WAYS = "".join(PRINTED["up"] + PRINTED["down"])
KEY_ARROW = re.compile(
    rf"(?:[{WAYS}]|\b(?:up|down)(?:ward)?s? arrow|\barrow (?:pointing )?(?:up|down)\w*)(?P<said>[^{WAYS}]{{2,60}})"
)
DIGIT = re.compile(r"\d")
KEY_REACH = 30.0
"""Times a word's size: how far right of an arrow the words stand that explain it."""
LONGEST_KEY = 400
"""Characters of a block that may be a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An arrow beside an indicator: its `way` is a key of DIRECTION_MARKS, `color` is `#rrggbb`.

    `moved` is by how much the value went up, `better` which way is the better one; None where not known.
    """

    way: str
    color: str | None = None
    moved: float | None = None
    better: str | None = None


def read_direction(text: str) -> str | None:
    """The direction that words or an arrow character name, an arrow up being an improvement.

    >>> read_direction("Improving"), read_direction("▼"), read_direction("Amber")
    ('improving', 'worsening', None)
    """
    said = said_direction(text)
    return DIRECTION_MARKS.get(said or printed_mark(text) or "", said if said not in DIRECTION_MARKS else None)


def said_direction(text: str) -> str | None:
    """What words say: improving, worsening, stable; or up or down, where they speak of the value only.

    >>> said_direction("Not improving"), said_direction("Decrease on last year"), said_direction("No change")
    (None, 'down', 'stable')
    """
    for means, pattern in _words():
        if found := pattern.search(text):
            return None if found[0].lower().startswith(("not ", "no ")) and means != "stable" else means
    return None


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load_data("extract.kpis", "directions.toml")["words"]
    return tuple((row["means"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows)


@cache
def _senses(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load_data("extract.kpis", "directions.toml")[part]
    return tuple((row["sense"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows)


def _sense(part: str, text: str) -> str | None:
    return next((sense for sense, pattern in _senses(part) if pattern.search(text)), None)


def key_sense(content: PaperContent) -> str | None:
    """What the paper's key says its arrows draw: "performance", "value", or None where it has none."""
    said = [*_printed_keys(content), *_drawn_keys(content)]
    senses = {sense for text in said if (sense := _sense("keys", text))}
    return senses.pop() if len(senses) == 1 else None


def _printed_keys(content: PaperContent) -> Iterator[str]:
    texts = (block.text for block in content.blocks if len(block.text) < LONGEST_KEY)
    cells = (cell.text for table in content.tables for cell in table.cells if len(cell.text) < LONGEST_KEY)
    for text in (*texts, *cells):
        yield from (found["said"] for found in KEY_ARROW.finditer(text) if not DIGIT.search(found["said"]))


def _drawn_keys(content: PaperContent) -> Iterator[str]:
    marked: dict[int, list[Box]] = defaultdict(list)
    for cell in (c for table in content.tables for c in table.cells if c.mark and c.box):
        marked[cell.page] += [cell.box] if cell.box else []
    for page in content.pages:
        for mark in find_marks(page):
            inside = any(box.contains_point(mark.x0, mark.top) for box in marked[page.number])
            if mark.kind in ("up", "down") and not inside:
                yield _words_beside(mark, page)


def _words_beside(mark: Box, page: Page) -> str:
    middle = (mark.top + mark.bottom) / 2
    beside = [w for w in page.words if w.top <= middle <= w.bottom and 0 <= w.x0 - mark.x1 <= KEY_REACH * w.size]
    return " ".join(w.text for w in sorted(beside, key=lambda w: w.x0))


def sense_of(arrows: Sequence[Arrow], head: str, key: str | None) -> str:
    """What the arrows under a head draw: "performance", "value" or "colour" (the colour says what is good).

    >>> fewer = Arrow(way="down", moved=-3.0, better="lower")
    >>> sense_of([fewer], "Trend", None), sense_of([], "Direction of travel", None)
    ('value', 'performance')
    """
    if key != "performance" and _coloured(arrows):
        return "colour"
    return key or _shown(arrows) or _sense("heads", head) or "performance"


def _coloured(arrows: Sequence[Arrow]) -> bool:
    """Whether colours contradict ways: a green arrow down can only mean a good fall; an amber one is a rating."""
    hues = [(a.way, rating_of_fill(a.color)) for a in arrows]
    against = {("up", "red"), ("down", "green")} & set(hues)
    return bool(against) and all(hue != "amber" for way, hue in hues if way in ("up", "down"))


def _shown(arrows: Sequence[Arrow]) -> str | None:
    """What arrows draw by the values beside them; None where these do not tell, or do not agree."""
    told = set()
    for arrow in arrows:
        if arrow.moved and arrow.better == "lower" and arrow.way in ("up", "down"):
            told.add("value" if (arrow.way == "up") == (arrow.moved > 0) else "performance")
    return told.pop() if len(told) == 1 else None


def direction_of(arrow: Arrow, sense: str) -> str | None:
    """Where an indicator is heading by its arrow; None where the arrow shows a movement that may be good or bad.

    >>> direction_of(Arrow(way="up", better="lower"), "value"), direction_of(Arrow(way="up"), "value")
    ('worsening', None)
    """
    if arrow.way not in ("up", "down") or sense == "performance":
        return DIRECTION_MARKS.get(arrow.way)
    if sense == "colour":
        return COLOURS.get(rating_of_fill(arrow.color) or "")
    return moved_direction(arrow.way, arrow.better)


def moved_direction(way: str, better: str | None) -> str | None:
    """What a movement of the value, `up` or `down`, means for a measure of which `better` is higher or lower."""
    if better is None:
        return None
    return "improving" if (way == "up") == (better == "higher") else "worsening"


def arrow_of(way: str, color: str | None, kpi: Kpi) -> Arrow:
    """The arrow beside an indicator."""
    moved = None if kpi.value is None or kpi.previous is None else kpi.value - kpi.previous
    return Arrow(way=way, color=color, moved=moved, better=better_of(kpi))


def told_direction(words: str, arrow: Arrow | None, key: str | None, kpi: Kpi) -> str | None:
    """Where an indicator that stands alone is heading, by the words that are labelled so, else by its arrow."""
    said = said_direction(words)
    if said in ("up", "down"):
        said = None if arrow else moved_direction(said, better_of(kpi))
    return said or (direction_of(arrow, sense_of([arrow], "", key)) if arrow else None)
