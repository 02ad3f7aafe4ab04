"""A quarterly report with a RAG summary and KPI cards, as performance teams design it (untagged).

Figures: Kent Police and Crime Commissioner, annual report 2022/23 (national expectations) and report
to the Kent and Medway Police and Crime Panel on it (officers); 101 waiting time in October 2022 as
given to the Panel with the annual report for 2024/25. Targets and floors are this sample's own rule.
"""

from __future__ import annotations

from corpus.sample.elements import (
    AMBER,
    BLUE,
    GREEN,
    RED,
    Cell,
    Element,
    Grid,
    Heading,
    NewPage,
    Paper,
    Part,
    Space,
    Text,
)

FILLS = {"G": GREEN, "A": AMBER, "R": RED}
WORDS = {"G": "Green", "A": "Amber", "R": "Red"}


def _summary(group: str, rows: tuple[tuple[str, str, str], ...]) -> Grid:
    head = [Cell(text=group, fill=BLUE), Cell(text="RAG", fill=BLUE), Cell(text="DoT", fill=BLUE)]
    body: list[list[str | Cell]] = [
        [name, Cell(text=rag, fill=FILLS[rag], bold=True), Cell(arrow=arrow)] for name, rag, arrow in rows
    ]
    return Grid(rows=[head, *body], widths=(330, 60, 60), header_fill=BLUE)


def _card(name: str, rag: str, line: str, comment: str) -> tuple[Element, ...]:
    title = Grid(
        rows=[[Cell(text=name, bold=True, fill="#dbe5f1"), Cell(text=WORDS[rag].upper(), bold=True, fill=FILLS[rag])]],
        widths=(370, 80), header_rows=0,
    )  # fmt: skip
    return (title, Text(text=line, look="bold"), Text(text=comment), Space(height=4))


KEY = Grid(
    rows=[
        [Cell(text="GREEN", fill=GREEN, bold=True), "Target has been achieved"],
        [Cell(text="AMBER", fill=AMBER, bold=True), "Floor has been achieved but not the target"],
        [Cell(text="RED", fill=RED, bold=True), "Neither target nor floor has been achieved"],
        [Cell(arrow="up"), "Performance has improved on the previous result"],
        [Cell(arrow="down"), "Performance has worsened on the previous result"],
    ],
    widths=(80, 370),
    header_rows=0,
)

STORY = (
    Heading(text="Kent Police and Crime Commissioner", level=1),
    Heading(text="Quarterly Performance Report, Quarter 4 2022/23", level=1),
    Heading(text="Key to the ratings", level=2),
    KEY,
    Text(text="The target is that there be no more offences than in the year before. The floor is that there be no "
         "more than in the year ending June 2019."),
    Heading(text="Summary of indicators", level=2),
    Text(text="Of the five indicators below, three are rated Green, one Amber and one Red. Two of the four indicators "
         "of serious violence have improved on the previous result and two have worsened."),
    _summary("Serious violence", (
        ("Violence with injury offences", "G", "up"),
        ("Robbery offences", "A", "down"),
        ("Murders and other homicides", "R", "down"),
        ("Gun crime offences", "G", "up"),
    )),
    _summary("Police officers", (("New officers under the uplift programme", "G", "up"),)),
    NewPage(),
    Heading(text="Serious violence", level=2),
    *_card("Violence with injury offences", "G",
           "Latest: 18,059   Target: 18,291   Floor: 20,241   Previous: 18,291 (Green)",
           "Violence with injury fell by 1.3% on 2021/22 and is 10.8% below the year ending June 2019."),
    *_card("Robbery offences", "A", "Latest: 1,261   Target: 1,192   Floor: 1,982   Previous: 1,192 (Amber)",
           "Robbery rose by 5.8% in 2022/23, or 69 offences, but is still 36.4% below the floor."),
    *_card("Murders and other homicides", "R", "Latest: 15   Target: 14   Previous: 14 (Red)",
           "There was one more homicide than in 2021/22, an increase of 7.1%."),
    *_card("Gun crime offences", "G", "Latest: 156   Target: 216   Previous: 216 (Green)",
           "Gun crime fell by 27.8%. Offences with knives fell by 6.6%."),
    Heading(text="Police officers", level=2),
    *_card("New officers under the uplift programme", "G", "Latest: 487   Target: 487 (Green)",
           "All 487 officers have been recruited, which brings the force to 4,203 officers."),
    Heading(text="Activity: calls to 101", level=2),
    Text(text="In October 2022 callers to 101 waited 15 minutes 50 seconds on average. The force ranked 28th in the "
         "country for answering 999 calls in April 2023."),
    Text(text="Source: Kent Police and Crime Commissioner, annual report 2022/23.", look="small"),
)  # fmt: skip

PAPER = Paper(
    name="2023-06-kent-quarterly-performance",
    title="Quarterly Performance Report, Quarter 4 2022/23",
    theme="board",
    tagged=False,
    parts=(Part(story=STORY, head="Appendix 1", foot="June 2023"),),
)
