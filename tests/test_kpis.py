"""KPI tables, cards, lists, and the same indicator printed twice."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.content import PaperContent
from extract.data import load_data
from extract.kpis.colours import read_key
from extract.kpis.columns import role_of
from extract.kpis.context import Context
from extract.kpis.directions import said_direction
from extract.kpis.entries import read_entry
from extract.kpis.expected import expected_rating
from extract.kpis.lists import kpis_of_lists
from extract.kpis.merge import merge_kpis
from extract.kpis.phrases import find_phrases
from extract.kpis.ratings import read_state
from extract.kpis.reader import find_kpis
from extract.kpis.statements import kpis_of_statements
from extract.kpis.tables import kpis_of_table
from extract.kpis.witnesses import find_contradictions
from extract.pages import Curve, Fill, Page, Rule, Word
from extract.tags.elements import Element
from schema.evidence import Box, Passage, Piece
from schema.ids import Ids
from schema.records import Block, Cell, Kpi, Paper, Section, Table

AMOUNTS = st.integers(1, 400).map(float)
CASES = Path(__file__).parent / "cases"
PLACE = Box(x0=50, top=100, x1=90, bottom=110)


def cases(name: str) -> list[dict]:
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["cases"]


def passage(text: str, box: Box = PLACE, page: int = 1) -> Passage:
    return Passage(text=text, pieces=(Piece(start=0, end=len(text), page=page, box=box),))


def a_table(rows: list[list[str]], header_rows: int, fills: dict[str, str], marks: dict[str, str]) -> Table:
    cells = tuple(
        Cell(
            row=r,
            column=c,
            row_span=1,
            column_span=max(map(len, rows)) if len(row) == 1 else 1,
            is_header=r < header_rows,
            fill=fills.get(f"{r},{c}"),
            mark=marks.get(f"{r},{c}", "").partition(" ")[0] or None,
            mark_color=marks.get(f"{r},{c}", "").partition(" ")[2] or None,
            page=1,
            box=PLACE,
            passage=passage(text),
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table(
        id="t1", paper_id="p", section_id=None, page_from=1, page_to=1, caption=None, rows=len(rows),
        columns=max(map(len, rows)), header_rows=header_rows, cells=cells,
    )  # fmt: skip


def a_paper(**parts: tuple) -> PaperContent:
    paper = Paper(
        id="p", document_id="d", ordinal=1, item_number=None, title="Report", paper_type="performance", body_id=None,
        body_name=None, force_id=None, meeting_date=None, author=None, page_from=1, page_to=1,
    )  # fmt: skip
    return PaperContent(**{"paper": paper, "sections": (), "blocks": (), "tables": (), **parts})


@pytest.mark.parametrize("case", cases("kpi_tables"), ids=lambda c: c["about"])
def test_table(case: dict) -> None:
    table = a_table(case["rows"], case["header_rows"], case.get("fills", {}), case.get("marks", {}))
    found = kpis_of_table(table, Context(content=a_paper(), key=set(case.get("key", ())), arrows=case.get("arrows")))
    assert [k.name for k in found] == [k["name"] for k in case["kpis"]]
    for kpi, wanted in zip(found, case["kpis"], strict=True):
        assert {key: getattr(kpi, key) for key in wanted} == {k: None if v == "none" else v for k, v in wanted.items()}
        assert kpi.page == 1 and kpi.box == PLACE
        assert all(getattr(kpi, key) is None for key in case.get("unset", []))
    if "fills" in case and not any("status" in k for k in case["kpis"]):
        assert {k.status for k in found} == {None}


def test_a_key_is_a_coloured_cell_or_a_dot_beside_the_words_that_explain_it() -> None:
    told = a_table([["Green", "Amber"], ["Below target", "Roads"]], 0, {"0,0": "#00b050", "0,1": "#ff0000"}, {})
    dot = Fill(x0=60, x1=69, top=101, bottom=110, color="#ffc000")
    plain = Fill(x0=60, x1=69, top=201, bottom=210, color="#ff0000")
    words = (*printed("Within tolerance of the target", 74, 100), *printed("Custody and courts", 74, 200))
    page = Page(number=1, width=595, height=842, words=words, fills=(dot, plain))
    assert read_key(a_paper(tables=(told,), pages=(page,))) == {"green", "amber"}


def test_every_column_pattern_matches_its_example() -> None:
    path = Path(__file__).parents[1] / "extract" / "kpis" / "columns.toml"
    for entry in tomllib.loads(path.read_text("utf-8"))["roles"]:
        assert role_of(entry["example"]) == entry["role"], entry


@pytest.mark.parametrize("case", cases("kpi_merge"), ids=lambda c: c["about"])
def test_merge(case: dict) -> None:
    pair = [Kpi(id="", paper_id="p", page=n, **case[key]) for n, key in ((1, "first"), (2, "second"))]
    merged = merge_kpis(pair)
    assert len(merged) == case["count"]
    assert merge_kpis(pair[::-1]) == merged
    if case["count"] == 1:
        assert merged[0].value == case["second"]["value"] and merged[0].status == case["first"]["status"]


def word(text: str, x: float, top: float) -> Word:
    return Word(text=text, x0=x, x1=x + 6 * len(text), top=top, bottom=top + 10, font="Sans", size=10, color="#000000")


def printed(text: str, x: float, top: float) -> list[Word]:
    words = []
    for part in text.split():
        words.append(word(part, x, top))
        x += 6 * len(part) + 4
    return words


def a_card(title: str, rating: str, strip: list[str], top: float) -> list[Word]:
    words = printed(title, 60, top) + printed(rating, 480, top)
    for text, x in zip(strip, (60, 230, 400), strict=True):
        words += printed(text, x, top + 120)
    return words


ARROW = ((490.0, 130.0), (484.0, 136.0), (488.0, 135.0), (488.0, 142.0), (492.0, 142.0), (492.0, 135.0), (496.0, 136.0))


def test_cards_are_read_with_their_rating_and_arrow() -> None:
    words = a_card(
        "Calls to the desk answered", "AMBER", ["Latest: 88%", "Target: 90%, Floor: 85%", "Previous: 86% (Red)"], 112
    )
    words += a_card("Complaints closed", "RED", ["Latest: 41", "Target: 60", "Previous: 44"], 300)
    frame = [Rule(x0=50, x1=540, top=y, bottom=y, origin="line") for y in (108, 230, 245, 296, 418, 433)]
    curve = Curve(points=ARROW, color="#000000", x0=484, x1=496, top=130, bottom=142)
    page = Page(
        number=1, width=595, height=842, words=tuple(words), rules=tuple(frame), curves=(curve,),
        fills=(Fill(x0=50, x1=470, top=108, bottom=128, color="#d9d9d9"),),
    )  # fmt: skip
    heading = Section(id="s", paper_id="p", parent_id=None, level=2, number=None, heading="Contact", page=1, box=None)
    first, second = find_kpis(a_paper(pages=(page,), sections=(heading,)), Ids("d"))
    assert (first.name, first.value, first.target, first.previous) == ("Calls to the desk answered", 88, 90, 86)
    assert (first.status, first.direction, first.unit, first.theme) == ("amber", "improving", "percent", "Contact")
    assert (second.name, second.value, second.status, second.direction) == ("Complaints closed", 41, "red", None)


def test_labelled_lines_give_an_indicator_and_what_is_said_of_it() -> None:
    lines = ("Indicator: Calls abandoned", "Target: 5%", "Baseline (2030/31): 6%")
    lines += ("Performance: 7.5%", "Status: Off track", "Direction of travel:", "worsening")
    words = [word for i, line in enumerate(lines) for word in printed(line, 60, 100 + 14 * i)]
    page = Page(number=1, width=595, height=842, words=tuple(words))
    (kpi,) = find_kpis(a_paper(pages=(page,)), Ids("d"))
    assert (kpi.name, kpi.value, kpi.target, kpi.unit, kpi.baseline) == ("Calls abandoned", 7.5, 5, "percent", 6)
    assert (kpi.status, kpi.status_text, kpi.direction) == ("red", "Off track", "worsening")


def a_block(text: str, kind: str, x: float, number: str | None = None) -> Block:
    box = Box(x0=x, top=100, x1=x + 200, bottom=110)
    return Block(id=text, paper_id="p", section_id=None, page=1, kind=kind, number=number, passage=passage(text, box))


def test_lists_give_names_under_their_themes_and_the_rating_of_their_lead_in() -> None:
    blocks = (
        a_block("Most are met. The indicators rated Amber are:", "paragraph", 50),
        a_block("Custody", "list_item", 60, "•"),
        a_block("Number of detainees held over 24 hours;", "list_item", 80, "o"),
        a_block("Roads", "list_item", 60, "•"),
        a_block("% of collisions attended in 20 minutes.", "list_item", 80, "o"),
        a_block("Next steps follow.", "paragraph", 50),
        a_block("Number of officers", "list_item", 60, "•"),
    )
    found = kpis_of_lists(Context(content=a_paper(blocks=blocks)))
    assert [(k.theme, k.name, k.status) for k in found] == [
        ("Custody", "Number of detainees held over 24 hours", "amber"),
        ("Roads", "% of collisions attended in 20 minutes", "amber"),
    ]


def test_lists_of_sentences_about_indicators_are_no_indicators() -> None:
    blocks = (
        a_block("Of these 20 KPIs:", "paragraph", 50),
        a_block("17 are rated Green.", "list_item", 60, "•"),
        a_block("Work is underway on the others.", "list_item", 60, "•"),
    )
    assert kpis_of_lists(Context(content=a_paper(blocks=blocks))) == []


@pytest.mark.parametrize(
    "said, wrong",
    [("Getting better", False), ("Performance has declined", True), ("Down arrow", True), ("A photo of a desk", False)],
)
def test_an_arrow_that_is_described_another_way_is_a_problem_and_the_drawing_is_taken(said: str, wrong: bool) -> None:
    curve = Curve(points=ARROW, color="#000000", x0=484, x1=496, top=130, bottom=142)
    tag = Element(number=1, kind="Figure", alt=said, box=Box(x0=484, top=130, x1=496, bottom=142))
    words = tuple(printed("Letters answered in time", 60, 131))
    page = Page(number=1, width=595, height=842, words=words, curves=(curve,), tags=(tag,))
    found = find_contradictions(a_paper(pages=(page,)), Ids("d"))
    assert len(found) == wrong
    for problem in found:
        assert (problem.page, problem.stage, problem.severity, problem.document_id) == (1, "kpis", "info", "d")
        assert all(words in problem.message for words in ("drawn as improving", said, "Letters answered in time"))


@pytest.mark.parametrize("case", cases("kpi_expected"), ids=lambda c: c["about"])
def test_numbers_make_a_rating(case: dict) -> None:
    kpi = Kpi(id="", paper_id="p", page=1, name="Hats worn", **case["kpi"])
    assert expected_rating(kpi, case.get("better")) == case.get("rating")


@given(value=AMOUNTS, target=AMOUNTS, share=st.integers(55, 95))
def test_a_rating_is_the_same_in_the_mirror(value: float, target: float, share: int) -> None:
    """What is better higher is rated as what is better lower with all numbers turned round their target."""
    floor = target * share / 100
    kpi = Kpi(id="", paper_id="p", page=1, name="Hats worn", value=value, target=target, floor=floor)
    turned = replace(kpi, value=2 * target - value, floor=2 * target - floor)
    assert expected_rating(kpi, "higher") == expected_rating(turned, "lower")


def test_every_rating_word_and_direction_word_matches_its_example() -> None:
    for state in load_data("extract.kpis", "ratings.toml")["states"]:
        assert read_state(state["example"], "higher") == state["status"], state
    for row in load_data("extract.kpis", "directions.toml")["words"]:
        assert said_direction(row["example"]) == row["means"], row
    for part in ("keys", "heads"):
        for row in load_data("extract.kpis", "directions.toml")[part]:
            assert re.search(row["pattern"], row["example"], re.I), row
    for part in ("titles", "money", "rows"):
        for row in load_data("extract.kpis", "no_kpis.toml")[part]:
            assert re.search(row["pattern"], row["example"].lower()), row


def a_section(heading: str, number: int = 1, parent: str | None = None) -> Section:
    return Section(
        id=f"s{number}", paper_id="p", parent_id=parent, level=2 + bool(parent), number=None, heading=heading, page=1,
        box=None,
    )  # fmt: skip


@pytest.mark.parametrize("case", cases("kpi_entries"), ids=lambda c: c["about"])
def test_items_and_sentences(case: dict) -> None:
    section = a_section(case.get("heading", "Key performance indicators"))
    block = replace(a_block(case["text"], "list_item", 60, "•"), section_id=section.id)
    found = kpis_of_statements(Context(content=a_paper(sections=(section,), blocks=(block,))))
    assert len(found) == ("kpi" in case)
    for kpi in found:
        assert {key: getattr(kpi, key) for key in case["kpi"]} == case["kpi"]
        assert all(getattr(kpi, key) is None for key in case.get("unset", []))


def a_frame(x: float, top: float, width: float, height: float) -> list[Rule]:
    level = [Rule(x0=x, x1=x + width, top=y, bottom=y, origin="edge") for y in (top, top + height)]
    return [*level, *(Rule(x0=at, x1=at, top=top, bottom=top + height, origin="edge") for at in (x, x + width))]


def test_tiles_side_by_side_are_read_each_in_its_box() -> None:
    lines = (
        ("Letters answered in time", "Desks staffed"), ("91.5%", "14"), ("Amber", "Green"),
        ("Target: 95%", "Target 12"), ("Previous: 90%", "Last quarter 11"), ("Trend: ▲ Improving", "▲"),
        ("Post was late in June.", "Two opened."),
    )  # fmt: skip
    words = [
        w
        for i, row in enumerate(lines)
        for text, x in zip(row, (60, 300), strict=True)
        for w in printed(text, x, 104 + 14 * i)
    ]
    page = Page(
        number=1,
        width=595,
        height=842,
        words=tuple(words),
        rules=(*a_frame(50, 100, 200, 120), *a_frame(290, 100, 200, 120)),
    )
    first, second = find_kpis(a_paper(pages=(page,), sections=(a_section("Pillar 1: Trust"),)), Ids("d"))
    assert (first.name, first.value, first.unit, first.target, first.previous) == (
        "Letters answered in time", 91.5, "percent", 95, 90,
    )  # fmt: skip
    assert (first.status, first.status_basis, first.direction) == ("amber", "word", "improving")
    assert (first.theme, first.commentary, first.method) == ("Pillar 1: Trust", "Post was late in June.", "kpis.tile")
    assert (second.name, second.value, second.target, second.previous, second.status) == (
        "Desks staffed",
        14,
        12,
        11,
        "green",
    )


def test_a_summary_and_a_detail_of_one_indicator_are_its_places() -> None:
    summary = replace(a_section("Summary"), id="s1")
    detail = replace(a_section("Contact"), id="s2")
    head = ["Indicator", "RAG"]
    brief = a_table([head, ["KPI 2: % of F.O.I. requests closed", "Green"], ["Desks staffed", "Red"]], 1, {}, {})
    full = a_table([["Indicator", "Actual", "Target"], ["Percentage of FOI requests closed.", "93%", "90%"]], 1, {}, {})
    tables = (replace(brief, section_id="s1"), replace(full, id="t2", section_id="s2", page_from=4))
    kpis = find_kpis(a_paper(tables=tables, sections=(summary, detail)), Ids("d"))
    by_name = {kpi.name: kpi for kpi in kpis}
    both = by_name["Percentage of FOI requests closed."]
    assert (both.value, both.target, both.status) == (93, 90, "green")
    assert [(place.kind, place.table_id, place.row) for place in both.places] == [
        ("summary", "t1", 1),
        ("detail", "t2", 1),
    ]
    assert [place.kind for place in by_name["Desks staffed"].places] == ["summary"]


def test_every_method_is_explained_and_every_phrase_matches_its_example() -> None:
    source = "".join(path.read_text("utf-8") for path in (Path(__file__).parents[1] / "extract" / "kpis").glob("*.py"))
    used = set(re.findall(r'"kpis\.(\w+)"', source))
    assert used == set(load_data("extract.kpis", "methods.toml"))
    for row in load_data("extract.kpis", "phrases.toml")["phrases"]:
        assert [phrase.role for phrase in find_phrases(row["example"])] == [row["role"]], row


def kpis_under(heading: str, *blocks: Block) -> list[tuple[str, str | None]]:
    section = a_section(heading)
    head = replace(a_block(heading, "heading", 50), section_id=section.id)
    own = tuple(replace(block, section_id=section.id) for block in blocks)
    found = kpis_of_lists(Context(content=a_paper(sections=(section,), blocks=(head, *own))))
    return [(kpi.name, kpi.status) for kpi in found]


def test_a_heading_announces_a_list_as_a_lead_in_does() -> None:
    items = (a_block("Letters answered in time", "list_item", 60, "•"), a_block("Desks staffed", "list_item", 60, "•"))
    assert kpis_under("Indicators rated Red", *items) == [("Letters answered in time", "red"), ("Desks staffed", "red")]
    assert [name for name, _ in kpis_under("Annex B: List of performance indicators", *items)] == [
        i.text for i in items
    ]
    assert kpis_under("Next steps", *items) == []


def test_a_line_that_begins_with_a_rating_names_what_has_it() -> None:
    line = a_block("Amber: letters answered in time; desks staffed", "paragraph", 50)
    assert kpis_under("KPIs by rating", line) == [("letters answered in time", "amber"), ("desks staffed", "amber")]
    assert kpis_under("The lights of the town", line) == []


def test_items_may_each_end_with_their_rating() -> None:
    items = (
        a_block("Letters answered in time – Green", "list_item", 60, "•"),
        a_block("Desks staffed (R)", "list_item", 60, "•"),
    )
    found = kpis_under("Results", a_block("The two indicators are:", "paragraph", 50), *items)
    assert found == [("Letters answered in time", "green"), ("Desks staffed", "red")]


@given(st.text(alphabet="97% (target of Green;–:.KPI1) was Rated", max_size=120))
def test_any_text_is_read_or_refused_without_a_value_of_its_own(text: str) -> None:
    entry = read_entry(text)
    if entry:
        assert entry.value in " ".join(text.split())
        assert all(phrase.text in " ".join(text.split()) for phrase in entry.phrases)
