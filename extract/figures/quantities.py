"""Amounts as papers print them: "£23.3m", "(123.4)", "2nd lowest", "between 300 and 400".

What stands around a number (units, scales, qualifiers) is data in `units.toml`. Whether an amount
reports anything is not decided here: `masks` knows the numbers that are dates, references or names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import chain

from extract.figures.quantity import Quantity as Quantity
from extract.figures.quantity import scale_factor
from extract.figures.quantity import unit_data as unit_data
from extract.figures.ranges import in_unit, joined
from extract.number_words import MULTIPLE, NumberWord, find_number_words

NUMERAL = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\d)\]”’])\.\d+)"
SUPERLATIVE = (
    r"(?!(?:(?:north|south|mid)?(?:west|east)|request|interest|arrest|protest|test|forest|guest|quest|inquest|contest|"
    r"harvest|manifest|latest|rest|chest|digest|invest)\b)[a-z]{3,}est"
)
ORDINAL = re.compile(
    r"(?<![\w£.,/-])(?P<number>\d{1,3})(?:st|nd|rd|th)\b"
    rf"(?=\s?\)|\s+(?:and\s)?(?:position|place|best|worst|most|least|{SUPERLATIVE}|out\sof|in\sthe|"
    r"a\syear\s(?:ago|earlier)|"
    r"nationally|of\s(?:the\s)?\d{1,2}\s(?:forces|areas|authorities|counties|districts))\b"
    r"|\sat\s£?\d[\d.,]*\s?(?:%|per\scent\b|seconds?\b|minutes?\b|hours?\b|days?\b))",
    re.IGNORECASE,
)
RANKED = re.compile(
    r"(?:(?<=\branks\s)|(?<=\branked\s)|(?<=\bbeen\s)|(?<=\bis\s)|(?<=\bwas\s)|(?<=\bare\s)|(?<=\brank\s)"
    r"|(?<=\bnow\s)|(?<=:\s))"
    r"(?P<number>\d{1,3})(?:st|nd|rd|th)\b"
    r"(?=\s+(?:of\s\d|in\s|for\s|among|nationally|overall|and\s|an?\s|from\s|last\s|this\s|at\s|with\s|previous\b"
    r"|target\b)|\s?[.,;)]|$)",
    re.IGNORECASE,
)
MOVED_RANK = re.compile(
    r"\bfrom\s(?P<first>\d{1,3}(?:st|nd|rd|th))\sto\s(?P<second>\d{1,3}(?:st|nd|rd|th))\b(?!\s(?:of\s)?(?-i:[A-Z]))",
    re.IGNORECASE,
)
ORDINAL_WORDS = {
    word: n
    for n, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
}
_WORDS = "|".join(ORDINAL_WORDS)
ORDINAL_WORD = re.compile(
    rf"\b(?P<number>{_WORDS})\s+(?=(?:position|place|best|worst|most|least|{SUPERLATIVE}|out\sof)\b)", re.IGNORECASE
)
RANKED_WORD = re.compile(
    rf"\b(?:ranked|ranks|ranking|placed|came)\s(?P<number>{_WORDS})\b"
    r"(?=\s(?:of|in|out|among|for|nationally|overall|and)\b|[,.;)])",
    re.IGNORECASE,
)
ONE_IN = re.compile(r"(?:one|1)\s+in\s", re.IGNORECASE)
CODE_BEFORE = re.compile(r"[A-Za-z][-–]$")
MONEY_RANGE = re.compile(r"£\s?\d[\d.,]*\s?(?:bn|m|k)?\s?[-–]\s?$")
MULTIPLIED = {"hal": -50.0, "dou": 100.0, "tre": 200.0, "tri": 200.0, "qua": 300.0}
NEW_CLAUSE = re.compile(r"[.;,]\s|\band\s(?:an?|the|had|has|have|was|were|is|are|it|they|its|their)\b")
RATE_REACH = 60
"""Characters after a number within which "per 1,000" still says its unit."""
PENNY = 0.01
"""Pounds."""


def find_quantities(text: str) -> list[Quantity]:
    """The amounts of a text in reading order; they do not overlap.

    >>> [(q.text, q.value, q.unit) for q in find_quantities("1 minute 7 seconds, £1.2m; 2nd lowest")]
    [('1 minute 7 seconds', 67.0, 'seconds'), ('£1.2m', 1200000.0, 'GBP'), ('2nd', 2.0, 'rank')]
    >>> [(q.value, q.value_to, q.qualifier) for q in find_quantities("between 300 and 400, at least £4-5m")]
    [(300.0, 400.0, None), (4000000.0, 5000000.0, 'at_least')]
    """
    found = [*_ranks(text), *_multiples(text), *joined(text, [*_numerals(text), *_spelled(text)])]
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(_qualified(text, in_unit(text, kept[-2:], quantity)))
    return kept


@cache
def _numeral_pattern() -> re.Pattern[str]:
    scales = "|".join(f"(?:{row['word']})" for row in unit_data()["scale"])
    return re.compile(
        rf"(?<![\w.,/:#@&%])(?P<open>\()?(?P<sign>[+\-–−]\s?)?(?P<money>£\s?)?(?P<sign2>[-–−])?"
        rf"(?P<number>{NUMERAL})(?:\s?(?P<scale>{scales})(?![A-Za-z]))?",
        re.IGNORECASE | re.DOTALL,
    )


def _numerals(text: str) -> list[Quantity]:
    found = []
    for match in _numeral_pattern().finditer(text):
        if not _stands_alone(text, match):
            continue
        scaled = bool(match["scale"]) and _is_scale(text, match)
        end = match.end("scale") if scaled else match.end("number")
        number = float(match["number"].replace(",", ""))
        found.append(_with_unit(text, match, end, round(number * (scale_factor(match["scale"]) if scaled else 1.0), 6)))
    return found


def _is_scale(text: str, match: re.Match[str]) -> bool:
    """A bare "m" or "k" is a scale of money only: "5 m" may be metres."""
    return _is_money(text, match) or len(match["scale"]) > 2


def _is_money(text: str, match: re.Match[str]) -> bool:
    return bool(match["money"] or MONEY_RANGE.search(text[max(0, match.start("number") - 20) : match.start("number")]))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Not a piece of a code, a date or a time: "12/34", "4A", "10:30", "18-24", "1.2.3"."""
    end = match.end("scale") if match["scale"] else match.end("number")
    after = text[end : end + 2]
    if CODE_BEFORE.search(text[max(0, match.start() - 2) : match.start()]):
        return False
    if re.match(r"[/:.]\d|\d|[‐-][A-Za-z]", after):
        return False
    if match["scale"] or not after[:1].isalpha():
        return True
    return bool(_unit_after(text, end))


def _with_unit(text: str, match: re.Match[str], end: int, value: float) -> Quantity:
    start = match.start("money") if match["money"] else match.start("number")
    sign = (match["sign2"] or match["sign"] or "").strip()
    if match["sign"] and not _is_sign(text, match):
        sign = match["sign2"] or ""
    if sign and match["sign"]:
        start = match.start("sign")
    elif sign:
        start = min(start, match.start("sign2"))
    unit, unit_end = ("GBP", end) if _is_money(text, match) else _unit(text, end)
    if match["open"] and not sign and text[unit_end : unit_end + 1] == ")" and _is_negative(text, match):
        sign, start, unit_end = "()", match.start("open"), unit_end + 1
    value = -value if sign in ("-", "–", "−", "()") else value
    value = round(value * PENNY, 6) if unit == "GBP" and not _is_money(text, match) else value
    return Quantity(start=start, end=unit_end, text=text[start:unit_end], value=value, unit=unit, sign=sign)


def _is_sign(text: str, match: re.Match[str]) -> bool:
    """A dash with space on both sides parts two phrases; "- 5" at the start is a bullet."""
    at = match.start("sign")
    spaced = match["sign"].endswith(" ")
    if match["sign"].strip() == "+":
        return True
    return (not spaced and (at == 0 or text[at - 1] in " (\t\n,;:")) or (
        spaced and text[:at].strip() == "" and bool(match["money"])
    )


def _is_negative(text: str, match: re.Match[str]) -> bool:
    """Brackets around a whole cell are a minus; in running text they only set a number apart."""
    return not text[: match.start("open")].strip() and not text[match.end("number") :].strip(" )%mkbn0'")


@cache
def _units() -> tuple[tuple[re.Pattern[str], str], ...]:
    """A percent sign may run into a footnote's mark; a word may not run on."""
    ends = {"percent": r"(?:%|(?:per\s?cent|pct)(?!\w))"}
    rows = [*unit_data()["unit"], *unit_data()["pence"]]
    forms = ((ends.get(row["unit"], rf"(?:{row['word']})(?!\w)"), row["unit"]) for row in rows)
    return tuple((re.compile(rf"[\s-]?{form}", re.IGNORECASE), unit) for form, unit in forms)


@cache
def _rates() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["word"], re.IGNORECASE), row["unit"]) for row in unit_data()["rate"])


def rate_in(text: str) -> str | None:
    """The rate that a text names: "per 10,000 people"."""
    return next((unit for pattern, unit in _rates() if pattern.search(text)), None)


def _unit_after(text: str, end: int) -> tuple[str, int] | None:
    for pattern, unit in _units():
        match = pattern.match(text, end)
        if match:
            return unit, match.end()
    return None


def _unit(text: str, end: int) -> tuple[str, int]:
    direct = _unit_after(text, end)
    if direct:
        return direct
    reach = re.split(r"[.;,]\s|\d(?!\d*,\d{3})", text[end : end + RATE_REACH], maxsplit=1)[0]
    reach = text[end : end + len(reach) + 8]
    for pattern, unit in _rates():
        match = pattern.search(reach)
        if match and not NEW_CLAUSE.search(reach[: match.start()]):
            return unit, end
    return "count", end


def _spelled(text: str) -> list[Quantity]:
    return [_spelled_quantity(text, word) for word in find_number_words(text)]


def _spelled_quantity(text: str, word: NumberWord) -> Quantity:
    if word.share:
        once = ONE_IN.match(text, word.start, word.end)
        unit, value, end = ("ratio" if once else "percent"), word.value * (1 if once else 100), word.end
    else:
        (unit, end), value = _unit(text, word.end), word.value
    return Quantity(start=word.start, end=end, text=text[word.start : end], value=value, unit=unit, spelled=True)


def _ranks(text: str) -> list[Quantity]:
    found = []
    moved = [m.span(group) for m in MOVED_RANK.finditer(text) for group in ("first", "second")]
    for match in chain.from_iterable(form.finditer(text) for form in (ORDINAL, RANKED, ORDINAL_WORD, RANKED_WORD)):
        word = match["number"].lower()
        end = match.end() if word.isdigit() else match.end("number")
        found.append(_rank(text, (match.start("number"), end), float(ORDINAL_WORDS.get(word) or word)))
    return [*found, *(_rank(text, span, float(text[span[0] : span[1] - 2])) for span in moved)]


def _rank(text: str, span: tuple[int, int], value: float) -> Quantity:
    printed = text[span[0] : span[1]]
    spelled = not printed[0].isdigit()
    return Quantity(start=span[0], end=span[1], text=printed, value=value, unit="rank", spelled=spelled)


def _multiples(text: str) -> list[Quantity]:
    return [
        Quantity(start=m.start(), end=m.end(), text=m[0], value=MULTIPLIED[m[0][:3].lower()], unit="percent",
                 sign="-" if m[0][:3].lower() == "hal" else "+", spelled=True)
        for m in MULTIPLE.finditer(text)
    ]  # fmt: skip


@cache
def _before() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (
            re.compile(
                rf"(?:(?<!\w)(?:{row['before']}))\s*(?:{'' if row.get('bare') else 'the|'}an?)?\s?$", re.IGNORECASE
            ),
            row["qualifier"],
        )
        for row in unit_data()["qualifier"]
    )


@cache
def _after() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["words"], re.IGNORECASE), row["qualifier"]) for row in unit_data()["after"])


def _qualified(text: str, quantity: Quantity) -> Quantity:
    before = text[max(0, quantity.start - 30) : quantity.start]
    qualifier = next((name for pattern, name in _before() if pattern.search(before)), None)
    qualifier = qualifier or next((name for pattern, name in _after() if pattern.match(text, quantity.end)), None)
    return replace(quantity, qualifier=qualifier) if qualifier else quantity
