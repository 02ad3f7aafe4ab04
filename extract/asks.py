"""The forms in which a sentence asks, recommends, resolves or gives a task."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.clauses import Clause, read_clause, recommendations_data, who_acts, words_of
from extract.verbs import lemma_of

PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
WORD = re.compile(r"[\w’'-]+")
LEAD_END = re.compile(r"(?::|:\s*[-–—]|[-–—]|\bthat|\bto|\bthe\s+following)\s*$", re.I)
FLAGS = ("minutes", "bodies_only", "meetings_only", "persons_only", "needs_clause")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A recommendation, decision or task; `rest` is the character where what is to be done begins.

    `leads` says that nothing or only a colon follows: the items below it say what is to be done.
    """

    kind: str
    who: str | None
    action: str | None
    rest: int
    leads: bool
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    kind: str
    pattern: re.Pattern[str]
    flags: frozenset[str]


def compiled(source: str, ignore_case: bool = True) -> re.Pattern[str]:
    """A pattern of recommendations.toml with its {parts} filled in."""
    parts: dict[str, str] = recommendations_data()["part"]
    filled = PLACEHOLDER.sub(lambda m: parts.get(m.group(1), m.group(0)), source)
    return re.compile(filled, re.I if ignore_case else 0)


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(
        _Form(
            kind=row["kind"],
            pattern=compiled(row["pattern"], ignore_case=not row.get("case", False)),
            flags=frozenset(flag for flag in FLAGS if row.get(flag)),
        )
        for row in recommendations_data()["form"]
    )


@cache
def _labels() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(row["pattern"]) for row in recommendations_data()["label"])


def label_end(text: str) -> int:
    """Where the text begins after a label such as "Recommendation(s):"; 0 without one.

    >>> label_end("Recommendation(s): The Board")
    19
    """
    return max((m.end() for label in _labels() if (m := label.match(text))), default=0)


def read_ask(sentence: str, minutes: bool) -> Ask | None:
    """The recommendation, decision or task that a sentence makes; None for any other sentence.

    `minutes` allows the forms that only minutes use: elsewhere they report what somebody else decided.

    >>> read_ask("The Board is asked to note the update.", minutes=False)
    Ask(kind='asked', who='Board', action='note', rest=22, leads=False, number=None)
    """
    for form in _forms():
        if "minutes" in form.flags and not minutes:
            continue
        match = form.pattern.match(sentence)
        ask = _ask(form, match, sentence) if match else None
        if ask:
            return ask
    return None


def _ask(form: _Form, match: re.Match[str], sentence: str) -> Ask | None:
    groups = match.groupdict()
    subject = groups.get("who") or groups.get("by")
    if not _fits(form.flags, subject):
        return None
    rest = sentence[match.end() :].strip()
    clause = read_clause(rest.rstrip(":"))
    verb = groups.get("verb")
    leads = not rest.strip(" :–-") or (LEAD_END.search(rest) is not None and not verb)
    who = clause.who or who_acts(groups.get("who") or "")
    if "needs_clause" in form.flags and not (clause.action or leads):
        return None
    action = lemma_of(verb) if verb else clause.action
    if "meetings_only" in form.flags and who is None:
        who = who_acts(groups.get("by") or "")
    begins = match.end() + len(sentence[match.end() :]) - len(sentence[match.end() :].lstrip())
    return Ask(kind=form.kind, who=who, action=action, rest=begins, leads=leads, number=groups.get("number"))


def _fits(flags: frozenset[str], subject: str | None) -> bool:
    """Whether the subject is of the sort that the form is said of."""
    if subject is None:
        return True
    words = [w.lower() for w in WORD.findall(subject)]
    if "bodies_only" in flags:
        named = any(w in words_of("bodies") or w in ("we", "i") for w in words)
        return named and not any(w in words_of("not_bodies") for w in words)
    if "meetings_only" in flags:
        return bool(words) and words[-1] in words_of("meetings")
    if "persons_only" in flags:
        return bool(words) and words[-1] not in words_of("meetings")
    return True


def clause_kind(kind: str, clause: Clause, minutes: bool) -> str:
    """A report's "It is recommended that the Panel note…" asks the meeting; said of others it is made to them."""
    if kind != "made" or minutes or not clause.who:
        return kind
    words = clause.who.lower().split()
    return "asked" if words[-1] in words_of("meetings") or words[0] == "members" else kind
