"""The one spaCy pipeline: how the text of British public papers falls into words and sentences.

Blank English with tokens kept whole that papers print as one ("£23.3m", "2022/23", "W&C",
"S20/47"), sentence ends that know abbreviations, numbered lists and "No. 7", and the names of the
vocabularies (`named`). Which tokens and abbreviations these are is data in `language.toml`. Nothing is
trained and nothing is downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from extract.data import load_data
from extract.named import COMPONENT, make_names

if TYPE_CHECKING:  # spaCy takes most of a second to import: only the first text pays for it
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc, Token

ENDS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’)]»")
UNBROKEN = re.compile(r"\S{300,}")
"""No words of a language, and slow to split: they are read as one."""
LIST_MARK = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,4})", re.IGNORECASE)
PREFIX = re.compile(r"""[(\[{"'“‘«<*…,;:!?§#•·▪◦●■]|[-–—](?=\D)""")
SUFFIX = re.compile(r"""(?:[)\]}"'”’»>*…,;:!?.]|['’][sS]|(?<=\D)[-–—])$""")
INFIX = re.compile(r"…|(?<=[a-z])[.!?](?=[A-Z])|(?<=[A-Za-z])[,:;](?=[A-Za-z])|(?<=\w)[—–](?=[A-Za-z])")
BULLETS = frozenset("•·▪◦●■o")


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A word printed with a full stop; `ends` where it may also stand last in a sentence."""

    text: str
    ends: bool
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeToken:
    """A form that is one token, as a pattern that must match all of it."""

    name: str
    pattern: str
    example: str


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """The abbreviations of `language.toml`."""
    return tuple(
        Abbreviation(text=row["text"], ends=row.get("ends", False), example=row["example"])
        for row in _data()["abbreviation"]
    )


@cache
def whole_tokens() -> tuple[WholeToken, ...]:
    """The forms of `language.toml` that are not to be split."""
    return tuple(WholeToken(**row) for row in _data()["token"])


@cache
def pipeline() -> Language:
    """The pipeline, built at the first call and then shared by the whole process.

    >>> [token.text for token in pipeline()("W&C cost £23.3m in 2022/23.")]
    ['W&C', 'cost', '£23.3m', 'in', '2022/23', '.']
    """
    import spacy
    from spacy.language import Language as SpacyLanguage

    if not SpacyLanguage.has_factory("paper_sentences"):
        SpacyLanguage.component("paper_sentences", func=_mark_sentences)
    if not SpacyLanguage.has_factory(COMPONENT):
        SpacyLanguage.factory(COMPONENT, func=lambda nlp, name: make_names(nlp))
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    nlp.tokenizer = _tokenizer(nlp)
    nlp.add_pipe("paper_sentences")
    nlp.add_pipe(COMPONENT)
    return nlp


def _tokenizer(nlp: Language) -> Tokenizer:
    """Own affixes: those of blank English would split "£" and "m" off "(£23.3m"."""
    from spacy.symbols import ORTH
    from spacy.tokenizer import Tokenizer as SpacyTokenizer

    rules = {**(nlp.Defaults.tokenizer_exceptions or {}), **{a.text: [{ORTH: a.text}] for a in abbreviations()}}
    return SpacyTokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=PREFIX.match,
        suffix_search=SUFFIX.search,
        infix_finditer=INFIX.finditer,
        token_match=_token_match(),
        url_match=nlp.Defaults.url_match,
    )


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end (exclusive) of each sentence of a paragraph, without the space around it.

    >>> text = "Beat No. 7 grew by 2.5%. It is in St. Neots."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Beat No. 7 grew by 2.5%.', 'It is in St. Neots.']
    """
    spans = ((s.start_char, s.end_char) for s in read_tokens(text).sents)
    return tuple(trimmed for span in spans if (trimmed := _trimmed(text, span)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of a vocabulary at `start` to `end` (exclusive) of a text; `id` is its entry's."""

    start: int
    end: int
    id: str

    def shifted(self, offset: int) -> Name:
        """The name in a part of the text that begins `offset` characters later."""
        return Name(start=self.start - offset, end=self.end - offset, id=self.id)


def find_names(text: str, group: str) -> tuple[Name, ...]:
    """The names of a vocabulary ("forces", "bodies", "measures") in a text with an amount, in order.

    >>> text = "In Kent 12 thefts from the person came to light."
    >>> [(text[n.start : n.end], n.id) for g in ("forces", "measures") for n in find_names(text, g)]
    [('Kent', 'kent'), ('thefts from the person', 'theft-from-person')]
    """
    spans = read_tokens(text).spans[group]
    return tuple(Name(start=s.start_char, end=s.end_char, id=s.label_) for s in spans)


@lru_cache(maxsize=16)
def read_tokens(text: str) -> Doc:
    """The tokens of a text with their sentences; a run of 300 characters without a space is one token."""
    return pipeline()(UNBROKEN.sub(lambda run: "x" * len(run[0]), text))


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    return load_data("extract", "language.toml")


def _token_match() -> Any:
    return re.compile("|".join(f"(?:{entry.pattern})" for entry in whole_tokens())).fullmatch


def _mark_sentences(doc: Doc) -> Doc:
    """Set all sentence starts at once: spaCy walks the whole text again at each one that is set alone."""
    import numpy

    starts: list[bool] = []
    for token in doc:
        starts.append(not starts or _begins(doc, token, starts))
    values: Any = numpy.array([[1 if start else -1] for start in starts], dtype="int64").astype("uint64")
    return doc.from_array(["SENT_START"], values) if starts else doc


def _begins(doc: Doc, token: Token, starts: Sequence[bool]) -> bool:
    """Whether a sentence ends right before this token."""
    at = token.i - 1
    while at > 0 and (doc[at].is_space or doc[at].text in CLOSERS):
        at -= 1
    before = doc[at]
    if token.is_space or token.text[0] in CLOSERS or not before.text:
        return False
    if not _spaced(doc, at, token.i) or not _can_begin(token):
        return token.text in BULLETS and _spaced(doc, at, token.i) and before.text[-1] in ENDS
    return _ends(doc, before, starts)


def _spaced(doc: Doc, start: int, end: int) -> bool:
    return any(t.is_space or t.whitespace_ for t in doc[start:end])


def _can_begin(token: Token) -> bool:
    first = token.text[0]
    return first.isupper() or first.isdigit() or first in "£\"'“‘(["


def _ends(doc: Doc, last: Token, starts: Sequence[bool]) -> bool:
    if last.text in _final_abbreviations():
        return True
    if last.text.strip(".!?…"):
        return False
    return not (last.text == "." and last.i > 0 and _is_mark(doc, last.i, starts))


def _is_mark(doc: Doc, stop: int, starts: Sequence[bool]) -> bool:
    """Whether the full stop belongs to the number or letter that opens a list item ("2. The…") or an initial."""
    mark = doc[stop - 1]
    if mark.whitespace_ or not LIST_MARK.fullmatch(mark.text):
        return False
    opening = stop == 1 or starts[stop - 1] or doc[stop - 2].text in ":;"
    return opening or (len(mark.text) == 1 and mark.text.isupper())


@cache
def _final_abbreviations() -> frozenset[str]:
    return frozenset(a.text for a in abbreviations() if a.ends)
