"""What a share is of or is said of: "47% of cases", "thefts made up 31% of the total"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.figures.phrases import is_generic, joined, name_after, subject_before, trimmed
from extract.figures.sentence import Place
from extract.words import Word, in_list

MOVED_TO = re.compile(r"\b(?:from|to)\s(?:just\s|only\s|around\s|about\s|over\s|under\s)*$", re.IGNORECASE)


def happened(place: Place) -> str | None:
    """What happened in a share of cases: "Victims withdrew support in 47% of cases"."""
    words, at = place.words, place.bare_left - 1
    whole = place.word(place.whole or 0)
    if at < 2 or words[at].lower != "in" or whole is None or not in_list("vague", whole.lower):
        return None
    return joined(trimmed(words[:at]))


def shared(place: Place) -> str | None:
    """The subject that a share is said of: "Thefts made up 31% of the total", "fell from 5% to 3% of spending"."""
    words, at = place.words, place.bare_left - 1
    while at > 0 and words[at].lower in ("for", "up"):
        at -= 1
    verb = next((i for i in range(at, -1, -1) if in_list("sharing", words[i].lower)), None)
    whole = name_after(words, place.whole or 0)[0]
    empty = not whole or is_generic(whole) or in_list("vague", whole[0].lower)
    equals = at >= 0 and words[at].kind == "auxiliary" and empty
    if verb is None and not equals and not MOVED_TO.search(place.before):
        return None
    subject = subject_before(words, (verb + 1) if verb is not None else place.bare_left)
    if not subject or (place.are_actors(subject) and verb is None):
        return None
    return joined(subject) if verb is None or empty else f"{joined(subject)} of {joined(whole)}"


def to_number(words: Sequence[Word]) -> int:
    """How many words lead to the number of a whole and past it: "the 43 forces", "a possible 240"."""
    at = next((i for i, w in enumerate(words) if w.kind == "number"), None)
    if at is None:
        return 0
    leads = all(
        w.kind == "determiner" or in_list("gauging", w.lower) or in_list("qualifying", w.lower) for w in words[:at]
    )
    return at + 1 if leads else 0
