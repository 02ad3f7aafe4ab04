"""Text and tables for a terminal. Text of a paper is never read as markup or as control codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from corpus.terminal import printable


def safe(value: object) -> Text:
    """A value as text that cannot steer the terminal.

    >>> safe("[bold]up"), safe(None), safe(4.0)
    (<text '[bold]up' [] ''>, <text '' [] ''>, <text '4' [] ''>)
    """
    if value is None:
        return Text("")
    return Text(printable(f"{value:g}" if isinstance(value, float) else str(value)))


def drawn_table(heads: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> Table:
    """Rows below their heads."""
    table = Table(*heads, title=title or None, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(safe(value) for value in row))
    return table
