"""A quarterly report with a RAG summary and KPI cards, as performance teams design it (untagged).

Figures: Kent Police and Crime Commissioner, annual reports 2022/23 and 2023/24 (national
expectations) and report to the Kent and Medway Police and Crime Panel on the year 2024/25 (101
waiting times); Home Office 999 call answering times, 12 months to October 2024.
"""

from __future__ import annotations

from corpus.sample.elements import AMBER, BLUE, GREEN, Cell, Element, Grid, Heading, NewPage, Paper, Part, Space, Text

FILLS = {"G": GREEN, "A": AMBER}
WORDS = {"G": "Green", "A": "Amber"}


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
        [Cell(text="GREEN", fill=GREEN, bold=True), "Target has been achieved or is better than the baseline"],
        [
            Cell(text="AMBER", fill=AMBER, bold=True),
            "Floor has been achieved but not the target, or worse than last year",
        ],
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
    Heading(text="Summary of indicators", level=2),
    Text(text="Of the six indicators below, four are rated Green and two are rated Amber. Three have improved on the "
         "previous result and three have worsened."),
    _summary("Serious violence", (
        ("Murders and other homicides", "A", "down"),
        ("Gun crime offences", "G", "up"),
        ("Violence with injury offences", "G", "up"),
        ("Robbery offences", "G", "down"),
    )),
    _summary("Answering the public", (
        ("% of 999 calls answered within 10 seconds", "G", "up"),
        ("Average time to answer a 101 call", "A", "down"),
    )),
    NewPage(),
    Heading(text="Serious violence", level=2),
    *_card("Violence with injury offences", "G", "Latest: 18,059   Target: 20,241   Previous: 18,291 (Green)",
           "The target is to stay below the baseline of the year ending June 2019. The result for 2022/23 is 10.8% "
           "below the baseline and 1.3% below 2021/22."),
    *_card("Robbery offences", "G", "Latest: 1,261   Target: 1,982   Previous: 1,192 (Green)",
           "Robbery rose by 5.8% in 2022/23, but is still 36.4% below the baseline."),
    *_card("Murders and other homicides", "A", "Latest: 15   Previous: 14 (Amber)",
           "There was one more homicide than in 2021/22. In 2023/24 there were 18, an increase of 20%."),
    *_card("Gun crime offences", "G", "Latest: 156   Previous: 216 (Green)",
           "Gun crime fell by 27.8%."),
    Heading(text="Answering the public", level=2),
    *_card("% of 999 calls answered within 10 seconds", "G", "Latest: 92.3%   Target: 90%   Floor: 71% (Green)",
           "The latest result is for the 12 months to October 2024. The force ranked 2nd in the country in March 2024, "
           "up from 28th in April 2023. The floor is what all forces reached together in the six months to April "
           "2022."),
    *_card("Average time to answer a 101 call", "A", "Latest: 15 minutes 50 seconds (Amber)",
           "The result is for October 2022. By 2024/25 the average had come down to 31 seconds."),
    Text(text="Sources: Kent Police and Crime Commissioner, annual reports; Home Office, 999 call answering times.",
         look="small"),
)  # fmt: skip

PAPER = Paper(
    name="2023-06-20-kent-quarterly-performance",
    title="Quarterly Performance Report, Quarter 4 2022/23",
    theme="board",
    tagged=False,
    parts=(Part(story=STORY, head="Appendix 1", foot="June 2023"),),
)
