"""What a paper says that its figures are compared with, and which earlier time its figures in brackets are of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extract.data import load_data
from extract.dates.finder import DateSpan
from extract.dates.relative import Relative, find_relatives, period_meant
from extract.figures.comparison_cues import Told, alike
from extract.figures.periods import Dating, dating

AHEAD = 24
"""Characters from the words that tell a basis to its time."""
OPENS = re.compile(r"(?:\s[a-z]+){0,3}\s\(")
WHOLE_YEAR = range(364, 367)
"""Days from the first to the last of a year, and of a leap year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """The time before that figures are compared with: printed, or counted from each.

    `brackets` says that a figure in brackets behind another one is of it.
    """

    earlier: DateSpan | Relative | None = None
    brackets: bool = False

    def before(self, own: Dating) -> Dating | None:
        """The time before that of a figure, as the paper defines it; None where it does not."""
        if isinstance(self.earlier, DateSpan):
            return dating(self.earlier, "paper")
        return meant_by(self.earlier, own) if self.earlier else None

    def starts_of(self, text: str, told: Sequence[Told]) -> list[tuple[int, int]]:
        """The amounts with one of the same unit in brackets behind them, by their place in the block's."""
        if not self.brackets:
            return []
        pairs = [(at, at + 1) for at in range(len(told) - 1)]
        return [(a, b) for a, b in pairs if alike(told[a], told[b]) and _in_brackets(text, told[a], told[b])]


def _in_brackets(text: str, own: Told, other: Told) -> bool:
    return bool(OPENS.fullmatch(text, own.end, other.start)) and text[other.end : other.end + 1] == ")"


def meant_by(words: Relative, own: Dating) -> Dating | None:
    """The period that words such as "the previous quarter" name beside that of a figure; None where it has none."""
    meant = period_meant(words, *own.bounds) if own.bounds else None
    return Dating(start=str(meant[0]), end=str(meant[1]), text=words.text, basis="stated") if meant else None


def year_before(own: Dating) -> Dating | None:
    """The year before, of a figure of a whole year.

    >>> year_before(Dating(start="2030-04-01", end="2031-03-31", text=None, basis="paper")).start
    '2029-04-01'
    """
    (words,) = find_relatives("a year earlier")
    bounds = own.bounds
    return meant_by(words, own) if bounds and (bounds[1] - bounds[0]).days in WHOLE_YEAR else None


@cache
def _forms() -> tuple[tuple[re.Pattern[str], bool], ...]:
    rows = load_data("extract.figures", "scopes.toml")["compares"]
    return tuple((re.compile(row["pattern"], re.I), row.get("brackets", False)) for row in rows)


def tells_basis(before: str) -> bool:
    """Whether the words before a time say that figures are compared with it.

    >>> tells_basis("Figures in brackets are for "), tells_basis("The figures are for ")
    (True, False)
    """
    return any(len(before) - m.end() <= AHEAD for pattern, _ in _forms() for m in pattern.finditer(before))


def read_bases(texts: Iterable[tuple[str, Sequence[DateSpan]]]) -> Bases:
    """What the sentences at the front of a paper, each with its dates, say that its figures are compared with.

    >>> from extract.dates.finder import find_dates
    >>> text = "Comparisons are with 31 March 2030."
    >>> read_bases([(text, find_dates(text))]).earlier.text
    '31 March 2030'
    """
    found = [(time, brackets) for text, spans in texts for time, brackets in _told(text, spans)]
    earlier = next((time for time, _ in found), None)
    return Bases(earlier=earlier, brackets=any(brackets for _, brackets in found))


def _told(text: str, spans: Sequence[DateSpan]) -> Iterable[tuple[DateSpan | Relative, bool]]:
    for pattern, brackets in _forms():
        for match in pattern.finditer(text):
            times: list[DateSpan | Relative] = [*find_relatives(text), *spans]
            behind = [t for t in times if match.end() <= t.start_char <= match.end() + AHEAD]
            if behind:
                yield min(behind, key=lambda t: (t.start_char, -t.end_char)), brackets
