"""What an amount measures, in the paper's words: the noun phrase that it counts, is of, or is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.figures.phrases import is_generic, joined, name_after, name_before, predicate, subject_before
from extract.figures.quantities import Quantity
from extract.words import Word, find_words, in_list

TIME = frozenset(["seconds", "minutes", "hours", "days", "weeks", "months", "years"])
COMPARED = re.compile(
    r"(?:\b(?:compare[ds]?|comparison)\s(?:to|with)|\b(?:down|up) from|\bagainst|\bfrom|\bthan|\bpreviously|\bversus|"
    r"\bvs\.?|\bto|\bdown|\bup|\brespectively)\s(?:just\s|only\s|an?\s|the\s)*$",
    re.IGNORECASE,
)


OUT_OF = re.compile(r"\bout of(?: a)?(?: total of| possible)?\s$", re.IGNORECASE)
IN_PHRASE = ("preposition", "name", "determiner", "participle")
LEAD = 14
"""Words: an attribution ends before."""
SHORT = 2
"""Words: a shorter predicate says too little alone."""


@dataclass(slots=True, kw_only=True)
class Memory:
    """What was spoken of before, for what is left out later: "17 are green" after "of 38 indicators".

    `counted` is the noun counted last, `measure` what was measured last, `sentence` the same within the
    sentence, `topic` the subject of the block's first sentence, `name` the block before (a card's title).
    """

    counted: str | None = None
    measure: str | None = None
    sentence: str | None = None
    topic: str | None = None
    name: str | None = None

    def begin(self, sentence: Sentence) -> None:
        """Begin a sentence: the first one's subject is the block's topic."""
        self.sentence = None
        if self.topic is None:
            self.topic = joined(subject_before(sentence.words, len(sentence.words)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, where it begins in its block, and its words; dates are left out of them."""

    text: str
    start: int
    words: tuple[Word, ...] = field(default=())

    @classmethod
    def of(
        cls, block: str, within: tuple[int, int], dates: Sequence[tuple[int, int]], amounts: Sequence[Quantity]
    ) -> Sentence:
        """The sentence `within` a block with its words, without those of `dates`; a number that is no amount is a name.

        All places are those of the block.
        """
        start, end = within
        spans = [(q.start, q.end) for q in amounts]
        words = _clause([w for w in find_words(block, within) if not _inside(w, start, dates)])
        return cls(text=block[start:end], start=start, words=tuple(_named(w, start, spans) for w in words))


def _clause(words: Sequence[Word]) -> list[Word]:
    """What is said, without who says it ("The clerk advised that …") and without ", however,"."""
    said = next((i for i, w in enumerate(words[1:LEAD], 1) if w.lower == "that" and _is_saying(words[i - 1])), None)
    kept = [*words] if said is None or any(w.kind == "number" for w in words[:said]) else [*words[said + 1 :]]
    for i in range(len(kept) - 3, 0, -1):
        if [w.text for w in kept[i : i + 3 : 2]] == [",", ","] and kept[i + 1].kind in ("adverb", "conjunction"):
            del kept[i : i + 3]
    return kept


def _is_saying(word: Word) -> bool:
    return in_list("sayings", word.lower)


def _inside(word: Word, offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start + offset < end for start, end in spans)


def _named(word: Word, offset: int, amounts: Sequence[tuple[int, int]]) -> Word:
    inside = _inside(word, offset, amounts)
    if inside:
        return replace(word, kind="number")
    return replace(word, kind="name") if word.kind == "number" else word


def bind_measure(sentence: Sentence, quantity: Quantity, memory: Memory) -> str | None:
    """The phrase that `quantity` measures; what the sentence measured is kept in `memory`."""
    start, end = quantity.start - sentence.start, quantity.end - sentence.start
    words = sentence.words
    right = next((i for i, w in enumerate(words) if w.start >= end), len(words))
    left = sum(1 for w in words if w.end <= start)
    place = Place(words=words, left=left, right=_after_brackets(words, right), before=sentence.text[:start])
    measure, counted = _bind(place, quantity, memory)
    memory.counted = counted or memory.counted
    memory.measure = memory.sentence = measure or memory.measure
    return measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an amount stands: the words of its sentence, how many end before it, the first one after it."""

    words: tuple[Word, ...]
    left: int
    right: int
    before: str

    @property
    def next(self) -> Word | None:
        """The word after the amount."""
        return self.words[self.right] if self.right < len(self.words) else None

    @property
    def bare_left(self) -> int:
        """`left` without words that say how exact the amount is ("just over")."""
        left = self.left
        while left > 0 and in_list("qualifying", self.words[left - 1].lower):
            left -= 1
        return left

    @property
    def of_left(self) -> int | None:
        """The place of an "of" directly before the amount: "an overspend of just over £4m"."""
        left = self.left
        while left > 0 and in_list("qualifying", self.words[left - 1].lower) and self.words[left - 1].lower != "the":
            left -= 1
        return left - 1 if left and self.words[left - 1].lower in ("of", "totalling") else None


def _after_brackets(words: Sequence[Word], right: int) -> int:
    """Past a bracket that holds only another amount: "64% (14) have"."""
    inside = words[right : right + 3]
    if [w.text for w in inside[:1]] == ["("] and [w.kind for w in inside[1:]] == ["number", "stop"]:
        return right + 3
    return right


def _bind(place: Place, quantity: Quantity, memory: Memory) -> tuple[str | None, str | None]:
    """The measure, and the noun that it counts where it counts one."""
    follower = place.next
    if quantity.unit == "rank":
        return _of_rank(place, memory), None
    if quantity.unit in TIME:
        return _fallback(place, memory), None
    if repeats(place) and memory.sentence:
        return memory.sentence, None
    if memory.sentence and (_is_parallel(place) or _is_vague(place)):
        return memory.sentence, None
    if follower and follower.lower == "of":
        found = _counted(place.words, place.right + 1)
        if found[0]:
            return found
    return _of_neighbours(place, quantity, memory)


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
    after = place.words[place.right + 1] if place.right + 1 < len(place.words) else None
    return vague and (after is None or after.kind == "stop") and bool(COMPARED.search(place.before))


def repeats(place: Place) -> bool:
    """Whether the amount says the one before it again or by how much: "64% (14)", "17 (one more than last year)"."""
    words, left = place.words, place.left
    if place.next and place.next.lower in ("more", "fewer", "less", "higher", "lower"):
        after = place.words[place.right + 1] if place.right + 1 < len(words) else None
        return after is None or after.kind in ("stop", "preposition") or after.lower == "than"
    return left > 1 and words[left - 1].text == "(" and words[left - 2].kind == "number"


def _of_neighbours(place: Place, quantity: Quantity, memory: Memory) -> tuple[str | None, str | None]:
    words, follower = place.words, place.next
    if place.before.rstrip().endswith("(") and not (follower and follower.kind == "name"):
        return _of_brackets(words, place.left, memory), None
    said = _elliptic(place, quantity, memory)
    if said:
        return said, None
    if quantity.unit == "GBP" and place.of_left is not None:
        return _of_left(words, place.of_left, memory), None
    if _is_total(place) and memory.sentence and not (follower and follower.kind == "name" and not _is_said(follower)):
        return memory.sentence, None
    if _moves(place) and memory.sentence:
        return memory.sentence, None
    if follower and follower.kind in ("name", "participle") and not _in_share(quantity, follower):
        found = _counted(words, place.right)
        if found[0]:
            return _with_owner(place, found[0]), found[1]
    if place.of_left is not None:
        return _of_left(words, place.of_left, memory), None
    if COMPARED.search(place.before) and memory.sentence:
        return memory.sentence, None
    return _fallback(place, memory), None


def _moves(place: Place) -> bool:
    """A change without its noun: "and a 19% decrease on last year"."""
    after = place.words[place.right + 1] if place.right + 1 < len(place.words) else None
    moved = place.next is not None and in_list("movements", place.next.lower)
    return moved and (
        after is None or after.kind == "stop" or after.lower in ("on", "from", "over", "since", "compared")
    )


def _is_total(place: Place) -> bool:
    """What an amount before is out of: "3,058 out of a possible 3,243"."""
    return bool(OUT_OF.search(place.before))


def _elliptic(place: Place, quantity: Quantity, memory: Memory) -> str | None:
    """What is said of things counted before: "29 approved", "17 are rated green", "2% by the other force"."""
    follower = place.next
    if follower is None:
        return None
    after = place.words[place.right + 1] if place.right + 1 < len(place.words) else None
    ended = _is_said(follower) and (after is None or after.kind != "name")
    again = memory.sentence is not None and follower.lower in ("by", "as", "in", "from", "under", "with", "for")
    if follower.kind not in ("auxiliary", "verb") and not ended and not again:
        return None
    words = predicate(place.words, place.right)
    said = joined(words)
    if not said:
        return None
    if memory.counted:
        return f"{memory.counted} {said}"
    return said if quantity.unit == "GBP" and len(words) >= SHORT else None


def _is_said(word: Word) -> bool:
    """A participle: "29 approved", "six showing a fall"."""
    return in_list("participles", word.lower) or (word.lower.endswith("ing") and word.kind in ("name", "verb"))


def _in_share(quantity: Quantity, word: Word) -> bool:
    return quantity.unit in ("percent", "percentage_points") and word.kind == "participle"


def _counted(words: Sequence[Word], at: int) -> tuple[str | None, str | None]:
    """The noun phrase from `at` on with what is said of it, and the phrase alone."""
    while at < len(words) - 1 and in_list("comparing", words[at].lower):
        at += 1
    name, after = name_after(words, at)
    counted = joined(name)
    if not counted:
        return None, None
    said = (
        joined(predicate(words, after)) if after < len(words) and words[after].kind in ("auxiliary", "verb") else None
    )
    return (f"{counted} {said}" if said else counted), counted


def _with_owner(place: Place, measure: str) -> str:
    """What is averaged belongs to the measure: "Arson … with an average of 31 incidents"."""
    words, at = place.words, place.of_left
    if at is None:
        return measure
    head = name_before(words, at)
    if not head or not is_generic(head) or head[-1].lower in ("total", "number"):
        return measure
    owner = joined(subject_before(words, at))
    return " ".join(part for part in (owner, joined(head), measure) if part)


def _of_rank(place: Place, memory: Memory) -> str | None:
    at = place.right
    if [w.lower for w in place.words[at : at + 1]] == ["of"] and place.words[at + 1 : at + 2]:
        at += 2 if place.words[at + 1].text.isdigit() else 0
    name, _ = name_after(place.words, at)
    return joined(name) or memory.measure


def _of_left(words: Sequence[Word], at: int, memory: Memory) -> str | None:
    """The phrase before "of"; where it only says how something is counted, with what that is."""
    while at > 0 and words[at - 1].text == ",":
        at -= 1
    head = name_before(words, at)
    if head and not is_generic(head):
        return joined(head)
    owner = memory.sentence or joined(subject_before(words, at)) or memory.measure
    parts = [part for part in (owner, joined(head)) if part]
    return " ".join(parts) or None


def _of_brackets(words: Sequence[Word], left: int, memory: Memory) -> str | None:
    at = left
    while at > 0 and words[at - 1].text == "(":
        at -= 1
    name = name_before(words, at)
    placed = max((i + 1 for i, w in enumerate(name) if w.lower in ("in", "across", "within")), default=0)
    place = name[placed:]
    if name and not is_proper(place):
        return joined(name)
    subject = _of_subject(words, at - len(place)) if place else None
    return subject or _unless_proper(memory.sentence) or joined(name) or memory.measure


def _unless_proper(measure: str | None) -> str | None:
    """What the sentence measured, where that is no name in capitals itself."""
    small = [w for w in (measure or "").split() if w[:1].islower() and not in_list("inside_names", w)]
    return measure if small else None


def is_proper(words: Sequence[Word]) -> bool:
    """Whether a phrase is a name in capitals, such as a place's or a department's."""
    big = [w for w in words if w.kind in ("name", "number") and not in_list("inside_names", w.lower)]
    return bool(big) and all(w.text[:1].isupper() for w in big)


def _of_subject(words: Sequence[Word], left: int) -> str | None:
    at = left
    while at > 0 and in_list("totalling", words[at - 1].lower):
        at -= 1
    if at < left and at > 0 and words[at - 1].kind == "participle":
        return joined(name_before(words, at - 1))
    return joined(subject_before(words, left))


def _fallback(place: Place, memory: Memory) -> str | None:
    words, left = place.words, place.bare_left
    conjunct = _conjunct(words, left)
    if conjunct:
        return conjunct
    subject = subject_before(words, left)
    alone = bool(subject) and is_proper(subject) and len(subject) == 1 and joined(subject) != memory.topic
    if subject and not (alone and (memory.topic or memory.measure)):
        return _of_subject(words, left)
    said = joined(predicate(words, place.right)) if place.next else None
    if memory.counted and said:
        return f"{memory.counted} {said}"
    return joined(_name_at(words, left)) or memory.topic or memory.measure or memory.name


def _conjunct(words: Sequence[Word], left: int) -> str | None:
    """The subject of a clause that leaves out its verb: "Arson fell by 4% and robbery by 9%"."""
    end = left - 1 if left and words[left - 1].lower in ("by", "to", "from", "at") else left
    first = next((i for i in range(end - 1, -1, -1) if words[i].kind in ("number", "verb", "auxiliary")), None)
    if first is None or words[first].kind != "number":
        return None
    gap = [w for w in words[first + 1 : end] if w.text != ","]
    if end == left or len(gap) < 2 or gap[0].lower != "and" or any(w.kind not in IN_PHRASE for w in gap[1:]):
        return None
    name = name_before(words, end)
    return None if not name or is_generic(name) or name[0].start < gap[0].end else joined(name)


def _name_at(words: Sequence[Word], left: int) -> list[Word]:
    """The noun before an amount without a verb: "Average handling time at 6 minutes"."""
    while left > 0 and words[left - 1].kind == "preposition":
        left -= 1
    name = name_before(words, left)
    return [] if is_proper(name) or is_generic(name) else name
