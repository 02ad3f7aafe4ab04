"""The same recommendation in a report, its minutes and a later action log is linked; stock phrases are not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from corpus.follows import ALIKE, OF_DOCUMENT, PRINTINGS, TOUCHED
from corpus.reading import document_rows
from corpus.store import add_document
from extract.recommendations.reader import find_recommendations
from extract.recommendations.sameness import PAIRED, Asked, keys_to_find, likeness, read_said
from schema.ids import Ids
from schema.records import Document, Reading
from tests.databases import fresh
from tests.paper_contents import paper_content

CASES = tomllib.loads((Path(__file__).parent / "cases" / "follows.toml").read_text(encoding="utf-8"))
FILES = CASES["file"]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with fresh(tmp_path) as made:
        yield made


def read(file: dict[str, Any]) -> Reading:
    """A document with one paper, read as extraction reads it."""
    document = file["document"] * 16
    content = paper_content(file)
    paper = replace(content.paper, id=f"{document}-p", document_id=document, body_id=file["body"],
                    body_name=file["body"], force_id=file.get("force"))  # fmt: skip
    content = replace(content, paper=paper)
    own = tuple(replace(s, id=f"{document}-{s.id}", paper_id=paper.id) for s in content.sections)
    found = find_recommendations(content, Ids(document))
    asked = tuple(
        replace(
            r, block_id=None, table_id=None, paper_id=paper.id, section_id=r.section_id and f"{document}-{r.section_id}"
        )
        for r in found
    )
    return Reading(document=_document(document), papers=(paper,), sections=own, recommendations=asked)


def _document(document: str) -> Document:
    return Document(id=document, sha256=document * 4, filename=f"{document[0]}.pdf", source_url=None, page_count=1,
                    status="ok", error=None, extractor_version="0")  # fmt: skip


def add(db: Database, *readings: Reading) -> None:
    for reading in readings:
        add_document(db, document_rows(reading), [])


def links(db: Database) -> dict[str, str]:
    """The words of each recommendation that follows another, with the letter of its file, and what it follows."""
    rows = db.execute(
        "select later.id, later.text, earlier.id, earlier.text from recommendations as later "
        "join recommendations as earlier on earlier.id = later.follows"
    )
    return {f"{a[0]} {later}": f"{b[0]} {earlier}" for a, later, b, earlier in rows}


def test_each_points_to_the_nearest_earlier_printing_and_stock_phrases_to_their_own_item(db: Database) -> None:
    add(db, *map(read, FILES))
    assert links(db) == CASES["links"]


def test_a_score_says_how_alike_they_are(db: Database) -> None:
    add(db, *map(read, FILES))
    rows = db.execute("select follows, follows_score from recommendations").fetchall()
    assert all((follows is None) == (score is None) for follows, score in rows)
    assert all(0.8 <= score <= 1 for _, score in rows if score is not None)


def test_the_links_do_not_depend_on_the_order_of_adding(tmp_path: Path) -> None:
    readings = [read(file) for file in FILES]
    for number, order in enumerate(permutations(readings[:4])):
        folder = tmp_path / str(number)
        folder.mkdir()
        with fresh(folder) as db:
            add(db, *order, *readings[:3:-1])
            assert links(db) == CASES["links"]


def test_a_document_that_is_read_again_takes_its_links_with_it_and_brings_them_back(db: Database) -> None:
    readings = [read(file) for file in FILES]
    add(db, *readings)
    for reading in readings:
        add(db, replace(reading, recommendations=()))
        letter = reading.document.id[0]
        assert not any(letter in (later[0], earlier[0]) for later, earlier in links(db).items())
        add(db, reading)
        assert links(db) == CASES["links"]


def test_where_the_printing_between_is_gone_the_one_before_it_is_the_nearest(db: Database) -> None:
    add(db, *map(read, FILES))
    add(db, replace(read(FILES[2]), recommendations=()))
    assert CASES["without_third"].items() <= links(db).items()


@pytest.mark.parametrize("sql", [TOUCHED, PRINTINGS, OF_DOCUMENT, ALIKE])
def test_printings_are_found_by_indexes_alone(db: Database, sql: str) -> None:
    given = dict.fromkeys(("papers", "ids", "document"), "[]") | {"before": "-1 days", "after": "+1 days"}
    plan = db.execute(f"explain query plan {sql}", given).fetchall()
    assert [step for *_, step in plan if step.startswith("SCAN") and "VIRTUAL TABLE" not in step] == []


@pytest.mark.parametrize("pair", CASES["pair"], ids=lambda p: p["later"])
def test_how_alike_two_texts_are(pair: dict[str, Any]) -> None:
    one, other = (Asked(text=pair[key], action=pair.get(f"{key}_action")) for key in ("later", "earlier"))
    assert (likeness(one, other) > 0) is pair["same"]
    assert likeness(one, other) == likeness(other, one)


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    a, b = Asked(text=one), Asked(text=other)
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert likeness(a, a) == (0 if read_said(one).is_stock else 1)


WORDS = [f"{head}{tail}ok" for head in "bdgklmnprt" for tail in ("a", "eno", "ilopi", "uvamun")]


@given(st.lists(st.sampled_from(WORDS), min_size=2 * PAIRED - 2, max_size=20, unique=True), st.data())
def test_texts_with_few_words_of_their_own_have_a_key_in_common(words: list[str], data: st.DataObject) -> None:
    own = PAIRED - 2
    one, other, shared = words[:own], words[own : 2 * own], words[2 * own :]
    texts = (data.draw(st.permutations(shared + each)) for each in (one, other))
    keys = [set(keys_to_find(Asked(text=" ".join(text)))) for text in texts]
    assert not keys[0].isdisjoint(keys[1]) or len(shared) < 2


def test_no_key_is_left_of_what_a_document_no_longer_says(db: Database) -> None:
    readings = [read(file) for file in FILES]
    add(db, *readings)
    assert db.table("recommendation_keys").count
    add(db, *(replace(reading, recommendations=()) for reading in readings))
    assert not db.table("recommendation_keys").count
