"""Who wrote or signed a paper."""

from __future__ import annotations

import re

from extract.front.opening import Opening, labelled
from extract.front.titles import LONGEST_NAME, is_person, without_dates
from extract.structure.labels import read_by

LONGEST_VALUE = 400
"""Characters: more is no list of authors."""
PARTS = re.compile(r"(?<=[a-z)]\.)\s+|\s*[|•·]\s*")
"""What parts the facts of a line."""
CLOSING = re.compile(r"yours (?:sincerely|faithfully|truly),?$|(?:kind|best) regards,?$", re.IGNORECASE)
CONTACT = re.compile(r"[;,]?\s*(?:e-?mail|tel(?:ephone)?|phone|ext|\(?\d{3,5}\)?[ \d]{5,}|\S+@\S+).*$", re.IGNORECASE)


def find_author(opening: Opening, kind: str) -> str | None:
    """Who a label of the front or of the end names, else who put a name to the paper."""
    for value in (*labelled(opening, "author"), *labelled(opening, "contact")):
        if clean := CONTACT.sub("", value[:LONGEST_VALUE]).strip(" ;,:("):
            return clean
    if kind in ("agenda", "minutes"):
        return None
    person = (_by_line(opening) if kind != "letter" else None) or _signature(opening)
    return without_dates(person).split("|")[0].strip() if person else None


def _signature(opening: Opening) -> str | None:
    chunks = opening.chunks
    closed = next((i for i, c in enumerate(chunks[:-1]) if CLOSING.match(c.text)), None)
    if closed is not None and len(chunks[closed + 1].text.split()) <= LONGEST_NAME:
        return chunks[closed + 1].text
    return next((c.text for c in reversed(chunks[-3:]) if is_person(c.text) and len(c.lines) == 1), None)


def _by_line(opening: Opening) -> str | None:
    """Who a line of the front names as who reports, else a person who stands on a line alone."""
    parts = [part for line in opening.before for part in PARTS.split(line)]
    reporting = (author for part in parts if (author := read_by(part)))
    return next(reporting, None) or next((line for line in opening.before if is_person(line)), None)
