from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_builder import build_table

from extract.content import PaperContent
from extract.figures.area_kinds import area_kinds, force_of, kind_of_area
from extract.figures.reader import find_figures
from extract.figures.table_roles import compared_words, head_kinds, relative_words, table_words
from extract.figures.table_units import lead_of
from extract.figures.table_years import years_of_paper, years_said
from schema.evidence import Box, Passage, Piece
from schema.ids import Ids
from schema.records import AREA_KINDS, COMPARISONS, FIGURE_KINDS, PERIOD_BASES, Block, Figure, Paper, Section

DATA = tomllib.loads((Path(__file__).parent / "cases" / "table_figures.toml").read_text(encoding="utf-8"))


def read(case: dict[str, Any], blocks: tuple[Block, ...] = ()) -> tuple[Figure, ...]:
    paper = Paper(
        id="p", document_id="d", ordinal=1, item_number=None, title=case.get("title", "A report"), paper_type="report",
        body_id=None, body_name=None, force_id="kent", meeting_date="2032-06-01", author=None, page_from=1, page_to=9,
    )  # fmt: skip
    section = Section(
        id="s0", paper_id="p", parent_id=None, level=2, number=None, heading=case.get("heading", "Data"), page=2,
        box=None,
    )  # fmt: skip
    table = build_table(case["rows"], case.get("heads", 1), case.get("caption"))
    return find_figures(PaperContent(paper=paper, sections=(section,), blocks=blocks, tables=(table,)), Ids("d"))


def told(figure: Figure, figures: tuple[Figure, ...]) -> dict[str, Any]:
    """A figure's fields, with the text of the one that it is compared with, and its period as one text."""
    other = next((f.text for f in figures if f.id == figure.compared_with), "")
    fields = {name: getattr(figure, name) for name in Figure.__dataclass_fields__}
    period = f"{figure.period_start or ''}..{figure.period_end or ''}".strip(".")
    return fields | {"with": other, "period": period}


@pytest.mark.parametrize("case", DATA["case"], ids=lambda c: c["name"])
def test_the_figures_of_a_table(case: dict[str, Any]) -> None:
    figures = read(case)
    by_place = {f"{f.row},{f.column}": told(f, figures) for f in figures}
    assert len(figures) == case.get("count", len(figures))
    for place, wanted in case["cells"].items():
        found = {name: by_place[place][name] for name in wanted}
        assert found == {n: None if v == "" and n != "with" and n != "period" else v for n, v in wanted.items()}, place


def test_the_examples_of_words_in_heads() -> None:
    for row in table_words().values():
        if isinstance(row, dict):
            assert re.search(row["words"], row["example"], re.IGNORECASE)
    for row in table_words()["span"]:
        assert re.search(row["words"], row["example"], re.IGNORECASE)
    for (_, pattern), row in zip(head_kinds(), table_words()["kind"], strict=True):
        assert pattern.search(row["example"])


@pytest.mark.parametrize("row", table_words()["relative"], ids=lambda r: r["example"])
def test_the_example_of_an_earlier_period(row: dict[str, str]) -> None:
    assert relative_words(row["example"]) == row["means"]


@pytest.mark.parametrize("row", table_words()["compared"], ids=lambda r: r["example"])
def test_the_example_of_what_a_change_is_from(row: dict[str, str]) -> None:
    assert compared_words(row["example"]) == row["comparison"]
    assert row["comparison"] in COMPARISONS


@pytest.mark.parametrize("kind", area_kinds(), ids=lambda k: k.kind)
def test_the_example_of_a_kind_of_area(kind: Any) -> None:
    assert kind_of_area(kind.example) == kind.kind
    assert kind.kind in AREA_KINDS


@pytest.mark.parametrize(("area", "head", "kind"), [tuple(row) for row in DATA["areas"]])
def test_the_kind_of_an_area(area: str, head: str, kind: str) -> None:
    assert kind_of_area(area, head, home="kent") == kind


def test_the_force_of_a_paper_is_meant_by_its_own_word() -> None:
    assert force_of("Force average", home="surrey") == "surrey"
    assert force_of("Force average") is None
    assert force_of("MSG average", home="surrey") is None


def test_the_line_above_a_table_without_a_caption_says_its_time() -> None:
    table = build_table(["Offence | Kent", "Arson | 4.5"])
    box = Box(x0=0, top=30, x1=90, bottom=40)
    passage = Passage(text="Rates, 12 months ending 31/12/30.", pieces=(Piece(start=0, end=33, page=2, box=box),))
    line = Block(id="b", paper_id="p", section_id=None, page=2, kind="paragraph", number=None, passage=passage)
    assert lead_of(table, [line]) == passage.text
    assert lead_of(replace(table, caption="Table 1"), [line]) == ""
    found = read({"rows": ["Offence | Kent", "Arson | 4.5"]}, (line,))
    assert [(f.period_start, f.period_end, f.period_basis) for f in found] == [("2030-01-01", "2030-12-31", "caption")]


HEADS = st.sampled_from(
    ["", "Kent", "2030/31", "2031/32", "% change", "Target", "Rank", "+/-", "Ashby LPA", "Stops", "£m", "Total", "YTD"]
)
CELLS = st.sampled_from(["", "12", "4.5%", "(3)", "n/a", "Ashby", "18-24", "3rd", "£4m", "Of which: armed", "2031/32"])


@given(
    st.lists(HEADS, min_size=4, max_size=4), st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=5)
)
@settings(max_examples=200, deadline=None)
def test_any_table_gives_figures_that_stand_in_it(heads: list[str], rows: list[list[str]]) -> None:
    figures = read({"rows": [" | ".join(row) for row in [heads, *rows]], "caption": "Table 1: Stops by district"})
    ids = {f.id for f in figures}
    for figure in figures:
        assert figure.text in rows[(figure.row or 1) - 1][figure.column or 0]
        assert figure.kind in FIGURE_KINDS and figure.period_basis in (*PERIOD_BASES, None)
        assert (figure.compared_with is None) == (figure.comparison is None)
        assert figure.compared_with is None or figure.compared_with in ids - {figure.id}
        assert figure.comparison in (*COMPARISONS, None) and figure.area_kind in (*AREA_KINDS, None)
        assert figure.method and (figure.area is None) == (figure.area_kind is None)


@pytest.mark.parametrize("row", table_words()["years"], ids=lambda r: r["example"])
def test_the_example_of_what_years_are(row: dict[str, str]) -> None:
    assert re.search(row["words"], row["example"], re.IGNORECASE)
    assert years_said(row["example"]) is not None


@pytest.mark.parametrize("row", table_words()["all_years"], ids=lambda r: r["example"])
def test_the_example_of_what_all_years_of_a_paper_are(row: dict[str, str]) -> None:
    assert years_of_paper([row["example"]]) is not None


def test_a_paper_may_say_what_its_years_are() -> None:
    said = Block(
        id="b", paper_id="p", section_id="s0", page=2, kind="paragraph", number=None,
        passage=Passage(text="All years are years ending 31 March."),
    )  # fmt: skip
    figures = read({"rows": ["Area | 2030 | 2031", "North | 200 | 190"]}, (said,))
    assert [f.period_end for f in figures if f.table_id] == ["2030-03-31", "2031-03-31"]
