"""A reading made by hand, with a record of every kind, for tests of what happens after extraction."""

from __future__ import annotations

from dataclasses import replace

from schema.evidence import Box, Passage, Piece
from schema.records import (
    Block,
    Cell,
    Check,
    DateMention,
    Document,
    Figure,
    Fingerprint,
    Kpi,
    KpiPlace,
    PageText,
    Paper,
    Problem,
    Reading,
    Recommendation,
    Section,
    Table,
)

BOX = Box(x0=60, top=80, x1=300, bottom=92)
DOCUMENT = "0123456789abcdef"


def passage(text: str) -> Passage:
    return Passage(text=text, pieces=(Piece(start=0, end=len(text), page=1, box=BOX),))


def reading(document: str = DOCUMENT, body: str = "Testshire Police and Crime Panel", body_id: str = "") -> Reading:
    """One page of one paper; every record's id begins with the document's."""
    paper = _paper(document, body, body_id or "testshire-police-and-crime-panel")
    cell = Cell(row=0, column=0, row_span=1, column_span=2, is_header=True, fill="#00ff00", page=1, box=BOX,
                passage=passage("Burglary"))  # fmt: skip
    return Reading(
        document=_document(document),
        papers=(paper,),
        pages=(PageText(document_id=document, page=1, paper_id=paper.id, text="Crime", source="text", width=595,
                        height=842),),
        sections=(Section(id=f"{document}-s", paper_id=paper.id, parent_id=None, level=2, number="1.",
                          heading="Vehicle crime", page=1, box=BOX),),
        blocks=(Block(id=f"{document}-b", paper_id=paper.id, section_id=f"{document}-s", page=1, kind="paragraph",
                      number=None, passage=passage("Thefts of vehicles fell; write to clerk@testshire.example.")),),
        tables=(Table(id=f"{document}-t", paper_id=paper.id, section_id=None, page_from=1, page_to=1,
                      caption="Table 1", rows=1, columns=2, header_rows=1, cells=(cell,)),),
        kpis=(Kpi(id=f"{document}-k", paper_id=paper.id, page=1, table_id=f"{document}-t", row=0,
                  name="Dwellings burgled", value=12.0, value_text="12", status="green",
                  places=(KpiPlace(kind="detail", page=1, table_id=f"{document}-t", row=0, box=BOX),)),),
        figures=(Figure(id=f"{document}-f", paper_id=paper.id, page=1, block_id=f"{document}-b", text="4%",
                        value=-4.0, unit="percent", kind="change", measure="thefts of vehicles"),),
        recommendations=(Recommendation(id=f"{document}-r", paper_id=paper.id, page=1, text="The Panel is asked to "
                                        "note the quarter.", kind="asked", action="note", addressee="Panel"),),
        dates=(DateMention(id=f"{document}-d", paper_id=paper.id, page=1, text="May 2031", start="2031-05-01",
                           end="2031-05-31", precision="month", kind="period"),),
        checks=(Check(id=f"{document}-c", paper_id=paper.id, page=1, kind="total", record_id=f"{document}-f",
                      printed="4", expected="4", outcome="agrees", message="The parts add up to the total."),),
        problems=(Problem(document_id=document, page=1, stage="figures", severity="warning", message="A doubt."),),
        fingerprints=(Fingerprint(paper_id=paper.id, words=40, digest="d", near_1="a", near_2="b", near_3="c",
                                  sketch=""),),
    )  # fmt: skip


def _document(document: str) -> Document:
    return Document(id=document, sha256=document * 4, filename="a.pdf", source_url=None, page_count=1, status="ok",
                    error=None, extractor_version="0")  # fmt: skip


def _paper(document: str, body: str, body_id: str) -> Paper:
    return Paper(id=f"{document}-p", document_id=document, ordinal=1, item_number="4", title="Quarterly report",
                 paper_type="performance", body_id=body_id, body_name=body, force_id=None,
                 meeting_date="2031-06-02", author=None, page_from=1, page_to=1)  # fmt: skip


def without_figures(whole: Reading) -> Reading:
    """The same reading as an extractor would give it that finds no figures."""
    return replace(whole, figures=())
