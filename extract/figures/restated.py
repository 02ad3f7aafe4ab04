"""Amounts that measure what the amount before them does: said again, compared with it, or of another place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.figures.phrases import subject_before
from extract.figures.sentence import Place
from extract.words import Word, in_list

COMPARED = re.compile(
    r"(?:\b(?:compare[ds]?|comparison)\s(?:to|with)|\b(?:down|up) from|\bagainst|\bfrom|\bthan|\bpreviously|\bversus|"
    r"\bvs\.?|\band\swith|\bto|\bdown|\bup|\brespectively|\bdouble|\btwice|\bhalf)\s(?:just\s|only\s|an?\s|the\s)*$",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"(?:\b(?:(?:compare[ds]?|compares|comparison)\s(?:\w+ly\s)?(?:to|with)|against|than|versus|from|to|(?:above|below)\sthe|and)"
    r"\s(?:an?|the|its|our)\s[^.;:,\d]{0,60}(?:average|mean|median|figure|rate|target|standard|level|baseline|total|peak|high|low|"
    r"ceiling|floor|limit|threshold|budget|plan|number)\s(?:of|was|is|at)|\b(?:equivalent|equal|equating|equates|amounting)\sto)\s(?:just\s|only\s|around\s|over\s)*$",
    re.IGNORECASE,
)
OUT_OF = re.compile(r"\bout of(?: a)?(?: total of| possible)?\s$", re.IGNORECASE)
IN_PHRASE = ("preposition", "name", "determiner", "participle")


def is_restated(place: Place) -> bool:
    """Whether an amount measures what the one before it in its sentence does."""
    return repeats(place) or _is_parallel(place) or _is_vague(place) or _is_beside(place) or _is_gapped(place)


def repeats(place: Place) -> bool:
    """Whether the amount says the one before it again or by how much: "64% (14)", "17 (one more than last year)"."""
    words, left = place.words, place.left
    if place.next and in_list("comparatives", place.next.lower):
        after = place.after
        if not has_amount(words[:left]) and subject_before(place.words, place.bare_left):
            return False
        return after is None or after.kind in ("stop", "preposition") or after.lower == "than"
    either = place.bare_left - 1
    if either > 0 and words[either].lower == "or":
        return place.next is None or place.next.kind != "name"
    return left > 1 and words[left - 1].text == "(" and words[left - 2].kind == "number"


def _is_parallel(place: Place) -> bool:
    """Whether an amount is said of another thing as the one before it: "4% for officers and 5% for staff"."""
    words, at = place.words, place.left - 1
    if (
        place.next is None
        or place.next.kind != "preposition"
        or place.next.lower == "of"
        or at < 1
        or words[at].lower not in ("and", ",")
    ):
        return False
    first = next((i for i in range(at, -1, -1) if words[i].kind == "number"), None)
    between = words[first + 1 : at] if first is not None else ()
    return bool(between) and between[0].lower == place.next.lower and all(w.kind in IN_PHRASE for w in between)


def _is_vague(place: Place) -> bool:
    """Whether "offences" are those that the sentence spoke of: "Arson rose from 3 to 4 offences"."""
    vague = place.next is not None and in_list("vague", place.next.lower)
    ends = place.after is None or place.after.kind == "stop"
    return vague and ends and bool(COMPARED.search(place.before))


def _is_beside(place: Place) -> bool:
    """What an amount is put beside: "against a national average of 52%"."""
    said_here = has_amount(place.words[: place.left]) or not subject_before(place.words, place.bare_left)
    return said_here and bool(BESIDE.search(place.before))


def _is_gapped(place: Place) -> bool:
    """Whether only a place stands between the amount before and this one: "Kent met 41% and Surrey 17%"."""
    words, left = place.words, place.bare_left
    first = next((i for i in range(left - 1, -1, -1) if words[i].kind in ("conjunction", "stop")), 0)
    gap = [w for w in words[first + 1 : left] if w.kind != "determiner"]
    named = place.next is not None and place.next.kind == "name"
    return bool(gap) and not named and has_amount(words[:first]) and all(place.is_actor(w) for w in gap)


def has_amount(words: Sequence[Word]) -> bool:
    """Whether an amount is among the words."""
    return any(w.kind == "number" for w in words)


def is_noun(word: Word | None) -> bool:
    """Whether a word names something and is no participle: "12 calls", not "12 answered"."""
    return word is not None and word.kind == "name" and not is_said_word(word)


def is_said_word(word: Word) -> bool:
    """A participle: "29 approved", "six showing a fall"."""
    return in_list("participles", word.lower) or (word.lower.endswith("ing") and word.kind in ("name", "verb"))


def moves(place: Place) -> bool:
    """A change without its noun: "and a 19% decrease on last year"."""
    after = place.after
    moved = place.next is not None and in_list("movements", place.next.lower)
    return moved and (
        after is None or after.kind == "stop" or after.lower in ("on", "from", "over", "since", "compared")
    )
