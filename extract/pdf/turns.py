"""Turning a page: places on it before and after, and a page whose text runs sideways set upright."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from extract.pdf.printed import Corners, Printed

MOSTLY = 0.7
"""Of the characters: a page is turned where so many run the same other way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A page of a width and height, turned clockwise by 0, 90, 180 or 270 degrees."""

    degrees: int
    width: float
    height: float

    @property
    def back(self) -> Turn:
        """The turn that undoes this one."""
        lying = self.degrees in (90, 270)
        width, height = (self.height, self.width) if lying else (self.width, self.height)
        return Turn(degrees=-self.degrees % 360, width=width, height=height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is afterwards.

        >>> Turn(degrees=90, width=200, height=100).point(10, 20)
        (80, 10)
        """
        if self.degrees == 90:
            return self.height - y, x
        if self.degrees == 180:
            return self.width - x, self.height - y
        return (y, self.width - x) if self.degrees == 270 else (x, y)

    def corners(self, box: Corners) -> Corners:
        """Where a box is afterwards.

        >>> turn = Turn(degrees=270, width=200, height=100)
        >>> turn.corners((10, 20, 30, 25)), turn.back.corners(turn.corners((10, 20, 30, 25)))
        ((20, 170, 25, 190), (10, 20, 30, 25))
        """
        (ax, ay), (bx, by) = self.point(box[0], box[1]), self.point(box[2], box[3])
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def reading_turn(printed: Printed) -> int:
    """By how many degrees clockwise the text of a page is turned as shown; 0 unless most of it is.

    A page whose text stands all aslant is as good as level.
    """
    turns = Counter(c["turn"] for c in printed.chars if not c["text"].isspace())
    if not turns:
        return 0
    turn, count = turns.most_common(1)[0]
    return turn if turn and count >= MOSTLY * turns.total() else 0


def set_upright(printed: Printed, turn: int) -> Printed:
    """A page as it is when it is turned so that text which was turned by `turn` degrees reads level."""
    change = Turn(degrees=-turn % 360, width=printed.width, height=printed.height)
    return Printed(
        width=change.back.width,
        height=change.back.height,
        chars=[turned_char(c, change) for c in printed.chars],
        paths=[
            replace(
                p,
                corners=change.corners(p.corners),
                points=tuple(change.point(*point) for point in p.points),
                ink=replace(p.ink, clip=change.corners(p.ink.clip)),
            )
            for p in printed.paths
        ],
        notes=printed.notes,
        pictures=[replace(p, corners=change.corners(p.corners)) for p in printed.pictures],
    )


def turned_char(char: dict[str, Any], change: Turn) -> dict[str, Any]:
    """A character on a turned page."""
    x0, top, x1, bottom = change.corners((char["x0"], char["top"], char["x1"], char["bottom"]))
    turn = char["turn"] if char["turn"] is None else (char["turn"] + change.degrees) % 360
    return {**char, "x0": x0, "top": top, "x1": x1, "bottom": bottom, "turn": turn}
