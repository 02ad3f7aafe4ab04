"""Tiles of a dashboard: an indicator's name, its value alone on a line, and what it is held against.

A tile is a box drawn around its words, or one of several without a frame whose values stand side by side:
"999 calls answered / 93.4% / Target: 90% / Green". The title goes before the value, or after it where that is first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.drawn.marks import find_marks, mark_in, printed_mark
from extract.kpis.amounts import with_amounts, with_period, with_rating
from extract.kpis.columns import KPI_WORDS, is_set_apart
from extract.kpis.context import Context
from extract.kpis.directions import DIRECTION_MARKS, arrow_of, told_direction
from extract.kpis.entries import ALONE, bare_name
from extract.kpis.frameless import frameless_boxes
from extract.kpis.phrases import find_direction, find_phrases
from extract.kpis.polarity import stated_better
from extract.kpis.ratings import Rating, rate_text, rating_of_fill, read_rating
from extract.kpis.rows import AMOUNTS
from extract.kpis.strips import Entry, entries_of
from extract.kpis.themes import headings_above, theme_of_place
from extract.pages import Page
from extract.structure.lines import Line, find_lines
from extract.structure.panels import find_panels, within
from schema.evidence import Box, enclosing
from schema.records import Kpi

FEWEST, MOST = 3, 24
"""Lines of a tile: a name, a value, and something beside it; a box with more is a page."""
LONGEST_TITLE = 4
"""Lines of a tile's title."""
LONGEST_ARROW = 3
SMALLEST_TILE = (50.0, 36.0)
VALUE_TAIL = re.compile(r"^[\s▲▼►◄↑↓→←↔⬆⬇➡△▽●()+\-–.\d%pt]*(?:\(?(?:red|amber|green|[RAG])\)?)?\s*$", re.IGNORECASE)
"""What may stand on the line of a value after it: an arrow, a change, a rating."""
NO_TITLE = re.compile(r"^(?:key|legend|source|note|page|figure|table)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A box whose words are an indicator: its `title` lines, its `value` line, and the lines after both."""

    box: Box
    title: tuple[Line, ...]
    value: Line
    rest: tuple[Line, ...]
    entries: tuple[Entry, ...]

    def said(self, role: str) -> str | None:
        """The words of the labelled value with this role, labelled with or without a colon."""
        labelled = next((entry.text for entry in self.entries if entry.role == role), None)
        phrases = find_phrases(" ".join(line.text for line in self.rest))
        return labelled or next((phrase.text for phrase in phrases if phrase.role == role), None)


def kpis_of_tiles(context: Context) -> list[Kpi]:
    """The indicators that the paper shows as tiles. Their `id` is still empty."""
    return [kpi for page in context.content.pages for kpi in _tiles_on(page, context)]


def _tiles_on(page: Page, context: Context) -> Iterator[Kpi]:
    framed = [tile for box in find_panels(page, page.words) if (tile := read_tile(box, page))]
    free = [tile for box in frameless_boxes(page, is_value) if (tile := read_tile(box, page))]
    tiles = [*framed, *(free if len(free) > 1 else ())]
    read = [(tile, _kpi(tile, page, context)) for tile in _innermost(tiles)]
    held = any(kpi.target is not None or kpi.status for _, kpi in read)
    for tile, kpi in read:
        nearest = next(headings_above(context.content, page.number, tile.box), None)
        title = nearest.heading if nearest else ""
        if not is_set_apart(title) and (held or KPI_WORDS.search(title)):
            yield kpi


def _innermost(tiles: Sequence[Tile]) -> list[Tile]:
    """The tiles without those around another one, in reading order."""
    kept: list[Tile] = []
    for tile in tiles:
        if not any(other.value.top == tile.value.top and other.value.x0 == tile.value.x0 for other in kept):
            kept.append(tile)
    return sorted(kept, key=lambda tile: (round(tile.box.top), tile.box.x0))


def read_tile(box: Box, page: Page) -> Tile | None:
    """The tile in a box; None where its words are no name with one value and something beside it."""
    if box.width < SMALLEST_TILE[0] or box.height < SMALLEST_TILE[1]:
        return None
    words = tuple(within(box, page.words))
    lines = find_lines(Page(number=page.number, width=page.width, height=page.height, words=words))
    values = [i for i, line in enumerate(lines) if is_value(line.text)]
    if not FEWEST <= len(lines) <= MOST or not values:
        return None
    return _parted(box, lines, values)


def is_value(text: str) -> bool:
    """Whether a line is an amount, perhaps with an arrow, a change or a rating after it.

    >>> is_value("93.4%"), is_value("42 days ▲"), is_value("93 hats were worn")
    (True, True, False)
    """
    found = ALONE.match(text.strip())
    return found is not None and VALUE_TAIL.match(text.strip()[found.end() :]) is not None


def _parted(box: Box, lines: Sequence[Line], values: Sequence[int]) -> Tile | None:
    """Title, value and the rest; the value is the largest amount, and on the first line has its title below it."""
    at = max(values, key=lambda i: (round(lines[i].size), -i))
    title = list(lines[:at]) if at else _below(lines)
    entries = tuple(entry for line in lines for entry in entries_of(line))
    rest = lines[at + 1 :] if at else lines[1 + len(title) :]
    named = [line for line in title if not read_rating(line.text)]
    tile = Tile(box=box, title=tuple(named), value=lines[at], rest=tuple(rest), entries=entries)
    large = [i for i in values if lines[i].size > lines[at].size - 1]
    return tile if _is_tile(tile) and len(large) == 1 else None


def _below(lines: Sequence[Line]) -> list[Line]:
    """The lines under a leading value that look alike and carry no labelled value: the title."""
    title: list[Line] = []
    for line in lines[1 : 1 + LONGEST_TITLE]:
        alike = not title or (abs(line.size - title[0].size) < 1 and line.bold == title[0].bold)
        if not alike or entries_of(line) or find_phrases(line.text) or read_rating(line.text):
            break
        title.append(line)
    return title


def _is_tile(tile: Tile) -> bool:
    name = " ".join(line.text for line in tile.title)
    short = 0 < len(tile.title) <= LONGEST_TITLE and any(c.isalpha() for c in name) and not NO_TITLE.match(name)
    beside = tile.said("target") or tile.said("previous") or any(rate_text(line.text) for line in tile.rest)
    return short and bool(beside)


def _kpi(tile: Tile, page: Page, context: Context) -> Kpi:
    name = bare_name(" ".join(line.text for line in tile.title))
    box = enclosing(tile.title) or tile.box
    found = ALONE.match(tile.value.text.strip())
    assert found is not None
    kpi = Kpi(
        id="", paper_id=context.content.paper.id, page=page.number, name=name, commentary=_commentary(tile), box=box,
        theme=theme_of_place(context.content, page.number, box), method="kpis.tile",
        better=stated_better(name, *(line.text for line in tile.rest)),
    )  # fmt: skip
    said = {role: tile.said(role) for role in (*AMOUNTS, "year_before")}
    kpi = with_rating(with_amounts(kpi, {**said, "value": found["value"].strip()}), _rating(tile, page))
    kpi = replace(kpi, direction=_direction(tile, kpi, page, context))
    nearest = next(headings_above(context.content, page.number, box), None)
    return with_period(kpi, None, (None, nearest.id if nearest else None), context)


def _rating(tile: Tile, page: Page) -> Rating | None:
    """As labelled, as a line of its own, beside the value, or the one hue of the bars and dots in the tile."""
    labelled = [entry.text for entry in tile.entries if entry.role == "status"]
    lines = [line.text for line in (*tile.title, *tile.rest) if len(line.text) < 30]
    found = next((rating for text in (*labelled, *lines, _tail(tile)) if (rating := rate_text(text))), None)
    if found:
        return found
    inside = (f for f in page.fills if tile.box.contains_point((f.x0 + f.x1) / 2, (f.top + f.bottom) / 2))
    hues = {status for f in inside if (status := rating_of_fill(f.color))}
    return Rating(status=hues.pop(), basis="colour") if len(hues) == 1 else None


def _tail(tile: Tile) -> str:
    found = ALONE.match(tile.value.text.strip())
    return tile.value.text.strip()[found.end() :].strip(" ▲▼►◄↑↓→←↔") if found else ""


def _direction(tile: Tile, kpi: Kpi, page: Page, context: Context) -> str | None:
    """As labelled, as a phrase, or by the one arrow in the tile."""
    labelled = next((entry.text for entry in tile.entries if entry.role == "direction"), "")
    drawn = mark_in(tile.box, [mark for mark in find_marks(page) if mark.kind in DIRECTION_MARKS])
    printed = next((w for text in (labelled, tile.value.text, *_arrows(tile)) if (w := printed_mark(text))), None)
    way = printed if printed in DIRECTION_MARKS else drawn.kind if drawn else None
    arrow = arrow_of(way, drawn.color if drawn else None, kpi) if way else None
    phrase = next((way for line in tile.rest if (way := find_direction(line.text))), None)
    return told_direction(labelled, arrow, context.arrows, kpi) or phrase


def _arrows(tile: Tile) -> Iterator[str]:
    """The lines that are an arrow alone."""
    yield from (line.text for line in tile.rest if len(line.text) <= LONGEST_ARROW)


def _commentary(tile: Tile) -> str | None:
    """The lines below all labelled values and the rating."""
    told = [
        i for i, line in enumerate(tile.rest) if entries_of(line) or find_phrases(line.text) or rate_text(line.text)
    ]
    said = " ".join(line.text for line in tile.rest[(max(told) + 1 if told else 0) :])
    return said or None
