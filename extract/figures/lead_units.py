"""Units that are printed once, for a list of bare numbers: in the line that leads it, or in its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.figures.quantities import rate_in
from extract.figures.quantity import Quantity

LASTING = re.compile(
    r"(?<!\d\s)\b(?P<unit>hours|days|minutes|seconds|weeks)\s(?:per|each|a|lost|taken|worked|to)\b"
    r"|\((?P<bracket>hours|days|minutes|seconds|weeks)\)",
    re.IGNORECASE,
)
BARE = re.compile(r"\s?(?:[.;,()]|$)|\s(?:in\sthe|down|up|from|compared|against|and\sthat|or\s(?:fewer|more|less))\b")
ENDS = re.compile(r"[.!?]\s+(?=[A-Z])")


def leading_line(text: str) -> str:
    """What the last sentence of a block says of the list that it leads; empty where it leads none.

    >>> leading_line("There were 9. In thefts per 10,000 people:"), leading_line("There were 9.")
    ('In thefts per 10,000 people:', '')
    """
    if not text.rstrip().endswith(":"):
        return ""
    ends = [match.end() for match in ENDS.finditer(text)]
    return text[ends[-1] if ends else 0 :]


def lead_unit(lead: str) -> str | None:
    """The rate or the time that numbers below a line are in.

    >>> lead_unit("In thefts per 10,000 people:"), lead_unit("Volunteer hours per month"), lead_unit("Thefts")
    ('per_10000', 'hours', None)
    """
    lasting = LASTING.search(lead)
    return rate_in(lead) or ((lasting["unit"] or lasting["bracket"]).lower() if lasting else None)


def in_lead_unit(text: str, amounts: Sequence[Quantity], lead: str) -> list[Quantity]:
    """The amounts of a block, the bare ones of its first sentence in the unit of the line that leads it."""
    unit = lead_unit(lead) if lead else None
    end = ENDS.search(text) if unit else None
    limit = end.end() if end else len(text)
    return [
        replace(q, unit=unit)
        if unit and q.unit == "count" and q.start < limit and not q.spelled and BARE.match(text, q.end)
        else q
        for q in amounts
    ]
