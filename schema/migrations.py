"""The database's history, one function a step.

A database of any earlier version is brought up to date by the steps that it lacks. A released step
is never edited; what the tables are today is in `tables`, and a test holds the two together.
"""

from __future__ import annotations

from importlib.resources import files

from sqlite_utils import Database, Migrations

from schema.views import create_views

APPLICATION_ID = 0x50504C50
"""Marks a SQLite file as ours (the letters PPLP): https://www.sqlite.org/pragma.html#pragma_application_id"""

migrations = Migrations("panel-papers")


@migrations()
def m001_records(db: Database) -> None:
    """Every table of a first database."""
    _run(db, "0001_records.sql")
    db.execute(f"pragma application_id = {APPLICATION_ID}")


@migrations()
def m002_lists(db: Database) -> None:
    """The views that people read; a version that changes one adds a step that makes them all anew."""
    create_views(db)


@migrations()
def m003_copies(db: Database) -> None:
    """Papers that are printed more than once are told apart from their copies."""
    _run(db, "0003_copies.sql")
    create_views(db)


@migrations()
def m004_items(db: Database) -> None:
    """Items of lists know the block that they stand under."""
    _run(db, "0004_items.sql")
    create_views(db)


@migrations()
def m005_binding(db: Database) -> None:
    """Records say how they were read and how surely; figures are linked, KPIs have places, papers are checked."""
    _run(db, "0005_binding.sql")
    create_views(db)


def _run(db: Database, name: str) -> None:
    """The statements of a file in `steps`, one by one: `executescript` would end the transaction."""
    for statement in (files("schema") / "steps" / name).read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            db.execute(statement)


def step_names() -> tuple[str, ...]:
    """Every step that this version knows, in order.

    >>> step_names()[0]
    'm001_records'
    """
    return tuple(step.name for step in migrations.pending(Database(memory=True)))


def applied_names(db: Database) -> tuple[str, ...]:
    """The steps that a database has been through, in order."""
    return tuple(step.name for step in migrations.applied(db))
