"""Papers by page numbers that start anew and by what runs on their pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.front.titles import COVER_WORDS
from extract.packs.starts import Start
from extract.structure.furniture import Sheet
from extract.structure.stamps import may_head

OF = re.compile(r"\b(\d{1,4}) ?(?:of|/) ?(\d{1,4})\b")


def by_totals(sheets: Sequence[Sheet]) -> list[Start]:
    """Pages numbered "1 of n" that so many pages follow, all of them."""
    starts = [s.number for s in sheets if (n := _page_of(s)) and n[0] == 1 and n[1] > 1]
    runs = [_run_length(sheets, page) for page in starts]
    totals = [n[1] for s in sheets if s.number in starts and (n := _page_of(s))]
    return [Start(page=page) for page in starts] if runs == totals else []


def _page_of(sheet: Sheet) -> tuple[int, int] | None:
    for _, line in sheet.furniture:
        if found := OF.search(line.text):
            return int(found[1]), int(found[2])
    return None


def _run_length(sheets: Sequence[Sheet], page: int) -> int:
    """How many pages from `page` on count upwards without a break."""
    length = 0
    for sheet in sheets:
        if sheet.number >= page:
            if (_page_of(sheet) or (0, 0))[0] != length + 1:
                break
            length += 1
    return length


def restarts(sheets: Sequence[Sheet]) -> frozenset[int]:
    """The pages after numbered ones that print the number 1, or none where the next prints 2."""
    printed = [_printed(sheet) for sheet in sheets]
    first = next((at for at, own in enumerate(printed) if own), len(sheets))
    following = [*printed[1:], frozenset[int]()]
    return frozenset(
        sheets[at].number
        for at in range(first + 1, len(sheets))
        if 1 in printed[at] or (not printed[at] and 2 in following[at])
    )


def breaks(sheets: Sequence[Sheet]) -> frozenset[int]:
    """The pages on which nothing runs, though it does on the page before, and those stamped after one that is not.

    What follows a cover is its paper.
    """
    running = [any(kind.startswith("running") for kind, _ in sheet.furniture) for sheet in sheets]
    stamped = [any(kind == "stamp" and may_head(line.text) for kind, line in sheet.furniture) for sheet in sheets]
    cover = sum(len(line.words) for line in sheets[0].body) < COVER_WORDS
    return frozenset(
        sheets[at].number
        for at in range(1 + cover, len(sheets))
        if (running[at - 1] and not running[at]) or (stamped[at] and not stamped[at - 1])
    )


def _printed(sheet: Sheet) -> frozenset[int]:
    """The numbers that a page prints of itself."""
    texts = [line.text for kind, line in sheet.furniture if kind in ("page_number", "stamp", "running_foot")]
    return frozenset(int(found[0]) for text in texts if (found := re.search(r"\d{1,4}", text)))
