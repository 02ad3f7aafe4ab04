"""One document into its papers, by bookmarks, stamps, front blocks and numbers that restart, in that order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.front.labels import read_block
from extract.pages import Bookmark, FileFacts, Page, Word
from extract.structure.furniture import Sheet
from extract.structure.stamps import is_stamp, read_item

PACK_TITLE = re.compile(
    r"\((?:public|private|restricted) pack\)|document pack|agenda (?:and reports? )?(?:pack|supplement)|reports pack",
    re.IGNORECASE,
)
PACK_HEAD = re.compile(r"public document pack|(?:public )?(?:agenda|reports?|document) pack", re.IGNORECASE)
ITEM = re.compile(
    r"(?:(?:agenda )?item (?:no\.? ?)?)?(?P<item>\d{1,2}[a-z]?(?:\.\d{1,2})?)[.:)]?\s+"
    r"(?:[-–—] )?(?P<title>\D.*|\d{4}.*)",
    re.IGNORECASE,
)
FRONT_LABELS = 2
"""So many labels of a front block at a page's top begin a paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The pages of one paper in its document, both included; what the pack itself says of it."""

    page_from: int
    page_to: int
    title: str | None = None
    item: str | None = None


def find_parts(facts: FileFacts, sheets: Sequence[Sheet]) -> list[Part]:
    """The papers of a document in order; a document that is one paper has one part."""
    for find in (_by_bookmarks, _by_stamps, _by_fronts, _by_numbers):
        starts = find(facts, sheets)
        if len(starts) > 1:
            return _parts(starts, sheets)
    item = next((i for sheet in sheets if (i := sheet_item(sheet))), None)
    return [Part(page_from=sheets[0].number, page_to=sheets[-1].number, item=item)]


Start = tuple[int, str | None, str | None]
"""A page that begins a paper, the title and the item's number that the pack gives it."""


def _parts(starts: Sequence[Start], sheets: Sequence[Sheet]) -> list[Part]:
    first = sheets[0].number
    whole = list(starts) if starts[0][0] <= first else [(first, None, None), *starts]
    ends = [page - 1 for page, _, _ in whole[1:]] + [sheets[-1].number]
    return [Part(page_from=p, page_to=end, title=t, item=i) for (p, t, i), end in zip(whole, ends, strict=True)]


def is_pack(facts: FileFacts, sheets: Sequence[Sheet]) -> bool:
    """Whether a file says that it is a pack: in its title, on its first page, or by items' stamps at its bookmarks."""
    if facts.title and PACK_TITLE.search(facts.title):
        return True
    first = [*(line.text for _, line in sheets[0].furniture), *(line.text for line in sheets[0].body[:3])]
    if any(PACK_HEAD.fullmatch(text.strip()) for text in first):
        return True
    stamped = {sheet.number for sheet in sheets if sheet_item(sheet)}
    return len(stamped & {mark.page for mark in facts.bookmarks}) > 1


def _by_bookmarks(facts: FileFacts, sheets: Sequence[Sheet]) -> list[Start]:
    if not is_pack(facts, sheets):
        return []
    starts: dict[int, Start] = {}
    item: str | None = None
    for mark in facts.bookmarks:
        if mark.level > 2 or mark.page is None:
            continue
        number, title = read_bookmark(mark) if mark.level == 1 else (item, mark.title)
        item = number
        starts.setdefault(mark.page, (mark.page, title, number))
    return [starts[page] for page in sorted(starts)]


def read_bookmark(mark: Bookmark) -> tuple[str | None, str]:
    """The item's number and the title that a bookmark of a pack gives.

    >>> read_bookmark(Bookmark(level=1, title="5 Budget Monitoring", page=9))
    ('5', 'Budget Monitoring')
    """
    found = ITEM.fullmatch(mark.title)
    return (found["item"], found["title"]) if found else (None, mark.title)


def _by_stamps(facts: FileFacts, sheets: Sequence[Sheet]) -> list[Start]:
    starts: list[Start] = []
    item: str | None = None
    for sheet in sheets:
        fresh = sheet_item(sheet)
        if fresh and fresh != item:
            starts.append((sheet.number, None, fresh))
            item = fresh
    if starts and starts[0][0] > sheets[0].number:
        starts.insert(0, (sheets[0].number, None, None))
    return starts


def _by_fronts(facts: FileFacts, sheets: Sequence[Sheet]) -> list[Start]:
    pages = [sheet.number for sheet in sheets if _has_front(sheet)]
    begins = pages if pages[:1] == [sheets[0].number] else [sheets[0].number, *pages] if pages else []
    return [(page, None, None) for page in begins]


def _has_front(sheet: Sheet) -> bool:
    """Whether a page begins with a front block: a subject and who reports to whom."""
    top = [line for line in sheet.body if line.top < 0.45 * sheet.page.height][:14]
    roles = {item.role for item in read_block(top)}
    return "title" in roles and len(roles & {"author", "body", "date", "title"}) > FRONT_LABELS


def _by_numbers(facts: FileFacts, sheets: Sequence[Sheet]) -> list[Start]:
    """Pages numbered "1 of n" that so many pages follow."""
    starts = [s.number for s in sheets if (n := _page_of(s)) and n[0] == 1 and n[1] > 1]
    runs = [_run_length(sheets, page) for page in starts]
    totals = [n[1] for s in sheets if s.number in starts and (n := _page_of(s))]
    return [(page, None, None) for page in starts] if runs == totals else []


def _page_of(sheet: Sheet) -> tuple[int, int] | None:
    for _, line in sheet.furniture:
        found = re.search(r"\b(\d{1,4}) ?(?:of|/) ?(\d{1,4})\b", line.text)
        if found:
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


def sheet_item(sheet: Sheet) -> str | None:
    """The agenda item's number that is stamped on a page, level or sideways."""
    texts = [*(line.text for kind, line in sheet.furniture if kind == "stamp"), *sideways_lines(sheet.page)]
    return next((item for text in texts if (item := read_item(text))), None)


def sideways_lines(page: Page) -> list[str]:
    """Text that runs up or down a page, a line each, as its reader would read it."""
    columns: dict[int, list[Word]] = {}
    for word in page.sideways:
        columns.setdefault(round(word.x0 / 4), []).append(word)
    return [text for words in columns.values() for text in _sideways(words)]


def _sideways(words: Sequence[Word]) -> Iterator[str]:
    """A column of words read downwards, or upwards where only that gives a stamp."""
    down = sorted(words, key=lambda w: w.top)
    texts = [_spaced(down, [w.text[::-1] for w in down]), _spaced(down[::-1], [w.text for w in down[::-1]])]
    stamps = [text for text in texts if is_stamp(text)]
    yield from stamps[:1] or texts[:1]


def _spaced(words: Sequence[Word], texts: Sequence[str]) -> str:
    text = ""
    for i, word in enumerate(words):
        before = words[i - 1] if i else None
        gap = max(word.top - before.bottom, before.top - word.bottom) if before else 0.0
        text += (" " if gap > 0.15 * word.size else "") + texts[i]
    return text
