"""Papers are read as well as they were: scores by kind stay above floors that only rise."""

from __future__ import annotations

import tomllib

import pytest

from corpus.evaluation.kinds import KINDS
from corpus.evaluation.report import miss_lines
from corpus.evaluation.tally import Tally
from tests.scoring import SETS, evaluate_set, floors, measured, raised, score_set

FLOORS = [(of, kind, field) for of in SETS for kind, fields in floors(of).items() for field in fields.items()]


@pytest.mark.parametrize(("of", "kind", "field"), FLOORS, ids=[f"{of}-{kind}-{f[0]}" for of, kind, f in FLOORS])
def test_the_score_is_not_below_its_floor(of: str, kind: str, field: tuple[str, float]) -> None:
    name, floor = field
    assert measured(score_set(of)[kind])[name] >= floor, "\n".join(miss_lines(evaluate_set(of), kind))


@pytest.mark.parametrize("of", SETS)
def test_every_kind_has_a_floor(of: str) -> None:
    assert floors(of).keys() == KINDS.keys()


def test_floors_rise_and_never_fall() -> None:
    tally = Tally(printed=10, found=10, matched=9, fields={"kind": (5, 10)})
    text = raised({"figures": {"f1": 0.85, "kind": 0.1}}, {"figures": tally})
    assert tomllib.loads(text) == {"figures": {"f1": 0.85, "kind": 0.4}}
    assert tomllib.loads(raised({"figures": {"f1": 0.5}}, {"figures": tally}))["figures"]["f1"] == 0.8
