"""Tables drawn with ruling lines: a group of touching rulings -> the layout of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.drawn.marks import find_marks
from extract.pages import Fill, Page, Word
from extract.tables.layout import Layout, Slot, drop_lines, place_of, pour
from extract.tables.rulings import (
    REACH,
    SNAP,
    Ruling,
    Rulings,
    bridge_gaps,
    bridge_rows,
    find_rulings,
    root_of,
    touching_groups,
    unite,
)
from extract.tables.shading import WHITE, background, shared_area
from extract.tables.spans import split_columns
from schema.evidence import Box

LEAST_APART = 8.0
"""Points between boxes that are no cells of one table."""
LEAST_CELL = 7.0
"""Points: what is narrower or lower is no cell unless it holds words."""
COVER = 0.6
"""The share of a cell's side that a ruling must cover to close it."""
STRONG, SEVERAL = 0.45, 2
"""The chroma of a colour that says something by itself, and how many of them say it."""
MOST_PLACES = 12000
"""A group of rulings that makes more places than this is a drawing."""


def ruled_layouts(page: Page, origins: Sequence[str], name: str) -> Iterator[Layout]:
    """A layout for each group of touching rulings of `origins` that closes more than one cell."""
    words = sorted(page.words, key=lambda w: (w.top + w.bottom, w.x0))
    rulings = bridge_gaps(find_rulings(r for r in page.rules if r.origin in origins), words)
    if "fill" in origins:
        rulings = bridge_rows(rulings, words)
    signs = find_marks(page)
    for group in touching_groups(rulings):
        layout = _layout(group, page.number, name)
        if layout is not None:
            filled = _with_signs(pour(layout, _inside(layout, [*words, *page.sideways])), signs)
            yield _tidy(_with_signals(filled, page), page)


def _with_signs(layout: Layout, signs: Sequence[Box]) -> Layout:
    """The layout with those slots signed in which the middle of a sign stands."""
    box = layout.box
    middles = [((s.x0 + s.x1) / 2, (s.top + s.bottom) / 2) for s in signs]
    places = {(place_of(layout.ys, y), place_of(layout.xs, x)) for x, y in middles if box.contains_point(x, y)}
    slots = tuple(replace(s, signed=any(place in places for place in s.places())) for s in layout.slots)
    return replace(layout, slots=slots) if places else layout


def _with_signals(layout: Layout, page: Page) -> Layout:
    """The layout with those empty slots signed that a strong colour fills, where there are several: ratings."""
    box = layout.box
    fills = [f for f in page.fills if chroma(f.color) >= STRONG and shared_area(box, f)]
    empty = [s for s in layout.slots if not s.filled] if fills else []
    colours = {id(s): background(layout.box_of(s), fills) for s in empty}
    if len(set(colours.values()) - {None}) < SEVERAL:
        return layout
    return replace(layout, slots=tuple(replace(s, signed=s.signed or bool(colours.get(id(s)))) for s in layout.slots))


def chroma(color: str) -> float:
    """How far from grey a colour (`#rrggbb`) is, 0 to 1.

    >>> chroma("#ff0000"), chroma("#d9d9d9")
    (1.0, 0.0)
    """
    parts = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    return (max(parts) - min(parts)) / 255


def _inside(layout: Layout, words: Sequence[Word]) -> list[Word]:
    box = layout.box
    return [w for w in words if box.contains_point((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]


def _layout(group: Rulings, page: int, name: str) -> Layout | None:
    xs, ys = _edges(group.down, group.across), _edges(group.across, group.down)
    if len(xs) + len(ys) < 5 or min(len(xs), len(ys)) < 2 or len(xs) * len(ys) > MOST_PLACES:
        return None
    slots = _slots(_regions(group, xs, ys), len(ys) - 1, len(xs) - 1)
    return Layout(page=page, origin=name, xs=xs, ys=ys, slots=tuple(slots))


def _edges(rulings: Sequence[Ruling], crossing: Sequence[Ruling]) -> tuple[float, ...]:
    """Where rulings stand, and where those that cross them end: tables are often open at their sides."""
    edges = sorted({r.at for r in rulings})
    low, high = min((r.start for r in crossing), default=None), max((r.end for r in crossing), default=None)
    if low is not None and (not edges or low < edges[0] - SNAP - REACH):
        edges.insert(0, low)
    if high is not None and (not edges or high > edges[-1] + SNAP + REACH):
        edges.append(high)
    return tuple(edges)


def _regions(group: Rulings, xs: tuple[float, ...], ys: tuple[float, ...]) -> list[int]:
    """For each place, by row then column, the number of the region that it belongs to."""
    rows, columns = len(ys) - 1, len(xs) - 1
    beside, below = _walls(group.down, xs, ys), _walls(group.across, ys, xs)
    parents = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            place = row * columns + column
            if column + 1 < columns and (column + 1, row) not in beside:
                unite(parents, place, place + 1)
            if row + 1 < rows and (row + 1, column) not in below:
                unite(parents, place, place + columns)
    return [root_of(parents, i) for i in range(rows * columns)]


def _walls(rulings: Sequence[Ruling], edges: tuple[float, ...], across: tuple[float, ...]) -> set[tuple[int, int]]:
    """(edge, interval of the other axis) wherever a ruling on that edge covers most of the interval."""
    places = {at: i for i, at in enumerate(edges)}
    walls = set()
    for ruling in rulings:
        for i in range(place_of(across, ruling.start), place_of(across, ruling.end) + 1):
            shared = min(ruling.end, across[i + 1]) - max(ruling.start, across[i])
            if shared >= COVER * (across[i + 1] - across[i]):
                walls.add((places[ruling.at], i))
    return walls


def _slots(regions: list[int], rows: int, columns: int) -> Iterator[Slot]:
    """Regions as rectangles; one of another shape is cut into rectangles from its top left on."""
    taken: set[int] = set()
    for place, region in enumerate(regions):
        if place in taken:
            continue
        row, column = divmod(place, columns)
        width = _run(regions, taken, place, columns - column)
        height = 1
        while row + height < rows and _run(regions, taken, place + height * columns, width, region) == width:
            height += 1
        taken.update(place + y * columns + x for y in range(height) for x in range(width))
        yield Slot(row=row, column=column, row_span=height, column_span=width)


def _run(regions: list[int], taken: set[int], place: int, most: int, region: int | None = None) -> int:
    wanted = regions[place] if region is None else region
    length = 0
    while length < most and regions[place + length] == wanted and place + length not in taken:
        length += 1
    return length


def _tidy(layout: Layout, page: Page) -> Layout:
    """Without the rows and columns that only double borders or ornament make; boxes that stand apart are named so."""
    box = layout.box
    fills = [f for f in page.fills if f.color != WHITE and shared_area(box, f)]
    tidy = drop_lines(layout, lambda s: s.filled or _is_coloured(layout.box_of(s), fills))
    return replace(split_columns(tidy), origin="boxes" if _stand_apart(layout) else layout.origin)


def _stand_apart(layout: Layout) -> bool:
    """Whether blank columns part all columns with words, and no text runs over them: the boxes of a flow chart."""
    filled = sorted({s.column for s in layout.slots if s.filled})
    blank = [c for c in range(layout.columns) if layout.xs[c + 1] - layout.xs[c] > LEAST_APART and c not in filled]
    spanned = {c for s in layout.slots if s.filled for c in range(s.column, s.column + s.column_span)}
    apart = [any(a < c < b and c not in spanned for c in blank) for a, b in pairwise(filled)]
    return bool(apart) and all(apart)


def _is_coloured(box: Box, fills: Sequence[Fill]) -> bool:
    """Whether a cell without words may say something by its colour alone: ornament is narrower."""
    return min(box.width, box.height) > LEAST_CELL and background(box, fills) is not None
