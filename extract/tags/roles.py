"""The standard name of an element's type, by the file's own map of roles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extract.tags.objects import dictionary, items, name

STANDARD = frozenset(
    re.findall(
        r"\w+",
        """Document DocumentFragment Part Art Sect Div Aside NonStruct Private P H H1 H2 H3 H4 H5 H6 Title Sub Em Strong
        Span Quote BlockQuote Note FENote Lbl Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP L LI LBody
        Table TR TH TD THead TBody TFoot Caption Figure Formula Form TOC TOCI Index Artifact""",
    )
)
MOST_STEPS = 16
"""Names that lead to names; more are a loop."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Which standard names a file's own names stand for."""

    names: Mapping[str, Any]

    def kind_of(self, element: Mapping[str, Any]) -> str:
        """The standard name of an element's type; its own where it leads to none, and "" where it has none."""
        own = name(element.get("S"))
        spaced = dictionary(dictionary(element.get("NS")).get("RoleMapNS"))
        return "" if own is None else self._followed(own, spaced)

    def _followed(self, own: str, spaced: Mapping[str, Any]) -> str:
        kind = own
        for _ in range(MOST_STEPS):
            if kind in STANDARD:
                return kind
            target = _target(spaced.get(kind)) or _target(self.names.get(kind))
            if target is None:
                return kind
            kind = target
        return own


def _target(entry: object) -> str | None:
    """The name that a role leads to; in a namespace's map it may stand in an array before its namespace."""
    names = items(entry)
    return name(names[0]) if names else None
