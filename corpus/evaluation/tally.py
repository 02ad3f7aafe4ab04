"""Pairs records with entries of gold files, and counts what was found, missed and right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.evaluation.found import Record
from corpus.evaluation.kinds import Entry, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A record held against a gold file, an entry that was missed (`record` is None), or one found wrongly.

    `fields` says which of the judged fields are right. A record that need not be found has `due` false.
    """

    document: str
    entry: Entry | None
    record: Record | None
    due: bool = True
    fields: dict[str, bool] = field(default_factory=dict)

    @property
    def right(self) -> bool:
        """Whether the record is printed and everything that was judged of it is right."""
        return self.entry is not None and self.record is not None and all(self.fields.values())


def pair(entries: Sequence[Entry], records: Sequence[Record], kind: Kind) -> dict[int, int]:
    """Which entry is which record, the likest first; entries that need not be found give way to the others."""
    ranked = sorted(
        (-likeness, bool(entry.get("optional")), i, j)
        for i, entry in enumerate(entries)
        for j, record in enumerate(records)
        if (likeness := kind.likeness(entry, record)) >= kind.least
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def judge(document: str, entries: Sequence[Entry], records: Sequence[Record], kind: Kind) -> Iterator[Verdict]:
    """A verdict on every entry and every record of one document."""
    pairs = pair(entries, records, kind)
    for i, entry in enumerate(entries):
        due = not entry.get("optional")
        if i in pairs:
            record = records[pairs[i]]
            said = {name: check(entry, record) for name, check in kind.checks.items()} if due else {}
            fields = {name: right for name, right in said.items() if right is not None}
            yield Verdict(document=document, entry=entry, record=record, due=due, fields=fields)
        elif due:
            yield Verdict(document=document, entry=entry, record=None)
    for j in sorted(set(range(len(records))) - set(pairs.values())):
        yield Verdict(document=document, entry=None, record=records[j])


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts for one kind of record: `fields` holds (right, judged) for each field of the matched ones."""

    printed: int = 0
    found: int = 0
    matched: int = 0
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Tally:
        """The counts of some verdicts."""
        tally = cls()
        for verdict in verdicts:
            tally.add(verdict)
        return tally

    def add(self, verdict: Verdict) -> None:
        """Counts one verdict; what need not be found counts nowhere."""
        if not verdict.due:
            return
        self.printed += verdict.entry is not None
        self.found += verdict.record is not None
        self.matched += verdict.entry is not None and verdict.record is not None
        for name, right in verdict.fields.items():
            before, judged = self.fields.get(name, (0, 0))
            self.fields[name] = (before + right, judged + 1)

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

    def share(self, name: str) -> float:
        """How often a field of the matched records is right."""
        right, judged = self.fields[name]
        return right / judged

    @property
    def scores(self) -> dict[str, float]:
        """Precision, recall and F1 as `P`, `R` and `F1`, and the share right of every field."""
        whole = {"P": self.precision, "R": self.recall, "F1": self.f1}
        return whole | {name: self.share(name) for name in sorted(self.fields)}
