"""The sample papers are read as well as they were: scores by kind stay above floors that only rise."""

from __future__ import annotations

import tomllib

import pytest

from corpus.evaluation.kinds import KINDS
from corpus.evaluation.report import miss_lines
from corpus.evaluation.tally import Tally
from tests.scoring import evaluate_samples, floors, measured, raised, score_samples


@pytest.fixture(scope="session")
def tallies() -> dict[str, Tally]:
    return score_samples()


FLOORS = [(kind, name, floor) for kind, fields in floors().items() for name, floor in fields.items()]


@pytest.mark.parametrize(("kind", "name", "floor"), FLOORS, ids=[f"{kind}-{name}" for kind, name, _ in FLOORS])
def test_the_score_is_not_below_its_floor(tallies: dict[str, Tally], kind: str, name: str, floor: float) -> None:
    assert measured(tallies[kind])[name] >= floor, "\n".join(miss_lines(evaluate_samples(), kind))


def test_every_kind_has_a_floor() -> None:
    assert floors().keys() == KINDS.keys()


def test_floors_rise_and_never_fall() -> None:
    tally = Tally(printed=10, found=10, matched=9, fields={"kind": (5, 10)})
    text = raised({"figures": {"f1": 0.85, "kind": 0.1}}, {"figures": tally})
    assert tomllib.loads(text) == {"figures": {"f1": 0.85, "kind": 0.4}}
    assert tomllib.loads(raised({"figures": {"f1": 0.5}}, {"figures": tally}))["figures"]["f1"] == 0.8
