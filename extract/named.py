"""The names of the vocabularies in running text: forces and their places, bodies, measures.

A part of the spaCy pipeline: a phrase matcher for each vocabulary fills `doc.spans`, of texts that hold an amount
only. The label of a span is the id of its entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.number_words import has_number
from schema.vocabulary import Named, Span, bodies, force_names, is_acronym, is_printed_as, means_force, measures

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

GROUPS = ("forces", "bodies", "measures")
COMPONENT = "paper_names"
_JOINT = re.compile(r" (?:of|from|with|in|against|by|for|to) ")
_SHORTEST = 3
"""Letters: a shorter name has no plural."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vocabulary:
    """The matcher of a vocabulary and, by the spelling that it reports, each entry's id."""

    matcher: PhraseMatcher
    ids: Mapping[str, str]


def make_names(nlp: Language) -> _Names:
    """The part of the pipeline that finds the names; its phrases are read by the pipeline's own tokenizer."""
    return _Names(nlp)


class _Names:
    """Fills `doc.spans` with the names of each vocabulary, the longest of those that overlap."""

    def __init__(self, nlp: Language) -> None:
        names = {
            "forces": ((name, match.entry.id) for name, match in force_names()),
            "bodies": ((name, b.id) for b in bodies() for name in (b.name, *b.spellings)),
            "measures": ((v, m.id) for m in measures() for name in (m.name, *m.spellings) for v in _numbers(name)),
        }
        self._vocabularies = {group: _vocabulary(nlp, names[group]) for group in GROUPS}

    def __call__(self, doc: Doc) -> Doc:
        from spacy.util import filter_spans

        amounts = has_number(doc.text)
        for group, vocabulary in self._vocabularies.items():
            found = _found(doc, vocabulary, group) if amounts else ()
            doc.spans[group] = filter_spans(found)
        return doc


def _vocabulary(nlp: Language, names: Iterable[tuple[str, str]]) -> _Vocabulary:
    from spacy.matcher import PhraseMatcher

    matcher, ids = PhraseMatcher(nlp.vocab, attr="LOWER"), dict[str, str]()
    for name, entry in names:
        ids.setdefault(name, entry)
    for name in ids:
        matcher.add(name, [nlp.make_doc(form) for form in sorted({name, name.replace(" and ", " & ")})])
    return _Vocabulary(matcher=matcher, ids=ids)


def _numbers(name: str) -> Iterator[str]:
    """A measure's name, and with its last word or the noun before "of", "from" … in the other number."""
    yield name
    yield _other_number(name)
    head, joint, rest = _split_head(name)
    if joint:
        yield f"{_other_number(head)}{joint}{rest}"


def _split_head(name: str) -> tuple[str, str, str]:
    match = _JOINT.search(name)
    return (name[: match.start()], match[0], name[match.end() :]) if match else (name, "", "")


def _other_number(name: str) -> str:
    """The plural of a singular and the other way round; an acronym has a small s."""
    if len(name) < _SHORTEST or name.endswith(("ss", "us", "is")) or not name[-1].isalpha():
        return name
    if name.endswith("s"):
        return f"{name[:-3]}y" if name.endswith("ies") else name[:-1]
    return f"{name[:-1]}ies" if name.endswith("y") and name[-2] not in "aeiou" else f"{name}s"


def _found(doc: Doc, vocabulary: _Vocabulary, group: str) -> Iterator[Tokens]:
    from spacy.tokens import Span as Tokens

    for key, start, end in vocabulary.matcher(doc):
        name = doc.vocab.strings[key]
        tokens = Tokens(doc, start, end, label=vocabulary.ids[name])
        if _is_meant(tokens, name, group):
            yield tokens


def _is_meant(tokens: Tokens, name: str, group: str) -> bool:
    """Whether the words stand for the entry: names have capitals, a place may be part of another name."""
    if group == "forces":
        return means_force(tokens.doc.text, Span(tokens.start_char, tokens.end_char, _forces()[name]))
    return (group == "measures" and not is_acronym(name)) or is_printed_as(name, tokens.text)


@cache
def _forces() -> Mapping[str, Named]:
    return {named[0]: named for named in reversed([*force_names()])}
