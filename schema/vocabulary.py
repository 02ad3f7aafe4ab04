"""A printed name -> the entry of a vocabulary that it means, and how it was matched.

`find_forces`, `find_bodies` and `find_measures` read running text and give spans; `find_force`,
`find_body` and `match_measure` take one printed name and give a match or None. A name that could
mean two things means nothing here.
"""

from __future__ import annotations

from schema.body_names import body, find_bodies, find_body
from schema.entries import (
    Body,
    Force,
    Match,
    Measure,
    bodies,
    forces,
    measures,
    slug,
)
from schema.force_names import Named, find_force, find_forces, force, force_names, means_force
from schema.matching import Span, is_acronym, is_printed_as
from schema.measure_names import find_measures, match_measure, measure

__all__ = [
    "Body",
    "Force",
    "Match",
    "Measure",
    "Named",
    "Span",
    "bodies",
    "body",
    "find_bodies",
    "find_body",
    "find_force",
    "find_forces",
    "find_measures",
    "force",
    "force_names",
    "forces",
    "is_acronym",
    "is_printed_as",
    "match_measure",
    "means_force",
    "measure",
    "measures",
    "slug",
]
