"""Gold files: what a person found in a document, in the form that `tests/gold/README.md` describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.evaluation.kinds import KINDS, Entry
from schema.errors import NoGoldFiles, UnusableGold

NEEDED = {
    "papers": ("title", "page_from"),
    "headings": ("text", "page"),
    "recommendations": ("text",),
    "kpis": ("name",),
    "figures": ("page", "value", "unit"),
    "dates": ("page", "start", "end"),
    "tables": ("page_from", "page_to", "grid"),
}
"""What every entry of a kind must have, to be told from the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The gold file of a document: its file's name, the pages that were read (None for all), entries by kind."""

    document: str
    pages: tuple[int, int] | None
    entries: Mapping[str, list[Entry]]

    def read(self, page: int | None) -> bool:
        """Whether a page was read by hand; what stands on none counts as read."""
        return self.pages is None or page is None or self.pages[0] <= page <= self.pages[1]


def find_gold(folder: Path, only: str = "") -> list[Gold]:
    """The gold files of a folder whose names hold `only`, or the one that is named.

    Raises NoGoldFiles or UnusableGold.
    """
    files = [folder] if folder.is_file() else sorted(folder.glob("*.json"))
    found = [read_gold(path) for path in files if only in path.name]
    if not found:
        raise NoGoldFiles(folder)
    return found


def read_gold(path: Path) -> Gold:
    """One gold file. Raises UnusableGold, which says what is wrong with it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UnusableGold(path, f"it is not JSON ({error})") from error
    fault = _fault(data)
    if fault:
        raise UnusableGold(path, fault)
    pages = data.get("pages")
    entries = {kind: data[kind] for kind in KINDS if kind in data}
    return Gold(document=data["document"], pages=(pages[0], pages[1]) if pages else None, entries=entries)


def _fault(data: Any) -> str | None:
    """What is wrong with the contents of a gold file."""
    if not isinstance(data, dict) or not isinstance(data.get("document"), str):
        return 'it has no "document" with the name of the PDF that it is about'
    for kind, needed in NEEDED.items():
        for number, entry in enumerate(data.get(kind, []), 1):
            missing = [name for name in needed if name not in entry]
            if missing:
                return f'entry {number} of "{kind}" lacks "{missing[0]}"'
    return None
