"""The same recommendation in a report, its minutes and a later action log: `recommendations.follows`.

Each points to the nearest earlier printing of it in another paper of the same body, force or document. Which that is
depends on what the collection holds, and not on the order in which it came.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from extract.recommendations.sameness import Asked, likeness, likeness_in_item, titles_to_find, words_to_find

WINDOW = timedelta(days=550)
"""So long after it was made a recommendation is still reported on."""
RECORDS_MEETINGS = ("minutes", "decision", "letter")
LOG = "recommendations.log"
SHARED = 0.5
"""The share of the telling words of the shorter of two texts that they must have in common to be compared."""

TOUCHED = """select id from recommendations where paper_id in (select value from json_each(:papers))
union
select later.id from recommendations as earlier cross join recommendations as later on later.follows = earlier.id
where earlier.paper_id in (select value from json_each(:papers))"""
"""The recommendations of some papers and those that follow one of them."""

DATED = """coalesce(
    papers.meeting_date,
    (select max(beside.meeting_date) from papers as beside where beside.document_id = papers.document_id),
    (select max(dates.start) from dates where dates.paper_id = papers.id and dates.page = papers.page_from
        and dates.precision = 'day' and dates.kind in ('meeting', 'publication', 'event')))"""
"""The day of a paper's meeting; where it does not say, that of its pack, or the last day that its first page names."""

SCOPES = f"""select distinct papers.body_id, papers.force_id, papers.document_id, {DATED} from recommendations
join papers on papers.id = recommendations.paper_id
where recommendations.id in (select value from json_each(:ids))"""

NEARBY = f"""with near (id) as (
    select id from papers where body_id in (select value from json_each(:bodies))
    union select id from papers where force_id in (select value from json_each(:forces))
    union select id from papers where document_id in (select value from json_each(:documents)))
select r.id, r.kind, r.text, r.action, r.addressee, r.number, r.method, sections.heading, papers.id, papers.title,
    papers.paper_type, papers.body_id, papers.force_id, papers.document_id, coalesce(papers.same_as, papers.id), {DATED}
from near
cross join papers on papers.id = near.id
cross join recommendations as r on r.paper_id = papers.id
left join sections on sections.id = r.section_id
where {DATED} between :first and :last
order by r.id"""
"""The recommendations of some bodies, forces and documents in a stretch of time; `near` leads, by indexes alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A recommendation in one paper; `original` is the paper of which that paper is a copy, or itself.

    It is looked up by its `telling` words and, where it is a stock phrase, by `titles`.
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
    telling: tuple[str, ...]
    titles: tuple[str, ...]

    @property
    def when(self) -> tuple[date, int]:
        """By which printings are put in order."""
        return self.day, self.stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where and when printings of the same recommendation can be."""

    bodies: frozenset[str]
    forces: frozenset[str]
    documents: frozenset[str]
    first: date
    last: date

    def is_within(self, other: Scope) -> bool:
        """Whether its places are all among those of another."""
        return self.bodies <= other.bodies and self.forces <= other.forces and self.documents <= other.documents


class Pool:
    """Printings by the words that tell what they are about, by the day of their meeting and the title of their item."""

    def __init__(self, printings: Iterable[Printing]) -> None:
        self.all = list(printings)
        self.by_id = {printing.id: printing for printing in self.all}
        self._places: dict[object, list[int]] = {}
        for at, printing in enumerate(self.all):
            for key in (printing.day, *printing.titles, *printing.telling):
                self._places.setdefault(key, []).append(at)

    def near(self, one: Printing) -> Iterator[Printing]:
        """The printings that could be the same: those with half the telling words, and those of its meeting or item."""
        places = self._places
        shared = Counter(chain.from_iterable(places.get(word, ()) for word in one.telling))
        beside = set(chain.from_iterable(places.get(key, ()) for key in (one.day, *one.titles)))
        enough = SHARED * len(one.telling)
        for at in sorted(beside.union(shared)):
            other = self.all[at]
            if at in beside or shared[at] >= min(enough, SHARED * len(other.telling)):
                yield other


def find_touched(connection: sqlite3.Connection, document_id: str, printings: set[str]) -> set[str]:
    """The recommendations that stand in a document or in one of some papers, and those that follow one of them."""
    own = connection.execute("select id from papers where document_id = ?", (document_id,))
    papers = printings.union(paper for (paper,) in own)
    return {ident for (ident,) in connection.execute(TOUCHED, {"papers": json.dumps(sorted(papers))})}


def link_follows(connection: sqlite3.Connection, touched: set[str]) -> None:
    """Says anew which earlier printing those follow that were touched, and those that may follow them."""
    scope = _scope_of(connection, touched)
    if scope is None:
        return
    pool = _pool(connection, scope)
    anew = {ident: pool.by_id[ident] for ident in sorted(touched) if ident in pool.by_id}
    later = {p.id: p for one in anew.values() for p in pool.near(one) if _follows_score(p, one)}
    whole = _scope_of(connection, touched.union(later))
    if whole and not whole.is_within(scope):
        pool = _pool(connection, whole)
    links = [_link(printing, pool) for _, printing in sorted({**later, **anew}.items())]
    connection.executemany("update recommendations set follows = ?, follows_score = ? where id = ?", links)


def _link(printing: Printing, pool: Pool) -> tuple[str | None, float | None, str]:
    """The nearest earlier printing, of several of one time the most alike, with the score; None for the first."""
    scored = [(p.when, score, p.id) for p in pool.near(printing) if (score := _follows_score(printing, p))]
    if not scored:
        return None, None, printing.id
    nearest = max(when for when, _, _ in scored)
    score, ident = min(((-score, ident) for when, score, ident in scored if when == nearest))
    return ident, -score, printing.id


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


def _scope_of(connection: sqlite3.Connection, ids: set[str]) -> Scope | None:
    """Where the recommendations stand, and when; None where none of them has a day."""
    rows = connection.execute(SCOPES, {"ids": json.dumps(sorted(ids))}).fetchall()
    days = [date.fromisoformat(day) for *_, day in rows if day]
    if not days:
        return None
    bodies, forces, documents = (frozenset(row[at] for row in rows if row[at]) for at in range(3))
    first, last = min(days) - WINDOW, max(days) + WINDOW
    return Scope(bodies=bodies, forces=forces, documents=documents, first=first, last=last)


def _pool(connection: sqlite3.Connection, scope: Scope) -> Pool:
    places = {name: json.dumps(sorted(getattr(scope, name))) for name in ("bodies", "forces", "documents")}
    days = {"first": scope.first.isoformat(), "last": scope.last.isoformat()}
    return Pool(_printing(row) for row in connection.execute(NEARBY, {**places, **days}))


def _printing(row: tuple[str, ...]) -> Printing:
    ident, kind, text, action, addressee, number, method, heading, *paper = row
    paper_id, title, paper_type, body, force, document, original, day = paper
    records = paper_type in RECORDS_MEETINGS
    titles = (heading,) if paper_type == "minutes" else (title, heading)
    said = Asked(text=text, action=action, addressee=addressee, number=number, titles=tuple(filter(None, titles)))
    return Printing(
        id=ident, kind=kind, asked=said, telling=words_to_find(said), titles=titles_to_find(said),
        paper=paper_id, original=original, body=body, force=force, document=document,
        day=date.fromisoformat(day), stage=2 if method == LOG else int(records),
    )  # fmt: skip
