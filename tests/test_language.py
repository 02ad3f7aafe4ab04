from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.language import Abbreviation, WholeToken, abbreviations, find_names, pipeline, sentences, whole_tokens
from schema.vocabulary import Force, Measure, forces, measures

CASES = tomllib.loads((Path(__file__).parent / "cases" / "language.toml").read_text(encoding="utf-8"))["sentences"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_sentences(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [text[a:b] for a, b in sentences(text)] == case["sentences"]


@pytest.mark.parametrize("entry", abbreviations(), ids=lambda a: a.text)
def test_the_example_of_an_abbreviation_is_one_sentence(entry: Abbreviation) -> None:
    assert entry.text in entry.example
    assert sentences(entry.example) == ((0, len(entry.example)),)


@pytest.mark.parametrize("entry", whole_tokens(), ids=lambda t: t.name)
def test_the_example_of_a_whole_token_is_one_token(entry: WholeToken) -> None:
    assert re.fullmatch(entry.pattern, entry.example)
    tokens = [token.text for token in pipeline()(f"Then ({entry.example}), it ended.")]
    assert entry.example in tokens


@given(st.text(alphabet=st.sampled_from("Ab1.,!?()“”£% \n"), max_size=60))
@settings(max_examples=60, deadline=None)
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


NAMES = tomllib.loads((Path(__file__).parent / "cases" / "language.toml").read_text(encoding="utf-8"))["names"]


@pytest.mark.parametrize("case", NAMES, ids=lambda c: c["name"])
def test_names_of_the_vocabularies(case: dict[str, str]) -> None:
    text = case["text"]
    found = {g: {text[n.start : n.end]: n.id for n in find_names(text, g)} for g in ("forces", "bodies", "measures")}
    assert found == {g: case.get(g, {}) for g in found}


@pytest.mark.parametrize("entry", forces(), ids=lambda f: f.id)
def test_every_force_is_found_by_its_name(entry: Force) -> None:
    assert [n.id for n in find_names(f"{entry.name} recorded 12 thefts.", "forces")] == [entry.id]


@pytest.mark.parametrize("entry", measures(), ids=lambda m: m.id)
def test_every_measure_is_found_by_its_name(entry: Measure) -> None:
    assert entry.id in [n.id for n in find_names(f"{entry.name}: 12", "measures")]
