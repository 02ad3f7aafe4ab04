"""Where a paper begins in its document, and what the pack itself says of it there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The page that begins a paper, counted from 1; the title and the item's number that the pack gives it."""

    page: int
    title: str | None = None
    item: str | None = None


def joined(trusted: Iterable[Start], added: Iterable[Start]) -> list[Start]:
    """The starts of two witnesses by page; where both have a page the trusted one's counts.

    >>> [(s.page, s.item) for s in joined([Start(page=3, item="5")], [Start(page=1), Start(page=3)])]
    [(1, None), (3, '5')]
    """
    pages = {start.page: start for start in (*added, *trusted)}
    return [pages[page] for page in sorted(pages)]
