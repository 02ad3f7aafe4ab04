from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.build import build, plan
from corpus.demo import sample_folder
from tests import bad_pdfs
from tests.databases import dump_file
from tests.watchers import Silent

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


@pytest.fixture(scope="module")
def together(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All papers at once, in two processes."""
    database = tmp_path_factory.mktemp("together") / "papers.db"
    build(plan([papers], database), database, Silent(), workers=2)
    return database


def test_rows_do_not_depend_on_order_place_or_workers(papers: Path, together: Path, tmp_path: Path) -> None:
    elsewhere, database = tmp_path / "elsewhere", tmp_path / "papers.db"
    shutil.copytree(papers, elsewhere)
    for paper in sorted(elsewhere.iterdir(), reverse=True):
        build(plan([paper], database), database, Silent())
    assert dump_file(together)["documents"]
    assert dump_file(together) == dump_file(database)


def test_reading_again_changes_no_row(papers: Path, together: Path) -> None:
    before = dump_file(together)
    build(plan([papers], together, force=True), together, Silent())
    assert dump_file(together) == before
