"""Text of a paper on a terminal: a file may hold control codes, and a terminal would obey them."""

from __future__ import annotations


def printable(text: str) -> str:
    r"""Text without what steers a terminal; line breaks and tabs become spaces.

    >>> printable("50%\x1b[2J\nof calls")
    '50%[2J of calls'
    """
    return "".join(" " if char.isspace() else char for char in text if char.isprintable() or char.isspace())
