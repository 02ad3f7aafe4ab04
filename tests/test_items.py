"""Numbers and marks are read back into the tree that printed them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.outline import find_papers
from extract.pages import FileFacts
from extract.structure.items import Item, find_parents
from extract.structure.marks import read_mark
from extract.structure.numbering import find_counts
from schema.ids import Ids
from tests.typeset import set_page

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
SCHEMES = {
    "1.": lambda n, above: f"{n}.",
    "1)": lambda n, above: f"{n})",
    "(1)": lambda n, above: f"({n})",
    "1.1": lambda n, above: f"{(above or '1.').rstrip('.')}.{n}",
    "a)": lambda n, above: f"{chr(96 + n)})",
    "(a)": lambda n, above: f"({chr(96 + n)})",
    "A.": lambda n, above: f"{chr(64 + n)}.",
    "i)": lambda n, above: f"{ROMAN[n - 1]})",
    "(i)": lambda n, above: f"({ROMAN[n - 1]})",
    "•": lambda n, above: "•",
    "-": lambda n, above: "-",
}
TREES = st.recursive(st.just([]), lambda inner: st.lists(inner, min_size=1, max_size=9), max_leaves=30)


def item(mark, x0=72.0, **more):
    found = read_mark(f"{mark} Words")
    assert found
    return Item(x0=x0, counts=find_counts(found), glyph=found.text if found.is_bullet else None, **more)


def printed(tree, schemes, depth=0, parent=None, above=None):
    """The items of a tree with their true parents, as (mark, depth, index of parent); indices count from 0."""
    rows = []

    def visit(branch, depth, parent, above):
        for n, twig in enumerate(branch, 1):
            mark = SCHEMES[schemes[depth]](n, above)
            rows.append((mark, depth, parent))
            visit(twig, depth + 1, len(rows) - 1, mark)

    visit(tree, depth, parent, above)
    return rows


def deep(tree):
    return 1 + max(map(deep, tree)) if tree else 0


def ambiguous(rows):
    """Whether "i)" alone below "h)" can be read as the letter after it."""
    below = [[r for r in rows if r[2] == at] for at in range(len(rows))]
    return any(len(b) == 1 and rows[at][0].strip("().") in "huw" for at, b in enumerate(below))


@given(TREES, st.permutations(list(SCHEMES)), st.sampled_from([0, 18]))
def test_any_scheme_is_read_back(tree, schemes, indent):
    if "1.1" in schemes[1:]:
        schemes = ["1.", "1.1", *[s for s in schemes if s not in ("1.", "1.1")]]
    if deep(tree) > len(schemes):
        return
    rows = printed(tree, schemes)
    if ambiguous(rows):
        return
    items = [item(mark, 72.0 + indent * depth) for mark, depth, _ in rows]
    assert find_parents(items) == [parent for _, _, parent in rows]


@pytest.mark.parametrize(
    ("marks", "parents"),
    [
        (["g)", "h)", "i)", "j)"], [None, None, None, None]),
        (["g)", "h)", "i)", "ii)", "i)"], [None, None, 1, 1, None]),
        (["u.", "v.", "w."], [None, None, None]),
        (["iv.", "v.", "vi."], [None, None, None]),
        (["b.", "c.", "d."], [None, None, None]),
        (["1.", "i)", "v)"], [None, 0, 0]),
        (["2.", "2.1", "2.2", "a)", "2.3"], [None, 0, 0, 2, 0]),
        (["3.", "•", "•", "4."], [None, 0, 0, None]),
    ],
)
def test_its_place_tells_how_a_mark_is_read(marks, parents):
    if marks[-1] == "v)":
        marks = ["1.", "iv)", "v)"]
    assert find_parents([item(mark) for mark in marks]) == parents


def test_a_heading_leads_to_its_numbers_and_ends_lists():
    items = [item("2.", heads=True), item("2.1"), item("a)"), item("3.", heads=True), item("3.1"), item("a)")]
    assert find_parents(items) == [None, 0, 1, None, 3, 4]


def test_words_that_end_in_a_colon_lead_to_the_items_after_them():
    lead, plain = Item(x0=72, leads=True), Item(x0=72)
    assert find_parents([lead, item("a)"), item("b)"), plain, item("c)")]) == [None, 0, 0, None, 0]
    assert find_parents([plain, item("•"), item("•")]) == [None, None, None]


def test_a_paragraph_set_in_belongs_to_its_item():
    items = [item("1."), Item(x0=90), item("2."), Item(x0=72)]
    assert find_parents(items) == [None, 0, None, None]


@given(st.lists(st.sampled_from(["1.", "2.", "a)", "i)", "v.", "1.1", "2.1", "•", "-", "(x)"]), max_size=30))
def test_a_block_stands_under_an_earlier_one_or_none(marks):
    parents = find_parents([item(mark) for mark in marks])
    assert all(parent is None or parent < at for at, parent in enumerate(parents))


def test_blocks_tell_what_they_stand_under():
    page = set_page(
        "72 60 14b 2. <95> Visits\n72 90 11 2.1 <95> The visitors asked for:\n95 110 11 a) <115> more blankets\n"
        "95 130 11 b) <115> tea"
    )
    [content] = find_papers(FileFacts(page_count=1, title=None, bookmarks=()), [page], (), Ids("d"))
    texts = {block.id: block.text for block in content.blocks}
    assert [(b.number, texts.get(b.under_id)) for b in content.blocks] == [
        ("2.", None), ("2.1", "Visits"), ("a)", "The visitors asked for:"), ("b)", "The visitors asked for:"),
    ]  # fmt: skip
