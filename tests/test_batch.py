from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.batch import find_pdfs, plan_build
from corpus.reading import read_file
from extract import EXTRACTOR_VERSION
from schema.errors import NoPapers, NoSuchFile
from tests import bad_pdfs


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(bad_pdfs.simple(name))


def names(folder: Path, *paths: Path) -> list[str]:
    return [str(found.relative_to(folder)) for found in find_pdfs(paths or [folder])]


def test_folders_are_searched_to_the_bottom_in_sorted_order_whatever_the_case_of_the_suffix(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf", "2024/march/A.PDF", "2024/notes.txt", "2024/c.Pdf")
    assert names(tmp_path) == ["2024/c.Pdf", "2024/march/A.PDF", "b.pdf"]


def test_hidden_files_and_folders_are_left_out_of_folders_but_may_be_named(tmp_path: Path) -> None:
    put(tmp_path, "._b.pdf", ".cache/c.pdf", "b.pdf")
    assert names(tmp_path) == ["b.pdf"]
    assert names(tmp_path, tmp_path / "._b.pdf") == ["._b.pdf"]


def test_a_file_is_taken_once_however_often_it_is_named(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf")
    assert names(tmp_path, tmp_path, tmp_path / "a.pdf", tmp_path / "a.pdf") == ["a.pdf"]


def test_a_named_file_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    put(tmp_path, "paper")
    assert names(tmp_path, tmp_path / "paper") == ["paper"]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile, match="does not exist"):
        find_pdfs([tmp_path / "nowhere"])


def test_a_folder_without_papers(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no paper")
    with pytest.raises(NoPapers, match="No PDF files were found in"):
        find_pdfs([tmp_path])


def test_a_name_that_is_no_text_can_be_stored_and_printed(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.pdf")).write_bytes(bad_pdfs.simple())
    (task,) = plan_build(find_pdfs([tmp_path]), {}).to_read
    assert task.job.filename == "caf\\xe9.pdf"
    assert read_file(task.job).status == "ok"


def test_the_same_bytes_are_one_task_with_every_copy(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf")
    (tmp_path / "a.pdf").write_bytes((tmp_path / "b.pdf").read_bytes())
    (task,) = plan_build(find_pdfs([tmp_path]), {}).to_read
    assert [copy.filename for copy in task.copies] == ["a.pdf", "b.pdf"]
    assert task.job.filename == "a.pdf"


def test_the_largest_come_first(tmp_path: Path) -> None:
    for name, length in (("small.pdf", 1), ("large.pdf", 3000), ("middle.pdf", 500)):
        (tmp_path / name).write_bytes(bad_pdfs.simple("x" * length))
    tasks = plan_build(find_pdfs([tmp_path]), {}).to_read
    assert [task.job.filename for task in tasks] == ["large.pdf", "middle.pdf", "small.pdf"]


@pytest.mark.parametrize(
    ("version", "force", "is_read"),
    [(None, False, True), (EXTRACTOR_VERSION, False, False), ("0.0.1", False, True), (EXTRACTOR_VERSION, True, True)],
)
def test_what_the_same_version_has_read_is_left_out_unless_forced(
    tmp_path: Path, version: str | None, force: bool, is_read: bool
) -> None:
    put(tmp_path, "a.pdf")
    (task,) = plan_build(find_pdfs([tmp_path]), {}).to_read
    held = {task.document_id: version} if version else {}
    plan = plan_build(find_pdfs([tmp_path]), held, force=force)
    assert (len(plan.to_read), len(plan.held)) == ((1, 0) if is_read else (0, 1))


def test_a_file_whose_bytes_cannot_be_read_is_a_task_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (task,) = plan_build(find_pdfs([tmp_path]), {}).to_read
    assert task.job.sha256 is None
    assert "Check that it is there" in (task.job.fault or "")
