"""Where a paper's figures are of: the names in its tables, and the places that its headings speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.content import PaperContent
from extract.figures.area_kinds import force_of, kind_of_area
from extract.figures.areas import find_areas, plain_name
from extract.figures.place_names import PlaceNames
from extract.figures.table_heads import Heads
from extract.figures.table_measures import Meanings, Surroundings
from extract.figures.table_roles import is_wide
from schema.records import Figure, Section, Table

TITLE = 1
"""The level of the paper's title: what it names is the paper's, and no figure's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPlaces:
    """The names of places that a paper's tables list, and the place that each section's heading speaks of."""

    names: PlaceNames
    sections: Mapping[str, str]


def read_places(content: PaperContent) -> PaperPlaces:
    """The places of a paper, from its tables and headings."""
    names = PlaceNames.of(sorted({name for table in content.tables for name in _listed(table)}))
    return PaperPlaces(names=names, sections=_of_headings(content.sections, names))


def _listed(table: Table) -> Iterator[str]:
    """The names of a table's rows and columns that are places; forces are known by the vocabulary."""
    heads = Heads(table=table)
    if heads.numeric:
        meanings = Meanings(heads=heads, around=Surroundings(heading="", places=frozenset()))
        yield from (name for name in meanings.named_places() if not is_wide(name))


def _of_headings(sections: Sequence[Section], names: PlaceNames) -> dict[str, str]:
    """The one place that a heading names, or that of the section that it is part of."""
    found: dict[str, str] = {}
    for section in sections:
        named = {a.text for a in find_areas(section.heading, known=names)} if section.level > TITLE else set()
        certain = sorted(name for name in named if kind_of_area(name) != "other" or _is_listed(name, names))
        place = certain[0] if len(certain) == 1 == len(named) else found.get(section.parent_id or "")
        if place:
            found[section.id] = place
    return found


def _is_listed(name: str, names: PlaceNames) -> bool:
    return any(text == name for _, _, text in names.find(name))


def with_areas(figures: Iterable[Figure], content: PaperContent, places: PaperPlaces) -> Iterator[Figure]:
    """The figures of a paper with the force and the kind of their areas.

    One of the text that names no place is of its heading's; a name has the kind that a table gives it.
    """
    sections = {block.id: places.sections.get(block.section_id or "") for block in content.blocks}
    found = [f if f.area else replace(f, area=sections.get(f.block_id or "")) for f in figures]
    said = {plain_name(f.area): f.area_kind for f in found if f.area and f.area_kind not in (None, "other")}
    return (_with_area(figure, content.paper.force_id, said) for figure in found)


def _with_area(figure: Figure, home: str | None, said: Mapping[str, str | None]) -> Figure:
    if not figure.area:
        return figure
    kind = kind_of_area(figure.area, home=home)
    if kind == "other":
        kind = figure.area_kind or said.get(plain_name(figure.area)) or kind
    return replace(figure, area_kind=kind, force_id=force_of(figure.area, home))
