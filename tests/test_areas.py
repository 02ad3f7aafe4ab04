from __future__ import annotations

import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_builder import build_table
from test_figures import blocks, paper

from extract.content import PaperContent
from extract.figures.area_kinds import kind_of_area
from extract.figures.place_names import PlaceNames, districts
from extract.figures.reader import find_figures
from schema.ids import Ids
from schema.records import Section
from schema.vocabulary import find_force

DATA = tomllib.loads((Path(__file__).parent / "cases" / "areas.toml").read_text(encoding="utf-8"))


def sections(text: str) -> tuple[Section, ...]:
    """The sections that `blocks` makes of the headings of a text."""
    headings = [line[2:] for line in text.strip().splitlines() if line.startswith("# ")]
    return tuple(
        Section(id=f"s{i}", paper_id="p", parent_id=None, level=2, number=None, heading=heading, page=2, box=None)
        for i, heading in enumerate(headings, 1)
    )


@pytest.mark.parametrize("case", DATA["case"], ids=lambda c: c["name"])
def test_where_the_figures_of_a_text_are_of(case: dict[str, Any]) -> None:
    tables = (build_table(case["table"]),) if "table" in case else ()
    content = PaperContent(
        paper=paper("A report"), sections=sections(case["text"]), blocks=blocks(case["text"]), tables=tables
    )
    assert [f.area or "" for f in find_figures(content, Ids("d"))] == case["areas"]


def test_a_district_is_listed_once_and_is_no_force() -> None:
    assert [name for name, count in Counter(districts()).items() if count > 1] == []
    assert [name for name in districts() if find_force(name)] == []
    assert {kind_of_area(name) for name in districts()} == {"district"}


@given(
    st.lists(
        st.sampled_from(["Ashby", "Ashby Vale", "North", "and", "14", ",", "Great Yarmouth", "Mr", "’s"]), max_size=9
    )
)
def test_the_places_of_a_text_stand_in_it_in_order(words: list[str]) -> None:
    text = " ".join(words)
    found = list(PlaceNames.of(["Ashby", "Ashby Vale"]).find(text))
    assert all(text[start:end] == name for start, end, name in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
