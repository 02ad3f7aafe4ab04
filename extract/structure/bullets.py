"""Bullets that are drawn: small filled shapes of one look, one below the other, each just left of a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pages import Curve, Fill, Page, Word

SMALLEST, LARGEST = 1.5, 8.0
"""Points: how wide and high a drawn bullet is."""
ROUND = 1.6
"""Times its width: how high it is at most, or how wide of its height."""
REACH = 32.0
"""Points between a bullet and its line at most."""
FEWEST = 2
"""So many of one look, colour and left edge are bullets; squares of a legend differ in colour."""
MOST = 300
"""A page with more small shapes is a drawing."""
WHITE = "#ffffff"
BULLET = "•"


def find_bullets(page: Page, words: Sequence[Word]) -> list[Word]:
    """The drawn bullets of a page as words, each in the row and size of the word that it stands before."""
    shapes: list[Curve | Fill] = [*filter(_is_small, page.curves), *filter(_is_small, page.fills)]
    if not shapes or len(shapes) > MOST:
        return []
    alike: dict[tuple[int, int, str | None], list[Word]] = defaultdict(list)
    for shape in shapes:
        if first := _word_after(shape, words):
            key = (round(shape.x0 / 2), round(shape.width), shape.color)
            alike[key].append(_as_word(shape, first))
    return [bullet for found in alike.values() if len(found) >= FEWEST for bullet in _each_once(found)]


def _is_small(shape: Curve | Fill) -> bool:
    filled = shape.color not in (None, WHITE)
    sides = sorted((shape.width, shape.height))
    return filled and sides[0] >= SMALLEST and sides[1] <= min(LARGEST, ROUND * sides[0])


def _word_after(shape: Curve | Fill, words: Sequence[Word]) -> Word | None:
    """The first word of the line that a shape stands before; None where words stand before it as well."""
    middle = (shape.top + shape.bottom) / 2
    row = [w for w in words if w.top < middle < w.bottom]
    after = min((w for w in row if w.x0 >= shape.x1), key=lambda w: w.x0, default=None)
    close = after is not None and after.x0 - shape.x1 <= REACH
    return after if close and not any(shape.x0 - REACH < w.x1 and w.x0 < shape.x1 for w in row) else None


def _as_word(shape: Curve | Fill, first: Word) -> Word:
    return replace(first, x0=shape.x0, x1=shape.x1, text=BULLET, color=shape.color, mark=None)


def _each_once(bullets: Sequence[Word]) -> Iterator[Word]:
    """One bullet for each line, where outline and fill are two shapes."""
    seen: set[float] = set()
    for bullet in bullets:
        if bullet.top not in seen:
            seen.add(bullet.top)
            yield bullet
