"""Which item of its meeting a recommendation belongs to: by its row, its section, or the numbers above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.content import PaperContent
from extract.recommendations.found import Found
from extract.recommendations.own import is_minutes
from schema.records import Block, Section, Table

MINUTE = re.compile(r"\d{1,4}/\d{2,4}|[A-Z]{2,5}\.?\d{1,4}")
"""The number of a minute where they count through the year ("40/23")."""
HEADED = re.compile(r"(?P<number>\d{1,4}/\d{2,4}|[A-Z]{2,5}\.\s?\d{1,4})[.:]?\s+(?=[A-Z“‘])")
ITEM = re.compile(
    rf"(?:agenda\s+)?(?:item\s+)?(?P<number>{MINUTE.pattern}|\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?)[.:)]?", re.I
)
DOTTED = re.compile(r"(?P<item>\d{1,3})(?:\.\d{1,3})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingItems:
    """The numbers of a paper's items: those of a report are its own item's, those of minutes are their headings'."""

    own: str | None
    minutes: bool
    sections: Mapping[str, Section]
    blocks: Mapping[str, Block]
    rows: Mapping[tuple[str, int], str]

    @classmethod
    def of(cls, content: PaperContent) -> MeetingItems:
        """Those of a paper; rows of minutes in columns have the number that stands first in them or in one above."""
        minutes = content.paper.paper_type != "decision" and is_minutes(content)
        return cls(
            own=content.paper.item_number,
            minutes=minutes,
            sections={section.id: section for section in content.sections},
            blocks={block.id: block for block in content.blocks},
            rows={place: number for t in content.tables for place, number in _row_items(t)} if minutes else {},
        )

    def number_of(self, found: Found) -> str | None:
        """The number of the item that a recommendation belongs to; None where the paper numbers none."""
        if found.item:
            return found.item
        if not self.minutes:
            return self.own
        in_row = self.rows.get((found.table_id, found.row)) if found.table_id and found.row is not None else None
        return in_row or self._of_section(found.block.section_id) or self._of_block(found.block)

    def _of_section(self, section_id: str | None) -> str | None:
        """The number of the nearest numbered heading above."""
        at = self.sections.get(section_id or "")
        while at:
            match = ITEM.fullmatch(_number_of(at))
            if match:
                return match["number"]
            at = self.sections.get(at.parent_id or "")
        return None

    def _of_block(self, block: Block) -> str | None:
        """The whole number of a paragraph "12.3", or of the one above in the tree of numbers."""
        at: Block | None = block
        found = None
        while at:
            match = DOTTED.fullmatch((at.number or "").strip(". "))
            found = match["item"] if match else found
            at = self.blocks.get(at.under_id or "")
        return found


def _row_items(table: Table) -> Iterator[tuple[tuple[str, int], str]]:
    """The item of each row of a table whose first column holds the numbers of items, or of paragraphs in them."""
    first = {cell.row: cell.text.strip() for cell in table.cells if cell.column == 0}
    number = ""
    for row in range(table.rows):
        match = ITEM.fullmatch(first.get(row, "")) if row >= table.header_rows else None
        number = match["number"].split(".")[0] if match else number
        if number:
            yield (table.id, row), number


def read_item_number(printed: str) -> str | None:
    """The number of an item or minute as a log refers to it; None where it names none.

    >>> read_item_number("Item 7"), read_item_number("39/30 Precept"), read_item_number("Precept")
    ('7', '39/30', None)
    """
    match = ITEM.match(printed.strip())
    return match["number"] if match and not printed.strip()[match.end() :][:1].isalnum() else None


def with_minute_numbers(found: Sequence[Found], sections: Sequence[Section]) -> list[Found]:
    """The decision that alone stands under a minute has its number, where they count through the year ("40/23")."""
    by_id = {section.id: section for section in sections}
    minutes = {s.id: _minute_of(s, by_id) for s in sections}
    decided = Counter(minutes.get(f.block.section_id or "") for f in found if f.kind == "resolved")
    named = []
    for one in found:
        minute = minutes.get(one.block.section_id or "")
        alone = one.kind == "resolved" and minute and not one.number and decided[minute] == 1
        named.append(replace(one, number=minute) if alone else one)
    return named


def _minute_of(section: Section, by_id: Mapping[str, Section]) -> str | None:
    """The number of the minute of a section: its own or the first above it; None for one of another form."""
    at: Section | None = section
    while at and not _number_of(at):
        at = by_id.get(at.parent_id or "")
    number = _number_of(at) if at else ""
    return number if MINUTE.fullmatch(number) else None


def _number_of(section: Section) -> str:
    """The number of a section, or what its heading begins with as minutes are numbered."""
    begins = HEADED.match(section.heading)
    return (section.number or "").strip(". ") or (begins["number"] if begins else "")
