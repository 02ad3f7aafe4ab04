from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import bad_pdfs
import pytest
from databases import dump_file
from watchers import Silent

from corpus.build import build, plan
from corpus.demo import sample_folder

SMALLEST = 4


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    samples = sorted(sample_folder().rglob("*.pdf"), key=lambda path: (path.stat().st_size, path.name))
    for sample in samples[:SMALLEST]:
        shutil.copy(sample, folder)
    shutil.copy(samples[0], folder / "zz-the-same-again.pdf")
    (folder / "broken.pdf").write_bytes(bad_pdfs.broken_page())
    (folder / "empty.pdf").write_bytes(bad_pdfs.empty())
    return folder


def built(paths: Sequence[Path], database: Path, *, workers: int) -> dict[str, list[tuple[object, ...]]]:
    for path in paths:
        build(plan([path], database), database, Silent(), workers=workers)
    return dump_file(database)


def test_rows_do_not_depend_on_order_place_or_workers(papers: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(papers, elsewhere)
    together = built([papers], tmp_path / "together.db", workers=2)
    one_by_one = built(sorted(elsewhere.iterdir(), reverse=True), tmp_path / "one.db", workers=1)
    assert together["documents"]
    assert together == one_by_one


def test_reading_again_changes_no_row(papers: Path, tmp_path: Path) -> None:
    database = tmp_path / "papers.db"
    before = built([papers], database, workers=1)
    build(plan([papers], database, force=True), database, Silent(), workers=2)
    assert dump_file(database) == before
