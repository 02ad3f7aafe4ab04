"""PDF colours as `#rrggbb`: device colours, inks with a name of their own (tints), and palettes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral, literal_name

BLACK_INKS = ("Black", "All")


def hex_color(color: object) -> str | None:
    """A PDF colour (grey, RGB or CMYK, parts from 0 to 1) as `#rrggbb`; None for a pattern or none.

    >>> hex_color((1, 0, 0)), hex_color((0.5,)), hex_color((0, 1, 1, 0)), hex_color(None)
    ('#ff0000', '#808080', '#ff0000', None)
    """
    parts = [color] if isinstance(color, int | float) else color
    if not isinstance(parts, list | tuple) or not all(isinstance(p, int | float) for p in parts):
        return None
    if len(parts) == 4:
        c, m, y, k = parts
        parts = [(1 - min(1, ink + k)) for ink in (c, m, y)]
    if len(parts) == 1:
        parts = list(parts) * 3
    if len(parts) != 3:
        return None
    return "#" + "".join(f"{round(255 * min(1, max(0, p))):02x}" for p in parts)


class MadeSpace(PDFColorSpace):
    """A colour space whose numbers are no parts of light or ink: a tint, a palette, Lab."""

    def __init__(self, spec: Sequence[object]) -> None:
        name = literal_name(spec[0])
        super().__init__(name, 3 if name == "Lab" else 1)
        self.spec = [resolve1(part) for part in spec]

    def hex(self, color: object) -> str | None:
        """The colour of a number in this space; None where that cannot be told."""
        value = color[0] if isinstance(color, list | tuple) and len(color) == 1 else color
        if not isinstance(value, int | float):
            return None
        try:
            return hex_color(self._palette(int(value)) if self.name == "Indexed" else self._tint(float(value)))
        except (IndexError, KeyError, TypeError, ValueError, ZeroDivisionError):  # the file's tables are wrong
            return None

    def _palette(self, index: int) -> list[float]:
        _, base, _, table = self.spec
        data = table.get_data() if isinstance(table, PDFStream) else table
        parts = _parts(base)
        return [data[parts * index + i] / 255 for i in range(parts)]

    def _tint(self, tint: float) -> list[float] | None:
        _, ink, base, function = self.spec
        found = evaluate(function, tint)
        if found is None and isinstance(ink, PSLiteral) and literal_name(ink) in BLACK_INKS:
            return [1 - tint]
        return found if found and len(found) == _parts(base) else None


def _parts(base: Any) -> int:
    """How many numbers make a colour of a device's or profile's space."""
    if isinstance(base, list):
        if literal_name(base[0]) == "ICCBased":
            return int(resolve1(resolve1(base[1])["N"]))
        base = base[0]
    return {"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "DeviceCMYK": 4}[literal_name(base)]


def made_space(spec: object) -> MadeSpace | None:
    """The space of an entry in a page's resources, where it is of one ink, a palette or Lab."""
    spec = resolve1(spec)
    if isinstance(spec, list) and len(spec) >= 2 and literal_name(spec[0]) in ("Separation", "Indexed", "Lab"):
        return MadeSpace(spec)
    return None


def evaluate(function: Any, x: float) -> list[float] | None:
    """A PDF function of one number, of type 0 (samples of 8 bits), 2 or 3; None for others.

    >>> evaluate({"FunctionType": 2, "N": 1, "C0": [0, 0], "C1": [1, 0.5]}, 0.5)
    [0.5, 0.25]
    """
    function = resolve1(function)
    attributes = function.attrs if isinstance(function, PDFStream) else function
    facts = {name: resolve1(value) for name, value in attributes.items()}
    if facts["FunctionType"] == 2:
        low, high = facts.get("C0", [0.0]), facts.get("C1", [1.0])
        return [a + x ** facts["N"] * (b - a) for a, b in zip(low, high, strict=True)]
    if facts["FunctionType"] == 3:
        return _stitched(facts, x)
    return _sampled(facts, function.get_data(), x) if facts["FunctionType"] == 0 else None


def _stitched(facts: dict[str, Any], x: float) -> list[float] | None:
    ends = [facts["Domain"][0], *facts["Bounds"], facts["Domain"][1]]
    i = min(sum(x >= end for end in facts["Bounds"]), len(facts["Functions"]) - 1)
    low, high = facts["Encode"][2 * i : 2 * i + 2]
    return evaluate(facts["Functions"][i], low + (x - ends[i]) / (ends[i + 1] - ends[i]) * (high - low))


def _sampled(facts: dict[str, Any], data: bytes, x: float) -> list[float] | None:
    if facts["BitsPerSample"] != 8 or len(facts["Domain"]) != 2:
        return None
    ranges = facts.get("Decode", facts["Range"])
    parts, last = len(ranges) // 2, facts["Size"][0] - 1
    at = round(min(1.0, max(0.0, x)) * last)
    return [ranges[2 * i] + data[parts * at + i] / 255 * (ranges[2 * i + 1] - ranges[2 * i]) for i in range(parts)]


@lru_cache(maxsize=4096)
def _device_hex(color: object) -> str | None:
    return hex_color(color)


def shown_color(space: PDFColorSpace, color: object) -> str | None:
    """A colour of a space as `#rrggbb`; None for a pattern, or where it cannot be told."""
    if isinstance(space, MadeSpace):
        return space.hex(color)
    return _device_hex(tuple(color) if isinstance(color, list) else color)
