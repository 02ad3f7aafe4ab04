from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.content import PaperContent
from extract.figures.amount_labels import label_forms
from extract.figures.areas import area_data, find_areas
from extract.figures.kinds import KindWord, kind_words, read_kind
from extract.figures.quantities import find_quantities
from extract.figures.reader import find_figures
from extract.figures.table_roles import head_kinds, table_words
from schema.evidence import Box, Passage, Piece
from schema.ids import Ids
from schema.records import FIGURE_KINDS, Block, Cell, Figure, Paper, Section, Table

DATA = tomllib.loads((Path(__file__).parent / "cases" / "figures.toml").read_text(encoding="utf-8"))


def paper(title: str) -> Paper:
    return Paper(
        id="p", document_id="d", ordinal=1, item_number=None, title=title, paper_type="report", body_id=None,
        body_name=None, force_id=None, meeting_date="2032-06-01", author=None, page_from=1, page_to=9,
    )  # fmt: skip


def passage(text: str, line: int) -> Passage:
    """A passage of which each word stands in a box of its own."""
    pieces = [
        Piece(start=m.start(), end=m.end(), page=2, box=Box(x0=m.start(), top=line, x1=m.end(), bottom=line + 1))
        for m in re.finditer(r"\S+", text)
    ]
    return Passage(text=text, pieces=tuple(pieces))


def blocks(text: str) -> tuple[Block, ...]:
    found, section = [], 0
    for line, printed in enumerate(text.strip().splitlines()):
        kind = {"#": "heading", "*": "list_item"}.get(printed[:1], "paragraph")
        section += kind == "heading"
        words = printed[2:] if kind != "paragraph" else printed
        found.append(
            Block(id=f"b{line}", paper_id="p", section_id=f"s{section}", page=2, kind=kind, number=None,
                  passage=passage(words, line))
        )  # fmt: skip
    return tuple(found)


def sections(text: str) -> tuple[Section, ...]:
    return tuple(
        Section(id=str(b.section_id), paper_id="p", parent_id=None, level=2, number=None, heading=b.text, page=2,
                box=None)
        for b in blocks(text) if b.kind == "heading"
    )  # fmt: skip


def table(rows: list[str], heads: int = 1) -> Table:
    texts = [[cell.strip() for cell in row.split("|")] for row in rows]
    cells = [
        Cell(row=r, column=c, row_span=1, column_span=1, is_header=r < heads, fill=None, page=2,
             box=Box(x0=c, top=50 + r, x1=c + 1, bottom=51 + r), passage=passage(text, 50 + r))
        for r, row in enumerate(texts) for c, text in enumerate(row)
    ]  # fmt: skip
    return Table(
        id="t", paper_id="p", section_id="s0", page_from=2, page_to=2, caption=None, rows=len(texts),
        columns=len(texts[0]), header_rows=heads, cells=tuple(cells),
    )  # fmt: skip


def read(title: str, text: str, *tables: Table) -> tuple[Figure, ...]:
    content = PaperContent(paper=paper(title), sections=sections(text), blocks=blocks(text), tables=tables)
    return find_figures(content, Ids("d"))


def agrees(figure: Figure, wanted: dict[str, Any]) -> None:
    found = {name: getattr(figure, name) for name in wanted}
    assert found == {name: None if value == "" else value for name, value in wanted.items()}


@pytest.mark.parametrize("case", DATA["case"], ids=lambda c: c["name"])
def test_figures_of_text(case: dict[str, Any]) -> None:
    found = read(case.get("title", "A report"), case["text"])
    assert [f.value for f in found] == [w["value"] for w in case["figures"]]
    for figure, wanted in zip(found, case["figures"], strict=True):
        agrees(figure, wanted)


@pytest.mark.parametrize("case", DATA["table"], ids=lambda c: c["name"])
def test_figures_of_tables(case: dict[str, Any]) -> None:
    found = read("A report", case.get("note", ""), table(case["rows"], case.get("heads", 1)))
    assert [f.value for f in found] == [w["value"] for w in case["figures"]]
    for figure, wanted in zip(found, case["figures"], strict=True):
        agrees(figure, wanted)
        assert figure.table_id == "t"


def test_a_figure_knows_its_place_and_sentence() -> None:
    (figure,) = read("A report", "Little changed. Some 61% of searches failed.")
    assert (figure.page, figure.block_id, figure.text) == (2, "b0", "61%")
    assert figure.sentence == "Some 61% of searches failed."
    assert figure.box == Box(x0=21, top=0, x1=24, bottom=1)


def test_the_same_paper_gives_the_same_ids() -> None:
    text = "Some 61% of searches failed. Some 61% of searches failed."
    assert [f.id for f in read("A report", text)] == [f.id for f in read("A report", text)]
    assert len({f.id for f in read("A report", text)}) == 2


def test_a_table_without_a_note_takes_that_of_one_with_the_same_heads() -> None:
    first = table(["Service | Budget", "Estates | 41.2"])
    second = replace(table(["Service | Budget", "Fleet | 9.1"]), id="u", page_from=5, page_to=5)
    found = read("A report", "All figures in £m", first, second)
    assert [(f.value, f.unit) for f in found] == [(41_200_000, "GBP"), (9_100_000, "GBP")]


def test_a_rate_in_a_caption_is_that_of_the_columns_of_rates() -> None:
    rates = replace(table(["Group | Stops | Rate", "Drivers | 412 | 6.3"]), caption="Stops and rate per 1,000 people")
    assert [(f.value, f.unit) for f in read("A report", "", rates)] == [(412, "count"), (6.3, "per_1000")]


@pytest.mark.parametrize("word", kind_words(), ids=lambda w: w.pattern.pattern[:30])
def test_the_example_of_a_kind_word(word: KindWord) -> None:
    text, value = word.example
    (quantity,) = find_quantities(text)
    kind, signed = read_kind(text, quantity)
    assert signed == value
    assert kind == {"fall": "change", "rise": "change", "done": "level"}.get(word.means, word.means)
    assert kind in FIGURE_KINDS


@pytest.mark.parametrize(("pattern", "label", "example"), label_forms())
def test_the_example_of_a_label(pattern: re.Pattern[str], label: Any, example: str) -> None:
    (quantity,) = find_quantities(example)
    assert pattern.search(example[: quantity.start])
    assert label.kind in FIGURE_KINDS


@pytest.mark.parametrize("entry", area_data().values(), ids=area_data().keys())
def test_the_example_of_an_area_word(entry: dict[str, str]) -> None:
    assert [a.text for a in find_areas(entry["example"])] == ([entry["area"]] if "area" in entry else [])


def test_the_examples_of_words_in_heads() -> None:
    for name in ("places", "no_amounts", "groups", "whole", "plain", "wide"):
        assert re.search(table_words()[name]["words"], table_words()[name]["example"], re.IGNORECASE)
    for row in table_words()["span"]:
        assert re.search(row["words"], row["example"], re.IGNORECASE)
    for (_, pattern), row in zip(head_kinds(), table_words()["kind"], strict=True):
        assert pattern.search(row["example"])


WORDS = st.sampled_from(
    [
        "12%",
        "of",
        "the",
        "Ashby",
        "fell",
        "by",
        "9",
        "(14)",
        "calls",
        "were",
        ",",
        "and",
        "£4m",
        "in",
        "2031/32",
        ":",
        "to",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=14))
@settings(max_examples=150, deadline=None)
def test_any_words_give_figures_that_stand_in_them(words: list[str]) -> None:
    text = " ".join(words)
    for figure in read("A report", text):
        assert figure.text in text
        assert figure.sentence and figure.sentence in text
        assert figure.kind in FIGURE_KINDS
