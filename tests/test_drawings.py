"""A page of vector art is thinned out: what may be a rule or a mark stays, and so does every word."""

from __future__ import annotations

import pytest

from extract.pages import read_pages
from extract.pdf.drawings import LONG, MOST, thin_out
from tests.raw_pdf import raw_page, text

ART = "n 120.25 300.5 m 123.125 304.75 126.5 301.25 129.875 300.5 c 131.5 298.125 128.25 291.5 120.25 300.5 c h f*\n"
ARROW = "1 0 0 rg 400 700 m 410 715 l 420 700 l 413 702 l 413 690 l 407 690 l 407 702 l h f 0 g\n"
RULES = "72 500 m 300 500 l S 72 400 200 50 re S 0.9 g 72 300 m 272 300 l 272 350 l 72 350 l h f 0 g\n"
CURVES = 20_000


def test_a_page_with_20_000_curves_keeps_some_and_says_so() -> None:
    (page,) = read_pages(raw_page(text("Before", 72, 750) + ART * CURVES + ARROW + RULES + text("After", 72, 730)))
    assert [w.text for w in page.words] == ["Before", "After"]
    assert len(page.curves) == MOST
    assert len([c for c in page.curves if c.color == "#ff0000"]) == 1
    assert (len(page.rules), len(page.fills)) == (1 + 4 + 4, 1)
    assert page.problems == (
        f"The page is drawn with 20,001 shapes: {CURVES + 1 - MOST:,} that are hardly rules or marks were not read.",
    )


def test_an_ordinary_page_of_charts_keeps_all() -> None:
    (page,) = read_pages(raw_page(ART * MOST))
    assert (len(page.curves), page.problems) == (MOST, ())


@pytest.mark.parametrize(
    "kept",
    [
        "/P <</MCID 3>> BDC",
        "q 1 0 0 1 20 30 cm",
        "0.5 0.2 0.1 rg",
        "72 72 90 90 re W n",
        "BT (5 5 m 9 9 l S) Tj ET",
        "Q",
    ],
)
def test_what_is_no_path_stays(kept: str) -> None:
    stream = (ART * 3 + kept + "\n").encode() * (LONG // len(ART))
    (thinned,), said = thin_out([stream])
    assert said and len(thinned) < len(stream)
    assert thinned.count(kept.encode()) == stream.count(kept.encode())


def test_what_can_be_no_mark_goes_first() -> None:
    outline = "n 10 10 m " + "12.5 14.5 l 18.25 19.75 l " * 30 + "h S\n"
    (thinned,), _ = thin_out([(outline * MOST + ARROW + ART * MOST).encode()])
    assert (thinned.count(b"h S"), thinned.count(b"h f*"), thinned.count(b"h f ")) == (0, MOST - 1, 1)


def test_shapes_are_counted_over_all_streams_of_a_page() -> None:
    streams = [(ART * MOST).encode()] * 3
    thinned, said = thin_out(streams)
    assert said and b"".join(thinned).count(b"f*") == MOST


def test_white_letters_on_a_ground_that_was_left_out_are_kept() -> None:
    ground = "0 0.2 0.4 rg 60 700 m 300 700 l 310 705 310 735 300 740 c 60 740 l 50 735 50 705 60 700 c h f\n"
    (page,) = read_pages(raw_page(ART * CURVES + ground + text("In short", 80, 715, before="1 1 1 rg")))
    assert [w.text for w in page.words] == ["In", "short"]
