"""How well a reading agrees with a paper read by hand (`tests/gold/`), by kind of record.

Run as a program it prints the scores of the sample papers; `--raise` lifts the floors of
`tests/gold/floors.toml` to them and never lowers one; `--misses figures` lists what was missed and
what was found wrongly.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpus.sample import sample_files
from extract.paper import read_document
from extract.tables.grids import Grid
from schema.records import Figure, Reading, Recommendation, Section, Table

GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.toml"
FILLERS = frozenset(re.findall("[a-z]+", "a an and at by for from in is of on or that the this to was were with"))
TOKEN = re.compile(r"[a-z0-9%£]+(?:[.][0-9]+)?")

type_entry = dict[str, Any]
type_likeness = Callable[[type_entry, Any], float]
type_check = Callable[[type_entry, Any], bool | None]


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts for one kind of record: `attributes` holds (right, judged) for each field of the matched ones."""

    printed: int = 0
    found: int = 0
    matched: int = 0
    attributes: dict[str, tuple[int, int]] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was found that is printed."""
        return self.matched / self.found if self.found else float(not self.printed)

    @property
    def recall(self) -> float:
        """The share of what is printed that was found."""
        return self.matched / self.printed if self.printed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def share(self, attribute: str) -> float:
        """How often a field of the matched records is right."""
        right, judged = self.attributes[attribute]
        return right / judged

    def judge(self, attribute: str, verdict: bool | None) -> None:
        """Counts a field, unless the gold file says nothing of it."""
        if verdict is not None:
            right, judged = self.attributes.get(attribute, (0, 0))
            self.attributes[attribute] = (right + verdict, judged + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How records of one kind are paired with the gold: `likeness` is 0 where they cannot be the same."""

    records: Callable[[Reading], Sequence[Any]]
    likeness: type_likeness
    least: float
    checks: dict[str, type_check]


def tokens(text: str | None, content: bool = False) -> Counter[str]:
    """The words of a text, without marks and thousands separators; with `content`, without fillers too."""
    return Counter(t for t in token_list(text) if not content or t not in FILLERS)


def token_list(text: str | None) -> list[str]:
    """The words of a text in order, without marks and thousands separators."""
    return TOKEN.findall((text or "").lower().replace(",", ""))


def overlap(one: Counter[Any], other: Counter[Any]) -> float:
    """Twice what two bags share, over what they hold: 1 where they are the same, 0 where nothing is shared."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def wordings(entry: type_entry, name: str) -> list[str]:
    """A field of a gold entry and the other wordings that are as right."""
    return [entry[name] or "", *entry.get(f"{name}_or", [])]


def closest(entry: type_entry, name: str, text: str | None, content: bool = False) -> float:
    """The best overlap of a text with any of the gold's wordings."""
    return max(overlap(tokens(w, content), tokens(text, content)) for w in wordings(entry, name))


def pair(entries: Sequence[type_entry], records: Sequence[Any], kind: Kind) -> dict[int, int]:
    """Which gold entry is which record, the likest first; entries that need not be found give way to the others."""
    ranked = sorted(
        (-kind.likeness(entry, record), bool(entry.get("optional")), i, j)
        for i, entry in enumerate(entries)
        for j, record in enumerate(records)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, _, i, j in ranked:
        if -likeness >= kind.least and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def count(tally: Tally, entries: Sequence[type_entry], records: Sequence[Any], kind: Kind, label: str) -> None:
    """Adds one paper's records of one kind to the tally."""
    pairs = pair(entries, records, kind)
    for i, entry in enumerate(entries):
        if i in pairs and not entry.get("optional"):
            tally.matched += 1
            for name, check in kind.checks.items():
                tally.judge(name, check(entry, records[pairs[i]]))
    due = [i for i, entry in enumerate(entries) if not entry.get("optional")]
    free = sum(1 for i in pairs if entries[i].get("optional"))
    tally.printed += len(due)
    tally.found += len(records) - free
    tally.missed += [f"{label}: {json.dumps(entries[i], ensure_ascii=False)}" for i in due if i not in pairs]
    tally.wrong += [f"{label}: {brief(r)}" for j, r in enumerate(records) if j not in pairs.values()]


def brief(record: Any) -> str:
    """A record in a line: its fields that hold something, boxes and ids left out."""
    fields = {
        n: getattr(record, n) for n in record.__slots__ if n not in ("box", "cells", "id", "paper_id", "block_id")
    }
    return str({name: value for name, value in fields.items() if value is not None})[:300]


def says(name: str) -> type_check:
    """A check that a field is what the gold has."""

    def check(entry: type_entry, record: Any) -> bool | None:
        if name not in entry:
            return None
        allowed = [entry[name], *entry.get(f"{name}_or", [])]
        value = getattr(record, name)
        return any(str(value).lower() == str(a).lower() for a in allowed) if value is not None else None in allowed

    return check


def means(name: str, least: float, attribute: str | None = None) -> type_check:
    """A check that a text has most of the gold's words."""

    def check(entry: type_entry, record: Any) -> bool | None:
        value = getattr(record, attribute or name)
        if name not in entry:
            return None
        return closest(entry, name, value, content=True) >= least if entry[name] else not value

    return check


def equals(name: str) -> type_check:
    """A check that a number is the gold's."""

    def check(entry: type_entry, record: Any) -> bool | None:
        return same_number(entry[name], getattr(record, name)) if name in entry else None

    return check


def same_number(one: float | None, other: float | None) -> bool:
    """Whether two numbers are the same to six digits; None only equals None."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def paper_likeness(entry: type_entry, record: Any) -> float:
    """Papers are the same where they begin on the same page."""
    return 1 + closest(entry, "title", record.title) if entry["page_from"] == record.page_from else 0.0


def heading_likeness(entry: type_entry, record: Section) -> float:
    """Headings are the same with or without their number."""
    numbered = f"{record.number or ''} {record.heading}"
    on_page = entry["page"] == record.page
    return max(closest(entry, "text", t) for t in (numbered, record.heading)) if on_page else 0.0


def recommendation_likeness(entry: type_entry, record: Recommendation) -> float:
    """Recommendations are the same by their words, wherever they stand."""
    return closest(entry, "text", record.text)


def kpi_likeness(entry: type_entry, record: Any) -> float:
    """Indicators are the same by their name."""
    return closest(entry, "name", record.name)


def figure_likeness(entry: type_entry, record: Figure) -> float:
    """Figures are the same on the same page with the same number, sign apart, and unit."""
    units = [entry["unit"], *entry.get("unit_or", [])]
    if entry["page"] != record.page or record.unit not in units:
        return 0.0
    if not same_number(abs(entry["value"]), abs(record.value)):
        return 0.0
    near = overlap(tokens(entry["quote"]), tokens(record.sentence))
    return 1 + closest(entry, "measure", record.measure, content=True) + near / 2


def date_likeness(entry: type_entry, record: Any) -> float:
    """Dates are the same on the same page of the calendar and of the paper."""
    same = (entry["page"], entry["start"], entry["end"]) == (record.page, record.start, record.end)
    return 1 + closest(entry, "text", record.text) if same else 0.0


def table_likeness(entry: type_entry, record: Table) -> float:
    """How much of a table's neighbourhoods were kept, where the two share a page."""
    return grid_likeness(entry, (record.page_from, record.page_to), grid_of(record))


def grid_likeness(entry: type_entry, pages: tuple[int, int], grid: Sequence[Sequence[str]]) -> float:
    """The same for a table of which there are its first and last page and the texts of its cells."""
    if entry["page_from"] > pages[1] or pages[0] > entry["page_to"]:
        return 0.0
    return overlap(neighbours(entry["grid"]), neighbours(grid))


def neighbours(grid: Sequence[Sequence[str]]) -> Counter[tuple[str, str, str]]:
    """Which text stands next to which, across and down, blanks skipped (the measure of the ICDAR 2013 competition).

    >>> neighbours([["a", "", "b"], ["c", "d", "e"]])[("a", "b", "across")]
    1
    """
    rows = [[" ".join(token_list(text)) for text in row] for row in grid]
    columns = [list(column) for column in zip(*rows, strict=True)]
    found: Counter[tuple[str, str, str]] = Counter()
    for way, lines in (("across", rows), ("down", columns)):
        for line in lines:
            texts = [text for text in line if text]
            found.update((a, b, way) for a, b in pairwise(texts) if a != b)
    return found


def grid_of(table: Table | Grid) -> list[list[str]]:
    """A table's texts by row and column; a spanning cell's text stands once."""
    grid = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        grid[cell.row][cell.column] = cell.text
    return grid


def one_date_each(reading: Reading) -> list[Any]:
    """The dates of a reading, one for each page and period."""
    return list({(d.page, d.start, d.end): d for d in reversed(reading.dates)}.values())


def number_check(entry: type_entry, record: Recommendation) -> bool | None:
    """Whether a recommendation's number or mark is right, brackets and stops apart."""
    return (entry["number"] or "") == (record.number or "").strip("().") if "number" in entry else None


def period_check(entry: type_entry, record: Figure) -> bool | None:
    """Whether a figure's period is right on both sides, where the gold has one."""
    sides = [name for name in ("period_start", "period_end") if name in entry]
    return all(entry[name] == getattr(record, name) for name in sides) if sides else None


KINDS = {
    "papers": Kind(
        records=lambda r: r.papers, likeness=paper_likeness, least=1.0,
        checks={"title": means("title", 0.9), "body": means("body", 0.9, "body_name"), "force_id": says("force_id"),
                "meeting_date": says("meeting_date"), "page_to": says("page_to"), "author": means("author", 0.7),
                "item_number": says("item_number"),
                "type": lambda g, r: r.paper_type in [g["paper_type"], *g.get("type_or", [])]},
    ),
    "headings": Kind(
        records=lambda r: r.sections, likeness=heading_likeness, least=0.9, checks={"level": says("level")},
    ),
    "recommendations": Kind(
        records=lambda r: r.recommendations, likeness=recommendation_likeness, least=0.75,
        checks={"kind": says("kind"), "action": says("action"), "addressee": means("addressee", 0.5),
                "number": number_check, "deadline": says("deadline"), "status": says("status"), "page": says("page")},
    ),
    "kpis": Kind(
        records=lambda r: r.kpis, likeness=kpi_likeness, least=0.8,
        checks={"theme": means("theme", 0.5), "value": equals("value"), "unit": says("unit"),
                "target": equals("target"), "previous": equals("previous"), "status": says("status"),
                "direction": says("direction")},
    ),
    "figures": Kind(
        records=lambda r: r.figures, likeness=figure_likeness, least=1.0,
        checks={"sign": lambda g, r: (g["value"] < 0) == (r.value < 0), "kind": says("kind"), "period": period_check,
                "measure": means("measure", 0.5), "area": means("area", 0.5), "qualifier": says("qualifier")},
    ),
    "dates": Kind(
        records=one_date_each, likeness=date_likeness, least=1.0,
        checks={"kind": says("kind"), "precision": says("precision")},
    ),
    "tables": Kind(records=lambda r: r.tables, likeness=table_likeness, least=0.5, checks={}),
}  # fmt: skip
"""The kinds of record that are scored, named as in the gold files."""


def score(readings: Iterable[tuple[Reading, dict[str, Any]]]) -> dict[str, Tally]:
    """The tally of each kind over readings and the gold files they belong to."""
    tallies = {name: Tally() for name in KINDS}
    for reading, gold in readings:
        for name, kind in KINDS.items():
            if name in gold:
                count(tallies[name], gold[name], kind.records(reading), kind, gold["document"])
    return tallies


def gold_file(sample: Path) -> dict[str, Any]:
    """The gold file of a sample paper."""
    gold: dict[str, Any] = json.loads((GOLD / f"{sample.stem}.json").read_text(encoding="utf-8"))
    return gold


@cache
def score_samples() -> dict[str, Tally]:
    """The tallies of all sample papers, made once; nobody may change them."""
    return score((read_document(path.read_bytes(), path.name), gold_file(path)) for path in sample_files())


def floors() -> dict[str, dict[str, float]]:
    """The least score of each kind: `f1`, and the share right of a field."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def measured(tally: Tally) -> dict[str, float]:
    """What is held against the floors."""
    return {"f1": tally.f1, **{name: tally.share(name) for name in sorted(tally.attributes)}}


def floor_of(tally: Tally, name: str) -> float:
    """A floor for a measured score: one record may go wrong before it is missed."""
    judged = tally.printed if name == "f1" else tally.attributes[name][1]
    return max(0.0, measured(tally)[name] - 1 / max(judged, 1))


def raised(old: dict[str, dict[str, float]], tallies: dict[str, Tally]) -> str:
    """The text of the floors: each the higher of what it was and what was measured."""
    lines = [
        "# The least that the sample papers must score: written by `python -m tests.scoring --raise`, never lowered."
    ]
    for kind, tally in tallies.items():
        lines += ["", f"[{kind}]"]
        for name in sorted({*old.get(kind, {}), *measured(tally)}):
            floor = floor_of(tally, name) if name in measured(tally) else 0.0
            lines.append(f"{name} = {max(old.get(kind, {}).get(name, 0.0), floor):.3f}")
    return "\n".join(lines) + "\n"


def show(tallies: dict[str, Tally]) -> None:
    """Prints a line for each kind."""
    for kind, t in tallies.items():
        rest = "  ".join(f"{name} {t.share(name):.2f}" for name in sorted(t.attributes))
        print(f"{kind:16}{t.printed:5}{t.found:6}  P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}   {rest}")


def main() -> None:
    """Scores the sample papers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--misses", choices=KINDS)
    options = parser.parse_args()
    tallies = score_samples()
    if options.misses:
        tally = tallies[options.misses]
        print(*[f"MISSED {line}" for line in tally.missed], *[f"WRONG  {line}" for line in tally.wrong], sep="\n")
    else:
        show(tallies)
    if options.lift:
        FLOORS.write_text(raised(floors(), tallies), encoding="utf-8")


if __name__ == "__main__":
    main()
