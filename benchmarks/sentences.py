"""Sentences written for this project, with what a person reads in them, and how well our rules read the same.

    python -m benchmarks.sentences [--misses figures|recommendations] [--raise]

`tests/sentences/figures.jsonl` has sentences with their figures, `tests/sentences/recommendations.jsonl` sentences that
ask, recommend, decide or give a task, or look like it. What the fields mean is said in `tests/sentences/README.md`.
`--misses` lists what was missed or read wrongly; `--raise` lifts the floors of `tests/sentences/floors.toml` to what is
measured, and never lowers one.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.evaluation.found import Record
from corpus.evaluation.kinds import KINDS, Entry
from corpus.evaluation.scores import misses
from corpus.evaluation.tally import Tally, Verdict, judge
from extract.content import PaperContent
from extract.figures.reader import find_figures
from extract.recommendations.reader import find_recommendations
from schema.evidence import Box, Passage, Piece
from schema.ids import Ids
from schema.records import Block, Figure, Paper

FOLDER = Path(__file__).parents[1] / "tests" / "sentences"
FLOORS = FOLDER / "floors.toml"
SLACK = 0.01
"""So much a rule may cost here that papers gain by."""
NEAR = 25
"""Characters around a number that tell it from an equal one."""
IN_MINUTES = ("resolved", "action")
"""What is read in minutes; the other kinds stand in reports."""
KINDS_OF_RECOMMENDATION = ("asked", "made", "resolved", "action")
NO_RECOMMENDATION = ("reported", "none")
SHOWN = ("text", "quote", "value", "unit", "kind", "measure", "area")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A sentence with its figures: places in characters, as in the file."""

    text: str
    figures: tuple[Entry, ...]


def read_labelled(folder: Path = FOLDER) -> list[Labelled]:
    """The sentences with their figures."""
    return [Labelled(text=row["text"], figures=tuple(row["figures"])) for row in _rows(folder / "figures.jsonl")]


def read_recommending(folder: Path = FOLDER) -> list[tuple[str, str]]:
    """The sentences that may recommend something, each with its label."""
    return [(row["text"], row["label"]) for row in _rows(folder / "recommendations.jsonl")]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def one_block(text: str, paper_type: str = "report") -> PaperContent:
    """A paper that is one paragraph, all on one line of its page."""
    box = Box(x0=50, top=100, x1=500, bottom=112)
    paper = Paper(
        id="p", document_id="0" * 16, ordinal=1, item_number=None, title="A paper", paper_type=paper_type,
        body_id=None, body_name=None, force_id=None, meeting_date=None, author=None, page_from=1, page_to=1,
    )  # fmt: skip
    passage = Passage(text=text, pieces=(Piece(start=0, end=len(text), page=1, box=box),))
    block = Block(id="b", paper_id="p", section_id=None, page=1, kind="paragraph", number=None, passage=passage)
    return PaperContent(paper=paper, sections=(), blocks=(block,), tables=())


def entries_of(labelled: Labelled) -> list[Entry]:
    """The figures of a sentence as entries of a gold file; a measure that it does not print is not judged."""
    return [_entry(labelled.text, figure) for figure in labelled.figures]


def _entry(text: str, figure: Entry) -> Entry:
    start, end = figure["start"], figure["end"]
    words = {name: text[slice(*figure[name])] for name in ("measure", "area") if figure[name]}
    quote = text[max(0, start - NEAR) : end + NEAR]
    return {"page": 1, "quote": quote, **{n: figure[n] for n in ("value", "unit", "kind")}, **words}


def figures_of(text: str) -> tuple[Figure, ...]:
    """What the rules read in a sentence."""
    return find_figures(one_block(text), Ids("0" * 16))


def as_record(figure: Figure) -> Record:
    """A figure as it is held against an entry."""
    names = ("page", "value", "unit", "kind", "measure", "area", "period_start", "period_end", "qualifier", "sentence")
    return {name: getattr(figure, name) for name in (*names, "text", "id")}


def judge_figures(labelled: Sequence[Labelled]) -> list[Verdict]:
    """The verdicts on what the rules read in each sentence."""
    return [
        verdict
        for one in labelled
        for verdict in judge(one.text, entries_of(one), [as_record(f) for f in figures_of(one.text)], KINDS["figures"])
    ]


def kind_of(text: str, label: str) -> str:
    """What the rules take a sentence for, read in the kind of paper in which its label is met."""
    content = one_block(text, "minutes" if label in IN_MINUTES else "report")
    found = find_recommendations(content, Ids("0" * 16))
    return found[0].kind if found else "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A sentence that may recommend something, with what it is and what the rules take it for."""

    text: str
    label: str
    kind: str

    @property
    def right(self) -> bool:
        """Whether it is taken for what it is; what only reports of a recommendation is none."""
        return self.kind == ("none" if self.label in NO_RECOMMENDATION else self.label)


def judge_recommending(sentences: Sequence[tuple[str, str]]) -> list[Taken]:
    """What the rules take each sentence for."""
    return [Taken(text=text, label=label, kind=kind_of(text, label)) for text, label in sentences]


def recall_and_precision(taken: Sequence[Taken]) -> dict[str, float]:
    """Of the sentences of each kind the share that is found, and of all those found the share that is right."""
    labels = Counter(one.label for one in taken)
    right = Counter(one.label for one in taken if one.right)
    found = [one for one in taken if one.kind != "none"]
    recalls = {label: right[label] / labels[label] for label in KINDS_OF_RECOMMENDATION}
    return recalls | {"precision": sum(one.right for one in found) / max(1, len(found))}


def measured(verdicts: Sequence[Verdict], taken: Sequence[Taken]) -> dict[str, dict[str, float]]:
    """What is held against the floors."""
    tally = Tally.of(verdicts)
    figures = {
        "precision": tally.precision,
        "recall": tally.recall,
        **{n: tally.share(n) for n in sorted(tally.fields)},
    }
    return {"figures": figures, "recommendations": recall_and_precision(taken)}


def floors() -> dict[str, dict[str, float]]:
    """The least score of each kind."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def raised(old: Mapping[str, Mapping[str, float]], new: Mapping[str, Mapping[str, float]]) -> str:
    """The text of the floors: each the higher of what it was and what was measured, less SLACK."""
    lines = [
        "# The least that the labelled sentences must score: `python -m benchmarks.sentences --raise`, never lowered."
    ]
    for kind, scores in new.items():
        lines += ["", f"[{kind}]"]
        for name, score in scores.items():
            lines.append(f"{name} = {max(old.get(kind, {}).get(name, 0.0), score - SLACK):.3f}")
    return "\n".join(lines) + "\n"


def figure_misses(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """What was missed, found wrongly, or is wrong of what was found, a line each."""
    for fault, verdict in misses(verdicts):
        said = [f"{side} {_brief(one)}" for side, one in (("printed", verdict.entry), ("read", verdict.record)) if one]
        yield f"{fault}: {'; '.join(said)} | {verdict.document}"


def _brief(entry: Mapping[str, Any]) -> str:
    return " ".join(f"{name}={entry[name]!r}" for name in SHOWN if entry.get(name) is not None)


def main(arguments: Sequence[str] | None = None) -> None:
    """Scores the labelled sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", choices=("figures", "recommendations"))
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args(arguments)
    verdicts, taken = judge_figures(read_labelled()), judge_recommending(read_recommending())
    scores = measured(verdicts, taken)
    for kind, named in scores.items():
        print(f"{kind:16}" + "  ".join(f"{name} {score:.3f}" for name, score in named.items()))
    if options.misses == "figures":
        print(*figure_misses(verdicts), sep="\n")
    elif options.misses:
        print(*(f"{one.label} read as {one.kind}: {one.text}" for one in taken if not one.right), sep="\n")
    if options.lift:
        FLOORS.write_text(raised(floors() if FLOORS.exists() else {}, scores), encoding="utf-8")


if __name__ == "__main__":
    main()
