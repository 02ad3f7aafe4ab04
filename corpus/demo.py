"""The demonstration: the bundled sample papers, read into a database."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from corpus.build import Watcher, build, plan
from corpus.database import open_for_reading
from corpus.status import Status, status


def sample_folder() -> Path:
    """Where the sample papers lie in the installed package."""
    return Path(str(files("corpus") / "sample"))


def build_demo(database: Path, watcher: Watcher, workers: int) -> Status:
    """Reads the sample papers into a database and says what it then holds."""
    build(plan([sample_folder()], database), database, watcher, workers=workers)
    with open_for_reading(database) as db:
        return status(db)
