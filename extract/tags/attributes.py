"""Attributes of tagged elements: spans, scope and place, from the element itself or from its classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extract.tags.objects import dictionary, items, name, rectangle, resolved, whole_number

MOST_SPANNED = 1000
"""A cell over more rows or columns than this spans one."""


def read_attributes(element: Mapping[str, Any], classes: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of an element by name; its own before those of its classes, and the first of each."""
    found: dict[str, Any] = {}
    for owner in (*_dictionaries(element.get("A")), *_of_classes(element.get("C"), classes)):
        found = {**owner, **found}
    return found


def _dictionaries(value: object) -> Iterator[Mapping[str, Any]]:
    """Attribute dictionaries: one, or an array of them in which numbers of revisions may stand."""
    for item in items(value):
        if owner := dictionary(item):
            yield owner


def _of_classes(value: object, classes: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for item in items(value):
        yield from _dictionaries(classes.get(name(item) or ""))


def span(attributes: Mapping[str, Any], key: str) -> int:
    """How many rows (`RowSpan`) or columns (`ColSpan`) a cell covers: 1 where that is absent or absurd.

    >>> span({"ColSpan": 3.0}, "ColSpan"), span({"ColSpan": 10**6}, "ColSpan"), span({}, "RowSpan")
    (3, 1, 1)
    """
    count = whole_number(attributes.get(key))
    return count if count and 1 <= count <= MOST_SPANNED else 1


def is_absurd(attributes: Mapping[str, Any]) -> bool:
    """Whether a span is stated that is none."""
    stated = [attributes[key] for key in ("RowSpan", "ColSpan") if resolved(attributes.get(key)) is not None]
    return any(not 1 <= (whole_number(value) or 0) <= MOST_SPANNED for value in stated)


def scope(attributes: Mapping[str, Any]) -> str | None:
    """What a head is the head of: `Row`, `Column` or `Both`."""
    stated = name(attributes.get("Scope"))
    return stated if stated in ("Row", "Column", "Both") else None


def rectangle_of(attributes: Mapping[str, Any]) -> tuple[float, float, float, float] | None:
    """Where a figure stands, in the units of its page, counted from the bottom left."""
    return rectangle(attributes.get("BBox"))
