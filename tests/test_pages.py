"""Bytes -> pages: what is printed is there, what is not visible is not, and a bad page harms no other."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extract.pages import read_facts, read_pages
from extract.pdf.colours import hex_color
from schema.errors import UnreadableFile
from tests import bad_pdfs


def drawn(*pages: Callable[[Canvas], object]) -> bytes:
    """A PDF of A4 pages, each drawn by a function; its origin is at the bottom left."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_words_have_the_text_and_place_that_pdfplumber_gives_them() -> None:
    data = drawn(lambda c: (c.drawString(72, 700, "Recorded crime fell by 4%"), c.drawString(72, 680, "in 2023/24.")))
    with pdfplumber.open(BytesIO(data)) as pdf:
        wanted = [(w["text"], round(w["x0"], 1), round(w["top"], 1)) for w in pdf.pages[0].extract_words()]
    (page,) = read_pages(data)
    assert [(w.text, round(w.x0, 1), round(w.top, 1)) for w in page.words] == wanted
    assert {(w.font, w.size, w.color) for w in page.words} == {("Helvetica", 11.0, "#000000")}


def test_bold_and_colour_are_known() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.drawString(72, 700, "RED")

    (page,) = read_pages(drawn(draw))
    assert (page.words[0].bold, page.words[0].size, page.words[0].color) == (True, 14.0, "#ff0000")


def test_overprinted_words_stand_once_and_words_off_the_page_not_at_all() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.2):
            canvas.drawString(72 + shift, 700, "Target")
        canvas.drawString(-200, 700, "Hidden")

    (page,) = read_pages(drawn(draw))
    assert [w.text for w in page.words] == ["Target"]


def test_sideways_words_are_in_no_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Upright")
        canvas.rotate(90)
        canvas.drawString(100, -40, "Page 17")

    (page,) = read_pages(drawn(draw))
    assert [w.text for w in page.words] == ["Upright"]
    assert "".join(w.text for w in page.sideways).replace(" ", "") == "Page17"


def test_rules_say_how_they_were_drawn() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(50, 500, 250, 500)
        canvas.rect(50, 400, 100, 50, stroke=1, fill=0)
        canvas.setFillColorRGB(0, 0.5, 0)
        canvas.rect(300, 400, 100, 50, stroke=0, fill=1)
        canvas.rect(50, 300, 200, 0.5, stroke=0, fill=1)

    (page,) = read_pages(drawn(draw))
    assert sorted(r.origin for r in page.rules) == ["edge"] * 4 + ["fill"] * 4 + ["line"] * 2
    assert [(f.color, f.width, f.height) for f in page.fills] == [("#008000", 100, 50)]
    assert all(r.width == 0 or r.height == 0 for r in page.rules)


def test_a_page_that_breaks_the_parser_is_still_a_page() -> None:
    pages = list(read_pages(bad_pdfs.broken_page()))
    assert [bool(p.error) for p in pages] == [False, True, False]
    assert pages[0].words and pages[2].words and not pages[1].words


def test_only_the_asked_pages_are_read() -> None:
    data = drawn(*[lambda c, n=n: c.drawString(72, 700, f"page {n}") for n in (1, 2, 3)])
    assert [p.number for p in read_pages(data, [2])] == [2]


def test_bookmarks_lead_to_their_pages() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry("Item 5  Budget", "a", level=0)
        canvas.drawString(72, 700, "Budget")
        canvas.setTitle("Public pack")

    facts = read_facts(drawn(lambda c: c.drawString(72, 700, "Agenda"), draw))
    assert (facts.page_count, facts.title) == (2, "Public pack")
    assert [(b.level, b.title, b.page) for b in facts.bookmarks] == [(1, "Item 5 Budget", 2)]


@pytest.mark.parametrize(
    "data, said",
    [
        (bad_pdfs.empty(), "empty"),
        (bad_pdfs.not_a_pdf(), "not a PDF"),
        (bad_pdfs.truncated(), "damaged"),
        (bad_pdfs.locked(), "password"),
        (bad_pdfs.no_pages(), "no pages"),
    ],
    ids=["empty", "not a PDF", "truncated", "locked", "no pages"],
)
def test_unreadable_files_say_what_was_found_and_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        list(read_pages(data))
    found, remedy = caught.value.args
    assert said in found and remedy.endswith(".")


def test_a_file_locked_without_a_password_is_read() -> None:
    assert all(page.words for page in read_pages(bad_pdfs.open_encrypted()))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_a_colour_is_six_hexadecimal_digits_or_none(parts: list[float]) -> None:
    color = hex_color(tuple(parts))
    assert (color is None) == (len(parts) not in (1, 3, 4))
    assert color is None or (len(color) == 7 and int(color[1:], 16) >= 0)
