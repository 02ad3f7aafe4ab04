"""metadata.yml against the database that it describes, in both directions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape
from sqlite_utils import Database

from corpus.site.app import build_site, read_metadata
from corpus.site.search import SEARCHED
from schema.migrations import migrations
from schema.views import VIEWS
from tests.site_client import SiteClient
from tests.site_data import make_database

METADATA = read_metadata()
PAPERS = METADATA["databases"]["papers"]
TABLES: dict[str, dict[str, Any]] = PAPERS["tables"]
QUERIES: dict[str, dict[str, Any]] = PAPERS["queries"]
FULL_TEXT_PARTS = ("_data", "_idx", "_content", "_docsize", "_config")
FILTERED = ("force", "body", "year", "paper_type")
"""By what every list of records can be narrowed down."""


@pytest.fixture(scope="module")
def database() -> Database:
    db = Database(memory=True)
    migrations.apply(db)
    return db


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> SiteClient:
    return SiteClient(build_site(make_database(tmp_path_factory.mktemp("metadata"))[0]))


def columns_of(db: Database) -> dict[str, list[str]]:
    """Every table and view that people can open -> its columns."""
    names = [name for name in [*db.table_names(), *db.view_names()] if not name.endswith(FULL_TEXT_PARTS)]
    return {name: [column.name for column in db[name].columns] for name in names}


def test_every_table_and_view_is_described_and_no_other(database: Database) -> None:
    assert set(TABLES) == set(columns_of(database))


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_described_and_no_other(database: Database, name: str) -> None:
    assert set(TABLES[name]["columns"]) == set(columns_of(database)[name])


@pytest.mark.parametrize("name", TABLES)
def test_descriptions_say_something(name: str) -> None:
    told = TABLES[name]
    assert told["title"].strip()
    assert told["description"].strip().endswith(".")
    for column, meaning in told["columns"].items():
        assert isinstance(meaning, str) and meaning.strip().endswith("."), column


@pytest.mark.parametrize("name", TABLES)
def test_facets_sorts_and_labels_are_columns(database: Database, name: str) -> None:
    told = TABLES[name]
    used = [*told.get("facets", ()), *(told[key] for key in ("sort", "sort_desc", "label_column") if key in told)]
    assert set(used) <= set(columns_of(database)[name])
    assert len(set(told.get("facets", ()))) == len(told.get("facets", ()))


@pytest.mark.parametrize("name", [name for name in VIEWS if name != "problems_with_document"])
def test_every_list_is_narrowed_down_by_force_body_year_and_type(name: str) -> None:
    assert tuple(f for f in TABLES[name]["facets"] if f in FILTERED) == FILTERED


@pytest.mark.parametrize("name", [name for name, told in TABLES.items() if "allow" not in told])
def test_every_page_of_a_table_opens(client: SiteClient, name: str) -> None:
    answer = client.get(f"/papers/{name}")
    assert answer.status_code == 200
    assert "could not be counted" not in answer.text
    assert f"<h1>{escape(TABLES[name]['title'])}</h1>" in answer.text


@pytest.mark.parametrize("name", SEARCHED)
@pytest.mark.parametrize("words", ["injury", '"', "", "AND", "x* NEAR(", "o'clock", "a\0b"])
def test_lists_are_searched_whatever_is_typed(client: SiteClient, name: str, words: str) -> None:
    assert client.get(f"/papers/{name}", _search=words).status_code == 200


def test_local_paths_are_not_shown(client: SiteClient) -> None:
    assert TABLES["files"]["allow"] is False
    assert client.get("/papers/files").status_code == 403
    assert client.get("/papers/files.json").status_code == 403
    assert client.get("/papers.db").status_code == 403


@pytest.mark.parametrize("name", QUERIES)
def test_questions_say_what_they_ask(name: str) -> None:
    told = QUERIES[name]
    assert told["title"] and told["description"].strip().endswith(".")
    assert list(told["labels"]) == told["params"]
    assert all(f":{param}" in told["sql"] for param in told["params"])


@pytest.mark.parametrize("name", QUERIES)
def test_questions_have_an_answer_without_parameters(client: SiteClient, name: str) -> None:
    answer = client.get(f"/papers/{name}")
    assert answer.status_code == 200, answer.text
    assert "message-error" not in answer.text
    assert bool(client.rows(f"/papers/{name}")) == (name != "search_everything")


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("value", ["'", '"', "\u2028 \x00", "%", "' or 1=1 --"])
def test_questions_stand_any_parameter(client: SiteClient, name: str, value: str) -> None:
    assert client.get(f"/papers/{name}", **dict.fromkeys(QUERIES[name]["params"], value)).status_code == 200


def test_the_site_says_what_it_is_and_whose() -> None:
    assert all(METADATA[key] for key in ("title", "description", "license", "license_url", "source", "about"))


def test_the_wheel_holds_the_metadata() -> None:
    project = Path(__file__).parent.parent / "pyproject.toml"
    assert '"metadata.yml" = "corpus/metadata.yml"' in project.read_text(encoding="utf-8")
