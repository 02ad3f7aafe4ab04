"""The entries of the vocabularies, read from the TOML files that stand beside this module.

An entry has an id (a slug), a name, other spellings as papers print them, the source that it was
taken from, and an example: words that must be read as the entry.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

E = TypeVar("E")

BODY_KINDS = ("panel", "board", "commissioner", "force", "committee", "authority", "other")
BETTER = ("higher", "lower")
HOWS = ("exact", "spelling", "place", "pattern", "similar")

_NO_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """A police force.

    `gss_code` is the ONS code of its police force area; `region` and `country` are names; both are
    None where a force has no area of its own. `spellings` mean the force anywhere, `places` and
    `labels` where a force is asked for (places also in running text, as how "place"), `at_home`
    only in the force's own papers. `most_similar` are ids of forces.
    """

    id: str
    name: str
    country: str
    gss_code: str | None = None
    region: str | None = None
    spellings: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    at_home: tuple[str, ...] = ()
    most_similar: tuple[str, ...] = ()
    most_similar_source: str | None = None
    source: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Who publishes or decides. `kind` is one of BODY_KINDS; a body that is not listed has no source."""

    id: str
    name: str
    kind: str
    force_id: str | None = None
    spellings: tuple[str, ...] = ()
    source: str | None = None
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form of names, as a pattern, and a name of that form."""

    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyForm(Form):
    """The form of the names of a kind of body; where `keyword` (lower case) is absent, the form is too."""

    kind: str
    keyword: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is measured, whoever measures it.

    `unit` is one of records.UNITS, `better` is "higher", "lower" or None. `patterns` are searched in
    the printed name as its words are folded: lower case, no punctuation, no plural -s; what a
    pattern's groups (or all of it) leave uncovered must say nothing more. `combines` are the ids of measures that,
    named together, mean this one ("Rape - charge rate"). `national_priority` is the priority of the
    National Crime and Policing Measures that the measure serves.
    """

    id: str
    name: str
    topic: str
    unit: str
    definition: str
    better: str | None = None
    spellings: tuple[str, ...] = ()
    patterns: tuple[Form, ...] = ()
    combines: tuple[str, ...] = ()
    national_priority: str | None = None
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class Match(Generic[E]):
    """An entry that a printed name means, and how it was known (one of HOWS).

    `exact`: the entry's name; `spelling`: another spelling of it; `place`: the name of its area;
    `pattern`: the form of the name; `similar`: misspelt, or in another order. `score` is how alike the printed name and
    the entry's nearest wording are, from 0 to 1.
    """

    entry: E
    how: str
    score: float = 1.0


def slug(name: str) -> str:
    """The id of a name.

    >>> slug("Devon & Cornwall Police")
    'devon-and-cornwall-police'
    """
    return _NO_SLUG.sub("-", name.replace("&", " and ").replace("’", "").replace("'", "").casefold()).strip("-")


@cache
def read_data(filename: str) -> dict[str, Any]:
    """A vocabulary file of this package, as TOML gives it."""
    return tomllib.loads(files("schema").joinpath(filename).read_text(encoding="utf-8"))


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


@cache
def forces() -> tuple[Force, ...]:
    """Every police force of the United Kingdom, in the order of the file."""
    return tuple(Force(**_frozen(row)) for row in read_data("forces.toml")["forces"])


@cache
def bodies() -> tuple[Body, ...]:
    """Every listed body, the forces among them."""
    listed = tuple(Body(**_frozen(row)) for row in read_data("bodies.toml")["bodies"])
    return listed + tuple(_force_as_body(force) for force in forces())


def _force_as_body(force: Force) -> Body:
    return Body(
        id=slug(force.name),
        name=force.name,
        kind="force",
        force_id=force.id,
        spellings=force.spellings,
        source=force.source,
        example=force.example,
    )


@cache
def body_forms() -> tuple[BodyForm, ...]:
    """The forms of bodies' names, the most particular first."""
    data = read_data("bodies.toml")
    return tuple(BodyForm(**{**row, "pattern": _body_form(row["pattern"], data["parts"])}) for row in data["patterns"])


def _body_form(form: str, parts: dict[str, str]) -> re.Pattern[str]:
    """A form with the parts that it names in braces, each of which may name parts before it."""
    for name in reversed(parts):
        form = form.replace("{" + name + "}", parts[name])
    return re.compile(form)


@cache
def measures() -> tuple[Measure, ...]:
    """Every canonical measure, in the order of the file."""
    return tuple(_measure(row) for row in read_data("measures.toml")["measures"])


def _measure(row: dict[str, Any]) -> Measure:
    patterns = (Form(pattern=re.compile(form["pattern"]), example=form["example"]) for form in row.get("patterns", ()))
    return Measure(**{**_frozen(row), "patterns": tuple(patterns)})
