"""The front matter of a paper: its title, body, force, meeting date, author, item number and type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.front.agenda import Item, find_items, match_item
from extract.front.author import find_author
from extract.front.body import find_paper_body, is_body, without_bodies
from extract.front.force import find_paper_force
from extract.front.meeting import find_meeting_date
from extract.front.opening import Front, Opening, Pack, labelled
from extract.front.paper_types import read_type
from extract.front.title import ITEM_HEAD, find_title, full_title
from extract.front.titles import unspaced, without_dates
from extract.structure.labels import read_label
from extract.structure.stamps import read_item

NUMBER = re.compile(r"[A-Z]{0,2}\d\S*")
SEPARATOR = re.compile(r"\s*[|•·]\s*")
"""What parts the facts of a paper that stand on one line."""


def read_fronts(openings: Sequence[Opening], packs: Sequence[Pack]) -> list[Front]:
    """The facts of a document's papers; what one does not print it has from the first, as from a pack's agenda."""
    first = read_front(openings[0], packs[0])
    items = find_items(openings[0]) if first.paper_type == "agenda" else []
    fronts = [first]
    for opening, pack in zip(openings[1:], packs[1:], strict=True):
        front = _inherited(opening, pack, first)
        fronts.append(replace(front, item_number=front.item_number or _listed_item(front, pack, items, fronts[-1])))
    return fronts


def _listed_item(front: Front, pack: Pack, items: Sequence[Item], before: Front) -> str | None:
    """The item that an agenda lists a paper as; an appendix has that of the paper before it."""
    if front.paper_type == "appendix":
        return before.item_number
    return match_item([front.title, *([pack.title] if pack.title else [])], items)


def _inherited(opening: Opening, pack: Pack, first: Front) -> Front:
    """A paper's facts in the light of the first's: an agenda's day is that of its pack, minutes keep their own."""
    day = first.meeting_date if first.paper_type == "agenda" else None
    shared = replace(pack, body=pack.body or first.body_name, meeting_date=pack.meeting_date or day)
    front = read_front(opening, shared)
    if front.paper_type != "minutes":
        front = replace(front, meeting_date=front.meeting_date or first.meeting_date)
    return replace(front, force_id=front.force_id or first.force_id)


def read_front(opening: Opening, pack: Pack) -> Front:
    """The facts of a paper, from what it prints first and from its pack where it does not print them."""
    body = find_paper_body(opening, pack)
    title = find_title(opening, pack, body)
    headings = [unspaced(c.text) for c, _ in opening.front]
    prose = [c.text for c in opening.chunks if len(c.text) > 80][:20]
    named = "" if is_body(title) else title
    before = [_told(line) for line in opening.before if not is_body(without_dates(line))]
    kind = read_type(named, before, [*headings, *opening.sections], prose)
    return Front(
        title=full_title(title, kind, opening),
        paper_type=kind,
        body_id=body.id if body else None,
        body_name=body.name if body else None,
        force_id=find_paper_force(opening, body, title),
        meeting_date=find_meeting_date(opening, pack, kind),
        author=find_author(opening, kind),
        item_number=_item(opening) or pack.item,
    )


def _told(line: str) -> str:
    """What a line of the front tells of the paper's type: no name of a body, nor whom it is from or for."""
    label = read_label(line, apart=True)
    return label.label if label and label.role in ("author", "body", "contact") else without_bodies(line)


def _item(opening: Opening) -> str | None:
    numbers = [number[0].strip(".") for value in labelled(opening, "item") if (number := NUMBER.match(value))]
    parts = [part for text in opening.before for part in SEPARATOR.split(text)]
    stamped = next(iter(numbers), None) or next((i for part in parts if (i := read_item(part))), None)
    headed = (found["item"] for c, _ in opening.front if (found := ITEM_HEAD.match(c.text)))
    return stamped or next(headed, None)
