"""Papers by the bookmarks of a pack; those of a single report are its sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.packs.stamped import sheet_item
from extract.packs.starts import Start
from extract.pages import Bookmark, FileFacts
from extract.structure.furniture import Sheet

PACK_TITLE = re.compile(
    r"\((?:public|private|restricted) pack\)|\(pecyn (?:cyhoeddus|preifat)\)|document pack"
    r"|agenda (?:document|(?:and reports? )?pack|supplement)"
    r"|(?:reports?|meeting|papers|board|panel|committee) (?:pack|papers)\b|supplementary agenda",
    re.IGNORECASE,
)
PACK_HEAD = re.compile(r"public document pack|(?:public )?(?:agenda|reports?|document|meeting) pack", re.IGNORECASE)
ITEM = re.compile(
    r"(?:(?:agenda )?item (?:no\.? ?)?)?(?P<item>\d{1,2}[a-z]?(?:\.\d{1,2})?)[.:)]?\s+"
    r"(?:[-–—] )?(?P<title>\D.*|\d{4}.*)",
    re.IGNORECASE,
)
AGENDA = re.compile(r"(?:(?:\d{1,2}|public)[. ]+)?agenda(?: (?:front ?sheet|document))?", re.IGNORECASE)
DEEPEST = 2
"""The level of bookmarks that still name papers: what is attached to an item."""


def by_bookmarks(facts: FileFacts, sheets: Sequence[Sheet]) -> list[Start]:
    """The papers that a pack's bookmarks name; what is attached to an item has its number."""
    if not is_pack(facts, sheets):
        return []
    starts: dict[int, Start] = {}
    item: str | None = None
    for mark in facts.bookmarks:
        if mark.level > DEEPEST or mark.page is None:
            continue
        own, title = read_bookmark(mark)
        item = own if own or mark.level == 1 else item
        starts.setdefault(mark.page, Start(page=mark.page, title=title, item=item))
    return [starts[page] for page in sorted(starts)]


def is_pack(facts: FileFacts, sheets: Sequence[Sheet]) -> bool:
    """Whether a file says that it is a pack: in its title, on its first page, or by its bookmarks.

    Those of a pack begin with its agenda and go on with numbered items, or lead to pages with stamps of items.
    """
    if facts.title and PACK_TITLE.search(facts.title):
        return True
    first = [*(line.text for _, line in sheets[0].furniture), *(line.text for line in sheets[0].body[:3])]
    if any(PACK_HEAD.fullmatch(text.strip()) for text in first):
        return True
    entries = [mark for mark in facts.bookmarks if mark.level == 1]
    if entries and AGENDA.fullmatch(entries[0].title) and sum(read_bookmark(m)[0] is not None for m in entries) > 1:
        return True
    stamped = {sheet.number for sheet in sheets if sheet_item(sheet)}
    return len(stamped & {mark.page for mark in facts.bookmarks}) > 1


def read_bookmark(mark: Bookmark) -> tuple[str | None, str]:
    """The item's number and the title that a bookmark of a pack gives.

    >>> read_bookmark(Bookmark(level=1, title="5 Budget Monitoring", page=9))
    ('5', 'Budget Monitoring')
    """
    found = ITEM.fullmatch(mark.title) if mark.level == 1 else None
    return (found["item"], found["title"]) if found else (None, mark.title)
