"""What a date is the date of, told by the words around it."""

from __future__ import annotations

import re
from datetime import date

from extract.dates import DateSpan

DUE = re.compile(
    r"(?:\bby(?:\s+the)?(?:\s+end\s+of)?|\bno\s+later\s+than|\bdeadline\D{0,30}|\bdue\b\D{0,60}|\bbefore|"
    r"\breturn(?:ed)?\s+by|\bcompleted?\s+by)\s*\(?$",
    re.I,
)
PUBLISHED = re.compile(r"\b(?:publish\w*|issued|released|publication|dispatched|despatched)\b[^.;]{0,60}$", re.I)
PERIOD_BY_ITSELF = ("quarter", "half_year", "financial_year", "range", "until")
MEASURED = re.compile(
    r"\d\s?%|£\s?\d|\bper\s?cent\b|\baverag\w+|\brates?\b|\b(?:in|de)crease\w*|\brose\b|\bfell\b|\bcompar\w+|\bhigh\w*|"
    r"\blow(?:er|est)?\b|\bstable\b|\bfigures?\b|\bdata\b|\bperformance\b|\bmonitoring\b|\bposition\b|\brecord(?:ed|ing)\b|"
    r"\bestimates?\b|\btrend\b|\b\d{1,3}(?:,\d{3})+\b|\bmonth\b|\bcut\b|\bdropping\b",
    re.I,
)
REACH = 80
"""Characters on either side of a date in which words tell what it is the date of."""


def date_kind(sentence: str, span: DateSpan, offset: int, near: date | None) -> str:
    """One of DATE_KINDS for a date at `span`, whose sentence begins at character `offset` of the same text."""
    at, to = span.start_char - offset, span.end_char - offset
    before = sentence[max(0, at - REACH) : at]
    if near and span.start == span.end == near.isoformat():
        return "meeting"
    if DUE.search(before):
        return "deadline"
    if PUBLISHED.search(before):
        return "publication"
    if span.precision in PERIOD_BY_ITSELF:
        return "period"
    if span.precision == "day":
        return "event"
    return "period" if MEASURED.search(before + " " + sentence[to : to + REACH]) else "event"
