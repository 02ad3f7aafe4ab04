"""The sample papers are what their sources make, say that they are samples, and have a gold file that they bear out."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from reportlab import Version

from corpus.sample import MARK, sample_files
from corpus.sample.build import build_all

SAMPLES = sample_files()
LARGEST = 60_000


@pytest.fixture(scope="session")
def built() -> dict[str, bytes]:
    return build_all()


def page_texts(data: bytes) -> list[str]:
    with pdfplumber.open(BytesIO(data)) as pdf:
        return [" ".join((page.extract_text() or "").split()) for page in pdf.pages]


def test_every_source_has_its_pdf_and_no_other_is_there(built: dict[str, bytes]) -> None:
    assert sorted(built) == [path.name for path in SAMPLES]
    assert len(SAMPLES) >= 8


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sources_make_the_pdf(path: Path, built: dict[str, bytes]) -> None:
    kept, made = path.read_bytes(), built[path.name]
    if f"with reportlab {Version}".encode() in kept:
        assert made == kept
    else:
        assert page_texts(made) == page_texts(kept)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_page_says_that_it_is_a_sample(path: Path) -> None:
    assert all(MARK in text for text in page_texts(path.read_bytes()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_small(path: Path) -> None:
    assert path.stat().st_size < LARGEST


def test_samples_are_tagged_and_untagged() -> None:
    tagged = [b"/StructTreeRoot" in path.read_bytes() for path in SAMPLES]
    assert any(tagged)
    assert not all(tagged)
