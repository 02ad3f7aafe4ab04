"""What the readers of records are given: one paper with its sections, blocks and tables."""

from __future__ import annotations

from dataclasses import dataclass

from extract.pages import Page
from schema.records import Block, Paper, Section, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperContent:
    """A paper and all that stands in it, in reading order; `pages` are its pages as drawn."""

    paper: Paper
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    pages: tuple[Page, ...] = ()
