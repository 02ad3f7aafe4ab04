"""How a record was read: stage by stage, the words, the rule, the page, and what its confidence is made of.

What is told comes from the database, and where the file still lies where it was read, its words as they are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlite_utils import Database

from corpus.terminal import printable
from extract.confidence.features import features
from extract.confidence.reader import BIAS, weights
from extract.methods import methods
from extract.pages import Word, read_pages
from schema.errors import NoSuchRecord
from schema.evidence import Box
from schema.ids import KIND_LETTERS

Row = Mapping[str, Any]
TABLES = {
    "paper": ("papers", "papers"),
    "section": ("sections", "sections"),
    "table": ("data_tables", "tables"),
    "kpi": ("kpis", "kpis"),
    "figure": ("figures", "figures"),
    "recommendation": ("recommendations", "recommendations"),
    "date": ("dates", "dates"),
}
"""By kind of record: its table, and what its features are known by."""
NOT_SAID = frozenset(
    ["id", "paper_id", "document_id", "block_id", "table_id", "section_id", "parent_id", "row", "column", "page",
     "x0", "top", "x1", "bottom", "confidence", "method", "sentence", "ordinal"]
)  # fmt: skip
"""Columns that say where a record stands or how it was read: they are told by stages of their own."""
LONGEST = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of reading, and what it made of the record, line by line."""

    name: str
    lines: tuple[str, ...]


def explain(db: Database, record_id: str) -> list[Stage]:
    """The stages that led to a record, from its file to its confidence. Raises NoSuchRecord."""
    kind, record = _find(db, record_id)
    paper = _get(db, "papers", record.get("paper_id", record_id)) or {}
    document = _get(db, "documents", paper["document_id"]) or {}
    page = int(record.get("page") or record["page_from"])
    told = {
        "file": [f"{document['filename']}, page {page} of {document['page_count']}, {document['status']}, "
                 f"read by version {document['extractor_version']}"],
        "words": _words(db, document, record, page),
        "paper": _paper(paper),
        "section": _section(db, record),
        "block": _block(db, record),
        "table": _table(db, record),
        "record": [f"{kind} {record_id}", *_said(record)],
        "rule": _rule(record),
        "links": _links(db, kind, record),
        "checks": [f"{outcome}: {message}" for outcome, message in
                   db.execute("select outcome, message from checks where record_id = ? order by id", [record_id])],
        "confidence": _confidence(db, kind, record),
    }  # fmt: skip
    return [Stage(name=name, lines=tuple(lines)) for name, lines in told.items() if lines]


def lines(stages: Iterable[Stage]) -> Iterator[str]:
    """The stages as a person reads them."""
    for stage in stages:
        for number, line in enumerate(stage.lines):
            yield printable(f"{stage.name if not number else '':12}{line[:LONGEST]}")


def _find(db: Database, record_id: str) -> tuple[str, dict[str, Any]]:
    letter = record_id.split("-")[1][:1] if record_id.count("-") > 1 else ""
    kind = next((kind for kind, own in KIND_LETTERS.items() if own == letter and kind in TABLES), None)
    record = _get(db, TABLES[kind][0], record_id) if kind else None
    if kind is None or record is None:
        raise NoSuchRecord(record_id)
    return kind, record


def _get(db: Database, table: str, ident: str | None) -> dict[str, Any] | None:
    return next(iter(db[table].rows_where("id = ?", [ident])), None)


def _paper(paper: Row) -> list[str]:
    dated = f", meeting of {paper['meeting_date']}" if paper["meeting_date"] else ""
    pages = f"pages {paper['page_from']} to {paper['page_to']}"
    return [f'"{paper["title"]}" ({paper["paper_type"]}), {pages}{dated}', *_rule(paper)]


def _section(db: Database, record: Row) -> list[str]:
    block = _get(db, "blocks", record.get("block_id")) or {}
    table = _get(db, "data_tables", record.get("table_id")) or {}
    ident = record.get("section_id") or block.get("section_id") or table.get("section_id")
    path: list[str] = []
    while section := _get(db, "sections", ident):
        path.insert(0, " ".join(filter(None, (section["number"], section["heading"]))))
        ident = section["parent_id"]
    return [" > ".join(path)] if path else []


def _block(db: Database, record: Row) -> list[str]:
    block = _get(db, "blocks", record.get("block_id"))
    if block is None:
        return []
    number = f" {block['number']}" if block["number"] else ""
    said = record.get("sentence") or record.get("text") or ""
    return [f"{block['kind']}{number} on page {block['page']}", f"sentence: {said}" if said else ""]


def _table(db: Database, record: Row) -> list[str]:
    table = _get(db, "data_tables", record.get("table_id"))
    if table is None:
        return []
    caption = f' "{table["caption"]}"' if table["caption"] else ""
    size = f"{table['rows']} rows, {table['columns']} columns, {table['header_rows']} of the rows are heads"
    return [f"table{caption} on page {table['page_from']}: {size}", *_rule(table), *_row(db, record, table)]


def _row(db: Database, record: Row, table: Row) -> list[str]:
    """The row of a table that a record stands in, and the heads above its cell."""
    if record.get("row") is None:
        return []
    cells = list(db["cells"].rows_where("table_id = ?", [table["id"]], order_by='"row", "column"'))
    row = [c["text"] for c in cells if c["row"] <= record["row"] < c["row"] + c["row_span"]]
    told = [f"row {record['row']}: {' | '.join(row)}"]
    column = record.get("column")
    if column is not None:
        heads = [c["text"] for c in cells if c["is_header"] and c["column"] <= column < c["column"] + c["column_span"]]
        told.append(f"column {column}: {' > '.join(filter(None, heads))}")
    return told


def _said(record: Row) -> Iterator[str]:
    for name, value in record.items():
        if value is not None and name not in NOT_SAID:
            yield f"{name}: {value}"


def _rule(record: Row) -> list[str]:
    method = record.get("method")
    return [f"read {methods().get(method, 'by a rule of another version')} ({method})"] if method else []


def _links(db: Database, kind: str, record: Row) -> list[str]:
    """What the record is tied to: the figure it is compared with, the recommendation it follows, its other places."""
    told = []
    if other := _get(db, "figures", record.get("compared_with")):
        told.append(f"compared with {other['text']} ({record['comparison']}), {other['id']}")
    if other := _get(db, "recommendations", record.get("follows")):
        told.append(f"follows {other['id']}: {other['text']}")
    if other := _get(db, "recommendations", record.get("recommendation_id")):
        told.append(f"the deadline of {other['id']}: {other['text']}")
    if kind == "kpi":
        places = db.execute("select kind, page from kpi_places where kpi_id = ? order by page", [record["id"]])
        told += [f"printed in {where} on page {page}" for where, page in places]
    return told


def _confidence(db: Database, kind: str, record: Row) -> list[str]:
    """Each feature of the record with what it adds to the log odds, the strongest first."""
    if record.get("confidence") is None:
        return []
    own = TABLES[kind][1]
    outcomes = [row[0] for row in db.execute("select outcome from checks where record_id = ?", [record["id"]])]
    places = db.execute("select count(*) from kpi_places where kpi_id = ?", [record["id"]]).fetchone()[0]
    paper_body = {"body_name": record.get("body_name")}
    said = features(own, SimpleNamespace(**{**record, **paper_body, "places": range(places)}), outcomes)
    of_kind = weights()[own]
    told = sorted(((of_kind.get(f, 0.0), f) for f in said), key=lambda pair: -abs(pair[0]))
    return [
        f"{record['confidence']:.2f} of 1: records like it that were right in papers read by hand",
        f"{of_kind[BIAS]:+.2f} for any of its kind; "
        + "; ".join(f"{weight:+.2f} {feature}" for weight, feature in told),
    ]


def _words(db: Database, document: Row, record: Row, page: int) -> list[str]:
    """The words in the record's box as the file prints them."""
    if record.get("x0") is None:
        return []
    box = Box(**{side: record[side] for side in ("x0", "top", "x1", "bottom")})
    place = f"at {box.x0:.0f} to {box.x1:.0f} points from the left, {box.top:.0f} to {box.bottom:.0f} from the top"
    data = _file(db, document)
    if data is None:
        return [place, "the file does not lie where it was read, so that its words cannot be shown"]
    sheet = next(read_pages(data, [page]))
    if sheet.turned:
        return [place, "the page was read turned"]
    words = groupby((word for word in sheet.words if _inside(word, box)), key=_look)
    return [place, *(f"{' '.join(word.text for word in alike)}  ({look})" for look, alike in words)]


def _inside(word: Word, box: Box) -> bool:
    return box.contains_point((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)


def _look(word: Word) -> str:
    return f"{word.font}, {word.size:.3g} points, {word.color or 'no colour'}"


def _file(db: Database, document: Row) -> bytes | None:
    """The bytes of a document, where they are the ones that were read."""
    for (path,) in db.execute("select path from files where document_id = ? order by path", [document["id"]]):
        try:
            data = Path(path).read_bytes()
        except OSError:
            continue
        if sha256(data).hexdigest() == document["sha256"]:
            return data
    return None
