"""Front blocks: lines such as "Report of:   Chief Executive", read as label and value; front.toml has the labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from extract.data import load_data
from extract.structure.lines import Line

WIDE = 0.9
"""Of the font size: a gap this wide sets a label apart where no colon does."""
COLUMNS = 2.0
"""Times the font size: a gap this wide parts the columns of a front table."""
STEP = 1.6
"""Times the font size: a value goes on in a line no further below than this."""
BY_LINE = re.compile(r"(?:joint |a )?report (?:of|by|from) (?:the )?(?P<author>[A-Z][^.:]{3,120})", re.IGNORECASE)
TO_WHOM = re.compile(
    r"(?:(?<=commissioner)|(?<=constable)) to (?:the )?(?:panel|board|committee|cabinet|council|members)$",
    re.IGNORECASE,
)
"""To whom a commissioner or chief constable reports: "Clerk to the Panel" is an office."""
LONGEST_BY = 20
"""Words: a longer block that begins "Report of" is a title, a longer line may go on in the next."""
LONGEST_BY_LINE = 12
LONGEST_CELL = 300
"""Characters: more is no value of a label."""
WRAPPED = re.compile(r"(?:,|&|\b(?:and|of|for|the|to|in))$", re.IGNORECASE)
AT_END = 100
"""What a label at a paper's end ranks below those of its front."""
NAMES_STEP = 2.6
"""Times the font size: names under each other may stand further apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A label's role, its place in front.toml (`rank`, from 0), its value, and the lines that it was read from.

    `beside` is whether the value stands on the label's own line.
    """

    role: str
    rank: int
    label: str
    value: str
    lines: tuple[Line, ...] = ()
    beside: bool = True


@cache
def front_words() -> dict[str, Any]:
    """The words of front blocks, as front.toml gives them."""
    return load_data("extract.structure", "front.toml")


@cache
def _names() -> tuple[tuple[str, str, int], ...]:
    """(label, role, rank), the longest label first."""
    rows = [(n, entry["role"], i) for i, entry in enumerate(front_words()["label"]) for n in entry["names"]]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _label() -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name, _, _ in _names())
    return re.compile(
        rf"(?P<label>{names})(?:\(s\))?(?:\s*/\s*(?:{names})(?:\(s\))?)?\.?\s*(?P<colon>:)?(?:\s+|$)(?P<value>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def read_label(text: str, *, apart: bool = False) -> Labelled | None:
    """The label that a text begins with; `apart` where layout, not a colon, parts it from its value.

    >>> read_label("Report of: Chief Executive").value, read_label("Report of the Chief Executive")
    ('Chief Executive', None)
    """
    found = _label().fullmatch(text.strip())
    if not found or not (found["colon"] or apart or not found["value"]):
        return None
    label = " ".join(found["label"].casefold().split())
    role, rank = next((role, rank) for name, role, rank in _names() if name == label)
    return Labelled(role=role, rank=rank, label=label, value=" ".join(found["value"].split()))


def read_rows(rows: Iterable[Sequence[str]]) -> list[Labelled]:
    """The labels in the rows of a table: in its first column, with the value in the next.

    >>> [(r.role, r.value) for r in read_rows([["Subject", "Budget"], ["2021", "4"]])]
    [('title', 'Budget')]
    """
    return [item for row in rows for item in _read_row([cell for cell in row if cell.strip()])]


def _read_row(cells: Sequence[str]) -> list[Labelled]:
    """The labels of a row; the value of one that has none in its cell is in the cells up to the next."""
    found: list[Labelled] = []
    for at, cell in enumerate(cells):
        fresh = read_label(cell[:LONGEST_CELL])
        if fresh and (fresh.value or at + 1 < len(cells)):
            found.append(replace(fresh, beside=bool(fresh.value)))
        elif found and at and not fresh and not found[-1].beside:
            found[-1] = replace(found[-1], value=f"{found[-1].value} {cell}".strip())
    return [item for item in found if item.value]


def find_label(line: Line) -> Labelled | None:
    """The label that a line begins with, its value beside it or none."""
    segments = _segments(line)
    text = " ".join(segments[: 1 + (_is_bare(segments[0]) and len(segments) > 1)])
    author = read_by(line.text) if len(line.words) <= LONGEST_BY_LINE else None
    found = read_label(f"Report of: {author}" if author else text, apart=_is_apart(line))
    return found if found and (found.value or line.text.rstrip().endswith(":")) else None


def _is_apart(line: Line) -> bool:
    """Whether the words of a line before its first wide gap are a label."""
    at = _parted_at(line)
    return at is not None and _is_bare(" ".join(word.text for word in line.words if word.x0 < at))


def _is_bare(text: str) -> bool:
    """Whether a text is a label without its value."""
    found = read_label(text, apart=True)
    return found is not None and not found.value


def _neighbours(line: Line) -> list[Labelled]:
    """The labels further along a line, as in a front table of two columns of labels."""
    found = [read_label(text) for text in _segments(line)[1:]]
    return [replace(item, lines=(line,)) for item in found if item and item.value]


def read_block(lines: Sequence[Line]) -> list[Labelled]:
    """The labels of a front block; a value goes on in the lines under it."""
    found: list[Labelled] = []
    at = 0.0
    for line in lines:
        fresh = find_label(line)
        if fresh:
            at = _value_x0(line)
            found += [*_neighbours(line), replace(fresh, lines=(line,), beside=bool(fresh.value))]
        elif found and _goes_on(found[-1], line, at):
            level = _is_beside(found[-1], line)
            at = line.x0 if level else at
            found[-1] = replace(
                found[-1],
                value=_longer(found[-1], line),
                lines=(*found[-1].lines, line),
                beside=found[-1].beside or level,
            )
    return [item for item in found if item.value]


def _segments(line: Line) -> list[str]:
    """The parts of a line that gaps part which are wider than any between words."""
    starts = [0, *(i for i, (a, b) in enumerate(pairwise(line.words), 1) if b.x0 - a.x1 > COLUMNS * line.size)]
    return [" ".join(w.text for w in line.words[a:b]) for a, b in pairwise([*starts, len(line.words)])]


def read_by(text: str) -> str | None:
    """The author in a line or block of its own such as "Report of the Chief Constable".

    >>> read_by("REPORT OF THE CHIEF CONSTABLE"), read_by("Report of the year's work: a review")
    ('CHIEF CONSTABLE', None)
    """
    found = BY_LINE.fullmatch(text.strip())
    return TO_WHOM.sub("", found["author"]) if found and len(text.split()) <= LONGEST_BY else None


def read_signed(lines: Sequence[Line]) -> list[Labelled]:
    """The authors and contacts that labels name at a paper's end, where the front names none."""
    found = [item for item in read_block(lines) if item.role in ("author", "contact")]
    return [replace(item, rank=item.rank + AT_END, lines=()) for item in found]


def _parted_at(line: Line) -> float | None:
    """Where the words after the first wide gap of a line begin."""
    for a, b in zip(line.words, line.words[1:], strict=False):
        if b.x0 - a.x1 > WIDE * line.size:
            return b.x0
    return None


def _value_x0(line: Line) -> float:
    parted = _parted_at(line)
    return line.x0 if parted is None else parted


def _goes_on(item: Labelled, line: Line, at: float) -> bool:
    last = item.lines[-1]
    step = NAMES_STEP if item.role in ("author", "contact") or not item.value else STEP
    below = line.bottom - last.bottom
    if _is_beside(item, line):
        return True
    under = abs(line.x0 - at) <= 4 and at > item.lines[0].x0 + 4
    return 0 < below < step * line.size and (under or (not item.value and item.role != "other"))


def _is_beside(item: Labelled, line: Line) -> bool:
    """Whether a line stands at the height of a label without a value, to its right, where columns parted them."""
    last = item.lines[-1]
    return not item.value and abs(line.bottom - last.bottom) < 0.5 * line.size and line.x0 >= last.x1


def _longer(item: Labelled, line: Line) -> str:
    text = _segments(line)[0]
    if not item.value:
        return text
    several = item.role in ("author", "contact") and not WRAPPED.search(item.value)
    return f"{item.value}; {text}" if several else f"{item.value} {text}"
