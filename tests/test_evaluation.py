"""A database is held against papers read by hand: what counts, how sure scores are, what is said of bad gold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from corpus.cli import main
from corpus.database import open_for_reading, open_for_writing
from corpus.evaluation.found import found_in_database, found_in_reading
from corpus.evaluation.gold import find_gold
from corpus.evaluation.kinds import KINDS, Kind
from corpus.evaluation.scores import Evaluation, evaluate, intervals, pooled, trust
from corpus.evaluation.tally import Tally, Verdict, judge
from corpus.evaluation.words import tokens
from corpus.reading import document_rows
from corpus.store import add_document
from corpus.vocabularies import fill_vocabularies
from tests.readings import reading

BY_NAME = Kind(
    likeness=lambda g, r: float(g["name"] == r["name"]), least=1.0,
    checks={"size": lambda g, r: g["size"] == r["size"] if "size" in g else None},
)  # fmt: skip
GOLD = {
    "document": "a.pdf",
    "figures": [{"page": 1, "value": 4, "unit": "percent", "measure": "thefts of vehicles"}],
    "kpis": [{"name": "Dwellings burgled", "status": "red"}, {"name": "Robberies"}],
}


def tally_of(entries: Sequence[dict[str, Any]], names: Sequence[str]) -> Tally:
    return Tally.of(judge("paper", entries, [{"name": name, "size": 1} for name in names], BY_NAME))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "papers.db"
    with open_for_writing(path) as db:
        fill_vocabularies(db)
        add_document(db, document_rows(reading()), [])
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(GOLD))
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_scores_count_what_is_printed_and_what_is_found() -> None:
    tally = tally_of([{"name": "a", "size": 1}, {"name": "b"}], ["a", "c", "d"])
    assert (tally.precision, tally.recall) == (1 / 3, 1 / 2)
    assert tally.f1 == pytest.approx(0.4)
    assert tally.share("size") == 1


def test_an_optional_entry_is_neither_missed_nor_wrong() -> None:
    entries: list[dict[str, Any]] = [{"name": "a"}, {"name": "b", "optional": True, "size": 2}]
    for found in (["a"], ["a", "b"]):
        assert tally_of(entries, found).scores == {"P": 1, "R": 1, "F1": 1}


def test_a_record_that_is_found_twice_is_wrong_once() -> None:
    tally = tally_of([{"name": "a"}], ["a", "a"])
    assert (tally.matched, tally.found) == (1, 2)


def test_nothing_found_where_nothing_is_printed_is_right() -> None:
    assert tally_of([], []).f1 == 1
    assert tally_of([], ["a"]).precision == 0


def test_words_are_counted_without_marks_and_separators() -> None:
    assert tokens("The 14,599 crimes – up 2.5%") == tokens("the 14599 crimes up 2.5%")
    assert "the" not in tokens("The crimes", content=True)


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_every_entry_and_every_record_gets_one_verdict(printed: list[str], found: list[str]) -> None:
    verdicts = list(judge("paper", [{"name": n} for n in printed], [{"name": n} for n in found], BY_NAME))
    assert sum(v.entry is not None for v in verdicts) == len(printed)
    assert sum(v.record is not None for v in verdicts) == len(found)
    assert sum(v.right for v in verdicts) == sum(min(printed.count(n), found.count(n)) for n in "abc")


tallies = st.builds(lambda a, b, c: Tally(printed=a + b, found=a + c, matched=a), *[st.integers(0, 9)] * 3)


@given(st.lists(tallies, min_size=1, max_size=4))
def test_the_intervals_lie_within_what_the_documents_score(of: list[Tally]) -> None:
    for name, (low, high) in intervals(of).items():
        assert 0 <= low <= high <= 1
        assert intervals(of)[name] == (low, high)


def test_documents_that_score_alike_leave_nothing_open() -> None:
    alike = [Tally(printed=4, found=4, matched=3)] * 5
    assert intervals(alike)["F1"] == (pooled(alike).f1, pooled(alike).f1)


def test_trust_counts_the_sure_ones_apart() -> None:
    def verdict(confidence: float | None, right: bool) -> Verdict:
        return Verdict(document="d", entry={}, record={"confidence": confidence}, fields={"value": right})

    found = trust([verdict(0.95, True), verdict(0.9, False), verdict(0.5, True), verdict(None, True)])
    assert (found.records, found.right, found.sure, found.sure_right) == (3, 2, 2, 1)


def test_a_database_holds_what_was_read(database: Path) -> None:
    with open_for_reading(database) as db:
        held = found_in_database(db, reading().document.id)
    read = found_in_reading(reading())
    assert {kind: [r["id"] for r in held[kind]] for kind in KINDS} == {k: [r["id"] for r in read[k]] for k in KINDS}
    assert held["tables"][0]["grid"] == read["tables"][0]["grid"] == [["Burglary", ""]]


def test_the_scores_are_printed_with_their_intervals(database: Path, gold: Path) -> None:
    said = run(gold, "--db", database)
    assert said.exit_code == 0
    assert "1 documents read by hand." in said.output
    assert "kpis                   2      1   1.000 [1.00 1.00] 0.500 [0.50 0.50] 0.667 [0.67 0.67]" in said.output
    assert "    status             1          0.000 [0.00 0.00]" in said.output


def test_misses_say_what_is_printed_and_what_was_found(database: Path, gold: Path) -> None:
    lines = run(gold, "--db", database, "--misses", "kpis").output.splitlines()
    assert lines[0] == "status: a.pdf"
    assert lines[1:3] == ["    printed name='Dwellings burgled' status='red'",
                          "    found   page=1 name='Dwellings burgled' value=12.0 status='green' "
                          "id='0123456789abcdef-k'"]  # fmt: skip
    assert lines[3:] == ["missed: a.pdf", "    printed name='Robberies'"]


def test_the_json_has_both_sides_of_every_fault(database: Path, gold: Path) -> None:
    kinds = json.loads(run(gold, "--db", database, "--json").output)["kinds"]
    assert kinds.keys() == {"figures", "kpis"}
    assert kinds["figures"]["scores"]["measure"] == {"score": 1.0, "interval": [1.0, 1.0]}
    assert [(w["fault"], w["printed"]["name"]) for w in kinds["kpis"]["wrong"]] == [
        ("status", "Dwellings burgled"), ("missed", "Robberies"),
    ]  # fmt: skip


def test_a_document_that_is_not_there_is_named_and_all_missed(database: Path, gold: Path) -> None:
    (gold / "b.json").write_text(json.dumps({**GOLD, "document": "b.pdf"}))
    assert "Not in the database: b.pdf." in run(gold, "--db", database).output
    assert "kpis                   4      1" in run(gold, "--db", database).output
    assert "b.pdf" not in run(gold, "--db", database, "--only", "a.").output


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "it is not JSON"),
        ("[]", 'it has no "document"'),
        ('{"document": "a.pdf", "figures": [{"page": 1, "value": 3}]}', 'entry 1 of "figures" lacks "unit"'),
    ],
)
def test_bad_gold_is_named_with_what_is_wrong(database: Path, gold: Path, text: str, fault: str) -> None:
    (gold / "a.json").write_text(text)
    said = run(gold, "--db", database)
    assert said.exit_code == 1
    assert "a.json" in said.output and fault in said.output and "tests/gold/README.md" in said.output


def test_a_folder_without_gold_files(database: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = run(tmp_path / "empty", "--db", database)
    assert said.exit_code == 1 and "holds no gold files" in said.output


def test_only_pages_that_were_read_count(database: Path, gold: Path) -> None:
    (gold / "a.json").write_text(json.dumps({**GOLD, "pages": [2, 3], "figures": [], "kpis": []}))
    with open_for_reading(database) as db:
        found: Evaluation = evaluate(db, find_gold(gold))
    assert (found.tally("figures").found, found.tally("kpis").found) == (0, 0)
