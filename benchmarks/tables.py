"""Finds the tables of PDFs with several readers in one run, and says how well each did.

    python -m benchmarks.tables PDFS TRUTH [--readers panel-papers pdfplumber]

PDFS is a folder of PDFs and TRUTH one with the tables that they print, in the form of `tests/gold/` or in that of the
ICDAR 2013 table competition (`NAME-str.xml`). The competition's documents of the European Union and of the
government of the United States can be had as "Competition dataset of EU and US documents" from
https://roundtrippdf.com/en/downloads/. They are no part of this project.

Every reader is run as it comes, with its defaults, over the whole document, one process, one document after the other.
Camelot is installed by `pip install -e '.[bench]'`.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any

import pdfplumber

from benchmarks.truth import true_tables
from corpus.evaluation.found import Record
from corpus.evaluation.kinds import KINDS, grid_likeness
from corpus.evaluation.tally import Tally, judge
from corpus.stages import Source, find_stage_grids
from extract.tables.grids import Grid

FLAVOURS = ("lattice", "stream", "network", "hybrid")
LEAST_ALIKE = 0.3
"""A table is found where so much of its cells' neighbourhoods is: the bar is low, since `cells` says how much."""
HEADS = ("reader", "found", "precision", "recall", "F1", "cells", "seconds")


type_reader = Callable[[Path], list[Record]]
"""A table as a reader gives it: its first and last page, and as `grid` the texts of its cells row by row."""
type_printed = list[dict[str, Any]]
TABLES = replace(KINDS["tables"], least=LEAST_ALIKE)


def read_ours(pdf: Path) -> list[Record]:
    """The tables as panel-papers stores them."""
    grids = find_stage_grids(Source(data=pdf.read_bytes(), filename=pdf.name))
    return [{"page_from": g.page_from, "page_to": g.page_to, "grid": _texts(g)} for g in grids]


def _texts(grid: Grid) -> list[list[str]]:
    """The texts by row and column; a spanning cell's text stands once."""
    texts = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        texts[cell.row][cell.column] = cell.text
    return texts


def read_pdfplumber(pdf: Path) -> list[Record]:
    """The tables that pdfplumber finds."""
    with pdfplumber.open(pdf) as document:
        return [
            _on_page(page.page_number, [[text or "" for text in row] for row in table.extract()])
            for page in document.pages
            for table in page.find_tables()
        ]


def read_camelot(pdf: Path, flavour: str) -> list[Record]:
    """The tables that a flavour of camelot finds."""
    import camelot

    found = camelot.read_pdf(str(pdf), pages="all", flavor=flavour, suppress_stdout=True)
    return [_on_page(table.page, table.df.values.tolist()) for table in found]


def _on_page(page: int, grid: list[list[str]]) -> Record:
    return {"page_from": page, "page_to": page, "grid": grid}


READERS: Mapping[str, type_reader] = {
    "panel-papers": read_ours,
    "pdfplumber": read_pdfplumber,
    **{f"camelot {flavour}": partial(read_camelot, flavour=flavour) for flavour in FLAVOURS},
}


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a reader came to: `kept` is, for each table that is printed, the share of its neighbourhoods found."""

    tally: Tally = field(default_factory=Tally)
    kept: list[float] = field(default_factory=list)
    seconds: float = 0.0
    failed: list[str] = field(default_factory=list)

    @property
    def cells(self) -> float:
        """How much of a table is right on average; a table that was not found counts as nothing."""
        return sum(self.kept) / len(self.kept) if self.kept else 0.0


def compare(pdfs: Sequence[Path], truth: Mapping[str, type_printed], names: Sequence[str]) -> dict[str, Outcome]:
    """What each of the named readers makes of the PDFs, held against what is printed."""
    outcomes = {name: Outcome() for name in names}
    for pdf in pdfs:
        for name, outcome in outcomes.items():
            _measure(outcome, READERS[name], pdf, truth[pdf.stem])
    return outcomes


def _measure(outcome: Outcome, read: type_reader, pdf: Path, printed: type_printed) -> None:
    start = process_time()
    try:
        found = read(pdf)
    except Exception as error:  # another's reader may break in any way; that it did is a result
        outcome.failed.append(f"{pdf.name}: {type(error).__name__}: {error}")
        found = []
    outcome.seconds += process_time() - start
    for verdict in judge(pdf.name, printed, found, TABLES):
        outcome.tally.add(verdict)
        if verdict.entry and verdict.due:
            outcome.kept.append(grid_likeness(verdict.entry, verdict.record) if verdict.record else 0.0)


def markdown(outcomes: Mapping[str, Outcome]) -> str:
    """The outcomes as a table in Markdown, a reader on each line."""
    rows = [HEADS, ["---"] * len(HEADS), *(_row(name, outcome) for name, outcome in outcomes.items())]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(name: str, outcome: Outcome) -> Sequence[str]:
    tally = outcome.tally
    shares = (tally.precision, tally.recall, tally.f1, outcome.cells)
    return [name, str(tally.found), *(f"{share:.3f}" for share in shares), f"{outcome.seconds:.0f}"]


def best_flavours(outcomes: Mapping[str, Outcome]) -> str | None:
    """Which of camelot's flavours found the tables best, and which their cells; None where none was run."""
    flavours = {name: outcome for name, outcome in outcomes.items() if name.startswith("camelot ")}
    if not flavours:
        return None
    by_f1 = max(flavours, key=lambda name: flavours[name].tally.f1)
    by_cells = max(flavours, key=lambda name: flavours[name].cells)
    return f"Best flavour of camelot: {by_f1.split()[1]} by F1, {by_cells.split()[1]} by cells."


def report(outcomes: Mapping[str, Outcome], documents: int) -> str:
    """All that a run has to say."""
    printed = next(iter(outcomes.values())).tally.printed
    best = best_flavours(outcomes)
    packages = ("panel-papers", "pdfplumber", *(["camelot-py"] if best else []))
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    lines = [markdown(outcomes), "", f"{documents} documents, {printed} tables.", *([best] if best else [])]
    lines += [f"{versions}; Python {platform.python_version()}."]
    lines += [f"{name} broke on {line}" for name, outcome in outcomes.items() for line in outcome.failed]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Compares the readers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdfs", type=Path, help="folder of PDFs")
    parser.add_argument("truth", type=Path, help="folder of what they print")
    parser.add_argument("--readers", nargs="+", choices=READERS, default=list(READERS), metavar="READER")
    options = parser.parse_args(arguments)
    truth = true_tables(options.truth)
    pdfs = [path for path in sorted(options.pdfs.rglob("*.pdf")) if path.stem in truth]
    if not pdfs:
        sys.exit(f"No PDF in {options.pdfs} is named as a file in {options.truth}.")
    print(report(compare(pdfs, truth, options.readers), len(pdfs)))


if __name__ == "__main__":
    main()
