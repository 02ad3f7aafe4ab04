"""Table candidates -> a verdict on each: whether it is chosen for its area of the page, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.tables.layout import Layout
from extract.tables.refusals import RULED, find_refusal, is_drawing
from extract.tables.rulings import SNAP
from extract.tables.scores import Scores, measure
from extract.tables.shading import shared_area
from schema.evidence import Box

LEAST = 0.45
"""The soundness that a table must reach."""
TAGGED = 1.1
"""Times the weight: where tree and words agree, tags know the cells that missing rulings run together."""
MOST_SHARED = 0.05
"""Of the smaller one's area: candidates that share more compete."""

NEARLY = 0.05
"""How much less sound than its part a whole may be."""

MOST_OF = 0.9
"""The share of a candidate's words that two tables side by side hold."""

Scored = tuple[Layout, Scores]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was decided on a candidate and from which scores; `reason` is None where it is chosen.

    `better` is the box of the chosen candidate that it lost its area to, where it lost to one.
    """

    layout: Layout
    scores: Scores
    reason: str | None = None
    better: Box | None = None

    @property
    def chosen(self) -> bool:
        """Whether it is a table of the page."""
        return self.reason is None

    @property
    def origin(self) -> str:
        """What it was read from: see Layout."""
        return self.layout.origin

    @property
    def box(self) -> Box:
        """Its area on the page."""
        return self.layout.box

    @property
    def weight(self) -> float:
        """What it competes by: that of its scores, and more where the file's own tags lay it out so."""
        return _weight(self.layout, self.scores)


def judge(candidates: Iterable[Layout]) -> list[Verdict]:
    """A verdict on each candidate that has slots, the best first: each area of the page goes to its best candidate."""
    found = [c for c in candidates if c.slots]
    drawings = [c.box for c in found if c.origin in RULED and is_drawing(c)]
    scored = [(c, measure(c)) for c in found]
    chosen: list[Verdict] = []
    verdicts: list[Verdict] = []
    several = [c for c in scored if c[0].rows > 1]
    ruled = [c for c in scored if c[0].origin == "rules" and c[1].sound >= LEAST and not find_refusal(c[0])]
    ranked = sorted(scored, key=lambda c: (-_rank(c, several), -c[1].words, c[0].box.top, c[0].box.x0))
    for layout, scores in ranked:
        verdict = _verdict(layout, scores, drawings, chosen)
        if verdict.chosen and _are_beside((layout, scores), ruled):
            verdict = replace(verdict, reason="two tables side by side")
        verdicts.append(verdict)
        chosen += [verdict] if verdict.chosen else []
    return verdicts


def _are_beside(candidate: Scored, ruled: Sequence[Scored]) -> bool:
    """Whether what white space shows as one table has rulings of its own on both sides of a gap."""
    whole, scores = candidate
    inside = [(c.box, s.words) for c, s in ruled if whole.origin == "space" and _lies_in(c.box, whole.box)]
    return any(
        a.x1 < b.x0 and min(a.bottom, b.bottom) > max(a.top, b.top) and left + right >= MOST_OF * scores.words
        for a, left in inside
        for b, right in inside
    )


def _weight(layout: Layout, scores: Scores) -> float:
    return scores.weight * (TAGGED if layout.origin == "tags" else 1.0)


def _rank(candidate: Scored, others: Sequence[Scored]) -> float:
    """The weight of a candidate, or of its weightiest part: a body alone is no better than one with its head."""
    return max([_weight(*candidate), *(_weight(*other) for other in others if _is_part(other, candidate))])


def _is_part(one: Scored, other: Scored) -> bool:
    """Whether a candidate has the columns of another, hardly less sound one, but not all of its rows."""
    (part, its), (whole, scores) = one, other
    if part.columns != whole.columns or its.words >= scores.words or scores.sound < its.sound - NEARLY:
        return False
    within = part.ys[0] >= whole.ys[0] - SNAP and part.ys[-1] <= whole.ys[-1] + SNAP
    return within and all(abs(a - b) <= SNAP for a, b in zip(part.xs, whole.xs, strict=True))


def _verdict(layout: Layout, scores: Scores, drawings: Sequence[Box], chosen: Sequence[Verdict]) -> Verdict:
    reason = find_refusal(layout)
    if reason is None and any(_lies_in(layout.box, box) for box in drawings):
        reason = "inside a drawing"
    if reason is None and scores.sound < LEAST:
        reason = f"soundness below {LEAST}"
    better = next((v for v in chosen if _overlap(layout, v.layout)), None) if reason is None else None
    if better is not None:
        reason = _why_it_gave_way(scores, better)
    return Verdict(layout=layout, scores=scores, reason=reason, better=better.box if better else None)


def _why_it_gave_way(scores: Scores, better: Verdict) -> str:
    if scores.weight > better.scores.weight:
        return "the file's tags lay it out otherwise"
    if scores.weight == better.scores.weight:
        return "no better than one that it overlaps"
    return "fewer words than one that it overlaps" if scores.sound >= better.scores.sound else "overlaps a better one"


def best_layouts(candidates: Iterable[Layout]) -> list[Layout]:
    """The best candidate for each area, from top to bottom; none that overlaps a better one."""
    chosen = [v.layout for v in judge(candidates) if v.chosen]
    return sorted(chosen, key=lambda c: (c.box.top, c.box.x0))


def stray_rows(candidates: Iterable[Layout], chosen: Sequence[Layout]) -> list[Layout]:
    """Single ruled rows of several filled columns outside the `chosen` layouts: perhaps the rest of a table."""
    rows = [c for c in candidates if c.slots and c.rows == 1 and sum(s.filled for s in c.slots) > 1]
    kept: list[Layout] = []
    for row in rows:
        if not any(_overlap(row, other) for other in (*chosen, *kept)):
            kept.append(row)
    return kept


def _overlap(a: Layout, b: Layout) -> bool:
    one, other = a.box, b.box
    smaller = min(one.width * one.height, other.width * other.height)
    return shared_area(one, other) > MOST_SHARED * smaller


def _lies_in(box: Box, frame: Box) -> bool:
    return shared_area(box, frame) > 0.7 * box.width * box.height
