"""Who is to do what: the one who acts and the verb, in a clause such as "the clerk to circulate the list"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.data import load_data
from extract.recommendations.verbs import is_base, lemma_of

TOKEN = re.compile(r"[^\s,;:()]+")
ARTICLE = re.compile(r"(?:(?:that|both|each\s+of|the|a|an)\s+)+", re.I)
INPUT_OF = re.compile(r"\s+(?:with|in\s+(?:consultation|conjunction|partnership)\s+with|together\s+with|,)\b.*$", re.I)
EACH = re.compile(r"\s+(?:each|both|all)\s*$", re.I)
PREPOSITION = re.compile(r"\s+(?:of|from|for|on|to|in|at|by)\s+", re.I)
WHEN = re.compile(
    r"\A(?:no\s+later\s+than|[a-z]+)\s+[^,;:]{0,40}?(?:\b\d{4}|\b(?:day|week|month|quarter|year)s?)\s+(?=the\b|all\b|each\b|(?-i:[A-Z]))",
    re.I,
)
STRIPPED = ".'’‘“”\"-–"
REACH = 120
"""So many characters hold the first words of a predicate."""
PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
READERS = ("you", "we", "i")
TITLE = 7
"""So many words are read for somebody's title and the verb after it."""
LONGEST = 40
"""So many words are read for a verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Who acts, as printed without the article, and the verb's lemma; None where the clause does not say."""

    who: str | None = None
    action: str | None = None


@cache
def recommendations_data() -> dict[str, Any]:
    """The contents of forms.toml."""
    return load_data("extract.recommendations", "forms.toml")


@cache
def words_of(kind: str) -> frozenset[str]:
    """A list of words of forms.toml."""
    return frozenset(recommendations_data()["words"][kind])


def compiled(source: str, ignore_case: bool = True) -> re.Pattern[str]:
    """A pattern of forms.toml with its {parts} filled in."""
    parts: dict[str, str] = recommendations_data()["part"]
    filled = PLACEHOLDER.sub(lambda m: parts.get(m.group(1), m.group(0)), source)
    return re.compile(filled, re.I if ignore_case else 0)


def read_clause(text: str) -> Clause:
    """Who is to do what by a clause.

    >>> read_clause("the clerk to circulate the list")
    Clause(who='clerk', action='circulate')
    >>> read_clause("the report be formally noted")
    Clause(who=None, action='note')
    >>> read_clause("the force be asked to publish it")
    Clause(who='force', action='publish')
    """
    tokens = [(m.group().strip(STRIPPED), m.start()) for m in TOKEN.finditer(text)][:LONGEST]
    words = [word for word, _ in tokens]
    for i, (word, start) in enumerate(tokens):
        if i == 0 and _commands(words):
            return Clause(action=lemma_of(word.split("/")[0]))
        found = _verb_at(words, i)
        if found:
            action, active = found
            who = who_acts(text[:start])
            acts = active or (head_of(who) in words_of("meetings") and action in words_of("undergone"))
            return Clause(who=who if acts else None, action=action)
        if word.lower() in words_of("being"):
            return Clause()
    return Clause()


def _commands(words: list[str]) -> bool:
    """Whether the clause opens with its verb."""
    first = words[0].split("/")[0]
    named = words[1:2] == ["of"]
    verb = is_base(first) or (first.lower().endswith("ing") and not named and lemma_of(first) is not None)
    return verb and not _is_subject(words[1:3]) and not _is_name(words)


def _is_subject(after: list[str]) -> bool:
    """Whether the word before these is a noun, though it may be a verb: "Report to be sent", "updates be made"."""
    rest = [w.lower() for w in after]
    return bool(rest) and (rest[0] in words_of("modals") | words_of("being") or rest == ["to", "be"])


def _is_name(words: list[str]) -> bool:
    """Whether the words open with somebody's title though the first may be a verb: "Support Officer to send"."""
    end = next((i for i, word in enumerate(words[:TITLE]) if word == "to" or word in words_of("modals")), 0)
    title = [word for word in words[:end] if word not in ("of", "for", "and", "&", "the")]
    asks = lemma_of(words[0]) in words_of("asking") | words_of("letting")
    return len(title) > 1 and all(word[:1].isupper() for word in title) and not asks


def read_predicate(text: str) -> Clause:
    """What somebody who is named before the clause is to do.

    >>> read_predicate("agrees that updates be made").action, read_predicate("updates be made").action
    ('agree', 'make')
    """
    words = [m.group().strip(STRIPPED) for m in TOKEN.finditer(text[:REACH])]
    while words and words[0].lower() in words_of("adverbs"):
        words = words[1:]
    lemma = lemma_of(words[0].split("/")[0]) if words else None
    return Clause(action=lemma) if lemma and not _is_subject(words[1:3]) else read_clause(text)


def _verb_at(words: list[str], i: int) -> tuple[str, bool] | None:
    """The verb that the word at `i` brings, and whether what stands before it acts."""
    word = words[i].lower()
    after = _after_adverbs(words, i + 1)
    if after is None:
        return None
    if word == "to" or word in words_of("modals"):
        return _infinitive(words, after)
    if word in words_of("being"):
        return _passive(words, after)
    lemma = lemma_of(word)
    if lemma is None and i > 0 and _unknown_verb(words, i, after):
        return word, True
    return (lemma, True) if lemma and i > 0 and _finite(words, i) else None


def _unknown_verb(words: list[str], i: int, after: int) -> bool:
    """Whether a word that is no known verb is one by its place: between a body and an article."""
    little = words_of("determiners") | words_of("openers") | words_of("adverbs") | words_of("little_words")
    between = words[i - 1].lower() in words_of("bodies") and words[after].lower() in words_of("articles")
    return between and words[i].isalpha() and words[i].islower() and words[i] not in little


def _after_adverbs(words: list[str], i: int) -> int | None:
    while i < len(words) and words[i].lower() in words_of("adverbs"):
        i += 1
    return i if i < len(words) else None


def _passive(words: list[str], i: int) -> tuple[str, bool] | None:
    """What is done to the subject, or what it is asked to do ("the force be asked to publish")."""
    lemma = lemma_of(words[i])
    if lemma in words_of("asking") and words[i + 1 : i + 2] == ["to"]:
        verb = _after_adverbs(words, i + 2)
        asked = _infinitive(words, verb) if verb is not None else None
        return asked or (lemma, False)
    return (lemma, False) if lemma else None


def _infinitive(words: list[str], i: int) -> tuple[str, bool] | None:
    word = words[i].split("/")[0]
    if word.lower() == "be":
        participle = _after_adverbs(words, i + 1)
        return _passive(words, participle) if participle is not None else None
    if is_base(word):
        return word.lower(), True
    determined = i + 1 < len(words) and words[i + 1].lower() in words_of("determiners")
    named = i >= 2 and (words[i - 2].isupper() or words[i - 2].lower() in words_of("bodies"))
    verb = word.isalpha() and word.islower() and word not in words_of("determiners")
    return (word, True) if verb and (determined or named) else None


def _finite(words: list[str], i: int) -> bool:
    """Whether the verb form at `i` follows its subject at once ("the Panel note", "CSPs provide a…")."""
    before = words[i - 1]
    if _is_reduced(words, i):
        return False
    if before.lower() in words_of("adverbs") and i > 1:
        before = words[i - 2]
    if words[i][:1].isupper() and not words[i].isupper():
        return False
    if before.lower() in words_of("bodies"):
        return True
    named = before[-1:] == "s" or before.isupper() or (before[:1].isupper() and i > 1)
    determined = i + 1 < len(words) and words[i + 1].lower() in words_of("determiners")
    return named and determined and is_base(words[i])


def _is_reduced(words: list[str], i: int) -> bool:
    """Whether the form at `i` only describes the noun before it ("the meeting held on Friday be minuted")."""
    after = [w.lower() for w in words[i + 1 :]]
    past = not is_base(words[i]) and not words[i].lower().endswith(("s", "ing"))
    return past and bool(after) and after[0] in words_of("prepositions") and not words_of("being").isdisjoint(after)


def head_of(who: str | None) -> str:
    """The noun that names who acts, in lower case; empty for nobody.

    >>> head_of("Members of the Panel"), head_of("Police and Crime Panel")
    ('members', 'panel')
    """
    return PREPOSITION.split(who, maxsplit=1)[0].split()[-1].lower() if who and who.split() else ""


def who_acts(text: str) -> str | None:
    """Who acts, from the words before the verb: without article, opening adverbial or those who only help.

    A letter's reader ("you") and writer are nobody that it names.


    >>> who_acts("Upon receipt of the note, the clerk "), who_acts("The team with the Board's input ")
    ('clerk', 'team')
    >>> who_acts("By the end of May 2024 the force"), who_acts("Within six months all forces")
    ('force', 'all forces')
    """
    words = text.strip()
    if words.split(" ")[0].rstrip(",").lower() in words_of("openers"):
        words = words.rsplit(",", 1)[1].strip() if "," in words else WHEN.sub("", words, count=1)
    words = INPUT_OF.sub("", ARTICLE.sub("", words, count=1) if ARTICLE.match(words) else words)
    words = EACH.sub("", words).strip(" ,–-:")
    return words if words and words.lower() not in READERS else None
