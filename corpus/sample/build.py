"""Builds the sample papers: `python -m corpus.sample.build` writes them all, the same bytes each time.

Pages are not compressed, so that no version of zlib changes a byte.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import Any

import reportlab
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

from corpus.sample import FOLDER, MARK
from corpus.sample.elements import Paper, Part
from corpus.sample.flowables import Bookmark, marking
from corpus.sample.render import Renderer
from corpus.sample.sources import PAPERS
from corpus.sample.tags import TaggedCanvas, Tags
from corpus.sample.themes import THEMES, Theme

SMALL = 7.5
BULLET = (rb"(\177)", rb"(\225)")
"""reportlab shows a bullet by a code that is not in WinAnsiEncoding, and the code that is: offsets stay the same."""
CREATOR = f"corpus.sample.build with reportlab {reportlab.Version}"


def build_paper(paper: Paper) -> bytes:
    """The PDF of a paper."""
    buffer, tags = BytesIO(), Tags()
    theme = THEMES[paper.theme]
    document = BaseDocTemplate(
        buffer, pageTemplates=[_template(paper, number) for number in range(len(paper.parts))], title=paper.title,
        creator=CREATOR, author="panel-papers", invariant=1, pageCompression=0,
    )  # fmt: skip
    story = [f for number, part in enumerate(paper.parts) for f in _part(theme, part, number, tags)]
    document.build(story, canvasmaker=partial(TaggedCanvas, tags=tags if paper.tagged else None))
    return buffer.getvalue().replace(*BULLET)


def _part(theme: Theme, part: Part, number: int, tags: Tags) -> list[Any]:
    begin = [NextPageTemplate(str(number)), PageBreak()] if number else []
    mark = [Bookmark(part.bookmark, f"part{number}")] if part.bookmark else []
    return [*begin, *mark, *Renderer(theme=theme, node=tags.root.add("Part")).flowables(part.story)]


def _template(paper: Paper, number: int) -> PageTemplate:
    part, theme = paper.parts[number], THEMES[paper.theme]
    width, height = landscape(A4) if part.landscape else A4
    frame = Frame(theme.margin, 62, width - 2 * theme.margin, height - 62 - 62, 0, 0, 0, 0)
    seen: list[int] = []

    def furniture(canvas: Any, _: Any) -> None:
        seen.append(canvas.getPageNumber())
        with marking(canvas, None):
            _draw_furniture(canvas, paper, part, len(seen))

    return PageTemplate(str(number), [frame], pagesize=(width, height), onPage=furniture)


def _draw_furniture(canvas: Any, paper: Paper, part: Part, page: int) -> None:
    """What stands around the text: `page` counts the part's pages from 1."""
    theme = THEMES[paper.theme]
    width, height = canvas._pagesize
    canvas.saveState()
    canvas.setFont(theme.face, SMALL + 1.5)
    canvas.drawString(theme.margin, height - 40, part.head)
    canvas.drawString(theme.margin, 44, part.foot)
    canvas.drawRightString(width - theme.margin, 44, paper.page_label.format(part.first_page + page - 1))
    if part.stamp and page == 1:
        canvas.setFont(theme.bold, theme.size)
        canvas.drawRightString(width - 40, height - 34, part.stamp)
    canvas.setFont(theme.face, SMALL)
    canvas.setFillGray(0.35)
    canvas.drawCentredString(width / 2, 24, MARK)
    canvas.restoreState()


def build_all() -> dict[str, bytes]:
    """The PDFs of all sample papers by file name."""
    return {f"{paper.name}.pdf": build_paper(paper) for paper in PAPERS}


def main() -> None:
    """Writes the sample papers, and removes those that no source makes."""
    FOLDER.mkdir(exist_ok=True)
    built = build_all()
    for old in FOLDER.glob("*.pdf"):
        if old.name not in built:
            old.unlink()
    for name, data in built.items():
        (FOLDER / name).write_bytes(data)
        print(f"{len(data):>7,} bytes  {name}")


if __name__ == "__main__":
    main()
