"""A commissioner's decision notice with a table that subtracts (untagged).

Figures: Warwickshire Police and Crime Commissioner, decision notice WPCC3-0122 of February 2024.
"""

from __future__ import annotations

from corpus.sample.elements import Cell, Grid, Heading, Items, Paper, Part, Text

DETAILS = Grid(
    rows=[
        [Cell(text="Reference", bold=True), "WPCC3-0122"],
        [Cell(text="Subject", bold=True), "Budget and precept for 2024/25"],
        [Cell(text="Lead officer", bold=True), "Chief Finance Officer"],
        [Cell(text="Date", bold=True), "13 February 2024"],
        [Cell(text="Status", bold=True), "Non-confidential"],
    ],
    widths=(110, 330),
    header_rows=0,
)

TAX = Grid(
    widths=(300, 100), rules="rows", right=(1,), header_fill=None,
    rows=[
        ["Item", "£m"],
        ["Budget requirement", "132.515"],
        ["Police grant", "(41.451)"],
        ["Revenue support grant", "(21.383)"],
        ["Council tax support grant", "(3.910)"],
        ["Council tax freeze grant 2013/14", "(0.368)"],
        ["Council tax freeze grant 2011/12", "(0.876)"],
        ["Deficit on the collection fund", "0.054"],
        [Cell(text="To be raised by council tax", bold=True), Cell(text="64.581", bold=True)],
    ],
)  # fmt: skip

STORY = (
    Heading(text="Warwickshire Police and Crime Commissioner", level=1),
    Heading(text="Decision Notice", level=1),
    DETAILS,
    Heading(text="Decision", level=2),
    Text(text="The Commissioner is recommended to approve:"),
    Items(items=(
        ("1.", "a net revenue budget of £133.144m after savings;"),
        ("2.", "a contribution from reserves of £0.629m; and"),
        ("3.", "a Band D council tax of £289.71, an increase of £13 or 4.7%."),
    )),
    Heading(text="Background", level=2),
    Text(text="The Police and Crime Panel considered the proposals on 5 February 2024, and most of its members "
         "supported them. The budget requirement is what remains of the net revenue budget once reserves have been "
         "used."),
    TAX,
    Heading(text="Approval", level=2),
    Text(text="I approve the recommendations above. Dated 16 February 2024."),
)  # fmt: skip

PAPER = Paper(
    name="2024-02-16-warwickshire-decision-budget",
    title="Decision Notice: Budget and precept for 2024/25",
    theme="word",
    tagged=False,
    parts=(Part(story=STORY),),
)
