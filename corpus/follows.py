"""The same recommendation in a report, its minutes and a later action log: `recommendations.follows`.

Each points to the nearest earlier printing of it in another paper of the same body, force or document. Which that is
depends on what the collection holds, and not on the order in which it came.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from extract.recommendations.sameness import Asked, keys_to_find, likeness, likeness_in_item, titles_to_find

WINDOW = timedelta(days=550)
"""So long after it was made a recommendation is still reported on."""
RECORDS_MEETINGS = ("minutes", "decision", "letter")
LOG = "recommendations.log"
TOUCHED = """select id from recommendations where paper_id in (select value from json_each(:papers))
union
select later.id from recommendations as earlier cross join recommendations as later on later.follows = earlier.id
where earlier.paper_id in (select value from json_each(:papers))"""
"""The recommendations of some papers and those that follow one of them."""

DAY_NAMED = """select max(dates.start) from dates where dates.paper_id = papers.id and dates.page = papers.page_from
        and dates.precision = 'day' and dates.kind in"""
DATED = f"""coalesce(
    papers.meeting_date,
    (select max(beside.meeting_date) from papers as beside where beside.document_id = papers.document_id),
    ({DAY_NAMED} ('meeting', 'publication', 'period')),
    ({DAY_NAMED} ('event')))"""
"""The day of a paper's meeting; where it does not say, that of its pack, or that up to which its first page tells."""

PRINTINGS = f"""select r.id, r.kind, r.text, r.action, r.addressee, r.number, r.method, r.follows, r.follows_score,
    sections.heading, papers.id, papers.title, papers.paper_type, papers.body_id, papers.force_id, papers.document_id,
    coalesce(papers.same_as, papers.id), {DATED}
from recommendations as r
join papers on papers.id = r.paper_id
left join sections on sections.id = r.section_id
where r.id in (select value from json_each(:ids))"""

OF_DOCUMENT = """select recommendations.id from papers
join recommendations on recommendations.paper_id = papers.id where papers.document_id = :document"""

ALIKE = """select distinct own.recommendation_id, other.recommendation_id from json_each(:ids) as ident
cross join recommendation_keys as own on own.recommendation_id = ident.value
cross join recommendation_keys as other on other.key = own.key
    and other.day between date(own.day, :before) and date(own.day, :after)
    and other.recommendation_id <> own.recommendation_id
cross join recommendations as one on one.id = own.recommendation_id
cross join papers as its on its.id = one.paper_id
cross join recommendations as another on another.id = other.recommendation_id
cross join papers as theirs on theirs.id = another.paper_id
where its.body_id = theirs.body_id or its.force_id = theirs.force_id or its.document_id = theirs.document_id
order by own.recommendation_id, other.recommendation_id"""
"""Recommendations with those that could be the same: with a key in common, of one body, force or document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A recommendation in one paper; `original` is the paper of which that paper is a copy, or itself.

    `follows` and `follows_score` are what the database holds of it.
    """

    id: str
    kind: str
    asked: Asked
    paper: str
    original: str
    body: str | None
    force: str | None
    document: str
    day: date
    stage: int
    follows: str | None
    follows_score: float | None

    @property
    def when(self) -> tuple[date, int]:
        """By which printings are put in order."""
        return self.day, self.stage


Option = tuple[Printing, float]
"""An earlier printing, and how surely it is one."""


def find_touched(connection: sqlite3.Connection, document_id: str, printings: set[str]) -> set[str]:
    """The recommendations that stand in a document or in one of some papers, and those that follow one of them."""
    own = connection.execute("select id from papers where document_id = ?", (document_id,))
    papers = printings.union(paper for (paper,) in own)
    return {ident for (ident,) in connection.execute(TOUCHED, {"papers": json.dumps(sorted(papers))})}


def put_keys(connection: sqlite3.Connection, document_id: str) -> None:
    """Stores by what the recommendations of a document are found; those of a paper without a day have no keys."""
    own = [ident for (ident,) in connection.execute(OF_DOCUMENT, {"document": document_id})]
    rows = ((one.id, key, one.day.isoformat()) for one in _printings(connection, own).values() for key in _keys(one))
    connection.executemany("insert into recommendation_keys (recommendation_id, key, day) values (?, ?, ?)", rows)


def _keys(one: Printing) -> tuple[str, ...]:
    """What it says and, for others of its own day, what its item is."""
    return (*keys_to_find(one.asked), *(f"{one.day} {key}" for key in titles_to_find(one.asked)))


def link_follows(connection: sqlite3.Connection, touched: set[str]) -> None:
    """Says anew which earlier printing those follow that were touched, and those that may follow them."""
    options: dict[str, list[Option]] = {ident: [] for ident in sorted(touched)}
    for one, other in _alike(connection, touched):
        if score := _follows_score(one, other):
            options[one.id].append((other, score))
        if other.id not in touched and (score := _follows_score(other, one)):
            options.setdefault(other.id, []).append((one, score))
    for later, earlier, score in _held(connection, options.keys() - touched):
        options[later].append((earlier, score))
    links = [(*_nearest(found), ident) for ident, found in options.items()]
    connection.executemany("update recommendations set follows = ?, follows_score = ? where id = ?", links)


def _alike(connection: sqlite3.Connection, touched: set[str]) -> list[tuple[Printing, Printing]]:
    """Each that was touched, with each that could be the same."""
    window = {"before": f"-{WINDOW.days} days", "after": f"+{WINDOW.days} days"}
    pairs = connection.execute(ALIKE, {"ids": json.dumps(sorted(touched)), **window}).fetchall()
    known = _printings(connection, {ident for pair in pairs for ident in pair})
    return [(known[one], known[other]) for one, other in pairs]


def _held(connection: sqlite3.Connection, later: Iterable[str]) -> Iterator[tuple[str, Printing, float]]:
    """What recommendations follow already, as it stands in the database."""
    known = _printings(connection, later)
    earlier = _printings(connection, {p.follows for p in known.values() if p.follows})
    for ident, one in known.items():
        if one.follows in earlier and one.follows_score is not None:
            yield ident, earlier[one.follows], one.follows_score


def _nearest(options: list[Option]) -> tuple[str | None, float | None]:
    """The nearest earlier printing, of several of one time the most alike, with the score; None for the first."""
    if not options:
        return None, None
    nearest = max(printing.when for printing, _ in options)
    score, ident = min((-score, printing.id) for printing, score in options if printing.when == nearest)
    return ident, -score


def _follows_score(later: Printing, earlier: Printing) -> float:
    """How surely one printing is a later one of the same recommendation as another; 0 where it is none."""
    if not _may_follow(later, earlier):
        return 0.0
    score = likeness(later.asked, earlier.asked)
    if score or (later.day != earlier.day and later.kind == earlier.kind):
        return score
    return likeness_in_item(later.asked, earlier.asked) if _is_one(later.body, earlier.body) else 0.0


def _may_follow(later: Printing, earlier: Printing) -> bool:
    """Whether papers print such recommendations one after the other: a report is decided on at its own meeting."""
    near = _is_one(later.body, earlier.body) or _is_one(later.force, earlier.force)
    near = near or later.document == earlier.document
    if not near or earlier.paper != earlier.original or later.original == earlier.original:
        return False
    if not earlier.when < later.when or later.day - earlier.day > WINDOW or later.kind == "asked":
        return False
    same_body = _is_one(later.body, earlier.body)
    if later.kind == "resolved":
        return not same_body or (earlier.kind in ("asked", "made") and later.day == earlier.day)
    if later.kind == "made":
        return earlier.kind in ("made", "resolved") or (earlier.kind == "asked" and later.day == earlier.day)
    return True


def _is_one(one: str | None, other: str | None) -> bool:
    return one is not None and one == other


def _printings(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Printing]:
    """Recommendations by their ids, without those that have no day."""
    rows = connection.execute(PRINTINGS, {"ids": json.dumps(sorted(ids))})
    return {row[0]: _printing(row) for row in rows if row[-1]}


def _printing(row: tuple[Any, ...]) -> Printing:
    ident, kind, text, action, addressee, number, method, follows, score, heading, *paper = row
    paper_id, title, paper_type, body, force, document, original, day = paper
    records = paper_type in RECORDS_MEETINGS
    titles = (heading,) if paper_type == "minutes" else (title, heading)
    said = Asked(text=text, action=action, addressee=addressee, number=number, titles=tuple(filter(None, titles)))
    return Printing(
        id=ident, kind=kind, asked=said, follows=follows, follows_score=score, paper=paper_id, original=original,
        body=body, force=force, document=document, day=date.fromisoformat(day),
        stage=2 if method == LOG else int(records),
    )  # fmt: skip
