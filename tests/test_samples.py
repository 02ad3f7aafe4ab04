"""The sample papers are what their sources make, say that they are samples, and have a gold file that they bear out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from reportlab import Version

from corpus.evaluation.words import tokens
from corpus.sample import MARK, sample_files
from corpus.sample.build import build_all
from schema.records import DATE_KINDS, FIGURE_KINDS, PAPER_TYPES, PRECISIONS, QUALIFIERS, RECOMMENDATION_KINDS, UNITS
from tests.scoring import GOLD

SAMPLES = sample_files()


def gold_data(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((GOLD / f"{path.stem}.json").read_text(encoding="utf-8"))
    return data


LARGEST = 60_000
REQUIRED = {
    "papers": {"title", "body", "force_id", "paper_type", "page_from", "page_to"},
    "headings": {"text", "level", "page"},
    "recommendations": {"text", "action", "page"},
    "kpis": {"name", "page"},
    "figures": {"page", "value", "unit", "measure", "quote"},
    "dates": {"page", "text", "start", "end"},
    "tables": {"page_from", "page_to", "grid"},
}
"""The kinds of record of a gold file, and what every entry of each must have."""
ALLOWED = {
    "papers": {"meeting_date", "author", "item_number", "title_or", "body_or", "type_or"},
    "headings": set(),
    "recommendations": {"kind", "addressee", "number", "text_or", "action_or", "deadline", "status"},
    "kpis": {"theme", "value", "unit", "target", "previous", "status", "direction"},
    "figures": {"kind", "measure_or", "unit_or", "area", "period_start", "period_end", "qualifier"},
    "dates": {"precision", "kind"},
    "tables": set(),
}
VALUES = {
    ("papers", "paper_type"): PAPER_TYPES,
    ("recommendations", "kind"): RECOMMENDATION_KINDS,
    ("figures", "unit"): UNITS,
    ("figures", "kind"): FIGURE_KINDS,
    ("figures", "qualifier"): (*QUALIFIERS, None),
    ("dates", "kind"): DATE_KINDS,
    ("dates", "precision"): PRECISIONS,
    ("kpis", "status"): ("green", "amber", "red", None),
    ("kpis", "direction"): ("improving", "worsening", "stable", None),
    ("kpis", "unit"): UNITS,
}


@pytest.fixture(scope="session")
def built() -> dict[str, bytes]:
    return build_all()


def page_texts(data: bytes) -> list[str]:
    with pdfplumber.open(BytesIO(data)) as pdf:
        return [" ".join((page.extract_text() or "").split()) for page in pdf.pages]


def test_every_source_has_its_pdf_and_no_other_is_there(built: dict[str, bytes]) -> None:
    assert sorted(built) == [path.name for path in SAMPLES]
    assert len(SAMPLES) >= 8


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sources_make_the_pdf(path: Path, built: dict[str, bytes]) -> None:
    kept, made = path.read_bytes(), built[path.name]
    if f"with reportlab {Version}".encode() in kept:
        assert made == kept
    else:
        assert page_texts(made) == page_texts(kept)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_page_says_that_it_is_a_sample(path: Path) -> None:
    assert all(MARK in text for text in page_texts(path.read_bytes()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_small(path: Path) -> None:
    assert path.stat().st_size < LARGEST


def is_tagged(path: Path) -> bool:
    return b"/StructTreeRoot" in path.read_bytes()


def test_samples_are_tagged_and_untagged() -> None:
    assert {is_tagged(path) for path in SAMPLES} == {True, False}


@pytest.mark.parametrize("path", [p for p in SAMPLES if is_tagged(p)], ids=lambda path: path.stem)
def test_all_that_a_tagged_page_shows_is_in_its_tree_or_no_content(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            shown = {char["mcid"] for char in page.chars if char["tag"] != "Artifact"}
            assert shown <= set(marks_of(page.structure_tree))


def marks_of(nodes: list[dict[str, Any]]) -> list[int]:
    return [mark for n in nodes for mark in [*n.get("mcids", []), *marks_of(n.get("children", []))]]


@pytest.mark.parametrize("path", [p for p in SAMPLES if is_tagged(p)], ids=lambda path: path.stem)
def test_the_tables_of_the_gold_file_are_tagged_as_tables(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        rows = [node for node in walk(pdf.structure_tree) if node["type"] == "TR"]
    assert len(rows) == sum(len(table["grid"]) for table in gold_data(path)["tables"])


def walk(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        yield node
        yield from walk(node.get("children", []))


def test_every_sample_has_its_gold_file_and_no_other_is_there() -> None:
    assert sorted(path.stem for path in GOLD.glob("*.json")) == [path.stem for path in SAMPLES]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_gold_file_has_the_form(path: Path) -> None:
    gold = gold_data(path)
    assert gold.pop("document") == path.name
    assert gold.keys() == REQUIRED.keys()
    for kind, entries in gold.items():
        for entry in entries:
            assert REQUIRED[kind] <= entry.keys() <= REQUIRED[kind] | ALLOWED[kind] | {"optional"}, entry


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_gold_file_keeps_to_the_vocabulary_of_the_records(path: Path) -> None:
    gold = gold_data(path)
    for (kind, name), allowed in VALUES.items():
        assert [e[name] for e in gold[kind] if name in e and e[name] not in allowed] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_the_gold_file_quotes_is_printed_on_its_page(path: Path) -> None:
    """The words of a figure's quote, a date and a heading stand on the page, those of a table on its pages."""
    gold, pages = gold_data(path), [tokens(text) for text in page_texts(path.read_bytes())]
    for kind, name in (("figures", "quote"), ("dates", "text"), ("headings", "text"), ("kpis", "name")):
        for entry in gold[kind]:
            assert not tokens(entry[name]) - pages[entry["page"] - 1], entry
    for table in gold["tables"]:
        printed = sum(pages[table["page_from"] - 1 : table["page_to"]], Counter())
        assert not tokens(" ".join(text for row in table["grid"] for text in row)) - printed, table


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_recommendations_are_printed_with_their_lead_in(path: Path) -> None:
    printed = tokens(" ".join(page_texts(path.read_bytes())))
    for entry in gold_data(path)["recommendations"]:
        assert tokens(entry["text"]).keys() <= printed.keys(), entry


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_grids_are_rectangular(path: Path) -> None:
    for table in gold_data(path)["tables"]:
        assert len({len(row) for row in table["grid"]}) == 1
