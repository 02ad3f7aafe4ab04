"""Reads the amounts of sentences with panel-papers and with quantulum3 in one run, and says how well each did.

    python -m benchmarks.quantities [--papers PDFS GOLD] [--readers panel-papers quantulum3]

Without `--papers` the sentences are those of `tests/sentences/`, written for this project. With it they are those of
the PDFs in which an amount stands that a gold file of GOLD (the form of `tests/gold/`) has; amounts of tables are left
out, since they stand in no sentence. Both readers are given the same sentences, one after another, and nothing else.

An amount is found where its value is, sign apart: this is scored alone, and again where the unit must be right too.
Where quantulum3 has no unit of ours (`NOT_THERE`) and reads a bare number, its unit counts as right; of a range it is
asked for the lower end. What it reads in dates, years and names is wrong by our measure and not by its own: so it is
scored once more without what our masks cover. quantulum3 is installed by `pip install -e '.[bench]'`.
"""

from __future__ import annotations

import argparse
import platform
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.sentences import figures_of, read_labelled
from corpus.evaluation.found import Record
from corpus.evaluation.gold import Gold, find_gold
from corpus.evaluation.kinds import Entry, Kind
from corpus.evaluation.tally import Tally, judge
from corpus.evaluation.words import same_number, token_list
from extract.dates.finder import find_dates
from extract.figures.masks import find_masked
from extract.language import sentences
from extract.paper import read_document

HEADS = ("reader", "found", "precision", "recall", "F1", "precision with unit", "recall with unit", "F1 with unit")
UNITS = {
    "percentage": "percent", "pound sterling": "GBP", "dimensionless": "count", "mile": "miles", "tonne": "tonnes",
    "second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "month": "months",
    "year": "years", "second of arc": "seconds", "minute of arc": "minutes", "metric ton": "tonnes",
}  # fmt: skip
"""quantulum3's names of units and ours; a unit made of several is that of its first."""
NOT_THERE = ("percentage_points", "per_1000", "per_10000", "per_100000", "rank", "score", "fte", "ratio", "other")
"""Units of ours that quantulum3 does not have."""

type_reader = Callable[[str], list[Record]]
"""The amounts of a sentence: `value`, `unit` (one of ours, or quantulum3's name of another), `bare` without a unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence with the amounts that it reports."""

    text: str
    entries: tuple[Entry, ...]


def read_ours(text: str) -> list[Record]:
    """The amounts as panel-papers reads them."""
    return [{"value": f.value, "unit": f.unit, "bare": False} for f in figures_of(text)]


def read_quantulum(text: str) -> list[Record]:
    """The amounts as quantulum3 reads them."""
    return [_record(found) for found in _parse(text)]


def read_masked_quantulum(text: str) -> list[Record]:
    """The amounts as quantulum3 reads them, without those in dates, references and names."""
    spans = [*find_masked(text), *((d.start_char, d.end_char) for d in find_dates(text, None))]
    return [_record(q) for q in _parse(text) if not any(a < q.span[1] and q.span[0] < b for a, b in spans)]


def _parse(text: str) -> list[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says at every start that its optional classifier is not there
        from quantulum3 import parser

        found: list[Any] = parser.parse(text)
    return found


def _record(found: Any) -> Record:
    named = [part["base"] for part in found.unit.dimensions or []] or [found.unit.name]
    unit = UNITS.get(found.unit.name) or UNITS.get(named[0], found.unit.name)
    return {"value": found.value - (found.uncertainty or 0), "unit": unit, "bare": found.unit.name == "dimensionless"}


READERS: Mapping[str, type_reader] = {
    "panel-papers": read_ours,
    "quantulum3": read_quantulum,
    "quantulum3, masked": read_masked_quantulum,
}


def same_value(entry: Entry, record: Record) -> float:
    """Amounts are the same by their value, sign apart; one of the right unit is liker."""
    same = same_number(abs(entry["value"]), abs(record["value"]))
    return (1.0 + has_unit(entry, record)) if same else 0.0


def has_unit(entry: Entry, record: Record) -> bool:
    """Whether the unit is one that is right; a bare number is, where quantulum3 does not have the unit."""
    right = [entry["unit"], *entry.get("unit_or", [])]
    return record["unit"] in right or (record["bare"] and any(unit in NOT_THERE for unit in right))


def same_amount(entry: Entry, record: Record) -> float:
    """Amounts are the same by value and unit."""
    return 1.0 if same_value(entry, record) > 1 else 0.0


VALUE = Kind(likeness=same_value, least=1.0, checks={})
VALUE_AND_UNIT = Kind(likeness=same_amount, least=1.0, checks={})


def compare(said: Sequence[Said], names: Sequence[str]) -> dict[str, tuple[Tally, Tally]]:
    """How well each of the named readers did: by value, and by value and unit."""
    outcomes = {name: (Tally(), Tally()) for name in names}
    for one in said:
        for name, tallies in outcomes.items():
            found = READERS[name](one.text)
            for tally, kind in zip(tallies, (VALUE, VALUE_AND_UNIT), strict=True):
                for verdict in judge(one.text, one.entries, found, kind):
                    tally.add(verdict)
    return outcomes


def labelled() -> list[Said]:
    """The sentences that were written for this project."""
    return [Said(text=one.text, entries=one.figures) for one in read_labelled()]


def printed(pdfs: Path, golds: Path) -> list[Said]:
    """The sentences of papers in which amounts stand that were read by hand; raises NoGoldFiles, UnusableGold."""
    said: list[Said] = []
    for gold in find_gold(golds):
        path = pdfs / gold.document
        if path.exists() and gold.entries.get("figures"):
            said += _said(gold, _paragraphs(path))
    return said


def _paragraphs(pdf: Path) -> dict[int, list[str]]:
    """The paragraphs of a document by the page that they begin on."""
    found: dict[int, list[str]] = {}
    for block in read_document(pdf.read_bytes(), pdf.name).blocks:
        found.setdefault(block.page, []).append(block.text)
    return found


def _said(gold: Gold, paragraphs: Mapping[int, Sequence[str]]) -> Iterator[Said]:
    """The sentences of a document that hold the words around an amount, each with all of its amounts."""
    entries: dict[tuple[int, str], list[Entry]] = {}
    for entry in gold.entries["figures"]:
        text = sentence_of(entry.get("quote") or "", paragraphs.get(entry["page"], ()))
        if text and not entry.get("optional"):
            entries.setdefault((entry["page"], text), []).append(entry)
    return (Said(text=text, entries=tuple(found)) for (_, text), found in entries.items())


def sentence_of(quote: str, paragraphs: Sequence[str]) -> str | None:
    """The sentence in which most words of a quote stand, in a paragraph that has them all; None where none has.

    >>> sentence_of("in May. It fell to 9", ["Thefts rose in May. It fell to 9 in June."])
    'It fell to 9 in June.'
    """
    wanted = token_list(quote)
    whole = next((text for text in paragraphs if wanted and _runs(wanted, token_list(text))), "")
    texts = [whole[start:end] for start, end in sentences(whole)]
    return max(texts, key=lambda text: (Counter(wanted) & Counter(token_list(text))).total(), default=None)


def _runs(words: Sequence[str], text: Sequence[str]) -> bool:
    """Whether words stand in a text one after another."""
    return f" {' '.join(words)} " in f" {' '.join(text)} "


def markdown(outcomes: Mapping[str, tuple[Tally, Tally]]) -> str:
    """The outcomes as a table in Markdown, a reader on each line."""
    rows: list[Sequence[str]] = [HEADS, ["---"] * len(HEADS)]
    for name, tallies in outcomes.items():
        shares = [f"{share:.3f}" for tally in tallies for share in (tally.precision, tally.recall, tally.f1)]
        rows.append([name, str(tallies[0].found), *shares])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def report(outcomes: Mapping[str, tuple[Tally, Tally]], said: int) -> str:
    """All that a run has to say."""
    amounts = next(iter(outcomes.values()))[0].printed
    packages = ("panel-papers", *(["quantulum3"] if any("quantulum3" in name for name in outcomes) else []))
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return "\n".join(
        [
            markdown(outcomes),
            "",
            f"{said:,} sentences, {amounts:,} amounts.",
            f"{versions}; Python {platform.python_version()}.",
        ]
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Compares the readers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", nargs=2, type=Path, metavar=("PDFS", "GOLD"), help="papers and what they print")
    parser.add_argument("--readers", nargs="+", choices=READERS, default=list(READERS), metavar="READER")
    options = parser.parse_args(arguments)
    said = printed(*options.papers) if options.papers else labelled()
    print(report(compare(said, options.readers), len(said)))


if __name__ == "__main__":
    main()
