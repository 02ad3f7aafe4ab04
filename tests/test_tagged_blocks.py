"""What tags say of blocks counts where it agrees with what is printed: paragraphs, items, headings, page furniture."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from extract.paper import read_document
from extract.structure.blocks import find_chunks, read_setting
from extract.structure.furniture import set_apart
from extract.structure.headings import judge_headings, with_tags
from extract.structure.lines import find_lines
from extract.structure.tagged_blocks import tagged_places
from extract.tags.elements import Element
from schema.records import Block
from tests.browser import chromium
from tests.tagged_pdfs import Line, tagged_pages, tagged_pdf
from tests.typeset import set_page

WIDE = "who walk the streets of the town by day and by night, all through the week"


def blocks(data: bytes) -> list[tuple[str, str | None, str]]:
    return [(b.kind, b.number, b.text) for b in read_document(data, "paper.pdf").blocks]


def printed(texts: list[str], element: str) -> bytes:
    """A page with a line of text for each mark, below each other without a gap, and the elements in its tree."""
    lines: list[Line] = [(mark, 72.0, 760.0 - 12 * mark, text) for mark, text in enumerate(texts)]
    return tagged_pdf([lines], {50: f"<< /K << /S /Document /Pg 10 0 R /K [{element}] >> >>"})


PARAGRAPHS = [f"Officers meet the people {WIDE}.", f"Wardens talk to others {WIDE}", "of the year."]


def test_a_paragraph_begins_where_an_element_does():
    tree = "<< /S /P /K 0 >> << /S /P /K [1 2] >>"
    assert [text for _, _, text in blocks(printed(PARAGRAPHS, tree))] == [
        PARAGRAPHS[0], f"{PARAGRAPHS[1]} {PARAGRAPHS[2]}"
    ]  # fmt: skip


def test_tags_that_part_sentences_are_not_followed():
    tree = "<< /S /P /K 0 >> << /S /P /K 1 >> << /S /P /K 2 >>"
    assert [text for _, _, text in blocks(printed(PARAGRAPHS, tree))] == [" ".join(PARAGRAPHS)]


def test_items_have_a_bullet_that_is_drawn_and_not_printed():
    item = "<< /S /LI /K [<< /S /Lbl /K {} >> << /S /LBody /K {} >>] >>"
    tree = f"<< /S /L /K [{item.format(7, '[0 1]')} {item.format(8, 2)}] >>"
    texts = [f"walks with wardens {WIDE}", "and in the dark", "talks in schools"]
    assert blocks(printed(texts, tree)) == [
        ("list_item", "•", f"{texts[0]} {texts[1]}"), ("list_item", "•", texts[2])
    ]  # fmt: skip


def test_items_without_a_label_are_none():
    tree = "<< /S /L /K [<< /S /LI /K 0 >> << /S /LI /K [1 2] >>] >>"
    assert {kind for kind, _, _ in blocks(printed(PARAGRAPHS, tree))} == {"paragraph"}


def test_marks_know_their_block_their_item_and_their_heading():
    item = "<< /S /LI /Pg 10 0 R /K [<< /S /Lbl /K 1 >> << /S /LBody /K 2 >>] >>"
    tree = {50: f"<< /K [<< /S /H2 /Pg 10 0 R /K 0 >> {item}] >>"}
    (page,) = tagged_pages([[(0, 72.0, 700.0, "Wards")]], tree)
    places = tagged_places(page.tags)
    assert [(places[m].level, places[m].item is not None, places[m].label) for m in range(3)] == [
        (2, False, False), (None, True, True), (None, True, True)
    ]  # fmt: skip
    assert len({places[m].block for m in range(3)}) == 3


HTML = """<html lang="en"><style>body { font: 12pt sans-serif } thead { display: table-header-group }</style>
<h1>Coast patrols</h1><p>Two teams went out each weekend.</p>
<ul><li>on foot along the front<li>by boat<ul><li>to the island</ul></ul>
<table><thead><tr><th rowspan=2>Ward<th colspan=2>Reports<tr><th>2021<th>2022</thead>
{rows}</table><p>Both went home early.</p></html>"""


@pytest.fixture(scope="module")
def browser_print(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A page as a browser prints it: tagged, bullets drawn, no rulings, a table whose head is repeated."""
    folder: Path = tmp_path_factory.mktemp("print")
    rows = "".join(f"<tr><td>Ward {n}<td>{n}<td>{n * 2}" for n in range(10, 70))
    (folder / "page.html").write_text(HTML.replace("{rows}", rows))
    command = [chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=page.pdf", "page.html"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
    return (folder / "page.pdf").read_bytes()


def test_a_browsers_print_is_read_by_its_tags(browser_print: bytes):
    reading = read_document(browser_print, "page.pdf")
    (table,) = reading.tables
    assert (table.page_from, table.page_to, table.rows, table.columns, table.header_rows) == (1, 2, 62, 3, 2)
    assert [(c.text, c.row_span, c.column_span) for c in table.cells[:3]] == [
        ("Ward", 2, 1), ("Reports", 1, 2), ("2021", 1, 1)
    ]  # fmt: skip
    items: list[Block] = [b for b in reading.blocks if b.kind == "list_item"]
    assert [(b.number, b.text) for b in items] == [
        ("•", "on foot along the front"), ("•", "by boat"), ("•", "to the island")
    ]  # fmt: skip


HEAD: Line = ("artifact", 72.0, 800.0, "Coast forum, autumn")


def test_a_head_that_stands_once_runs_where_the_file_calls_it_no_content():
    body: list[Line] = [(n, 72.0, 700.0 - 30 * n, text) for n, text in enumerate(PARAGRAPHS)]
    tree = {50: "<< /K << /S /P /Pg 10 0 R /K [0 1 2] >> >>"}
    marked, unmarked = (blocks(tagged_pdf([[head, *body]], tree)) for head in (HEAD, (None, *HEAD[1:])))
    assert (marked[0][0], unmarked[0][0]) == ("running_head", "paragraph")


def test_what_the_file_calls_no_content_is_content_where_no_furniture_stands():
    lines: list[Line] = [(n, 72.0, 700.0 - 30 * n, text) for n, text in enumerate(PARAGRAPHS)]
    lines.append(("artifact", 72.0, 400.0, "Said in the middle of the page"))
    tree = {50: "<< /K << /S /P /Pg 10 0 R /K [0 1 2] >> >>"}
    assert ("paragraph", None, "Said in the middle of the page") in blocks(tagged_pdf([lines], tree))


def test_heads_over_the_words_of_a_tagged_table_do_not_run():
    lines: list[Line] = [
        HEAD,
        (0, 72.0, 785.0, "East"),
        (1, 72.0, 700.0, PARAGRAPHS[0]),
        (2, 72.0, 500.0, PARAGRAPHS[1]),
    ]
    cell = "<< /S /TR /K << /S /TD /K 0 >> >>"
    tree = {50: f"<< /K [<< /S /Table /Pg 10 0 R /K {cell} >> << /S /P /Pg 10 0 R /K [1 2] >>] >>"}
    assert "running_head" not in {kind for kind, _, _ in blocks(tagged_pdf([lines], tree))}


@pytest.mark.parametrize(("kind", "font", "told"), [("H2", "b", True), ("P", "b", False), ("H2", "", False)])
def test_tags_and_looks_together_make_a_heading_of_a_doubtful_line(kind, font, told):
    page = set_page(f"72 100 11{font} Officers listened to all of the traders on the front.\n72 140 11 {PARAGRAPHS[0]}")
    words = tuple(replace(word, mark=int(word.top > 110)) for word in page.words)
    tags = tuple(Element(number=n, kind=tag, kids=(n,)) for n, tag in enumerate((kind, "P")))
    page = replace(page, words=words, tags=tags)
    (sheet,) = set_apart([(page, find_lines(page))])
    setting = read_setting([sheet])
    judged = judge_headings(find_chunks([sheet], setting), {1: page.width}, setting, {})
    assert [j.is_heading for j in with_tags(judged, {1: page})] == [told, False]
