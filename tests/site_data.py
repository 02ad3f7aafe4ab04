"""A small database of every kind of record, with the PDF that they stand in, for the tests of the site."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.database import open_for_writing
from corpus.reading import document_rows
from corpus.store import FileCopy, add_document
from corpus.vocabularies import fill_vocabularies
from schema.evidence import Box, Passage, Piece
from schema.ids import document_id
from schema.records import (
    Block,
    Cell,
    DateMention,
    Document,
    Figure,
    Kpi,
    PageText,
    Paper,
    Problem,
    Reading,
    Recommendation,
    Section,
    Table,
)

LEFT, SIZE = 72, 12
FIRST_PAGE = {
    90: "Crime and performance, quarter 2",
    130: "Recorded violence with injury fell by 12% to 1,204 offences",
    150: "in July to September 2023, against 1,368 a year before.",
    190: "The Panel is asked to note the position <script>alert(1)</script>.",
}
SECOND_PAGE = {
    90: "Indicator                       Latest     Target    Previous",
    110: "999 calls answered in 10 seconds    84%     90%     79%",
}
INJURY, CALLS = "violence-with-injury", "999-answered-in-10-seconds"
FILENAME = "performance report & annex.pdf"


def paper_pdf() -> bytes:
    """Two pages of a report; the same bytes each time."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for lines in (FIRST_PAGE, SECOND_PAGE):
        canvas.setFont("Helvetica", SIZE)
        for top, words in lines.items():
            canvas.drawString(LEFT, A4[1] - top - SIZE, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def line_box(top: float, width: float = 330) -> Box:
    """The box of the line that is printed at `top`, in points."""
    return Box(x0=LEFT, top=top, x1=LEFT + width, bottom=top + SIZE + 3)


def passage(text: str, page: int, top: float) -> Passage:
    """Words that stand in one line."""
    return Passage(text=text, pieces=(Piece(start=0, end=len(text), page=page, box=line_box(top)),))


class ReadingOf:
    """A reading of the PDF as a person would make it."""

    def __init__(self, data: bytes, *, force: str, meeting: str | None, url: str | None = None) -> None:
        self.sha256 = sha256(data).hexdigest()
        self.id = document_id(self.sha256)
        self.force, self.meeting, self.url = force, meeting, url
        self.paper = f"{self.id}-p1-00000001"

    def key(self, letter: str, page: int, number: int) -> str:
        return f"{self.id}-{letter}{page}-{number:08x}"

    def reading(self) -> Reading:
        return Reading(
            document=self._document(),
            papers=(self._paper(),),
            pages=tuple(self._pages()),
            sections=(
                Section(id=self.key("s", 1, 1), paper_id=self.paper, parent_id=None, level=1, number=None,
                        heading=FIRST_PAGE[90], page=1, box=line_box(90)),
            ),
            blocks=(
                Block(id=self.key("b", 1, 1), paper_id=self.paper, section_id=self.key("s", 1, 1), page=1,
                      kind="paragraph", number="1.1", passage=passage(f"{FIRST_PAGE[130]} {FIRST_PAGE[150]}", 1, 130)),
                Block(id=self.key("b", 1, 2), paper_id=self.paper, section_id=self.key("s", 1, 1), page=1,
                      kind="paragraph", number="1.2", passage=passage(FIRST_PAGE[190], 1, 190)),
            ),
            tables=(self._table(),),
            kpis=(self._kpi(),),
            figures=tuple(self._figures()),
            recommendations=(self._recommendation(),),
            dates=(
                DateMention(id=self.key("d", 1, 1), paper_id=self.paper, page=1, text="July to September 2023",
                            start="2023-07-01", end="2023-09-30", precision="quarter", kind="period"),
            ),
            problems=(
                Problem(document_id=self.id, page=2, stage="tables", severity="warning", message="A head is missing."),
            ),
        )  # fmt: skip

    def _document(self) -> Document:
        return Document(
            id=self.id, sha256=self.sha256, filename=FILENAME, source_url=self.url, page_count=2, status="ok",
            error=None, extractor_version="test",
        )  # fmt: skip

    def _paper(self) -> Paper:
        return Paper(
            id=self.paper, document_id=self.id, ordinal=1, item_number="5", title="Performance report, quarter 2",
            paper_type="performance", body_id=None, body_name="Anyshire Police and Crime Panel", force_id=self.force,
            meeting_date=self.meeting, author="A. Writer", page_from=1, page_to=2,
        )  # fmt: skip

    def _pages(self) -> list[PageText]:
        return [
            PageText(document_id=self.id, page=number, paper_id=self.paper, text="\n".join(lines.values()),
                     source="text", width=A4[0], height=A4[1])
            for number, lines in enumerate((FIRST_PAGE, SECOND_PAGE), 1)
        ]  # fmt: skip

    def _table(self) -> Table:
        rows = [("Indicator", "Latest", "Target"), ("999 calls answered in 10 seconds", "84%", "90%")]
        cells = tuple(
            Cell(row=row, column=column, row_span=1, column_span=1, is_header=row == 0,
                 fill="#c00000" if words == "84%" else None, page=2, box=None, passage=passage(words, 2, 90 + 20 * row))
            for row, line in enumerate(rows)
            for column, words in enumerate(line)
        )  # fmt: skip
        return Table(
            id=self.key("t", 2, 1), paper_id=self.paper, section_id=None, page_from=2, page_to=2, caption="Indicators",
            rows=2, columns=3, header_rows=1, cells=cells,
        )  # fmt: skip

    def _kpi(self) -> Kpi:
        return Kpi(
            id=self.key("k", 2, 1), paper_id=self.paper, page=2, table_id=self.key("t", 2, 1), row=1,
            name="999 calls answered in 10 seconds", theme="Contact", measure_id=CALLS, value=84, value_text="84%",
            unit="percent", period_start="2023-07-01", period_end="2023-09-30", target=90, target_text="90%",
            previous=79, previous_text="79%", status="red", direction="improving", box=line_box(110),
        )  # fmt: skip

    def _figures(self) -> list[Figure]:
        shared = {
            "paper_id": self.paper, "page": 1, "block_id": self.key("b", 1, 1), "measure": "violence with injury",
            "measure_id": INJURY, "period_start": "2023-07-01", "period_end": "2023-09-30",
            "period_text": "July to September 2023", "sentence": f"{FIRST_PAGE[130]} {FIRST_PAGE[150]}",
        }  # fmt: skip
        change = {"text": "12%", "value": -12, "unit": "percent", "kind": "change", "box": line_box(130)}
        level = {"text": "1,204", "value": 1204, "unit": "count", "kind": "level", "box": line_box(130)}
        return [Figure(id=self.key("f", 1, 1), **change, **shared), Figure(id=self.key("f", 1, 2), **level, **shared)]

    def _recommendation(self) -> Recommendation:
        return Recommendation(
            id=self.key("r", 1, 1), paper_id=self.paper, page=1, block_id=self.key("b", 1, 2), text=FIRST_PAGE[190],
            kind="asked", action="note", addressee="Panel", box=line_box(190),
        )  # fmt: skip


def make_database(folder: Path) -> tuple[Path, ReadingOf, ReadingOf]:
    """A database with two readings in `folder`: one whose file lies there, and one that is only at its publisher's."""
    held = ReadingOf(paper_pdf(), force="west-midlands", meeting="2023-11-20")
    away = ReadingOf(b"%PDF-1.4 elsewhere", force="kent", meeting=None, url="https://publisher.example/report.pdf")
    (folder / FILENAME).write_bytes(paper_pdf())
    copy = FileCopy(path=str(folder / FILENAME), filename=FILENAME, size=len(paper_pdf()))
    with open_for_writing(folder / "site.db") as db:
        fill_vocabularies(db)
        add_document(db, document_rows(held.reading()), [copy])
        add_document(db, document_rows(away.reading()), [])
    return folder / "site.db", held, away
