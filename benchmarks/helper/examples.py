"""What the helper is trained and tried on: labelled sentences, the sample papers, and folders of papers with gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.helper.ranker import Example
from benchmarks.helper.spoken import spoken_of
from benchmarks.sentences import Labelled, as_record, entries_of, figures_of
from corpus.evaluation.gold import Gold, find_gold
from corpus.evaluation.kinds import KINDS, Entry, wordings
from corpus.evaluation.tally import judge
from extract.paper import read_document
from schema.records import Figure, Reading

NOT_PRINTED: tuple[str, ...] = ()


def labelled_examples(sentences: Sequence[Labelled]) -> list[Example]:
    """Labelled sentences; an amount whose measure the sentence does not print teaches so."""
    return [
        example
        for one in sentences
        for example in _examples(figures_of(one.text), [{"measure": None, **e} for e in entries_of(one)])
    ]


def gold_examples(gold: Gold, figures: Sequence[Figure]) -> list[Example]:
    """The sentences of a paper with a gold file."""
    return _examples([f for f in figures if gold.read(f.page)], gold.entries.get("figures", []))


def read_papers(pdfs: Path, gold: Path) -> list[tuple[Gold, Reading]]:
    """The papers of a folder that have a gold file in another; raises NoGoldFiles, UnusableGold."""
    paths = [(one, pdfs / one.document) for one in find_gold(gold)]
    return [(one, read_document(path.read_bytes(), path.name)) for one, path in paths if path.exists()]


def paper_examples(papers: Sequence[tuple[Gold, Reading]]) -> list[Example]:
    """The sentences of papers with gold files."""
    return [example for gold, reading in papers for example in gold_examples(gold, reading.figures)]


def _examples(figures: Sequence[Figure], entries: Sequence[Entry]) -> list[Example]:
    verdicts = judge("", entries, [as_record(f) for f in figures], KINDS["figures"])
    wanted = {v.record["id"]: _wanted(v.entry) for v in verdicts if v.entry and v.record and "measure" in v.entry}
    return [
        Example(spoken=spoken, wanted=tuple(wanted.get(a.figure.id) for a in spoken.amounts))
        for spoken in spoken_of(figures)
    ]


def _wanted(entry: Entry) -> tuple[str, ...]:
    return tuple(wordings(entry, "measure")) if entry["measure"] else NOT_PRINTED


def judged(examples: Iterable[Example]) -> int:
    """How many amounts have a measure to be found."""
    return sum(bool(wanted) for example in examples for wanted in example.wanted)
