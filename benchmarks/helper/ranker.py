"""Which phrase of its sentence an amount measures: a log-linear ranker, and when to believe it rather than the rules.

Every phrase has a score, the sum of the weights of its clues; the shares that the phrases and "none of them" have of
the exponentials of the scores add up to one. Training raises the share of the phrases that are right, by AdaGrad.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy

from benchmarks.helper.clues import CLUES, clues_of_none, clues_of_phrase, content_words, numbered
from benchmarks.helper.spoken import Amount, Spoken
from corpus.evaluation.kinds import MEASURE_LEAST
from corpus.evaluation.words import closest

Weights = Any
"""A numpy array of CLUES numbers."""

ROUNDS = 12
STEP = 0.05
SHRINK = 1e-3
"""How much weights are drawn to nothing."""
SEED = 20240401
FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence with the wordings that are right for each amount: none where it prints none, None where not judged."""

    spoken: Spoken
    wanted: tuple[tuple[str, ...] | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The clues of all phrases of an amount, "none" first, and what share of the right answer each deserves."""

    clues: tuple[list[int], ...]
    due: Any


def is_right(wanted: Sequence[str], measure: str | None) -> bool:
    """Whether a measure is one of the right wordings, as the scores of papers count it."""
    return closest(wanted, measure, content=True) >= MEASURE_LEAST


def _clues(spoken: Spoken, amount: Amount, before: Sequence[str] | None) -> tuple[list[int], ...]:
    phrases = (clues_of_phrase(spoken, amount, span, before) for span in spoken.phrases)
    return tuple(numbered(clues) for clues in (clues_of_none(spoken, amount), *phrases))


def choices(example: Example) -> Iterator[Choice]:
    """What there is to learn from a sentence; what the amount before measures is taken from what is right."""
    before: list[str] | None = None
    for amount, wanted in zip(example.spoken.amounts, example.wanted, strict=True):
        if wanted is not None:
            yield Choice(clues=_clues(example.spoken, amount, before), due=_due(example.spoken, wanted))
        before = content_words(wanted[0] if wanted else amount.figure.measure)


def _due(spoken: Spoken, wanted: Sequence[str]) -> Any:
    """Phrases that are right deserve the more, the more they agree; where none is right, "none" deserves all."""
    texts = [spoken.text(span) for span in spoken.phrases] if wanted else []
    likes = [closest(wanted, text, content=True) for text in texts]
    due = numpy.zeros(1 + len(spoken.phrases))
    due[1 : 1 + len(likes)] = [like**2 if like >= MEASURE_LEAST else 0.0 for like in likes]
    due[0] = float(not due.any())
    return due / due.sum()


def train(examples: Sequence[Example], seed: int = SEED, rounds: int = ROUNDS) -> Weights:
    """The weights that fit the examples; the same examples and seed give the same weights."""
    return fit([choice for example in examples for choice in choices(example)], seed, rounds)


def fit(learnt: Sequence[Choice], seed: int = SEED, rounds: int = ROUNDS) -> Weights:
    """The weights that fit some choices."""
    weights, steps = numpy.zeros(CLUES), numpy.full(CLUES, 0.01)
    order, shuffled = random.Random(seed), list(learnt)
    for _ in range(rounds):
        order.shuffle(shuffled)
        for choice in shuffled:
            _learn(weights, steps, choice)
    return weights


def _learn(weights: Weights, steps: Any, choice: Choice) -> None:
    for clues, error in zip(choice.clues, choice.due - shares(weights, choice.clues), strict=True):
        steps[clues] += error**2
        weights[clues] += STEP * (error - SHRINK * weights[clues]) / numpy.sqrt(steps[clues])


def shares(weights: Weights, clues: Sequence[list[int]]) -> Any:
    """The share of belief that each of several answers has."""
    scores = numpy.array([weights[one].sum() for one in clues])
    powers = numpy.exp(scores - scores.max())
    return powers / powers.sum()


def answers(weights: Weights, spoken: Spoken, margin: float) -> list[str | None]:
    """What each amount of a sentence measures: the rules' answer, unless a phrase has `margin` more of the belief.

    From a margin of 0 on the ranker decides wherever it prefers another phrase.
    """
    found: list[str | None] = []
    before: list[str] | None = None
    for amount in spoken.amounts:
        believed = shares(weights, _clues(spoken, amount, before))
        found.append(_answer(spoken, amount.figure.measure, believed, margin))
        before = content_words(found[-1])
    return found


def _answer(spoken: Spoken, ruled: str | None, believed: Any, margin: float) -> str | None:
    best = int(believed.argmax())
    texts = [spoken.text(span) for span in spoken.phrases]
    agreeing = [i for i, text in enumerate(texts, 1) if ruled and is_right([ruled], text)]
    support = max((believed[i] for i in agreeing), default=believed[0])
    return ruled if best == 0 or best in agreeing or believed[best] - support < margin else texts[best - 1]


def folds(count: int, parts: int = FOLDS, seed: int = SEED) -> list[frozenset[int]]:
    """The numbers below `count` in parts of about equal size, each to be tried on what the others teach."""
    numbers = list(range(count))
    random.Random(seed).shuffle(numbers)
    return [frozenset(numbers[part::parts]) for part in range(parts)]


def alone(weights: Weights, spoken: Spoken) -> list[str | None]:
    """What each amount measures by the ranker only."""
    found: list[str | None] = []
    before: list[str] | None = None
    for amount in spoken.amounts:
        best = int(shares(weights, _clues(spoken, amount, before)).argmax())
        found.append(spoken.text(spoken.phrases[best - 1]) if best else None)
        before = content_words(found[-1])
    return found
