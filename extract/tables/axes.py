"""Charts whose labels stand in rows and columns: known by their axes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from extract.pages import Word

TICK = re.compile(r"[-−–]?[£$€]?(\d[\d,]*(?:\.\d+)?)[%mk]?")
SAME_END = 2.5
"""Points: labels of an axis end, or stand on a line, no further apart than this."""
LEAST_TICKS = 5
"""Labels that an axis beside a chart must have; an axis below it, where each part begins at nought, three."""
FEW = 0.2
"""The share of numbers besides its axes that a chart has at most."""


def is_chart(words: Sequence[Word]) -> bool:
    """Whether numbers in even steps stand beside a drawing, or in steps from nought below it."""
    ticks = [w for w in words if TICK.fullmatch(w.text)]
    if len(ticks) < 3:
        return False
    upright = [w for group in _by(ticks, lambda w: w.x1) for w in _upright_axes(group)]
    if upright and len(ticks) - len(upright) <= FEW * len(ticks):
        return True
    levels = sorted(_by(ticks, lambda w: w.bottom), key=lambda group: -group[0].bottom)
    return any(_is_level_axis(g) for i, g in enumerate(levels) if not i or len(g) >= LEAST_TICKS)


def _by(words: Iterable[Word], place: Callable[[Word], float]) -> Iterator[list[Word]]:
    group: list[Word] = []
    for word in sorted(words, key=place):
        if group and place(word) - place(group[0]) > SAME_END:
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def tick_value(word: Word) -> float:
    """The number on a label of an axis."""
    found = TICK.fullmatch(word.text)
    value = float(found[1].replace(",", "")) if found else 0.0
    return -value if word.text[0] in "-−–" else value


def _upright_axes(group: Sequence[Word]) -> list[Word]:
    """Labels that stand above each other, falling by the same step and in the same distance."""
    found: list[Word] = []
    run: list[Word] = []
    for word in [*sorted(group, key=lambda w: w.top), None]:
        if word is not None and (len(run) < 2 or _continues(run, word)):
            run.append(word)
            continue
        if len(run) >= LEAST_TICKS and tick_value(run[0]) > tick_value(run[1]):
            found += run
        run = [*run[-1:], word] if word is not None else []
    return found


def _continues(run: Sequence[Word], word: Word) -> bool:
    last = [*run[-2:], word]
    return has_even_steps([tick_value(w) for w in last]) and has_even_steps([w.top for w in last], 1.5)


def _is_level_axis(group: Sequence[Word]) -> bool:
    values = [tick_value(w) for w in sorted(group, key=lambda w: w.x0)]
    starts = [i for i, v in enumerate(values) if v == 0]
    if not starts or starts[0] != 0:
        return False
    parts = [values[a:b] for a, b in zip(starts, [*starts[1:], len(values)], strict=True)]
    return all(len(part) > 2 and part[1] not in (0, 1) and has_even_steps(part) for part in parts)


def has_even_steps(values: Sequence[float], slack: float = 0.01) -> bool:
    """Whether values rise or fall by the same amount each, give or take `slack`.

    >>> has_even_steps([0, 20, 40]), has_even_steps([0, 20, 30])
    (True, False)
    """
    step = values[1] - values[0]
    return step != 0 and all(abs(b - a - step) <= slack for a, b in pairwise(values))
