"""KPI cards: a title bar, a rating, perhaps a chart, and a strip of labelled values.

A card is known by its strip ("Latest: 97%  Target: 95%  Previous: 96% (Green)"); its title is the
first thing printed in the space that belongs to it above the strip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.content import PaperContent
from extract.drawn.marks import DrawnMark, find_marks, mark_in, printed_mark
from extract.kpis.amounts import with_amounts, with_period, with_rating
from extract.kpis.columns import is_set_apart
from extract.kpis.context import Context
from extract.kpis.directions import arrow_of, told_direction
from extract.kpis.polarity import read_polarity, stated_better
from extract.kpis.ratings import Rating, find_ratings, rate_text, rating_of_fill, read_rating
from extract.kpis.strips import STRIP_GAP, Entry, find_strips, presents_indicator
from extract.kpis.themes import headings_above, theme_of_place, theme_of_section
from extract.pages import Page, Word
from extract.structure.lines import Line, find_lines
from schema.evidence import Box, enclosing
from schema.records import Kpi

TALLEST_BAR = 60.0
"""Points: a fill taller than this is no title bar."""


def kpis_of_cards(context: Context) -> list[Kpi]:
    """The indicators that the paper presents as cards. Their `id` is still empty."""
    return [kpi for page in context.content.pages for kpi in _cards_on(page, context)]


def _cards_on(page: Page, context: Context) -> Iterator[Kpi]:
    strips = find_strips(page)
    for strip in filter(presents_indicator, strips):
        nearest = next(headings_above(context.content, page.number, _around(strip)), None)
        others = [entry for other in strips if other is not strip for entry in other]
        apart = nearest is not None and is_set_apart(nearest.heading)
        kpi = None if apart else _card(strip, _zone(strip, others, page, context.content), page, context)
        if kpi:
            yield kpi


def _around(boxes: Sequence[Box]) -> Box:
    box = enclosing(boxes)
    assert box is not None
    return box


def _zone(strip: Sequence[Entry], others: Sequence[Box], page: Page, content: PaperContent) -> Box:
    """The space above a strip that is its card's: below the card or heading before it, as wide as its rules."""
    own = _around(strip)
    left, right = _breadth(own, page)
    before = [b.bottom for b in others if b.bottom < own.top and b.x0 < right and b.x1 > left]
    heading = next((s.box for s in headings_above(content, page.number, own) if s.page == page.number), None)
    top = max([0.0, *before, heading.bottom if heading else 0.0])
    rules = [r.top for r in page.rules if top <= r.top < own.top and r.width >= 0.7 * (right - left) and r.x1 > left]
    return Box(x0=left, x1=right, top=min(rules, default=top), bottom=own.top)


def _breadth(own: Box, page: Page) -> tuple[float, float]:
    """From where to where the card goes: as its nearest rule says that spans the strip."""
    spans = [
        r for r in page.rules if r.width > 0 and r.x0 <= own.x0 and r.x1 >= own.x1 and abs(r.top - own.top) < STRIP_GAP
    ]
    nearest = min(spans, key=lambda r: (r.width, r.top), default=None)
    return (nearest.x0 - 1, nearest.x1 + 1) if nearest else (own.x0 - 20, own.x1 + 20)


def _card(strip: Sequence[Entry], zone: Box, page: Page, context: Context) -> Kpi | None:
    said = {entry.role: entry for entry in strip}
    inside = [w for w in page.words if zone.contains_point((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
    name, box, theme = _named(said, inside, page, context.content)
    if not name:
        return None
    bar = Box(x0=zone.x0, x1=zone.x1, top=zone.top - 1, bottom=box.bottom + 20)
    kpi = Kpi(
        id="", paper_id=context.content.paper.id, page=page.number, name=name, theme=theme, box=box,
        commentary=said["commentary"].text if "commentary" in said else None,
        method="kpis.lines" if "name" in said else "kpis.card",
    )  # fmt: skip
    stated = read_polarity(said["better"].text) if "better" in said else stated_better(name)
    kpi = with_amounts(replace(kpi, better=stated), {role: entry.text for role, entry in said.items()})
    rating = _rating(said, [w for w in inside if w.top <= bar.bottom], bar, page)
    kpi = with_rating(kpi, rating, _words(said, "status"))
    kpi = replace(kpi, direction=_direction(said, kpi, mark_in(bar, find_marks(page)), context))
    nearest = next(headings_above(context.content, page.number, box), None)
    return with_period(kpi, None, (None, nearest.id if nearest else None), context)


def _direction(said: Mapping[str, Entry], kpi: Kpi, drawn: DrawnMark | None, context: Context) -> str | None:
    """As labelled in words, else by the arrow that is labelled or drawn in the title bar."""
    labelled = said["direction"].text if "direction" in said else ""
    way = printed_mark(labelled) or (drawn.kind if drawn else None)
    arrow = arrow_of(way, drawn.color if drawn else None, kpi) if way else None
    return told_direction(labelled, arrow, context.arrows, kpi)


def _words(said: Mapping[str, Entry], role: str) -> str | None:
    entry = said.get(role)
    return entry.text if entry and read_rating(entry.text) is None else None


def _named(
    said: Mapping[str, Entry], inside: Sequence[Word], page: Page, content: PaperContent
) -> tuple[str, Box, str | None]:
    """Name, its box, and theme: as labelled, else the first lines of the card, else the heading above it."""
    strip = _around(list(said.values()))
    title = _title([w for w in inside if read_rating(w.text) is None or w.text.islower() or len(w.text) < 3], page)
    heading = next(headings_above(content, page.number, strip), None)
    if "name" in said:
        theme = theme_of_place(content, page.number, strip)
        own = theme and heading and heading.heading == said["name"].text
        return (
            said["name"].text,
            said["name"],
            theme_of_section(content, heading.parent_id) if own and heading else theme,
        )
    if title:
        box = _around(title)
        return " ".join(line.text for line in title), box, theme_of_place(content, page.number, box)
    if heading and heading.page == page.number and heading.box:
        return heading.heading, heading.box, theme_of_section(content, heading.parent_id)
    return "", strip, None


def _title(words: Sequence[Word], page: Page) -> list[Line]:
    """The first lines of the zone: those in its title bar, or those that follow each other closely."""
    lines = find_lines(Page(number=page.number, width=page.width, height=page.height, words=tuple(words)))
    if not lines:
        return []
    first = lines[0]
    bar = _title_bar(first, page)
    kept = [first]
    for line in lines[1:]:
        if (line.bottom <= bar.bottom + 1) if bar else (line.top - kept[-1].bottom < 0.6 * line.size):
            kept.append(line)
    return kept


def _title_bar(first: Line, page: Page) -> Box | None:
    middle = (first.top + first.bottom) / 2
    bars = [f for f in page.fills if f.height < TALLEST_BAR and f.color != "#ffffff"]
    fills = [f for f in bars if f.contains_point(first.x0 + 1, middle)]
    return max(fills, key=lambda f: f.bottom, default=None)


def _rating(said: Mapping[str, Entry], words: Sequence[Word], bar: Box, page: Page) -> Rating | None:
    """The card's rating: as labelled, a word or letter in its bar, one after the value, or a small box's colour."""
    labelled = [said["status"].text] if "status" in said else []
    printed = [w.text for w in words if read_rating(w.text) and not w.text.islower()]
    found = [rating for text in labelled + printed if (rating := rate_text(text))]
    found += [Rating(status=status, basis="word") for status in find_ratings(said["value"].rest)]
    if found:
        return found[0]
    small = [f for f in page.fills if f.width < bar.width / 2 and bar.contains_point(f.x0 + 1, f.top + 1)]
    colours = {status for f in small if (status := rating_of_fill(f.color))}
    return Rating(status=colours.pop(), basis="colour") if len(colours) == 1 else None
