"""Every record says how surely it was read, and the weights behind it come from papers read by hand."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import calibration
from benchmarks.calibration import Example, fit, log_odds_of, share_of, shift, sure_from, tried
from corpus.cli import main
from corpus.sample import sample_files
from extract.confidence.features import FEATURES, features
from extract.confidence.reader import SURE, as_confidence, confidence, weights
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
    said = dict(zip((e.features[0] for e in found), log_odds_of(found, fit(found)), strict=True))
    for name, odds in said.items():
        right = [e.right for e in found if e.features == (name,)]
        assert share_of(odds) == pytest.approx(sum(right) / len(right), abs=0.06)


judged = st.lists(st.tuples(st.floats(-3, 6), st.booleans()), min_size=1)


@given(judged)
def test_only_those_are_sure_of_which_enough_are_right(found: list[tuple[float, bool]]) -> None:
    least = sure_from(found)
    sure = [right for odds, right in found if as_confidence(odds, least) >= SURE]
    assert sum(sure) >= calibration.SURE_RIGHT * len(sure)


@given(judged.filter(lambda found: 0 < sum(right for _, right in found) < len(found)))
def test_confidence_is_right_on_average(found: list[tuple[float, bool]]) -> None:
    moved = [share_of(odds + shift(found)) for odds, _ in found]
    assert sum(moved) == pytest.approx(sum(right for _, right in found), abs=0.01 * len(found))


def test_unseen_records_are_judged_without_their_own_document() -> None:
    known = examples(1, {"good": 0.97, "bad": 0.7})
    unseen = [Example(document="new", features=("odd",), right=False)] * 40
    assert min(odds for odds, _ in tried(known, unseen)) > 0
    others = [Example(document="other", features=("odd",), right=False)] * 40
    assert max(odds for odds, _ in tried(known, [*unseen, *others])) < 0


def test_the_table_and_the_weights_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(tmp_path / "a.db")
    CliRunner().invoke(main, ["build", *map(str, sample_files()), "--db", database, "--quiet"])
    monkeypatch.setattr(calibration, "WEIGHTS", tmp_path / "weights.toml")
    calibration.main([database, str(GOLD), "--unseen", database, str(GOLD), "--write"])
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("| record | documents | records | right | 0.9 and above |")
    assert [line.split()[1] for line in said[2:]] == list(FEATURES)
    assert tomllib.loads((tmp_path / "weights.toml").read_text()).keys() == FEATURES.keys()
