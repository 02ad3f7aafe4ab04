"""What a table's figures measure, and where: from the heads of their row and column, section rows and caption."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extract.figures.area_kinds import kind_of_area
from extract.figures.areas import find_areas, plain_name
from extract.figures.table_heads import Heads, is_band
from extract.figures.table_roles import (
    BY,
    LETTERS,
    head_kind,
    head_kinds,
    is_place,
    is_reference,
    is_span,
    led_topic,
    plain_text,
    says_nothing,
    topic_of,
    without_times,
    words,
)
from extract.figures.table_units import is_rank
from schema.records import Cell
from schema.vocabulary import match_measure

PAIR = 2
NAMED_KINDS = ("force", "national", "region", "district")
FAR = 20
"""Rows below a whole that its parts may stand."""
NAMED = 3
"""Columns, or words of a label: fewer are no row of areas, and no name that stands for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around a table: its section's heading, the places that the paper's text names, the line above."""

    heading: str
    places: frozenset[str]
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a cell measures and where; `head` is that of the column of the area's name, `method` the rule."""

    measure: str | None
    area: str | None
    head: str
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What heads say: words of a measure, and a place with the head that it stands under."""

    text: str = ""
    place: str | None = None
    head: str = ""


@dataclass(frozen=True, kw_only=True)
class Meanings:
    """The meanings of a table's cells."""

    heads: Heads
    around: Surroundings

    def of(self, cell: Cell) -> Meaning:
        """What one cell of the body measures, where, and which heads say so."""
        row, column = self._row(cell.row), self._column(cell.column)
        if not row.text and not column.text:
            column = replace(column, text=self._left_of(cell.column))
        section = self._section(cell.row)
        place = next((s for s in (row, column, section, self._table) if s.place), _Said())
        parts, method = self._parts(row.text, column.text, section.text)
        measure = " ".join(dict.fromkeys(part for part in parts if part))
        return Meaning(
            measure=measure or None,
            area=place.place,
            head=place.head,
            method=f"figures.{method if measure else 'unbound'}",
        )

    def named_places(self) -> Iterator[str]:
        """The names of the rows and columns that are places."""
        rows = sorted({cell.row for cell in self.heads.body})
        said = [*(self._row(row) for row in rows), *(self._column(column) for column in self.heads.numeric)]
        return (s.place for s in said if s.place)

    def _parts(self, row: str, column: str, section: str) -> tuple[tuple[str, ...], str]:
        """The words of the measure, and the rule: a row's own name needs no more than what its column adds."""
        if row and not words("bare").fullmatch(row) and not (section and self._labels[row] > 1):
            if self._is_made and not words("made").search(f"{row} {column}"):
                return (BY.sub("", self._topic), row, column), "cell_caption"
            return (row, column), "cell_row_column" if column else "cell_row"
        if section:
            return (section, row, column), "cell_section_row"
        if column and not words("generic").fullmatch(column) and not (row and words("bare").fullmatch(column)):
            return (row, column), "cell_row_column" if row else "cell_column"
        topic = BY.sub("", self._topic) if row or column or self._place_word else self._topic
        if topic:
            return (topic, row, column), "cell_caption"
        return (row, column), "cell_row_column" if row and column else "cell_row" if row else "cell_column"

    @cached_property
    def _labels(self) -> Counter[str]:
        """How often each label of a row stands in the table."""
        return Counter(self._row(row).text for row in sorted({cell.row for cell in self.heads.body}))

    @cached_property
    def _topic(self) -> str:
        caption, lead = topic_of(self.heads.table.caption), led_topic(self.around.lead)
        return caption or lead or topic_of(self.around.heading)

    @cached_property
    def _is_made(self) -> bool:
        """Whether the caption says of which share or average all the amounts are, and no column says what they are."""
        topic = BY.sub("", topic_of(self.heads.table.caption))
        plain = all(not said.text or said.text in topic for said in self._columns.values())
        return plain and words("made").search(topic) is not None

    @cached_property
    def _table(self) -> _Said:
        """The place that the caption names, or the heading above; one that names two is of none."""
        for text in (self.heads.table.caption or "", self.around.heading):
            found = {a.text for a in find_areas(text) if kind_of_area(a.text) != "other"}
            if len(found) == 1:
                return _Said(place=found.pop())
        return _Said()

    def _row(self, row: int) -> _Said:
        return self._rows.get(row, _Said())

    @cached_property
    def _rows(self) -> Mapping[int, _Said]:
        return {row: self._read_row(row) for row in sorted({cell.row for cell in self.heads.body})}

    def _read_row(self, row: int) -> _Said:
        labels = _without("asides", _numbered_out(self.heads.row_labels(row)))
        told = {label: self._said_by_label(head, label) for head, label in labels}
        place = next((said for said in told.values() if said.place), _Said())
        named = [told[label] for _, label in _own_labels(labels)]
        text = " ".join(said.text for said in named if said.text)
        return _Said(text=self._whole(row, text), place=place.place, head=place.head)

    def _whole(self, row: int, text: str) -> str:
        """The label of a row; "of which" and one word more tells nothing without the row above."""
        part = words("of_which").match(text)
        if not part or len(text[part.end() :].split()) > 1:
            return text
        above = (self._label(r) for r in range(row - 1, max(row - FAR, self.heads.head_rows) - 1, -1))
        whole = next((label for label in above if label and not words("of_which").match(label)), "")
        return f"{whole} {text}" if whole else text

    def _label(self, row: int) -> str:
        return " ".join(label for _, label in _own_labels(_numbered_out(self.heads.row_labels(row))))

    def _said_by_label(self, head: str, label: str) -> _Said:
        text = label if is_band(label) else plain_text(label)
        text = f"{head} {text}" if text in LETTERS and head and not says_nothing(head) else text
        if self._is_place_label(head, text):
            return _Said(place=label, head=head if words("places").search(head) else self._place_word)
        placed = plain_name(label) in self.around.places
        part = words("bare").fullmatch(text) or not says_nothing(text)
        return _Said(text=text if part else "", place=label if placed else None, head=head)

    def _is_place_label(self, head: str, label: str) -> bool:
        """Whether a row's label is nothing but a place, force or unit: by its head, its words or the caption."""
        if not label or words("bare").fullmatch(label) or says_nothing(label):
            return False
        return bool(words("places").search(head)) or is_place(label) or (self._rows_are_places and _is_name(label))

    @cached_property
    def _place_word(self) -> str:
        """What the caption says that the rows or columns are: "districts"."""
        match = words("by_place").search(self.heads.table.caption or self.around.lead)
        return match["place"] if match else ""

    @cached_property
    def _rows_are_places(self) -> bool:
        heads = [self.heads.own_head(c) for c in self.heads.labels]
        listed = not any(words("categories").search(head) for head in heads)
        return (bool(self._place_word) or self._rows_list_places) and listed and not self._columns_are_places

    @cached_property
    def _rows_list_places(self) -> bool:
        """Whether the rows are names without a head, and one of them is that of a force, a district or a country."""
        if any(self.heads.own_head(c) for c in self.heads.labels):
            return False
        rows = sorted({cell.row for cell in self.heads.body if cell.column in self.heads.numeric})
        labels = list(dict.fromkeys(plain_text(self.heads.row_head(row)) for row in rows))
        names = [label for label in labels if label and not words("bare").fullmatch(label)]
        named = all(_is_name(n) and len(n.split()) <= NAMED and not match_measure(n) for n in names)
        return len(names) > PAIR and named and any(kind_of_area(n) in NAMED_KINDS for n in names)

    @cached_property
    def _columns_are_places(self) -> bool:
        """Whether the columns have names that are no measures, and the caption says "by district" or one is a place."""
        names = [text for text in self._column_names.values() if text]
        places = [text for text in names if is_place(text)]
        named = all(_is_name(text) and not match_measure(text) for text in names if text not in places)
        return named and len(names) > 1 and bool(self._place_word or (places and len(names) > PAIR))

    @cached_property
    def _column_names(self) -> Mapping[int, str]:
        texts = {c: _timeless(self.heads.column_head(c)) for c in self.heads.numeric}
        return {c: "" if _says_no_measure(t) or head_kind(t, "") != "level" else t for c, t in texts.items()}

    def _column(self, column: int) -> _Said:
        return self._columns.get(column, _Said())

    @cached_property
    def _columns(self) -> Mapping[int, _Said]:
        return {column: self._read_column(column) for column in self.heads.numeric}

    def _read_column(self, column: int) -> _Said:
        """What the levels of heads above a column say, and the place among them."""
        whole = _timeless(self.heads.column_head(column))
        if self._is_place_column(whole):
            return _Said(place=whole, head=self._place_word)
        levels = [level for level in map(plain_text, self.heads.head_levels(column)) if level]
        if levels and levels[-1] in LETTERS and self._corner:
            levels = [f"{self._corner} {levels[-1]}"]
        place = next((level for level in levels if self._is_place_column(level)), None)
        rest = [level for level in levels if level != place and not _says_no_measure(level)]
        rest = [level for level in rest if not words("ratings").fullmatch(level)] or rest
        above = place is not None or self._rows_are_places
        rest = [level for level in rest if not (above and words("places").fullmatch(level))]
        return _Said(text=" ".join(rest), place=place, head=self._place_word)

    @cached_property
    def _corner(self) -> str:
        """The head of the only column of labels, where it says what the letters above the others are: "Band"."""
        heads = [self.heads.own_head(c) for c in self.heads.labels]
        return heads[0] if len(heads) == 1 and not says_nothing(heads[0]) and len(heads[0].split()) < NAMED else ""

    def _left_of(self, column: int) -> str:
        """What the nearest column before a change, share or rank measures, which is that one's measure too."""
        head = plain_text(self.heads.column_head(column))
        if not (is_rank(head) or words("share").fullmatch(head) or head_kind(head, "") != "level"):
            return ""
        before = (self._column(c).text for c in reversed(self.heads.numeric) if c < column)
        return next(filter(None, before), "")

    def _is_part(self, row: int, label: str) -> bool:
        """Whether a section row above rows of places is a place too: "Rural area"."""
        return bool(words("places").search(label)) and label[:1].isupper() and self._row(row).place is not None

    def _is_place_column(self, head: str) -> bool:
        if not head or says_nothing(head):
            return False
        named = plain_name(head) in self.around.places or head in self._beside_whole or head in self._groups
        return named or is_place(head) or (self._columns_are_places and head in self._column_names.values())

    @cached_property
    def _beside_whole(self) -> list[str]:
        """The heads of columns that are a force's areas: names in capitals beside a column of the whole force."""
        texts = [self.heads.column_head(c) for c in self.heads.numeric]
        if not any(words("whole").fullmatch(text) for text in texts):
            return []
        said = [pattern for _, pattern in head_kinds()]
        named = [t for t in texts if t.istitle() and not says_nothing(t) and not any(p.search(t) for p in said)]
        return named if len(named) > NAMED else []

    @cached_property
    def _groups(self) -> frozenset[str]:
        """The upper heads that part the columns into places: names, of which more than one is known for a place."""
        tops = {levels[0] for c in self.heads.numeric if len(levels := self.heads.head_levels(c)) > 1}
        known = [t for t in tops if is_place(t) or plain_name(t) in self.around.places or kind_of_area(t) != "other"]
        named = all(_is_name(top) and not match_measure(top) and not says_nothing(top) for top in tops)
        return frozenset(tops) if len(known) >= PAIR and named else frozenset()

    def _section(self, row: int) -> _Said:
        return self._sections.get(row, _Said())

    @cached_property
    def _sections(self) -> Mapping[int, _Said]:
        return {row: self._read_section(row) for row, labels in self.heads.sections.items() if labels}

    def _read_section(self, row: int) -> _Said:
        """What the section rows above a row say: the innermost place, and the innermost measure."""
        labels = [plain_text(label) for label in self.heads.sections[row]]
        place = next((label for label in labels if is_place(label) or self._is_part(row, label)), None)
        others = [label for label in labels if label != place and not says_nothing(label)]
        return _Said(text=next((t for t in others if not words("dimensions").fullmatch(t)), ""), place=place)


def _timeless(head: str) -> str:
    """The head of a column without what it says of the time of its amounts: "Force SPLY"."""
    return " ".join(without_times(plain_text(head)).split())


def _numbered_out(labels: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The labels of a row without its number and code."""
    return [(head, label) for head, label in labels if not is_reference(head, label)]


def _without(name: str, labels: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The labels whose heads are not of a kind of `table_words.toml`, or all if that leaves none."""
    return [pair for pair in labels if not words(name).fullmatch(pair[0])] or labels


def _own_labels(labels: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The labels that name the row: no themes and nothing beside its name; of several names the first."""
    kept = _without("asides", _without("groups", labels))
    names = [pair for pair in kept if words("names").fullmatch(pair[0])]
    if not names:
        return kept
    return [pair for pair in kept if pair == names[0] or not (pair in names or words("files").fullmatch(pair[0]))]


def _says_no_measure(level: str) -> bool:
    """Whether a level of heads says when, how, a kind of change or a rank, but nothing that is measured."""
    return is_span(level) or says_nothing(level) or is_rank(level) or bool(words("signs").fullmatch(level))


def _is_name(label: str) -> bool:
    """Whether each long word of a label has a capital, as the names of places do."""
    long = [word for word in label.split() if word.isalpha() and len(word) > NAMED]
    return label[:1].isupper() and all(word[:1].isupper() for word in long)
