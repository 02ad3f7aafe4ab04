"""The force that a paper is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.front.body import COUNCILS, POLICING
from extract.front.opening import Opening
from schema.vocabulary import Body, find_bodies, find_body, find_forces


def find_paper_force(opening: Opening, body: Body | None, title: str) -> str | None:
    """The force that a paper is about: its body's, else the one that its front names, else its most named one.

    A council's own papers are about no force, wherever they mention one.
    """
    words = body.name.split() if body else []
    parts = [" ".join(words[:count]).strip(",") for count in range(len(words), 1, -1)] + " ".join(words).split(", ")
    own = next((found.entry.force_id for part in parts if (found := find_body(part)) and found.entry.force_id), None)
    if own:
        return own
    labelled = [item.value for item in opening.labels]
    heads = ([title], opening.before, opening.running, labelled, opening.cells)
    named = next((force for texts in heads if (force := _only_force(texts, anywhere=False))), _owner(opening))
    if body and not POLICING.search(body.name) and body.kind != "other":
        return None if COUNCILS.search(body.name) else named
    placed = next((force for texts in heads if (force := _only_force(texts, anywhere=True))), None)
    return named or placed or _most_named(opening)


def _only_force(texts: Sequence[str], *, anywhere: bool) -> str | None:
    """The one force that some lines name, itself or by a listed body of its own, or, `anywhere`, by its area."""
    spans = [s.value for t in texts for s in find_forces(t)]
    owners = (s.value.entry for t in texts for s in find_bodies(t))
    found = {match.entry.id for match in spans if anywhere or match.how != "place"}
    found |= {owner.force_id for owner in owners if owner.force_id and owner.source}
    return found.pop() if len(found) == 1 else None


def _owner(opening: Opening) -> str | None:
    """The force of the one commissioner, panel or policing board that the first page names with its area."""
    first = [chunk.text for chunk in opening.chunks if chunk.page == opening.chunks[0].page]
    bodies = [span.value.entry for text in first for span in find_bodies(text)]
    found = {b.force_id for b in bodies if b.force_id and b.kind != "force" and POLICING.search(b.name)}
    return found.pop() if len(found) == 1 else None


def _most_named(opening: Opening) -> str | None:
    counts = Counter(s.value.entry.id for c in opening.chunks for s in find_forces(c.text) if s.value.how != "place")
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]
