"""Whether two printed names are of one indicator: case, marks, numbering and ways to say a share aside."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.fuzz import token_sort_ratio

NUMBERING = re.compile(
    r"^\s*(?:(?:kpi|pi|pm|indicator|measure|metric|ref)\s*(?:no\.?\s*)?)?"
    r"(?:(?!s\d)[a-z]{1,4}[-. ]?\d{1,2}[a-z]?(?:\.\d{1,2})*|"
    r"\(?\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?\)?[.):]|\d{1,2}(?:\.\d{1,2})+)"
    r"(?:\s*[.:)–—-])?\s+(?=[a-z%£(0-9])", re.IGNORECASE,
)  # fmt: skip
"""The number that a paper gives to an indicator before its name: "KPI 3.1", "2.", "PI12 –"."""
DOTS = re.compile(r"\b(?:[a-z]\.){2,}")
SHARE = re.compile(r"(?:%|\bper ?cent(?:age)?\b|\bproportion\b)(?: of)?")
TOKEN = re.compile(r"[a-z]+|\d+(?:\.\d+)?|%")
SAME_WORDS = {
    "s": "section",
    "no": "number",
    "secs": "seconds",
    "mins": "minutes",
    "hrs": "hours",
    "avg": "average",
    "within": "in",
}
STOP = frozenset(re.findall("[a-z]+", "a an the of to in on at for and or by is are who which that number percentage"))
OPPOSING = (
    "with without non not no excluding except including male female rural urban adult adults child children young "
    "online offline day night north south east west central local national internal external repeat high medium low "
    "first second third before after outside above below"
)
"""Words that tell two things apart which are otherwise named alike."""
SPELLED_ALIKE = 94
"""Of 100: two names in which no more than a letter or two differ."""


@lru_cache(maxsize=8192)
def plain_name(name: str) -> str:
    """A name without case, marks, numbering and dots of abbreviations, a share said in one way.

    >>> plain_name("KPI 2.1: Percentage of F.O.I. requests closed"), plain_name("% FOI requests closed.")
    ('percentage foi requests closed', 'percentage foi requests closed')
    """
    low = DOTS.sub(lambda m: m[0].replace(".", ""), NUMBERING.sub("", name).lower().replace("’", "'"))
    shared = SHARE.sub(" percentage ", low)
    return " ".join(SAME_WORDS.get(t, t) for t in TOKEN.findall(shared.replace("'", "").replace(",", "")))


@lru_cache(maxsize=8192)
def tokens(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(_singular(t) for t in plain_name(name).split() if t not in STOP)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def likeness(a: str, b: str) -> float:
    """Share of words that two names have in common, 0 to 1.

    >>> likeness("% of complaints answered in time", "Percentage of complaints answered in time")
    1.0
    """
    x, y = tokens(a), tokens(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else float(a == b)


@lru_cache
def _opposing() -> frozenset[str]:
    return frozenset(OPPOSING.split())


def are_told_apart(a: str, b: str) -> bool:
    """Whether a number or a word in one name only tells the two apart.

    >>> are_told_apart("Calls answered in 10 seconds", "Calls answered in 20 seconds")
    True
    >>> are_told_apart("Complaints closed on time", "Complaints closed in time")
    False
    """
    own, other = set(plain_name(a).split()), set(plain_name(b).split())
    numbers = [{word for word in words if word[0].isdigit()} for words in (own - other, other - own)]
    return all(numbers) or any(word in _opposing() for word in own ^ other)


def are_alike(a: str, b: str) -> bool:
    """Whether one name is the other with words left out, or both are spelled all but alike.

    >>> are_alike("Satisfaction of callers", "Satisfaction of all callers"), are_alike("Robberies", "Burglaries")
    (True, False)
    """
    x, y = tokens(a), tokens(b)
    if not x or not y or are_told_apart(a, b):
        return False
    return x <= y or y <= x or token_sort_ratio(plain_name(a), plain_name(b)) >= SPELLED_ALIKE
