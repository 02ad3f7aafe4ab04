"""What an amount measures, in the paper's words: the noun phrase that it counts, is of, or is said of.

Each rule of `RULES` knows one way in which a sentence says it; the first that fits is the figure's `method`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.figures.neighbours import (
    acted_on,
    after_of,
    counted_after,
    generic_owner,
    is_proper,
    name_at,
    object_of,
    of_brackets,
    said_of,
    said_with_pronoun,
    spent_on,
    subject_of,
    verbless,
)
from extract.figures.phrases import is_generic, joined, name_after, name_before, predicate, subject_before, trimmed
from extract.figures.quantity import Quantity
from extract.figures.sentence import Memory, Place, Sentence
from extract.words import Word, in_list

TIME = frozenset(["seconds", "minutes", "hours", "days", "weeks", "months", "years"])
SHARES = ("percent", "percentage_points", "ratio")
COMPARED = re.compile(
    r"(?:\b(?:compare[ds]?|comparison)\s(?:to|with)|\b(?:down|up) from|\bagainst|\bfrom|\bthan|\bpreviously|\bversus|"
    r"\bvs\.?|\band\swith|\bto|\bdown|\bup|\brespectively)\s(?:just\s|only\s|an?\s|the\s)*$",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"\b(?:(?:compare[ds]?|comparison)\s(?:to|with)|against|than|versus|(?:above|below)\sthe)\s[^.;:,\d]{0,60}"
    r"(?:average|mean|median|figure|rate|target|standard|level|baseline|total|number)\s(?:of|was|is|at)\s$",
    re.IGNORECASE,
)
OUT_OF = re.compile(r"\bout of(?: a)?(?: total of| possible)?\s$", re.IGNORECASE)
MOVED_TO = re.compile(r"\b(?:from|to)\s(?:just\s|only\s|around\s|about\s|over\s|under\s)*$", re.IGNORECASE)
IN_PHRASE = ("preposition", "name", "determiner", "participle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What an amount measures, the rule that says so, and the noun that it counts where it counts one."""

    measure: str | None
    method: str
    counted: str | None = None


Rule = Callable[[Place, Quantity, Memory], str | Binding | None]


def bind_measure(sentence: Sentence, quantity: Quantity, memory: Memory) -> Binding:
    """The phrase that `quantity` measures and the rule that found it; what was measured is kept in `memory`."""
    place = Place.of(sentence, quantity)
    found = _first(place, quantity, memory)
    memory.counted = found.counted or memory.counted
    if quantity.unit != "rank":
        memory.measure = memory.sentence = found.measure or memory.measure
    return found


def _first(place: Place, quantity: Quantity, memory: Memory) -> Binding:
    for method, rule in RULES:
        found = rule(place, quantity, memory)
        if isinstance(found, Binding):
            return found
        if found:
            return Binding(measure=found, method=f"figures.{method}")
    return Binding(measure=None, method="figures.unbound")


def _rank(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What is ranked: "2nd lowest rate of arson", "1st of 43 for answering calls", else what was spoken of."""
    if quantity.unit != "rank":
        return None
    words = place.words
    ranked = next((i for i in range(place.right, len(words)) if words[i].lower == "for"), None)
    if ranked is not None:
        return joined(name_after(words, ranked + 1)[0])
    name, _ = name_after(words, place.right)
    of = next((i for i, w in enumerate(name) if w.lower == "of"), len(name))
    plain = [w for w in name[:of] if not in_list("superlatives", w.lower)]
    led = bool(name) and name[0].text.isalpha() and not in_list("rankings", name[0].lower)
    if led and not is_generic(plain if of < len(name) else name) and _is_noun(place.next):
        return joined(name)
    while name and (name[0].lower in ("out", "of", "in") or not name[0].text.isalpha()):
        name = name[1:]
    return memory.sentence or memory.topic or memory.measure or joined(trimmed(name)) or memory.name


def _again(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """The amount before, said again or by how much: "64% (14)", "17 (one more than last year)"."""
    if quantity.unit in TIME and not COMPARED.search(place.before) and not repeats(place):
        return None
    again = repeats(place) or _is_parallel(place) or _is_vague(place) or _is_beside(place) or _is_gapped(place)
    return memory.sentence if again else None


def repeats(place: Place) -> bool:
    """Whether the amount says the one before it again or by how much: "64% (14)", "17 (one more than last year)"."""
    words, left = place.words, place.left
    if place.next and place.next.lower in ("more", "fewer", "less", "higher", "lower"):
        after = place.after
        if not _has_amount(words[:left]) and _subject(place):
            return False
        return after is None or after.kind in ("stop", "preposition") or after.lower == "than"
    either = place.bare_left - 1
    if either > 0 and words[either].lower == "or":
        return place.next is None or place.next.kind != "name"
    return left > 1 and words[left - 1].text == "(" and words[left - 2].kind == "number"


def _is_parallel(place: Place) -> bool:
    """Whether an amount is said of another thing as the one before it: "4% for officers and 5% for staff"."""
    words, at = place.words, place.left - 1
    if place.next is None or place.next.kind != "preposition" or at < 1 or words[at].lower not in ("and", ","):
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
    return bool(BESIDE.search(place.before))


def _is_gapped(place: Place) -> bool:
    """Whether only a place stands between the amount before and this one: "Kent met 41% and Surrey 17%"."""
    words, left = place.words, place.bare_left
    first = next((i for i in range(left - 1, -1, -1) if words[i].kind in ("conjunction", "stop")), 0)
    gap = [w for w in words[first + 1 : left] if w.kind != "determiner"]
    named = place.next is not None and place.next.kind == "name"
    return bool(gap) and not named and _has_amount(words[:first]) and all(place.is_actor(w) for w in gap)


def _has_amount(words: Sequence[Word]) -> bool:
    return any(w.kind == "number" for w in words)


def _share(place: Place, quantity: Quantity, memory: Memory) -> Binding | str | None:
    """The whole that a share is of, with what is said of it: "61% of searches led to an arrest"."""
    follower = place.next
    if follower is None or follower.lower != "of" or quantity.unit in TIME:
        return None
    if quantity.unit in SHARES and _is_said_before(place):
        subject = _subject(place)
        if subject and not place.are_actors(subject) and not (is_proper(subject) and not place.is_measure(subject)):
            return joined(subject)
    at = place.right + 1
    inside = place.words[at : at + 2]
    at += next(
        (i + 1 for i, w in enumerate(inside) if w.kind == "number" and (i == 0 or inside[0].kind == "determiner")), 0
    )
    if at > place.right + 1 and memory.sentence and not _is_noun(place.word(at)):
        return Binding(measure=memory.sentence, method="figures.same")
    measure, counted = counted_after(place.words, at)
    return Binding(measure=measure, counted=counted, method="figures.share") if measure else None


def _is_noun(word: Word | None) -> bool:
    return word is not None and word.kind == "name" and not _is_said_word(word)


def _is_said_before(place: Place) -> bool:
    """Whether a share is said of the subject: "Thefts made up 31% of the total", "fell from 5% to 3% of spending"."""
    at = place.bare_left - 1
    while at > 0 and place.words[at].lower in ("for", "up"):
        at -= 1
    word = place.word(at)
    return word is not None and (in_list("sharing", word.lower) or bool(MOVED_TO.search(place.before)))


def _moved(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What is raised or cut by an amount: "a proposal to raise the charge by £9"."""
    return joined(object_of(place.words, place.bare_left))


def _bracket(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    follower = place.next
    if place.before.rstrip().endswith("(") and not (follower and follower.kind == "name"):
        return of_brackets(place, memory)
    return None


def _said(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What is said of things counted before: "29 approved", "17 are rated green", "2% by the other force"."""
    return said_of(place, quantity, memory)


def _of(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """The noun that the amount is of: "an underspend of £4m"."""
    if place.of_left is None:
        return None
    head = name_before(place.words, place.of_left)
    named = bool(head) and not is_generic(head)
    return joined(head) if named and quantity.unit == "GBP" else None


def _same(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What an amount is out of, or moved by, measures what the amount before does."""
    follower = place.next
    noun = follower is not None and follower.kind == "name" and not _is_said_word(follower)
    total = bool(OUT_OF.search(place.before)) and not noun
    return memory.sentence if total or _moves(place) else None


def _is_said_word(word: Word) -> bool:
    return in_list("participles", word.lower) or (word.lower.endswith("ing") and word.kind in ("name", "verb"))


def _moves(place: Place) -> bool:
    """A change without its noun: "and a 19% decrease on last year"."""
    after = place.after
    moved = place.next is not None and in_list("movements", place.next.lower)
    return moved and (
        after is None or after.kind == "stop" or after.lower in ("on", "from", "over", "since", "compared")
    )


def _counted(place: Place, quantity: Quantity, memory: Memory) -> Binding | None:
    """The noun that stands behind the amount, with what is said of it: "17 officers were promoted"."""
    follower = place.next
    if follower is None or follower.kind not in ("name", "participle") or quantity.unit in TIME:
        return None
    if quantity.unit in SHARES and follower.kind == "participle":
        return None
    measure, counted = counted_after(place.words, place.right)
    if not measure:
        return None
    return Binding(measure=generic_owner(place, measure), counted=counted, method="figures.counted")


def _level(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """The subject, where the noun behind the amount only repeats its unit: "The rate was 12 offences per 1,000"."""
    follower = place.next
    vague = follower is not None and in_list("vague", follower.lower)
    verb = place.word(place.bare_left - 1)
    if not (vague or quantity.unit.startswith("per_")) or verb is None:
        return None
    if verb.kind not in ("auxiliary", "verb") and verb.lower not in ("to", "from", "at", "by"):
        return None
    return _of_subject(place, quantity, memory)


def _total(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """The noun before "of" that says how something is counted, with what that is: "an average of 12"."""
    return after_of(place, memory) if place.of_left is not None and quantity.unit not in TIME else None


def _compared(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    if said_with_pronoun(place):
        return memory.sentence or memory.measure
    said_here = _has_amount(place.words[: place.left]) or not _subject(place)
    return memory.sentence if said_here and COMPARED.search(place.before) else None


def _subject(place: Place) -> list[Word]:
    return subject_before(place.words, place.bare_left)


def _of_subject(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """The subject of the clause, unless it is a place or a force that has what is measured."""
    conjunct = verbless(place.words, place.bare_left)
    if conjunct:
        return conjunct
    subject = subject_of(place.words, place.bare_left)
    if said_with_pronoun(place):
        return memory.sentence or memory.measure
    if subject and place.are_actors(subject):
        return memory.sentence or joined(acted_on(place.words, place.bare_left))
    if not subject:
        return None
    if is_generic(subject):
        return _with_topic(subject, memory)
    alone = is_proper(subject) and len(subject) == 1 and joined(subject) != memory.topic
    return None if alone and place.first and memory.topic else joined(subject)


def _with_topic(head: Sequence[Word], memory: Memory) -> str | None:
    """What "the rate" is of: the thing that was spoken of."""
    owner, name = memory.sentence or memory.topic or memory.opening or memory.measure, joined(head)
    return f"{owner} {name}" if owner and name and name.lower() not in owner.lower() else owner or name


def _spent(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What money goes to: "invested £2.3m in services for victims"."""
    return spent_on(place) if quantity.unit == "GBP" else None


def _left(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What was counted before with what is said now, or the noun before an amount without a verb."""
    said = joined(predicate(place.words, place.right)) if place.next else None
    if memory.counted and said:
        return f"{memory.counted} {said}"
    label = name_before(place.words, place.left) if place.next is None and not place.first else []
    return joined(name_at(place.words, place.bare_left) or ([] if place.are_actors(label) else label))


def _topic(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What the paragraph or the line above it speaks of."""
    return memory.topic or memory.measure or memory.heading or memory.name


RULES: tuple[tuple[str, Rule], ...] = (
    ("rank", _rank),
    ("same", _again),
    ("subject", _spent),
    ("share", _share),
    ("moved", _moved),
    ("bracket", _bracket),
    ("of", _of),
    ("said", _said),
    ("same", _same),
    ("subject", _level),
    ("counted", _counted),
    ("of", _total),
    ("same", _compared),
    ("subject", _of_subject),
    ("near", _left),
    ("topic", _topic),
)
"""The rules in the order in which they are tried."""
