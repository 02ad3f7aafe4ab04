"""Arrows that are drawn one way and described another: what is drawn is taken, and the contradiction is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.content import PaperContent
from extract.drawn.marks import DrawnMark, find_marks, mark_in
from extract.faults import problem
from extract.kpis.directions import DIRECTION_MARKS, read_direction
from extract.pages import Page
from extract.tags.figures import Described, descriptions
from schema.ids import Ids
from schema.records import Problem

WAY = re.compile(r"\b(up|down|left|right)(?:wards?)?\b", re.IGNORECASE)
LONGEST = 80
"""Characters of a line that a message quotes."""


def find_contradictions(content: PaperContent, ids: Ids) -> list[Problem]:
    """A problem for each drawn arrow of a paper whose alternative text says another direction."""
    return [
        problem(ids.document, page.number, "kpis", _message(described, mark, page), "info")
        for page in content.pages
        for described, mark in _described_marks(page)
        if _contradict(described, mark)
    ]


def _described_marks(page: Page) -> Iterator[tuple[Described, DrawnMark]]:
    pictures = descriptions(page.tags)
    marks = find_marks(page) if pictures else []
    for described in pictures:
        if mark := mark_in(described, marks):
            yield described, mark


def _contradict(described: Described, mark: DrawnMark) -> bool:
    said, drawn = described_direction(described.text), DIRECTION_MARKS.get(mark.kind)
    return said is not None and drawn is not None and said != drawn


def described_direction(text: str) -> str | None:
    """The direction that a picture's alternative text names, by what it means or by the way that it points.

    >>> described_direction("Performance is worse"), described_direction("Arrow: Up with solid fill")
    ('worsening', 'improving')
    """
    way = WAY.search(text)
    return read_direction(text) or (DIRECTION_MARKS[way[1].lower()] if way else None)


def _message(described: Described, mark: DrawnMark, page: Page) -> str:
    return (
        f'An arrow drawn as {DIRECTION_MARKS[mark.kind]} is described as "{described.text}" '
        f'beside "{_line_of(mark, page)}". What is drawn was taken; compare the page.'
    )


def _line_of(mark: DrawnMark, page: Page) -> str:
    middle = (mark.top + mark.bottom) / 2
    beside = sorted((w for w in page.words if w.top <= middle <= w.bottom), key=lambda w: w.x0)
    return " ".join(w.text for w in beside)[:LONGEST]
