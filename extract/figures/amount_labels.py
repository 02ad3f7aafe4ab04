"""Amounts that stand behind labels: "Latest: 84% Target: 92%, Floor 90% Previous: 77%"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.data import load_data
from extract.figures.quantity import Quantity

REACH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a label says of its amount; `previous` where that is of the period before the paper's."""

    kind: str
    previous: bool


@cache
def label_forms() -> tuple[tuple[re.Pattern[str], Label, str], ...]:
    """Each form of `amount_labels.toml` with what it says and its example."""
    rows = load_data("extract.figures", "amount_labels.toml")["label"]
    return tuple(
        (
            re.compile(rf"(?<![\w-])(?:{row['words']})\s?(?P<colon>[:=])?\s*$", re.IGNORECASE),
            Label(kind=row["kind"], previous=row.get("when") == "previous"),
            row["example"],
        )
        for row in rows
    )


def read_labels(text: str, quantities: Sequence[Quantity]) -> dict[int, Label]:
    """The label of each amount, by its start, where a line is made of labels: one at least has its colon.

    >>> from extract.figures.quantities import find_quantities
    >>> text = "Latest: 84% Target: 92%, Floor 90%"
    >>> [label.kind for label in read_labels(text, find_quantities(text)).values()]
    ['level', 'target', 'target']
    """
    found: dict[int, Label] = {}
    colons, last = 0, 0
    for quantity in quantities:
        before = text[max(last, quantity.start - REACH) : quantity.start]
        last = quantity.end
        for pattern, label, _ in label_forms():
            match = pattern.search(before)
            if match and (match["colon"] or found) and _opens(before, match):
                found[quantity.start], colons = label, colons + bool(match["colon"])
                break
    return found if colons else {}


def _opens(before: str, match: re.Match[str]) -> bool:
    """Whether nothing but the end of another amount stands before the label: it is no part of a sentence."""
    return not re.search(r"[A-Za-z]{2}", re.sub(r"\(\w+\)", "", before[: match.start()]))
