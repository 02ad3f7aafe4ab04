"""The line that names a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.pages import Page
from extract.structure.lines import Line, find_lines
from schema.evidence import Box

NAMED = re.compile(r"(?:table|figure|fig\.?|chart|exhibit|annex|appendix)\s*[\dA-Z][\w.]*\b", re.IGNORECASE)
NEAR = 2.5
"""Line heights that may lie between a table and its caption."""
MOST_WORDS = 16


def find_caption(page: Page, area: Box, taken: Sequence[Box]) -> str | None:
    """The caption of the table in `area`: "Table 3: …" just above or below it, or else a short title above.

    `taken` are the areas of all tables of the page; their words are no captions.
    """
    lines = [line for line in find_lines(page, taken) if line.x0 < area.x1 and line.x1 > area.x0]
    above = [line for line in lines if line.bottom <= area.top + 2]
    below = [line for line in lines if line.top >= area.bottom - 2]
    named = _named_above(above[-3:], area.top) or _named_below(below[:1], area.bottom)
    if named:
        return named
    title = above[-1] if above else None
    return title.text if title and _is_title(title) and area.top - title.bottom <= NEAR * title.size else None


def _named_above(lines: Sequence[Line], top: float) -> str | None:
    """A caption may itself go over some lines."""
    for i, line in enumerate(lines):
        ends = [*(after.top for after in lines[i + 1 :]), top]
        if NAMED.match(line.text) and all(
            end - start.bottom <= NEAR * line.size for start, end in zip(lines[i:], ends, strict=True)
        ):
            return " ".join(part.text for part in lines[i:])
    return None


def _named_below(lines: Sequence[Line], bottom: float) -> str | None:
    return next((r.text for r in lines if NAMED.match(r.text) and r.top - bottom <= NEAR * r.size), None)


def _is_title(line: Line) -> bool:
    words = line.text.split()
    marked = line.bold or line.italic
    return marked and len(words) <= MOST_WORDS and line.text[0].isupper() and not line.text.endswith((".", ",", ";"))
