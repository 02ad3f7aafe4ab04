"""Who wrote or signed a paper."""

from __future__ import annotations

import re

from extract.front.opening import Opening, labelled
from extract.front.titles import LONGEST_NAME, is_person, without_dates

LONGEST_VALUE = 400
"""Characters: more is no list of authors."""
CLOSING = re.compile(r"yours (?:sincerely|faithfully|truly),?$|(?:kind|best) regards,?$", re.IGNORECASE)
CONTACT = re.compile(r"[;,]?\s*(?:e-?mail|tel(?:ephone)?|phone|ext|\(?\d{3,5}\)?[ \d]{5,}|\S+@\S+).*$", re.IGNORECASE)


def find_author(opening: Opening, kind: str) -> str | None:
    """Who a label of the front or of the end names, else who put a name to the paper."""
    for value in (*labelled(opening, "author"), *labelled(opening, "contact")):
        if clean := CONTACT.sub("", value[:LONGEST_VALUE]).strip(" ;,:"):
            return clean
    if kind in ("agenda", "minutes"):
        return None
    by_line = next((line for line in opening.before if is_person(line)), None) if kind != "letter" else None
    person = by_line or _signature(opening)
    return without_dates(person).split("|")[0].strip() if person else None


def _signature(opening: Opening) -> str | None:
    chunks = opening.chunks
    closed = next((i for i, c in enumerate(chunks[:-1]) if CLOSING.match(c.text)), None)
    if closed is not None and len(chunks[closed + 1].text.split()) <= LONGEST_NAME:
        return chunks[closed + 1].text
    return next((c.text for c in reversed(chunks[-3:]) if is_person(c.text) and len(c.lines) == 1), None)
