"""Pages set from a few words, so that a case says where words stand and how they look.

A line is "x top sizeFLAGS text": points from the left and the top, the size, and any of b (bold), i (italic),
u (underlined), L (blue, as links). In the text, <x> goes on at x points and ^1 raises "1" as a note mark.
"""

from __future__ import annotations

import re

from extract.pages import Page, Rule, Word

LINE = re.compile(r"(?P<x>[\d.]+) (?P<top>[\d.]+) (?P<size>[\d.]+)(?P<flags>[biuL]*) (?P<text>.+)")
WIDTH = 0.5
"""Of the size: how wide a character is."""
FONTS = {"": "Serif-Roman", "b": "Serif-Bold", "i": "Serif-Italic", "bi": "Serif-BoldItalic"}


def set_page(text, number=1, width=595, height=842):
    words, rules = [], []
    for line in text.strip().splitlines():
        found = LINE.fullmatch(line.strip())
        assert found, line
        fresh = list(_words(found))
        words += fresh
        if "u" in found["flags"]:
            foot = max(word.bottom for word in fresh)
            rules.append(Rule(x0=fresh[0].x0, x1=fresh[-1].x1, top=foot - 0.5, bottom=foot - 0.5, origin="line"))
    return Page(number=number, width=width, height=height, words=tuple(words), rules=tuple(rules))


def set_pages(texts, **size):
    return [set_page(text, number, **size) for number, text in enumerate(texts, 1)]


def _words(found):
    x, top, size = float(found["x"]), float(found["top"]), float(found["size"])
    for token in found["text"].split():
        if jump := re.fullmatch(r"<(\d+)>", token):
            x = float(jump[1])
            continue
        plain, _, note = token.partition("^")
        for text, scale in ((plain, 1.0), (note, 0.6)):
            if text:
                yield _word(text, x, top, size * scale, found["flags"])
                x += WIDTH * size * scale * len(text)
        x += 0.3 * size


def _word(text, x, top, size, flags):
    font = FONTS["".join(flag for flag in "bi" if flag in flags)]
    color = "#0563c1" if "L" in flags else "#000000"
    right = x + WIDTH * size * len(text)
    return Word(x0=x, top=top, x1=right, bottom=top + size, text=text, font=font, size=size, color=color)
