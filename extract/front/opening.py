"""What the facts of a paper are read from, and the facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.structure.blocks import Chunk
from extract.structure.labels import Labelled
from extract.structure.looks import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a paper's facts are read from: all its blocks, the headings of its front, its labels and running lines.

    `cells` are the texts of the tables that hold its facts, `rows` those of the tables on its first pages.
    """

    chunks: Sequence[Chunk]
    front: Sequence[tuple[Chunk, Style]]
    sections: Sequence[str]
    before: Sequence[str]
    labels: Sequence[Labelled]
    running: Sequence[str]
    cells: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    running_title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What the document says for all its papers: its own title; the title and item that this paper has in it."""

    file_title: str | None = None
    title: str | None = None
    item: str | None = None
    body: str | None = None
    meeting_date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The facts of a paper; what it does not state is None."""

    title: str
    paper_type: str
    body_id: str | None
    body_name: str | None
    force_id: str | None
    meeting_date: str | None
    author: str | None
    item_number: str | None


def labelled(opening: Opening, role: str) -> list[str]:
    """The values of a role's labels, the label that front.toml trusts most first."""
    return [item.value for item in sorted(opening.labels, key=lambda i: i.rank) if item.role == role]
