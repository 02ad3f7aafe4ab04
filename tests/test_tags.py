"""The tag tree: what a sound one says is read, a broken one loses no page, and what is wrong is noted once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import LIT

from extract.faults import page_problems
from extract.pages import read_pages
from extract.tags import reader
from extract.tags.elements import Element
from extract.tags.figures import descriptions
from extract.tags.reader import Target, read_tags
from tests import bad_pdfs
from tests.tagged_pdfs import tagged_pages

LINES = [(mark, 72, 800 - 20 * mark, f"word{mark}") for mark in range(6)]


def outline(element: Element) -> Any:
    """An element as its kind and kids."""
    return element.kind, *(outline(kid) if isinstance(kid, Element) else kid for kid in element.kids)


def tree_of(elements: dict[int, str], pages: int = 1) -> list[Any]:
    return [[outline(tag) for tag in page.tags] for page in tagged_pages([LINES] * pages, elements)]


def test_kids_are_numbers_references_dictionaries_and_lists() -> None:
    elements = {
        50: "<< /Type /StructTreeRoot /K 51 0 R >>",
        51: "<< /S /Document /K [52 0 R << /S /P /Pg 10 0 R /K 1 >> [53 0 R]] >>",
        52: "<< /S /H1 /Pg 10 0 R /K [0] >>",
        53: "<< /S /P /K << /Type /MCR /Pg 10 0 R /MCID 2 >> >>",
    }
    assert tree_of(elements) == [[("Document", ("H1", 0), ("P", 1), ("P", 2))]]


def test_a_page_is_inherited_from_above_and_an_element_over_two_pages_stands_on_both() -> None:
    elements = {
        50: "<< /K [51 0 R] >>",
        51: "<< /S /Table /Pg 10 0 R /K [<< /S /TR /K [0] >> << /S /TR /K << /MCID 4 /Pg 12 0 R >> >>] >>",
    }
    first, second = tagged_pages([LINES, LINES], elements)
    assert outline(first.tags[0]) == ("Table", ("TR", 0))
    assert outline(second.tags[0]) == ("Table", ("TR", 4))
    assert first.tags[0].number == second.tags[0].number


def test_cells_without_words_stay_where_they_stand() -> None:
    elements = {
        50: "<< /K << /S /TR /Pg 10 0 R /K [<< /S /TD >> << /S /TD /K 0 >> << /S /TD /K [] >>] >> >>",
    }
    assert tree_of(elements) == [[("TR", ("TD",), ("TD", 0), ("TD",))]]


@pytest.mark.parametrize(
    ("root", "kind"),
    [
        ("/RoleMap << /Kopf /H2 >>", "H2"),
        ("/RoleMap << /Kopf /Deep /Deep /Kopf >>", "Kopf"),
        ("/RoleMap << /Kopf 7 >>", "Kopf"),
        ("/RoleMap 99 0 R", "Kopf"),
        ("", "Kopf"),
    ],
)
def test_roles_lead_to_standard_names_unless_they_loop(root: str, kind: str) -> None:
    elements = {50: f"<< {root} /K << /S /Kopf /Pg 10 0 R /K 0 >> >>"}
    assert tree_of(elements) == [[(kind, 0)]]


def test_a_namespace_has_roles_of_its_own() -> None:
    elements = {
        50: "<< /K << /S /para /NS 51 0 R /Pg 10 0 R /K 0 >> >>",
        51: "<< /Type /Namespace /NS (http://example.org/books) /RoleMapNS << /para [/P 52 0 R] >> >>",
        52: "<< /Type /Namespace /NS (http://iso.org/pdf2/ssn) >>",
    }
    assert tree_of(elements) == [[("P", 0)]]


@pytest.mark.parametrize(
    "attributes",
    [
        "/A << /O /Table /ColSpan 2 /RowSpan 3 >>",
        "/A << /O /Table /ColSpan 2.0 /RowSpan 3.0 >>",
        "/A [<< /O /Layout /Width 12.5 >> 0 << /O /Table /ColSpan 2 /RowSpan 3 >> 1]",
        "/A 60 0 R",
        "/A 61 0 R",
        "/C /wide",
        "/C [/other /wide] /A << /O /Table /RowSpan 3 >>",
    ],
)
def test_spans_are_read_however_they_are_written(attributes: str) -> None:
    elements = {
        50: f"<< /ClassMap 59 0 R /K << /S /TD {attributes} /Pg 10 0 R /K 0 >> >>",
        59: "<< /wide 60 0 R >>",
        60: "<< /O /Table /ColSpan 62 0 R /RowSpan 3 >>",
        61: "<< /O /Table /ColSpan 2 /RowSpan 3 /Length 0 >>\nstream\n\nendstream",
        62: "2",
    }
    (page,) = tagged_pages([LINES], elements)
    assert [(tag.column_span, tag.row_span) for tag in page.tags] == [(2, 3)]
    assert page.notes == ()


def test_heads_say_what_they_are_the_head_of() -> None:
    elements = {50: "<< /K << /S /TH /A << /O /Table /Scope /Column >> /Pg 10 0 R /K 0 >> >>"}
    (page,) = tagged_pages([LINES], elements)
    assert [(tag.kind, tag.scope) for tag in page.tags] == [("TH", "Column")]


@pytest.mark.parametrize(
    ("elements", "tree", "fault"),
    [
        ({50: "<< /K 51 0 R >>", 51: "<< /S /P /Pg 10 0 R /K [0 51 0 R] >>"}, [("P", 0)], reader.LOOP),
        ({50: "<< /K 50 0 R >>"}, [], reader.LOOP),
        ({50: "<< /K [51 0 R 77 0 R] >>", 51: "<< /S /P /Pg 10 0 R /K 0 >>"}, [("P", 0)], reader.LOST),
        ({50: "<< /K << /S /P /K [0 1] >> >>"}, [], reader.LOST),
        ({50: "<< /K << /S /P /Pg 88 0 R /K 0 >> >>"}, [], reader.LOST),
        ({50: "<< /K << /S /P /Pg 10 0 R /K [(text) -4 0] >> >>"}, [("P", 0)], reader.LOST),
        ({50: "<< /K << /S /TD /A << /ColSpan 1000000 >> /Pg 10 0 R /K 0 >> >>"}, [("TD", 0)], reader.ABSURD),
        ({50: "<< /K << /S /TD /A << /RowSpan (two) >> /Pg 10 0 R /K 0 >> >>"}, [("TD", 0)], reader.ABSURD),
        ({50: "<< /K " + "<< /S /Sect /K " * 90 + "0" + " >>" * 90 + " >>"}, [], reader.DEEP),
        ({50: "<< /K << /Pg 10 0 R /K 0 >> >>"}, [("", 0)], None),
        ({50: "<< /K << /S /P /Pg 10 0 R /K [0 << /Type /OBJR /Obj 3 0 R >>] >> >>"}, [("P", 0)], None),
        ({50: "<< /K << /S /P /Pg 10 0 R /K [0 << /Type /MCR /Stm 3 0 R /MCID 1 >>] >> >>"}, [("P", 0)], None),
        ({50: "<< /K << /S (name) /Pg 10 0 R /K 0 >> >>"}, [("", 0)], None),
        ({50: "[1 2 3]"}, [], None),
        ({}, [], None),
    ],
)
def test_a_broken_tree_loses_what_is_broken_and_says_so(
    elements: dict[int, str], tree: list[Any], fault: str | None
) -> None:
    first, second = tagged_pages([LINES, LINES], elements)
    assert [outline(tag) for tag in first.tags] == tree
    assert (first.notes, second.notes) == ((fault,) if fault else (), ())
    assert [w.text for w in first.words] == [f"word{mark}" for mark in range(6)]


def test_a_tree_that_is_too_large_ends() -> None:
    paragraph = {"S": LIT("P"), "Pg": PDFObjRef(None, 1), "K": [0] * (reader.MOST_PARTS + 5)}
    found = read_tags({"StructTreeRoot": {"K": paragraph}}, {1: Target(number=1)})
    assert len(found.pages[1][0].kids) == reader.MOST_PARTS - 1
    assert found.faults == (reader.LARGE,)


def test_faults_are_problems_of_no_weight() -> None:
    pages = tagged_pages([LINES, LINES], {50: "<< /K [50 0 R 50 0 R 77 0 R] >>"})
    found = [(p.page, p.severity, p.message) for p in page_problems("d", pages)]
    assert found == [(1, "info", reader.LOOP), (1, "info", reader.LOST)]


def test_pictures_are_described_where_they_stand() -> None:
    figure = "<< /S /Figure /Pg 10 0 R /Alt {} {} /K {} >>"
    elements = {
        50: "<< /K ["
        + figure.format("(Up  arrow)", "", "1")
        + figure.format("<FEFF0041>", "/A << /O /Layout /BBox [100 700 150.5 742] >>", "[]")
        + figure.format("(Nowhere)", "", "[]")
        + "] >>"
    }
    (page,) = tagged_pages([LINES], elements)
    arrow, letter = descriptions(page.tags)
    assert (arrow.text, arrow.x0) == ("Up arrow", 72)
    assert arrow.top < 62 < arrow.bottom
    assert (letter.text, letter.x0, letter.top, letter.x1, letter.bottom) == ("A", 100, 100, 150.5, 142)


def test_words_know_their_marks_and_what_is_no_content() -> None:
    lines = [(3, 72, 700, "Board"), ("artifact", 72, 30, "Page"), (None, 72, 600, "Loose")]
    (page,) = tagged_pages([lines], {50: "<< >>"})
    assert {w.text: (w.mark, w.artifact) for w in page.words} == {
        "Board": (3, False), "Page": (None, True), "Loose": (None, False)
    }  # fmt: skip


def test_files_without_tags_have_none() -> None:
    (page,) = read_pages(bad_pdfs.simple())
    assert (page.tags, page.notes) == ((), ())


class Objects:
    """The objects of a file by number, as the parser gives them."""

    def __init__(self, objects: list[Any]) -> None:
        self.objects = objects

    def getobj(self, number: int) -> Any:
        return self.objects[number - 1]


KEYS = ["S", "K", "Pg", "A", "C", "Type", "MCID", "Stm", "Alt", "ColSpan", "RowSpan", "BBox", "NS", "RoleMapNS"]
NAMES = ["P", "Table", "TR", "TD", "Own", "MCR", "OBJR", "StructElem"]
REFERENCES = st.integers(1, 9).map(lambda number: PDFObjRef(None, number))
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 10**7), st.floats(), st.binary(max_size=4), REFERENCES,
    st.sampled_from(NAMES).map(LIT),
)  # fmt: skip
OBJECTS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)),
    max_leaves=12,
)


def with_document(value: Any, document: Objects) -> Any:
    """A value whose references lead into `document`."""
    if isinstance(value, PDFObjRef):
        return PDFObjRef(document, value.objid)
    if isinstance(value, dict):
        return {key: with_document(item, document) for key, item in value.items()}
    return [with_document(item, document) for item in value] if isinstance(value, list) else value


@settings(deadline=None)
@given(st.lists(OBJECTS, min_size=1, max_size=8), st.dictionaries(st.sampled_from(["RoleMap", "ClassMap"]), OBJECTS))
def test_any_tree_at_all_is_read(objects: list[Any], maps: dict[str, Any]) -> None:
    document = Objects([])
    document.objects = [with_document(value, document) for value in objects]
    root = with_document({**maps, "K": [PDFObjRef(None, number) for number in range(1, len(objects) + 1)]}, document)
    targets = {number: Target(number=number, height=842) for number in (1, 2)}
    found = read_tags({"StructTreeRoot": root}, targets)
    assert reader.BROKEN not in found.faults
    for page, tags in found.pages.items():
        assert page in (1, 2)
        assert all(mark >= 0 for tag in tags for mark in tag.marks())
        assert all(1 <= e.row_span <= 1000 and 1 <= e.column_span <= 1000 for tag in tags for e in tag.walk())
