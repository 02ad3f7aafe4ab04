"""The vocabularies and patterns that lie beside the modules that use them, as TOML."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_data(package: str, name: str) -> dict[str, Any]:
    """What a TOML file of a package holds; read once, so that callers must not change it."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
