"""What stands around a table's amounts says of their unit: section rows, the corner, the caption and a note."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from extract.figures.table_heads import Heads
from extract.figures.table_roles import head_kind, says_nothing, without_clause
from extract.figures.table_units import says_percent

RATE = re.compile(r"\brates?\b", re.IGNORECASE)
CHANGES = ("change", "gap")
PERCENT = re.compile(r"%|\bper\s?cent(?:age)?\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Captions:
    """A table with the note before it that says what its numbers are in."""

    heads: Heads
    note: str

    def above(self, row: int) -> str:
        """The section rows above a row and the corner's head, where they say how amounts are printed."""
        return f"{self._sections.get(row, '')} {self._corner}".strip()

    @cached_property
    def _sections(self) -> Mapping[int, str]:
        sections = self.heads.sections.items()
        return {row: " ".join(label for label in labels if says_nothing(label)) for row, labels in sections}

    @cached_property
    def _corner(self) -> str:
        own = (self.heads.own_head(c) for c in self.heads.labels)
        return " ".join([*(head for head in own if says_nothing(head)), self.heads.across]).strip()

    def of(self, column: int, kind: str) -> str:
        """The caption and the note, as far as they say what the amounts of a kind in a column are in."""
        caption = self.heads.table.caption or ""
        own = without_clause(caption)
        said = caption[len(own) :] if kind in CHANGES and len(own) < len(caption) else own
        return f"{self._of_column(said, column)} {self.note}"

    def _of_column(self, caption: str, column: int) -> str:
        """The caption without a rate or share that other columns are headed or printed as, and this one is not."""
        head = self.heads.column_head(column)
        if RATE.search(caption) and not RATE.search(head) and self._rated:
            return ""
        apart = column not in self._shares and self._shares
        return PERCENT.sub(" ", caption) if apart and not says_percent(head) else caption

    @cached_property
    def _rated(self) -> bool:
        """Whether some columns are headed as rates, and others are not."""
        return any(RATE.search(self.heads.column_head(c)) for c in self.heads.numeric)

    @cached_property
    def _shares(self) -> frozenset[int]:
        """The columns that are headed as shares, or whose amounts are printed so."""
        levels = [c for c in self.heads.numeric if head_kind(self.heads.column_head(c), "") not in CHANGES]
        printed = {c.column for c in self.heads.body if "%" in c.text and len(c.text) < SHORT}
        return frozenset(c for c in levels if c in printed or says_percent(self.heads.column_head(c)))


SHORT = 16
"""Characters of a cell: a longer one is no amount."""
