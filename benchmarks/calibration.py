"""Fits the weights of `extract/confidence` to papers read by hand, and says how far confidence can be trusted.

    python -m benchmarks.calibration DATABASE GOLD_DIR [DATABASE GOLD_DIR ...] [--write]

Each DATABASE holds the documents of the gold files in GOLD_DIR beside it. What is printed was measured on documents
that were left out when the weights that judged them were fitted. `--write` puts the weights fitted to all of them into
`extract/confidence/weights.toml`.
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
from corpus.evaluation.scores import SURE, evaluate
from corpus.evaluation.tally import Verdict
from extract.confidence.features import FEATURES, features
from extract.confidence.reader import BIAS

WEIGHTS = Path(extract.confidence.__file__).parent / "weights.toml"
KINDS = {"papers": "papers", "headings": "sections", "tables": "tables", "kpis": "kpis", "figures": "figures",
         "recommendations": "recommendations", "dates": "dates"}  # fmt: skip
"""The kinds of gold files, and what a reading calls them."""
PULL = 5.0
"""How strongly weights are drawn to 0 (the precision of a normal prior): a feature of few records says little."""
SURE_RIGHT = 0.95
"""Of the records that are sure, so many are to be right; where they are not, all of the kind are less sure."""
STEPS = 25
FOLDS = 10
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


def confidences(examples: Sequence[Example], weights: type_weights) -> list[float]:
    """The confidence of each example, in hundredths as it is stored."""
    totals = [weights[BIAS] + sum(weights.get(f, 0.0) for f in example.features) for example in examples]
    return [round(float(1 / (1 + np.exp(-total))), 2) for total in totals]


def left_out(examples: Sequence[Example]) -> list[tuple[float, bool]]:
    """The confidence of every record by weights that were fitted without its document, and whether it is right."""
    documents = sorted({example.document for example in examples})
    found = []
    for fold in range(min(FOLDS, len(documents))):
        own = set(documents[fold::FOLDS])
        weights = fit([e for e in examples if e.document not in own])
        judged = [e for e in examples if e.document in own]
        found += list(zip(confidences(judged, weights), (e.right for e in judged), strict=True))
    return found


def caution(judged: Sequence[tuple[float, bool]]) -> float:
    """By how much the log odds of a kind must be lowered so that enough of the sure records are right."""
    for hundredths in range(round(100 * SURE), 100):
        sure = [right for confidence, right in judged if confidence >= hundredths / 100]
        if sum(sure) >= SURE_RIGHT * len(sure):
            return log_odds(hundredths / 100) - log_odds(SURE)
    return log_odds(0.999) - log_odds(SURE)


def log_odds(share: float) -> float:
    """The logarithm of the odds."""
    return float(np.log(share / (1 - share)))


def lowered(judged: Sequence[tuple[float, bool]], by: float) -> list[tuple[float, bool]]:
    """The same records with less confidence."""
    return [(_lowered(sure, by), right) for sure, right in judged]


def _lowered(sure: float, by: float) -> float:
    return round(float(1 / (1 + np.exp(by - log_odds(min(max(sure, 0.001), 0.999))))), 2)


BANDS = ((SURE, 1.01), (0.8, SURE), (0.6, 0.8), (0.0, 0.6))


def lines(examples: Mapping[str, Sequence[Example]]) -> Iterator[str]:
    """A table in Markdown: of the records in each band of confidence, how many there are and which share is right."""
    yield "| record | documents | records | right | " + " | ".join(_band(*band) for band in BANDS) + " |"
    yield "|---" * (4 + len(BANDS)) + "|"
    for kind, of_kind in examples.items():
        judged = left_out(of_kind)
        judged = lowered(judged, caution(judged))
        cells = [_share([right for sure, right in judged if low <= sure < high]) for low, high in BANDS]
        whole = f"{sum(e.right for e in of_kind) / len(of_kind):.3f}"
        documents = len({e.document for e in of_kind})
        yield f"| {kind} | {documents} | {len(of_kind):,} | {whole} | {' | '.join(cells)} |"


def _band(low: float, high: float) -> str:
    return f"{low:g} and above" if high > 1 else f"{low:g} to {high:g}"


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / len(right):.3f} of {len(right):,}" if right else "–"


def cautious(examples: Sequence[Example]) -> type_weights:
    """The weights fitted to all records, with a bias at which enough of the sure ones that were left out are right."""
    weights = fit(examples)
    return weights | {BIAS: round(weights[BIAS] - caution(left_out(examples)), 2)}


def toml(weights: Mapping[str, type_weights]) -> str:
    """The weights as `weights.toml` holds them."""
    text = [
        "# Written by `python -m benchmarks.calibration --write`: what each feature of a record adds to its log odds."
    ]
    for kind, of_kind in weights.items():
        text += ["", f"[{kind}]", *(f'"{name}" = {value}' for name, value in of_kind.items())]
    return "\n".join(text) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Fits, and says how well it fits what was left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, metavar="DATABASE GOLD_DIR")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    if len(options.sets) % 2:
        sys.exit("Give a folder of gold files after each database.")
    examples: dict[str, list[Example]] = {kind: [] for kind in FEATURES}
    for database, gold in zip(options.sets[::2], options.sets[1::2], strict=True):
        with open_for_reading(database) as db:
            for kind, found in find_examples(db, gold).items():
                examples[kind] += found
    examples = {kind: found for kind, found in examples.items() if len({e.document for e in found}) > 1}
    if not examples:
        sys.exit("No kind of record was read by hand in two documents, so that one could be left out.")
    print("\n".join(lines(examples)))
    if options.write:
        WEIGHTS.write_text(toml({kind: cautious(found) for kind, found in examples.items()}), encoding="utf-8")


if __name__ == "__main__":
    main()
