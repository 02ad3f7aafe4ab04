"""The words of a cell -> its text, in reading order, with note marks kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.pages import Word
from extract.structure.lines import join_words
from extract.structure.passages import join_passages
from extract.structure.raised import read_raised
from schema.evidence import Passage

NUMBER_END = re.compile(r"\d[%)\].,]*(?:[kmKM]|bn)?\)?$")
NUMBER_START = re.compile(r"[-+−–(£$€]*\d")


def cell_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words in lines from top to bottom, each from left to right; raised words stay in their line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        if lines and _shares_line(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: (w.x0, w.x1)) for line in lines]


def _shares_line(line: Sequence[Word], word: Word) -> bool:
    last = line[-1]
    shared = min(last.bottom, word.bottom) - max(last.top, word.top)
    return shared > 0.5 * min(last.height, word.height)


def cell_passage(page: int, words: Iterable[Word]) -> Passage:
    """The text of a cell, lines joined by spaces; a note mark on a number is left out, on a word kept.

    Words that run up or down the page come last, in the order in which they are given.
    """
    words = list(words)
    lines = [_plain(line) for line in cell_lines(w for w in words if w.level)]
    return join_passages(join_words(page, line) for line in (*lines, *([w] for w in words if not w.level)))


def _plain(line: Sequence[Word]) -> list[Word]:
    read = read_raised(line)
    if all(is_mark for _, is_mark in read):
        return list(line)
    return [word for i, (word, is_mark) in enumerate(read) if not (is_mark and _is_on_number(read, i))]


def _is_on_number(read: Sequence[tuple[Word, bool]], at: int) -> bool:
    """Whether the note mark at a place stands on a number, or before one."""
    before = next((w.text for w, is_mark in reversed(read[:at]) if not is_mark), "")
    after = next((w.text for w, is_mark in read[at + 1 :] if not is_mark), "")
    return bool(NUMBER_END.search(before)) if before else bool(NUMBER_START.match(after))
