"""Phrases that say what an amount is to an indicator: "target 90%", "up from 71%", "rated Amber", "improving"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.data import load_data
from extract.drawn.marks import PRINTED, printed_mark
from extract.kpis.directions import DIRECTION_MARKS
from extract.kpis.ratings import LETTERS, LONGEST_STATE, Rating, read_state, trailing_rating

AMOUNT = (
    r"(?:(?:at least|at most|no more than|no less than|less than|more than|under|over|about)\s)?[<>≤≥~±]?\s?[£(]?-?\d"
)
LINK = r"\s?(?:\(?(?:of|is|was|to|at|being|set at)\s|[:=–—-]\s?|\s)"
WAYS_PRINTED = "".join(PRINTED[way] for way in DIRECTION_MARKS)
END = re.compile(
    r"[;)(|\n]|,\s|\.\s|\.$|\s(?:and|but|which|with|so|in|for|against|compared|rated|as)\b|\s[–—-]\s|\s?["
    + WAYS_PRINTED
    + r"]|$"
)
RATED = re.compile(
    r"\b(?:(?i:rated|rag(?: rating| status)?|rating|status)[: ]\s?)(?P<word>(?i:red|amber|green)|[RAG])\b"
)
STATE = re.compile(r"(?:^|[;(–—:-]\s?|\.\s)(?P<said>[A-Za-z][A-Za-z ]{2,30})(?=[;).,]|$)")
HEADING = re.compile(
    r"(?:[;,(–—-]\s?|\band\s|^|\.\s|\b(?:red|amber|green)\s)(?:performance (?:is|has) )?"
    r"(?P<way>(?:improv|worsen|deteriorat|declin)(?:ing|ed)|stable|no change|unchanged|steady)(?=[;,).]|$)",
    re.IGNORECASE,
)  # fmt: skip
ARROWS = re.compile(rf"[{WAYS_PRINTED}\s]+$")
WAYS = {"i": "improving", "w": "worsening", "d": "worsening"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """An amount and what it is: `role` as in phrases.toml, its `text`, and where the phrase stands."""

    role: str
    text: str
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    roles = (f"(?P<{row['role']}>{row['pattern']})" for row in load_data("extract.kpis", "phrases.toml")["phrases"])
    return re.compile(rf"\b(?:{'|'.join(roles)}){LINK}(?={AMOUNT})", re.IGNORECASE)


def find_phrases(text: str) -> list[Phrase]:
    """The phrases of a text in order.

    >>> [(p.role, p.text) for p in find_phrases("74% (previous quarter 73%; target 76%)")]
    [('previous', '73%'), ('target', '76%')]
    """
    found = list(_pattern().finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [_phrase(text, match, last) for match, last in zip(found, ends, strict=False)]


def _phrase(text: str, match: re.Match[str], last: int) -> Phrase:
    end = END.search(text, match.end() + 1, last)
    stop = end.start() if end else last
    return Phrase(role=str(match.lastgroup), text=text[match.end() : stop].strip(), start=match.start(), end=stop)


def find_rating(text: str) -> Rating | None:
    """The rating that an entry gives: "Rated Amber", "RAG: G", "… – Green", "(off track)".

    >>> find_rating("74% (target 76%). Rated Amber; improving."), find_rating("Victims seen: 74% (off track)").status
    (Rating(status='amber', basis='word'), 'red')
    """
    found = RATED.search(text)
    if found:
        word = found["word"].lower()
        return Rating(status=LETTERS.get(word, word), basis="letter" if len(word) == 1 else "word")
    last = trailing_rating(ARROWS.sub("", text)[1 - LONGEST_STATE :])
    state = None if last else next((s for m in STATE.finditer(text) if (s := read_state(m["said"].strip()))), None)
    return last[0] if last else Rating(status=state, basis="word") if state else None


def find_direction(text: str) -> str | None:
    """Where an entry says that an indicator is heading, in a phrase of its own or by an arrow.

    >>> [find_direction(text) for text in ("74%. Rated Amber; improving.", "Red Worsening", "We are improving data")]
    ['improving', 'worsening', None]
    """
    found = HEADING.search(text)
    if found:
        return WAYS.get(found["way"][0].lower(), "stable")
    return DIRECTION_MARKS.get(printed_mark(text) or "")
