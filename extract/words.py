"""Classes of words by list, and the words of a sentence with their class.

No tagger is trained: the lists of `words.toml` know the closed classes and the verbs that papers
report with; every other word may stand in a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.data import load_data
from extract.language import read_tokens

SHORT_LY = 4
STOPS = frozenset('.,;:!?()[]–—“”"•')


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word at `start` to `end` (exclusive); `kind` is its class, `name` where it is in none."""

    text: str
    start: int
    end: int
    kind: str

    @property
    def lower(self) -> str:
        """The word in small letters, with straight apostrophes."""
        return self.text.lower().replace("’", "'")


def find_words(text: str, within: tuple[int, int] | None = None) -> list[Word]:
    """The words of a text, or of a sentence `within` it, in order, with their class; they count from its start.

    >>> [(w.text, w.kind) for w in find_words("All 5 beats rose.")]
    [('All', 'determiner'), ('5', 'number'), ('beats', 'name'), ('rose', 'verb'), ('.', 'stop')]
    """
    first, last = within or (0, len(text))
    words: list[Word] = []
    for token in read_tokens(text):
        if first <= token.idx < last and not token.is_space:
            for text, start in _parts(token.text, token.idx - first):
                words.append(Word(text=text, start=start, end=start + len(text), kind=_kind(text, words)))
    return words


def _parts(text: str, start: int) -> list[tuple[str, int]]:
    """A token, and the comma that a number keeps."""
    if len(text) > 1 and text.endswith((",", ";")):
        return [(text[:-1], start), (text[-1], start + len(text) - 1)]
    return [(text, start)]


def in_list(name: str, word: str) -> bool:
    """Whether a word in small letters is in a list of `words.toml`.

    >>> in_list("generic", "average"), in_list("generic", "burglary")
    (True, False)
    """
    return word in _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = load_data("extract", "words.toml")
    return {name: frozenset(words.split()) for name, words in data.items()}


def class_of(word: str) -> str:
    """The class of a word that stands alone.

    >>> class_of("rose"), class_of("beat")
    ('verb', 'name')
    """
    return _kind(word, ())


OPENING_NAMES = frozenset(["costs", "reports", "results", "records", "needs", "falls", "rises", "changes"])
"""Plurals that are verbs elsewhere, but not as the first word of a sentence."""
CLASSES = (
    ("auxiliary", "auxiliaries"),
    ("determiner", "determiners"),
    ("conjunction", "conjunctions"),
    ("relative", "relatives"),
    ("pronoun", "pronouns"),
    ("preposition", "prepositions"),
    ("verb", "verbs"),
    ("adverb", "adverbs"),
)


def _kind(text: str, before: Sequence[Word]) -> str:
    lower = text.lower().replace("’", "'")
    if text in STOPS or not any(c.isalnum() or c in "%&" for c in text):
        return "stop"
    if text.lstrip("+-–−£(")[:1].isdigit():
        return "number"
    if lower == "that" and before and before[-1].kind == "name":
        return "relative"
    if lower.endswith("ly") and len(lower) > SHORT_LY and lower not in _lists()["named_ly"]:
        return "adverb"
    if lower in _lists()["participles"] and before and before[-1].kind == "name":
        return "participle"
    if lower in _lists()["participles"] and before and before[-1].kind == "number":
        return "name"
    if not before and text[:1].isupper() and lower in OPENING_NAMES:
        return "name"
    kind = next((kind for kind, name in CLASSES if lower in _lists()[name]), "name")
    in_a_name = bool(before) and text[:1].isupper() and text[1:].islower() and before[-1].text not in (".", ":", "•")
    return "name" if in_a_name and kind in ("verb", "adverb") else kind
