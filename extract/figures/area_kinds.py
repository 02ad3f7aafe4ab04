"""What kind of area a printed name is: a force, a group of forces, the country, a region, a district, another unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.data import load_data
from extract.figures.place_names import districts
from schema.vocabulary import find_force

AVERAGE = re.compile(r"\s(?:averages?|means?|medians?|totals?|overall)$", re.IGNORECASE)
LONGEST = 100
"""Characters: a longer text is no name."""
NAME_WORD = 3
"""Letters: longer words of a name have a capital, but for the last, which says what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaKind:
    """A kind of area: what names of it look like, and the heads of columns of such names."""

    kind: str
    names: re.Pattern[str]
    heads: re.Pattern[str]
    example: str


@cache
def area_kinds() -> tuple[AreaKind, ...]:
    """The kinds of `area_kinds.toml`, in order of trust."""
    return tuple(
        AreaKind(
            kind=row["kind"],
            names=re.compile(row["names"], re.IGNORECASE),
            heads=re.compile(row["heads"], re.IGNORECASE),
            example=row["example"],
        )
        for row in load_data("extract.figures", "area_kinds.toml")["kind"]
    )


@lru_cache(maxsize=4096)
def kind_of_area(area: str, head: str = "", home: str | None = None) -> str:
    """The kind of a printed area, of AREA_KINDS; `head` is that of its column, `home` the force of the paper.

    >>> [kind_of_area(a) for a in ("Kent Police", "MSG average", "England & Wales", "Ashby district", "Ashby")]
    ['force', 'group', 'national', 'district', 'other']
    >>> kind_of_area("Ashby", head="Local policing area")
    'district'
    """
    if force_of(area, home):
        return "force"
    if area in districts():
        return "district"
    named = next((k.kind for k in area_kinds() if len(area) <= LONGEST and k.names.fullmatch(area.strip())), None)
    return named or next((k.kind for k in area_kinds() if head and k.heads.fullmatch(head.strip())), "other")


def is_district(name: str) -> bool:
    """Whether a name in capitals ends in the word for a district, ward or the like.

    >>> is_district("Ashby LPA"), is_district("wait at the town"), is_district("Ashby")
    (True, False, False)
    """
    words = [word for word in name.split(",")[0].split()[:-1] if word.isalpha() and len(word) > NAME_WORD]
    proper = name[:1].isupper() and all(word[:1].isupper() for word in words)
    return " " in name and proper and kind_of_area(name) == "district"


def force_of(area: str | None, home: str | None = None) -> str | None:
    """The id of the force that an area names, if it is one; "Force" is that of the paper.

    >>> force_of("Kent Police"), force_of("Ashby"), force_of("Forcewide", home="kent")
    ('kent', None, 'kent')
    """
    if not area:
        return None
    match = find_force(area, home) or find_force(AVERAGE.sub("", area), home)
    own = next(k for k in area_kinds() if k.kind == "force")
    return match.entry.id if match else (home if own.names.fullmatch(area.strip()) else None)
