"""The state of a recommendation or task: the words with which an account of it opens, and the answer printed below."""

from __future__ import annotations

import re
from functools import cache

from extract.recommendations.clauses import compiled, recommendations_data


@cache
def _answers() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(row["pattern"]) for row in recommendations_data()["answer"])


def answer_in(text: str) -> str | None:
    """The state of a recommendation, from the answer printed below it.

    >>> answer_in("Response: Accepted. The list is out."), answer_in("The response was late.")
    ('Accepted', None)
    """
    ends = [m.end() for answer in _answers() if (m := answer.match(text))]
    match = status_words().match(text, ends[0]) if ends else None
    return match.group() if match else None


@cache
def status_words() -> re.Pattern[str]:
    """The words with which an account of the state of a task opens."""
    words = sorted(recommendations_data()["status"]["words"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\b(?=\s*(?:[.,;:–—-]|$))", re.I)
