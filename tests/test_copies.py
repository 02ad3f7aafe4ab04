"""A paper that is printed in a pack and as a file of its own is recognised as the same; a draft of it is not."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument
from sqlite_utils import Database

from corpus.copies import ALIKE, LINK, NEIGHBOURS, likeness
from corpus.reading import document_rows
from corpus.report import hit_lines
from corpus.sample import sample_files
from corpus.search import search
from corpus.status import lines, status
from corpus.store import add_document
from extract.fingerprints import SHORTEST, find_fingerprint, read_words
from extract.paper import read_document
from schema.records import Reading
from tests.databases import fresh
from tests.paper_contents import paper_content

IN_PACK = ("london", "northern-ireland", "leicestershire")
SINGLE = "999-calls"
SENTENCES = [f"On day {day} the vans of parish {7 * day % 31} were washed by {day % 5} people." for day in range(90)]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with fresh(tmp_path) as made:
        yield made


@cache
def pack() -> Reading:
    """Some samples bound together, in another order and with other page numbers than their own."""
    bound = PdfDocument.new()
    for path in reversed(sample_files()):
        if any(name in path.name for name in IN_PACK):
            bound.import_pages(PdfDocument(path))
    data = io.BytesIO()
    bound.save(data)
    return read_document(data.getvalue(), "pack.pdf")


@cache
def single() -> Reading:
    path = next(path for path in sample_files() if SINGLE in path.name)
    return read_document(path.read_bytes(), path.name)


def other_bytes(reading: Reading, document: str, name: str) -> Reading:
    """The same paper in a file of other bytes."""
    whole = replace(reading.papers[0], id=f"{document}-p", document_id=document)
    prints = tuple(replace(each, paper_id=whole.id) for each in reading.fingerprints)
    file = replace(reading.document, id=document, sha256=document * 4, filename=name)
    return Reading(document=file, papers=(whole,), fingerprints=prints)


def add(db: Database, *readings: Reading) -> None:
    for reading in readings:
        add_document(db, document_rows(reading), [])


def copies(db: Database) -> dict[str, str]:
    return dict(db.execute("select id, same_as from papers where same_as is not null").fetchall())


def test_the_copy_in_a_pack_is_the_paper_that_has_a_file_of_its_own_in_any_order(tmp_path: Path) -> None:
    again = other_bytes(single(), "f" * 16, "again.pdf")
    paper = min(single().papers[0].id, again.papers[0].id)
    for number, order in enumerate(permutations((pack(), single(), again))):
        (tmp_path / str(number)).mkdir()
        with fresh(tmp_path / str(number)) as db:
            add(db, *order)
            found = copies(db)
            assert set(found.values()) == {paper}
            assert len(found) == 2
            assert len(pack().papers) == len(IN_PACK)


def test_a_paper_that_is_read_again_and_is_another_has_no_copies(db: Database) -> None:
    add(db, pack(), single())
    assert len(copies(db)) == 1
    add(db, replace(single(), fingerprints=()))
    assert copies(db) == {}
    add(db, single())
    assert len(copies(db)) == 1
    db["documents"].delete(single().document.id)
    assert copies(db) == {}


def test_lists_searches_and_counts_say_where_else_a_paper_is(db: Database) -> None:
    add(db, pack(), single())
    places = dict(db.execute("select document_id, also_in from papers_with_body where also_in is not null").fetchall())
    page = next(p.page_from for p in pack().papers if p.title == single().papers[0].title)
    assert places == {
        single().document.id: f"pack.pdf page {page}",
        pack().document.id: f"{single().document.filename} page 1",
    }
    hits = search(db, single().papers[0].title, kind="paper")
    assert all(hit.also_in and f"also in {hit.also_in}" in hit_lines(hit) for hit in hits)
    assert len(hits) == 2
    assert status(db).copies == 1
    assert "distinct" in " ".join(lines(status(db)))


@pytest.mark.parametrize("sql", [NEIGHBOURS, LINK])
def test_copies_are_found_by_indexes_alone(db: Database, sql: str) -> None:
    plan = db.execute(f"explain query plan {sql}", {"document": "", "papers": "[]", "alike": ALIKE}).fetchall()
    assert [step for *_, step in plan if step.startswith("SCAN") and "json_each" not in step] == []


def sketch_of(sentences, title="Washing of Vans", kind="paragraph", more=()):
    case = {"title": title, "blocks": [{"text": text, "kind": kind} for text in sentences] + list(more)}
    return find_fingerprint(paper_content(case))


def test_furniture_is_no_part_of_what_a_paper_says() -> None:
    stamps = [{"text": "Agenda Item 5", "kind": "stamp"}, {"text": "17", "kind": "page_number"}]
    assert sketch_of(SENTENCES, more=stamps) == sketch_of(SENTENCES)


def test_the_cells_of_a_table_are_part_of_what_a_paper_says() -> None:
    first, second = ({"blocks": [{"text": t} for t in SENTENCES], "tables": [{"rows": [["a", n]]}]} for n in "12")
    assert find_fingerprint(paper_content(first)) != find_fingerprint(paper_content(second))


def test_too_few_words_are_no_fingerprint() -> None:
    assert sketch_of(["to follow"] * (SHORTEST // 2)) is None


@pytest.mark.parametrize(
    ("sentences", "title", "same"),
    [
        (SENTENCES[1:], "WASHING OF VANS", True),
        (SENTENCES[1:], "Cleaning of Vans", False),
        (SENTENCES[: len(SENTENCES) // 2], "Washing of Vans", False),
        ([text.replace("washed", "mended") for text in SENTENCES], "Washing of Vans", False),
    ],
)
def test_nearly_the_same_words_under_the_same_title_are_the_same(sentences, title, same) -> None:
    one, other = sketch_of(SENTENCES), sketch_of(sentences, title)
    keys = {one.near_1, one.near_2, one.near_3} & {other.near_1, other.near_2, other.near_3}
    assert (bool(keys) and likeness(one.sketch, other.sketch) >= ALIKE) is same


@given(st.lists(st.text(max_size=40), max_size=40))
def test_any_text_has_a_fingerprint_that_is_like_itself_or_none(texts: list[str]) -> None:
    found = sketch_of(texts)
    assert (found is None) == (len(read_words(texts)) < SHORTEST)
    assert found is None or likeness(found.sketch, found.sketch) == 1.0
