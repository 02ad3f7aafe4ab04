"""Lists that are read in step: "in 2031 and 2032 they were 4 and 5 respectively"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.figures.spans import Span as Span
from extract.words import find_words

_SMALL = "up|down|by|to|at|from|about|around|only|just|some|a|an|the"
LISTED = re.compile(rf"\s?(?:\([^()]{{1,15}}\)\s?)?(?:,\s?and|,|and)\s(?:(?:{_SMALL})\s){{0,3}}")
AND = re.compile(r"\s?(?:,\s?and|,|\band)\s")
COMMA_AND = re.compile(r",\s(?:and\s)?")
LEADS = re.compile(r"\s(?:of|for|in|among|from|by|against|with|on)\s")
ONE = re.compile(r"\b(?:was|is|has)\b(?:\s\w+)?\s$")
"""A verb for one subject."""
CLAUSE = re.compile(r"[.;:]\s|\bthat\s|,\s(?:while|whereas|but|and)\s")
FORMS = ((AND, CLAUSE), (COMMA_AND, re.compile(r"[.;:]\s|\bthat\s|,\s(?:while|whereas|but)\s")))
"""What joins the things of a list, and what parts it from what was said before."""
VERBS = ("auxiliary", "verb")
PREPOSITION = re.compile(r"(?:for|of|in|among|from|by|against|with|to|on)\s", re.IGNORECASE)
DIGIT = re.compile(r"\d")
PLACED = re.compile(r"\b(?:in|at|across|for)\s(?-i:[A-Z])", re.IGNORECASE)
SHARES = frozenset(
    re.findall(
        r"\w+",
        "mean median average longest shortest highest lowest male female gross net minimum maximum total overall",
    )
)
"""Words that share the noun of the last of a list: "the mean and the median wait"."""
OPENING = re.compile(r"^(?:(?:in|at|for|during|by)\s[^,]{1,40},\s)?(?:(?:the|both|its|their|our)\s)?", re.IGNORECASE)
RESPECTIVELY = re.compile(r"^[^.;]{0,80}\brespectively\b", re.IGNORECASE)

STEP_REACH = 400
"""Characters behind an amount in which "respectively" may stand."""
LIST_LIMIT = 20
"""Amounts: no longer list is read in step."""


def respective(sentence: str, at: Span, amounts: Sequence[Span], items: Sequence[Span]) -> int | None:
    """Which of the items an amount is said of where as many items are listed before as amounts; None elsewhere.

    >>> text = "In 2031 and 2032 it was 4 and 5 respectively"
    >>> [respective(text, at, [(24, 25), (30, 31)], [(3, 7), (12, 16)]) for at in [(24, 25), (30, 31)]]
    [0, 1]
    """
    row, place = _row(sentence, at, amounts)
    if not row:
        return None
    lists = [run for run in _runs(sentence, items) if len(run) == len(row) and run[-1][1] <= row[0][0]]
    return items.index(lists[-1][place]) if lists else None


def listed_measure(sentence: str, at: Span, amounts: Sequence[Span]) -> str | None:
    """What an amount measures where as many things are listed before the verb as amounts behind; None elsewhere.

    >>> text = "Arrests for arson and for theft stood at 4 and 5 respectively"
    >>> [listed_measure(text, at, [(41, 42), (47, 48)]) for at in [(41, 42), (47, 48)]]
    ['Arrests for arson', 'Arrests for theft']
    """
    row, place = _row(sentence, at, amounts)
    before = sentence[: row[0][0]] if row else ""
    lists = (_named(joint.split(_subject(before, parting)), before) for joint, parting in FORMS if row)
    named = next((found for found in lists if len(found) == len(row)), [])
    return named[place] if named else None


def _row(sentence: str, at: Span, amounts: Sequence[Span]) -> tuple[list[Span], int]:
    """The amounts that are read in step with others, and which of them one is or stands in brackets behind."""
    if "respectively" not in sentence[at[1] : at[1] + STEP_REACH]:
        return [], 0
    here = bisect_left(amounts, at)
    bare = [s for s in amounts[max(0, here - LIST_LIMIT) : here + LIST_LIMIT] if not _is_opened(sentence, s[0])]
    own = max((span for span in bare if span <= at), default=at)
    row = next((run for run in _runs(sentence, bare) if own in run), [])
    if len(row) < 2 or not RESPECTIVELY.match(sentence[row[-1][1] :]):
        return [], 0
    return row, row.index(own)


def _is_opened(sentence: str, start: int) -> bool:
    """Whether a bracket stands right before."""
    return sentence[max(0, start - 2) : start].rstrip()[-1:] == "("


def _subject(before: str, parting: re.Pattern[str]) -> str:
    """The words before the verb of the last clause."""
    starts = [m.end() for m in parting.finditer(before)]
    clause = before[starts[-1] if starts else 0 :]
    verb = next((w.start for w in find_words(clause) if w.kind in VERBS), None)
    return OPENING.sub("", clause[:verb].strip()) if verb else ""


def _named(split: Sequence[str], before: str) -> list[str]:
    """The things that a subject lists, each with what it shares with the first or the last."""
    parts = [OPENING.sub("", part.strip()) for part in split]
    placed = PLACED.search(parts[0]) and any(part.istitle() or part.isupper() for part in parts[1:])
    if len(parts) < 2 or placed or not all(part and not DIGIT.search(part) for part in parts):
        return []
    shared = PREPOSITION.match(parts[-1])
    if shared:
        head = parts[0].lower().find(f" {shared[0].lower()}")
        return [p if i == 0 or head < 0 else f"{parts[0][:head]} {p}" for i, p in enumerate(parts)] if head > 0 else []
    headed = _with_head(parts, before)
    if headed:
        return headed
    noun = parts[-1].split(" ", 1)[1:]
    return [f"{part} {noun[0]}" if noun and part.lower() in SHARES else part for part in parts]


def _with_head(parts: Sequence[str], before: str) -> list[str]:
    """The parts with the head of the first: "satisfaction among victims of arson and theft was 4 and 5"."""
    leads = [*LEADS.finditer(parts[0])]
    one = ONE.search(before) or not any(part.endswith("s") for part in parts[1:])
    if not leads or not one or any(LEADS.search(part) for part in parts[1:]):
        return []
    head = parts[0][: leads[-1].end()]
    return [parts[0], *(f"{head}{part}" for part in parts[1:])]


def _runs(sentence: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """The spans that are listed one after another."""
    run: list[Span] = []
    for span in spans:
        if run and not LISTED.fullmatch(sentence[run[-1][1] : span[0]]):
            yield run
            run = []
        run.append(span)
    if run:
        yield run
