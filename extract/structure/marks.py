"""Marks that begin a block: "1.", "1.1", "a)", "(iv)", "A.", "3a |", "39/20", "•"."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLETS = "•·▪●○◦■□‣⁃➢➤✓✔❖►▶\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf02d\u2043\u25cf"
DASHES = "-–—*o"
MARK = re.compile(
    r"""^(?:
        (?P<piped>\d{1,2}[a-z]?)\.?\s*\|\s+
      | (?P<bullet>[BULLETS])\s*(?=\S)
      | (?P<dash>[DASHES])\s+(?=\S)
      | \((?P<enclosed>\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})\)\s*(?=\S)
      | (?P<closed>\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivx]{1,5})\)\s*(?=\S)
      | (?P<minute>\d{1,3}/(?:\d{2}|\d{4}))\.?:?\s+(?=[A-Z])
      | (?P<decimal>[A-Z]?\d{1,3}(?:\.\d{1,3}){1,3})\.?:?\s+(?=\S)
      | (?P<dotted>\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5}|[A-Z]\d{1,2})\.\s*(?=\S)
      | (?P<bare>\d{1,2}[a-z]?|[A-Z])\s+(?=\S)
    )""".replace("BULLETS", BULLETS).replace("DASHES", DASHES),
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark as printed. `form` is its group in MARK, `label` what it counts with, `end` the characters it takes.

    `text` is how it is kept: "1.", "a)", "•".
    """

    text: str
    form: str
    label: str
    end: int

    @property
    def is_bullet(self) -> bool:
        """Whether it counts nothing."""
        return self.form in ("bullet", "dash")

    @property
    def depth(self) -> int:
        """How deep its number goes: 1 for "4.", 2 for "4.1" and "4a".

        >>> [read_mark(t).depth for t in ("4. One", "4.0 Two", "4.1 Three", "4a | Four", "4.1.1 Five")]
        [1, 1, 2, 2, 3]
        """
        lettered = self.label[:1].isdigit() and self.label[-1].isalpha()
        return 1 + self.label.removesuffix(".0").count(".") + lettered


def read_mark(text: str) -> Mark | None:
    """The mark that `text` begins with; None where it begins with a word.

    A "bare" number or capital is only a mark where the layout sets it apart: the caller must look.

    >>> read_mark("(iv) agree"), read_mark("38 officers").form, read_mark("the 4th")
    (Mark(text='(iv)', form='enclosed', label='iv', end=5), 'bare', None)
    """
    found = MARK.match(text)
    if not found or found.lastgroup is None:
        return None
    form, label = found.lastgroup, found.group(found.lastgroup)
    if form == "dotted" and _is_a_word(text, label):
        return None
    return Mark(text=found.group().strip().rstrip("|").strip(), form=form, label=label, end=found.end())


def _is_a_word(text: str, label: str) -> bool:
    """Whether "I." or "e.g" is the beginning of a sentence or abbreviation and no mark."""
    after = text[len(label) + 1 :]
    if label.isdigit():
        return after[:1].isdigit()
    return not after[:1].isspace()
