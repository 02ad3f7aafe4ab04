"""Sentences with the figures that rules read in them, and the phrases of each that may be what a figure measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.dates.finder import find_dates
from extract.figures.areas import Places
from extract.figures.phrases import joined
from extract.figures.quantity import Quantity
from extract.figures.sentence import Sentence
from extract.words import Word, in_list
from schema.records import Figure

LONGEST = 14
"""Words: a longer phrase is no measure."""
INNER = ("name", "participle", "verb", "adverb")
JOINING = (",", "’", "'")

Span = tuple[int, int]
"""First word of a phrase and the one after its last, counted in the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure in its sentence: `left` words end before it, and `right` is the first word after it."""

    figure: Figure
    left: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A sentence's words with its figures, and the phrases that may name what they measure."""

    words: tuple[Word, ...]
    actors: tuple[bool, ...]
    amounts: tuple[Amount, ...]
    phrases: tuple[Span, ...]

    def text(self, span: Span) -> str:
        """A phrase as printed."""
        return joined(self.words[slice(*span)]) or ""


def spoken_of(figures: Sequence[Figure]) -> list[Spoken]:
    """The sentences of figures that stand in prose, in the order of the figures."""
    prose = [f for f in figures if f.sentence and (f.block_id or f.method == "figures.cell_text")]
    grouped = groupby(prose, key=lambda f: (f.block_id, f.table_id, f.row, f.column, f.sentence))
    return [_spoken(list(group)) for _, group in grouped]


def _spoken(figures: Sequence[Figure]) -> Spoken:
    text = figures[0].sentence or ""
    whole = (0, len(text))
    places = _places(text, figures)
    quantities = [
        Quantity(start=a, end=b, text=text[a:b], value=f.value, unit=f.unit)
        for (a, b), f in zip(places, figures, strict=True)
    ]
    dates = [(d.start_char, d.end_char) for d in find_dates(text, None)]
    sentence = Sentence.of(text, whole, dates, quantities, Places.of(text, whole, quantities).mentions)
    words = sentence.words
    return Spoken(
        words=words, actors=tuple(sentence.is_actor(w) for w in words),
        amounts=tuple(_amount(words, f, at) for f, at in zip(figures, places, strict=True)),
        phrases=tuple(find_phrases(words)),
    )  # fmt: skip


def _places(text: str, figures: Sequence[Figure]) -> list[Span]:
    """Where each figure is printed; they come in the order of the text, so that equal ones are told apart."""
    places, at = [], 0
    for figure in figures:
        start = max(text.find(figure.text, at), 0)
        places.append((start, start + len(figure.text)))
        at = start + len(figure.text)
    return places


def _amount(words: Sequence[Word], figure: Figure, at: Span) -> Amount:
    left = sum(1 for w in words if w.end <= at[0])
    right = next((i for i, w in enumerate(words) if w.start >= at[1]), len(words))
    return Amount(figure=figure, left=left, right=max(left, right))


def find_phrases(words: Sequence[Word]) -> Iterator[Span]:
    """The phrases that begin and end where a noun phrase may, without another amount in them.

    >>> from extract.words import find_words
    >>> words = find_words("Thefts from shops rose by 4%.")
    >>> [" ".join(w.text for w in words[a:b]) for a, b in find_phrases(words)]
    ['Thefts', 'Thefts from shops', 'Thefts from shops rose', 'shops', 'shops rose', 'rose']
    """
    for first in range(len(words)):
        if _may_begin(words, first):
            yield from ((first, end) for end in _ends(words, first))


def _may_begin(words: Sequence[Word], at: int) -> bool:
    word, before = words[at], words[at - 1] if at else None
    if word.kind == "preposition":
        return before is not None and before.kind in ("pronoun", "determiner")
    return word.kind in INNER[:3] and (before is None or before.kind != "name" or word.kind != "name")


def _ends(words: Sequence[Word], first: int) -> Iterator[int]:
    for at in range(first, min(len(words), first + LONGEST)):
        word = words[at]
        if word.kind == "number" or (word.kind == "stop" and word.text not in JOINING):
            return
        after = words[at + 1] if at + 1 < len(words) else None
        ends = word.kind in ("name", "participle") or (word.kind in INNER and at > first) or word.kind == "verb"
        if ends and (after is None or after.kind != "name"):
            yield at + 1


def bare_left(words: Sequence[Word], left: int) -> int:
    """`left` without words that say how exact an amount is ("just over")."""
    while left > 0 and in_list("qualifying", words[left - 1].lower):
        left -= 1
    return left
