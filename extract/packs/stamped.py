"""Papers by the agenda items that committee software stamps on pages, level or sideways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.packs.starts import Start
from extract.pages import Page, Word
from extract.structure.furniture import Sheet
from extract.structure.stamps import is_stamp, may_head, read_item, read_paper


def by_stamps(sheets: Sequence[Sheet]) -> list[Start]:
    """A paper for each item's or paper's stamp that the page before does not have."""
    starts: list[Start] = []
    label: str | None = None
    for sheet in sheets:
        item = sheet_item(sheet)
        fresh = item or next((paper for text in _stamps(sheet) if (paper := read_paper(text))), None)
        if fresh and fresh != label:
            starts.append(Start(page=sheet.number, item=item))
            label = fresh
    return starts


def sheet_item(sheet: Sheet) -> str | None:
    """The agenda item's number that is stamped on a page, level or sideways."""
    return next((item for text in _stamps(sheet) if (item := read_item(text))), None)


def _stamps(sheet: Sheet) -> list[str]:
    """What may be stamps on a page: in its margin, at its top in bold, sideways."""
    level = [line.text for kind, line in sheet.furniture if kind == "stamp"]
    return [*level, *(line.text for line in sheet.body[:1] if may_head(line.text)), *sideways_lines(sheet.page)]


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
