"""How records are read: the rules by name, each with what it says of a record in words.

A record's `method` is such a name: its package and the rule, as in "figures.subject". Each package that reads records
has a `methods.toml` with its rules; what a rule says continues "This record was read …".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extract.data import load_data

PACKAGES = ("packs", "structure", "tables", "kpis", "figures", "recommendations", "dates")
"""The packages with rules."""


@cache
def methods() -> Mapping[str, str]:
    """Every rule by its name, with what it says of a record that was read by it."""
    return {
        f"{package}.{name}": rule["says"]
        for package in PACKAGES
        for name, rule in load_data(f"extract.{package}", "methods.toml").items()
    }
