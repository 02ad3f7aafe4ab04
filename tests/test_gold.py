"""The sample papers are read as well as they were: scores by kind stay above floors that only rise."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.scoring import KINDS, Kind, Tally, count, floors, measured, raised, score_samples, tokens


@pytest.fixture(scope="session")
def tallies() -> dict[str, Tally]:
    return score_samples()


FLOORS = [(kind, name, floor) for kind, fields in floors().items() for name, floor in fields.items()]


@pytest.mark.parametrize(("kind", "name", "floor"), FLOORS, ids=[f"{kind}-{name}" for kind, name, _ in FLOORS])
def test_the_score_is_not_below_its_floor(tallies: dict[str, Tally], kind: str, name: str, floor: float) -> None:
    tally = tallies[kind]
    assert measured(tally)[name] >= floor, "\n".join(["missed:", *tally.missed, "wrong:", *tally.wrong])


def test_every_kind_has_a_floor() -> None:
    assert floors().keys() == KINDS.keys()


class Named:
    """A record with a name only."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


BY_NAME = Kind(
    records=lambda reading: [], likeness=lambda g, r: float(g["name"] == r.name), least=1.0,
    checks={"first": lambda g, r: g["name"][0] == r.name[0]},
)  # fmt: skip


def tally_of(entries: list[dict[str, Any]], names: list[str]) -> Tally:
    tally = Tally()
    count(tally, entries, [Named(n) for n in names], BY_NAME, "paper")
    return tally


def test_scores_count_what_is_printed_and_what_is_found() -> None:
    tally = tally_of([{"name": "a"}, {"name": "b"}], ["a", "c", "d"])
    assert (tally.precision, tally.recall) == (1 / 3, 1 / 2)
    assert tally.f1 == pytest.approx(0.4)
    assert tally.share("first") == 1


def test_an_optional_entry_is_neither_missed_nor_wrong() -> None:
    entries: list[dict[str, Any]] = [{"name": "a"}, {"name": "b", "optional": True}]
    for found in (["a"], ["a", "b"]):
        assert tally_of(entries, found).f1 == 1


def test_a_record_that_is_found_twice_is_wrong_once() -> None:
    tally = tally_of([{"name": "a"}], ["a", "a"])
    assert (tally.matched, tally.found) == (1, 2)


def test_nothing_found_where_nothing_is_printed_is_right() -> None:
    assert tally_of([], []).f1 == 1
    assert tally_of([], ["a"]).precision == 0


def test_words_are_counted_without_marks_and_separators() -> None:
    assert tokens("The 14,599 crimes – up 2.5%") == tokens("the 14599 crimes up 2.5%")
    assert "the" not in tokens("The crimes", content=True)


def test_floors_rise_and_never_fall() -> None:
    tally = Tally(printed=10, found=10, matched=9, attributes={"kind": (5, 10)})
    text = raised({"figures": {"f1": 0.85, "kind": 0.1}}, {"figures": tally})
    assert tomllib.loads(text) == {"figures": {"f1": 0.85, "kind": 0.4}}
    assert tomllib.loads(raised({"figures": {"f1": 0.5}}, {"figures": tally}))["figures"]["f1"] == 0.8
