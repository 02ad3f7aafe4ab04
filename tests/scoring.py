"""How well papers that were read by hand are read here, by kind of record: the sample papers, and invented ones.

Run as a program it prints the scores of the `samples` (the default) or of the `invented` papers; `--raise` lifts the
floors beside their gold files to them and never lowers one; `--misses figures` lists what was missed or found wrongly.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from corpus.evaluation import report
from corpus.evaluation.found import Found, found_in_reading
from corpus.evaluation.gold import find_gold
from corpus.evaluation.kinds import KINDS
from corpus.evaluation.scores import Evaluation, judged
from corpus.evaluation.tally import Tally
from corpus.sample import FOLDER
from extract.paper import read_document

HERE = Path(__file__).parent
GOLD = HERE / "gold"
SETS = {"samples": (FOLDER, GOLD), "invented": (HERE / "invented" / "papers", HERE / "invented" / "gold")}
"""Folders of PDFs and of their gold files."""


def floors_file(name: str) -> Path:
    """Where the floors of a set stand: beside its gold files."""
    return SETS[name][1] / "floors.toml"


@cache
def evaluate_set(name: str) -> Evaluation:
    """The verdicts on all papers of a set, made once."""
    papers, gold = SETS[name]
    golds = find_gold(gold)
    with ProcessPoolExecutor() as pool:
        return judged(list(zip(golds, pool.map(_found, [papers / g.document for g in golds]), strict=True)))


def _found(path: Path) -> Found:
    return found_in_reading(read_document(path.read_bytes(), path.name))


@cache
def score_set(name: str) -> dict[str, Tally]:
    """The tallies of all papers of a set, made once; nobody may change them."""
    return {kind: evaluate_set(name).tally(kind) for kind in KINDS}


def floors(name: str) -> dict[str, dict[str, float]]:
    """The least score of each kind: `f1`, and the share right of a field."""
    path = floors_file(name)
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def measured(tally: Tally) -> dict[str, float]:
    """What is held against the floors."""
    return {"f1": tally.f1, **{name: tally.share(name) for name in sorted(tally.fields)}}


def floor_of(tally: Tally, name: str) -> float:
    """A floor for a measured score: one record may go wrong before it is missed."""
    judged = tally.printed if name == "f1" else tally.fields[name][1]
    return max(0.0, measured(tally)[name] - 1 / max(judged, 1))


def raised(old: dict[str, dict[str, float]], tallies: dict[str, Tally]) -> str:
    """The text of the floors: each the higher of what it was and what was measured."""
    lines = ["# The least that these papers must score: written by `python -m tests.scoring --raise`, never lowered."]
    for kind, tally in tallies.items():
        lines += ["", f"[{kind}]"]
        for name in sorted({*old.get(kind, {}), *measured(tally)}):
            floor = floor_of(tally, name) if name in measured(tally) else 0.0
            lines.append(f"{name} = {max(old.get(kind, {}).get(name, 0.0), floor):.3f}")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Scores a set of papers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", choices=SETS, default="samples")
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--misses", choices=KINDS)
    options = parser.parse_args(arguments)
    evaluation = evaluate_set(options.name)
    print(*(report.miss_lines(evaluation, options.misses) if options.misses else report.lines(evaluation)), sep="\n")
    if options.lift:
        text = raised(floors(options.name), score_set(options.name))
        floors_file(options.name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
