from __future__ import annotations

import os
from pathlib import Path

from corpus.batch import find_pdfs, plan_build, read_tasks
from corpus.pool import read_all
from corpus.reading import Job, read_file
from corpus.store import DocumentRows
from tests import bad_pdfs


def read_or_die(job: Job) -> DocumentRows:
    """Ends its process for a file that says so, as a fault in a library of C code does."""
    if job.filename.startswith("deadly"):
        os._exit(11)
    return read_file(job)


def jobs_of(folder: Path, *names: str) -> list[Job]:
    for number, name in enumerate(names):
        (folder / name).write_bytes(bad_pdfs.simple(f"Paper {number}"))
    return [task.job for task in plan_build(find_pdfs([folder]), {}).to_read]


def statuses(rows: list[DocumentRows]) -> dict[str, str]:
    return {str(row.tables["documents"][0][2]): row.status for row in rows}


def test_a_file_that_kills_its_process_fails_alone(tmp_path: Path) -> None:
    jobs = jobs_of(tmp_path, "a.pdf", "b.pdf", "deadly-1.pdf", "c.pdf", "deadly-2.pdf", "d.pdf")
    found = statuses(list(read_all(jobs, 2, read_or_die)))
    assert found.pop("deadly-1.pdf") == found.pop("deadly-2.pdf") == "failed"
    assert found == dict.fromkeys(("a.pdf", "b.pdf", "c.pdf", "d.pdf"), "ok")


def test_a_file_that_goes_away_before_it_is_read_fails_alone(tmp_path: Path) -> None:
    jobs_of(tmp_path, "a.pdf", "b.pdf")
    tasks = plan_build(find_pdfs([tmp_path]), {}).to_read
    (tmp_path / "a.pdf").unlink()
    found = {task.job.filename: rows for task, rows in read_tasks(tasks, 1)}
    assert (found["a.pdf"].status, found["b.pdf"].status) == ("failed", "ok")
    assert "Check that it is there" in (found["a.pdf"].error or "")
    assert found["a.pdf"].count("problems") == 1


def test_a_file_that_changes_before_it_is_read_fails(tmp_path: Path) -> None:
    (job,) = jobs_of(tmp_path, "a.pdf")
    (tmp_path / "a.pdf").write_bytes(bad_pdfs.simple("Something else"))
    rows = read_file(job)
    assert (rows.document_id, rows.status) == (job.document_id, "failed")
    assert "Add it again" in (rows.error or "")
