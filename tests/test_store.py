from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from corpus.reading import document_rows
from corpus.store import FileCopy, add_copies, add_document, held_versions
from corpus.vocabularies import fill_vocabularies
from schema.records import Reading
from schema.tables import RECORD_TABLES
from tests.databases import dump, fresh
from tests.readings import DOCUMENT, reading, without_figures

OTHER = "fedcba9876543210"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with fresh(tmp_path) as made:
        yield made


def add(db: Database, *readings: Reading) -> None:
    for each in readings:
        add_document(db, document_rows(each), [])


def copy(name: str) -> FileCopy:
    return FileCopy(path=f"/papers/{name}", filename=name.split("/")[-1], size=10)


def filename(db: Database, document: str = DOCUMENT) -> str:
    return str(db.execute("select filename from documents where id = ?", [document]).fetchone()[0])


def test_a_record_of_every_kind_gets_its_row(db: Database) -> None:
    add(db, reading())
    assert {table.name: db.table(table.name).count for table in RECORD_TABLES} == dict.fromkeys(
        (table.name for table in RECORD_TABLES), 1
    )


def test_a_box_a_passage_and_a_truth_are_stored_as_columns(db: Database) -> None:
    add(db, reading())
    block, cell = next(iter(db["blocks"].rows)), next(iter(db["cells"].rows))
    assert (block["x0"], block["top"], block["x1"], block["bottom"]) == (60, 80, 300, 92)
    assert block["text"].startswith("Thefts of vehicles fell")
    assert (cell["is_header"], cell["fill"], cell["text"]) == (1, "#00ff00", "Burglary")


def test_adding_a_document_again_replaces_all_its_rows(db: Database) -> None:
    add(db, reading())
    once = dump(db)
    add(db, reading())
    assert dump(db) == once
    add(db, without_figures(reading()))
    assert db.table("figures").count == 0
    assert db.execute("select count(*) from search_index where kind = 'figure'").fetchone()[0] == 0


def test_adding_a_document_leaves_the_others_alone(db: Database) -> None:
    add(db, reading(), reading(OTHER))
    add(db, without_figures(reading()))
    assert [row["paper_id"] for row in db["figures"].rows] == [f"{OTHER}-p"]
    assert db.execute("select count(*) from search_index where kind = 'figure'").fetchone()[0] == 1


def test_a_reference_to_a_record_that_is_not_there_stores_nothing(db: Database) -> None:
    broken = replace(reading(), blocks=())
    with pytest.raises(sqlite3.IntegrityError):
        add(db, broken)
    assert db.table("documents").count == 0
    assert db.table("papers").count == 0


def test_a_document_is_named_for_the_first_of_its_copies_whatever_order_they_come_in(db: Database) -> None:
    rows = document_rows(reading())
    add_document(db, rows, [copy("2024/minutes.pdf")])
    add_copies(db, DOCUMENT, [copy("old/agenda.pdf")])
    assert filename(db) == "agenda.pdf"
    add_copies(db, DOCUMENT, [copy("zebra.pdf")])
    assert filename(db) == "agenda.pdf"
    assert db.table("files").count == 3


def test_reading_again_keeps_where_the_copies_lie(db: Database) -> None:
    rows = document_rows(reading())
    add_document(db, rows, [copy("agenda.pdf")])
    add_document(db, rows, [copy("minutes.pdf")])
    assert filename(db) == "agenda.pdf"
    assert db.table("files").count == 2


def failed(document: str) -> Reading:
    whole = reading(document)
    return Reading(document=replace(whole.document, status="failed", error="It is empty."))


def test_a_file_that_failed_goes_when_a_good_one_takes_its_place(db: Database) -> None:
    add_document(db, document_rows(failed(OTHER)), [copy("a.pdf")])
    add_document(db, document_rows(reading()), [copy("a.pdf")])
    assert list(held_versions(db)) == [DOCUMENT]


def test_what_could_be_read_stays_when_its_file_changes(db: Database) -> None:
    add_document(db, document_rows(reading(OTHER)), [copy("a.pdf")])
    add_document(db, document_rows(reading()), [copy("a.pdf")])
    assert sorted(held_versions(db)) == [DOCUMENT, OTHER]


def unlisted(db: Database) -> list[tuple[str, str, str | None]]:
    found = db.execute("select name, kind, force_id from bodies where basis = 'printed'")
    return [(name, kind, force) for name, kind, force in found]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_body_that_is_not_listed_gets_a_row_that_does_not_depend_on_order(
    db: Database, order: tuple[int, int]
) -> None:
    spellings = [
        reading(DOCUMENT, "Testshire Police and Crime Panel"),
        reading(OTHER, "Testshire police & crime panel"),
    ]
    add(db, *(spellings[number] for number in order))
    assert unlisted(db) == [("Testshire Police and Crime Panel", "panel", None)]


def test_a_body_that_no_paper_names_any_more_goes(db: Database) -> None:
    add(db, reading())
    add(db, replace(failed(DOCUMENT)))
    assert unlisted(db) == []


def test_a_listed_body_keeps_its_listed_name(db: Database) -> None:
    add(db, reading(body="W. MIDLANDS POLICE", body_id="west-midlands-police"))
    assert unlisted(db) == []
    assert db["bodies"].get("west-midlands-police")["name"] == "West Midlands Police"  # type: ignore[union-attr]
    assert {row["body"] for row in db.query("select body from search_index")} == {"West Midlands Police"}


def test_an_entry_that_is_no_longer_listed_stays_while_a_record_refers_to_it(db: Database) -> None:
    for ident in ("old-shire", "older-shire"):
        db.execute("insert into forces values (?, 'Old Shire', null, null, 'England', 'a test')", [ident])
    add(db, replace(reading(), figures=(replace(reading().figures[0], force_id="old-shire"),)))
    fill_vocabularies(db)
    assert [row["id"] for row in db.query("select id from forces where source = 'a test'")] == ["old-shire"]


def test_filling_the_vocabularies_again_changes_nothing(db: Database) -> None:
    add(db, reading())
    before = dump(db)
    fill_vocabularies(db)
    assert dump(db) == before


def test_references_are_enforced(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("insert into problems values ('x', 'nowhere', 1, 'pages', 'error', 'm')")


@pytest.mark.parametrize(("kind", "force"), [("national", None), ("group", None), ("district", "kent"), (None, "kent")])
def test_what_a_paper_says_of_others_is_not_its_own_forces(db: Database, kind: str | None, force: str | None) -> None:
    whole = reading()
    papers = tuple(replace(paper, force_id="kent") for paper in whole.papers)
    add(db, replace(whole, papers=papers, figures=(replace(whole.figures[0], area_kind=kind),)))
    assert db.execute("select force_id from figures_with_paper").fetchone()[0] == force
