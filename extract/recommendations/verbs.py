"""The verbs by which papers ask, decide and give tasks: a printed form -> its lemma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from extract.data import load_data

VOWELS = "aeiou"
AGAIN = re.compile(r"re-?(?=\w{4})")


@cache
def verbs_data() -> dict[str, Any]:
    """The contents of verbs.toml."""
    return load_data("extract.recommendations", "verbs.toml")


@cache
def lemmas() -> frozenset[str]:
    """The verbs that are known, as lemmas."""
    return frozenset(verbs_data()["lemmas"].split())


@cache
def _forms() -> dict[str, str]:
    nouns = verbs_data()["nouns"]
    regular = {form: lemma for lemma in sorted(lemmas()) for form in _regular(lemma) if form not in nouns}
    return {**regular, **_welsh(), **verbs_data()["irregular"], **{lemma: lemma for lemma in lemmas()}}


def _welsh() -> dict[str, str]:
    """Welsh verbs with the English lemma of each, also mutated and with the article ("nodi'r")."""
    verbs: dict[str, str] = verbs_data()["welsh"]
    soft: dict[str, str] = verbs_data()["mutated"]
    both = {form: lemma for verb, lemma in verbs.items() for form in (verb, f"{soft.get(verb[0], verb[0])}{verb[1:]}")}
    return {**both, **{f"{verb}'r": lemma for verb, lemma in both.items()}}


def _regular(lemma: str) -> Iterator[str]:
    """The regular forms of a verb, British spelling; a doubled consonant where the verb may take one."""
    if lemma.endswith("e"):
        yield from (f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing")
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
    else:
        yield f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else f"{lemma}s"
        yield from (f"{lemma}ed", f"{lemma}ing")
        if lemma[-1] not in VOWELS + "wxy" and lemma[-2] in VOWELS:
            yield from (f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing")


def lemma_of(word: str) -> str | None:
    """The lemma of a form of a known verb, in any case, or of one that is done again; None for any other word.

    >>> lemma_of("submitted"), lemma_of("NOTE"), lemma_of("table"), lemma_of("Tuesday")
    ('submit', 'note', 'table', None)
    >>> lemma_of("reclassified"), lemma_of("result"), lemma_of("meeting")
    ('reclassify', None, None)
    """
    form = word.lower().replace("’", "'")
    found = _forms().get(form)
    again = AGAIN.match(form) if not found else None
    repeated = _forms().get(form[again.end() :]) if again else None
    return f"{again[0]}{repeated}" if again and repeated else found


def is_base(word: str) -> bool:
    """Whether a word is a known verb as it stands after "to".

    >>> is_base("note"), is_base("noted"), is_base("rethink")
    (True, False, True)
    """
    return lemma_of(word) == word.lower() or word.lower().replace("’", "'") in _welsh()
