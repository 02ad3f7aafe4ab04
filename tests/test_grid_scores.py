"""What tells tables from other things: each score and test by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.pages import Fill, Page, Rule, Word
from extract.tables import choose, columnar, scores
from extract.tables.axes import is_chart
from extract.tables.candidates import explain
from extract.tables.celltext import cell_passage
from extract.tables.columns import find_gutters
from extract.tables.layout import Layout, Slot, drop_lines, pour
from extract.tables.rulings import Ruling, Rulings, find_rulings, touching_groups
from extract.tables.shading import background
from extract.tables.textrows import text_rows, without_leaders
from schema.evidence import Box
from tests.table_pages import TableOnPage, box_rules, page_of, print_line


def layout_of(rows: list[list[str]], origin: str = "lines", width: float = 100.0) -> Layout:
    xs = tuple(width * i for i in range(len(rows[0]) + 1))
    ys = tuple(14.0 * i for i in range(len(rows) + 1))
    slots = tuple(
        Slot(row=r, column=c, words=tuple(print_line(text, xs[c] + 2, ys[r] + 2)))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Layout(page=1, origin=origin, xs=xs, ys=ys, slots=slots)


TABLE = [["Area", "Now", "Then"], ["East", "12", "14"], ["West", "", "8"]]


def test_filled_share_counts_slots_with_words():
    assert scores.filled_share(layout_of(TABLE)) == pytest.approx(8 / 9)


def test_whole_share_counts_words_that_no_edge_cuts():
    assert scores.whole_share(layout_of(TABLE)) == 1
    assert scores.whole_share(layout_of([["Area", "a-long-word-that-sticks-out"], ["East", "12"]])) == 0.75


def test_value_share_counts_numbers_and_signs_for_missing_ones():
    assert scores.value_share(layout_of([["Area", "Now"], ["East", "n/a"], ["West", "8%"]])) == pytest.approx(2 / 6)


def test_crowded_slots_hold_several_numbers():
    assert scores.crowded_share(layout_of(TABLE)) == 0
    assert scores.crowded_share(layout_of([["Area", "12    14    19"], ["East", "A line of text"]])) == 0.25


def test_amounts_above_each_other_are_crowded_under_a_head_too():
    stacked = [
        line for y, text in ((2, "Budget"), (16, "12"), (30, "14"), (44, "19")) for line in print_line(text, 2, y)
    ]
    slot = Slot(row=0, column=0, words=tuple(stacked))
    layout = Layout(page=1, origin="lines", xs=(0.0, 100.0), ys=(0.0, 60.0), slots=(slot,))
    assert scores.crowded_share(layout) == 1
    assert scores.crowded_share(replace(layout, slots=(replace(slot, words=slot.words[:3]),))) == 0


def test_rulings_on_both_sides_of_a_gap_make_two_tables_of_what_white_space_shows_as_one():
    whole = layout_of([row + row for row in TABLE], origin="space")
    halves = [
        replace(
            layout_of(TABLE, origin="rules"), xs=whole.xs[at : at + 4],
            slots=tuple(replace(s, column=s.column - at) for s in whole.slots if at <= s.column < at + 3),
        )
        for at in (0, 3)
    ]  # fmt: skip
    left = replace(halves[0], xs=(*halves[0].xs[:3], 290.0))
    assert choose.best_layouts([whole, left, halves[1]]) == [left, halves[1]]
    assert choose.best_layouts([whole, left]) == [whole]


def test_a_better_layout_wins_its_area():
    sound = layout_of(TABLE)
    crowded = layout_of([["Area Now Then", "2    3"], ["East 12 14", "4    5"], ["West 8", "6    7"]], width=150)
    assert choose.best_layouts([crowded, sound]) == [sound]


def test_single_share_counts_slots_for_each_place():
    assert scores.single_share(layout_of(TABLE)) == 1
    spanned = Layout(page=1, origin="lines", xs=(0, 9, 18), ys=(0, 9), slots=(Slot(row=0, column=0, column_span=2),))
    assert scores.single_share(spanned) == 0.5


def test_inked_share_is_the_area_of_words():
    assert scores.inked_share(layout_of([["ab", "cd"]])) == pytest.approx(2 * 10 * 10 / (200 * 14))


def test_weight_prefers_the_candidate_of_more_words():
    part, whole = scores.measure(layout_of(TABLE[:2])), scores.measure(layout_of([*TABLE[:2], ["West", "1", "8"]]))
    assert part.sound == whole.sound == 1
    assert part.weight < whole.weight


def test_crowding_takes_from_soundness():
    told = scores.measure(layout_of([["Area", "12    14    19"], ["East", "A line of text"]], width=150))
    assert (told.filled, told.whole, told.crowded, told.sound) == (1, 1, 0.25, 0.75)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["East", "12", "14"]], "one row or column"),
        ([["East", "", "", ""], ["", "", "", "14"], ["", "", "", ""]], "mostly blank"),
        ([["East", "3"], ["West", ""], ["North", ""], ["South", ""]], "few rows with texts side by side"),
        ([["East", "West"], ["North", "South"]], "too few texts"),
        ([["Report of:", "The chief"], ["Contact:", "A clerk"], ["Date:", "4 May"]], "front block"),
        ([["Arson", "Theft"], ["Latest: 4", "Target: 5"], ["Calls", "3"]], "cards"),
        ([["a", "b"], ["c", "1"], ["d", "2"]], "nearly empty panels"),
        (TABLE, None),
    ],
)
def test_a_refusal_names_what_it_saw(rows, reason):
    width = 2000.0 if reason == "nearly empty panels" else 100.0
    verdict = choose.judge([layout_of(rows, width=width)])[0]
    assert (verdict.reason, verdict.chosen) == (reason, reason is None)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["1.", "It was agreed"], ["2.", "It was noted"], ["3.", "It was moved"]], "numbered list"),
        ([[f"Part {n}", str(n * 7)] for n in range(1, 7)], "contents page"),
        ([["To us all", "From:", "A clerk"], ["On", "Day:", "Today"], ["At", "Place:", "Hall"]], "list of labels"),
        ([["Alder", "is a tree"], ["Birch", "is one too"], ["Cedar", "as well"]], "text in columns"),
    ],
)
def test_white_space_needs_more_evidence_than_rulings(rows, reason):
    assert choose.judge([layout_of(rows, "space")])[0].reason == reason


def test_a_body_does_not_take_the_place_of_itself_with_a_head_that_leaves_places_blank():
    body = [[f"Site {i}", "12", "14", "9"] for i in range(8)]
    whole = layout_of([["", "", "Read at", ""], ["Site", "June", "July", "May"], *body], "rules")
    part = replace(whole, ys=whole.ys[2:], slots=tuple(replace(s, row=s.row - 2) for s in whole.slots if s.row > 1))
    assert scores.measure(part).sound > scores.measure(whole).sound
    assert choose.best_layouts([part, whole]) == [whole]


def test_the_loser_of_an_area_says_to_whom_and_why():
    whole, part = layout_of(TABLE), layout_of(TABLE[:2])
    won, lost = choose.judge([part, whole])
    assert (won.layout, won.chosen) == (whole, True)
    assert (lost.reason, lost.better) == ("fewer words than one that it overlaps", won.box)


def test_a_page_explains_every_candidate_with_its_origin():
    table = TableOnPage({"style": "lines", "widths": [90, 60, 60], "rows": TABLE})
    verdicts = explain(page_of([table]))
    assert [(v.origin, v.reason) for v in verdicts if v.chosen] == [("lines", None)]
    assert all(v.chosen or v.reason for v in verdicts)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["1.", "The panel noted it"], ["2.", "The board agreed"], ["3.", "It was resolved"]], True),
        ([["(a)", "first"], ["(b)", "second"], ["•", "third"]], True),
        ([["Officers", "120"], ["Staff", "60"], ["1", "12"]], False),
    ],
)
def test_numbered_lists(rows, told):
    assert columnar.is_numbered(layout_of(rows, "space")) is told


@pytest.mark.parametrize(
    ("pages", "told"), [(["3", "5", "11", "24"], True), (["24", "5", "11", "3"], False), (["0", "0", "0", "0"], False)]
)
def test_contents_pages_have_rising_numbers(pages, told):
    assert columnar.is_contents(layout_of([["A chapter", page] for page in pages], "space")) is told


def ticks(places: list[tuple[str, float, float]]) -> list[Word]:
    return [w for text, x, y in places for w in print_line(text, x, y)]


def test_numbers_in_even_steps_beside_a_drawing_are_an_axis():
    assert is_chart(ticks([(f"{400 - 100 * i:3}".strip().rjust(3, "0"), 50, 100.0 + 20 * i) for i in range(5)]))
    assert not is_chart(ticks([(n, 50, 100.0 + 20 * i) for i, n in enumerate(("412", "388", "120", "96", "75"))]))


def test_numbers_from_nought_below_a_drawing_are_an_axis():
    level = [("0%", 50, 200), ("10%", 100, 200), ("20%", 150, 200), ("30%", 200, 200), ("40%", 250, 200)]
    bars = [("37%", 210, 100), ("12%", 90, 120)]
    assert is_chart(ticks([*level, *bars]))
    assert not is_chart(ticks([("2019", 50, 80), ("2020", 100, 80), ("2021", 150, 80), *bars]))


def test_touching_rulings_are_one_group_and_far_ones_another():
    rules = [*box_rules(0, 0, 50, 20), *box_rules(50, 0, 90, 20), *box_rules(300, 0, 350, 20)]
    groups = touching_groups(find_rulings(rules))
    assert sorted((len(g.across), len(g.down)) for g in groups) == [(2, 2), (2, 3)]


def test_rulings_that_nearly_coincide_are_one():
    found = find_rulings([*box_rules(0, 0, 50, 20), *box_rules(1, 21, 50, 40)])
    assert [round(r.at) for r in found.across] == [0, 20, 40]
    assert touching_groups(Rulings(across=(), down=())) == []


def test_rulings_down_the_page_part_words():
    line = list(print_line("12 Revised base", 10, 10))
    ruling = Ruling(at=line[1].x0 - 1, start=0, end=50)
    assert [[c.text for c in r.chunks] for r in text_rows(line, [ruling])] == [["12", "Revised base"]]


@pytest.mark.parametrize(("head", "columns"), [("Name", 3), ("", 2)])
def test_numbers_close_before_names_are_a_column_where_both_have_a_head(head, columns):
    heads = [*print_line("No.", 4, 10), *print_line(head, 70, 10), *print_line("Fee", 165, 10)]
    names = ["Ash", "Beech tree", "Elm", "Oak of the green"]
    body = [
        word
        for i, name in enumerate(names)
        for text, x in ((str(i + 1), 14), (name, 25), (f"{i}.50", 160))
        for word in print_line(text, x, 24 + 14 * i)
    ]
    assert len(find_gutters(text_rows([*heads, *body]))) == columns - 1


def test_leaders_part_a_label_from_its_number():
    (word,) = print_line("Total.......12", 10, 10)
    assert [w.text for w in without_leaders(word)] == ["Total", "12"]


def test_a_cell_in_white_over_colour_has_no_colour():
    row = Fill(x0=0, top=0, x1=100, bottom=10, color="#ff0000")
    patch = Fill(x0=0, top=0, x1=20, bottom=10, color="#ffffff")
    assert background(Box(x0=0, top=0, x1=20, bottom=10), [row, patch]) is None
    assert background(Box(x0=20, top=0, x1=100, bottom=10), [row, patch]) == "#ff0000"


def test_lines_of_a_cell_are_read_from_top_to_bottom_with_their_places():
    words = [*print_line("second line", 10, 24), *print_line("First line", 10, 12)]
    passage = cell_passage(4, words)
    assert passage.text == "First line second line"
    assert passage.locate(11, 17).box == Box(x0=10, top=24, x1=40, bottom=34)


def test_rows_and_columns_without_words_are_dropped_and_spans_shrink():
    spanning = Slot(row=0, column=0, column_span=3)
    rest = tuple(Slot(row=1, column=c) for c in range(3))
    layout = Layout(page=1, origin="lines", xs=(0, 50, 53, 100), ys=(0, 10, 20), slots=(spanning, *rest))
    words = [*print_line("Head", 10, 0), *print_line("12", 10, 10), *print_line("13", 60, 10)]
    tidy = drop_lines(pour(layout, words), lambda s: bool(s.words))
    assert (tidy.xs, [(s.column, s.column_span) for s in tidy.slots]) == ((0, 53, 100), [(0, 2), (0, 1), (1, 1)])


def test_boxes_with_room_between_are_a_flow_chart():
    boxes = [(50, "Received"), (200, "Screened in ten days"), (350, "Decided at last")]
    rules = [r for x, _ in boxes for top in (100, 150) for r in box_rules(x, top, x + 120, top + 30)]
    arrows = [Rule(x0=a, x1=a + 30, top=115, bottom=115, origin="line") for a in (170, 320)]
    down = [Rule(x0=110, x1=110, top=130, bottom=150, origin="line")]
    words = [w for x, text in boxes for y in (110, 160) for w in print_line(text, x + 5, y)]
    page = Page(number=1, width=595, height=842, words=tuple(words), rules=(*rules, *arrows, *down))
    reasons = {v.reason for v in explain(page) if v.origin == "boxes"}
    assert reasons == {"boxes that stand apart"}
