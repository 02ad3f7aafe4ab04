"""The fronts of a document's papers together: what a paper of a pack does not print, the pack tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.structure.front import Front, Opening, Pack, read_front


def read_fronts(openings: Sequence[Opening], packs: Sequence[Pack]) -> list[Front]:
    """The facts of a document's papers; what one does not print it has from the first, as from a pack's agenda."""
    first = read_front(openings[0], packs[0])
    rest = [_inherited(opening, pack, first) for opening, pack in zip(openings[1:], packs[1:], strict=True)]
    return [first, *rest]


def _inherited(opening: Opening, pack: Pack, first: Front) -> Front:
    """A paper's facts in the light of the first's: an agenda's day is that of its pack, minutes keep their own."""
    day = first.meeting_date if first.paper_type == "agenda" else None
    shared = replace(pack, body=pack.body or first.body_name, meeting_date=pack.meeting_date or day)
    front = read_front(opening, shared)
    if front.paper_type != "minutes":
        front = replace(front, meeting_date=front.meeting_date or first.meeting_date)
    return replace(front, force_id=front.force_id or first.force_id)
