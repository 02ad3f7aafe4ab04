"""A sentence as measures are read from it: its words with what they are, its amounts' places, what was said before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.figures.clauses import FINITE, find_clauses, with_verbs
from extract.figures.phrases import is_generic, is_timed, joined, name_after, subject_before
from extract.figures.quantity import Quantity
from extract.figures.spans import Span, merged, touches
from extract.words import Word, find_words, in_list
from schema.vocabulary import match_measure

REACH = 200
"""Characters before an amount that say what it is."""
LEAD = 14
"""Words: an attribution ends before."""


@dataclass(slots=True, kw_only=True)
class Memory:
    """What was spoken of before, for what is left out later: "17 are green" after "of 38 indicators".

    `counted` is the noun counted last, `measure` what was measured last, `sentence` the same within the
    sentence, `topic` the subject of the block's first sentence, `name` the block before (a card's title),
    `opening` the first topic of the section and `heading` its heading.
    """

    counted: str | None = None
    measure: str | None = None
    sentence: str | None = None
    topic: str | None = None
    opening: str | None = None
    name: str | None = None
    heading: str | None = None

    @property
    def about(self) -> str | None:
        """The section's heading, where that is a measure of the vocabulary."""
        return self.heading if self.heading and match_measure(self.heading) else None

    @property
    def theme(self) -> str | None:
        """The first of what the paragraph and the section speak of that is a measure of the vocabulary."""
        spoken = (self.topic, self.opening, self.heading)
        return next((text for text in spoken if text and match_measure(text)), None)

    def begin(self, sentence: Sentence) -> None:
        """Begin a sentence: the first one's subject is the block's topic; "Of all calls, …" counts calls."""
        words = sentence.words
        self.sentence = None
        if self.topic is None:
            verb = next((i for i, w in enumerate(words) if w.kind in FINITE), len(words) - 1)
            subject = subject_before(words, verb + 1)
            empty = is_generic(subject) or is_timed(subject) or sentence.are_actors(subject)
            self.topic = None if empty else joined(subject)
            self.opening = self.opening or self.topic
        if words and words[0].lower == "of":
            self.counted = joined(name_after(words, 1)[0]) or self.counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, where it begins in its block, and its words; dates are left out of them.

    `actors` are the places, forces and bodies that it names, `measures` those of the vocabulary, in its characters;
    `clauses` the first and last (exclusive) word of each clause.
    """

    text: str
    start: int
    words: tuple[Word, ...] = field(default=())
    actors: tuple[Span, ...] = field(default=())
    measures: tuple[Span, ...] = field(default=())
    clauses: tuple[tuple[int, int], ...] = field(default=())

    @classmethod
    def of(
        cls,
        block: str,
        within: Span,
        dates: Sequence[Span],
        amounts: Sequence[Quantity],
        mentions: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ()),
    ) -> Sentence:
        """The sentence `within` a block with its words, without those of `dates`; a number that is no amount is a name.

        All places are those of the block, but the `mentions` of actors and measures are the sentence's own.
        """
        start, end = within
        spans, told = merged((q.start, q.end) for q in amounts), merged(dates)
        words = _clause([w for w in find_words(block, within) if not _inside(w, start, told)])
        named = with_verbs([_named(w, start, spans) for w in words])
        return cls(
            text=block[start:end],
            start=start,
            words=tuple(named),
            clauses=find_clauses(named),
            actors=tuple(merged(mentions[0])),
            measures=tuple(merged(mentions[1])),
        )

    def is_actor(self, word: Word) -> bool:
        """Whether a word is part of a place's, force's or body's name, or means one: "the force", "the Panel"."""
        return in_list("actors", word.lower) or touches(self.actors, word.start, word.start + 1)

    def word_before(self, place: Place) -> Word | None:
        """The word before an amount's place, in its clause or the one before."""
        at = place.first + place.left - 1
        return self.words[at] if at >= 0 else None

    def are_actors(self, words: Sequence[Word]) -> bool:
        """Whether a phrase names only who acts, not what is measured."""
        names = [w for w in words if w.kind == "name"]
        return bool(names) and all(self.is_actor(w) for w in names)


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


def _inside(word: Word, offset: int, spans: Sequence[Span]) -> bool:
    return touches(spans, word.start + offset, word.start + offset + 1)


def _named(word: Word, offset: int, amounts: Sequence[Span]) -> Word:
    inside = _inside(word, offset, amounts)
    if inside:
        return replace(word, kind="number")
    return replace(word, kind="name") if word.kind == "number" else word


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an amount stands: the words of its clause, how many end before it, the first one after it.

    `first` is the place of the clause's first word in the sentence and `before` the text close before the amount.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    first: int
    left: int
    right: int
    before: str

    @classmethod
    def of(cls, sentence: Sentence, quantity: Quantity) -> Place:
        """The place of one of a sentence's amounts."""
        start, end = quantity.start - sentence.start, quantity.end - sentence.start
        words = sentence.words
        left = bisect_right(words, start, key=lambda w: w.end)
        right = bisect_left(words, end, key=lambda w: w.start)
        right = _after_average(words, _after_list(words, _after_brackets(words, right)))
        first, last = next((c for c in sentence.clauses if left < c[1]), sentence.clauses[-1])
        return cls(
            sentence=sentence, words=words[first:last], first=first, left=left - first,
            right=right - first, before=sentence.text[max(0, start - REACH) : start],
        )  # fmt: skip

    @property
    def next(self) -> Word | None:
        """The word after the amount."""
        return self.word(self.right)

    @property
    def after(self) -> Word | None:
        """The word after that."""
        return self.word(self.right + 1)

    @property
    def whole(self) -> int | None:
        """The place of the first word of the whole that the amount is a part of: after "of" or "out of"."""
        if self.next is None:
            return None
        steps = {"of": 1, "out": 2}.get(self.next.lower, 0)
        return self.right + steps if steps == 1 or (steps and self.after and self.after.lower == "of") else None

    def word(self, at: int) -> Word | None:
        """The word at a place of the clause, None where it ends before."""
        return self.words[at] if 0 <= at < len(self.words) else None

    def are_actors(self, words: Sequence[Word]) -> bool:
        """Whether a phrase names only who acts, not what is measured."""
        return self.sentence.are_actors(words)

    def is_actor(self, word: Word) -> bool:
        """Whether a word names who acts."""
        return self.sentence.is_actor(word)

    def is_measure(self, words: Sequence[Word]) -> bool:
        """Whether a phrase is or has a measure of the vocabulary."""
        return any(touches(self.sentence.measures, w.start, w.start + 1) for w in words)

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
        return left - 1 if left and self.words[left - 1].lower in ("of", "totalling", "worth") else None


def _after_brackets(words: Sequence[Word], right: int) -> int:
    """Past a bracket that holds only another amount: "64% (14) have"."""
    inside = words[right : right + 3]
    if [w.text for w in inside[:1]] == ["("] and [w.kind for w in inside[1:]] == ["number", "stop"]:
        return right + 3
    return right


def _after_average(words: Sequence[Word], right: int) -> int:
    """Past words that say only that an amount is a mean: "9 minutes on average to reach it"."""
    return right + 2 if [w.lower for w in words[right : right + 2]] == ["on", "average"] else right


def _after_list(words: Sequence[Word], right: int) -> int:
    """Past the other amounts of a list to the noun that they all count: "12, 14 and 16 thefts"."""
    at = right
    while at + 1 < len(words) and (words[at].text == "," or words[at].lower in ("and", "or")):
        step = 2 if words[at + 1].lower in ("and", "or") and words[at].text == "," else 1
        if at + step >= len(words) or words[at + step].kind != "number" or not words[at + step].text[-1].isdigit():
            return right
        at += step + 1
    named = at < len(words) and words[at].kind == "name" and words[at].text[:1].islower()
    return at if named else right
