"""The words of a cell -> its text, in reading order, with note marks kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.pages import Word
from extract.structure.lines import join_words
from extract.structure.passages import join_passages
from schema.evidence import Passage

MARK_SIZE = 0.75
"""Of the line's font size: smaller and raised words are marks."""
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
NUMBER = re.compile(r"[-+−–(]?[£$€]?[\d.,\s]*\d[\d.,]*\s*(?:%|[a-z]{1,2})?\)?", re.IGNORECASE)


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


def is_mark(word: Word, line: Sequence[Word]) -> bool:
    """Whether `word` is a note mark: small and raised beside the line's other words, and no ordinal's ending."""
    base = max(line, key=lambda w: (len(w.text), w.size))
    raised = word.bottom < base.bottom - 0.1 * base.size
    return word.size < MARK_SIZE * base.size and raised and not ORDINAL.fullmatch(word.text)


def cell_passage(page: int, words: Iterable[Word]) -> Passage:
    """The text of a cell, lines joined by spaces; a note mark on a number is left out, on a word set apart."""
    return join_passages(join_words(page, _plain(line)) for line in cell_lines(words))


def _plain(line: Sequence[Word]) -> list[Word]:
    body = [w for w in line if not is_mark(w, line)]
    number = bool(NUMBER.fullmatch(" ".join(w.text for w in body)))
    return body if number else list(line)
