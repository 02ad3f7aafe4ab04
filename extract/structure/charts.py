"""The words inside drawn charts and maps: axis labels and legends, told from the text around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pages import Page
from extract.structure.furniture import Sheet
from extract.structure.lines import Line
from schema.evidence import Box, enclosing

SMALLER = 0.82
"""Of the body's size: what is larger is no label of a chart."""
REACH = 16.0
"""Points within which drawn things belong to one chart, and labels to it."""
FEWEST = 8
"""A chart is drawn with so many lines, bars and curves at least."""
GROUND = 0.6
"""Of the page: what covers more is its background."""


def set_charts_apart(sheets: Sequence[Sheet], size: float) -> list[Sheet]:
    """Each page with the labels of its charts set apart as "chart_label"; `size` is the body's in points."""
    return [_without_labels(sheet, size) for sheet in sheets]


def _without_labels(sheet: Sheet, size: float) -> Sheet:
    if all(line.size > SMALLER * size for line in sheet.body):
        return sheet
    areas = list(find_charts(sheet.page))
    labels = [line for line in sheet.body if line.size <= SMALLER * size and any(_inside(line, a) for a in areas)]
    if not labels:
        return sheet
    own = set(map(id, labels))
    body = tuple(line for line in sheet.body if id(line) not in own)
    return replace(sheet, body=body, furniture=sheet.furniture + tuple(("chart_label", line) for line in labels))


def _inside(line: Line, area: Box) -> bool:
    return area.contains_point((line.x0 + line.x1) / 2, (line.top + line.bottom) / 2)


def find_charts(page: Page) -> Iterator[Box]:
    """The boxes of a page's charts, with room for their labels: drawn things that stand close to each other."""
    drawn = sorted(_drawn(page), key=lambda box: box.top)
    group: list[Box] = []
    foot = 0.0
    for box in drawn:
        if group and box.top > foot + REACH:
            yield from _chart(group)
            group = []
        group.append(box)
        foot = max(foot, box.bottom) if len(group) > 1 else box.bottom
    yield from _chart(group)


def _chart(group: Sequence[Box]) -> Iterator[Box]:
    area = enclosing(group)
    if area and len(group) >= FEWEST and area.height > REACH:
        yield Box(
            x0=area.x0 - 3 * REACH, top=area.top - 2 * REACH, x1=area.x1 + 3 * REACH, bottom=area.bottom + 2 * REACH
        )


def _drawn(page: Page) -> Iterator[Box]:
    """Lines, bars, curves and pictures, without backgrounds and rules across the page."""
    for box in (*page.rules, *page.fills, *page.curves, *page.images):
        ground = box.width * box.height > GROUND * page.width * page.height or box.width > 0.95 * page.width
        if not ground and not (box.height < 1 and box.width > GROUND * page.width):
            yield box
