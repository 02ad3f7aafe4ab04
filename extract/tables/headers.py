"""Which of a table's first rows are its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.tables.layout import Layout, Slot

VALUE = re.compile(
    r"(?![£$€]000|\((?:1,)?000(?:,000)?\)$)(?:[£$€]\s*)?[-+−–<>~(]*\s*[£$€]?\s*\d[\d.,\s]*(?:%|pp|m|k|bn|(?<=[\d.,]\d)[a-z])?\)?\*{0,3}"
    r"(?:\s?\([-+−–<]?\d[\d.,]*\s?%?\)|\s?±\s?\d[\d.,]*%?)?"
    r"|(?:[£$€]\s*)?[-–—.:*…†‡]{1,3}|\. \. \.|n\.?/?a\.?|\((?-i:NA|[A-Z])\)",
    re.IGNORECASE,
)
MOST_HEADS = 5
"""Rows of heads that a table has at most."""
YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?\*{0,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """What a row looks like: its filled places, whether they are bold or shaded alike, and its values.

    `spanning` where a text spans columns, `section` where one spans all of them.
    """

    filled: int
    spanning: bool
    section: bool
    bold: bool
    shades: frozenset[str | None]
    values: int


def is_value(text: str) -> bool:
    """Whether a cell's text is a number, a sign for a missing one, or nothing more than that.

    >>> [is_value(t) for t in ("12.4%", "(1,204)", "n/a", "(D)", "14 (64%)", "12.1a", "£000", "(1,000)", "(a)")]
    [True, True, True, True, True, True, False, False, False]
    """
    return bool(VALUE.fullmatch(text.strip()))


def is_year(text: str) -> bool:
    """Whether a text is a year or a financial year, as heads of columns are.

    >>> is_year("2016/17"), is_year("2016.4")
    (True, False)
    """
    return bool(YEAR.fullmatch(text.strip()))


def header_depth(layout: Layout, shades: Sequence[str | None]) -> int:
    """How many rows at the top are head; `shades` are the slots' backgrounds.

    Tags may say that more are than it seems, but not that any is: programs call the first row of any table a head.
    """
    looks = [_look(layout, shades, row) for row in range(layout.rows)]
    depth = 0
    while depth < min(max(len(looks) - 1, 1), MOST_HEADS) and _is_head(looks, depth):
        depth += 1
    if depth and looks[depth - 1].spanning:
        depth = _whole_depth(layout, depth)
    return max(depth, layout.heads) if depth else 0


def _whole_depth(layout: Layout, depth: int) -> int:
    """The depth of a head whose texts span columns: down to where those beside them that span rows end."""
    ends = [s.row + s.row_span for s in layout.slots if s.row < depth and s.words]
    return max(ends) if max(ends) < layout.rows else depth


def _look(layout: Layout, shades: Sequence[str | None], row: int) -> RowLook:
    here = [(s, shade) for s, shade in zip(layout.slots, shades, strict=True) if s.row == row]
    filled = [(s, shade) for s, shade in here if s.words]
    texts = [slot_text(s) for s, _ in filled]
    return RowLook(
        filled=len(filled),
        spanning=any(s.column_span > 1 for s, _ in filled),
        section=any(s.column_span == layout.columns for s, _ in filled),
        bold=bool(filled) and all(_mostly_bold(s) for s, _ in filled),
        shades=frozenset(shade for s, shade in here if s.words or s.column),
        values=sum(is_value(t) and not is_year(t) for t in texts),
    )


def slot_text(slot: Slot) -> str:
    """The slot's words, joined by spaces."""
    return " ".join(w.text for w in slot.words)


def _mostly_bold(slot: Slot) -> bool:
    return sum(len(w.text) for w in slot.words if w.bold) * 2 > sum(len(w.text) for w in slot.words)


def _is_head(looks: Sequence[RowLook], row: int) -> bool:
    look, rest = looks[row], looks[row + 1 :]
    if not look.filled or (row and look.filled < 2 and not look.spanning):
        return False
    if look.section and row and looks[row - 1].filled > 1:
        return False
    others = max(len(rest), 1)
    if look.values:
        return False
    if look.spanning and len(rest) > 1:
        return True
    if look.bold and sum(r.bold for r in rest) * 2 < others:
        return True
    alike = sum(bool(r.shades & look.shades) for r in rest)
    if None not in look.shades and (alike * 2 < others if row == 0 else not alike):
        return True
    return bool(look.filled > 1 and sum(r.values for r in rest) >= others)
