"""KPI cards: a title bar, a rating, perhaps a chart, and a strip of labelled values.

A card is known by its strip ("Latest: 97%  Target: 95%  Previous: 96% (Green)"); its title is the
first thing printed in the space that belongs to it above the strip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extract.arrows import arrow_in
from extract.content import PaperContent
from extract.kpi_tables import DIRECTION_ARROWS
from extract.kpi_themes import headings_above, theme_of_place
from extract.kpi_values import read_amount
from extract.lines import Line, find_lines
from extract.pages import Page, Word
from extract.ratings import find_ratings, rating_of_fill, read_rating
from schema.evidence import Box, enclosing
from schema.records import Kpi

LABELS = {
    "value": r"latest|current|actual|performance|result",
    "target": r"target",
    "floor": r"floor|tolerance|threshold",
    "previous": r"previous|last (?:quarter|year|period)|prior",
    "baseline": r"baseline",
}
LABEL = re.compile(r"\b(?:" + "|".join(f"(?P<{role}>{words})" for role, words in LABELS.items()) + r")\s*:\s*", re.I)
AMOUNT = re.compile(r"^[^A-Za-z(]*(?:[A-Za-z]{1,8}\b)?[^A-Za-z(]*")
STRIP_GAP = 30.0
"""Points: how far apart the lines of one strip may stand."""
TALLEST_BAR = 60.0
"""Points: a fill taller than this is no title bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Box):
    """A labelled value of a strip: `role` is a key of LABELS, `rest` what follows the amount."""

    role: str
    text: str
    rest: str


def kpis_of_cards(content: PaperContent) -> list[Kpi]:
    """The indicators that the paper presents as cards. Their `id` is still empty."""
    return [kpi for page in content.pages for kpi in _cards_on(page, content)]


def _cards_on(page: Page, content: PaperContent) -> Iterator[Kpi]:
    if not any(":" in word.text for word in page.words):
        return
    entries = sorted(_entries(page), key=lambda e: (round(e.top), e.x0))
    for strip in filter(_is_card, _strips(entries)):
        zone = _zone(strip, [e for e in entries if e not in strip], page, content)
        kpi = _card(strip, zone, page, content)
        if kpi:
            yield kpi


def _entries(page: Page) -> Iterator[Entry]:
    for line in find_lines(page):
        labels = list(LABEL.finditer(line.text))
        for label, after in zip_longest(labels, labels[1:]):
            yield _entry(line, label, after.start() if after else len(line.text))


def _entry(line: Line, label: re.Match[str], end: int) -> Entry:
    said = line.text[label.end() : end].strip(" ,;|")
    amount = AMOUNT.match(said)
    shown = amount.group().strip(" ,;") if amount else ""
    box = line.passage.locate(label.start(), end).box or line
    return Entry(
        role=str(label.lastgroup), text=shown, rest=said[len(shown) :],
        x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom,
    )  # fmt: skip


def _strips(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Labelled values that belong together: near each other, each label once."""
    strips: list[list[Entry]] = []
    for entry in entries:
        home = next((s for s in reversed(strips) if _continues(s, entry)), None)
        if home is None:
            strips.append([entry])
        else:
            home.append(entry)
    return strips


def _continues(strip: Sequence[Entry], entry: Entry) -> bool:
    near = entry.top - max(e.bottom for e in strip) < STRIP_GAP
    return near and entry.role not in {e.role for e in strip}


def _is_card(strip: Sequence[Entry]) -> bool:
    roles = {e.role for e in strip if any(c.isdigit() for c in e.text)}
    return "value" in roles and len(roles) > 1


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


def _card(strip: Sequence[Entry], zone: Box, page: Page, content: PaperContent) -> Kpi | None:
    inside = [w for w in page.words if zone.contains_point((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
    title = _title([w for w in inside if read_rating(w.text) is None or w.text.islower() or len(w.text) < 3], page)
    if not title:
        return None
    box = _around(title)
    name = " ".join(line.text for line in title)
    said = {e.role: e for e in strip}
    value, unit = read_amount(said["value"].text, name)
    target, _ = read_amount(said["target"].text if "target" in said else None, name)
    previous, _ = read_amount(said["previous"].text if "previous" in said else None, name)
    bar = Box(x0=zone.x0, x1=zone.x1, top=zone.top - 1, bottom=box.bottom + 20)
    return Kpi(
        id="", paper_id=content.paper.id, page=page.number, name=name,
        theme=theme_of_place(content, page.number, box), value=value, value_text=said["value"].text, unit=unit,
        target=target, target_text=said["target"].text if "target" in said else None,
        previous=previous, previous_text=said["previous"].text if "previous" in said else None,
        status=_rating(said["value"], [w for w in inside if w.top <= bar.bottom], bar, page),
        direction=DIRECTION_ARROWS.get(arrow_in(bar, page.curves) or ""), box=box,
    )  # fmt: skip


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


def _rating(value: Entry, words: Sequence[Word], bar: Box, page: Page) -> str | None:
    """The card's rating: a word or letter in its bar, one printed after the value, or the colour of a small box."""
    said = [r for w in words if not w.text.islower() and (r := read_rating(w.text))]
    said += find_ratings(value.rest)
    if said:
        return said[0]
    small = [f for f in page.fills if f.width < bar.width / 2 and bar.contains_point(f.x0 + 1, f.top + 1)]
    colours = {rating_of_fill(f.color) for f in small} - {None}
    return colours.pop() if len(colours) == 1 else None
