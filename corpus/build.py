"""What `build` does: plan, read, store, and count what came of it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sqlite_utils import Database

from corpus.batch import Plan, Task, find_pdfs, plan_build, read_tasks
from corpus.database import open_as_it_is, open_for_writing
from corpus.reading import document_rows, failed
from corpus.store import DocumentRows, add_copies, add_document, held_versions
from corpus.vocabularies import fill_vocabularies

COUNTED = {
    "papers": "paper",
    "kpis": "KPI",
    "figures": "figure",
    "recommendations": "recommendation",
    "dates": "date",
    "problems": "problem",
}
"""The tables whose rows a summary counts, and what a row of each is called."""


UNSTORABLE = (sqlite3.IntegrityError, sqlite3.InterfaceError, OverflowError, UnicodeError)
"""What SQLite raises for one document's rows: a broken reference or key, a value that it cannot hold."""


class Watcher(Protocol):
    """Is told how far a build has got."""

    def started(self, plan: Plan) -> None:
        """What will be done."""

    def stored(self, task: Task, rows: DocumentRows) -> None:
        """One document is in the database."""


@dataclass(slots=True)
class Outcome:
    """What a build did: documents read by status, their rows by table, and documents that were held already."""

    statuses: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    held: int = 0

    def add(self, rows: DocumentRows) -> None:
        """Counts one document that has been stored."""
        self.statuses[rows.status] += 1
        self.rows.update({table: rows.count(table) for table in COUNTED})


def plan(paths: Sequence[Path], database: Path, *, force: bool = False) -> Plan:
    """What a build would do. Changes nothing; raises as `find_pdfs` and `open_for_writing` do."""
    files = find_pdfs(paths)
    with open_as_it_is(database) as db:
        held = held_versions(db) if db else {}
    return plan_build(files, held, force=force)


def build(todo: Plan, database: Path, watcher: Watcher, *, workers: int = 1) -> Outcome:
    """Carries out a plan: every document that is read is stored at once, in a transaction of its own."""
    outcome = Outcome(held=len(todo.held))
    watcher.started(todo)
    with open_for_writing(database) as db, closing(read_tasks(todo.to_read, workers)) as readings:
        fill_vocabularies(db)
        for task in todo.held:
            add_copies(db, task.document_id, task.copies)
        for task, rows in readings:
            kept = _stored(db, task, rows)
            outcome.add(kept)
            watcher.stored(task, kept)
        db.analyze()  # else a list sorts all its rows before it shows the first hundred
    return outcome


def _stored(db: Database, task: Task, rows: DocumentRows) -> DocumentRows:
    """The rows that were stored: those of a failed document where the others contradict each other."""
    try:
        add_document(db, rows, task.copies)
    except UNSTORABLE as error:
        reason = f"Its records cannot be stored ({type(error).__name__}: {error}). Please report it."
        rows = document_rows(failed(task.job, reason))
        add_document(db, rows, task.copies)
    return rows
