"""The labelled sentences are well formed, and the rules read them as well as they did: floors that only rise."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from benchmarks.sentences import (
    KINDS_OF_RECOMMENDATION,
    NO_RECOMMENDATION,
    Taken,
    floors,
    judge_figures,
    judge_recommending,
    main,
    measured,
    raised,
    read_labelled,
    read_recommending,
    recall_and_precision,
)
from schema.records import FIGURE_KINDS, UNITS

FLOORS = [(kind, name) for kind, scores in floors().items() for name in scores]
SPANS = ("measure", "area", "period")


@pytest.fixture(scope="session")
def scores() -> dict[str, dict[str, float]]:
    return measured(judge_figures(read_labelled()), judge_recommending(read_recommending()))


@pytest.mark.parametrize(("kind", "name"), FLOORS, ids=[f"{kind}-{name}" for kind, name in FLOORS])
def test_the_score_is_not_below_its_floor(scores: dict[str, dict[str, float]], kind: str, name: str) -> None:
    assert scores[kind][name] >= floors()[kind][name]


def test_floors_rise_and_never_fall() -> None:
    text = raised({"figures": {"kind": 0.9, "sign": 0.2}}, {"figures": {"kind": 0.5, "sign": 0.6789, "area": 0.1}})
    assert tomllib.loads(text) == {"figures": {"kind": 0.9, "sign": 0.669, "area": 0.09}}


def figures() -> list[tuple[str, dict[str, Any]]]:
    return [(one.text, figure) for one in read_labelled() for figure in one.figures]


def test_the_places_of_figures_are_in_their_sentence() -> None:
    for text, figure in figures():
        for start, end in [(figure["start"], figure["end"]), *(figure[name] for name in SPANS if figure[name])]:
            assert 0 <= start < end <= len(text), text
            assert text[start:end] == text[start:end].strip(), text


def test_figures_are_of_known_units_and_kinds() -> None:
    assert {figure["kind"] for _, figure in figures()} <= set(FIGURE_KINDS)
    assert {figure["unit"] for _, figure in figures()} <= set(UNITS)


def test_no_sentence_stands_twice() -> None:
    for texts in ([one.text for one in read_labelled()], [text for text, _ in read_recommending()]):
        assert len({text.lower() for text in texts}) == len(texts)


def test_labels_are_known() -> None:
    assert {label for _, label in read_recommending()} == {*KINDS_OF_RECOMMENDATION, *NO_RECOMMENDATION}


def test_a_reported_recommendation_that_is_read_costs_precision() -> None:
    labels = [("asked", "asked"), ("made", "none"), ("reported", "made"), ("none", "none"), ("resolved", "resolved")]
    taken = [Taken(text="", label=label, kind=kind) for label, kind in [*labels, ("action", "action")]]
    scores = {"asked": 1.0, "made": 0.0, "resolved": 1.0, "action": 1.0, "precision": 0.75}
    assert recall_and_precision(taken) == scores


def test_the_program_lists_what_went_wrong(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.sentences.read_labelled", lambda: read_labelled()[:40])
    monkeypatch.setattr("benchmarks.sentences.read_recommending", lambda: [("Talks went on.", "asked"), *SOME])
    main(["--misses", "recommendations"])
    said = capsys.readouterr().out
    assert said.startswith("figures ") and "asked read as none: Talks went on." in said


SOME = [(f"The Panel is asked to note part {n}.", label) for n, label in enumerate(KINDS_OF_RECOMMENDATION)]
