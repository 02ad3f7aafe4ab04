"""How long a page of vector art takes beside an ordinary page: `python -m benchmarks.curves [CURVES]`.

Prints seconds for a page of 500 words and a table, for the same page with so many curves drawn on it, and the ratio.
"""

from __future__ import annotations

import random
import sys
import time
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from extract.pages import read_pages

ROUNDS = 5
WORDS = "the board asked for a report on calls answered within ten seconds in each of the four areas of the county"


def page_with(curves: int) -> bytes:
    """A PDF of one page: 500 words, a grid of 10 by 6, and so many closed shapes of three Bézier curves."""
    out = BytesIO()
    rl_config.useA85 = 0  # no word processor writes it, and decoding it is what would be measured
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    numbers = random.Random(1)
    for _ in range(curves):
        _shape(canvas, numbers)
    canvas.setFont("Helvetica", 10)
    for line in range(24):
        canvas.drawString(72, 780 - 14 * line, WORDS)
    canvas.grid([72 + 70 * i for i in range(7)], [100 + 18 * i for i in range(11)])
    canvas.save()
    return out.getvalue()


def _shape(canvas: Canvas, numbers: random.Random) -> None:
    path = canvas.beginPath()
    x, y = numbers.uniform(50, 500), numbers.uniform(50, 750)
    path.moveTo(x, y)
    for _ in range(3):
        path.curveTo(*(numbers.uniform(-9, 9) + (x if i % 2 == 0 else y) for i in range(6)))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def seconds(data: bytes) -> float:
    """The shortest of some readings."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        list(read_pages(data))
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Measures both pages in turn and prints what they took."""
    curves = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    ordinary, drawn = seconds(page_with(0)), seconds(page_with(curves))
    print(f"ordinary page {ordinary:.3f} s, with {curves:,} curves {drawn:.3f} s: {drawn / ordinary:.1f} times")


if __name__ == "__main__":
    main()
