"""The confidence of every record of a reading, from weights that were fitted to papers read by hand.

The weights are in `weights.toml`, written by `python -m benchmarks.calibration`; docs/accuracy.md says from which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp
from typing import Any

from extract.confidence.features import FEATURES, features
from extract.data import load_data
from schema.records import Reading

BIAS = "bias"
SURE_FROM = "sure from"
SURE = 0.9
"""From this confidence on a record is called sure: of those at least 95 of 100 are to be right."""
LEAST, MOST = 0.01, 0.99
"""Nothing is wholly sure."""


def with_confidence(reading: Reading) -> Reading:
    """The reading with the confidence of each of its records."""
    outcomes: dict[str, list[str]] = {}
    for check in reading.checks:
        outcomes.setdefault(check.record_id, []).append(check.outcome)
    sure: dict[str, Any] = {
        kind: tuple(_sure(kind, record, outcomes) for record in getattr(reading, kind)) for kind in FEATURES
    }
    return replace(reading, **sure)


def _sure(kind: str, record: Any, outcomes: Mapping[str, Sequence[str]]) -> Any:
    said = features(kind, record, outcomes.get(record.id, ()))
    return replace(record, confidence=confidence(kind, said))


def confidence(kind: str, said: Sequence[str]) -> float:
    """The share of records with these features that are right, from 0 to 1, in hundredths.

    A feature that no record had when the weights were fitted counts nothing.
    """
    of_kind = weights()[kind]
    return as_confidence(of_kind[BIAS] + sum(of_kind.get(feature, 0.0) for feature in said), of_kind[SURE_FROM])


def as_confidence(log_odds: float, sure_from: float) -> float:
    """Log odds as a confidence, which is SURE or more only from `sure_from` on.

    >>> as_confidence(0.0, 3.0), as_confidence(2.9, 3.0), as_confidence(3.0, 3.0)
    (0.5, 0.89, 0.95)
    """
    share = min(max(round(1 / (1 + exp(-log_odds)), 2), LEAST), MOST)
    return max(share, SURE) if log_odds >= sure_from else min(share, SURE - 0.01)


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weight of each feature, the bias, and the log odds from which on a record is sure, by kind."""
    return load_data("extract.confidence", "weights.toml")
