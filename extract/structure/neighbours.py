"""What the blocks around a line say of it: it stands above its text as a heading does, or above a role as a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.structure.blocks import Chunk, Setting
from extract.structure.labels import front_words
from extract.structure.lines import Line
from extract.structure.looks import Style

LONGEST = 12
"""A heading in the weight of the text has no more words."""
MOST_TITLED = 8
"""One in the look of the text has no more words."""
CLOSE = 1.3
"""Times the usual distance of lines: a paragraph no further below belongs to the line above it."""
APART = 0.6
"""Of the size: how far above the line the text before it ends."""
NAME = re.compile(r"(?:[A-Z][\w’'.-]*,? ){1,4}[A-Z][\w’'.-]*")
ROLE_WORDS = 10
"""A line that says what somebody is has no more words."""


def heads_its_text(around: Sequence[Chunk | None], style: Style, setting: Setting) -> str | None:
    """Why the middle one of three blocks is a heading, by where it stands; None if it is not.

    The first and the last are None at either end of a paper.
    """
    before, chunk, after = around
    if chunk is None or after is None or len(chunk.lines) != 1 or not _has_prose(after):
        return None
    if _is_short_title(chunk) and (look := _look_above(style, after.lines[0])):
        return f"{look} above its text"
    if chunk.kind == "paragraph" and _stands_close(before, chunk, after, setting) and _is_title_case(chunk.text):
        return "stands close above a paragraph"
    return None


def _look_above(style: Style, below: Line) -> str | None:
    """What tells a line from the one below it."""
    if style.bold and not below.bold:
        return "bold"
    if style.underlined and not below.underlined:
        return "underlined"
    return "italic" if style.italic and not below.italic else None


def _has_prose(chunk: Chunk) -> bool:
    bare = chunk.mark is None or not chunk.mark.is_bullet
    return bare and chunk.kind in ("paragraph", "list_item") and chunk.text.endswith((".", ":", ";", "”"))


def _is_short_title(chunk: Chunk) -> bool:
    text, mark = chunk.text, chunk.mark
    plain = chunk.kind in ("paragraph", "list_item") and not (mark and (mark.is_bullet or mark.form == "note"))
    return plain and text[:1].isupper() and text[-1:].isalnum() and len(text.split()) <= LONGEST


def _stands_close(before: Chunk | None, chunk: Chunk, after: Chunk, setting: Setting) -> bool:
    """Whether a line stands apart from what is above it, and a paragraph that begins where it does follows at once."""
    line, below = chunk.lines[0], after.lines
    if after.kind != "paragraph" or len(below) < 2:
        return False
    close = 0 < below[0].bottom - line.bottom < CLOSE * max(setting.pitch, 1.15) * line.size
    apart = not before or before.lines[-1].page != line.page or line.top - before.lines[-1].bottom > APART * line.size
    left = abs(line.x0 - below[0].x0) < 2 and line.x1 - line.x0 < 0.6 * (below[0].x1 - below[0].x0)
    return close and apart and left


def _is_title_case(text: str) -> bool:
    words = text.split()
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    capital = sum(w[0].isupper() for w in long)
    return 1 < len(words) <= MOST_TITLED and text[-1].isalnum() and text[0].isupper() and 0 < len(long) == capital


def is_signature(chunk: Chunk, after: Chunk | None) -> bool:
    """Whether a line is a person's name: the next line says what that person is."""
    if not NAME.fullmatch(chunk.text) or after is None or after.page != chunk.page or len(after.lines) > 2:
        return False
    brief = len(after.text.split()) <= ROLE_WORDS and not after.text.endswith(".")
    return brief and _names_role(after.text) and not _names_role(chunk.text)


def _names_role(text: str) -> bool:
    words = (word.strip(",;:()") for word in text.casefold().split())
    return any(word in _role_words() or word.removesuffix("s") in _role_words() for word in words)


@cache
def _role_words() -> frozenset[str]:
    return frozenset(front_words()["persons"]["roles"])
