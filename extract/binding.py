"""What an amount measures, in the paper's words: the noun phrase that it counts, is of, or is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.phrases import is_generic, joined, name_after, name_before, predicate, subject_before
from extract.quantities import Quantity
from extract.words import Word, find_words, in_list

TIME = frozenset(["seconds", "minutes", "hours", "days", "weeks", "months", "years"])
COMPARED = re.compile(
    r"(?:\b(?:compared|comparison)\s(?:to|with)|\b(?:down|up) from|\bagainst|\bfrom|\bthan|\bpreviously|\bversus|"
    r"\bvs\.?|\bto|\bdown|\bup|\brespectively)\s(?:just\s|only\s|an?\s|the\s)*$",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Memory:
    """What was measured last in a block, for what is left out later: "17 are green" after "of 38 indicators"."""

    counted: str | None = None
    measure: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, where it begins in its block, and its words; dates are left out of them."""

    text: str
    start: int
    words: tuple[Word, ...] = field(default=())

    @classmethod
    def of(cls, text: str, start: int, dates: Sequence[tuple[int, int]] = ()) -> Sentence:
        """The sentence with its words; `dates` are the spans, in the block, of dates and references in it."""
        words = tuple(w for w in find_words(text) if not _inside(w, start, dates))
        return cls(text=text, start=start, words=words)


def _inside(word: Word, offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start + offset < end for start, end in spans)


def bind_measure(sentence: Sentence, quantity: Quantity, memory: Memory) -> str | None:
    """The phrase that `quantity` measures; what the sentence measured is kept in `memory`."""
    start, end = quantity.start - sentence.start, quantity.end - sentence.start
    words = sentence.words
    right = next((i for i, w in enumerate(words) if w.start >= end), len(words))
    left = _before_qualifier(words, sum(1 for w in words if w.end <= start))
    measure, counted = _bind(sentence, quantity, (left, right), memory)
    memory.counted = counted or memory.counted
    memory.measure = measure or memory.measure
    return measure


def _before_qualifier(words: Sequence[Word], left: int) -> int:
    while left > 0 and in_list("qualifying", words[left - 1].lower):
        left -= 1
    return left


def _bind(sentence: Sentence, quantity: Quantity, at: tuple[int, int], memory: Memory) -> tuple[str | None, str | None]:
    """The measure, and the noun that it counts where it counts one."""
    words, (left, right) = sentence.words, at
    before = sentence.text[: quantity.start - sentence.start].rstrip()
    next_word = words[right] if right < len(words) else None
    if quantity.unit == "rank":
        return _of_rank(words, at, memory), None
    if quantity.unit in TIME:
        return _of_subject(words, left) or memory.measure, None
    if next_word and next_word.lower == "of":
        found = _counted(words, right + 1)
        if found[0]:
            return found
    if next_word and next_word.kind in ("name", "participle") and not _in_share(quantity, next_word):
        found = _counted(words, right)
        if found[0]:
            return _with_owner(words, left, found[0]), found[1]
    if before.endswith("("):
        return _of_brackets(words, left, memory), None
    if next_word and next_word.kind in ("auxiliary", "verb", "participle"):
        elliptic = joined(predicate(words, right))
        if elliptic and memory.counted:
            return f"{memory.counted} {elliptic}", None
    if left and words[left - 1].lower == "of":
        return _of_left(words, left - 1, memory), None
    if COMPARED.search(before) and memory.measure:
        return memory.measure, None
    return _fallback(words, at, memory), None


def _in_share(quantity: Quantity, word: Word) -> bool:
    return quantity.unit in ("percent", "percentage_points") and word.kind == "participle"


def _counted(words: Sequence[Word], at: int) -> tuple[str | None, str | None]:
    """The noun phrase from `at` on with what is said of it, and the phrase alone."""
    name, after = name_after(words, at)
    counted = joined(name)
    if not counted:
        return None, None
    said = (
        joined(predicate(words, after)) if after < len(words) and words[after].kind in ("auxiliary", "verb") else None
    )
    return (f"{counted} {said}" if said else counted), counted


def _with_owner(words: Sequence[Word], left: int, measure: str) -> str:
    """What is averaged belongs to the measure: "Arson … with an average of 31 incidents"."""
    if not left or words[left - 1].lower != "of":
        return measure
    head = name_before(words, left - 1)
    if not head or not is_generic(head) or head[-1].lower in ("total", "number"):
        return measure
    owner = joined(subject_before(words, left - 1))
    return " ".join(part for part in (owner, joined(head), measure) if part)


def _of_rank(words: Sequence[Word], at: tuple[int, int], memory: Memory) -> str | None:
    name, _ = name_after(words, at[1])
    return joined(name) or memory.measure


def _of_left(words: Sequence[Word], at: int, memory: Memory) -> str | None:
    """The phrase before "of"; where it only says how something is counted, with what that is."""
    head = name_before(words, at)
    if head and not is_generic(head):
        return joined(head)
    owner = joined(subject_before(words, at)) or memory.measure
    parts = [part for part in (owner, joined(head)) if part]
    return " ".join(parts) or None


def _of_brackets(words: Sequence[Word], left: int, memory: Memory) -> str | None:
    at = left
    while at > 0 and words[at - 1].text == "(":
        at -= 1
    name = name_before(words, at)
    if name and not all(w.text[:1].isupper() for w in name if w.kind == "name"):
        return joined(name)
    return _of_subject(words, at) or memory.measure or joined(name)


def _of_subject(words: Sequence[Word], left: int) -> str | None:
    return joined(subject_before(words, left))


def _fallback(words: Sequence[Word], at: tuple[int, int], memory: Memory) -> str | None:
    left, right = at
    found = _of_subject(words, left)
    if found:
        return found
    said = joined(predicate(words, right)) if right < len(words) else None
    if memory.counted and said:
        return f"{memory.counted} {said}"
    return memory.measure or joined(name_before(words, left))
