"""Vector art thinned out before it is parsed: a map of 50,000 curves is no rule, mark or cell of a report.

Paths are told apart in the bytes of a content stream, since parsing them is what takes the time. What may be a rule
(lines along the sides of the page, rectangles) and whatever is no path always stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import count, pairwise

MOST = 400
"""Drawn shapes that a page keeps; reports with charts have some hundreds."""
LONG = 100_000
"""Bytes: shorter streams have no more shapes than that."""
MARK_STEPS = 24
"""An arrow, tick or box has no more corners and arcs."""
PAINT = re.compile(rb"(?<=\s)(f\*?|F|S|s|B\*?|b\*?)(?=\s)")
LINE_POINT = re.compile(rb"([-+.\d]+)\s+([-+.\d]+)\s+[ml]\b")
IDLE = (b"", b"n")
"""What does nothing between two paths."""
CURVED = frozenset(b"cvy")
STEPS = b"-+.0123456789mlcvyhre \n\r\t"
"""Bytes of numbers, of white space and of the operators that make a path."""
LEFT_OUT = "The page is drawn with {count:,} shapes: {dropped:,} that are hardly rules or marks were not read."


def thin_out(streams: Sequence[bytes]) -> tuple[list[bytes], str | None]:
    """Content streams of a page without its excess of drawn shapes; and a sentence on that, where there was one.

    >>> thin_out([b"0 0 m 9 9 l S "])
    ([b'0 0 m 9 9 l S '], None)
    """
    if sum(map(len, streams)) < LONG:
        return list(streams), None
    parts = [PAINT.split(stream) for stream in streams]
    ranks = [_rank(body[_path_start(body) :], paint) for part in parts for body, paint in _paths(part)]
    shapes = sorted((rank, i) for i, rank in enumerate(ranks) if rank)
    dropped = {i for _, i in shapes[MOST:]}
    if not dropped:
        return list(streams), None
    places = count()
    thinned = [_without(part, dropped, places) for part in parts]
    return thinned, LEFT_OUT.format(count=len(shapes), dropped=len(dropped))


def _paths(part: Sequence[bytes]) -> Iterable[tuple[bytes, bytes]]:
    """What stands before each operator that paints, and the operator."""
    return zip(part[::2], part[1::2], strict=False)


def _path_start(body: bytes) -> int:
    """Where the path begins that `body` ends with."""
    start = len(body.rstrip(STEPS))
    matrix = body.rfind(b"cm", start)
    return start if matrix < 0 else matrix + 2


def _rank(path: bytes, paint: bytes) -> int:
    """0 for what may be a rule or is no path, 1 and 2 for what may be a mark, 3 for the rest."""
    steps = path.translate(None, b"-+.0123456789 \n\r\t")
    if b"m" not in steps or (b"re" in steps and not CURVED & set(steps)):
        return 0
    curved = bool(CURVED & set(steps))
    if not curved and len(steps) <= MARK_STEPS and _is_square(path):
        return 0
    may_be_mark = paint not in b"Ss" and len(steps) <= MARK_STEPS
    return (2 if curved else 1) if may_be_mark else 3


def _is_square(path: bytes) -> bool:
    """Whether every line of a path without arcs runs along a side of the page."""
    points = [(float(x), float(y)) for x, y in LINE_POINT.findall(path)]
    return all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))


def _without(part: Sequence[bytes], dropped: Set[int], places: Iterator[int]) -> bytes:
    """A stream put together again; the paths at the places `dropped` are left out."""
    kept: list[bytes] = []
    for body, paint in _paths(part):
        if next(places) in dropped:
            before = body[: _path_start(body)]
            kept += [] if before.strip() in IDLE else [before, b" "]
        else:
            kept += [body, paint]
    return b"".join([*kept, part[-1]])
