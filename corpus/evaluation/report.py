"""What `evaluate` prints: a line for each kind of record and field, with intervals; what went wrong; or all as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from corpus.evaluation.found import Record
from corpus.evaluation.scores import Evaluation, intervals, misses, trust
from corpus.evaluation.tally import Verdict
from corpus.terminal import printable
from extract.confidence.reader import SURE

HEAD = f"{'record':16}{'printed':>8}{'found':>7}   {'precision':18}{'recall':18}{'F1':18}"
WHOLE = ("P", "R", "F1")
SHOWN = ("page", "page_from", "number", "title", "name", "heading", "text", "value", "unit", "kind", "measure", "area",
         "period_start", "period_end", "start", "end", "status", "target", "quote", "sentence", "id")  # fmt: skip
LONGEST = 240


def lines(evaluation: Evaluation) -> Iterator[str]:
    """The scores as a person reads them, each with the interval in which it lies 95 times in 100."""
    for document in evaluation.absent:
        yield printable(f"Not in the database: {document}. All of its records count as missed.")
    yield f"{evaluation.documents:,} documents read by hand. [Between what 95 of 100 draws of as many documents lie.]"
    yield HEAD
    for kind in evaluation.verdicts:
        tallies = evaluation.of_documents(kind)
        if tallies:
            yield from _kind_lines(evaluation, kind)


def _kind_lines(evaluation: Evaluation, kind: str) -> Iterator[str]:
    tally, spans = evaluation.tally(kind), intervals(evaluation.of_documents(kind))
    scores = {name: _score(score, spans[name]) for name, score in tally.scores.items()}
    yield f"{kind:16}{tally.printed:8,}{tally.found:7,}   " + "".join(f"{scores[name]:18}" for name in WHOLE).rstrip()
    for name, (_, judged) in sorted(tally.fields.items()):
        yield f"    {name:12}{judged:8,}          {scores[name]}"
    known = trust(evaluation.verdicts[kind])
    if known.sure:
        share = f"{known.sure_right / known.sure:.3f}"
        yield f"    confidence {SURE} and above: {share} of {known.sure:,} right; of all {known.records:,}: " + (
            f"{known.right / known.records:.3f}"
        )


def _score(score: float, span: tuple[float, float]) -> str:
    return f"{score:.3f} [{span[0]:.2f} {span[1]:.2f}]"


def miss_lines(evaluation: Evaluation, kind: str) -> Iterator[str]:
    """What went wrong with one kind: missed, found wrongly, or fields that are wrong; each with both sides."""
    for fault, verdict in misses(evaluation.verdicts[kind]):
        yield printable(f"{fault}: {verdict.document}")
        if verdict.entry:
            yield printable(f"    printed {_brief(verdict.entry)}")
        if verdict.record:
            yield printable(f"    found   {_brief(verdict.record)}")


def _brief(entry: Record) -> str:
    said = [f"{name}={entry[name]!r}" for name in SHOWN if entry.get(name) is not None]
    return " ".join(said)[:LONGEST]


def as_json(evaluation: Evaluation) -> str:
    """All of it: scores with intervals, and everything that went wrong, by kind."""
    kinds = {kind: _as_data(evaluation, kind) for kind in evaluation.verdicts if evaluation.of_documents(kind)}
    whole = {"documents": evaluation.documents, "absent": evaluation.absent, "kinds": kinds}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _as_data(evaluation: Evaluation, kind: str) -> dict[str, Any]:
    tally, spans = evaluation.tally(kind), intervals(evaluation.of_documents(kind))
    known = trust(evaluation.verdicts[kind])
    return {
        "printed": tally.printed,
        "found": tally.found,
        "scores": {name: {"score": score, "interval": spans[name]} for name, score in tally.scores.items()},
        "sure": {"records": known.sure, "right": known.sure_right},
        "wrong": [_miss(fault, verdict) for fault, verdict in misses(evaluation.verdicts[kind])],
    }


def _miss(fault: str, verdict: Verdict) -> dict[str, Any]:
    record = verdict.record and {name: verdict.record.get(name) for name in SHOWN if name in verdict.record}
    return {"fault": fault, "document": verdict.document, "printed": verdict.entry, "found": record}
