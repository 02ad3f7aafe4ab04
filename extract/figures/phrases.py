"""The noun phrases around an amount: what follows it, what it is "of", the subject of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from extract.words import Word, in_list

NAME_LIMIT = 12
"""Words: a longer name is cut."""
PREDICATE_LIMIT = 10
ENDING = frozenset(["than", "compared", "since", "until", "per", "despite", "when", "during", "throughout"])
VERBAL = ("auxiliary", "verb", "adverb", "relative")
TRAILING = ("preposition", "determiner", "conjunction", "auxiliary", "relative", "pronoun", "adverb", "stop")
HEADING = ("determiner", "conjunction", "adverb", "pronoun", "stop", "relative", "preposition", "number")


def name_after(words: Sequence[Word], at: int) -> tuple[list[Word], int]:
    """The noun phrase that begins at word `at`, and the place of the word after it."""
    taken: list[Word] = []
    i = at
    while i < len(words) and len(taken) < NAME_LIMIT and not _ends_name(words, i, bool(taken)):
        taken.append(words[i])
        i += 1
    return trimmed(taken), i


def _ends_name(words: Sequence[Word], i: int, begun: bool) -> bool:
    word = words[i]
    if word.kind in ("stop", "auxiliary", "relative", "pronoun") or (word.kind == "verb" and begun):
        return True
    if word.kind == "conjunction":
        return word.lower not in ("and", "or") or _begins_clause(words, i + 1)
    if word.kind == "number":
        return begun
    return word.lower in ENDING or (word.lower in ("with", "of") and _next_kind(words, i) == "number")


def _begins_clause(words: Sequence[Word], i: int) -> bool:
    return _next_kind(words, i - 1) in ("number", "pronoun", "auxiliary", "verb", "determiner", "stop", "adverb")


def _next_kind(words: Sequence[Word], i: int) -> str:
    return words[i + 1].kind if i + 1 < len(words) else "stop"


def predicate(words: Sequence[Word], at: int) -> list[Word]:
    """What is said from the verb at `at` on, auxiliaries left out: "had been adopted" is "adopted"."""
    taken: list[Word] = []
    for i in range(at, len(words)):
        word = words[i]
        if word.kind == "stop" or (word.kind == "conjunction" and _parts_clauses(words, i)):
            break
        if len(taken) >= PREDICATE_LIMIT or word.lower in ENDING or (word.kind == "number" and taken):
            break
        if word.kind not in ("auxiliary", "pronoun") and (taken or not in_list("adverbs", word.lower)):
            taken.append(word)
    said = trimmed(taken)
    return [] if len(said) == 1 and in_list("light", said[0].lower) else said


def _parts_clauses(words: Sequence[Word], i: int) -> bool:
    """A conjunction inside what is said joins two verbs: "achieved or exceeded the standard"."""
    if words[i].lower not in ("and", "or"):
        return True
    return _next_kind(words, i) not in ("verb", "participle", "name", "preposition")


def name_before(words: Sequence[Word], at: int) -> list[Word]:
    """The noun phrase that ends right before word `at`: "forecast overspend on delegated budgets"."""
    first = at
    while first > 0 and at - first < NAME_LIMIT and not _begins_name(words, first - 1, at):
        first -= 1
    return trimmed(words[first:at])


def _begins_name(words: Sequence[Word], i: int, at: int) -> bool:
    """Whether the word at `i` stands before the phrase and not in it."""
    word = words[i]
    if word.kind == "determiner":
        return i == 0 or words[i - 1].kind != "preposition"
    if word.kind == "stop":
        return not (word.text in (",", "’", "'") and _joins_names(words, i))
    if word.kind == "conjunction":
        return not (word.lower == "and" and _joins_names(words, i))
    if word.kind == "preposition":
        return i == 0 or words[i - 1].kind in ("verb", "auxiliary", "stop", "preposition", "participle")
    return word.kind in ("auxiliary", "verb", "relative", "pronoun", "number", "adverb")


def _joins_names(words: Sequence[Word], i: int) -> bool:
    """A comma or "and" inside a name in capitals: "Growth, Environment & Transport"."""
    if i == 0 or i + 1 >= len(words):
        return False
    before, after = words[i - 1], words[i + 1]
    return before.kind == after.kind == "name" and before.text[:1].isupper() and after.text[:1].isupper()


def subject_before(words: Sequence[Word], at: int) -> list[Word]:
    """The subject of the last verb before word `at`; the words before `at` where there is no verb."""
    verb = _last_verb(words, at)
    while verb is not None:
        first = verb
        while first > 0 and (words[first - 1].kind in VERBAL or _is_infinitive(words, first - 1)):
            first -= 1
        if first > 0 and words[first - 1].text in (",", "–", ":", "—") and words[first].kind == "relative":
            first -= 1
        found = _subject(words, first) or _shown(words, verb, at)
        if found:
            return found
        verb = _last_verb(words, first)
    return []


def _is_infinitive(words: Sequence[Word], at: int) -> bool:
    """Whether "to" joins two verbs: "are expected to remain"."""
    return at > 0 and words[at].lower == "to" and words[at - 1].kind in ("auxiliary", "verb", "participle")


def _shown(words: Sequence[Word], verb: int, at: int) -> list[Word]:
    """What there is, or what a month saw: "There has been a rise in thefts; up from 9"."""
    if not in_list("showing", words[verb].lower):
        return []
    name, _ = name_after(words[:at], verb + 1)
    return [] if name and (in_list("superlatives", name[0].lower) or is_timed(name)) else name


def _last_verb(words: Sequence[Word], at: int) -> int | None:
    return next((i for i in range(at - 1, -1, -1) if words[i].kind in ("auxiliary", "verb")), None)


def _subject(words: Sequence[Word], end: int) -> list[Word]:
    first = end
    while first > 0 and end - first < 2 * NAME_LIMIT:
        word = words[first - 1]
        if word.kind == "stop" and not _joins_names(words, first - 1):
            if word.text in ("–", "—", ":") and first == end:
                end = first = first - 1
                continue
            break
        if word.kind == "determiner" and first > 1 and words[first - 2].kind == "name" and first < end:
            return trimmed(words[first - 1 : end])
        if word.kind in ("pronoun", "number") or (word.kind in ("relative", "auxiliary") and _main(words, first - 1)):
            break
        if word.kind == "conjunction" and (word.lower not in ("and", "or") or _last_verb(words, first - 1) is not None):
            break
        first -= 1
    return trimmed(words[first:end])


def _main(words: Sequence[Word], i: int) -> bool:
    """Whether a relative or auxiliary is not inside the subject: "callers who were rated as good"."""
    if words[i].kind == "auxiliary":
        return i == 0 or words[i - 1].kind != "relative"
    return i == 0 or words[i - 1].kind not in ("name", "participle")


def is_generic(words: Sequence[Word]) -> bool:
    """Whether a phrase says how something is counted, not what: "a monthly average"."""
    head, owner = _parted(words)
    heads = [w for w in head if w.kind == "name"]
    if not heads:
        return True
    if owner and owner[0].lower not in ("of", "for"):
        return False
    if any(not _counts(w) and not in_list("actors", w.lower) for w in owner if _says(w)):
        return False
    if len(heads) == 1 and in_list("aims", heads[0].lower):
        return True
    return in_list("generic", heads[-1].lower) and all(_counts(w) for w in heads[:-1])


def is_comparator(words: Sequence[Word]) -> bool:
    """Whether a phrase is another's amount of the same thing: "national average", "average for the Welsh forces"."""
    head = [w for w in _parted(words)[0] if w.kind == "name"]
    wide = len(head) > 1 or len(words) > len(head)
    return bool(head) and wide and is_generic(head) and in_list("comparators", head[-1].lower) and is_generic(words)


def _says(word: Word) -> bool:
    return word.kind == "name" and word.text.isalpha()


def _parted(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """A phrase up to its first preposition, and what comes after it."""
    at = next((i for i, w in enumerate(words) if w.kind == "preposition"), len(words))
    return words[:at], words[at:]


def is_timed(words: Sequence[Word]) -> bool:
    """Whether a phrase says when, not what: "same quarter last year", "quietest month"."""
    head, owner = _parted(words)
    names = [w for w in head if w.kind == "name"]
    if not names:
        return False
    ends = in_list("times", names[-1].lower) and not any(w.kind == "name" for w in owner)
    return ends or all(in_list("times", w.lower) or in_list("ordering", w.lower) for w in names)


def _counts(word: Word) -> bool:
    """Whether a word before "rate" or "average" says only how it is counted: "monthly"."""
    return in_list("generic", word.lower) or in_list("gauging", word.lower)


def joined(words: Sequence[Word]) -> str | None:
    """The phrase as text, with the printed spaces made single; None where it is empty."""
    text = ""
    for before, word in zip([None, *words], words, strict=False):
        gap = "" if before is None or (before.end == word.start) or word.text in ",)" else " "
        text += gap + word.text
    return text or None


def _says_how(word: Word) -> bool:
    """An adverb that belongs to what is said: "fully staffed"."""
    return word.kind == "adverb" and not in_list("adverbs", word.lower)


def trimmed(words: Sequence[Word]) -> list[Word]:
    """A phrase without the small words at its ends, and what moved without "a rise in"."""
    kept = list(words)
    while kept and kept[0].kind in HEADING and not _says_how(kept[0]):
        kept.pop(0)
    while kept and kept[-1].kind in TRAILING:
        kept.pop()
    if not any(c.isalpha() for w in kept for c in w.text):
        return []
    if len(kept) > 2 and in_list("movements", kept[0].lower) and kept[1].lower in ("in", "of"):
        return trimmed(kept[2:])
    return kept
