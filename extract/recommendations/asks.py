"""The forms in which a sentence asks, recommends, resolves or gives a task."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extract.recommendations.clauses import (
    Clause,
    compiled,
    head_of,
    read_clause,
    recommendations_data,
    who_acts,
    words_of,
)
from extract.recommendations.verbs import lemma_of

WORD = re.compile(r"[\w’'-]+")
LEAD_END = re.compile(r"(?:[:–—-]|\bthat|\bto|\bthe\s+following)\s*$", re.I)
INLINE = re.compile(r"(?::[-–—]?|\s[-–—])\s*(?=\(?(?:1|a|i)[.)]\s|[•▪●◦]\s)", re.I)
FOLLOWING = re.compile(r"\bfollowing\b[^:]{0,80}:[-–—]?\s*$", re.I)
MODAL_END = re.compile(r"\s(?:will|would|should|shall|must|to)\s*[:–—-]*\s*$", re.I)
LONGEST = 2000
"""So many characters of a sentence are matched: none that people write is longer."""
FLAGS = (
    "minutes", "meetings_only", "persons_only", "recommenders_only", "needs_clause", "meeting_acts",
    "asked_only", "bodies_only", "needs_actor", "leads",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A recommendation, decision or task; `rest` is the character where what is to be done begins.

    `leads` says that nothing or only a colon follows: the items below it say what is to be done. `by` is who is named
    as recommending it.
    """

    kind: str
    who: str | None
    action: str | None
    rest: int
    leads: bool
    number: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    kind: str
    pattern: re.Pattern[str]
    flags: frozenset[str]


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
def _earlier() -> re.Pattern[str]:
    return compiled(recommendations_data()["earlier"]["pattern"])


def tells_of_earlier(sentence: str) -> bool:
    """Whether a sentence opens by telling of an earlier meeting, so that what was decided is not this one's.

    >>> tells_of_earlier("At its last meeting the Panel sold it."), tells_of_earlier("It was agreed to sell it.")
    (True, False)
    """
    return _earlier().match(sentence, 0, LONGEST) is not None


@cache
def _labels() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(row["pattern"]) for row in recommendations_data()["label"])


def label_end(text: str) -> int:
    """Where the text begins after a label such as "Recommendation(s):"; 0 without one.

    >>> label_end("Recommendation(s): The Board")
    19
    """
    return max((m.end() for label in _labels() if (m := label.match(text, 0, LONGEST))), default=0)


@cache
def _cues() -> re.Pattern[str]:
    words = sorted(words_of("cues"))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})|^[^:]{{1,60}}:[-–—]?\s*$|^\w{{1,8}}\s\(", re.I)


def has_cue(text: str) -> bool:
    """Whether any form can fit a sentence of the text: a cheap look before the sentences are told apart.

    >>> has_cue("The Board is asked to note it."), has_cue("Crime fell in May.")
    (True, False)
    """
    return _cues().search(text) is not None


def read_ask(sentence: str, minutes: bool) -> Ask | None:
    """The recommendation, decision or task that a sentence makes; None for any other sentence.

    `minutes` allows the forms that only minutes use: elsewhere they report what somebody else decided.

    >>> read_ask("The Board is asked to note the update.", minutes=False)
    Ask(kind='asked', who='Board', action='note', rest=22, leads=False, number=None, by=None)
    """
    ask = _read(sentence, minutes)
    inner = _read(sentence[ask.rest :], minutes) if ask and ask.kind == "resolved" and not ask.leads else None
    if ask is None or inner is None or inner.kind != "resolved":
        return ask
    return replace(inner, rest=ask.rest + inner.rest, number=ask.number or inner.number)


def _read(sentence: str, minutes: bool) -> Ask | None:
    """What a sentence says by the first form that fits it."""
    reported = tells_of_earlier(sentence)
    for form in _forms():
        if ("minutes" in form.flags and not minutes) or (reported and form.kind != "asked"):
            continue
        match = form.pattern.match(sentence, 0, LONGEST)
        ask = _ask(form, match, sentence) if match else None
        if ask:
            return ask
    return None


def _ask(form: _Form, match: re.Match[str], sentence: str) -> Ask | None:
    groups = match.groupdict()
    if not _fits(form.flags, groups.get("by") or groups.get("who")):
        return None
    rest = sentence[match.end() :].strip()
    inline = INLINE.search(rest)
    rest = rest[: inline.end()] if inline else rest
    clause = _clause(groups, rest)
    told = bool(groups.get("verb") or groups.get("noun") or "task" in groups)
    leads = not told and LEAD_END.search(f" {rest}") is not None
    leads = leads or "leads" in form.flags or not (rest or told) or FOLLOWING.search(rest) is not None
    if "needs_clause" in form.flags and not (clause.action or (leads and form.kind != "action")):
        return None
    if "needs_actor" in form.flags and not (clause.who or leads):
        return None
    if form.kind == "asked" and clause.action in words_of("housekeeping"):
        return None
    begins = match.end() + len(sentence[match.end() :]) - len(sentence[match.end() :].lstrip())
    who = _actor(form, groups, clause, rest if leads else "")
    if "meeting_acts" in form.flags and head_of(who) not in words_of("meetings"):
        return None
    return Ask(
        kind=form.kind, who=who, action=clause.action, rest=begins, leads=leads, number=groups.get("number"),
        by=who_acts(groups.get("by") or ""),
    )  # fmt: skip


def _clause(groups: dict[str, str | None], rest: str) -> Clause:
    """What is to be done: by the form's own verb, by the task that it names, or by what follows it."""
    if groups.get("verb"):
        return Clause(action=lemma_of(groups["verb"] or ""))
    if groups.get("noun"):
        return Clause(action=recommendations_data()["nouns"][(groups["noun"] or "").lower()])
    if groups.get("task"):
        return read_clause(_without_form(groups["task"] or ""))
    clause = read_clause(rest.rstrip(": "))
    main = groups.get("main")
    named = head_of(clause.who) in words_of("bodies")
    if main and not groups.get("that") and not named and (clause.who or not clause.action):
        lemma = lemma_of(main.split()[0])
        return Clause(action=None if lemma == "propose" else lemma)
    return clause


def _without_form(task: str) -> str:
    """A task without the form that it is itself told in ("It was agreed that the Clerk would…")."""
    for form in _forms():
        match = form.pattern.match(task, 0, LONGEST) if form.kind == "resolved" else None
        if match and "verb" not in match.groupdict():
            return task[match.end() :]
    return task


def _actor(form: _Form, groups: dict[str, str | None], clause: Clause, lead: str) -> str | None:
    """Who is to act: named by the clause, by the form, or by a lead-in such as "That the Panel:"."""
    named = who_acts(groups.get("who") or "")
    if "task" in groups:
        return named or clause.who
    who = clause.who or named
    if who is None and "meetings_only" in form.flags and form.kind == "resolved":
        who = who_acts(groups.get("by") or "")
    if who is None and lead:
        subject = MODAL_END.sub("", lead)
        body = who_acts(subject.rstrip(" :-–—"))
        who = body if subject != lead or head_of(body) in words_of("bodies") else None
    return who


def _fits(flags: frozenset[str], subject: str | None) -> bool:
    """Whether the subject is of the sort that the form is said of."""
    if subject is None:
        return True
    words = [w.lower() for w in WORD.findall(subject)]
    if words and words[0] in words_of("questions"):
        return False
    if "asked_only" in flags:
        named = head_of(subject) in words_of("meetings") | words_of("askable")
        return named and not words_of("not_bodies").intersection(words)
    if "recommenders_only" in flags:
        return bool(words) and words[-1] in words_of("recommenders")
    if "bodies_only" in flags:
        return head_of(who_acts(subject)) in words_of("advised")
    if "meetings_only" in flags:
        return bool(words) and words[-1] in words_of("meetings")
    if "persons_only" in flags:
        return bool(words) and words[-1] not in words_of("meetings") and not words_of("outsiders").intersection(words)
    return True


def clause_kind(kind: str, clause: Clause, minutes: bool, by: str | None = None) -> str:
    """A report's "It is recommended that the Panel note…" asks the meeting; said of others it is made to them.

    What a body that is named recommends (`by`: "The task group recommends that the Panel…") is made, whoever is to act.

    >>> clause_kind("made", Clause(who="Panel"), minutes=False)
    'asked'
    >>> clause_kind("made", Clause(who="Panel"), minutes=False, by="task group")
    'made'
    """
    if kind != "made" or minutes or not clause.who or head_of(by) in words_of("reviewers"):
        return kind
    return "asked" if head_of(clause.who) in words_of("meetings") else kind
