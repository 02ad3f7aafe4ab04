"""Scores of a database against gold files, with intervals, and how far its confidence can be trusted."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from corpus.evaluation.found import Found, Record, found_in_database
from corpus.evaluation.gold import Gold
from corpus.evaluation.kinds import KINDS
from corpus.evaluation.tally import Tally, Verdict, judge
from extract.confidence.reader import SURE

RESAMPLES = 1000
SEED = 20240401


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The verdicts by kind, and the gold files whose documents the database lacks."""

    verdicts: Mapping[str, Sequence[Verdict]]
    documents: int
    absent: tuple[str, ...] = ()

    def tally(self, kind: str) -> Tally:
        """The counts of a kind."""
        return Tally.of(self.verdicts[kind])

    def of_documents(self, kind: str) -> list[Tally]:
        """The counts of a kind, a tally for each document."""
        by_document: dict[str, Tally] = {}
        for verdict in self.verdicts[kind]:
            by_document.setdefault(verdict.document, Tally()).add(verdict)
        return list(by_document.values())


def evaluate(db: Database, golds: Iterable[Gold]) -> Evaluation:
    """Every document that has a gold file, held against it; one that the database lacks is all missed."""
    held = dict(db.execute("select filename, id from documents order by id desc").fetchall())
    golds = list(golds)
    none: Found = {kind: [] for kind in KINDS}
    pairs = [(g, found_in_database(db, held[g.document]) if g.document in held else none) for g in golds]
    absent = tuple(gold.document for gold in golds if gold.document not in held)
    return judged(pairs, absent)


def judged(pairs: Iterable[tuple[Gold, Found]], absent: tuple[str, ...] = ()) -> Evaluation:
    """The verdicts on what was found in documents that have a gold file."""
    verdicts: dict[str, list[Verdict]] = {kind: [] for kind in KINDS}
    documents = 0
    for gold, found in pairs:
        documents += 1
        for kind, entries in gold.entries.items():
            records = [record for record in found[kind] if gold.read(_page_of(record))]
            verdicts[kind] += judge(gold.document, entries, records, KINDS[kind])
    return Evaluation(verdicts=verdicts, documents=documents, absent=absent)


def _page_of(record: Record) -> int | None:
    """The page that a record begins on; a paper's is not looked at, because its pages may be more than were read."""
    return None if "page_from" in record and "grid" not in record else record.get("page", record.get("page_from"))


def intervals(tallies: Sequence[Tally]) -> dict[str, tuple[float, float]]:
    """Between what each score lies 95 times in 100, by drawing documents anew from those there are (the bootstrap).

    The draws are the same in every run.
    """
    draw = random.Random(SEED)
    drawn: dict[str, list[float]] = {}
    for _ in range(RESAMPLES):
        for name, score in pooled(draw.choices(tallies, k=len(tallies))).scores.items():
            drawn.setdefault(name, []).append(score)
    return {name: _middle(sorted(scores)) for name, scores in drawn.items()}


def _middle(scores: Sequence[float]) -> tuple[float, float]:
    """What 95 of 100 sorted scores lie between."""
    cut = len(scores) // 40
    return scores[cut], scores[-1 - cut]


def pooled(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    whole = Tally()
    for tally in tallies:
        whole.printed += tally.printed
        whole.found += tally.found
        whole.matched += tally.matched
        for name, (right, judged_) in tally.fields.items():
            before, all_ = whole.fields.get(name, (0, 0))
            whole.fields[name] = (before + right, all_ + judged_)
    return whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """Of `records` that were found with a confidence, how many are right; the same of those that are sure."""

    records: int
    right: int
    sure: int
    sure_right: int


def trust(verdicts: Iterable[Verdict]) -> Trust:
    """How far the confidence of some records can be trusted: right are those of which everything judged is right."""
    known = [v for v in verdicts if v.due and v.record and v.record.get("confidence") is not None]
    sure = [v for v in known if v.record and v.record["confidence"] >= SURE]
    return Trust(
        records=len(known),
        right=sum(v.right for v in known),
        sure=len(sure),
        sure_right=sum(v.right for v in sure),
    )


def misses(verdicts: Iterable[Verdict]) -> Iterator[tuple[str, Verdict]]:
    """What went wrong, and how: `missed`, `wrong` (found and not printed), or the fields that are wrong."""
    for verdict in verdicts:
        if not verdict.due or verdict.right:
            continue
        if verdict.record is None:
            yield "missed", verdict
        elif verdict.entry is None:
            yield "wrong", verdict
        else:
            yield ", ".join(name for name, right in verdict.fields.items() if not right), verdict
