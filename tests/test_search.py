from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from corpus.reading import document_rows
from corpus.search import KINDS, MARK_END, MARK_START, search, without_contacts
from corpus.store import add_document
from schema.tables import SEARCH_COLUMNS
from tests.databases import fresh
from tests.readings import DOCUMENT, reading


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with fresh(tmp_path_factory.mktemp("search")) as made:
        add_document(made, document_rows(reading()), [])
        yield made


def test_there_is_a_row_for_every_record_that_a_person_would_look_for(db: Database) -> None:
    assert {row["kind"] for row in db.query("select kind from search_index")} == set(KINDS)
    assert tuple(db["search_index"].columns_dict) == SEARCH_COLUMNS


def test_every_row_leads_to_its_page_and_meeting(db: Database) -> None:
    found = {tuple(row.values()) for row in db.query("select date, page, document_id, body from search_index")}
    assert found == {("2031-06-02", 1, DOCUMENT, "Testshire Police and Crime Panel")}


def test_words_are_found_in_any_form_and_marked(db: Database) -> None:
    hits = search(db, "theft vehicle")
    assert {hit.kind for hit in hits} == {"figure", "block"}
    block = next(hit for hit in hits if hit.kind == "block")
    assert f"{MARK_START}Thefts{MARK_END}" in block.snippet
    assert (block.title, block.filename, block.page) == ("1. Vehicle crime", "a.pdf", 1)


def test_a_search_can_be_kept_to_a_kind_and_a_number_of_hits(db: Database) -> None:
    assert [hit.record_id for hit in search(db, "thefts", kind="figure")] == [f"{DOCUMENT}-f"]
    assert search(db, "thefts", force="kent") == []
    assert len(search(db, "vehicle", limit=1)) == 1


def test_addresses_are_not_indexed(db: Database) -> None:
    assert search(db, "clerk@testshire.example") == []


@pytest.mark.parametrize("text", ["", "   ", '"', "***", "(", "AND", "NEAR(", 'a" OR "b', "title:x", "-", "col : y"])
def test_no_text_breaks_a_search(db: Database, text: str) -> None:
    assert isinstance(search(db, text), list)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_no_text_at_all_breaks_a_search(db: Database, text: str) -> None:
    assert isinstance(search(db, text), list)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Call 01632 960 001 or (020) 7946 0018.", "Call or ."),
        ("Call +44 20 7946 0018 now", "Call now"),
        ("£1,204,000 of 01632", "£1,204,000 of 01632"),
        ("2022/23 to 2024/25 rose 0.4 to 0.75", "2022/23 to 2024/25 rose 0.4 to 0.75"),
        ("14,599 crimes, 2,000 0800 calls", "14,599 crimes, 2,000 0800 calls"),
        ("e-mail: a.b-c@pcc.testshire.example", "e-mail:"),
    ],
)
def test_only_telephone_numbers_and_addresses_are_left_out(text: str, kept: str) -> None:
    assert without_contacts(text) == kept
