"""What a paper says for itself, and what it only reports of others: by its type, titles, headings and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extract.content import PaperContent
from extract.recommendations.clauses import compiled, head_of, recommendations_data, words_of
from extract.recommendations.found import Found
from schema.records import Block

MINUTES = re.compile(r"\s*(?:(?:draft|unconfirmed|confirmed|public)\s+)?(?:minutes\b|notes\s+of\b|record\s+of\b)", re.I)
FRONT = 15
QUOTED_BEFORE = re.compile(r"\b(?:resolved|resolution|agreed|decided|meeting\s+held)\b.*:\s*$", re.I | re.S)


def is_minutes(content: PaperContent) -> bool:
    """Whether the paper records a meeting or decision, so that what it says was agreed is its own."""
    if content.paper.paper_type in ("minutes", "decision", "letter"):
        return True
    front = [content.paper.title, *(b.text for b in content.blocks[:FRONT])]
    return any(MINUTES.match(text) for text in front)


@cache
def _reported() -> re.Pattern[str]:
    return compiled(recommendations_data()["reported"]["pattern"])


@cache
def _own() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = recommendations_data()["own"]
    return compiled(data["pattern"]), compiled(data["covering"])


def is_own_report(front: Iterable[str]) -> bool:
    """Whether the texts that open a paper are those of a report by inspectors or auditors themselves.

    >>> is_own_report(["An inspection of Ambershire Police"])
    True
    >>> is_own_report(["Report to the Audit Panel", "An inspection of Ambershire Police"])
    False
    """
    own, covering = _own()
    texts = [text.strip() for text in front]
    return any(own.match(text) for text in texts) and not any(covering.match(text) for text in texts)


def is_reported(heading: str) -> bool:
    """Whether what stands under a heading or in a table of this name was recommended by others.

    >>> is_reported("HMICFRS recommendations"), is_reported("Recommendations to the Panel")
    (True, False)
    """
    return _reported().search(heading) is not None


def is_quoted(blocks: Sequence[Block], at: int, minutes: bool) -> bool:
    """Whether a report quotes at this place what some meeting resolved."""
    if minutes or at == 0:
        return False
    opening = blocks[at].text[:1] in "“\"'‘"
    return opening or QUOTED_BEFORE.search(blocks[at - 1].text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """What a paper only reports, since others recommended it: by its headings, and by its title for forces."""

    headings: dict[str, str]
    titled: bool
    own: bool

    @classmethod
    def of(cls, content: PaperContent) -> Others:
        """Those of a paper; what inspectors and auditors recommend in a report of their own is not reported."""
        front = [content.paper.title, *(b.text for b in content.blocks[:FRONT])]
        return cls(
            headings={s.id: s.heading for s in content.sections},
            titled=is_reported(content.paper.title),
            own=is_own_report(front),
        )

    def said(self, found: Found) -> bool:
        """Whether a recommendation is one that the paper only reports."""
        if found.kind != "made" or self.own:
            return False
        inspected = self.titled and head_of(found.clause.who) in words_of("inspected")
        return inspected or is_reported(self.headings.get(found.block.section_id or "", ""))
