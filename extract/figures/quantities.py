"""Amounts as papers print them: "£23.3m", "(123.4)", "2nd lowest", "between 300 and 400".

What stands around a number (units, scales, qualifiers) is data in `units.toml`. Whether an amount
reports anything is not decided here: `masks` knows the numbers that are dates, references or names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from extract.data import load_data
from extract.number_words import NumberWord, find_number_words

NUMERAL = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\d)\]”’])\.\d+)"
ORDINAL = re.compile(
    r"(?<![\w£.,/-])(?P<number>\d{1,3})(?:st|nd|rd|th)\b"
    r"(?=\s?\)|\s+(?:and\s)?(?:position|place|lowest|highest|best|worst|most|least|largest|smallest|safest|out\sof|in\sthe)\b)",
    re.IGNORECASE,
)
RANKED = re.compile(
    r"(?:(?<=\branks\s)|(?<=\branked\s)|(?<=\bbeen\s)|(?<=\bis\s)|(?<=\bwas\s)|(?<=\bare\s)|(?<=\brank\s))"
    r"(?P<number>\d{1,3})(?:st|nd|rd|th)\b(?=\s+(?:of\s\d|in\s|for\s|among|nationally|overall|and\s|an?\s|from\s|last\s|this\s)|\s?[.,;)]|$)",
    re.IGNORECASE,
)
ORDINAL_WORDS = {
    word: n
    for n, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
}
ORDINAL_WORD = re.compile(
    rf"\b(?P<number>{'|'.join(ORDINAL_WORDS)})\s+"
    r"(?=(?:position|place|lowest|highest|best|worst|most|least|largest|smallest|safest|out\sof)\b)",
    re.IGNORECASE,
)
HALVED = re.compile(r"\b(?P<word>halved|halving|doubled|doubling|trebled|tripled|quadrupled)\b", re.IGNORECASE)
COMPARISON = re.compile(
    r"^[^.;]{0,80}\b(?:against|compared|versus|followed|from|to|than|average|and)\b[^.;]{0,40}$", re.IGNORECASE
)
CODE_BEFORE = re.compile(r"[A-Za-z][-–]$")
MONEY_RANGE = re.compile(r"£\s?\d[\d.,]*\s?(?:bn|m|k)?\s?[-–]\s?$")
MULTIPLIED = {"hal": -50.0, "dou": 100.0, "tre": 200.0, "tri": 200.0, "qua": 300.0}
RATE_REACH = 60
"""Characters after a number within which "per 1,000" still says its unit."""
MOVED_REACH = 30
"""Characters before an amount in which its verb stands."""
WHOLE = 100
"""Per cent: a greater number before "and 5%" is no share."""
SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount at `start` to `end` (exclusive) of a text.

    Money is in pounds; `unit` is one of the units of a figure; `sign` is the printed "+", "-" or
    "()", if any; `spelled` where it is printed in words.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    value_to: float | None = None
    qualifier: str | None = None
    sign: str = ""
    spelled: bool = False


def find_quantities(text: str) -> list[Quantity]:
    """The amounts of a text in reading order; they do not overlap.

    >>> [(q.text, q.value, q.unit) for q in find_quantities("1 minute 7 seconds, £1.2m; 2nd lowest")]
    [('1 minute 7 seconds', 67.0, 'seconds'), ('£1.2m', 1200000.0, 'GBP'), ('2nd', 2.0, 'rank')]
    >>> [(q.value, q.value_to, q.qualifier) for q in find_quantities("between 300 and 400, at least £4-5m")]
    [(300.0, 400.0, None), (4000000.0, 5000000.0, 'at_least')]
    """
    found = [*_ranks(text), *_multiples(text), *_joined(text, [*_numerals(text), *_spelled(text)])]
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(_qualified(text, _in_rate(text, kept[-2:], quantity)))
    return kept


def _in_rate(text: str, before: list[Quantity], quantity: Quantity) -> Quantity:
    """A decimal compared with a rate is one too: "0.72 per 1,000, against an average of 0.68"."""
    rate = next((q for q in before if q.unit.startswith("per_")), None)
    if rate is None or quantity.unit != "count" or "." not in quantity.text:
        return quantity
    compared = COMPARISON.search(text[rate.end : quantity.start])
    return replace(quantity, unit=rate.unit) if compared else quantity


@cache
def unit_data() -> dict[str, list[dict[str, Any]]]:
    """The entries of `units.toml` by kind."""
    return load_data("extract.figures", "units.toml")


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
        found.append(_with_unit(text, match, end, round(number * (_factor(match["scale"]) if scaled else 1.0), 6)))
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


@cache
def _factors() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((re.compile(row["word"], re.IGNORECASE), row["factor"]) for row in unit_data()["scale"])


def _factor(word: str) -> float:
    return next(factor for pattern, factor in _factors() if pattern.fullmatch(word))


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
    forms = ((ends.get(row["unit"], rf"(?:{row['word']})(?!\w)"), row["unit"]) for row in unit_data()["unit"])
    return tuple((re.compile(rf"[\s-]?{form}", re.IGNORECASE), unit) for form, unit in forms)


@cache
def _rates() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["word"], re.IGNORECASE), row["unit"]) for row in unit_data()["rate"])


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
        if match and not re.search(r"[.;,]\s|\band\b", reach[: match.start()]):
            return unit, end
    return "count", end


def _spelled(text: str) -> list[Quantity]:
    return [_spelled_quantity(text, word) for word in find_number_words(text)]


def _spelled_quantity(text: str, word: NumberWord) -> Quantity:
    if word.share:
        unit, value, end = ("ratio", word.value, word.end) if " in " in text[word.start : word.end].lower() else (
            "percent", 100 * word.value, word.end)  # fmt: skip
    else:
        (unit, end), value = _unit(text, word.end), word.value
    return Quantity(start=word.start, end=end, text=text[word.start : end], value=value, unit=unit, spelled=True)


def _ranks(text: str) -> list[Quantity]:
    found = []
    for match in [*ORDINAL.finditer(text), *RANKED.finditer(text), *ORDINAL_WORD.finditer(text)]:
        word = match["number"].lower()
        value = float(ORDINAL_WORDS.get(word) or word)
        end = match.end() if word.isdigit() else match.end("number")
        found.append(Quantity(start=match.start(), end=end, text=text[match.start() : end], value=value, unit="rank",
                              spelled=not word.isdigit()))  # fmt: skip
    return found


def _multiples(text: str) -> list[Quantity]:
    return [
        Quantity(start=m.start(), end=m.end(), text=m[0], value=MULTIPLIED[m["word"][:3].lower()], unit="percent",
                 sign="-" if m["word"][:3].lower() == "hal" else "+", spelled=True)
        for m in HALVED.finditer(text)
    ]  # fmt: skip


MOVED_BY = re.compile(
    r"\b(?:fell|falling|rose|rising|dropped|declined|decreased|increased|reduced|grew)(?:\s\w+)?\sby\s*$", re.IGNORECASE
)
BETWEEN = re.compile(r"(?:between|from)\s*$", re.IGNORECASE)
RANGE_JOIN = re.compile(r"\s?[-–—]\s?|\s(?:to|and|or)\s")


def _joined(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Ranges ("£4-5m", "between 300 and 400") and durations of two units made one."""
    found: list[Quantity] = []
    for quantity in sorted(quantities, key=lambda q: (q.start, -q.end)):
        last = found[-1] if found else None
        if last and quantity.start < last.end:
            continue
        joined = (_duration(text, last, quantity) or _range(text, last, quantity)) if last else None
        if joined:
            found[-1] = joined
            continue
        if last and _shares_unit(text, last, quantity):
            found[-1] = replace(last, unit=quantity.unit)
        found.append(quantity)
    return found


def _shares_unit(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the unit is printed once for two numbers: "one and two percentage points"."""
    bare = first.unit == "count" and first.spelled == second.spelled and first.value <= WHOLE
    return bare and second.unit in ("percent", "percentage_points") and text[first.end : second.start] == " and "


def _duration(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    gap = text[first.end : second.start]
    if first.unit not in SECONDS or second.unit not in SECONDS or gap not in (" ", " and ", ", "):
        return None
    if SECONDS[first.unit] <= SECONDS[second.unit]:
        return None
    value = first.value * SECONDS[first.unit] / SECONDS[second.unit] + second.value
    return replace(first, end=second.end, text=text[first.start : second.end], value=value, unit=second.unit)


def _range(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """The range of two amounts; "from 8% to 13%" is two levels, "fell by 4 to 13" a change and a level."""
    join = text[first.end : second.start]
    if second.sign in ("-", "–") and not join:
        join, second = "-", replace(second, value=abs(second.value))
    if first.value_to is not None or first.spelled != second.spelled or not RANGE_JOIN.fullmatch(join):
        return None
    before = BETWEEN.search(text[max(0, first.start - 12) : first.start])
    word = before[0].strip().lower() if before else ""
    if (join.strip() in ("and", "or") and word != "between") or (join.strip() == "to" and word == "from"):
        return None
    if join.strip() == "to" and first.unit == second.unit and MOVED_BY.search(text[: first.start][-MOVED_REACH:]):
        return None
    if first.unit not in ("count", second.unit) or (join.strip() == "to" and first.unit not in ("count",)):
        return None
    value = _same_scale(first, second)
    if value >= second.value:
        return None
    return replace(first, end=second.end, text=text[first.start : second.end], value=value,
                   value_to=second.value, unit=second.unit)  # fmt: skip


def _same_scale(first: Quantity, second: Quantity) -> float:
    """The first value in the scale printed once: "£4-5m" runs from four million."""
    scaled = re.search(r"bn|billion|million|m\b|k\b|thousand", second.text, re.IGNORECASE)
    own = re.search(r"bn|billion|million|m\b|k\b|thousand", first.text, re.IGNORECASE)
    return first.value * _factor(scaled[0]) if scaled and not own else first.value


@cache
def _before() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?:(?<!\w)(?:{row['before']}))\s*(?:the\s|a\s|an\s)?$", re.IGNORECASE), row["qualifier"])
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
