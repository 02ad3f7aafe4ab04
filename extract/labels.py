"""Front blocks: lines such as "Report of:   Chief Executive", read as label and value; front.toml has the labels."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from extract.lines import Line

WIDE = 0.9
"""Of the font size: a gap this wide sets a label apart where no colon does."""
STEP = 1.6
"""Times the font size: a value goes on in a line no further below than this."""
NAMES_STEP = 2.6
"""Times the font size: names under each other may stand further apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A label's role, its place in front.toml (`rank`, from 0), its value, and the lines or cells it was read from."""

    role: str
    rank: int
    label: str
    value: str
    lines: tuple[Line, ...] = ()


@cache
def front_words() -> dict[str, Any]:
    """The words of front blocks, as front.toml gives them."""
    return tomllib.loads(files("extract").joinpath("front.toml").read_text(encoding="utf-8"))


@cache
def _names() -> tuple[tuple[str, str, int], ...]:
    """(label, role, rank), the longest label first."""
    rows = [(n, entry["role"], i) for i, entry in enumerate(front_words()["label"]) for n in entry["names"]]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _label() -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name, _, _ in _names())
    return re.compile(
        rf"(?P<label>{names})(?P<s>\(s\))?\.?\s*(?P<colon>:)?(?:\s+|$)(?P<value>.*)", re.IGNORECASE | re.DOTALL
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
    found = []
    for row in rows:
        texts = [cell for cell in row if cell.strip()]
        if not texts:
            continue
        labelled = read_label(texts[0])
        if labelled and (labelled.value or len(texts) > 1):
            found.append(_with_value(labelled, labelled.value or " ".join(texts[1:])))
    return found


def _with_value(item: Labelled, value: str, lines: tuple[Line, ...] = ()) -> Labelled:
    return Labelled(role=item.role, rank=item.rank, label=item.label, value=value, lines=lines)


def read_block(lines: Sequence[Line]) -> list[Labelled]:
    """The labels of a front block; a value goes on in the lines under it."""
    found: list[Labelled] = []
    at = 0.0
    for line in lines:
        fresh = read_label(line.text, apart=_parted_at(line) is not None)
        if fresh and (fresh.value or _label_only(line)):
            at = _value_x0(line)
            found.append(_with_value(fresh, fresh.value, (line,)))
        elif found and _goes_on(found[-1], line, at):
            found[-1] = _with_value(found[-1], _longer(found[-1], line), (*found[-1].lines, line))
    return [item for item in found if item.value]


def _label_only(line: Line) -> bool:
    return line.text.rstrip().endswith(":")


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
    near = 0 < line.bottom - last.bottom < step * line.size
    under = abs(line.x0 - at) <= 4 and at > item.lines[0].x0 + 4
    return near and (under or not item.value)


def _longer(item: Labelled, line: Line) -> str:
    if not item.value:
        return line.text
    ended = item.lines[-1].x1 < line.x0 + 0.75 * (line.x1 - line.x0)
    several = item.role in ("author", "contact") and (ended or line.bottom - item.lines[-1].bottom > 1.5 * line.size)
    return f"{item.value}; {line.text}" if several else f"{item.value} {line.text}"
