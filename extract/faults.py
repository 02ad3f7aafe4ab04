"""What went wrong in a file: pages that could not be read or have no text, readers that broke.

None of it stops the rest: what could not be read is a problem, and the document says so in a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from extract.content import PaperContent
from extract.pages import Page
from schema.ids import Ids
from schema.records import Problem

T = TypeVar("T")

SCAN = "The page has no text, only a picture: it is probably a scan and needs OCR."
DRAWN = "The page has no text, only drawn shapes: its letters may be outlines, and it needs OCR."


class Guard:
    """Runs readers that a file may break, and notes in `problems` which broke, where and how.

    >>> guard = Guard("abababababababab")
    >>> guard.run("grids", 1, lambda: (1 / 0,))
    ()
    >>> guard.problems[0].message
    'A reader broke here (ZeroDivisionError: division by zero), so that its records are missing. Please report it.'
    """

    def __init__(self, document: str) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def run(self, stage: str, page: int, read: Callable[[], Iterable[T]]) -> tuple[T, ...]:
        """What `read` gives; nothing, and a problem on `page`, where it breaks."""
        try:
            return tuple(read())
        except Exception as error:  # a file may break a reader in any way; it must not take the others along
            self.problems.append(problem(self.document, page, stage, broken_reader(error)))
            return ()

    def records(
        self,
        stage: str,
        find: Callable[[PaperContent, Ids], Iterable[T]],
        contents: Iterable[PaperContent],
        ids: Ids,
    ) -> tuple[T, ...]:
        """What a reader finds in each of the papers, one paper after the other."""
        return tuple(
            record
            for content in contents
            for record in self.run(stage, content.paper.page_from, partial(find, content, ids))
        )


def broken_reader(error: Exception) -> str:
    """What to say of a reader that a file broke."""
    said = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"A reader broke here ({said}), so that its records are missing. Please report it."


def problem(document: str, page: int | None, stage: str, message: str, severity: str = "error") -> Problem:
    """A problem, by default one that lost something."""
    return Problem(document_id=document, page=page, stage=stage, severity=severity, message=message)


def page_problems(document: str, sheets: Iterable[Page]) -> list[Problem]:
    """A problem for every page that could not be read, or on which something is shown but nothing said.

    What could not be read of a page that could be is information, what is doubtful of it a warning.
    """
    found = []
    for sheet in sheets:
        found += [problem(document, sheet.number, "pages", note, "info") for note in sheet.notes]
        if sheet.error:
            message = f"The page could not be read: {sheet.error}"
            found.append(problem(document, sheet.number, "pages", message))
        elif not sheet.words and (sheet.images or sheet.curves):
            message = SCAN if sheet.images else DRAWN
            found.append(problem(document, sheet.number, "pages", message, "warning"))
        found += [problem(document, sheet.number, "pages", message, "warning") for message in sheet.problems]
    return found


def document_error(sheets: Sequence[Page], broken_readers: Iterable[Problem]) -> str | None:
    """What was wrong with a file as a whole and what to do; None where all of it was read."""
    sentences = []
    broken = sum(1 for sheet in sheets if sheet.error)
    if broken:
        sentences.append(f"{broken} of {len(sheets)} pages could not be read; its problems say which and why.")
    elif not any(sheet.words or sheet.sideways for sheet in sheets):
        sentences.append("No page has any text. If it is a scan, run OCR over it and add the file that this makes.")
    stages = sorted({problem.stage for problem in broken_readers})
    if stages:
        sentences.append(f"Its {' and '.join(stages)} could not all be read; its problems say why. Please report it.")
    return " ".join(sentences) or None
