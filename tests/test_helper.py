"""The helper that was tried beside the rules: what it chooses from, that it learns, and when it is believed."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest

from benchmarks.helper import __main__ as program
from benchmarks.helper.examples import labelled_examples
from benchmarks.helper.kinds import kind_examples, kind_of_amount, train_kinds
from benchmarks.helper.ranker import Example, alone, answers, folds, is_right, shares, train
from benchmarks.helper.recommending import classify, train_recommending
from benchmarks.helper.spoken import spoken_of
from benchmarks.sentences import entries_of, figures_of, read_labelled, read_recommending

PAGE = (Path(__file__).parents[1] / "docs" / "helper.md").read_text(encoding="utf-8")
TAUGHT = 120


@pytest.fixture(scope="session")
def labelled() -> list[Example]:
    return labelled_examples(read_labelled()[:TAUGHT])


def test_equal_numbers_of_a_sentence_are_told_apart() -> None:
    (spoken,) = spoken_of(figures_of("Thefts were 12 and robberies were 12 as well."))
    assert [spoken.words[a.left].text for a in spoken.amounts] == ["12", "12"]
    assert spoken.amounts[0].right < spoken.amounts[1].left


def test_what_an_amount_measures_is_among_the_phrases_of_its_sentence(labelled: list[Example]) -> None:
    judged = [(e, wanted) for e in labelled for wanted in e.wanted if wanted]
    held = [any(is_right(w, e.spoken.text(p)) for p in e.spoken.phrases) for e, w in judged]
    assert sum(held) / len(held) > 0.95


def test_the_same_examples_give_the_same_weights(labelled: list[Example]) -> None:
    assert numpy.array_equal(train(labelled[:20]), train(labelled[:20]))


def test_what_was_taught_is_known(labelled: list[Example]) -> None:
    weights = train(labelled)
    rights = [is_right(w, m) for e in labelled for m, w in zip(alone(weights, e.spoken), e.wanted, strict=True) if w]
    assert sum(rights) / len(rights) > 0.9


def test_from_a_margin_above_one_the_rules_decide(labelled: list[Example]) -> None:
    weights = train(labelled[:40])
    for example in labelled:
        assert answers(weights, example.spoken, 1.1) == [a.figure.measure for a in example.spoken.amounts]


def test_shares_add_up_to_one() -> None:
    assert shares(numpy.zeros(9), [[1, 2], [3], [4, 5]]).tolist() == pytest.approx([1 / 3] * 3)


def test_folds_part_all() -> None:
    parts = folds(23)
    assert sorted(i for part in parts for i in part) == list(range(23)) and len(parts) == 5
    assert parts == folds(23)


def test_kinds_that_were_taught_are_known() -> None:
    examples = [e for one in read_labelled()[:60] for e in kind_examples(figures_of(one.text), entries_of(one))]
    weights = train_kinds(examples)
    assert sum(kind_of_amount(weights, e, 0.0) == e.kind for e in examples) / len(examples) > 0.9
    assert [kind_of_amount(weights, e, 1.1) for e in examples] == [e.amount.figure.kind for e in examples]


def test_sentences_that_were_taught_are_known() -> None:
    sentences = read_recommending()[::9]
    found = classify(train_recommending(sentences), [text for text, _ in sentences])
    assert sum(label == found[i][0] for i, (_, label) in enumerate(sentences)) / len(sentences) > 0.6


def test_the_page_says_how_to_repeat_it() -> None:
    assert "python -m benchmarks.helper" in PAGE
    assert all(f"## {name.capitalize()}" in PAGE for name in program.PARTS)
