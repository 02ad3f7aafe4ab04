"""Stable ids: the same bytes give the same ids on every machine and in every run.

An id says where its record stands and what it says, not when it was made: the document, a letter
for its kind, the page, and a digest of its key text. A figure keeps its id, and its address, when
a later version of the reader finds another figure before it.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

DOCUMENT_DIGITS = 16
KEY_DIGITS = 8
KIND_LETTERS = {
    "paper": "p",
    "section": "s",
    "block": "b",
    "table": "t",
    "kpi": "k",
    "figure": "f",
    "recommendation": "r",
    "date": "d",
    "check": "c",
    "problem": "x",
}


def document_id(data_sha256: str) -> str:
    """The id of the document whose bytes have this SHA-256 (hexadecimal).

    >>> document_id("ab" * 32)
    'abababababababab'
    """
    return data_sha256[:DOCUMENT_DIGITS]


class Ids:
    """Hands out the ids of one document's records, in reading order.

    >>> ids = Ids("abababababababab")
    >>> ids.make("figure", 3, "84%"), ids.make("figure", 3, "84%")
    ('abababababababab-f3-45ea3e50', 'abababababababab-f3-45ea3e50-2')
    """

    def __init__(self, document: str) -> None:
        self.document = document
        self._seen: Counter[str] = Counter()

    def make(self, kind: str, page: int, key: str) -> str:
        """The id of a record of `kind` (a key of KIND_LETTERS) on `page` whose key text is `key`."""
        digest = sha256(key.encode()).hexdigest()[:KEY_DIGITS]
        base = f"{self.document}-{KIND_LETTERS[kind]}{page}-{digest}"
        self._seen[base] += 1
        return base if self._seen[base] == 1 else f"{base}-{self._seen[base]}"
