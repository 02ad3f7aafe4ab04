"""Entries that name an indicator and give its value: "97% of calls answered in 10 seconds (target 90%) – Green"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.kpis.phrases import Phrase, find_direction, find_phrases, find_rating
from extract.kpis.ratings import Rating

NUMERAL = r"(?:[<>~]?\s?£?-?\d[\d,.]*)"
TIME = r"(?:minutes?|mins?|seconds?|secs?|hours?|hrs?)"
UNIT = (
    r"(?:\s?%|\sper cent\b|\s?[mk]\b|(?:st|nd|rd|th)\b"
    rf"|\s(?:million|{TIME}|(?:working )?days?|weeks?|months?|years?|FTE)(?:\s(?:and\s)?\d+\s{TIME})?\b)?"
)
VALUE = rf"(?P<value>{NUMERAL}{UNIT})"
SAYS = (
    r"(?:was|is|were|are|stood at|stands at|currently stands at|reached|rose to|fell to|increased to|decreased to|"
    r"dropped to|improved to|remained at|remains at|averaged)"
)
BESIDE = r"\s+(?:against|compared|vs|versus|rated)\b"
AFTER = rf"(?=\W*$|\s*[;,.(–—▲▼►◄↑↓→←↔⬆⬇➡△▽-]|{BESIDE}|\s+(?:up|down|and|which|in|for|on)\b)"
LEAD = re.compile(r"^(?:In|During|For|At the end of|By the end of|Over)\s[^,.]{3,60},\s+", re.IGNORECASE)
NUMBERED = re.compile(r"^(?:KPI|PI|Indicator|Measure|Metric)\s*\d{0,3}(?:\.\d+)*[a-z]?\s*[:.)–—-]\s*", re.IGNORECASE)
ALONE = re.compile(rf"^{VALUE}{AFTER}")
SHARE = re.compile(
    r"^(?P<value>\d[\d.]*\s?(?:%|per cent))\s+of\s+(?P<name>[^;(]{6,160}?)"
    rf"(?=\s*$|\s*[;(.,]|\s[–—-]\s|{BESIDE})", re.IGNORECASE,
)  # fmt: skip
LABELLED = re.compile(rf"^(?P<name>[^:]{{4,160}}?)\s*(?::|\s[–—-]|,)\s+{VALUE}(?:\s[a-z]+)?{AFTER}")
SAID = re.compile(rf"^(?P<name>[^;:]{{4,160}}?)\s{SAYS}\s(?:currently |now )?{VALUE}(?!\w)", re.IGNORECASE)
LONGEST = 1200
"""Characters: a longer text tells more than one indicator."""
VERB = re.compile(
    r"\s(?:was|were|is|are|has been|have been|had been)\s(?=\w+ed\b|\w+n\b|kept\b|met\b|made\b|held\b)", re.IGNORECASE
)
ARTICLE = re.compile(r"^(?:The|Our)\s")
SENTENCE_END = re.compile(r"(?<=[a-z)%\d])\.\s+(?=[A-Z\d])")
RATES = re.compile(r"^\s*(?:is |are |was |were )?(?:rated|rag|status)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryText:
    """What an entry says: `name`, None where it gives a value only; the phrases of its amounts; what rates it."""

    name: str | None
    value: str
    phrases: tuple[Phrase, ...]
    rating: Rating | None
    direction: str | None
    sentence: bool
    commentary: str | None

    def said(self, role: str) -> str | None:
        """The amount of the first phrase with this role."""
        return next((phrase.text for phrase in self.phrases if phrase.role == role), None)


def read_entry(text: str) -> EntryText | None:
    """What an entry says of one indicator; None where it does not begin with a name or a share, and a value.

    >>> entry = read_entry("97% of calls answered in 10 seconds (target 90%) – Green")
    >>> entry.name, entry.value, entry.said("target"), entry.rating.status
    ('% of calls answered in 10 seconds', '97%', '90%', 'green')
    >>> read_entry("Work goes on with partners.") is None
    True
    """
    plain = NUMBERED.sub("", LEAD.sub("", " ".join(text.split())))
    named = _named(plain) if len(plain) <= LONGEST else None
    if named is None:
        return None
    name, value, sentence = named
    said, rest = _own_sentences(plain)
    return EntryText(
        name=name, value=value, phrases=tuple(find_phrases(said)), rating=find_rating(said),
        direction=find_direction(said), sentence=sentence, commentary=rest or None,
    )  # fmt: skip


def _named(text: str) -> tuple[str | None, str, bool] | None:
    """Name, value, and whether a sentence says it."""
    if found := ALONE.match(text):
        return None, found["value"].strip(), False
    if found := SHARE.match(text):
        sign = "%" if "%" in found["value"] else "per cent"
        return f"{sign} of {VERB.sub(' ', found['name']).strip()}", found["value"], bool(VERB.search(found["name"]))
    if found := LABELLED.match(text):
        return found["name"].strip(" ,–—-"), found["value"].strip(), False
    if found := SAID.match(text):
        name = ARTICLE.sub("", found["name"]).strip()
        return name[:1].upper() + name[1:], found["value"].strip(), True
    return None


def _own_sentences(text: str) -> tuple[str, str]:
    """The sentence that gives the value with those after it that only rate it, and the rest."""
    parts = SENTENCE_END.split(text)
    own = 1
    while own < len(parts) and RATES.match(parts[own]):
        own += 1
    return ". ".join(parts[:own]), ". ".join(parts[own:])


def bare_name(text: str) -> str:
    """A heading's indicator without the number that it is given.

    >>> bare_name("KPI 4: Cases closed"), bare_name("Cases closed")
    ('Cases closed', 'Cases closed')
    """
    return NUMBERED.sub("", text).strip()
