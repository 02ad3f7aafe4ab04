"""Tiles of a dashboard, with a frame or without, and the line that says what time they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.kpis.context import Context, context_of
from extract.kpis.frameless import frameless_boxes
from extract.kpis.reader import find_kpis
from extract.kpis.tiles import is_value, kpis_of_tiles
from extract.pages import Page, Word
from schema.ids import Ids
from schema.records import Kpi
from tests.test_kpis import a_block, a_frame, a_paper, a_section, printed, word

COLUMNS = (60, 230, 400)


def large(text: str, x: float, top: float) -> Word:
    return replace(word(text, x, top), size=20, bottom=top + 20)


def tiles(titles: Sequence[str], values: Sequence[str], *below: Sequence[str]) -> list[Word]:
    """Words of tiles side by side, each at the left of its column."""
    words = [w for text, x in zip(titles, COLUMNS, strict=True) for w in printed(text, x, 100)]
    words += [large(text, x, 118) for text, x in zip(values, COLUMNS, strict=True)]
    for i, row in enumerate(below):
        words += [w for text, x in zip(row, COLUMNS, strict=True) for w in printed(text, x, 144 + 14 * i)]
    return words


TITLES = ("Letters answered", "Desks staffed", "Hats per 1,000")
TARGETS = ("Target 95%", "Target 12", "Target 3.5")
YEARS = ("Last year 90% ▲", "Last year 11 ▲", "Last year 4.1 ▼")


def a_page(words: Sequence[Word]) -> Page:
    return Page(number=1, width=595, height=842, words=tuple(words))


def read(words: Sequence[Word], heading: str = "Key performance indicators") -> list[Kpi]:
    paper = a_paper(pages=(a_page(words),), sections=(a_section(heading),))
    return kpis_of_tiles(Context(content=paper))


def told(kpi: Kpi) -> tuple[object, ...]:
    return kpi.name, kpi.value, kpi.target, kpi.previous, kpi.previous_text


def test_tiles_without_a_frame_are_read_where_two_stand_side_by_side() -> None:
    found = read(tiles(TITLES, ("91.5%", "14", "3.4"), TARGETS, YEARS))
    assert [told(kpi) for kpi in found] == [
        ("Letters answered", 91.5, 95, 90, "90%"),
        ("Desks staffed", 14, 12, 11, "11"),
        ("Hats per 1,000", 3.4, 3.5, 4.1, "4.1"),
    ]


def test_large_numbers_with_nothing_to_hold_them_against_are_no_tiles() -> None:
    assert read(tiles(TITLES, ("91.5%", "14", "3.4"), ("in June", "in July", "in May"))) == []


def test_a_line_across_ends_the_tiles() -> None:
    words = tiles(TITLES, ("91.5%", "14", "3.4"), TARGETS)
    above = printed("All that is shown below was counted by the town in the year before this report", 60, 86)
    below = printed("Target and past values were set by the town in the year before this report was made", 60, 160)
    first, *_ = read([*above, *words, *below])
    assert told(first)[:3] == ("Letters answered", 91.5, 95)


def test_one_large_number_makes_no_band() -> None:
    words = [*printed("Letters answered", 60, 100), large("91%", 60, 118), *printed("Target 95%", 60, 144)]
    assert frameless_boxes(a_page(words), is_value) == []


def test_the_value_of_a_tile_is_its_largest_amount() -> None:
    words = [*printed("Hats worn per", 60, 104), *printed("1,000", 60, 116), large("3.4", 60, 130)]
    words += printed("Target 3.5", 60, 156)
    page = replace(a_page(words), rules=tuple(a_frame(50, 96, 150, 80)))
    (kpi,) = find_kpis(a_paper(pages=(page,), sections=(a_section("Indicators"),)), Ids("d"))
    assert (kpi.name, kpi.value, kpi.target) == ("Hats worn per 1,000", 3.4, 3.5)


def test_the_first_line_of_a_section_says_the_time_of_its_indicators() -> None:
    section = a_section("Key performance indicators")
    line = "Our indicators for the six months to 30 September 2031, with the same period of 2030."
    block = replace(a_block(line, "paragraph", 50), section_id=section.id)
    period = context_of(a_paper(sections=(section,), blocks=(block,))).sections[section.id]
    assert (period.start, period.end, period.basis) == ("2031-04-01", "2031-09-30", "section")


def test_an_arrow_that_has_got_better_does_not_say_which_way_is_better() -> None:
    for kpi in read(tiles(TITLES, ("91.5%", "14", "3.4"), TARGETS, ("▲ better", "▼ worse", "Lower is better"))):
        assert kpi.better == ("lower" if kpi.name == "Hats per 1,000" else None)
