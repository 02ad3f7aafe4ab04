"""What figures are parts of."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.figures.comparison_cues import told_of
from extract.figures.quantities import find_quantities
from extract.figures.wholes import find_wholes
from tests.test_figures import read

CASES = tomllib.loads((Path(__file__).parent / "cases" / "wholes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda c: c["name"])
def test_what_figures_are_parts_of(case: dict[str, Any]) -> None:
    assert [f.denominator or 0 for f in read("A report", case["text"])] == case["wholes"]


def test_a_number_and_its_share_are_of_the_same_thing_time_and_place() -> None:
    text = "In 2031/32 Kent Police met 62% (40) of bids. It had 12 (9%) of the posts."
    number, share, *_ = read("A report", text)
    assert (share.measure, share.area, share.period_start) == (number.measure, number.area, number.period_start)


WORDS = st.sampled_from(["Of", "of", "the", "these", "out", "which", "40", "12", "9%", "(30%)", "are", "new", ",", "."])


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_a_part_is_never_its_own_whole_nor_greater_than_it(text: str) -> None:
    amounts = list(told_of(text, find_quantities(text)))
    for part, whole in find_wholes(text, amounts).items():
        assert part != whole
        assert amounts[part].unit == "percent" or amounts[part].value <= amounts[whole].value
