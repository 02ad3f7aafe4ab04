"""Table candidates -> the best tables, joined over page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.pages import Page
from schema.evidence import Box
from schema.records import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as laid out: cells by row and column from 0; `areas` is its box on each page."""

    page_from: int
    page_to: int
    rows: int
    columns: int
    header_rows: int
    caption: str | None
    cells: tuple[Cell, ...]
    areas: tuple[tuple[int, Box], ...]


def find_grids(pages: Sequence[Page]) -> tuple[Grid, ...]:
    """The tables of a document's pages, in reading order."""
    return ()
