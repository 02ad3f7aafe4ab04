"""Lists that are read in step: "in 2031 and 2032 they were 4 and 5 respectively"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

LISTED = re.compile(r"\s?(?:,\s?and|,|and)\s")
RESPECTIVELY = re.compile(r"^[^.;]{0,80}\brespectively\b", re.IGNORECASE)

Span = tuple[int, int]
"""Start and end (exclusive) in the sentence."""


def respective(sentence: str, at: Span, amounts: Sequence[Span], items: Sequence[Span]) -> int | None:
    """Which of the items an amount is said of where as many items are listed before as amounts; None elsewhere.

    >>> text = "In 2031 and 2032 it was 4 and 5 respectively"
    >>> [respective(text, at, [(24, 25), (30, 31)], [(3, 7), (12, 16)]) for at in [(24, 25), (30, 31)]]
    [0, 1]
    """
    row = next((run for run in _runs(sentence, amounts) if at in run), [])
    if len(row) < 2 or not RESPECTIVELY.match(sentence[row[-1][1] :]):
        return None
    lists = [run for run in _runs(sentence, items) if len(run) == len(row) and run[-1][1] <= row[0][0]]
    return items.index(lists[-1][row.index(at)]) if lists else None


def _runs(sentence: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """The spans that are listed one after another."""
    run: list[Span] = []
    for span in spans:
        if run and not LISTED.fullmatch(sentence[run[-1][1] : span[0]]):
            yield run
            run = []
        run.append(span)
    if run:
        yield run
