"""What characters a font prints: by the file's own table where it makes sense, else by what other evidence there is.

In this order: the font's character map, the names of its glyphs, the program embedded in the file, and a constant shift
that turns its text into words. Characters for which there is none are U+FFFD, so that nobody reads a figure from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pdfminer.encodingdb import name2unicode
from pdfminer.pdffont import PDFCIDFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

from extract.data import load_data
from extract.pdf.programs import read_program

UNKNOWN = "\ufffd"
BROKEN = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
SOFT_HYPHEN = "\u00ad"
LETTERS = re.compile("[A-Za-z]+")
CLASSES = ("auxiliaries", "determiners", "prepositions", "conjunctions", "relatives", "pronouns")
ENOUGH = 40
"""Letters: with fewer of them a font's text is not judged."""
MOST = 600
"""Characters of a font that are judged."""
PROSE, NONSENSE = 0.12, 0.03
"""Of the letters: as many stand in small words in any text, and so few in what is none."""
GAP = 0.2
"""Of the size: characters further apart stand in two words."""
FEWEST = 4
"""Different small words that must be found."""
CAPITALS = 0.4
"""What a small word in capitals counts: a text in small letters moved by 32 has nothing else."""
MARGIN = 2.0
"""By how much the best shift must be better than the next."""
SHIFTS = range(-96, 97)
UNREAD = "{count} characters in the font {font} could not be read: the file does not say which letters they are."
SHIFTED = "The text in the font {font} is garbled in the file; it was read with every character moved by {shift}."


class Fonts(PDFResourceManager):
    """The fonts of one file; each has a `reading`, which remembers what is found out about it."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> Any:
        """Pdfminer's font."""
        font: Any = super().get_font(objid, spec)
        if not hasattr(font, "reading"):
            font.reading = FontReading(font, spec)
        return font


class FontReading:
    """What a font's codes mean, as far as that can be told."""

    def __init__(self, font: Any, spec: Mapping[str, Any]) -> None:
        self.font = font
        self.spec = spec
        name = font.fontname
        self.fontname = name.decode("latin-1") if isinstance(name, bytes) else str(name)
        self.name = self.fontname.split("+", 1)[-1]
        self.family = _family(self.name)
        self.nameless = frozenset() if getattr(font, "unicode_map", None) else frozenset(_nameless(spec))
        self.texts: dict[int, str] = {}
        self.program: dict[int, str] | None = None
        self.sample = ""
        self.judged = 0
        self.shift = 0

    @property
    def may_be_garbled(self) -> bool:
        """Whether the file gives no table for the font, or one that only repeats the codes of its glyphs."""
        if self.family or ("FontDescriptor" not in self.spec and "DescendantFonts" not in self.spec):
            return False
        if isinstance(self.font, PDFCIDFont):
            return all(text == chr(code) for code, text in self.texts.items())
        return "Encoding" not in self.spec and not getattr(self.font, "unicode_map", None)

    def text(self, code: int) -> str:
        """The text of a code; U+FFFD where it is not known."""
        if code not in self.texts:
            self.texts[code] = self._find(code)
        return self.texts[code]

    def _find(self, code: int) -> str:
        mapped = self._mapped(code)
        if sign := _sign(self.family, mapped or chr(code % 256), is_own=not getattr(self.font, "unicode_map", None)):
            return sign
        if not mapped and self._is_mapped_to_nothing(code):
            return ""
        if mapped and code not in self.nameless and not BROKEN.search(mapped):
            return mapped.translate(LIGATURES)
        found = self._named(code) or self._programmed(code) or _sign("letters", mapped)
        return found.translate(LIGATURES) if found else UNKNOWN

    def _mapped(self, code: int) -> str:
        try:
            text = str(self.font.to_unichr(code))
        except PDFUnicodeNotDefined:
            return ""
        # pdfminer's WinAnsi table has a space where a viewer prints a hyphen
        return SOFT_HYPHEN if code == 0xAD and text == " " else text

    def _is_mapped_to_nothing(self, code: int) -> bool:
        found = getattr(getattr(self.font, "unicode_map", None), "cid2unichr", {})
        return found.get(code) == ""

    def _named(self, code: int) -> str:
        """By the name of its glyph, where the file names it."""
        known = getattr(self.font, "cid2unicode", {}) if "Encoding" in self.spec and code not in self.nameless else {}
        text = str(known.get(code, ""))
        return "" if BROKEN.search(text) else text

    def _programmed(self, code: int) -> str:
        if self.program is None:
            self.program = read_program(self.spec, is_cid=isinstance(self.font, PDFCIDFont))
        text = self.program.get(code, "")
        return "" if BROKEN.search(text) else text

    def judge(self, text: str) -> None:
        """Looks for the shift that turns the font's text into words, whenever much more of it has been seen."""
        if self.shift or self.family or len(self.sample) >= MOST:
            return
        self.sample = (self.sample + " " + text)[:MOST]
        letters = sum(not c.isspace() for c in self.sample)
        if letters >= max(ENOUGH, 2 * self.judged):
            self.judged = letters
            self.shift = find_shift(self.sample)


def find_shift(text: str) -> int:
    """By how much all characters of a text must be moved to make words; 0 where none does, or where it has words.

    >>> plain = "The report of the panel to the board is that all of it was done with care and in time"
    >>> find_shift("".join(chr(ord(c) - 29) for c in plain)), find_shift(plain), find_shift("Xyz " * 20)
    (29, 0, 0)
    """
    if prose_share(text) > NONSENSE:
        return 0
    shares = sorted(((prose_share(shifted(text, by)), by) for by in SHIFTS if by), reverse=True)
    (best, by), (second, _) = shares[:2]
    varied = len(set(_small_words_in(shifted(text, by)))) >= FEWEST
    return by if varied and best >= PROSE and best >= MARGIN * second else 0


def shifted(text: str, by: int) -> str:
    """A text with every character moved by so much; what is no printable ASCII then is a space."""
    return "".join(c if c == " " else chr(ord(c) + by) if 32 <= ord(c) + by < 127 else " " for c in text)


def prose_share(text: str) -> float:
    """The share of a text's characters that stand in the small words of any English text.

    >>> prose_share("the cost of it") > 0.5, prose_share("Wkh frvw ri lw")
    (True, 0.0)
    """
    small = _small_words_in(text)
    known = sum(len(word) * (1 if word.islower() or word.istitle() else CAPITALS * word.isupper()) for word in small)
    return known / max(1, sum(not c.isspace() for c in text))


def _small_words_in(text: str) -> list[str]:
    return [word for word in LETTERS.findall(text) if len(word) > 1 and word.lower() in _small_words()]


@cache
def _small_words() -> frozenset[str]:
    lists = load_data("extract", "words.toml")
    return frozenset(word for name in CLASSES for word in lists[name].split())


def _nameless(spec: Mapping[str, Any]) -> Iterator[int]:
    """The codes whose glyph has a name that says nothing, as "g37"."""
    encoding = resolve1(spec.get("Encoding"))
    code = 0
    for item in (resolve1(encoding.get("Differences")) or []) if isinstance(encoding, dict) else []:
        if isinstance(item, PSLiteral):
            if not _says_something(str(item.name)):
                yield code
            code += 1
        elif isinstance(item, int):
            code = item


def _says_something(name: str) -> bool:
    try:
        return name == ".notdef" or bool(name2unicode(name))
    except (KeyError, ValueError):
        return False


@cache
def _signs() -> dict[str, dict[str, Any]]:
    found = load_data("extract.pdf", "symbols.toml")
    return {
        name: {**table, "signs": {chr(int(entry[:2], 16)): entry[2:] for entry in table["signs"].split()}}
        for name, table in found.items()
    }


def _family(name: str) -> str | None:
    """The table of a font without letters; None for all others.

    >>> _family("Wingdings-Regular"), _family("Wingdings3"), _family("SymbolMT"), _family("ArialMT")
    ('wingdings', 'wingdings3', 'symbol', None)
    """
    plain = name.lower().replace(" ", "")
    fits = [
        (len(start), table) for table, entry in _signs().items() for start in entry["fonts"] if plain.startswith(start)
    ]
    return max(fits)[1] if fits else None


def _sign(family: str | None, text: str, *, is_own: bool = False) -> str | None:
    """The sign of a font without letters for what the file calls `text`; None where that is what it says.

    `is_own` where that is the font's own code. Wingdings are no letters whatever the file calls them.
    """
    if family is None or len(text) != 1 or text.isspace():
        return None
    private = "\uf020" <= text <= "\uf0ff"
    table = _signs()[family]
    if private or (ord(text) < 256 and ("other" in table or (is_own and family == "symbol"))):
        sign: str | None = table["signs"].get(chr(ord(text) % 256), table.get("other"))
        return sign
    return None


def repair(chars: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """Characters of a page with what their fonts as a whole put right, and sentences on that and on the rest."""
    groups: dict[int, list[dict[str, Any]]] = {}
    for char in chars:
        groups.setdefault(id(char["reading"]), []).append(char)
    notes: list[str] = []
    fresh: dict[int, str] = {}
    for own in groups.values():
        reading = own[0]["reading"]
        unread = sum(c["text"] == UNKNOWN for c in own)
        if unread or reading.may_be_garbled:
            texts = _judged(reading, own)
            fresh.update((id(c), text) for c, text in zip(own, texts, strict=True) if text != c["text"])
            notes += _notes(reading, texts)
    return [{**c, "text": fresh[id(c)]} if id(c) in fresh else c for c in chars] if fresh else list(chars), notes


def _judged(reading: FontReading, own: Sequence[dict[str, Any]]) -> list[str]:
    """The texts of a font's characters; where most cannot be read, no digit among them is trusted."""
    raw = [chr(c["code"]) if c["text"] == UNKNOWN else c["text"] for c in own]
    reading.judge("".join(_spaced(own, raw)))
    texts = [c["text"] for c in own]
    if reading.shift:
        texts = [_shown(text, reading.shift) for text in raw]
    unread = texts.count(UNKNOWN)
    return [UNKNOWN if unread * 2 > len(own) and text.isdigit() else text for text in texts]


def _shown(text: str, by: int) -> str:
    moved = shifted(text, by)
    return moved if moved != " " or text == " " or ord(text[:1] or " ") + by == 32 else UNKNOWN


def _spaced(own: Sequence[dict[str, Any]], texts: Sequence[str]) -> Iterator[str]:
    """The texts of characters, with a space wherever they stand apart."""
    for i, (char, text) in enumerate(zip(own, texts, strict=True)):
        before = own[i - 1] if i else char
        apart = abs(char["x0"] - before["x1"]) > GAP * char["size"] or abs(char["top"] - before["top"]) > 2
        yield " " + text if i and apart else text


def _notes(reading: FontReading, texts: Sequence[str]) -> Iterator[str]:
    if reading.shift:
        yield SHIFTED.format(font=reading.name, shift=reading.shift)
    if unread := texts.count(UNKNOWN):
        yield UNREAD.format(count=unread, font=reading.name)
