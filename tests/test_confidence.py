"""Every record says how surely it was read, and the weights behind it come from papers read by hand."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import calibration
from benchmarks.calibration import BIAS, Example, caution, cautious, confidences, fit, left_out, lowered
from corpus.cli import main
from corpus.evaluation.scores import SURE
from corpus.sample import sample_files
from extract.confidence.features import FEATURES, features
from extract.confidence.reader import confidence, weights
from schema.records import Figure
from tests.scoring import GOLD
from tests.test_methods import KINDS, readings


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_has_a_confidence(kind: str) -> None:
    found = [record.confidence for reading in readings() for record in getattr(reading, kind)]
    assert found and all(isinstance(c, float) and 0 < c < 1 for c in found)


def test_every_kind_has_weights_and_no_other() -> None:
    assert weights().keys() == FEATURES.keys() == set(KINDS)


def test_the_features_of_a_figure_say_what_is_doubtful() -> None:
    figure = Figure(
        id="f", paper_id="p", page=1, text="9", value=9.0, unit="count", kind="level", measure="complaints",
        period_basis="paper", denominator=38.0, method="figures.subject",
    )  # fmt: skip
    assert features("figures", figure, ["agrees", "agrees"]) == (
        "figures.subject", "period paper", "kind level", "no match", "one-word measure", "a part of a whole",
        "check agrees",
    )  # fmt: skip


def test_a_feature_that_is_not_known_counts_nothing() -> None:
    assert confidence("figures", ("never seen",)) == confidence("figures", ())


def examples(seed: int, rights: dict[str, float], count: int = 400) -> list[Example]:
    """Records of ten documents; of those with each feature the given share is right."""
    draw = random.Random(seed)
    names = [draw.choice(sorted(rights)) for _ in range(count)]
    return [
        Example(document=str(i % 10), features=(name,), right=draw.random() < rights[name])
        for i, name in enumerate(names)
    ]


@given(st.integers(0, 5), st.floats(0.2, 0.9), st.floats(0.2, 0.9))
def test_a_feature_gets_the_share_of_its_records_that_are_right(seed: int, one: float, other: float) -> None:
    found = examples(seed, {"one": one, "other": other})
    said = dict(zip((e.features[0] for e in found), confidences(found, fit(found)), strict=True))
    for name, sure in said.items():
        right = [e.right for e in found if e.features == (name,)]
        assert sure == pytest.approx(sum(right) / len(right), abs=0.06)


@given(st.lists(st.tuples(st.sampled_from([0.5, 0.85, 0.9, 0.93, 0.97]), st.booleans())))
def test_caution_leaves_only_those_sure_that_are_right_often_enough(judged: list[tuple[float, bool]]) -> None:
    sure = [right for confidence, right in lowered(judged, caution(judged)) if confidence >= SURE]
    assert sum(sure) >= calibration.SURE_RIGHT * len(sure)


def test_cautious_weights_hold_for_records_that_were_left_out() -> None:
    found = examples(1, {"good": 0.97, "bad": 0.7, "unsure": 0.92})
    plain, careful = fit(found), cautious(found)
    assert careful[BIAS] <= plain[BIAS] and careful["bad"] == plain["bad"] < plain["good"]
    assert len(left_out(found)) == len(found)


def test_the_table_and_the_weights_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = [path for path in sample_files() if "minutes" not in path.stem][:3]
    CliRunner().invoke(main, ["build", *map(str, papers), "--db", str(tmp_path / "a.db"), "--quiet"])
    (tmp_path / "gold").mkdir()
    for path in papers:
        (tmp_path / "gold" / f"{path.stem}.json").write_text((GOLD / f"{path.stem}.json").read_text())
    monkeypatch.setattr(calibration, "WEIGHTS", tmp_path / "weights.toml")
    calibration.main([str(tmp_path / "a.db"), str(tmp_path / "gold"), "--write"])
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("| record | documents | records | right | 0.9 and above |")
    assert any(line.startswith("| figures | 3 | ") for line in said)
    assert "[figures]" in (tmp_path / "weights.toml").read_text()
