"""Pages on which tables stand among text: each table comes back as it was laid out, and the text stays text."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extract.pages import Page, Word
from extract.tables.grids import find_grids
from tests.table_pages import LEADING, TableOnPage, page_of
from tests.test_grids import texts_of

CASES = tomllib.loads((Path(__file__).parent / "cases" / "table_pages.toml").read_text(encoding="utf-8"))["case"]


def build(case: dict[str, Any]) -> Page:
    """The page of a case: its items one below the other."""
    tables: list[TableOnPage] = []
    lines: list[tuple[str, float, float]] = []
    top = y = 60.0
    for item in case["item"]:
        x = float(item.get("x", 60))
        top = item.get("at", top if item.get("beside") else y + item.get("gap", 0))
        if "text" in item:
            texts = item["text"].split("\n")
            lines += [(text, x, top + i * LEADING) for i, text in enumerate(texts)]
            y = max(y, top + len(texts) * LEADING)
        else:
            tables.append(TableOnPage(item, x, top))
            y = max(y, tables[-1].ys[-1])
    return page_of(tables, lines)


def expected(case: dict[str, Any]) -> list[list[list[str]]]:
    """What the cells of each table say."""
    found: list[list[list[str]]] = []
    for item in case["item"]:
        if "rows" not in item or item.get("tables") is False:
            continue
        texts = item.get("read", TableOnPage(item).texts())
        if item.get("joins"):
            found[-1] += texts
        else:
            found.append(texts)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_tables_among_text_are_read_as_they_were_laid_out(case: dict[str, Any]) -> None:
    assert [texts_of(grid) for grid in find_grids([build(case)])] == expected(case)


def upward(text: str, x: float, bottom: float) -> Word:
    """A word of 8 points that runs up the page."""
    return Word(
        text=text, x0=x, x1=x + 8, top=bottom - 4 * len(text), bottom=bottom,
        font="Arial-Bold", size=8.0, color="#000000", level=False,
    )  # fmt: skip


def test_heads_that_run_up_the_page_are_read_in_their_cells():
    rows = [["Area\n\n\n\n", "", "Rate"], ["East", "31", "4.1"], ["West", "28", "3.9"]]
    page = page_of([TableOnPage({"style": "boxed", "widths": [90, 40, 40], "rows": rows}, 60, 60)])
    heads = (upward("Calls", 155, 118), upward("closed", 155, 95), upward("late", 165, 118))
    (grid,) = find_grids([replace(page, sideways=(*heads, upward("Item 4", 580, 400)))])
    assert texts_of(grid) == [["Area", "Calls closed late", "Rate"], *rows[1:]]
