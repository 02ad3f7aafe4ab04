"""Objects of a PDF as they ought to be: what is broken, loops or is of another kind is None."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

LONGEST_CHAIN = 8
"""References to references, after which they lead nowhere."""


def resolved(value: object) -> Any:
    """What a reference refers to; a stream is its dictionary."""
    for _ in range(LONGEST_CHAIN):
        if not isinstance(value, PDFObjRef):
            return value.attrs if isinstance(value, PDFStream) else value
        try:
            value = value.resolve()
        except Exception:  # a broken object may break the parser in any way
            return None
    return None


def reference(value: object) -> int | None:
    """The number of the object that a reference refers to."""
    return value.objid if isinstance(value, PDFObjRef) else None


def dictionary(value: object) -> Mapping[str, Any]:
    """A dictionary; an empty one for anything else."""
    found = resolved(value)
    return found if isinstance(found, dict) else {}


def items(value: object) -> list[Any]:
    """The items of an array; a list of the value itself where it is none, and none for null."""
    found = resolved(value)
    if found is None:
        return []
    return found if isinstance(found, list) else [value]


def name(value: object) -> str | None:
    """The text of a name.

    >>> name(5)
    """
    found = resolved(value)
    if not isinstance(found, PSLiteral):
        return None
    return found.name if isinstance(found.name, str) else found.name.decode("utf-8", "replace")


def text(value: object) -> str | None:
    """The text of a string, its white space made single; None for an empty one.

    >>> text(b"Bar  chart"), text(b" "), text(3)
    ('Bar chart', None, None)
    """
    found = resolved(value)
    if isinstance(found, bytes):
        found = decode_text(found)
    return " ".join(found.replace("\0", "").split()) or None if isinstance(found, str) else None


def number(value: object) -> float | None:
    """A finite number.

    >>> number(2.5), number(True), number(float("inf"))
    (2.5, None, None)
    """
    found = resolved(value)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return found if isfinite(found) else None


def whole_number(value: object) -> int | None:
    """A whole number, also one that is written with a point.

    >>> whole_number(2.0), whole_number(2.5)
    (2, None)
    """
    found = number(value)
    return int(found) if found is not None and found == int(found) else None


def rectangle(value: object) -> tuple[float, float, float, float] | None:
    """Four numbers, the two corners in order."""
    sides = [number(side) for side in items(value)]
    if len(sides) != 4 or None in sides:
        return None
    x0, y0, x1, y1 = (side or 0.0 for side in sides)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
