"""A budget report with money tables: £m and £000s, negatives in brackets, horizontal rules only (tagged).

Figures: West Mercia Police and Crime Commissioner, decision notices PCC/D/2023/03, PCC/D/2023/08 and
PCC/D/2025/02, and the council tax leaflet for 2023/24.
"""

from __future__ import annotations

from corpus.sample.elements import Cell, Grid, Heading, Items, Paper, Part, Text


def _bold(*texts: str) -> list[Cell]:
    return [Cell(text=text, bold=True) for text in texts]


FUNDING = Grid(
    caption="Table 1: Funding in 2023/24",
    widths=(300, 100), rules="rows", right=(1,), header_fill=None,
    rows=[
        ["Source", "£m"],
        ["Core government funding", "133.872"],
        ["Police uplift funding", "4.300"],
        ["Legacy government funding", "11.975"],
        ["Council tax precept", "122.124"],
        ["Collection fund", "0.767"],
        ["Contribution from reserves", "1.730"],
        _bold("Total funding", "274.768"),
        ["Less: contribution from reserves", "(1.730)"],
        _bold("Net revenue budget", "273.038"),
    ],
)  # fmt: skip

BAND_D = Grid(
    caption="Table 2: Police share of council tax by band",
    widths=(130, 90, 90, 90), rules="rows", right=(1, 2, 3), header_fill=None,
    rows=[
        ["", "2022/23 £", "2023/24 £", "Increase £"],
        ["Band A", "166.44", "176.33", "9.89"],
        ["Band D", "249.66", "264.50", "14.84"],
        ["Band H", "499.32", "529.00", "29.68"],
    ],
)  # fmt: skip

COUNCILS = Grid(
    caption="Table 3: Precept by billing authority in 2023/24",
    widths=(300, 100), rules="rows", right=(1,), header_fill=None,
    rows=[
        ["Billing authority", "£000s"],
        ["Bromsgrove District Council", "10,030"],
        ["Herefordshire Council", "18,799"],
        ["Malvern Hills District Council", "8,694"],
        ["Redditch Borough Council", "6,958"],
        ["Shropshire Council", "31,239"],
        ["Telford and Wrekin Council", "14,631"],
        ["Worcester City Council", "8,716"],
        ["Wychavon District Council", "13,869"],
        ["Wyre Forest District Council", "9,188"],
        _bold("Total", "122,124"),
    ],
)  # fmt: skip

STORY = (
    Heading(text="West Mercia Police and Crime Panel", level=1),
    Text(text="6 February 2023", look="centre"),
    Heading(text="Proposed Budget and Precept 2023/24", level=1),
    Text(text="Report of the Treasurer", look="centre"),
    Heading(number="1", text="Recommendation"),
    Text(text="The Panel is recommended to:"),
    Items(items=(
        ("i.", "support the proposed increase of 5.94% in the precept;"),
        ("ii.", "note the use of £1.73m of reserves; and"),
        ("iii.", "report its decision to the Commissioner by 8 February 2023."),
    )),
    Heading(number="2", text="The proposal"),
    Text(text="The Commissioner proposes a Band D precept of £264.50 for 2023/24, which is £14.84 or 5.94% more than "
         "in 2022/23. With the government settlement this sets a net revenue budget of £273.038m. Even so, a gap of "
         "£11.2m would remain to be closed by savings."),
    FUNDING,
    Heading(number="3", text="What households pay"),
    Text(text="The police share of a Band D bill rises from £249.66 to £264.50. Since 2015 the precept has paid for "
         "566 additional officers."),
    BAND_D,
    Heading(number="4", text="What each council collects"),
    Text(text="Shropshire collects the most, £31.2m, and Redditch the least, just under £7m."),
    COUNCILS,
    Heading(number="5", text="Capital"),
    Text(text="A capital budget of £28.624m covers buildings, vehicles and computer systems."),
    Text(text="Source: West Mercia Police and Crime Commissioner, budget decision notices and council tax leaflet "
         "2023/24.",
         look="small"),
)  # fmt: skip

PAPER = Paper(
    name="2023-02-06-west-mercia-panel-budget",
    title="Proposed Budget and Precept 2023/24",
    theme="plain",
    tagged=True,
    page_label="Page {}",
    parts=(Part(story=STORY, foot="West Mercia Police and Crime Panel, 6 February 2023"),),
)
