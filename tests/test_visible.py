"""Only what a person sees of a page is read, and where it stands on the page as shown."""

from __future__ import annotations

import pytest

from extract.pages import Page, read_pages
from extract.paper import read_document
from tests import bad_pdfs
from tests.raw_pdf import picture, raw_page, text

XOBJECT = "/XObject << /Im 6 0 R >>"
STATES = "/ExtGState << /Half << /ca 0.5 >> /Mix << /BM /Multiply >> /Gone << /ca 0 >> >>"
SHADE = "/Shading << /Sh << /ShadingType 2 >> >>"


def read(content: str, **parts) -> Page:
    (page,) = read_pages(raw_page(content, **parts))
    assert page.error is None
    return page


def words(content: str, **parts) -> list[str]:
    return [word.text for word in read(content, **parts).words]


def test_invisible_text_is_left_out():
    assert words(text("Shown", 72, 700) + text("Ghost", 72, 680, before="3 Tr")) == ["Shown"]


def test_text_that_only_clips_shows_where_something_is_painted_through_it():
    clipping = text("Title", 72, 700, before="7 Tr")
    assert words(clipping) == []
    assert words("q " + clipping + "/Sh sh Q", resources=SHADE) == ["Title"]


def test_text_of_ocr_under_a_scan_is_kept_and_the_page_says_so():
    scan = "q 595 0 0 842 0 0 cm /Im Do Q\n"
    lines = "".join(text(f"line {i} of the scanned letter", 72, 700 - 20 * i, before="3 Tr") for i in range(5))
    page = read(scan + lines + text("Page 4", 500, 20), resources=XOBJECT, objects=[picture()])
    assert page.scanned and "OCR" in page.problems[0]
    assert [w.text for w in page.words][-2:] == ["Page", "4"] and len(page.words) == 32


@pytest.mark.parametrize("mode", ["0 Tr", "3 Tr"], ids=["below the picture", "invisible"])
def test_hidden_text_below_a_letterhead_with_words_is_left_out(mode):
    ghost = text("Ghost", 72, 600, before=mode)
    seen = "".join(text("words that a person reads", 72, 500 - 20 * i) for i in range(4))
    page = read(ghost + "q 595 0 0 842 0 0 cm /Im Do Q\n" + seen, resources=XOBJECT, objects=[picture()])
    assert "Ghost" not in [w.text for w in page.words] and not page.scanned


def test_the_scan_of_a_page_makes_its_source_ocr():
    scan = "q 595 0 0 842 0 0 cm /Im Do Q\n" + text("Letter", 72, 700, before="3 Tr")
    reading = read_document(raw_page(scan, resources=XOBJECT, objects=[picture()]), "scan.pdf")
    assert reading.pages[0].source == "ocr"
    assert [(p.stage, p.severity) for p in reading.problems] == [("pages", "warning")]


def test_what_a_cell_cuts_off_is_left_out():
    cells = "q 72 690 50 20 re W n " + text("Stop and search", 72, 700) + "Q " + text("Target", 132, 700)
    assert words(cells) == ["Stop", "and", "Target"]


def test_a_clip_ends_with_its_state_and_goes_into_forms():
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 40 842] /Resources << /Font << /Text 3 0 R >> >> /Length %d >>"
    content = text("Inner overflow", 10, 700).encode()
    body = form % len(content) + b"\nstream\n" + content + b"\nendstream"
    assert words("/Im Do " + text("After", 300, 700), resources=XOBJECT, objects=[body]) == ["Inner", "After"]


def test_a_form_has_the_colour_that_was_set_before_it():
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /Text 3 0 R >> >> /Length %d >>"
    )
    content = text("Red", 72, 700).encode()
    body = form % len(content) + b"\nstream\n" + content + b"\nendstream"
    assert read("1 0 0 rg /Im Do", resources=XOBJECT, objects=[body]).words[0].color == "#ff0000"


@pytest.mark.parametrize(
    ("over", "shown"),
    [
        ("1 g 60 690 100 30 re f", False),
        ("0 g 60 690 100 30 re f", False),
        ("q /Half gs 60 690 100 30 re f Q", True),
        ("q /Mix gs 1 1 0 rg 60 690 100 30 re f Q", True),
        ("60 690 100 30 re S", True),
        ("q 300 690 20 20 re W n 1 g 60 690 100 30 re f Q", True),
        ("q 60 690 m 160 690 l 60 720 l h W n 1 g 60 690 100 30 re f Q", True),
        ("q 100 0 0 30 60 690 cm /Im Do Q", False),
    ],
    ids=["white box", "redaction", "half opaque", "highlight", "frame", "clipped away", "odd clip", "picture"],
)
def test_text_that_is_painted_over_is_left_out(over, shown):
    page = read(text("Under", 72, 700) + over, resources=f"{XOBJECT} {STATES}", objects=[picture()])
    assert bool(page.words) is shown


def test_a_picture_with_a_mask_hides_nothing():
    under = text("Under", 72, 700) + "q 100 0 0 30 60 690 cm /Im Do Q"
    assert words(under, resources=XOBJECT, objects=[picture({"SMask": "6 0 R"})]) == ["Under"]


@pytest.mark.parametrize(
    ("ground", "color", "shown"),
    [
        ("", "1 g", False),
        ("", "0.99 g", False),
        ("0.2 0.4 0.6 rg 60 690 200 30 re f", "1 g", True),
        ("0.2 0.4 0.6 rg 60 690 200 30 re f", "0.2 0.4 0.6 rg", False),
        ("0.2 0.4 0.6 rg 60 690 200 30 re f 1 g 60 690 200 30 re f", "1 g", False),
        ("q 60 690 200 30 re W n /Sh sh Q", "1 g", True),
        ("0.5 G 30 w 60 705 m 260 705 l S", "1 g", True),
        ("0 0 0 rg 60 690 m 260 690 l 260 720 l 70 725 l f", "1 g", True),
    ],
    ids=["white", "nearly white", "on blue", "blue on blue", "on white on blue", "on a shade", "on stroke", "on form"],
)  # fmt: skip
def test_text_in_the_colour_of_its_ground_is_left_out(ground, color, shown):
    assert bool(words(f"{ground} {color} " + text("Head", 72, 700), resources=SHADE)) is shown


def test_text_in_a_named_black_ink_is_black_and_shows():
    ink = "/ColorSpace << /Ink [/Separation /Black /DeviceCMYK << /FunctionType 4 >>] >>"
    (word,) = read("/Ink cs 1 scn " + text("Shown", 72, 700), resources=ink).words
    assert (word.text, word.color) == ("Shown", "#000000")


def test_a_tint_has_the_colour_of_its_function():
    ink = "/ColorSpace << /Ink [/Separation /Spot /DeviceRGB << /FunctionType 2 /N 1 /C0 [1 1 1] /C1 [0 0 1] >>] >>"
    assert read("/Ink cs 1 scn 60 60 90 90 re f", resources=ink).fills[0].color == "#0000ff"


def test_specks_and_faint_text_are_left_out():
    assert (
        words(text("Speck", 72, 700, size=0.5) + "q /Gone gs " + text("Faint", 72, 600) + "Q", resources=STATES) == []
    )


@pytest.mark.parametrize(("dx", "dy"), [(0.3, 0), (0.6, 0), (1, -1), (1.2, 1.2)])
def test_bold_by_printing_twice_and_shadows_stand_once(dx, dy):
    shadow = text("Hillside will fill 1,011 posts", 72 + dx, 700 + dy)
    assert words("0.6 g " + shadow + "0 g " + text("Hillside will fill 1,011 posts", 72, 700)) == [
        "Hillside", "will", "fill", "1,011", "posts",
    ]  # fmt: skip


def test_words_off_the_crop_box_are_left_out_and_places_count_from_its_corner():
    page = read(text("In", 172, 700) + text("Out", 72, 700), page="/CropBox [100 0 500 800]")
    assert (page.width, page.height) == (400, 800)
    assert [(w.text, round(w.x0)) for w in page.words] == [("In", 72)]
    assert round(page.words[0].bottom) == 102


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_page_that_the_file_turns_is_read_as_shown(angle):
    matrix = {0: "1 0 0 1 72 700", 90: "0 1 -1 0 72 72", 180: "-1 0 0 -1 500 100", 270: "0 -1 1 0 500 700"}[angle]
    page = read(f"BT /Text 12 Tf {matrix} Tm (Panel report) Tj ET", page=f"/Rotate {angle}")
    assert [w.text for w in page.words] == ["Panel", "report"] and page.turned == 0
    assert (page.width > page.height) is (angle in (90, 270))


LINES = ["Burglary fell by a third", "Robbery rose"]
SIDEWAYS = {
    90: "BT /Text 12 Tf 0 -1 1 0 500 700 Tm 14 TL (Burglary fell by a third) Tj T* (Robbery rose) Tj ET ",
    180: "BT /Text 12 Tf -1 0 0 -1 500 100 Tm 14 TL (Burglary fell by a third) Tj T* (Robbery rose) Tj ET ",
    270: "BT /Text 12 Tf 0 1 -1 0 72 72 Tm 14 TL (Burglary fell by a third) Tj T* (Robbery rose) Tj ET ",
}


@pytest.mark.parametrize("angle", SIDEWAYS)
def test_a_page_whose_text_runs_sideways_is_turned_to_be_read(angle):
    page = read(SIDEWAYS[angle] + text("17", 300, 20))
    assert [w.text for w in page.words] == " ".join(LINES).split()
    assert [w.text for w in page.sideways] == ["17"]
    assert page.turned == angle


@pytest.mark.parametrize("angle", SIDEWAYS)
def test_records_of_a_turned_page_stand_where_the_page_as_shown_has_them(angle):
    reading = read_document(raw_page(SIDEWAYS[angle]), "sideways.pdf")
    assert (reading.pages[0].width, reading.pages[0].height) == (595, 842)
    box = reading.blocks[0].passage.box
    begins = {90: (500, 142), 180: (500, 742), 270: (72, 770)}[angle]
    assert any(abs(begins[0] - x) < 15 for x in (box.x0, box.x1)) and any(
        abs(begins[1] - y) < 15 for y in (box.top, box.bottom)
    )


@pytest.mark.parametrize("matrix", ["0 1 -1 0 30 300", "0 -1 1 0 560 300", "-1 0 0 -1 500 40"])
def test_a_stamp_that_runs_another_way_is_read_in_its_own_direction(matrix):
    page = read(text("Level words of the page itself", 72, 700) + f"BT /Text 12 Tf {matrix} Tm (Page 17) Tj ET")
    assert [w.text for w in page.sideways] == ["Page", "17"]
    assert all(w.size == 12 for w in page.sideways)


def test_marks_named_in_the_resources_and_marks_within_marks_are_known():
    content = "/P /Named BDC /Span << /Lang (en) >> BDC " + text("One", 72, 700) + "EMC EMC "
    content += "/Artifact BMC " + text("Two", 72, 680) + "EMC " + text("Three", 72, 660)
    page = read(content, resources="/Properties << /Named << /MCID 4 >> >>")
    assert [(w.text, w.mark, w.artifact) for w in page.words] == [
        ("One", 4, False), ("Two", None, True), ("Three", None, False),
    ]  # fmt: skip


def test_thin_boxes_whose_corners_a_matrix_has_moved_a_trace_are_rules():
    """Browsers print the sides of cells as such boxes under a scale of their own."""
    box = "q .7500004 0 0 -.7500003 .00001 841.9 cm 75 117 m 376 117 l 376 118.00001 l 75.00002 118 l h f Q\n"
    (rule,) = read(box).rules
    assert (rule.top, rule.origin) == (rule.bottom, "line")


LAYERS = "/Properties << /On 7 0 R /Off 8 0 R /Either 9 0 R /Both 10 0 R >> /XObject << /Im 6 0 R >>"
GROUPS = [
    picture({"OC": "8 0 R"}),
    b"<< /Type /OCG /Name (Layer) >>",
    b"<< /Type /OCG /Name (Layer) >>",
    b"<< /Type /OCMD /OCGs [7 0 R 8 0 R] >>",
    b"<< /Type /OCMD /OCGs [7 0 R 8 0 R] /P /AllOn >>",
]


@pytest.mark.parametrize("settings", ["/OFF [8 0 R]", "/BaseState /OFF /ON [7 0 R]"])
def test_layers_that_the_file_switches_off_are_left_out(settings):
    content = "".join(
        f"/OC /{name} BDC " + text(name, 72, 700 - 20 * i) + "EMC "
        for i, name in enumerate(["On", "Off", "Either", "Both"])
    )
    content += "/OC /Off BDC 72 500 90 90 re S EMC q 90 0 0 90 300 300 cm /Im Do Q"
    catalog = f"/OCProperties << /OCGs [7 0 R 8 0 R] /D << {settings} >> >>"
    page = read(content, resources=LAYERS, objects=GROUPS, catalog=catalog)
    assert [w.text for w in page.words] == ["On", "Either"]
    assert (page.rules, page.images) == ((), ())


@pytest.mark.parametrize("box", ["[]", "[0 0 1]", "null", "[(a) 0 1 1]"])
def test_a_form_with_a_box_that_is_none_cuts_nothing(box):
    inner = text("Inner", 72, 700).encode()
    head = f"/Type /XObject /Subtype /Form /BBox {box} /Resources << /Font << /Text 3 0 R >> >>".encode()
    page = read("/Im Do " + text("After", 72, 600), resources=XOBJECT, objects=[bad_pdfs.stream(inner, head)])
    assert "After" in [w.text for w in page.words]
