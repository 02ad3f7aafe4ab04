"""What kind of figure an amount is: a log-linear classifier of the words around it and of what the rules say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy

from benchmarks.helper.clues import amount_clues, numbered
from benchmarks.helper.ranker import Choice, Weights, fit, shares
from benchmarks.helper.spoken import Amount, Spoken, spoken_of
from benchmarks.sentences import as_record
from corpus.evaluation.kinds import KINDS, Entry
from corpus.evaluation.tally import judge
from schema.records import FIGURE_KINDS, Figure

AROUND = 5
"""Words on either side of an amount that are told with their distance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindExample:
    """An amount of a sentence with its right kind."""

    spoken: Spoken
    amount: Amount
    kind: str


def kind_examples(figures: Sequence[Figure], entries: Sequence[Entry]) -> list[KindExample]:
    """The figures of prose that an entry says the kind of."""
    verdicts = judge("", entries, [as_record(f) for f in figures], KINDS["figures"])
    kinds = {v.record["id"]: v.entry["kind"] for v in verdicts if v.entry and v.record and "kind" in v.entry}
    return [
        KindExample(spoken=spoken, amount=amount, kind=kinds[amount.figure.id])
        for spoken in spoken_of(figures)
        for amount in spoken.amounts
        if amount.figure.id in kinds
    ]


def _clues(spoken: Spoken, amount: Amount) -> Iterator[str]:
    around, words = amount_clues(spoken, amount), spoken.words
    yield from (f"{name}={value}" for name, value in around.items())
    yield from (f"{name}={around[name]} {around['unit']} {around['kind']}" for name in ("word_before", "word_after"))
    for at, word in enumerate(words):
        before = at < amount.left
        far = amount.left - at if before else at - amount.right + 1
        yield f"{'<' if before else '>'} {word.lower}"
        if 0 < far <= AROUND:
            yield f"{'<' if before else '>'}{far} {word.lower}"


def _options(spoken: Spoken, amount: Amount) -> tuple[list[int], ...]:
    clues = list(_clues(spoken, amount))
    return tuple(numbered([f"{kind} {clue}" for clue in clues]) for kind in FIGURE_KINDS)


def train_kinds(examples: Sequence[KindExample]) -> Weights:
    """The weights that fit the examples."""
    due = {kind: numpy.eye(len(FIGURE_KINDS))[i] for i, kind in enumerate(FIGURE_KINDS)}
    return fit([Choice(clues=_options(e.spoken, e.amount), due=due[e.kind]) for e in examples])


def kind_of_amount(weights: Weights, example: KindExample, margin: float) -> str:
    """The kind of an amount: the rules' unless another has `margin` more of the belief."""
    believed = shares(weights, _options(example.spoken, example.amount))
    ruled, best = example.amount.figure.kind, int(believed.argmax())
    return FIGURE_KINDS[best] if believed[best] - believed[FIGURE_KINDS.index(ruled)] >= margin else ruled
