"""Every record of the sample papers that was read by a rule names one that is explained."""

from __future__ import annotations

from functools import cache

import pytest

from corpus.sample import sample_files
from extract.methods import methods
from extract.paper import read_document
from schema.records import Reading

KINDS = ("papers", "sections", "tables", "kpis", "figures", "recommendations", "dates")


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(read_document(path.read_bytes(), path.name) for path in sample_files())


@pytest.mark.parametrize("kind", KINDS)
def test_every_method_is_explained(kind: str) -> None:
    used = {record.method for reading in readings() for record in getattr(reading, kind) if record.method}
    assert used <= set(methods())
