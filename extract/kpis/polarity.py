"""Which way is the better one for an indicator: as the paper prints it, else by what is measured."""

from __future__ import annotations

import re

from schema.records import Kpi
from schema.vocabulary import match_measure

UP = r"high(?:er)?|bigger|more|increas\w*|maximi[sz]\w*|up(?:wards?)?|ris(?:e|ing)"
DOWN = r"low(?:er)?|smaller|less|fewer|reduc\w*|decreas\w*|minimi[sz]\w*|down(?:wards?)?|fall(?:ing)?"
WAYS = (("higher", UP, "↑▲⬆⇧△"), ("lower", DOWN, "↓▼⬇⇩▽"))
POLARITIES = tuple((better, re.compile(rf"\b(?:{words})\b|[{signs}]", re.IGNORECASE)) for better, words, signs in WAYS)
IS = r"(?:figures? |numbers? |values? )?(?:is|are|=|means)"
LINKED = (
    r"(?:(?:good(?: performance)?|polarity|aim)\s?(?:is to be|is to|is|are|when|if|to be|to|[:=–-])|"
    r"(?:better|best)\s(?:when|if))\s?(?:it is\s|be\s|a\s)?"
)
STATED = tuple(
    (
        better,
        re.compile(
            rf"\b(?:{words})\s{IS}\s?(?:better|good|best)\b|[{signs}]\s?(?:good\b|{IS}\s?(?:better|good|best)\b)|"
            rf"\b{LINKED}(?:(?:{words})\b|[{signs}])",
            re.IGNORECASE,
        ),
    )
    for better, words, signs in WAYS
)
"""How a name, caption or line says it: "(lower is better)", "↓ good", "Good: high", "Aim to reduce"."""
LONGEST = 200
"""Characters of a text that may say it."""


def read_polarity(text: str) -> str | None:
    """Which way a cell of a column of polarities says is the better one: "higher", "lower", or None.

    >>> read_polarity("Bigger is better"), read_polarity("Low"), read_polarity("n/a")
    ('higher', 'lower', None)
    """
    said = [better for better, pattern in POLARITIES if pattern.search(text)]
    return said[0] if len(said) == 1 else None


def stated_better(*texts: str | None) -> str | None:
    """Which way words say is the better one, by the first text that says it.

    >>> stated_better("Calls abandoned (lower is better)"), stated_better("▲ better"), stated_better("↑ good")
    ('lower', None, 'higher')
    """
    return next((better for text in texts if text and len(text) < LONGEST and (better := _stated(text))), None)


def _stated(text: str) -> str | None:
    said = [better for better, pattern in STATED if pattern.search(text)]
    return said[0] if len(said) == 1 else None


def better_of(kpi: Kpi) -> str | None:
    """Which way is the better one for an indicator: as stated, else by its measure; None where it is not known.

    >>> better_of(Kpi(id="", paper_id="p", page=1, name="Violence with injury", unit="count"))
    'lower'
    """
    match = None if kpi.better else match_measure(kpi.name, kpi.unit)
    return kpi.better or (match.entry.better if match else None)
