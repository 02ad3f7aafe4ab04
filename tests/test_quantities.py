from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.figures.quantities import find_quantities, unit_data
from schema.records import QUALIFIERS, UNITS

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quantities.toml").read_text(encoding="utf-8"))["case"]
TEXTS = st.text(alphabet=st.sampled_from("0123456789,.-–+£%()mk bnperto and twoage"), max_size=60)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_amounts(case: dict[str, list[list[object]]]) -> None:
    found = [[q.value, q.unit, q.value_to or "", q.qualifier or ""] for q in find_quantities(str(case["text"]))]
    wanted = [[*amount, *[""] * (4 - len(amount))] for amount in case["amounts"]]
    assert found == [[pytest.approx(a[0]), *a[1:]] for a in wanted]


@pytest.mark.parametrize(
    "entry", unit_data()["unit"] + unit_data()["rate"] + unit_data()["pence"], ids=lambda e: e["unit"]
)
def test_the_example_of_a_unit(entry: dict[str, list[str]]) -> None:
    text, value = entry["example"]
    first = find_quantities(text)[0]
    assert (first.value, first.unit) == (value, entry["unit"])
    assert first.unit in UNITS


@pytest.mark.parametrize("entry", unit_data()["scale"], ids=lambda e: e["word"])
def test_the_example_of_a_scale(entry: dict[str, list[object]]) -> None:
    text, value = entry["example"]
    assert [q.value for q in find_quantities(str(text))] == [value]


@pytest.mark.parametrize("entry", unit_data()["qualifier"] + unit_data()["after"], ids=lambda e: e["qualifier"])
def test_the_example_of_a_qualifier(entry: dict[str, str]) -> None:
    assert [q.qualifier for q in find_quantities(entry["example"])] == [entry["qualifier"]]
    assert entry["qualifier"] in QUALIFIERS


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_amounts_stand_where_they_say_and_apart(text: str) -> None:
    found = find_quantities(text)
    assert all(q.start < q.end and q.unit in UNITS for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.text == text[q.start : q.end] for q in found)


@given(
    st.lists(
        st.sampled_from(
            [
                "Property",
                "Perth",
                "between",
                "from",
                "76",
                "£250",
                "and",
                "£2,500",
                "to",
                "4.5%",
                "(12)",
                "two",
                "per",
                "-",
                "a",
                "fifth",
                "9",
                "min",
            ]
        ),
        max_size=12,
    )
)
@settings(max_examples=300, deadline=None)
def test_an_amount_is_whole_words_with_its_number(words: list[str]) -> None:
    text = " ".join(words)
    for q in find_quantities(text):
        assert q.text == text[q.start : q.end]
        assert not (text[q.start].isalnum() and text[q.start - 1 : q.start].isalnum())
        assert not (text[q.end - 1].isalnum() and text[q.end : q.end + 1].isalnum())
        assert q.spelled or re.search(r"\d", q.text)


@given(st.integers(0, 10**9), st.sampled_from(["", "%", " per cent", " hours", " FTE"]))
@settings(deadline=None)
def test_a_number_is_read_as_it_was_printed(number: int, unit: str) -> None:
    assert [q.value for q in find_quantities(f"It was {number:,}{unit} then")] == [number]


@given(st.decimals(0, 999, places=1), st.sampled_from(["m", "bn", "k"]))
@settings(deadline=None)
def test_money_is_in_pounds(amount: object, scale: str) -> None:
    factor = {"m": 1e6, "bn": 1e9, "k": 1e3}[scale]
    assert [q.value for q in find_quantities(f"£{amount}{scale}")] == [pytest.approx(float(str(amount)) * factor)]


@pytest.mark.parametrize("piece", ["1,", "1 to ", "12-", "between 1 and ", "twenty one hundred and ", "£1m "])
def test_long_repetitions_are_read(piece: str) -> None:
    assert isinstance(find_quantities(piece * 1500), list)
    assert re.search(r"\d|twenty", piece)
