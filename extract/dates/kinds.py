"""What a date is the date of, told by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from extract.data import load_data
from extract.dates.finder import DateSpan

PERIODS = ("quarter", "half_year", "financial_year", "range", "until")
FAR = 200
"""Characters on either side of a date that are read at all."""
REACH = 70
"""Characters on either side of a date in which words tell what it is the date of."""
EVENT_REACH = 25
"""The same for a period by its precision: only an event told right beside it makes it one."""
REPORTED = re.compile(
    r"[^,;]{0,20}(?:months?|mths?|\dm|years?|yrs?|quarter|qtr|R12M?|date)\b.*\b(?:to|ending|ended)\b|F?/?Y/?E\b|Q/?E\b|F?YTD\b",
    re.I,
)
"""A period that is named by its end, as reports do: "year ending March 2024", "QE Mar 2024"."""
SIGNED_WORDS = 4
"""A date with no more words beside it, on the first or last page, is that of the paper's issue."""
LOWER_WORD = re.compile(r"\b[a-z]{2,}\b")
WORD = re.compile(r"[A-Za-z]{2,}")
CLAUSE = re.compile(r"[^.;:]*$")
PAST = re.compile(r"\b(?:had|(?:has|have)\s+(?:been|\w+ed)|was|were|fell|rose|reached|stood|spent)\b(?!\s+to\b)", re.I)
TO_DO = re.compile(
    r"\b(?:must|should|shall|will|would|needs?|required|requested|asked|agreed|due|deadline|target|planned|"
    r"to\s+(?!the\b|an?\b)[a-z]{2,})\b",
    re.I,
)
AMOUNT = re.compile(r"(?<![\d.])\d[\d,]*(?:st|nd|rd|th)?\s+[a-z]{3}|\b(?:half|thirds?|fifths?|tenths?)\s+of\b")
"""Something counted or ranked: a month or year with it is that of the count, where nothing says more."""
OF_A_PERIOD = re.compile(r"\b(?:performance|data|figures|monitoring|statistics)\b", re.I)
OF_A_MEETING = re.compile(r"\b(?:meeting|minutes|next|held|action|agenda)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    kind: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    near: re.Pattern[str] | None
    precisions: tuple[str, ...]
    of_periods: bool


@cache
def kinds_data() -> dict[str, list[dict[str, Any]]]:
    """The cues and headers of date_kinds.toml."""
    return load_data("extract.dates", "kinds.toml")


@cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(
            kind=row["kind"],
            before=re.compile(f"(?:{row['before']})$", re.I) if "before" in row else None,
            after=re.compile(row["after"], re.I) if "after" in row else None,
            near=re.compile(row["near"], re.I) if "near" in row else None,
            precisions=tuple(row.get("precisions", ())),
            of_periods=row.get("of_periods", row["kind"] != "event"),
        )
        for row in kinds_data()["cue"]
    )


@cache
def _headers() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"], re.I), row["kind"]) for row in kinds_data()["header"])


def header_kind(header: str) -> str | None:
    """The kind of the dates in a table's column, by its header; None where it does not say.

    >>> header_kind("Target date"), header_kind("Ward")
    ('deadline', None)
    """
    return next((kind for pattern, kind in _headers() if pattern.fullmatch(header[:REACH])), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One of DATE_KINDS, and the rule of methods.toml by which it was told."""

    kind: str
    rule: str


def date_kind(sentence: str, at: int, span: DateSpan, meeting: date | None = None, outside: bool = False) -> Kind:
    """What a date is the date of that stands at character `at` of its sentence.

    `meeting` is the day of the paper's own meeting; `outside` says that the sentence is on the paper's first or last
    page and in no table, where a date nearly alone is that of its issue.
    """
    before, after = sentence[max(0, at - FAR) : at], sentence[at + len(span.text) :][:FAR]
    said = _said_beside(before, after, span.precision)
    if meeting and span.start == span.end == meeting.isoformat() and said != "event":
        return Kind(kind="meeting", rule="meeting")
    if said == "deadline" and _is_told(before):
        return Kind(kind=_nearest(before[-REACH:], after[:REACH]) or "event", rule="around")
    if said:
        return Kind(kind=said, rule="words")
    if outside and not REPORTED.match(span.text) and _is_issue(before + after, span.precision):
        return Kind(kind="publication", rule="alone")
    return _told_around(before, after, span)


def _told_around(before: str, after: str, span: DateSpan) -> Kind:
    """The kind of a date that no words right before it tell: by those around, or by its own form."""
    near = _nearest(before[-REACH:], after[:REACH])
    if REPORTED.match(span.text):
        return Kind(kind="period", rule="form")
    if span.precision in PERIODS:
        beside = _nearest(before[-EVENT_REACH:], after[:EVENT_REACH], of_periods=True)
        return Kind(kind=beside or "period", rule="around" if beside else "form")
    if span.precision == "day":
        return Kind(kind="event", rule="around" if near == "event" else "day")
    if near:
        return Kind(kind=near, rule="around")
    counts = _is_alone(before + after) or AMOUNT.search(before) or AMOUNT.search(after)
    return Kind(kind="period" if counts else "event", rule="form")


def _is_alone(words: str) -> bool:
    return len(LOWER_WORD.findall(words)) < 2


def _is_issue(words: str, precision: str) -> bool:
    return _is_alone(words) and _signs(words, precision)


def tells_past(before: str) -> bool:
    """Whether the clause before a date says what had happened or was to happen by then.

    >>> tells_past("The return was due by "), tells_past("The return is due by ")
    (True, False)
    """
    clause = CLAUSE.search(before)
    return clause is not None and PAST.search(clause[0]) is not None


def _is_told(before: str) -> bool:
    """Whether the clause before "by" a date says what had happened by then, and asks for nothing."""
    clause = CLAUSE.search(before)
    return tells_past(before) and clause is not None and not TO_DO.search(clause[0])


def _signs(words: str, precision: str) -> bool:
    few = len(WORD.findall(words)) <= SIGNED_WORDS
    other = OF_A_MEETING.search(words) or OF_A_PERIOD.search(words)
    return few and precision in ("day", "month") and not other


def _said_beside(before: str, after: str, precision: str) -> str | None:
    """The kind that words right before or right after a date tell."""
    for cue in _cues():
        if cue.precisions and precision not in cue.precisions:
            continue
        if (cue.before and cue.before.search(before[-REACH:])) or (cue.after and cue.after.match(after)):
            return cue.kind
    return None


def _nearest(before: str, after: str, of_periods: bool = False) -> str | None:
    """The kind of the cue that stands nearest to the date; None where there is none."""
    found: list[tuple[int, str]] = []
    for cue in _cues():
        if cue.near and (cue.of_periods or not of_periods):
            found += [(len(before) - m.end(), cue.kind) for m in cue.near.finditer(before)]
            found += [(m.start(), cue.kind) for m in cue.near.finditer(after)]
    return min(found)[1] if found else None
