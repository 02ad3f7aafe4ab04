from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus import stages
from corpus.cli import RECORD_KINDS, STAGES, main
from corpus.demo import sample_folder
from corpus.search import KINDS
from tests import bad_pdfs
from tests.databases import dump_file

ROOT = Path(__file__).parent.parent
MANY = 300
"""Small papers: more than can be read in the moment before an interrupt arrives."""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "good.pdf").write_bytes(bad_pdfs.simple("Burglary fell by 4% in the year to March 2024."))
    return folder


@pytest.fixture
def built(good: Path, tmp_path: Path) -> Path:
    assert run("build", good, "--db", tmp_path / "papers.db").exit_code == 0
    return tmp_path / "papers.db"


def test_build_says_what_it_read_and_what_was_held(good: Path, tmp_path: Path) -> None:
    first = run("build", good, "--db", tmp_path / "papers.db")
    assert (first.exit_code, first.stderr) == (0, "")
    assert "read       good.pdf: 1 paper, " in first.stdout
    assert "1 file: 1 read." in first.stdout
    again = run("build", good, "--db", tmp_path / "papers.db")
    assert again.exit_code == 0
    assert "unchanged  good.pdf" in again.stdout
    assert "1 file: 1 unchanged." in again.stdout
    assert "1 file: 1 read." in run("build", good, "--db", tmp_path / "papers.db", "--force").stdout


def test_a_quiet_build_says_only_what_went_wrong(good: Path, tmp_path: Path) -> None:
    assert run("build", good, "--db", tmp_path / "papers.db", "--quiet").output == ""
    (good / "empty.pdf").write_bytes(bad_pdfs.empty())
    worse = run("build", good, "--db", tmp_path / "papers.db", "--quiet")
    assert (worse.exit_code, worse.stdout) == (3, "")
    assert worse.stderr.startswith("failed     empty.pdf: The file is empty")


def test_a_dry_run_changes_nothing(good: Path, tmp_path: Path) -> None:
    dry = run("build", good, "--db", tmp_path / "papers.db", "--dry-run")
    assert dry.exit_code == 0
    assert "would read  good.pdf" in dry.stdout
    assert not (tmp_path / "papers.db").exists()


def test_a_dry_run_leaves_a_database_as_it_is(good: Path, built: Path) -> None:
    before = built.read_bytes()
    (good / "new.pdf").write_bytes(bad_pdfs.simple("Another paper"))
    dry = run("build", good, "--db", built, "--dry-run")
    assert "would read  new.pdf" in dry.stdout
    assert "unchanged   good.pdf" in dry.stdout
    assert built.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["build", "nowhere"], 2, "nowhere does not exist"),
        (["build", "."], 1, "No PDF files were found in"),
        (["build"], 2, "Missing argument"),
        (["build", "x.pdf", "--workers", "0"], 2, "--workers"),
        (["build", "x.pdf", "--db", "."], 1, "is a folder"),
        (["search", "crime", "--db", "nowhere.db"], 1, "Make it with: panel-papers build"),
        (["status", "--db", "x.pdf"], 1, "is not a SQLite database"),
        (["export", "--db", "x.pdf", "--out", "out"], 1, "is not a SQLite database"),
        (["show", "nowhere.pdf"], 2, "does not exist"),
        (["show", "x.pdf"], 1, "This is not a PDF"),
        (["show", "x.pdf", "--stage", "tables"], 2, "--stage"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if "x.pdf" in arguments:
        (tmp_path / "x.pdf").write_bytes(bad_pdfs.not_a_pdf())
    result = run(*arguments)
    assert result.exit_code == code
    assert sentence in result.stderr
    assert result.stdout == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == (["x.pdf"] if "x.pdf" in arguments else [])


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_can_be_shown_and_is_also_json(good: Path, stage: str) -> None:
    drawn = run("show", good / "good.pdf", "--stage", stage)
    assert drawn.exit_code == 0
    assert drawn.stdout
    made = run("show", good / "good.pdf", "--stage", stage, "--page", 1, "--json")
    assert made.exit_code == 0
    json.loads(made.stdout)


def test_the_names_on_the_command_line_are_those_of_the_code() -> None:
    assert tuple(stages.STAGES) == tuple(STAGES)
    assert KINDS == RECORD_KINDS


def test_the_help_and_the_documents_name_every_stage() -> None:
    said = run("show", "--help").stdout
    readme, design = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/design.md"))
    assert re.findall(r"^\| (\w+) \| `", design, re.MULTILINE) == list(STAGES)
    assert all(f"{says}\n" in said for says in STAGES.values())
    assert all(f"`{stage}`" in readme for stage in STAGES)


def test_show_keeps_to_a_page_and_says_when_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "three.pdf").write_bytes(bad_pdfs.broken_page())
    lines = run("show", tmp_path / "three.pdf", "--stage", "lines", "--page", 3).stdout
    assert "third page" in lines
    assert "first page" not in lines
    beyond = run("show", tmp_path / "three.pdf", "--page", 4)
    assert (beyond.exit_code, beyond.stderr) == (2, "Error: three.pdf has no page 4: its pages are 1 to 3.\n")


def test_show_never_passes_control_codes_on(tmp_path: Path) -> None:
    (tmp_path / "rude.pdf").write_bytes(bad_pdfs.simple("up \x1b[2J\x07 by [bold]4%"))
    shown = run("show", tmp_path / "rude.pdf", "--stage", "lines").stdout
    assert "\x1b" not in shown
    assert "[bold]4%" in shown


def test_search_prints_what_it_found_and_where(built: Path) -> None:
    found = run("search", "burglaries", "--db", built)
    assert found.exit_code == 0
    assert "Burglary fell by 4%" in found.stdout
    assert "good.pdf page 1" in found.stdout
    assert run("search", "helicopter", "--db", built).stdout == "Nothing was found.\n"
    assert run("search", '"', "--db", built).stdout == "Nothing was found.\n"


def test_status_says_what_is_held_and_what_failed(good: Path, built: Path) -> None:
    (good / "page.pdf").write_bytes(bad_pdfs.broken_page())
    assert run("build", good, "--db", built).exit_code == 3
    said = run("status", "--db", built).stdout
    assert said.startswith("Documents: 1 ok, 1 partial. ")
    assert "partial: page.pdf: 1 of 3 pages could not be read" in said


def test_export_writes_a_file_a_table(built: Path, tmp_path: Path) -> None:
    said = run("export", "--db", built, "--format", "jsonl", "--out", tmp_path / "out")
    assert said.exit_code == 0
    assert f"{tmp_path / 'out' / 'documents.jsonl'}: 1 rows" in said.stdout
    assert '"filename": "good.pdf"' in (tmp_path / "out" / "documents.jsonl").read_text()


def test_export_into_a_place_that_is_no_folder_is_said_in_a_sentence(built: Path) -> None:
    said = run("export", "--db", built, "--out", built / "below")
    assert (said.exit_code, said.stderr) == (1, f"Error: {built / 'below'}: Not a directory.\n")


def test_version() -> None:
    assert run("--version").stdout.startswith("panel-papers 0.")


def test_a_build_that_is_interrupted_keeps_what_was_stored(tmp_path: Path) -> None:
    for number in range(MANY):
        (tmp_path / f"{number}.pdf").write_bytes(bad_pdfs.simple(f"Paper {number}"))
    command = [sys.executable, "-m", "corpus", "build", str(tmp_path), "--db", str(tmp_path / "papers.db")]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout
    first = running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, said = running.communicate()
    assert running.returncode == 130
    assert said == "Interrupted: what had been stored is kept.\n"
    stored = {row[2] for row in dump_file(tmp_path / "papers.db")["documents"]}
    assert len(stored) < MANY
    assert first.split()[1].rstrip(":") in stored


def test_the_demo_builds_a_database_of_the_samples_and_says_what_it_holds(tmp_path: Path) -> None:
    made = run("demo", "--no-serve", "--db", tmp_path / "demo.db")
    assert made.exit_code == 0
    samples = list(sample_folder().rglob("*.pdf"))
    assert len(dump_file(tmp_path / "demo.db")["documents"]) == len(samples) >= 8
    assert made.stdout.splitlines()[-1].startswith(f"{tmp_path / 'demo.db'} holds ")
