"""The reader's choices drawn for a terminal: what was chosen, what was not, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.tree import Tree

from corpus.choices import Candidate, PackChoice, Tag, TaggedPage
from corpus.drawing import drawn_table, safe
from extract.explain import HeadingChoice

ORIGINS = {
    "tags": "the file's tags",
    "lines": "drawn lines",
    "fills": "lines and coloured boxes",
    "bands": "lines across, one for each row",
    "rules": "lines across",
    "space": "white space",
    "boxes": "boxes that stand apart",
}
"""What a candidate was read from."""
CANDIDATE_HEADS = (
    "no.", "read from", "left", "top", "right", "bottom", "rows", "columns",
    "filled", "whole", "single", "crowded", "values", "inked", "words", "sound", "weight", "verdict",
)  # fmt: skip
LEGEND = """\
filled: cells with words. whole: words that no column edge cuts. single: cells that are not merged. crowded: cells that
hold several. From these comes how sound a candidate is, 0 to 1, and with its words its weight; the heaviest that may be
a table gets its place on the page. values: cells with a number or the like. inked: the area that words cover.
left to bottom: points from the page's top left corner."""
SIGNALS = {
    "bookmarks": "bookmarks of the file",
    "stamps": 'stamps such as "Agenda Item 5"',
    "fronts": "fronts at the top of pages: title, author, body, date",
    "page numbers": 'page numbers that start again: "1 of 6"',
    "appendices": "heads of appendices at the top of pages",
}
"""What may tell where papers begin, the most trusted first."""
TAGS = {
    "Document": "document", "Part": "part", "Sect": "section", "Div": "group", "Art": "article", "P": "paragraph",
    "H": "heading", "Title": "title", "L": "list", "LI": "item of a list", "Lbl": "mark of an item",
    "LBody": "text of an item", "Table": "table", "THead": "rows of heads", "TBody": "rows", "TFoot": "rows of totals",
    "TR": "row", "TH": "head cell", "TD": "cell", "Figure": "picture", "Caption": "caption", "TOC": "contents",
    "TOCI": "entry of the contents", "Note": "note", "Link": "link", "Span": "words", "Formula": "formula",
    "": "of a kind of its own",
}  # fmt: skip
"""The standard names of tags in words; a heading has its level behind the H."""
LONGEST = 100
"""Characters of a tag's text that are drawn."""


def draw_candidates(candidates: Sequence[Candidate], console: Console) -> None:
    """The candidates for tables, page by page, the best first."""
    for page, found in groupby(candidates, key=lambda candidate: candidate.page):
        rows = [_candidate_row(candidate) for candidate in found]
        console.print(drawn_table(CANDIDATE_HEADS, rows, f"What may be a table on page {page}"))
    console.print(LEGEND if candidates else "Nothing on these pages looks like a table.")


def _candidate_row(candidate: Candidate) -> list[object]:
    scores = candidate.scores
    shares = (scores.filled, scores.whole, scores.single, scores.crowded, scores.value, scores.inked)
    return [
        candidate.number,
        ORIGINS.get(candidate.origin, candidate.origin),
        *(round(getattr(candidate.box, side)) for side in ("x0", "top", "x1", "bottom")),
        candidate.rows,
        candidate.columns,
        *(f"{share:.2f}" for share in shares),
        scores.words,
        f"{candidate.sound:.2f}",
        f"{candidate.weight:.2f}",
        _verdict(candidate),
    ]


def _verdict(candidate: Candidate) -> str:
    if candidate.chosen:
        return "chosen"
    lost = f" (no. {candidate.lost_to})" if candidate.lost_to else ""
    return f"not chosen: {candidate.reason}{lost}"


def draw_headings(choices: Sequence[HeadingChoice], console: Console) -> None:
    """The blocks that stand out of the text, whether headings or not."""
    rows = [_heading_row(choice) for choice in choices]
    console.print(drawn_table(("page", "level", "text", "stands out by", "verdict", "because of"), rows))
    headings = sum(choice.level is not None for choice in choices)
    console.print(f"Headings: {headings} of {len(choices)} that stand out. The paper's title is of level 1.")


def _heading_row(choice: HeadingChoice) -> list[object]:
    verdict = ("heading", choice.basis) if choice.level else ("no heading", choice.refusal)
    text = " ".join(filter(None, (choice.number, choice.text)))
    return [choice.page, choice.level, text, ", ".join(choice.evidence), *verdict]


def draw_packs(choice: PackChoice, console: Console) -> None:
    """What parts the document, and its papers."""
    parted = f"parted by {SIGNALS[choice.decided]}" if choice.decided else "one paper"
    console.print(safe(f"The document is {parted}."))
    signals = [(SIGNALS[s.name], ", ".join(map(str, s.pages)), s.outcome) for s in choice.signals]
    console.print(drawn_table(("signal", "papers begin on pages", "outcome"), signals, "What tells where papers begin"))
    papers = [(f"{p.page_from}-{p.page_to}", p.item, p.title, ", ".join(p.begins_by)) for p in choice.papers]
    console.print(drawn_table(("pages", "item", "title", "begins here by"), papers, f"Papers: {len(papers)}"))


def draw_tags(pages: Sequence[TaggedPage], console: Console) -> None:
    """The tag tree of each page."""
    for page in pages:
        tree = Tree(safe(f"page {page.page}: " + ("tags of the file" if page.tags else "no tags")))
        for tag in page.tags:
            _add_tag(tree, tag)
        console.print(tree)
        if page.tags and page.untagged:
            console.print(f"Words in no tag: {page.untagged}")


def _add_tag(tree: Tree, tag: Tag) -> None:
    branch = tree.add(safe(_tag_line(tag)))
    for kid in tag.kids:
        _add_tag(branch, kid)


def _tag_line(tag: Tag) -> str:
    """A tag in a line.

    >>> _tag_line(Tag(kind="TD", text="4%", alt=None, row_span=2, column_span=1, kids=()))
    'TD (cell) over 2 rows: 4%'
    """
    words = f"heading of level {tag.kind[1:]}" if tag.kind[:1] == "H" and tag.kind[1:].isdigit() else TAGS.get(tag.kind)
    spans = [f"{count} {unit}" for count, unit in ((tag.row_span, "rows"), (tag.column_span, "columns")) if count > 1]
    name = f"{tag.kind} ({words})".strip() if words else tag.kind
    over = f" over {' and '.join(spans)}" if spans else ""
    text = tag.text if len(tag.text) <= LONGEST else f"{tag.text[:LONGEST]}…"
    described = f" [described as: {tag.alt}]" if tag.alt else ""
    return f"{name}{over}{': ' if text else ''}{text}{described}"
