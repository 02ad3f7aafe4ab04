"""What the readers of this package give each other: one recommendation as it was found."""

from __future__ import annotations

from dataclasses import dataclass

from extract.recommendations.clauses import Clause
from schema.records import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One recommendation as it was found, before those printed twice are joined.

    In a table `block` holds the cell's words under the table's own `table_id` and `row`. `named` says that the paper
    itself calls it an action, and does not only tell that somebody offered something. `item` is the number of the
    item of the meeting, where a row names it; `method` is a rule of methods.toml.
    """

    text: str
    kind: str
    clause: Clause
    number: str | None
    block: Block
    method: str
    table_id: str | None = None
    row: int | None = None
    item: str | None = None
    deadline: str | None = None
    status: str | None = None
    named: bool = False


def mark_of(number: str | None) -> str | None:
    """The mark of an item: without the full stop that ends it; None for a bullet.

    >>> mark_of("2.1."), mark_of("a)"), mark_of("•")
    ('2.1', 'a)', None)
    """
    if not number or not any(c.isalnum() for c in number) or number == "o":
        return None
    return number.rstrip(".")
