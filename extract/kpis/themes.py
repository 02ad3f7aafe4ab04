"""The theme that a KPI is filed under where its table does not say: the nearest heading that names one."""

from __future__ import annotations

from collections.abc import Iterator

from extract.content import PaperContent
from extract.kpis.columns import theme_in_head
from extract.kpis.ratings import read_rating
from extract.kpis.strips import is_labelled
from schema.evidence import Box
from schema.records import Section


def theme_of_section(content: PaperContent, section_id: str | None) -> str | None:
    """What the nearest enclosing heading names beside KPIs; the paper's own title names no theme."""
    return next((theme for s in enclosing_sections(content, section_id) if (theme := theme_in_head(s.heading))), None)


def enclosing_sections(content: PaperContent, section_id: str | None) -> Iterator[Section]:
    """A section and those around it, from the inside out, without the paper's title."""
    by_id = {section.id: section for section in content.sections}
    section = by_id.get(section_id or "")
    while section and section.level > 1:
        yield section
        section = by_id.get(section.parent_id or "")


def headings_above(content: PaperContent, page: int, box: Box) -> Iterator[Section]:
    """The headings that stand before a place, the nearest first; a rating or a labelled value set like one is none."""
    for section in reversed(content.sections):
        above = section.page == page and (section.box is None or section.box.top < box.top)
        value = is_labelled(section.heading) or read_rating(section.heading)
        if (section.page < page or above) and not value:
            yield section


def theme_of_place(content: PaperContent, page: int, box: Box) -> str | None:
    """The theme for a place on a page: that of the section that it stands in."""
    nearest = next(headings_above(content, page, box), None)
    return theme_of_section(content, nearest.id) if nearest else None
