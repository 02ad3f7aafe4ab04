"""Recommendations, decisions and tasks in tables: action logs, lists of recommendations, forms, minutes in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain

from extract.content import PaperContent
from extract.dates.due import due_in_cell, row_day
from extract.language import sentences
from extract.recommendations.action_marks import owner_after, without_marks
from extract.recommendations.asked_items import tidy
from extract.recommendations.blocks import owned_task, read_block, with_marks
from extract.recommendations.clauses import (
    Clause,
    compiled,
    head_of,
    read_clause,
    recommendations_data,
    who_acts,
    words_of,
)
from extract.recommendations.found import Found
from extract.recommendations.meeting_items import read_item_number
from extract.recommendations.own import is_minutes, is_reported
from extract.recommendations.statuses import status_words
from schema.records import Block, Cell, Table

COMPANIONS = ("owner", "deadline", "state", "status")
STATES = ("state", "status")
"""The columns that tell the state of a task: the one named for it, and one that holds an answer or account."""
SHORT_STATUS = 6
"""A status of no more words is taken as printed; of a longer account only the words that it opens with."""
FEW_WORDS = 4
SLASH = re.compile(r"\s*/\s*|\s+(?:and|&)\s+")
LEAD = re.compile(r"\s(?:to|that)?\s*[:–—-]\s*$", re.I)
MARKS = re.compile(r"(?:[A-Za-z]{0,5}[ ./-]?\d[\d./()-]{0,9}[a-z]?(?:\([a-z\d]{1,4}\))?|\(?[A-Za-z]{1,3}\)?)\.?")
LAST_MARK = re.compile(r"[–—:-]\s*(?P<mark>[A-Z]{0,3}\d[\d./]{0,6}[a-z]?)$")
MINUTE = re.compile(r"\d{1,4}/\d{2,4}(?=\D|$)")

Row = dict[int, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The day from which dates without a year count, and that of the next meeting, where the paper prints them."""

    near: date | None
    meets_next: str | None


def find_in_tables(content: PaperContent, near: date | None, meets_next: str | None = None) -> Iterator[Found]:
    """What the tables of a paper ask, recommend, resolve or give as a task.

    `near` is the paper's own date and `meets_next` that of the next meeting.
    """
    days = Days(near=near, meets_next=meets_next)
    minutes = is_minutes(content)
    headings = {s.id: s.heading for s in content.sections}
    for table in content.tables:
        columns = _columns(table)
        heading = f"{table.caption or ''} {headings.get(table.section_id or '', '')}"
        if "action" in columns and any(role in columns for role in COMPANIONS):
            yield from _logged(table, columns, "action", "action", days)
        elif "recommendation" in columns and len(columns) > 1 and not is_reported(heading + _header_text(table)):
            yield from _logged(table, columns, "recommendation", "action" if _is_log(columns) else "made", days)
        else:
            yield from _said_in_cells(table, minutes)
            if minutes:
                yield from (f for f in _logged(table, columns, "action", "action", days) if f.clause.who)
                yield from _owned_in_rows(table, columns)


def _rows(table: Table) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    return rows


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["role"], compiled(row["pattern"])) for row in recommendations_data()["column"])


def role_of(header: str) -> str | None:
    """What a column of a log holds, by its header: action, recommendation, owner, deadline, status or number.

    >>> role_of("By whom"), role_of("Target date"), role_of("Ward")
    ('owner', 'deadline', None)
    """
    text = " ".join(header.split()).strip(" :")
    names = (text, *SLASH.split(text)[:1])
    return next((role for name in names for role, pattern in _roles() if pattern.fullmatch(name)), None)


def _columns(table: Table) -> dict[str, list[int]]:
    """The columns of each role."""
    found: dict[str, list[int]] = {}
    for cell in table.cells:
        if cell.row < max(table.header_rows, 1) and (role := role_of(cell.text)):
            found.setdefault(role, []).append(cell.column)
    return found


def _is_log(columns: dict[str, list[int]]) -> bool:
    """Whether a table of recommendations says for each who does it, until when and how far it is: an action log."""
    return {"owner", "deadline", "state"} <= columns.keys()


def _header_text(table: Table) -> str:
    return " ".join(c.text for c in table.cells if c.row < max(table.header_rows, 1))


def _logged(table: Table, columns: dict[str, list[int]], role: str, kind: str, days: Days) -> Iterator[Found]:
    """The rows of a log, one task or recommendation each; `role` is that of the column which says it."""
    main = next(iter(columns.get(role, ())), -1)
    for number, row in _rows(table).items():
        cell = row.get(main)
        if number < max(table.header_rows, 1) or cell is None or role_of(cell.text):
            continue
        clause = read_clause(cell.text)
        if not clause.action and len(cell.text.split()) < FEW_WORDS:
            continue
        owner = who_acts(_first(row, columns, "owner"))
        yield Found(
            text=tidy(cell.text),
            kind=kind,
            clause=Clause(who=clause.who or owner, action=clause.action),
            number=_number(row, columns),
            block=_as_block(cell, table),
            table_id=table.id,
            row=number,
            deadline=_deadline(row, columns, days),
            item=_item(row, columns),
            status=_status(row, columns),
            named=True,
            method="log",
        )


def _first(row: Row, columns: dict[str, list[int]], role: str) -> str:
    return next((row[c].text for c in columns.get(role, ()) if c in row and row[c].text), "")


def _number(row: Row, columns: dict[str, list[int]]) -> str | None:
    printed = next((p for role in ("number", "minute") if (p := _first(row, columns, role).strip())), "")
    last = LAST_MARK.search(printed)
    return printed if MARKS.fullmatch(printed) else last["mark"] if last else None


def _item(row: Row, columns: dict[str, list[int]]) -> str | None:
    """The item or minute that a row refers to; what is only called "Item" may be the row's own number."""
    referred = _first(row, columns, "minute") or (_first(row, columns, "item") if "number" in columns else "")
    minute = MINUTE.match(_first(row, columns, "number").strip())
    if minute and not referred:
        return minute[0]
    return read_item_number(referred) if referred else None


def _deadline(row: Row, columns: dict[str, list[int]], days: Days) -> str | None:
    """The day by which a row is due, the revised one where it has both.

    A day without a year is counted from another date in the row.
    """
    due = [*columns.get("revised", ()), *columns.get("deadline", ())]
    day = row_day((c.text for column, c in sorted(row.items()) if column not in due), days.near)
    printed = (row[column].text for column in due if column in row)
    return next((end for text in printed if (end := due_in_cell(text, day, days.meets_next))), None)


def _status(row: Row, columns: dict[str, list[int]]) -> str | None:
    told = {role: [row[c].text for c in columns.get(role, ()) if c in row and row[c].text] for role in STATES}
    short = {
        role: [text.rstrip(" .") for text in texts if len(text.split()) <= SHORT_STATUS] for role, texts in told.items()
    }
    known = {role: [m.group() for text in texts if (m := status_words().match(text))] for role, texts in told.items()}
    return next(chain(known["state"], short["state"], known["status"], short["status"]), None)


def _said_in_cells(table: Table, minutes: bool) -> Iterator[Found]:
    """What the cells of any other table say in so many words, and the fields of a form."""
    rows = _rows(table)
    values = dict(_field_values(rows))
    cells = {(n, column): cell for n, row in sorted(rows.items()) for column, cell in sorted(row.items())}
    places = {_place_id(table, place): place for place in cells}
    marked = without_marks([_as_block(c, table, _mark_of_row(rows[c.row], c)) for c in cells.values() if c.text])
    blocks = [b for b in marked.blocks if len(b.text.split()) > FEW_WORDS or LEAD.search(b.text)]
    taken: set[str] = set()
    for at, block in enumerate(blocks):
        kind = values.get(places[block.id])
        if block.id in taken:
            continue
        said = _proposed(block, kind) if kind else read_block(blocks, at, minutes, scope=None)
        for one in with_marks(said, blocks, at, marked.marks if minutes else {}):
            taken.add(one.block.id)
            yield replace(one, table_id=table.id, row=places[one.block.id][0])


def _mark_of_row(row: Row, cell: Cell) -> str | None:
    """The mark that stands before a cell in its row; a whole number is that of an item of the agenda."""
    before = [other.text.strip() for column, other in sorted(row.items()) if column < cell.column]
    marked = before and before[-1] and not before[-1].rstrip(".").isdigit() and MARKS.fullmatch(before[-1])
    return before[-1] if marked else None


def _owned_in_rows(table: Table, columns: dict[str, list[int]]) -> Iterator[Found]:
    """The tasks of minutes in columns whose last column only names who is to act."""
    for row in _rows(table).values():
        owned = owner_after(f"Action: {_first(row, columns, 'action')}")
        told = max(row.values(), key=lambda cell: len(cell.text))
        if owned and told.row >= max(table.header_rows, 1) and len(told.text.split()) > FEW_WORDS:
            tasks = owned_task(_as_block(told, table), told.text, owned[1])
            yield from (replace(task, table_id=table.id, row=told.row) for task in tasks)


def _field_values(rows: dict[int, Row]) -> Iterator[tuple[tuple[int, int], str]]:
    for number, row in rows.items():
        for column, cell in row.items():
            kind = field_kind(cell.text)
            value = _value(rows, number, column) if kind else None
            if kind and value:
                yield (value.row, value.column), kind


@cache
def _fields() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((compiled(row["pattern"]), row["kind"]) for row in recommendations_data()["field"])


def field_kind(label: str) -> str | None:
    """The kind of what a field of a form holds; None where the label is of something else.

    >>> field_kind("Proposed Purpose:"), field_kind("Directorate:")
    ('asked', None)
    """
    return next((kind for pattern, kind in _fields() if pattern.fullmatch(label.strip())), None)


def _value(rows: dict[int, Row], number: int, column: int) -> Cell | None:
    """What stands to the right of a label or, where nothing does, below it."""
    beside = [cell for other, cell in sorted(rows[number].items()) if other > column and cell.text]
    return beside[0] if beside else rows.get(number + 1, {}).get(column)


@cache
def _proposals() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(row["pattern"]) for row in recommendations_data()["proposal"])


def _proposed(block: Block, kind: str) -> Iterator[Found]:
    """The sentences of a form's field that say what is to be done."""
    asked = list(read_block([block], 0, True, scope=None)) if not _opens_proposal(block.text) else []
    if any(one.kind == "asked" for one in asked):
        yield from asked
        return
    for start, end in sentences(block.text):
        sentence = block.text[start:end]
        lead = _opens_proposal(sentence)
        clause = read_clause(sentence[lead:].strip())
        decided = kind == "resolved" and head_of(clause.who) in words_of("bodies")
        if clause.action and (lead or decided or read_clause(sentence.split(" ", 1)[0]).action):
            yield Found(text=tidy(sentence), kind=kind, clause=clause, number=None, block=block, method="form")


def _opens_proposal(sentence: str) -> int:
    """The character at which what is proposed begins; 0 where the sentence does not open so."""
    return max((m.end() for pattern in _proposals() if (m := pattern.match(sentence))), default=0)


def _as_block(cell: Cell, table: Table, number: str | None = None) -> Block:
    return Block(
        id=_place_id(table, (cell.row, cell.column)), paper_id=table.paper_id, section_id=table.section_id,
        page=cell.page, kind="list_item" if number else "paragraph", number=number, passage=cell.passage,
    )  # fmt: skip


def _place_id(table: Table, place: tuple[int, int]) -> str:
    return f"{table.id}:{place[0]}:{place[1]}"
