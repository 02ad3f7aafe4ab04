"""Front matter: every label, stamp and paper type of the data has an example that is read as it says."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.front.body import is_body
from extract.front.paper_types import read_type
from extract.front.titles import is_person, is_section_name, without_dates
from extract.structure.labels import front_words, read_block, read_label, read_rows
from extract.structure.lines import find_lines
from extract.structure.stamps import is_stamp, read_item
from schema.records import PAPER_TYPES
from tests.typeset import set_page


def data(name, package="extract.front"):
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))


def examples(entries, key):
    return [(example, entry[key]) for entry in entries for example in entry["examples"]]


@pytest.mark.parametrize(("line", "role"), examples(data("front.toml", "extract.structure")["label"], "role"))
def test_every_label_has_an_example(line, role):
    assert read_label(line).role == role


@pytest.mark.parametrize("name", [name for entry in front_words()["label"] for name in entry["names"]])
def test_every_label_is_read_with_a_colon_and_in_capitals(name):
    assert read_label(f"{name}: Value").value == "Value"
    assert read_label(f"{name.upper()}: Value").label == name


@pytest.mark.parametrize(("title", "kind"), examples(data("paper_types.toml")["type"], "type"))
def test_every_paper_type_has_an_example(title, kind):
    assert kind in PAPER_TYPES
    assert read_type(title, (), (), ()) == kind


@pytest.mark.parametrize(
    "stamp",
    [pytest.param(e, id=e) for entry in data("stamps.toml", "extract.structure")["stamp"] for e in entry["examples"]],
)
def test_every_stamp_has_an_example(stamp):
    assert is_stamp(stamp)


@pytest.mark.parametrize(
    ("text", "item"),
    [("Agenda Item 5", "5"), ("ITEM NO. 12", "12"), ("Agenda Item 6 (a)", "6(a)"), ("Page 4", None), ("Item", None)],
)
def test_stamps_give_items(text, item):
    assert read_item(text) == item


@pytest.mark.parametrize(
    ("title", "front", "headings", "prose", "kind"),
    [
        ("Barset Police and Crime Panel", ("Minutes",), (), (), "minutes"),
        ("Re: your question", ("Dear Chair,",), (), (), "letter"),
        ("Roads", (), ("Purpose of Report",), (), "report"),
        ("Roads", (), (), ("In this paper we say why.",), "report"),
        ("Roads", (), (), (), "other"),
        ("Annual Performance Report", (), (), (), "performance"),
    ],
)
def test_a_type_is_told_by_title_then_front_then_text(title, front, headings, prose, kind):
    assert read_type(title, front, headings, prose) == kind


def test_a_value_goes_on_under_itself():
    page = """
    72 60 11 From: <180> Ann Other, Cabinet Member for Roads and
    180 74 11 Bridges
    180 100 11 Bob Other, Director
    72 126 11 Subject: <180> Bridges of the north and
    180 140 11 of the south
    72 180 11 The bridges stand.
    """
    found = {item.role: item.value for item in read_block(find_lines(set_page(page)))}
    assert found == {
        "author": "Ann Other, Cabinet Member for Roads and Bridges; Bob Other, Director",
        "title": "Bridges of the north and of the south",
    }


def test_a_label_in_running_text_is_none():
    lines = find_lines(
        set_page("72 60 11 By the end of the year most were closed\n72 74 11 To the south there are none")
    )
    assert read_block(lines) == []


def test_a_table_of_labels_is_read_by_rows():
    rows = [["Report of", "Treasurer"], ["Date:", "", "4 May 2021"], ["Burglary", "12"], ["", ""]]
    assert [(item.role, item.value) for item in read_rows(rows)] == [("author", "Treasurer"), ("date", "4 May 2021")]


@pytest.mark.parametrize("text", ["DCC Ann Other", "Dr Bob Other | May 2021", "Cllr C Other"])
def test_persons(text):
    assert is_person(text)


@pytest.mark.parametrize("text", ["Drugs", "Inspector numbers", "Mrs", "Chief Constable’s Update", "CCTV in Barset"])
def test_no_persons(text):
    assert not is_person(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("POLICE PANEL – 4 May 2022", "POLICE PANEL"),
        ("Cabinet, Thursday, 4th May, 2022, at 10.00 am", "Cabinet"),
        ("Report to May 2022", "Report to"),
        ("Nothing here", "Nothing here"),
    ],
)
def test_dates_are_taken_out_of_a_line(text, bare):
    assert without_dates(text) == bare


@pytest.mark.parametrize("text", ["Executive Summary", "PURPOSE OF REPORT:", "Recommendation(s)"])
def test_section_names(text):
    assert is_section_name(text)


def test_bodies_alone():
    assert is_body("CABINET")
    assert is_body("Barset Police and Crime Panel")
    assert not is_body("Barset Police and Crime Panel Work Programme")


@given(st.text(max_size=200))
def test_any_line_is_a_label_or_none(text):
    found = read_label(text)
    assert found is None or found.value == " ".join(found.value.split())
