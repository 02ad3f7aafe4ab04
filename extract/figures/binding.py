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
    apposed,
    counted_after,
    generic_owner,
    is_proper,
    name_at,
    object_of,
    of_brackets,
    repeated,
    said_of,
    said_with_pronoun,
    spent_on,
    subject_of,
    verbless,
    where_counted,
)
from extract.figures.phrases import (
    is_comparator,
    is_generic,
    is_timed,
    joined,
    name_after,
    name_before,
    predicate,
    subject_before,
    trimmed,
)
from extract.figures.quantity import Quantity
from extract.figures.restated import COMPARED, OUT_OF, has_amount, is_noun, is_restated, is_said_word, moves, repeats
from extract.figures.sentence import Memory, Place, Sentence
from extract.figures.shares import happened, shared, to_number
from extract.number_words import MULTIPLE
from extract.words import Word, in_list

TIME = frozenset(["seconds", "minutes", "hours", "days", "weeks", "months", "years"])
WHOLE_LEAD = 5
"""Words between "of" and the number of the whole."""
OPENED = re.compile(r"\((?:\s?n\s?=)?\s?$", re.IGNORECASE)
SHARES = ("percent", "percentage_points", "ratio")
PART = re.compile(r"\s(?:from|on|for)\s")


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


def _rank(place: Place, quantity: Quantity, memory: Memory) -> Binding | str | None:
    """What is ranked: "2nd lowest rate of arson", "1st of 43 for answering calls", else what was spoken of."""
    if quantity.unit != "rank":
        return None
    words = place.words
    ranked = next((i for i in range(place.right, len(words)) if words[i].lower == "for"), None)
    if ranked is not None:
        memory.sentence = joined(name_after(words, ranked + 1)[0]) or memory.sentence
        return memory.sentence
    name, _ = name_after(words, place.right)
    plain = [w for w in name if not in_list("superlatives", w.lower)]
    led = bool(name) and name[0].text.isalpha() and not in_list("rankings", name[0].lower)
    if led and not is_generic(plain) and is_noun(place.next):
        return joined(name)
    while name and (name[0].lower in ("out", "of", "in") or not name[0].text.isalpha()):
        name = name[1:]
    spoken = memory.sentence or memory.topic or memory.measure or joined(trimmed(name)) or memory.name
    return Binding(measure=spoken, method="figures.rank")


def _again(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """The amount before, said again or by how much: "64% (14)", "17 (one more than last year)"."""
    if quantity.unit in TIME and not COMPARED.search(place.before) and not repeats(place):
        return None
    return memory.sentence if is_restated(place) else None


def _multiplied(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What became twice or half as much: "Complaints have nearly doubled", "which halved the wait"."""
    if not MULTIPLE.fullmatch(quantity.text):
        return None
    words, left = place.words, place.bare_left
    while left > 0 and words[left - 1].kind in ("auxiliary", "verb", "adverb"):
        left -= 1
    if left and in_list("standing_in", words[left - 1].lower):
        governed = name_after(words, place.right)[0]
        return joined([] if is_timed(governed) else governed) or memory.sentence or memory.measure
    subject = name_before(words, left)
    return None if is_generic(subject) or place.are_actors(subject) else joined(subject)


def _part(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """A part of a sum with what it is for or from: "£90,000: £60,000 from fees and £30,000 from rents"."""
    before, lead = place.sentence.word_before(place), place.next.lower if place.next else ""
    if quantity.unit != "GBP" or lead not in ("from", "on", "for") or ": " not in place.before:
        return None
    name = name_after(place.words, place.right + 1)[0]
    if before is None or before.lower not in (":", ",", "and") or place.are_actors(name) or is_timed(name):
        return None
    whole = PART.split(memory.sentence, maxsplit=1)[0] if memory.sentence else None
    return f"{whole} {lead} {joined(name)}" if whole and name else None


def _share(place: Place, quantity: Quantity, memory: Memory) -> Binding | str | None:
    """The whole that a share is of, with what is said of it: "61% of searches led to an arrest"."""
    follower = place.next
    if follower is None or place.whole is None or quantity.unit in TIME:
        return None
    said_before = happened(place) or (shared(place) if quantity.unit in SHARES else None)
    if said_before:
        return said_before
    third = place.word(place.right + 2)
    listed = third is not None and third.kind == "number"
    if place.after and place.after.lower in ("whom", "which", "these", "them", "those") and not listed:
        said = joined(predicate(place.words, place.right + 2))
        return " ".join(part for part in (memory.counted or memory.sentence, said) if part) or None
    at = place.whole
    at += to_number(place.words[at : at + WHOLE_LEAD])
    whole = name_after(place.words, at)[0]
    if follower.lower == "out" and is_generic(whole):
        return None
    if is_timed(whole):
        return Binding(measure=memory.sentence or memory.measure, method="figures.same")
    if at > place.whole and memory.sentence and not is_noun(place.word(at)):
        return Binding(measure=memory.sentence, method="figures.same")
    measure, counted = counted_after(place.words, at)
    return _informed(measure, counted, "share", memory)


def _informed(measure: str | None, counted: str | None, rule: str, memory: Memory) -> Binding | None:
    """What was counted; "offences" alone are those of the paragraph's topic."""
    if not measure:
        return None
    theme = memory.theme if in_list("vague", measure.lower()) else None
    if theme and measure.lower() not in theme.lower():
        measure = f"{theme} {measure}"
    return Binding(measure=measure, counted=counted, method=f"figures.{rule}")


def _moved(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What is raised or cut by an amount: "a proposal to raise the charge by £9"."""
    moved = object_of(place.words, place.bare_left)
    if moved and moved[0].kind == "pronoun":
        return memory.sentence or memory.measure
    return joined(moved) or joined(apposed(place.words, place.bare_left)) or repeated(place)


def _bracket(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    follower = place.next
    if OPENED.search(place.before) and not (follower and follower.kind == "name"):
        return of_brackets(place, memory)
    return None


def _said(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What is said of things counted before: "29 approved", "17 are rated green", "2% by the other force"."""
    return where_counted(place, memory) or said_of(place, quantity, memory)


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
    noun = follower is not None and follower.kind == "name" and not is_said_word(follower)
    total = bool(OUT_OF.search(place.before)) and not noun
    moved = moves(place) and (has_amount(place.words[: place.left]) or not _subject(place))
    return memory.sentence if total or moved else None


def _counted(place: Place, quantity: Quantity, memory: Memory) -> Binding | None:
    """The noun that stands behind the amount, with what is said of it: "17 officers were promoted"."""
    follower = place.next
    if follower is None or follower.kind not in ("name", "participle") or quantity.unit in TIME:
        return None
    compared = in_list("participles", follower.lower) and COMPARED.search(place.before)
    if quantity.unit in SHARES and (follower.kind == "participle" or compared):
        return None
    if is_said_word(follower) and place.after is not None and place.after.kind in ("determiner", "number", "pronoun"):
        said = joined(predicate(place.words, place.right))
        return Binding(measure=said, method="figures.said") if said else None
    measure, counted = counted_after(place.words, place.right)
    return _informed(generic_owner(place, measure), counted, "counted", memory) if measure else None


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
    """What is compared or said with a pronoun measures what was measured before: "It is up from 9"."""
    if is_noun(place.next) and not is_timed(name_after(place.words, place.right)[0]):
        return None
    if said_with_pronoun(place):
        return memory.sentence or memory.measure
    conjunct = verbless(place.words, place.bare_left)
    if conjunct and COMPARED.search(place.before):
        return conjunct
    said_here = has_amount(place.words[: place.left]) or not subject_before(place.words, place.bare_left)
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
    verb = place.word(place.bare_left - 1)
    if subject and quantity.unit == "GBP" and verb is not None and verb.lower in ("cost", "costs"):
        return f"{joined(subject)} cost"
    if subject and (place.are_actors(subject) or _has_it(place, subject)):
        return memory.sentence or joined(acted_on(place.words, place.bare_left))
    if not subject or is_timed(subject):
        return None
    if is_generic(subject):
        return _with_topic(subject, memory)
    alone = is_proper(subject) and len(subject) == 1 and joined(subject) != memory.topic
    return None if alone and place.first and memory.topic else joined(subject)


def _has_it(place: Place, subject: Sequence[Word]) -> bool:
    """Whether the subject is a name that has what is measured: "Ashby recorded 41"."""
    verb = place.word(place.bare_left - 1)
    having = verb is not None and in_list("having", verb.lower)
    ranked = any(in_list("placing", w.lower) for w in place.words[: place.left])
    return (having or ranked) and is_proper(subject) and not place.is_measure(subject)


def _with_topic(head: Sequence[Word], memory: Memory) -> str | None:
    """What "the rate" is of: the thing that was spoken of."""
    owner, name = memory.sentence or memory.topic or memory.opening or memory.about or memory.measure, joined(head)
    if owner and memory.sentence and is_comparator(head):
        return owner
    if owner and in_list("middles", head[0].lower):
        return _other_middle(owner, head[0].lower)
    return f"{owner} {name}" if owner and name and name.lower() not in owner.lower() else owner or name


def _other_middle(owner: str, middle: str) -> str:
    """The mean of what a median was of: "the mean wait was 9 days and the median 7"."""
    words = [middle if in_list("middles", word.lower()) else word for word in owner.split()]
    return " ".join(words if middle in words else [middle, *words])


def _lasting(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What takes so long: "The county takes 14 days to mend a lamp"."""
    if quantity.unit not in TIME or place.next is None or place.next.lower != "to" or place.after is None:
        return None
    done = joined(predicate(place.words, place.right + 1)) if place.after.kind in ("name", "verb") else None
    subject = _subject(place)
    owner = None if place.are_actors(subject) or said_with_pronoun(place) else joined(subject)
    return " ".join(part for part in (owner, done) if part) if done else None


def _spent(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What money goes to: "invested £2.3m in services for victims"."""
    return spent_on(place) if quantity.unit == "GBP" else None


def _left(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What was counted before with what is said now, or the noun before an amount without a verb."""
    said = joined(predicate(place.words, place.right)) if place.next else None
    if memory.counted and said:
        return f"{memory.counted} {said}"
    if place.left == 0 and place.first == 0 and (place.next is None or place.next.kind == "stop"):
        return memory.name or memory.heading
    label = name_before(place.words, place.left) if place.next is None and not place.first else []
    return joined(
        name_at(place.words, place.bare_left) or ([] if place.are_actors(label) or is_timed(label) else label)
    )


def _topic(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What the paragraph, its section or the line above it speaks of."""
    spoken = memory.topic or memory.measure or memory.about or memory.name
    vague = spoken is not None and in_list("vague", spoken.lower())
    return f"{memory.about} {spoken}" if vague and memory.about else spoken


RULES: tuple[tuple[str, Rule], ...] = (
    ("rank", _rank),
    ("subject", _lasting),
    ("said", _part),
    ("same", _again),
    ("subject", _multiplied),
    ("subject", _spent),
    ("share", _share),
    ("moved", _moved),
    ("bracket", _bracket),
    ("of", _of),
    ("same", _compared),
    ("said", _said),
    ("same", _same),
    ("subject", _level),
    ("counted", _counted),
    ("of", _total),
    ("subject", _of_subject),
    ("near", _left),
    ("topic", _topic),
)
"""The rules in the order in which they are tried."""
