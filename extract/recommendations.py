"""Not read yet."""

from __future__ import annotations

from extract.content import PaperContent
from schema.ids import Ids


def find_recommendations(content: PaperContent, ids: Ids) -> tuple[()]:
    """Nothing yet."""
    return ()
