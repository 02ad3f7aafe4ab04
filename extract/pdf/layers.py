"""Layers of a file that its own settings switch off (ISO 32000-2, 8.11): what is on them is not shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name


class Layers:
    """Which of a file's optional content is off when it is opened; `catalog` is the file's."""

    def __init__(self, catalog: Mapping[str, Any]) -> None:
        properties = resolve1(catalog.get("OCProperties"))
        settings = resolve1(properties.get("D")) if isinstance(properties, dict) else None
        self.off: list[Any] = []
        if isinstance(properties, dict) and isinstance(settings, dict):
            self.off = _groups(settings.get("OFF"))
            if _name(settings.get("BaseState")) == "OFF":
                shown = _groups(settings.get("ON"))
                self.off += [group for group in _groups(properties.get("OCGs")) if not _is_in(group, shown)]

    def hide(self, content: Any) -> bool:
        """Whether content that belongs to a layer, or to a membership of several, is off."""
        content = resolve1(content)
        if not self.off or not isinstance(content, dict):
            return False
        if _name(content.get("Type")) != "OCMD":
            return _is_in(content, self.off)
        states = [_is_in(group, self.off) for group in _groups(content.get("OCGs"))]
        policy = _name(content.get("P")) or "AnyOn"
        shown = {"AllOn": not any(states), "AnyOff": any(states), "AllOff": all(states)}.get(policy, not all(states))
        return bool(states) and not shown


def _groups(value: Any) -> list[Any]:
    found = resolve1(value)
    items = found if isinstance(found, list) else [found]
    return [group for group in map(resolve1, items) if isinstance(group, dict)]


def _is_in(group: Any, groups: list[Any]) -> bool:
    """By identity: pdfminer gives the same object for the same reference, and layers may be equal in all but that."""
    return any(group is other for other in groups)


def _name(value: Any) -> str | None:
    found = resolve1(value)
    return None if found is None else str(literal_name(found))
