"""No word lost, none twice: every word of a page is in one cell or one block, or is left out for a known reason.

As a command it checks all PDFs under a folder, which no test may do, and ends with 1 where a word is missing or twice:

    python -m tests.words FOLDER
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.pages import Page, Word, read_pages
from extract.paper import read_document
from extract.pdf.turns import Turn
from extract.structure.raised import read_raised
from extract.tables.celltext import cell_lines
from extract.tables.textrows import without_leaders
from extract.tables.typed import with_typed_rulings
from schema.evidence import Box, Passage
from schema.records import Reading, Table

MOST_SHOWN = 20
"""Stray words of a file that the command prints."""

Place = tuple[float, float]
"""Where a word begins: raised digits that are set apart from it may move its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A word of a page that stands in no cell and block, or in `times` of them."""

    page: int
    word: Word
    times: int


def stray_words(pages: Iterable[Page], reading: Reading) -> Iterator[Stray]:
    """The words that are lost or kept twice, page by page."""
    kept = _kept(reading)
    marks = Counter((b.page, part) for b in reading.blocks if b.number for part in b.number.split())
    for page in pages:
        left_out = {id(word) for word in (*_left_out(page), *_repeated_heads(page, reading.tables))}
        turn = Turn(degrees=page.turned, width=page.width, height=page.height)
        for word in page.words:
            times = kept[page.number, _place(_as_shown(word, turn))]
            if times > 1 or (not times and id(word) not in left_out and not _is_mark(word, page.number, marks)):
                yield Stray(page=page.number, word=word, times=times)


def _kept(reading: Reading) -> Counter[tuple[int, Place]]:
    """How often each place on a page is that of a word in a cell or a block."""
    cells = (cell.passage for table in reading.tables for cell in table.cells)
    return Counter(place for p in (*cells, *(b.passage for b in reading.blocks)) for place in _places(p))


def _places(passage: Passage) -> Iterator[tuple[int, Place]]:
    """The places of a passage's words; a word that a joint has cut in two counts once."""
    yield from dict.fromkeys((piece.page, _place(piece.box)) for piece in passage.pieces)


def _as_shown(word: Word, turn: Turn) -> Box:
    x0, top, x1, bottom = turn.corners((word.x0, word.top, word.x1, word.bottom))
    return Box(x0=x0, top=top, x1=x1, bottom=bottom)


def _place(box: Box) -> Place:
    return round(box.x0, 1), round(box.top, 1)


def _left_out(page: Page) -> Iterator[Word]:
    """The words that no text takes up: typed rulings, leaders, bars and note marks."""
    typed = set(map(id, with_typed_rulings(page).words))
    yield from (w for w in page.words if id(w) not in typed)
    yield from (w for w in page.words if [part.text for part in without_leaders(w)] != [w.text])
    yield from (w for w in page.words if not w.text.strip("._·…|"))
    for line in cell_lines(page.words):
        yield from (word for word, is_mark in read_raised(line) if is_mark)


def _repeated_heads(page: Page, tables: Iterable[Table]) -> Iterator[Word]:
    """The words of heads that a table repeats on a later page, above its rows there."""
    for table in tables:
        rows = [cell.box for cell in table.cells if cell.page == page.number and cell.box]
        head = {part for cell in table.cells if cell.is_header for part in cell.text.split()}
        if rows and page.number > table.page_from:
            top = min(box.top for box in rows)
            yield from (w for w in page.words if w.text in head and w.bottom <= top + w.size)


def _is_mark(word: Word, page: int, marks: Counter[tuple[int, str]]) -> bool:
    """Whether a word is the number or bullet of a block, which stands beside its text; each counts once."""
    if not marks[page, word.text]:
        return False
    marks[page, word.text] -= 1
    return True


def check(path: Path) -> list[Stray]:
    """The stray words of a file."""
    data = path.read_bytes()
    return list(stray_words(read_pages(data), read_document(data, path.name)))


def main(arguments: Sequence[str]) -> int:
    """Prints the stray words of every PDF under a folder; the number that the process ends with."""
    total = 0
    for path in sorted(Path(arguments[0]).rglob("*.pdf")):
        strays = check(path)
        total += len(strays)
        print(f"{path.name}: {len(strays)}")
        for stray in strays[:MOST_SHOWN]:
            what = "lost" if not stray.times else f"{stray.times} times"
            print(f"  page {stray.page} {what}: {stray.word.text!r} at {_place(stray.word)}")
    return int(total > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
