"""The period that words give to the amounts beside or below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extract.content import PaperContent
from extract.dates.finder import find_dates
from extract.figures.periods import Dating

BEFORE = re.compile(
    r"\b(?:compared (?:to|with)|(?:with|and) (?:the )?(?:same|previous|last)|against|previous|last|since|up from|"
    r"down from|than|baseline)\b", re.IGNORECASE,
)  # fmt: skip
"""Words after which a period is that of something earlier."""
POINTS = ("day", "since", "until")
"""Precisions of dates that are no period of a value."""
SPEAKS = re.compile(r"\b(?:indicators?|measures?|kpis?|performance|figures|results|data)\b", re.IGNORECASE)
LONGEST = 240
"""Characters of a line that says what the section is about."""


def said_period(text: str | None, basis: str, near: date | None) -> Dating | None:
    """The one period that a text gives before it speaks of earlier ones; `near` is where dates take their year from.

    >>> said_period("Results for July 2031, with the same month of 2030", "section", None).start
    '2031-07-01'
    """
    if not text:
        return None
    earlier = BEFORE.search(text)
    own = text[: earlier.start()] if earlier else text
    spans = [span for span in find_dates(own, near) if span.precision not in POINTS]
    if len(spans) != 1:
        return None
    return Dating(start=spans[0].start, end=spans[0].end, text=spans[0].text, basis=basis)


def lead_periods(content: PaperContent, near: date | None) -> Iterator[tuple[str, Dating]]:
    """The periods that the first line of a section gives to the indicators below, by the section's id."""
    seen: set[str | None] = set()
    for block in content.blocks:
        if block.kind == "paragraph" and block.section_id not in seen:
            seen.add(block.section_id)
            said = SPEAKS.search(block.text) if len(block.text) < LONGEST else None
            if said and block.section_id and (period := said_period(block.text, "section", near)):
                yield block.section_id, period
