"""What makes a record and an entry of a gold file the same, and what is judged of it, by kind of record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from corpus.evaluation.found import Record
from corpus.evaluation.words import closest, neighbours, overlap, same_number, tokens

Entry = dict[str, Any]
Check = Callable[[Entry, Record], bool | None]
"""Whether a field is right; None where the gold file says nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How records of one kind are paired with entries: `likeness` is 0 where they cannot be the same.

    A pair counts from a likeness of `least` on.
    """

    likeness: Callable[[Entry, Record], float]
    least: float
    checks: dict[str, Check]


def wordings(entry: Entry, name: str) -> list[str]:
    """A field of an entry and the other wordings that are as right."""
    return [entry.get(name) or "", *entry.get(f"{name}_or", [])]


def says(name: str) -> Check:
    """A check that a field is what the gold has."""

    def check(entry: Entry, record: Record) -> bool | None:
        if name not in entry:
            return None
        allowed = [entry[name], *entry.get(f"{name}_or", [])]
        value = record[name]
        return None in allowed if value is None else any(str(value).lower() == str(a).lower() for a in allowed)

    return check


def means(name: str, least: float, column: str | None = None) -> Check:
    """A check that a text shares `least` of its words with the gold's."""

    def check(entry: Entry, record: Record) -> bool | None:
        if name not in entry:
            return None
        value = record[column or name]
        return closest(wordings(entry, name), value, content=True) >= least if entry[name] else not value

    return check


def equals(name: str) -> Check:
    """A check that a number is the gold's."""

    def check(entry: Entry, record: Record) -> bool | None:
        return same_number(entry[name], record[name]) if name in entry else None

    return check


def same_sign(entry: Entry, record: Record) -> bool:
    """Whether both fall or both do not."""
    return bool((entry["value"] < 0) == (record["value"] < 0))


def same_type(entry: Entry, record: Record) -> bool | None:
    """Whether a paper's type is one of those that are right."""
    return record["paper_type"] in [entry["paper_type"], *entry.get("type_or", [])] if "paper_type" in entry else None


def same_mark(entry: Entry, record: Record) -> bool | None:
    """Whether a recommendation's number or mark is right, brackets and stops apart."""
    bare = [(text or "").strip("().") for text in (entry.get("number"), record["number"])]
    return bare[0] == bare[1] if "number" in entry else None


def same_period(entry: Entry, record: Record) -> bool | None:
    """Whether a period is right on both sides, where the gold has one."""
    sides = [name for name in ("period_start", "period_end") if name in entry]
    return all(entry[name] == record[name] for name in sides) if sides else None


def paper_likeness(entry: Entry, record: Record) -> float:
    """Papers are the same where they begin on the same page."""
    same = entry["page_from"] == record["page_from"]
    return 1 + closest(wordings(entry, "title"), record["title"]) if same else 0.0


def heading_likeness(entry: Entry, record: Record) -> float:
    """Headings are the same with or without their number."""
    if entry["page"] != record["page"]:
        return 0.0
    texts = (f"{record['number'] or ''} {record['heading']}", record["heading"])
    return max(closest(wordings(entry, "text"), text) for text in texts)


def text_likeness(entry: Entry, record: Record) -> float:
    """Recommendations are the same by their words, wherever they stand."""
    return closest(wordings(entry, "text"), record["text"])


def name_likeness(entry: Entry, record: Record) -> float:
    """Indicators are the same by their name."""
    return closest(wordings(entry, "name"), record["name"])


def figure_likeness(entry: Entry, record: Record) -> float:
    """Figures are the same on the same page with the same number, sign apart, and unit."""
    if entry["page"] != record["page"] or not same_number(abs(entry["value"]), abs(record["value"])):
        return 0.0
    if record["unit"] not in [entry["unit"], *entry.get("unit_or", [])]:
        return 0.0
    near = overlap(tokens(entry.get("quote")), tokens(record["sentence"]))
    return 1 + closest(wordings(entry, "measure"), record["measure"], content=True) + near / 2


def date_likeness(entry: Entry, record: Record) -> float:
    """Dates are the same on the same page of the calendar and of the paper."""
    if any(entry[name] != record[name] for name in ("page", "start", "end")):
        return 0.0
    return 1 + closest(wordings(entry, "text"), record["text"])


def grid_likeness(entry: Entry, record: Record) -> float:
    """How many of the neighbourhoods of a table's cells were kept, where the two share a page."""
    if entry["page_from"] > record["page_to"] or record["page_from"] > entry["page_to"]:
        return 0.0
    return overlap(neighbours(entry["grid"]), neighbours(record["grid"]))


def same_cells(entry: Entry, record: Record) -> bool:
    """Whether nearly all cells of a table stand where they are printed."""
    return grid_likeness(entry, record) >= CELLS_LEAST


CELLS_LEAST = 0.95
MEASURE_LEAST = 0.5
"""A measure is right from this share of words in common on: readers word it differently."""

KINDS = {
    "papers": Kind(
        likeness=paper_likeness, least=1.0,
        checks={"title": means("title", 0.9), "body": means("body", 0.9, "body_name"), "force_id": says("force_id"),
                "meeting_date": says("meeting_date"), "page_to": says("page_to"), "author": means("author", 0.7),
                "item_number": says("item_number"), "type": same_type},
    ),
    "headings": Kind(likeness=heading_likeness, least=0.9, checks={"level": says("level")}),
    "recommendations": Kind(
        likeness=text_likeness, least=0.75,
        checks={"kind": says("kind"), "action": says("action"), "addressee": means("addressee", 0.5),
                "number": same_mark, "deadline": says("deadline"), "status": says("status"), "page": says("page")},
    ),
    "kpis": Kind(
        likeness=name_likeness, least=0.8,
        checks={"theme": means("theme", 0.5), "value": equals("value"), "unit": says("unit"),
                "target": equals("target"), "previous": equals("previous"), "status": says("status"),
                "status_text": means("status_text", 0.8), "direction": says("direction")},
    ),
    "figures": Kind(
        likeness=figure_likeness, least=1.0,
        checks={"sign": same_sign, "kind": says("kind"), "measure": means("measure", MEASURE_LEAST),
                "area": means("area", 0.5), "period": same_period, "qualifier": says("qualifier")},
    ),
    "dates": Kind(
        likeness=date_likeness, least=1.0, checks={"kind": says("kind"), "precision": says("precision")},
    ),
    "tables": Kind(likeness=grid_likeness, least=0.5, checks={"cells": same_cells}),
}  # fmt: skip
"""The kinds of record that are scored, named as in the gold files."""
