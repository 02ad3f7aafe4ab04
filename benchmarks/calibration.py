"""Fits the weights of `extract/confidence` to papers read by hand, and says how far confidence can be trusted.

    python -m benchmarks.calibration DATABASE GOLD_DIR [DATABASE GOLD_DIR ...] --unseen DATABASE GOLD_DIR [--write]

Each DATABASE holds the documents of the gold files in GOLD_DIR beside it. The first are those that rules were mended
on; the unseen ones were read before anybody had looked at what is missed in them. The weights are fitted to both. Then
confidence is moved until it is right on average for unseen documents, each judged by weights that were fitted without
it, and a record is sure only from where on enough of them are right; what is printed was measured so. `--write` puts
the weights into `extract/confidence/weights.toml`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

import extract.confidence
from corpus.database import open_for_reading
from corpus.evaluation.found import Record
from corpus.evaluation.gold import find_gold
from corpus.evaluation.scores import evaluate
from corpus.evaluation.tally import Verdict
from extract.confidence.features import FEATURES, features
from extract.confidence.reader import BIAS, SURE, SURE_FROM, as_confidence

WEIGHTS = Path(extract.confidence.__file__).parent / "weights.toml"
KINDS = {"papers": "papers", "headings": "sections", "tables": "tables", "kpis": "kpis", "figures": "figures",
         "recommendations": "recommendations", "dates": "dates"}  # fmt: skip
"""The kinds of gold files, and what a reading calls them."""
PULL = 5.0
"""How strongly weights are drawn to 0 (the precision of a normal prior): a feature of few records says little."""
SURE_RIGHT = 0.95
"""Of the records that are sure, so many are to be right."""
STEPS = 25
WIDEST = 20.0
"""Log odds beyond all that occur."""
type_numbers = NDArray[np.float64]
type_weights = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A record that was judged: of which document, its features, whether everything judged of it is right."""

    document: str
    features: tuple[str, ...]
    right: bool


def find_examples(db: Database, gold: Path) -> dict[str, list[Example]]:
    """The judged records of a database by kind."""
    verdicts = evaluate(db, find_gold(gold)).verdicts
    outcomes: dict[str, list[str]] = {}
    for record, outcome in db.execute("select record_id, outcome from checks"):
        outcomes.setdefault(record, []).append(outcome)
    places = dict(db.execute("select kpi_id, count(*) from kpi_places group by kpi_id").fetchall())
    return {
        kind: [_example(kind, verdict, verdict.record, outcomes, places) for verdict in verdicts[name] if
               verdict.due and verdict.record]
        for name, kind in KINDS.items()
    }  # fmt: skip


def _example(
    kind: str, verdict: Verdict, record: Record, outcomes: Mapping[str, Sequence[str]], places: Mapping[str, int]
) -> Example:
    whole = SimpleNamespace(**record, places=range(places.get(record["id"], 1)))
    said = features(kind, whole, outcomes.get(record["id"], ()))
    return Example(document=verdict.document, features=said, right=verdict.right)


def fit(examples: Sequence[Example]) -> type_weights:
    """The weights of a logistic regression that is drawn to 0, found by Newton's method."""
    names = [BIAS, *sorted({feature for example in examples for feature in example.features})]
    inputs = np.array([[name == BIAS or name in example.features for name in names] for example in examples], float)
    right = np.array([example.right for example in examples], float)
    pull = np.diag([0.01, *[PULL] * (len(names) - 1)])
    found: type_numbers = np.zeros(len(names))
    for _ in range(STEPS):
        said = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (said - right) + pull @ found
        curve = inputs.T @ (inputs * (said * (1 - said))[:, None]) + pull
        found = found - np.linalg.solve(curve, slope)
    return dict(zip(names, np.round(found, 2).tolist(), strict=True))


def log_odds_of(examples: Sequence[Example], weights: type_weights) -> list[float]:
    """The log odds of each example to be right."""
    return [weights[BIAS] + sum(weights.get(f, 0.0) for f in example.features) for example in examples]


def tried(known: Sequence[Example], unseen: Sequence[Example]) -> list[tuple[float, bool]]:
    """The log odds of every unseen record by weights that were fitted without its document, and if it is right."""
    found = []
    for document in sorted({example.document for example in unseen}):
        own = [e for e in unseen if e.document == document]
        weights = fit([*known, *(e for e in unseen if e.document != document)])
        found += list(zip(log_odds_of(own, weights), (e.right for e in own), strict=True))
    return found


def shift(judged: Sequence[tuple[float, bool]]) -> float:
    """What must be added to log odds so that they are right on average."""
    right, low, high = sum(is_right for _, is_right in judged), -WIDEST, WIDEST
    for _ in range(STEPS):
        middle = (low + high) / 2
        expected = sum(share_of(odds + middle) for odds, _ in judged)
        low, high = (middle, high) if expected < right else (low, middle)
    return low


def sure_from(judged: Sequence[tuple[float, bool]]) -> float:
    """The least log odds from which on enough records are right; beyond all where there are none such."""
    for odds in sorted({round(odds, 2) for odds, _ in judged if odds >= log_odds(SURE)}):
        sure = [right for own, right in judged if own >= odds]
        if sum(sure) >= SURE_RIGHT * len(sure):
            return odds
    return WIDEST


def share_of(odds: float) -> float:
    """The share that log odds stand for."""
    return float(1 / (1 + np.exp(-odds)))


def log_odds(share: float) -> float:
    """The logarithm of the odds."""
    return float(np.log(share / (1 - share)))


def calibrated(known: Sequence[Example], unseen: Sequence[Example]) -> tuple[type_weights, list[tuple[float, bool]]]:
    """The weights, and the confidence that unseen records were given without their document, with what is right."""
    judged = tried(known, unseen)
    by = shift(judged)
    moved = [(odds + by, right) for odds, right in judged]
    weights = fit([*known, *unseen])
    whole = {BIAS: round(weights.pop(BIAS) + by, 2), SURE_FROM: round(sure_from(moved), 2)} | weights
    return whole, [(as_confidence(odds, whole[SURE_FROM]), right) for odds, right in moved]


BANDS = ((SURE, 1.01), (0.8, SURE), (0.6, 0.8), (0.0, 0.6))


def lines(judged: Mapping[str, Sequence[tuple[float, bool]]], documents: Mapping[str, int]) -> Iterator[str]:
    """A table in Markdown: of the records in each band of confidence, how many there are and which share is right."""
    yield "| record | documents | records | right | " + " | ".join(_band(*band) for band in BANDS) + " |"
    yield "|---" * (4 + len(BANDS)) + "|"
    for kind, of_kind in judged.items():
        cells = [_share([right for sure, right in of_kind if low <= sure < high]) for low, high in BANDS]
        whole = f"{sum(right for _, right in of_kind) / len(of_kind):.3f}"
        yield f"| {kind} | {documents[kind]} | {len(of_kind):,} | {whole} | {' | '.join(cells)} |"


def _band(low: float, high: float) -> str:
    return f"{low:g} and above" if high > 1 else f"{low:g} to {high:g}"


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / len(right):.3f} of {len(right):,}" if right else "–"


def toml(weights: Mapping[str, type_weights]) -> str:
    """The weights as `weights.toml` holds them."""
    text = ["# Written by `python -m benchmarks.calibration --write`: what each feature adds to a record's log odds,"]
    text += ["# and from which log odds on it is sure."]
    for kind, of_kind in weights.items():
        text += ["", f"[{kind}]", *(f'"{name}" = {value}' for name, value in of_kind.items())]
    return "\n".join(text) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Fits, and says how well it fits what was left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, metavar="DATABASE GOLD_DIR")
    parser.add_argument("--unseen", nargs="+", type=Path, required=True, metavar="DATABASE GOLD_DIR")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    known, unseen = find_all(options.sets), find_all(options.unseen)
    found = {kind: calibrated(known[kind], unseen[kind]) for kind in FEATURES}
    documents = {kind: len({e.document for e in unseen[kind]}) for kind in FEATURES}
    print("\n".join(lines({kind: judged for kind, (_, judged) in found.items()}, documents)))
    if options.write:
        WEIGHTS.write_text(toml({kind: weights for kind, (weights, _) in found.items()}), encoding="utf-8")


def find_all(sets: Sequence[Path]) -> dict[str, list[Example]]:
    """The judged records of databases, each with its folder of gold files after it, by kind."""
    if len(sets) % 2:
        sys.exit("Give a folder of gold files after each database.")
    examples: dict[str, list[Example]] = {kind: [] for kind in FEATURES}
    for database, gold in zip(sets[::2], sets[1::2], strict=True):
        with open_for_reading(database) as db:
            for kind, found in find_examples(db, gold).items():
                examples[kind] += found
    lacking = [kind for kind, found in examples.items() if not found]
    if lacking:
        sys.exit(f"No {lacking[0]} of these papers were read by hand.")
    return examples


if __name__ == "__main__":
    main()
