"""What papers call what they measure: the names that led to a canonical measure, and those that led to none."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlite_utils import Database

from corpus.terminal import printable
from schema.entries import slug
from schema.matching import find_words, fold_plural

NAMES = """select name, unit, measure_id, how, count(*), count(distinct paper_id), min(id) from (
    select measure as name, unit, measure_id, measure_match as how, paper_id, id from figures where measure is not null
    union all
    select name, unit, measure_id, measure_match, paper_id, id from kpis)
group by name, unit, measure_id, how order by 5 desc, 1, 2"""


@dataclass(slots=True, kw_only=True)
class PrintedName:
    """A name in its commonest spelling: its records by unit, its papers, one of the records.

    `measure_id` and `how` say to which measure it led, and by what; None where it led to none. A paper that has the
    name in two spellings or units counts twice.
    """

    name: str
    example: str
    measure_id: str | None = None
    how: str | None = None
    papers: int = 0
    units: Counter[str] = field(default_factory=Counter)

    @property
    def records(self) -> int:
        """How many figures and KPIs have it."""
        return self.units.total()


def printed_names(db: Database, *, matched: bool) -> list[PrintedName]:
    """The names that led to a measure, or those that did not, the commonest first; case and plurals are one name."""
    found: dict[tuple[str, str | None, str | None], PrintedName] = {}
    for name, unit, measure_id, how, records, papers, example in db.execute(NAMES):
        if (measure_id is not None) != matched:
            continue
        key = (" ".join(word.folded for word in find_words(name, fold_plural)), measure_id, how)
        one = found.setdefault(key, PrintedName(name=name, example=example, measure_id=measure_id, how=how))
        one.units[unit or "other"] += records
        one.papers += papers
    return sorted(found.values(), key=lambda one: (-one.records, one.name))


def lines(names: Iterable[PrintedName]) -> Iterator[str]:
    """The names as a person reads them: how many records and papers, the unit, the name, and what it was taken for."""
    yield "records  papers  unit          name"
    for one in names:
        [(unit, _)] = one.units.most_common(1)
        led = f"  -> {one.measure_id} ({one.how})" if one.measure_id else ""
        yield printable(f"{one.records:7,} {one.papers:7,}  {unit:12}  {one.name}{led}")


def entries(names: Iterable[PrintedName]) -> Iterator[str]:
    """The names as entries for `schema/measures.toml`; what a person has to say is left to be filled in."""
    for one in names:
        [(unit, _)] = one.units.most_common(1)
        yield f"# {one.records:,} records in {one.papers:,} papers, such as {one.example}"
        yield "[[measures]]"
        known = {"id": slug(one.name), "name": one.name, "topic": "", "unit": unit, "definition": "", "source": "",
                 "example": one.name}  # fmt: skip
        yield from (f"{key} = {json.dumps(printable(value), ensure_ascii=False)}" for key, value in known.items())
        yield ""
