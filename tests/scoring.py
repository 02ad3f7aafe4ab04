"""How well the sample papers are read (`tests/gold/`), by kind of record.

Run as a program it prints the scores; `--raise` lifts the floors of `tests/gold/floors.toml` to them and never lowers
one; `--misses figures` lists what was missed and what was found wrongly.
"""

from __future__ import annotations

import argparse
import tomllib
from functools import cache
from pathlib import Path

from corpus.evaluation import report
from corpus.evaluation.found import found_in_reading
from corpus.evaluation.gold import Gold, read_gold
from corpus.evaluation.kinds import KINDS
from corpus.evaluation.scores import Evaluation, judged
from corpus.evaluation.tally import Tally
from corpus.sample import sample_files
from extract.paper import read_document

GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.toml"


def gold_file(sample: Path) -> Gold:
    """The gold file of a sample paper."""
    return read_gold(GOLD / f"{sample.stem}.json")


@cache
def evaluate_samples() -> Evaluation:
    """The verdicts on all sample papers, made once."""
    return judged(
        (gold_file(path), found_in_reading(read_document(path.read_bytes(), path.name))) for path in sample_files()
    )


@cache
def score_samples() -> dict[str, Tally]:
    """The tallies of all sample papers, made once; nobody may change them."""
    return {kind: evaluate_samples().tally(kind) for kind in KINDS}


def floors() -> dict[str, dict[str, float]]:
    """The least score of each kind: `f1`, and the share right of a field."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def measured(tally: Tally) -> dict[str, float]:
    """What is held against the floors."""
    return {"f1": tally.f1, **{name: tally.share(name) for name in sorted(tally.fields)}}


def floor_of(tally: Tally, name: str) -> float:
    """A floor for a measured score: one record may go wrong before it is missed."""
    judged = tally.printed if name == "f1" else tally.fields[name][1]
    return max(0.0, measured(tally)[name] - 1 / max(judged, 1))


def raised(old: dict[str, dict[str, float]], tallies: dict[str, Tally]) -> str:
    """The text of the floors: each the higher of what it was and what was measured."""
    lines = [
        "# The least that the sample papers must score: written by `python -m tests.scoring --raise`, never lowered."
    ]
    for kind, tally in tallies.items():
        lines += ["", f"[{kind}]"]
        for name in sorted({*old.get(kind, {}), *measured(tally)}):
            floor = floor_of(tally, name) if name in measured(tally) else 0.0
            lines.append(f"{name} = {max(old.get(kind, {}).get(name, 0.0), floor):.3f}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Scores the sample papers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--misses", choices=KINDS)
    options = parser.parse_args()
    evaluation = evaluate_samples()
    print(*(report.miss_lines(evaluation, options.misses) if options.misses else report.lines(evaluation)), sep="\n")
    if options.lift:
        FLOORS.write_text(raised(floors(), score_samples()), encoding="utf-8")


if __name__ == "__main__":
    main()
