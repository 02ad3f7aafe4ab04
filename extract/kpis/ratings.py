"""Red, amber, green: by word, by letter, or by the colour of a cell alone."""

from __future__ import annotations

import re
from colorsys import rgb_to_hsv

WORD = re.compile(r"\b(red|amber|green)\b", re.IGNORECASE)
WHOLE = re.compile(r"^\W*(red|amber|green|r|a|g)\W*$", re.IGNORECASE)
LETTERS = {"r": "red", "a": "amber", "g": "green"}
HUES = (("red", 0, 20), ("amber", 20, 62), ("green", 75, 165), ("red", 340, 361))
"""Rating, and the hues in degrees that print it."""
LEAST_SATURATION, LEAST_BRIGHTNESS = 0.12, 0.35


def read_rating(text: str) -> str | None:
    """The rating that a cell's text is, as a word or letter alone; None for anything else.

    >>> read_rating("GREEN"), read_rating("(R)"), read_rating("Red Lion Square")
    ('green', 'red', None)
    """
    found = WHOLE.match(text.strip())
    if not found:
        return None
    word = found.group(1).lower()
    return LETTERS.get(word, word)


def find_ratings(text: str) -> list[str]:
    """The rating words in running text, in order.

    >>> find_ratings("nine are rated Red and two Amber")
    ['red', 'amber']
    """
    return [word.lower() for word in WORD.findall(text)]


def rating_of_fill(fill: str | None) -> str | None:
    """The rating that a fill (`#rrggbb`) may stand for; None for grey, white, blue and the like.

    A colour alone proves nothing: whoever asks needs a word, a head or a second hue to support it.

    >>> rating_of_fill("#c00000"), rating_of_fill("#ffc000"), rating_of_fill("#c6efce"), rating_of_fill("#d9d9d9")
    ('red', 'amber', 'green', None)
    """
    if not fill:
        return None
    hue, saturation, brightness = rgb_to_hsv(*(int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    if saturation < LEAST_SATURATION or brightness < LEAST_BRIGHTNESS:
        return None
    return next((rating for rating, low, high in HUES if low <= hue * 360 < high), None)
