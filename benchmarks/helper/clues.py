"""What a phrase of a sentence shows of being what an amount measures, as clues that a ranker weighs.

No clue says what the rules made of the amount: so the ranker judges alone, and need not be trained again when a rule
is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

from benchmarks.helper.spoken import Amount, Span, Spoken, bare_left
from corpus.evaluation.words import FILLERS, token_list
from extract.words import Word, in_list

CLUES = 1 << 16
"""Weights: two clues may share one."""
CLOSED = ("preposition", "conjunction", "determiner", "relative", "auxiliary", "stop", "pronoun")
KNOWN = ("movements", "aims", "generic", "vague", "totalling", "showing", "qualifying")
TIME = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")
NEAR = 3
"""Words between a phrase and its amount that are told one by one."""


def numbered(clues: Sequence[str]) -> list[int]:
    """The number of each clue's weight."""
    return [crc32(clue.encode()) % CLUES for clue in clues]


def class_at(words: Sequence[Word], at: int) -> str:
    """What a word is: itself where it belongs to a closed class, else its class and the list that it is in."""
    if not 0 <= at < len(words):
        return "END"
    word = words[at]
    if word.kind in CLOSED:
        return word.lower
    return next((f"{word.kind}:{name}" for name in KNOWN if in_list(name, word.lower)), word.kind)


def _word_at(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else "END"


def _size(count: int) -> str:
    """A number of words, roughly."""
    return str(count) if count <= NEAR else "4-6" if count < 7 else "7-10" if count < 11 else "11+"


def unit_group(unit: str) -> str:
    """Units that are spoken of alike."""
    return "share" if unit in ("percent", "percentage_points") else "time" if unit in TIME else unit


def likeness(one: Sequence[str], other: Sequence[str] | None) -> str:
    """How much two phrases share, roughly."""
    if other is None:
        return "none"
    a, b = set(one), set(other)
    share = 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
    return "same" if share == 1 else "most" if share >= 0.5 else "some" if share else "nothing"


def content_words(text: str | None) -> list[str]:
    """The words of a phrase without the small ones."""
    return [word for word in token_list(text) if word not in FILLERS]


def amount_clues(spoken: Spoken, amount: Amount) -> dict[str, str]:
    """What stands around an amount."""
    words, left = spoken.words, bare_left(spoken.words, amount.left)
    return {
        "before": class_at(words, left - 1), "after": class_at(words, amount.right),
        "word_before": _word_at(words, left - 1), "word_after": _word_at(words, amount.right),
        "unit": unit_group(amount.figure.unit), "kind": amount.figure.kind,
        "nth": str(min(2, spoken.amounts.index(amount))),
    }  # fmt: skip


def clues_of_none(spoken: Spoken, amount: Amount) -> list[str]:
    """The clues that no phrase of the sentence is what an amount measures."""
    around = amount_clues(spoken, amount)
    both = f"{around['before']}|{around['after']}"
    single = [f"none {name}={value}" for name, value in around.items()]
    return ["none", f"none {both}", f"none {_size(len(spoken.words))}", f"none w={_word_at(spoken.words, 0)}", *single]


def clues_of_phrase(spoken: Spoken, amount: Amount, span: Span, before: Sequence[str] | None) -> list[str]:
    """The clues that a phrase is what an amount measures; `before` are the words of what the last one measured."""
    around, inner = amount_clues(spoken, amount), _inner(spoken, span)
    side, gap = _gap(spoken, amount, span)
    return [
        *(f"{name}={value}" for name, value in inner.items()),
        *(f"{side} {name}={value}" for name, value in inner.items()),
        *_gap_clues(spoken.words, side, gap, around, inner),
        *_around_clues(side, around, inner, _size(len(gap))),
        *_before_clues(side, around, likeness(content_words(spoken.text(span)), before)),
    ]


def _inner(spoken: Spoken, span: Span) -> dict[str, str]:
    """What a phrase is by itself and what stands beside it."""
    words, (first, end) = spoken.words, span
    phrase = words[first:end]
    stop = next((i for i, w in enumerate(phrase) if w.kind == "preposition" and i), len(phrase))
    head = next((first + i for i in range(stop - 1, -1, -1) if phrase[i].kind == "name"), -1)
    names = [i for i in range(first, end) if words[i].kind == "name"]
    capital = bool(names) and first > 0 and all(words[i].text[:1].isupper() for i in names)
    acting = bool(names) and all(spoken.actors[i] for i in names)
    return {
        "head": class_at(words, head), "word": _word_at(words, head), "opens": phrase[0].lower,
        "first": phrase[0].kind, "last": phrase[-1].kind, "size": _size(end - first),
        "verb": str(any(w.kind in ("verb", "auxiliary") for w in phrase)), "capital": str(capital),
        "actor": str(acting), "follows": class_at(words, first - 1), "then": class_at(words, end),
        "start": str(first == 0),
    }  # fmt: skip


def _gap(spoken: Spoken, amount: Amount, span: Span) -> tuple[str, Sequence[Word]]:
    """On which side of its amount a phrase stands, and the words between the two."""
    if span[1] <= amount.left:
        return "<", spoken.words[span[1] : amount.left]
    return (">", spoken.words[amount.right : span[0]]) if span[0] >= amount.right else ("=", ())


def _gap_clues(
    words: Sequence[Word], side: str, gap: Sequence[Word], around: dict[str, str], inner: dict[str, str]
) -> Iterator[str]:
    counts = {
        "numbers": min(NEAR, sum(w.kind == "number" for w in gap)),
        "verbs": min(NEAR, sum(w.kind in ("verb", "auxiliary") for w in gap)),
        "stops": min(NEAR, sum(w.kind == "stop" for w in gap)),
    }
    rough = f"{_size(len(gap))} {counts}"
    told = "|".join(class_at(gap, i) for i in range(len(gap))) if len(gap) <= NEAR else rough
    few = f"{min(2, counts['numbers'])}{min(2, counts['verbs'])}"
    yield from (f"{side} {name}={count}" for name, count in counts.items())
    yield from (f"{side} gap={told}", f"{side} far={_size(len(gap))}")
    yield from (f"{side} {told} {around['before']}<", f"{side} {told} >{around['after']}")
    yield from (f"{side} {few} then={inner['then']}", f"{side} {few} follows={inner['follows']}")
    yield from (f"{side} nth={around['nth']}{counts['numbers']}{b}" for b in ("", around["before"]))
    yield f"{side} {inner['first']} {min(NEAR, len(gap))}"


def _around_clues(side: str, around: dict[str, str], inner: dict[str, str], far: str) -> Iterator[str]:
    before, after, unit, head = around["before"], around["after"], around["unit"], inner["head"]
    yield from (f"{side} {name}={value}" for name, value in around.items())
    yield from (f"{side} {before}|{after}", f"{side} {before}<{head}", f"{side} >{after} {head} {far}")
    yield from (f"{unit} {head}", f"{unit} {around['kind']} {side} {head}")
    yield from (f"{side} {inner['follows']} | {inner['then']}", f"{before} {side} {inner['follows']} {inner['then']}")
    yield f"actor {inner['actor']} {inner['size']} {before}"


def _before_clues(side: str, around: dict[str, str], like: str) -> Iterator[str]:
    yield f"again={like}"
    yield from (f"again={like} {name}={around[name]}" for name in ("before", "word_before", "kind"))
    yield f"again={like} {around['after']} {around['unit']}"
    yield from (f"again={like} {side}", f"again={like} {around['before']}|{around['after']}")
