"""The phrases around an amount that may be its measure: what it counts, whose it is, what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.figures.phrases import is_generic, is_timed, joined, name_after, name_before, predicate, subject_before
from extract.figures.quantity import Quantity
from extract.figures.sentence import Memory, Place
from extract.words import Word, in_list

LONG_ED = 4
"""Letters: a longer word in -ed is a verb's form."""
SHORT = 2
"""Words: a shorter predicate says too little alone."""
IN_PHRASE = ("preposition", "name", "determiner", "participle")


def said_of(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What is said of things counted before: "29 approved", "17 are rated green", "2% by the other force"."""
    follower, after = place.next, place.after
    if follower is None or quantity.unit in ("days", "hours", "minutes", "seconds", "weeks", "months", "years"):
        return None
    ended = _is_said(follower) and (after is None or after.kind != "name")
    again = memory.sentence is not None and follower.lower in ("by", "as", "in", "from", "under", "with", "for")
    before = place.word(place.left - 1)
    gapped = follower.kind == "determiner" and before is not None and before.lower in ("and", ",")
    if follower.kind not in ("auxiliary", "verb") and not ended and not again and not gapped:
        return None
    words = predicate(place.words, place.right)
    said = joined(words)
    head = name_before(place.words, place.of_left) if place.of_left is not None else []
    if not said and memory.counted and after and after.lower == "not":
        return f"{memory.counted} {follower.text} not"
    if not said or (head and head[-1].lower not in ("total", "sum")) or in_list("superlatives", words[0].lower):
        return None
    if memory.counted and not (head and quantity.unit == "GBP"):
        return f"{memory.counted} {said}"
    return said if quantity.unit == "GBP" and (again or len(words) >= SHORT) else None


def _is_said(word: Word) -> bool:
    """A participle: "29 approved", "six showing a fall"."""
    past = word.lower.endswith("ed") and word.text.islower() and len(word.text) > LONG_ED
    return past or in_list("participles", word.lower) or (word.lower.endswith("ing") and word.kind in ("name", "verb"))


def where_counted(place: Place, memory: Memory) -> str | None:
    """Which of the things counted before: "120 (29%) where the victim withdrew"."""
    if memory.counted is None or place.next is None or place.next.lower != "where":
        return None
    said = name_after(place.words, place.right + 1)[0]
    end = next((i for i in range(place.right, len(place.words)) if place.words[i].kind == "stop"), len(place.words))
    return f"{memory.counted} {joined(place.words[place.right : end])}" if said else None


def counted_after(words: Sequence[Word], at: int) -> tuple[str | None, str | None]:
    """The noun phrase from `at` on with what is said of it, and the phrase alone."""
    while at < len(words) - 1 and in_list("comparing", words[at].lower):
        at += 1
    name, after = name_after(words, at)
    counted = joined(name)
    if not counted or is_timed(name):
        return None, None
    said = (
        joined(predicate(words, after)) if after < len(words) and words[after].kind in ("auxiliary", "verb") else None
    )
    return (f"{counted} {said}" if said else counted), counted


def generic_owner(place: Place, measure: str) -> str:
    """What is averaged belongs to the measure: "Arson … with an average of 31 incidents"."""
    words, at = place.words, place.of_left
    if at is None:
        return measure
    head = name_before(words, at)
    if not head or not is_generic(head) or head[-1].lower in ("total", "number"):
        return measure
    owner = joined(subject_before(words, at))
    return " ".join(part for part in (owner, joined(head), measure) if part)


def after_of(place: Place, memory: Memory) -> str | None:
    """The phrase before "of"; where it only says how something is counted, with what that is."""
    words, at = place.words, place.of_left or 0
    while at > 0 and words[at - 1].text == ",":
        at -= 1
    head = name_before(words, at)
    if head and not is_generic(head):
        return joined(head)
    owner = memory.sentence or _owner(place, at) or memory.measure
    if owner and head and all(w.lower in owner.lower().split() for w in head):
        return owner
    if owner and head and in_list("movements", head[-1].lower):
        return owner
    parts = [part for part in (owner, joined(head)) if part]
    return " ".join(parts) or None


def _owner(place: Place, at: int) -> str | None:
    """Whose "cost" or "average" it is: the noun before ("an extension at a cost of"), else the subject."""
    words = place.words
    head = next((i for i in range(at - 1, -1, -1) if words[i].kind not in ("name", "determiner")), None)
    if head is not None and words[head].lower in ("at", "with", "to", "for"):
        name = name_before(words, head)
        if name and not is_generic(name):
            return joined(name)
    subject = subject_before(words, at)
    return None if place.are_actors(subject) else joined(subject)


def of_brackets(place: Place, memory: Memory) -> str | None:
    """The noun before the bracket that an amount opens; the clause's subject where that is a place."""
    words, at = place.words, place.left
    while at > 0 and words[at - 1].text in ("(", "n", "="):
        at -= 1
    name = name_before(words, at)
    placed = max((i + 1 for i, w in enumerate(name) if w.lower in ("in", "across", "within")), default=0)
    where = name[placed:]
    said_how = bool(name) and (is_timed(name) or in_list("superlatives", name[-1].lower))
    if said_how or (memory.sentence and is_generic(name)):
        return memory.sentence or memory.measure or memory.topic
    if name and not is_proper(where):
        return joined(name)
    subject = joined(subject_of(words, at - len(where))) if where else None
    return subject or _unless_proper(memory.sentence) or joined(name) or memory.measure


def _unless_proper(measure: str | None) -> str | None:
    """What the sentence measured, where that is no name in capitals itself."""
    small = [w for w in (measure or "").split() if w[:1].islower() and not in_list("inside_names", w)]
    return measure if small else None


def is_proper(words: Sequence[Word]) -> bool:
    """Whether a phrase is a name in capitals, such as a place's or a department's."""
    big = [w for w in words if w.kind in ("name", "number") and not in_list("inside_names", w.lower)]
    return bool(big) and all(w.text[:1].isupper() for w in big)


def subject_of(words: Sequence[Word], left: int) -> list[Word]:
    """The subject of the verb before an amount, past verbs that only lead to it: "the deficit estimated to total"."""
    at = left
    while at > 0 and in_list("totalling", words[at - 1].lower):
        at -= 1
    if at < left and at > 0 and words[at - 1].kind == "participle":
        return name_before(words, at - 1)
    return subject_before(words, left)


def said_with_pronoun(place: Place) -> bool:
    """Whether the subject of the clause is a pronoun: "It fell by 4%", "This is 9% lower", "which was 12"."""
    words = place.words
    verb = next((i for i in range(place.bare_left - 1, -1, -1) if words[i].kind in ("auxiliary", "verb")), None)
    while verb is not None and verb > 0 and words[verb - 1].kind in ("auxiliary", "verb", "adverb"):
        verb -= 1
    if verb is None or verb == 0:
        return False
    subject = words[verb - 1]
    return in_list("standing_in", subject.lower) and (subject.kind != "relative" or subject.lower == "which")


def acted_on(words: Sequence[Word], left: int) -> list[Word]:
    """What the subject does something to: "The force logged complaints in a mean of 3 days"."""
    verb = next((i for i in range(left - 1, -1, -1) if words[i].kind == "verb"), None)
    if verb is None:
        return []
    end = next((i for i in range(verb + 1, left) if words[i].kind in ("preposition", "stop", "conjunction")), left)
    name, _ = name_after(words[:end], verb + 1)
    return [] if is_generic(name) else name


def verbless(words: Sequence[Word], left: int) -> str | None:
    """The subject of a clause that leaves out its verb: "Arson fell by 4% and robbery by 9%"."""
    end = left - 1 if left and words[left - 1].lower in ("by", "to", "from", "at") else left
    end -= end > 0 and words[end - 1].lower in ("up", "down")
    first = next((i for i in range(end - 1, -1, -1) if words[i].kind in ("number", "verb", "auxiliary")), None)
    if first is None or words[first].kind != "number":
        return None
    gap = words[first + 1 : end]
    named = [w for w in gap if w.text not in (",", ":") and w.lower != "and"]
    if not named or gap[0].lower not in ("and", ",", ":") or any(w.kind not in IN_PHRASE for w in named):
        return None
    name = name_before(words, end)
    if not name or is_generic(name) or is_timed(name) or in_list("comparatives", name[0].lower):
        return None
    if name[0].start < gap[0].end:
        return None
    return None if end == left and is_proper(name) else joined(name)


def name_at(words: Sequence[Word], left: int) -> list[Word]:
    """The noun before an amount without a verb: "Average handling time at 6 minutes"."""
    while left > 0 and words[left - 1].kind == "preposition":
        left -= 1
    name = name_before(words, left)
    return [] if is_proper(name) or is_generic(name) or is_timed(name) else name


def apposed(words: Sequence[Word], left: int) -> list[Word]:
    """The noun before ", at": "The general reserve, at £6m, is low"."""
    if left < 2 or [w.lower for w in words[left - 1 : left + 1]] != [",", "at"]:
        return []
    verbs = any(w.kind in ("verb", "auxiliary") for w in words[:left])
    return [] if verbs else name_before(words, left - 1)


def repeated(place: Place) -> str | None:
    """What was done so many times: "Batons had been drawn 18 times"."""
    words, left = place.words, place.bare_left
    verb = place.word(left - 1)
    if place.next is None or place.next.lower not in ("times", "occasions") or verb is None:
        return None
    subject = subject_before(words, left)
    done = verb if verb.kind in ("verb", "participle", "name") else None
    return " ".join(part for part in (joined(subject), done.text if done else None) if part) or None


def object_of(words: Sequence[Word], left: int) -> list[Word]:
    """What a verb of moving governs before "by" or "to": "to raise the charge by £9"."""
    end = left - 1
    if end < 2 or words[end].lower not in ("by", "from", "to"):
        return []
    verb = next((i for i in range(end - 1, -1, -1) if in_list("moving", words[i].lower)), None)
    if verb is None or end - verb < 2:
        return []
    if words[verb + 1].kind not in ("determiner", "name", "pronoun"):
        return []
    if words[verb + 1].kind == "pronoun":
        return [words[verb + 1]]
    name, after = name_after(words[:end], verb + 1)
    return name if after == end and not is_generic(name) else []


def spent_on(place: Place) -> str | None:
    """What money is given for, after its verb: "invested £2.3m in services for victims"."""
    words, at = place.words, place.right
    verb = place.word(place.bare_left - 1)
    if verb is None or not in_list("spending", verb.lower) or place.next is None:
        return None
    if place.next.lower not in ("in", "on", "to", "for", "towards"):
        return None
    name, _ = name_after(words, at + 1)
    return f"{verb.text} {place.next.text} {joined(name)}" if name else None
