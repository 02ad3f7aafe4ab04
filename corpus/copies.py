"""Papers that are printed more than once, in a pack and as files of their own: `papers.same_as`.

Two papers are the same where their words are, or where they have the same title and nearly all runs of words in common.
Which of them is the paper and which the copy does not depend on the order in which they came.
"""

from __future__ import annotations

import json
import sqlite3

ALIKE = 0.95
"""The share of runs of words that two printings of a paper have in common; a draft and what became of it have fewer."""
BIN = 4
"""Characters of a sketch that are one of its samples."""

SAME = """cross join fingerprints as other on (
        other.digest = own.digest
        or other.near_1 = own.near_1 or other.near_2 = own.near_2 or other.near_3 = own.near_3)
    and (other.digest = own.digest or likeness(other.sketch, own.sketch) >= :alike)"""
"""The fingerprints that say the same as `own`; cross join, so that the indexes lead from `own` to them."""

NEIGHBOURS = f"""select distinct other.paper_id from papers
cross join fingerprints as own on own.paper_id = papers.id
{SAME}
where papers.document_id = :document"""

LINK = f"""update papers set same_as = (
    select nullif(first.id, papers.id) from fingerprints as own
    {SAME}
    cross join papers as first on first.id = other.paper_id
    where own.paper_id = papers.id
    order by (select count(*) from papers as beside where beside.document_id = first.document_id) > 1, first.id
    limit 1)
where id in (select value from json_each(:papers))"""
"""The paper of a document of its own is the paper, else the one with the smallest id."""


def likeness(sketch: str, other: str) -> float:
    """The share of the samples of two sketches that are the same, which is that of their texts' runs of words.

    >>> likeness("12ab34cd....", "12ab99ff....")
    0.5
    """
    pairs = [(sketch[at : at + BIN], other[at : at + BIN]) for at in range(0, len(sketch), BIN)]
    told = [(a, b) for a, b in pairs if a.strip(".") or b.strip(".")]
    return sum(a == b for a, b in told) / len(told) if told else 0.0


def find_printings(connection: sqlite3.Connection, document_id: str) -> set[str]:
    """The papers of a document and those that are the same as one of them."""
    found = connection.execute(NEIGHBOURS, {"document": document_id, "alike": ALIKE})
    return {paper for (paper,) in found}


def link_printings(connection: sqlite3.Connection, papers: set[str]) -> None:
    """Says of papers anew which paper they are a copy of; those that are none any more have null."""
    connection.execute(LINK, {"papers": json.dumps(sorted(papers)), "alike": ALIKE})
