"""What the words of one head of a table say: a place, a time, a kind of figure, or what is measured."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import Any

from extract.data import load_data
from extract.dates.finder import DateSpan, find_dates
from extract.figures.area_kinds import is_district
from schema.vocabulary import find_force

NAMED = 3
"""Words of a label: fewer may be a code."""
OPENING = re.compile(r"^(?:(?:%|net|annual|overall|percentage|total)\s)+", re.IGNORECASE)
TABLE_NUMBER = re.compile(
    r"^(?:table|figure|chart|graph|fig\.?|exhibit)\s(?:[A-Z]|[A-Z]?\d+(?:\.\d+)*[a-z]?)\b[\s.:–-]*", re.IGNORECASE
)
SOME_DAY = date(2000, 1, 1)
"""To find dates without a year by: only their words count."""
EDGES = " -–—,:;/&"
NO_LETTERS = re.compile(r"[\W\d_]+")
DANGLING = re.compile(
    r"\s(?:in|for|to|from|at|of|as|as\sat|during|between|and|the|since|by|on|over|period)$", re.IGNORECASE
)
BY = re.compile(r",?\s(?:(?:broken\sdown|split|shown)\s)?by\s.*$|\s(?:for|in)\s(?:each|all)\s.*$", re.IGNORECASE)
"""What a caption says its rows and columns are."""
LETTERS = frozenset("ABCDEFGH")
"""Heads that are a band of a tax, a grade or the like."""
SHOWN = re.compile(
    r"^(?:(?:the|this)\s)?(?:(?:following|next)\s)?(?:tables?|figures?|charts?|graphs?)(?:\s(?:below|above|overleaf|[A-Z]?\d+))?\s"
    r"(?:shows?|sets?\sout|gives?|presents?|summari[sz]es?|lists?|compares?|details?|provides?|outlines?|contains?)\s(?:the\s)?",
    re.IGNORECASE,
)
"""How a sentence leads to the table below it."""
CODE = re.compile(r"\d|^[A-Z.\s]+$")


@cache
def table_words() -> dict[str, Any]:
    """The data of `table_words.toml`."""
    return load_data("extract.figures", "table_words.toml")


@cache
def words(name: str) -> re.Pattern[str]:
    """The pattern of an entry of `table_words.toml`."""
    return re.compile(table_words()[name]["words"], re.IGNORECASE)


@cache
def _forms(group: str, means: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row[means], re.compile(row["words"], re.IGNORECASE)) for row in table_words()[group])


def span_words(text: str) -> list[str]:
    """Which parts of a financial year a text names, in order: "to_date" or "year".

    >>> span_words("Year to date | Full year")
    ['to_date', 'year']
    """
    found = [(m.start(), means) for means, pattern in _forms("span", "means") for m in pattern.finditer(text)]
    return [means for _, means in sorted(found)]


def is_span(text: str) -> bool:
    """Whether a head says no more than which part of the year its columns cover."""
    return any(pattern.fullmatch(text) for _, pattern in _forms("span", "means"))


def relative_words(text: str) -> str | None:
    """Which earlier period a head names: "previous" or "year_before".

    >>> relative_words("Same quarter last year"), relative_words("Previous quarter"), relative_words("Latest")
    ('year_before', 'previous', None)
    """
    return next((means for means, pattern in _forms("relative", "means") if pattern.search(text)), None)


def without_times(text: str) -> str:
    """A head without the words for an earlier period or a part of the year.

    >>> without_times("Force SPLY"), without_times("Kent YTD")
    ('Force ', 'Kent ')
    """
    for group in ("relative", "span"):
        for _, pattern in _forms(group, "means"):
            text = pattern.sub("", text)
    return text


def compared_words(text: str) -> str | None:
    """What the head of a column of changes or gaps says that they are counted from, of COMPARISONS.

    >>> compared_words("Variance to target"), compared_words("% change")
    ('target', None)
    """
    return next((said for said, pattern in _forms("compared", "comparison") if pattern.search(text)), None)


def head_kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What the words of a head say of the kind of the figures under it."""
    return tuple((row["kind"], _kind_pattern(row["words"])) for row in table_words()["kind"])


@cache
def _kind_pattern(said: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{said})", re.IGNORECASE)


@lru_cache(maxsize=4096)
def head_kind(column: str, row: str) -> str:
    """The kind of the figures of a column and row; a row's label says it with its first words.

    >>> head_kind("+/-", "Arson"), head_kind("Q3", "Target"), head_kind("Gap to target", "Arson")
    ('change', 'target', 'gap')
    """
    if words("signs").fullmatch(column):
        return "change"
    of_column = next((kind for kind, pattern in head_kinds() if pattern.search(column)), None)
    opening = OPENING.sub("", row)
    return of_column or next((kind for kind, pattern in head_kinds() if pattern.match(opening)), "level")


def is_wide(head: str) -> bool:
    """Whether a head is a force, or an average of some or the country.

    >>> is_wide("Kent"), is_wide("National average"), is_wide("Average cost")
    (True, True, False)
    """
    return find_force(head) is not None or bool(words("wide").fullmatch(head))


def is_place(text: str) -> bool:
    """Whether a head is by its own words a place, force or unit: "Kent", "Ashby LPA", "MSG average".

    >>> is_place("Ashby LPA"), is_place("Force"), is_place("Ashby")
    (True, True, False)
    """
    return is_wide(text) or bool(words("whole").fullmatch(text)) or is_district(text)


def says_nothing(text: str) -> bool:
    """Whether a head says when, or how an amount is printed, but not what it is: "Q3 actual", "£000"."""
    return text not in LETTERS and not NO_LETTERS.sub("", words("plain").sub("", text))


def is_reference(head: str, label: str) -> bool:
    """Whether a label is a number or code of its row; words under "KPI" name it.

    >>> is_reference("KPI", "C1"), is_reference("KPI", "Arson offences")
    (True, False)
    """
    numbers = words("no_amounts").fullmatch(head) or words("numbering").fullmatch(head)
    return bool(numbers) and len(label.split()) < NAMED and bool(CODE.search(label))


def plain_text(text: str) -> str:
    """A text without its dates and without the scale or unit of its amounts.

    >>> plain_text("Thefts in 2031/32 (£000)"), plain_text("Casualties (killed)")
    ('Thefts', 'Casualties (killed)')
    """
    for span in reversed([s for s in find_dates(text, SOME_DAY) if not names_a_thing(text, s)]):
        text = DANGLING.sub("", text[: span.start_char].rstrip()) + " " + text[span.end_char :]
    text = " ".join(words("notation").sub(" ", text).replace("()", " ").split())
    return _balanced(text.strip(EDGES)).strip(EDGES)


def names_a_thing(text: str, span: DateSpan) -> bool:
    """Whether a year is part of a name: "2006 Section".

    >>> [names_a_thing(t, find_dates(t)[0]) for t in ("2006 Section", "2006 thefts")]
    [True, False]
    """
    behind = text[span.end_char :].lstrip()
    return span.precision == "year" and words("year_names").match(behind) is not None


def without_clause(caption: str) -> str:
    """A caption without what it says of the columns that compare.

    >>> without_clause("Solved rate (%), 2031/32, with change on 2030/31 in points")
    'Solved rate (%), 2031/32'
    """
    return words("clause").sub("", caption)


def led_topic(lead: str) -> str:
    """What the line above a table says that the table shows.

    >>> led_topic("The table below shows complaints by district:"), led_topic("Complaints by ward:"), led_topic("Fine.")
    ('complaints by district', 'Complaints by ward', '')
    """
    shown = SHOWN.match(lead)
    if not shown and not lead.endswith(":"):
        return ""
    return topic_of(lead[shown.end() if shown else 0 :].rstrip(" .:"))


def _balanced(text: str) -> str:
    """A text without a bracket at its end that was opened or closed in what was taken from it."""
    text = text[1:] if text.startswith(")") or (text.startswith("(") and ")" not in text) else text
    return text[:-1] if text.endswith("(") or (text.endswith(")") and "(" not in text) else text


def topic_of(text: str | None) -> str:
    """What a caption or heading says is measured: without its number, dates and notes; a sentence is a note.

    >>> topic_of("Table 2: Shoplifting by ward, 2031/32"), topic_of("Key performance data"), topic_of("All fell.")
    ('Shoplifting by ward', '', '')
    """
    bare = without_clause(TABLE_NUMBER.sub("", (text or "").strip(f"{EDGES}.")).strip())
    plain = "" if (text or "").endswith(".") else plain_text(bare)
    return "" if words("no_topic").fullmatch(BY.sub("", plain)) or says_nothing(plain) else plain
