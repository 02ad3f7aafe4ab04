"""Boxes of pages that were turned to be read, put back to where they stand on the page as shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from extract.pages import Page
from extract.pdf.turns import Turn
from schema.evidence import Box
from schema.records import PageText, Reading

T = TypeVar("T")


def as_shown(reading: Reading, sheets: Iterable[Page]) -> Reading:
    """A reading whose boxes and page sizes are those of the pages as any viewer shows them."""
    turns = {s.number: Turn(degrees=s.turned, width=s.width, height=s.height) for s in sheets if s.turned}
    return _put_back(reading, turns) if turns else reading


def _put_back(record: T, turns: Mapping[int, Turn]) -> T:
    """A record and all records in it; its own box is on its own page."""
    if not is_dataclass(record) or isinstance(record, type):
        return record
    turn = turns.get(getattr(record, "page", None) or 0)
    if isinstance(record, PageText):
        return replace(record, width=turn.back.width, height=turn.back.height) if turn else record
    changed = {}
    for field in fields(record):
        value = getattr(record, field.name)
        fresh = _value(value, turn, turns)
        if fresh is not value:
            changed[field.name] = fresh
    return replace(record, **changed) if changed else record


def _value(value: Any, turn: Turn | None, turns: Mapping[int, Turn]) -> Any:
    if isinstance(value, Box):
        return _turned_box(value, turn) if turn else value
    if isinstance(value, tuple):
        fresh = tuple(_put_back(item, turns) for item in value)
        return fresh if any(a is not b for a, b in zip(fresh, value, strict=True)) else value
    return _put_back(value, turns)


def _turned_box(box: Box, turn: Turn) -> Box:
    x0, top, x1, bottom = turn.corners((box.x0, box.top, box.x1, box.bottom))
    return Box(x0=round(x0, 3), top=round(top, 3), x1=round(x1, 3), bottom=round(bottom, 3))
