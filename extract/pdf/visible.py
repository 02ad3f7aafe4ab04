"""Which of the characters that a page prints a person sees.

Left out: what is printed invisibly, outside its clip, too small or too faint to see, below what is painted later, in
the colour of its ground, or a second time in the same place. The text that OCR laid under a scan is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from extract.pdf.printed import CLIPPING, INVISIBLE, Corners, Path, Printed, meet

TINY = 1.0
"""Points: smaller text cannot be read."""
SAME = 8
"""Of 255: colours that differ by no more in each part look the same."""
WHITE = "#ffffff"
BAND, BANDS = 50, 40
"""Points, and how many at most: grounds are looked up by bands of the page."""
SCAN = 0.5
"""Of the page: pictures that cover more may be a scan of it."""
HAIR, BROAD = 1.6, 4.0
"""Points: nothing stands on what is thinner; a stroke that is broader is an area."""
OVERPRINT, SHADOW, NARROW = 0.8, 0.15, 0.75
"""The same character again within 0.8 points, or 0.15 of its size for a shadow, but under 0.75 of its width."""
type_char = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What lies under or over text; `color` is None where it cannot be known, as for a picture."""

    corners: Corners
    color: str | None
    order: int
    opaque: bool


def visible_chars(printed: Printed) -> tuple[list[type_char], bool]:
    """The characters that show, in order, and whether some are the text that OCR laid under a scan."""
    grounds = _Grounds(printed)
    seen, below = [], []
    for char in printed.chars:
        if char["clipped"] or char["faint"] or (char["sized"] and char["size"] < TINY):
            continue
        over, under = grounds.around(char)
        if char["mode"] == INVISIBLE or (char["mode"] != CLIPPING and any(g.opaque for g in over)):
            below.append(char)
        elif not grounds.swallow(char, under) and (over or char["mode"] != CLIPPING):
            seen.append(char)
    scanned = _under_scans(printed, seen, below)
    shown = sorted(seen + scanned, key=lambda c: c["order"]) if scanned else seen
    return _without_repeats(shown), bool(scanned)


class _Grounds:
    """What a page paints in areas, to be looked up by place."""

    def __init__(self, printed: Printed) -> None:
        self.band = max(BAND, printed.height / BANDS)
        self.bands: dict[int, list[Ground]] = {}
        self.complete = not printed.notes
        for ground in sorted(_grounds(printed), key=lambda g: g.order):
            _, top, _, bottom = ground.corners
            for band in range(int(top // self.band), int(bottom // self.band) + 1):
                self.bands.setdefault(band, []).append(ground)

    def around(self, char: type_char) -> tuple[list[Ground], list[Ground]]:
        """What is painted over the middle of a character, and what under it, from below to the top."""
        x, y, order = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2, char["order"]
        here = [
            g
            for g in self.bands.get(int(y // self.band), ())
            if g.corners[0] <= x <= g.corners[2] and g.corners[1] <= y <= g.corners[3]
        ]
        return [g for g in here if g.order > order], [g for g in here if g.order < order]

    def swallow(self, char: type_char, under: Sequence[Ground]) -> bool:
        """Whether a character has the colour of what it stands on: the paper is white.

        Where shapes of a page were left out, the ground of white letters may be one of them: then none is swallowed.
        """
        if not self.complete:
            return False
        color = char["color"]
        ground = under[-1].color if under else WHITE
        return color is not None and ground is not None and (color == ground or _alike(color, ground))


def _alike(a: str, b: str) -> bool:
    return all(abs(int(a[i : i + 2], 16) - int(b[i : i + 2], 16)) <= SAME for i in (1, 3, 5))


def _grounds(printed: Printed) -> Iterator[Ground]:
    for picture in printed.pictures:
        yield Ground(corners=picture.corners, color=None, order=picture.order, opaque=picture.opaque)
    for path in printed.paths:
        if path.filled or path.width > BROAD:
            ground = _ground_of(path)
            x0, top, x1, bottom = ground.corners
            if x1 - x0 > HAIR and bottom - top > HAIR:
                yield ground


def _ground_of(path: Path) -> Ground:
    """Only of a plain rectangle is it known where it is painted, and in what colour."""
    ink = path.ink
    solid = path.kind == "rect" and path.filled and path.fill is not None and ink.exact and ink.plain and ink.alpha >= 1
    room = path.width / 2 if path.stroked else 0.0
    x0, top, x1, bottom = path.corners
    corners = meet((x0 - room, top - room, x1 + room, bottom + room), ink.clip)
    return Ground(corners=corners, color=path.fill if solid else None, order=path.order, opaque=solid)


def _under_scans(printed: Printed, seen: Sequence[type_char], below: Sequence[type_char]) -> list[type_char]:
    """Unseen characters that lie on a scan: on pictures that cover the page and bear little text that is seen."""
    pictures = [p.corners for p in printed.pictures if not p.shade]
    covered = sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in pictures)
    if not below or covered < SCAN * printed.width * printed.height:
        return []
    laid = [c for c in below if _is_on(c, pictures)]
    return laid if sum(_is_on(c, pictures) for c in seen) < len(laid) else []


def _is_on(char: type_char, areas: Iterable[Corners]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in areas)


def _without_repeats(chars: Sequence[type_char]) -> list[type_char]:
    """Each character once: bold by printing twice and shadows print it again close by; the one on top is kept."""
    seen: dict[tuple[str, float, int, int], list[tuple[float, float]]] = {}
    kept = [char for char in reversed(chars) if char["text"].isspace() or not _repeats(char, seen)]
    return kept[::-1]


def _repeats(char: type_char, seen: dict[tuple[str, float, int, int], list[tuple[float, float]]]) -> bool:
    """Whether the same character stands in nearly the same place; `seen` is kept up by squares of that nearness."""
    x, y, text, size = char["x0"], char["top"], char["text"], round(char["size"], 1)
    square = max(OVERPRINT, SHADOW * size)
    near = min(square, NARROW * min(char["x1"] - x, char["bottom"] - y))
    column, row = int(x // square), int(y // square)
    for key in ((text, size, c, r) for c in (column - 1, column, column + 1) for r in (row - 1, row, row + 1)):
        if any(abs(x - a) <= near and abs(y - b) <= near for a, b in seen.get(key, ())):
            return True
    seen.setdefault((text, size, column, row), []).append((x, y))
    return False
