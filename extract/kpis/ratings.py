"""Red, amber, green: by word, by letter, by a sign, or by the colour of a cell alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from colorsys import rgb_to_hsv
from dataclasses import dataclass
from functools import cache

from extract.data import load_data
from extract.drawn.marks import printed_mark

WORD = re.compile(r"\b(red|amber|green)\b", re.IGNORECASE)
WHOLE = re.compile(r"^\W*(?:rag\W+)?(red|amber|green|r|a|g)(?: rag)?\W*$", re.IGNORECASE)
LETTERS = {"r": "red", "a": "amber", "g": "green"}
TRAILING = re.compile(
    r"(?:[\s(\[–—:;,|/-]|\brated\b|\brag\b)+(?P<word>red|amber|green|R|A|G|RED|AMBER|GREEN|Red|Amber|Green)[)\].;\s]*$"
)
"""A rating after an amount or a name: "94% (G)", "Calls answered – Green"."""
DISCS = {"🟢": "green", "🟡": "amber", "🟠": "amber", "🔴": "red", "☺": "green", "😊": "green", "☹": "red"}
SIGNS = {"tick": "green", "cross": "red"}
BETWEEN = ("~", "≈", "–", "○", "◐", "!", "⚠")
"""Signs that papers print between a tick and a cross."""
HUES = (("red", 0, 20), ("amber", 20, 62), ("green", 75, 165), ("red", 340, 361))
"""Rating, and the hues in degrees that print it."""
LEAST_SATURATION, LEAST_BRIGHTNESS = 0.12, 0.35
STATE_END = r"(?=\s*$|\s*[.,;:()!|–—]|\s-)"
LONGEST_STATE = 200
"""Characters: what is longer is commentary, not a rating."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A rating: red, amber or green, and what says it, of `schema.records.RATING_BASES`."""

    status: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Words that rate, as `ratings.toml` explains them."""

    status: str
    pattern: re.Pattern[str]
    side: str | None
    scale: str | None
    beside: Mapping[str, str]


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


def rate_text(text: str, better: str | None = None, scale: Collection[str] = ()) -> Rating | None:
    """The rating that words, a letter or a sign give; None where they give none, or two that differ.

    `better` is which way is the better one, `scale` the other ratings that stand beside this one in the paper.

    >>> rate_text("(G)"), rate_text("Off track: three posts are vacant").status, rate_text("Blue")
    (Rating(status='green', basis='letter'), 'red', None)
    """
    alone = read_rating(text)
    if alone:
        return Rating(status=alone, basis="letter" if len(re.sub(r"\W|(?i:rag)", "", text)) == 1 else "word")
    words = set(find_ratings(text))
    state = words.pop() if len(words) == 1 else None if words else read_state(text, better, scale)
    return Rating(status=state, basis="word") if state else _sign(text, scale) if len(text) < LONGEST_STATE else None


def _sign(text: str, scale: Collection[str]) -> Rating | None:
    """A coloured disc, a tick or cross alone, or what stands between these where the scale has them."""
    disc = next((DISCS[char] for char in text if char in DISCS), None)
    sign = disc or (SIGNS.get(printed_mark(text) or "") if not re.search(r"\w", text) else None)
    if sign is None and text.strip() in BETWEEN and any(printed_mark(other) in SIGNS for other in scale):
        sign = "amber"
    return Rating(status=sign, basis="sign") if sign else None


def trailing_rating(text: str) -> tuple[Rating, int] | None:
    """The rating that ends a text after what it rates, and where it begins.

    >>> trailing_rating("94% (G)"), trailing_rating("Victims kept informed")
    ((Rating(status='green', basis='letter'), 3), None)
    """
    found = TRAILING.search(text) if len(text) < LONGEST_STATE else None
    if not found or not found.start():
        return None
    word = found["word"].lower()
    return Rating(status=LETTERS.get(word, word), basis="letter" if len(word) == 1 else "word"), found.start()


@cache
def states() -> tuple[State, ...]:
    """The words that rate, in order of trust."""
    return tuple(
        State(
            status=row["status"], pattern=re.compile(f"(?:{row['pattern']}){STATE_END}", re.IGNORECASE),
            side=row.get("side"), scale=row.get("scale"), beside=row.get("beside", {}),
        )
        for row in load_data("extract.kpis", "ratings.toml")["states"]
    )  # fmt: skip


def _state(text: str) -> State | None:
    said = " ".join(text.split()).lstrip("(–-• ")
    return next((state for state in states() if state.pattern.match(said)), None) if len(said) < LONGEST_STATE else None


def read_state(text: str, better: str | None = None, scale: Collection[str] = ()) -> str | None:
    """The level of words such as "Off track"; None where they are no plain level.

    "Above target" is good only where more is `better` (or nobody knows), "below target" is the middle level where the
    `scale` has a worse one.

    >>> read_state("Partially met"), read_state("Above target", "lower"), read_state("Under review")
    ('amber', None, None)
    >>> read_state("Below target", scale=["Well below target"])
    'amber'
    """
    state = _state(text)
    if state is None or (state.side and better == "lower"):
        return None
    others = {other.scale for word in scale if (other := _state(word))} if state.beside else set()
    return next((level for worse, level in state.beside.items() if worse in others), state.status)


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
