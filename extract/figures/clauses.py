"""The clauses of a sentence: where one with a subject and a verb of its own begins after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.words import Word, in_list

FINITE = ("auxiliary", "verb")
IN_SUBJECT = ("name", "determiner", "preposition", "participle", "adverb", "number", "conjunction")
VERB_REACH = 80
"""Words: a verb farther back says nothing of a clause here."""
SUBJECT_LIMIT = 16
"""Words: a longer run before a verb is no subject."""


def find_clauses(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """First and last (exclusive) word of each clause.

    >>> from extract.words import find_words
    >>> find_clauses(find_words("Arson fell by 4% whereas bilking rose by 9%."))
    ((0, 5), (5, 10))
    """
    starts = [0, *(i for i in range(1, len(words)) if _begins(words, i)), len(words)]
    return tuple(pairwise(starts))


def _begins(words: Sequence[Word], i: int) -> bool:
    """Whether a clause begins at word `i`: after a mark or a conjunction, with a subject and a verb."""
    if words[i - 1].text == ";":
        return True
    if not _joins(words, i - 1) or _joins(words, i):
        return False
    return _has_verb(words, i) and _has_subject(words, i)


def _joins(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.lower == "where" and i > 0 and (words[i - 1].kind == "number" or words[i - 1].text == ")"):
        return False
    if word.lower == "that":
        return i > 0 and (in_list("sayings", words[i - 1].lower) or words[i - 1].kind == "conjunction")
    return word.text == "," or (word.kind == "conjunction" and word.lower not in ("or", "than", "if"))


def _has_verb(words: Sequence[Word], end: int) -> bool:
    """Whether the clause before already has its verb."""
    for i in range(end - 1, max(-1, end - VERB_REACH), -1):
        if words[i].kind in FINITE:
            return True
        if words[i].text == ";":
            return False
    return False


def _has_subject(words: Sequence[Word], i: int) -> bool:
    """Whether a noun and then a finite verb stand from word `i` on."""
    named = False
    for word in words[i : i + SUBJECT_LIMIT]:
        if word.kind in FINITE:
            return named
        if word.kind not in (*IN_SUBJECT, "pronoun"):
            return False
        named = named or word.kind in ("name", "pronoun", "number")
    return False


def with_verbs(words: Sequence[Word]) -> list[Word]:
    """The words with the verb of a clause that seems to have none: "the fund awarded 76 grants".

    >>> from extract.words import find_words
    >>> [w.kind for w in with_verbs(find_words("Our fund awarded 76 grants"))]
    ['determiner', 'name', 'verb', 'number', 'name']
    """
    kept = [_recast(words, i) for i in range(len(words))]
    for first, last in _runs(kept):
        if any(w.kind in FINITE for w in kept[first:last]):
            continue
        at = next((i for i in range(first + 1, last - 1) if _may_be_verb(kept, i)), None)
        if at is not None:
            kept[at] = replace(kept[at], kind="verb")
    return kept


def _recast(words: Sequence[Word], i: int) -> Word:
    """A form that is verb and noun as what it is here."""
    if _is_noun(words, i):
        return replace(words[i], kind="name")
    costs = in_list("costing", words[i].lower) and 0 < i < len(words) - 1
    if costs and words[i - 1].kind == "name" and words[i + 1].kind == "number":
        return replace(words[i], kind="verb")
    moves = in_list("falling", words[i].lower) and 0 < i < len(words) - 1
    if moves and words[i - 1].lower.endswith("s") and words[i + 1].lower in ("from", "to", "by"):
        return replace(words[i], kind="verb")
    return words[i]


def _is_noun(words: Sequence[Word], i: int) -> bool:
    """Whether a form that is verb and noun is a noun: before "of" or after a number: "use of force", "40 reports"."""
    if words[i].kind != "verb" or not in_list("homographs", words[i].lower):
        return False
    counted = i > 0 and words[i - 1].kind == "number"
    return counted or (i + 1 < len(words) and words[i + 1].lower == "of")


def _runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The words between marks that end a clause."""
    marks = [i for i, w in enumerate(words) if w.text in (";", ".", ":", "(", ")", "–", "—")]
    return [(first + 1, last) for first, last in pairwise([-1, *marks, len(words)])]


def _may_be_verb(words: Sequence[Word], i: int) -> bool:
    """A form in -ed after a noun and before what it may govern."""
    word, before, after = words[i], words[i - 1], words[i + 1]
    past = word.kind == "participle" or (word.kind == "name" and word.lower.endswith("ed") and word.text.islower())
    if not past or before.kind not in ("name", "adverb", "pronoun"):
        return False
    return after.kind in ("number", "determiner", "adverb", "stop") or (word.kind, after.kind) == (
        "participle",
        "preposition",
    )
