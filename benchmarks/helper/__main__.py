"""Trains the helper and says what it adds to the rules.

    python -m benchmarks.helper [--papers PDFS GOLD ...] [--only measures kinds recommendations]

Each part is trained on `tests/sentences/` and, for measures, on the sample papers. It is tried on the labelled
sentences in five parts, each by what the other four teach; on the sample papers by what the sentences teach; and on
each pair of folders that `--papers` gives: PDFs, and their gold files in the form of `tests/gold/`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time

from spacy.language import Language

from benchmarks.helper.examples import labelled_examples, paper_examples, read_papers
from benchmarks.helper.kinds import KindExample, kind_examples, kind_of_amount, train_kinds
from benchmarks.helper.ranker import Example, Weights, alone, answers, folds, is_right, train
from benchmarks.helper.recommending import classify, further, train_recommending
from benchmarks.sentences import NO_RECOMMENDATION, entries_of, figures_of, read_labelled, read_recommending
from corpus.evaluation.gold import Gold
from corpus.evaluation.kinds import KINDS
from corpus.evaluation.tally import Tally, Verdict, judge
from corpus.sample import sample_files
from schema.records import Reading

MARGINS = (0.0, 0.2, 0.3, 0.4, 0.6)
KIND_MARGINS = (0.0, 0.5, 0.9)
NEVER = 1.1
BELIEFS = (0.5, 0.8, 0.95, 0.99)
GOLD = Path(__file__).parents[2] / "tests" / "gold"

type_papers = dict[str, list[tuple[Gold, Reading]]]
"""Papers with their gold files by what a table calls them."""


def markdown(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines) + "\n"


def measures(papers: type_papers) -> str:
    """The share of measures right by the rules, by the helper alone, and by the rules unless the helper is surer."""
    labelled = labelled_examples(read_labelled())
    heads = ("tried on", "measures", "rules", "helper alone", *(f"rules, helper from {m}" for m in MARGINS))
    rows = [("labelled sentences", *_shares(_in_folds(labelled)))]
    taught = list(labelled)
    for name, read in papers.items():
        examples, weights = paper_examples(read), train(taught)
        rows.append((name, *_shares([(weights, example) for example in examples])))
        taught += examples if name == SAMPLES else []
    return markdown(heads, rows)


SAMPLES = "sample papers"


def _in_folds(labelled: Sequence[Example]) -> Iterator[tuple[Weights, Example]]:
    for part in folds(len(labelled)):
        weights = train([example for i, example in enumerate(labelled) if i not in part])
        yield from ((weights, labelled[i]) for i in sorted(part))


def _shares(tried: Iterator[tuple[Weights, Example]] | Sequence[tuple[Weights, Example]]) -> list[str]:
    """How many measures there are, and which share is right in each way."""
    right = [0] * (2 + len(MARGINS))
    count = 0
    for weights, example in tried:
        ruled = [amount.figure.measure for amount in example.spoken.amounts]
        ways = [ruled, alone(weights, example.spoken), *(answers(weights, example.spoken, m) for m in MARGINS)]
        for i, wanted in enumerate(example.wanted):
            count += bool(wanted)
            for way, found in enumerate(ways):
                right[way] += bool(wanted) and is_right(wanted or (), found[i])
    return [str(count), *(f"{one / max(1, count):.3f}" for one in right)]


def kinds(papers: type_papers) -> str:
    """The share of kinds right by the rules, and by the rules unless the helper is surer."""
    sentences = [kind_examples(figures_of(one.text), entries_of(one)) for one in read_labelled()]
    heads = ("tried on", "figures", "rules", *(f"rules, helper from {m}" for m in KIND_MARGINS))
    rows = [("labelled sentences", *_kinds(_kinds_in_folds(sentences)))]
    weights = train_kinds([example for examples in sentences for example in examples])
    for name, read in papers.items():
        found = [e for gold, one in read for e in kind_examples(one.figures, gold.entries.get("figures", []))]
        rows.append((name, *_kinds([(weights, example) for example in found])))
    return markdown(heads, rows)


def _kinds_in_folds(sentences: Sequence[Sequence[KindExample]]) -> Iterator[tuple[Weights, KindExample]]:
    for part in folds(len(sentences)):
        weights = train_kinds([e for i, examples in enumerate(sentences) if i not in part for e in examples])
        yield from ((weights, example) for i in sorted(part) for example in sentences[i])


def _kinds(tried: Iterator[tuple[Weights, KindExample]] | Sequence[tuple[Weights, KindExample]]) -> list[str]:
    rights = [
        (e.amount.figure.kind == e.kind, *(kind_of_amount(weights, e, m) == e.kind for m in KIND_MARGINS))
        for weights, e in tried
    ]
    return [str(len(rights)), *(f"{sum(way) / max(1, len(rights)):.3f}" for way in zip(*rights, strict=True))]


def recommendations(papers: type_papers) -> str:
    """F1 of recommendations by the rules, and of the rules with what the classifier finds beside."""
    labelled = read_recommending()
    right = _taken_rightly(labelled)
    nlp = train_recommending(labelled)
    heads = ("tried on", "recommendations", "rules F1", *(f"with what is believed from {b}" for b in BELIEFS))
    table = markdown(heads, [(name, *_f1s(nlp, read)) for name, read in papers.items()])
    return f"Labelled sentences: {right / len(labelled):.3f} of {len(labelled)} are taken for what they are.\n\n{table}"


def _taken_rightly(labelled: Sequence[tuple[str, str]]) -> int:
    """How many of the sentences, in five parts, are taken for what they are."""
    right = 0
    for part in folds(len(labelled)):
        nlp = train_recommending([one for i, one in enumerate(labelled) if i not in part])
        tried = [labelled[i] for i in sorted(part)]
        found = classify(nlp, [text for text, _ in tried])
        right += sum(_same(label, taken) for (_, label), (taken, _) in zip(tried, found, strict=True))
    return right


def _same(label: str, other: str) -> bool:
    return label == other or {label, other} <= set(NO_RECOMMENDATION)


def _f1s(nlp: Language, papers: Sequence[tuple[Gold, Reading]]) -> list[str]:
    """How many recommendations are printed, and F1 by the rules and with what is believed so far and further."""
    judged = [(gold, reading) for gold, reading in papers if "recommendations" in gold.entries]
    tallies = [Tally.of(_verdicts(nlp, judged, belief)) for belief in (NEVER, *BELIEFS)]
    return [str(tallies[0].printed), *(f"{tally.f1:.3f}" for tally in tallies)]


def _verdicts(nlp: Language, papers: Sequence[tuple[Gold, Reading]], belief: float) -> Iterator[Verdict]:
    for gold, reading in papers:
        ruled = [{name: getattr(r, name) for name in RECOMMENDATION} for r in reading.recommendations]
        records = [r for r in (*ruled, *further(nlp, reading, belief)) if gold.read(r["page"])]
        yield from judge(gold.document, gold.entries["recommendations"], records, KINDS["recommendations"])


RECOMMENDATION = ("text", "kind", "page", "action", "addressee", "number", "deadline", "status")
PARTS: dict[str, Callable[[type_papers], str]] = {
    "measures": measures, "kinds": kinds, "recommendations": recommendations,
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains the helper and tries it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", nargs=2, type=Path, action="append", default=[], metavar=("PDFS", "GOLD"))
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    options = parser.parse_args(arguments)
    papers = {SAMPLES: read_papers(sample_files()[0].parent, GOLD)}
    papers |= {
        f"{len(read)} papers of {gold}": read for pdfs, gold in options.papers if (read := read_papers(pdfs, gold))
    }
    for name in options.only:
        start = process_time()
        print(PARTS[name](papers))
        print(f"{name}: {process_time() - start:.0f} seconds.\n")


if __name__ == "__main__":
    main()
