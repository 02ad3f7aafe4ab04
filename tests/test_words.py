"""No word of a page is lost between its cells and blocks, and none is kept twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.sample import sample_files
from extract.pages import Page, read_pages
from extract.paper import read_document
from schema.records import Reading
from tests.table_pages import print_line
from tests.words import Stray, check, main, stray_words


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_every_word_of_the_sample_papers_is_in_one_cell_or_block(path: Path) -> None:
    assert check(path) == []


@pytest.fixture(scope="module")
def minutes() -> tuple[list[Page], Reading]:
    path = next(path for path in sample_files() if "minutes" in path.name)
    data = path.read_bytes()
    return list(read_pages(data)), read_document(data, path.name)


def told(strays: list[Stray]) -> list[tuple[str, int]]:
    return [(stray.word.text, stray.times) for stray in strays]


def test_a_word_without_a_block_is_lost(minutes: tuple[list[Page], Reading]) -> None:
    pages, reading = minutes
    more = replace(pages[0], words=(*pages[0].words, *print_line("Overlooked", 3, 3)))
    assert told(list(stray_words([more, *pages[1:]], reading))) == [("Overlooked", 0)]


def test_a_block_that_stands_twice_has_its_words_twice(minutes: tuple[list[Page], Reading]) -> None:
    pages, reading = minutes
    strays = told(list(stray_words(pages, replace(reading, blocks=(*reading.blocks, reading.blocks[0])))))
    assert strays == [(word, 2) for word in reading.blocks[0].passage.text.split()]


def test_the_command_counts_the_words_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = sample_files()[0]
    (tmp_path / "paper.pdf").write_bytes(sample.read_bytes())
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "paper.pdf: 0\n"
