"""What a file that cannot be read leaves in the database: a document, its problems, and everything else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.cli import main
from tests import bad_pdfs
from tests.databases import dump_file


@dataclass(frozen=True, kw_only=True)
class Left:
    """What is left of a file: its status, words that its sentence holds, its pages, the pages of its problems."""

    status: str
    says: tuple[str, ...]
    pages: list[tuple[int, str]]
    problems: list[int | None]


WHOLE_FILE: list[int | None] = [None]
EXPECTED = {
    "empty": Left(status="failed", says=("is empty", "Download it again"), pages=[], problems=WHOLE_FILE),
    "truncated": Left(status="failed", says=("damaged or cut short", "Download"), pages=[], problems=WHOLE_FILE),
    "not_a_pdf": Left(status="failed", says=("not a PDF", "Save it as PDF"), pages=[], problems=WHOLE_FILE),
    "locked": Left(status="failed", says=("needs a password", "without the password"), pages=[], problems=WHOLE_FILE),
    "no_pages": Left(status="failed", says=("no pages", "Ask its publisher"), pages=[], problems=WHOLE_FILE),
    "picture_only": Left(status="partial", says=("No page has any text", "OCR"), pages=[(1, "empty")], problems=[1]),
    "broken_page": Left(
        status="partial",
        says=("1 of 3 pages could not be read",),
        pages=[(1, "text"), (2, "empty"), (3, "text")],
        problems=[2],
    ),
}


@pytest.mark.parametrize("fault", EXPECTED)
def test_a_bad_file_says_what_is_wrong_and_takes_nothing_else_along(tmp_path: Path, fault: str) -> None:
    (tmp_path / "bad.pdf").write_bytes(getattr(bad_pdfs, fault)())
    (tmp_path / "good.pdf").write_bytes(bad_pdfs.simple())
    result = CliRunner().invoke(main, ["build", str(tmp_path), "--db", str(tmp_path / "x.db"), "--workers", "1"])
    assert result.exit_code == 3
    rows = dump_file(tmp_path / "x.db")
    documents = {row[2]: row for row in rows["documents"]}
    assert documents["good.pdf"][5] == "ok"
    ident, status, error = (documents["bad.pdf"][column] for column in (0, 5, 6))
    expected = EXPECTED[fault]
    assert status == expected.status
    assert all(words in str(error) for words in expected.says)
    assert f"{status:9}  bad.pdf: {error}" in result.stdout
    assert [(page[1], page[4]) for page in rows["pages"] if page[0] == ident] == expected.pages
    assert [problem[2] for problem in rows["problems"] if problem[1] == ident] == expected.problems


@pytest.mark.parametrize("fine", ["simple", "open_encrypted"])
def test_a_file_that_anybody_can_open_reads_fine(tmp_path: Path, fine: str) -> None:
    (tmp_path / "fine.pdf").write_bytes(getattr(bad_pdfs, fine)())
    result = CliRunner().invoke(main, ["build", str(tmp_path), "--db", str(tmp_path / "x.db")])
    assert result.exit_code == 0
    assert [row[3] for row in dump_file(tmp_path / "x.db")["pages"]] == [bad_pdfs.HEALTHY]


def test_a_mended_file_takes_the_place_of_the_broken_one(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(bad_pdfs.truncated())
    assert CliRunner().invoke(main, ["build", str(paper), "--db", str(tmp_path / "x.db")]).exit_code == 3
    paper.write_bytes(bad_pdfs.simple())
    assert CliRunner().invoke(main, ["build", str(paper), "--db", str(tmp_path / "x.db")]).exit_code == 0
    assert [row[5] for row in dump_file(tmp_path / "x.db")["documents"]] == ["ok"]
