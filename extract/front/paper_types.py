"""What type a paper is, from the words of its title and its first lines; paper_types.toml has the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.data import load_data

LETTER = re.compile(
    r"(?i:dear) (?:(?i:all|colleagues?|sirs?|madam|member|councillor|chair)\b|(?:[A-Z][\w’'.-]{0,30},? ?){1,6}$)"
)
MINUTES = re.compile(r"(?:draft )?minutes(?: of\b.*)?", re.IGNORECASE)
PRESENT = re.compile(
    r"(?:(?:also|members?|councillors?|those|officers?) )?present\b(?::|$)|(?:in )?attendance:|attendees\b(?::|$)",
    re.IGNORECASE,
)
"""How the list of those who came begins, which minutes have."""
HELD = re.compile(r"\b(?:held|met) (?:on|at|in|by|via|remotely|virtually)\b", re.IGNORECASE)
DECISION = re.compile(
    r"(?:[\w’'&]{1,20} ){0,6}(?:decision (?:notice|record|sheet)|record of (?:a |the )?(?:\w{1,12} )?decision"
    r"|(?:notice of|request for) (?:a |the )?decision)\b.{0,20}",
    re.IGNORECASE,
)
AGENDA = re.compile(r"(?:public |supplementary )?agenda(?: (?:and|&) summons)?", re.IGNORECASE)
SAYS_REPORT = re.compile(r"\bthis (?:paper|report|briefing|update)\b", re.IGNORECASE)
SECTIONED = ("purpose", "recommendation", "implications", "background")


@cache
def _types() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = load_data("extract.front", "paper_types.toml")
    return tuple((entry["type"], re.compile(entry["pattern"], re.IGNORECASE)) for entry in data["type"])


def read_type(title: str, front: Sequence[str], headings: Sequence[str], prose: Sequence[str]) -> str:
    """One of PAPER_TYPES: by the title, else by the lines of the front, else by its headings and first prose.

    >>> read_type("Quarterly Performance Report", (), (), ())
    'performance'
    >>> read_type("Barset Panel – 4 May 2022", ("Dear Member",), (), ())
    'letter'
    """
    if any(LETTER.match(line) for line in front):
        return "letter"
    if any(MINUTES.fullmatch(line) for line in front):
        return "minutes"
    if any(DECISION.fullmatch(line) for line in front):
        return "decision"
    if any(HELD.search(line) for line in front) and any(PRESENT.match(line) for line in [*front, *headings]):
        return "minutes"
    named = (
        _named(title) or _by_parts(front, headings) or next((kind for line in front if (kind := _named(line))), None)
    )
    return named or ("report" if _is_report(headings, prose) else "other")


def _by_parts(front: Sequence[str], headings: Sequence[str]) -> str | None:
    """The type that has such a part: minutes list who was present, an agenda is headed so under its summons."""
    if any(PRESENT.match(line) for line in [*front, *headings]):
        return "minutes"
    return "agenda" if any(AGENDA.fullmatch(heading) for heading in headings) else None


def _named(text: str) -> str | None:
    return next((kind for kind, pattern in _types() if pattern.search(text)), None)


def _is_report(headings: Sequence[str], prose: Sequence[str]) -> bool:
    sectioned = any(word in heading.casefold() for heading in headings for word in SECTIONED)
    return sectioned or any(SAYS_REPORT.search(text) for text in prose)
