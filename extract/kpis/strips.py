"""Strips of labelled values: "Latest: 97%  Target: 95%", on one line or below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pages import Page
from extract.structure.lines import Line, find_lines
from schema.evidence import Box

LABELS = {
    "name": r"(?:(?:key )?performance )?(?:measure|indicator)|kpi|metric",
    "year_before": r"same (?:quarter|period|month) last year|(?:the )?year before|a year ago",
    "previous": (
        r"previous(?: (?:quarter|period|year|month|result|performance))?|last (?:quarter|year|period|month)|prior"
    ),
    "value": (
        r"(?:latest|current|actual)(?: (?:performance|position|result|figure|value))?|ytd|year to date|"
        r"(?:performance|actual|result|outturn|value)(?: (?:this (?:quarter|period|year|month)|to date))?|"
        r"this (?:quarter|period|year|month)"
    ),
    "target": r"target|standard",
    "floor": r"floor|tolerance|threshold",
    "baseline": r"base ?line",
    "status": r"(?:rag )?(?:status|rating)|rag",
    "direction": r"direction(?: of travel)?|trend|dot",
    "better": r"polarity|good (?:performance )?is|desired direction|aim",
    "commentary": r"comment(?:ary)?|narrative",
}
"""The roles of labelled values, and the words that label them before a colon."""
NUMBERS = {"value", "target", "floor", "previous", "baseline", "year_before"}
LABEL = re.compile(
    r"\b(?:" + "|".join(f"(?P<{role}>{words})" for role, words in LABELS.items()) + r")(?:\s?\([^():]{1,20}\))?\s*:\s*",
    re.I,
)
AMOUNT = re.compile(r"^[^A-Za-z(]*(?:[A-Za-z]{1,8}\b)?[^A-Za-z(]*")
LONGEST_TEXT = 30
"""Characters of a labelled value that goes over to the next line."""
STRIP_GAP = 30.0
"""Points: how far apart the lines of one strip may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Box):
    """A labelled value: `role` is a key of LABELS, `text` the amount or the words, `rest` what follows an amount."""

    role: str
    text: str
    rest: str


def find_strips(page: Page) -> list[list[Entry]]:
    """The strips of a page, from the top; entries near each other, each label once."""
    if not any(":" in word.text for word in page.words):
        return []
    strips: list[list[Entry]] = []
    lines = [*find_lines(page), None]
    found = (entry for line, after in pairwise(lines) if line for entry in _with_next(entries_of(line), after))
    for entry in sorted(found, key=lambda e: (round(e.top), e.x0)):
        home = next((s for s in reversed(strips) if _continues(s, entry)), None)
        if home is None:
            strips.append([entry])
        else:
            home.append(entry)
    return strips


def is_labelled(text: str) -> bool:
    """Whether a line begins with a label.

    >>> is_labelled("Latest: 97% Target: 95%"), is_labelled("Latest results")
    (True, False)
    """
    return bool(LABEL.match(text))


def presents_indicator(strip: Sequence[Entry]) -> bool:
    """Whether a strip holds a value and something to hold it against: another number, or a rating and its name."""
    roles = {e.role for e in strip if e.role in NUMBERS and any(c.isdigit() for c in e.text)}
    rated = {"status", "name"} <= {e.role for e in strip}
    return "value" in roles and (len(roles) > 1 or rated)


def entries_of(line: Line) -> list[Entry]:
    """The labelled values of a line, from the left."""
    labels = list(LABEL.finditer(line.text))
    ends = [label.start() for label in labels[1:]] + [len(line.text)]
    return [_entry(line, label, end) for label, end in zip(labels, ends, strict=False)]


def _with_next(entries: list[Entry], after: Line | None) -> list[Entry]:
    """The entries of a line; the words of the last one that stand on the next line alone are taken from there."""
    if not entries or entries[-1].text or after is None or LABEL.search(after.text):
        return entries
    near = after.top - entries[-1].bottom < after.size and len(after.text) < LONGEST_TEXT
    return [*entries[:-1], replace(entries[-1], text=after.text.strip())] if near else entries


def _entry(line: Line, label: re.Match[str], end: int) -> Entry:
    role, said = str(label.lastgroup), line.text[label.end() : end].strip(" ,;|")
    amount = AMOUNT.match(said) if role in NUMBERS else None
    shown = amount.group().strip(" ,;") if amount else said
    box = line.passage.locate(label.start(), end).box or line
    return Entry(role=role, text=shown, rest=said[len(shown) :], x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom)


def _continues(strip: Sequence[Entry], entry: Entry) -> bool:
    near = entry.top - max(e.bottom for e in strip) < STRIP_GAP
    return near and entry.role not in {e.role for e in strip}
