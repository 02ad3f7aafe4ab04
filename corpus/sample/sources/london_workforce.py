"""A board report with a table of forces and two periods (untagged).

Figures: Home Office, Police workforce, England and Wales, 31 March 2025; Office for National
Statistics, Crime in England and Wales, year ending March 2025 and year ending March 2024.
"""

from __future__ import annotations

from corpus.sample.elements import Cell, Grid, Heading, Paper, Part, Text

HEADER = "#404040"
OFFICERS = Grid(
    caption="Table A: Police officers (FTE) at 31 March",
    widths=(150, 80, 80, 70, 70), right=(1, 2, 3, 4), header_fill=HEADER,
    rows=[
        [Cell(text=t, fill=HEADER) for t in ("Force", "2024", "2025", "Change", "% change")],
        ["Metropolitan", "34,315", "33,293", "-1,022", "-3.0%"],
        ["Gloucestershire", "1,308", "1,346", "+38", "+2.9%"],
        ["Bedfordshire", "1,458", "1,481", "+23", "+1.6%"],
        ["Cheshire", "2,368", "2,395", "+27", "+1.1%"],
        ["Cambridgeshire", "1,747", "1,720", "-27", "-1.5%"],
        ["Dyfed-Powys", "1,294", "1,291", "-3", "-0.2%"],
        ["Essex", "3,763", "3,760", "-3", "-0.1%"],
        [Cell(text="England and Wales", bold=True), Cell(text="147,745", bold=True), Cell(text="146,442", bold=True),
         Cell(text="-1,303", bold=True), Cell(text="-0.9%", bold=True)],
    ],
)  # fmt: skip

STORY = (
    Heading(text="London Policing Board", level=1),
    Text(text="Officer Numbers and Recorded Crime", look="bold"),
    Text(text="Meeting date: 11 September 2025"),
    Text(text="Report by: Director of Strategy"),
    Heading(text="1. Recommendation", level=2),
    Text(text="The Board is asked to note this report and to discuss what fewer officers mean for London."),
    Heading(text="2. Officer numbers", level=2),
    Text(text="The Metropolitan Police Service had 33,293 full-time equivalent officers on 31 March 2025, down from "
         "34,315 a year earlier. The fall of 3.0% was the largest of any force. Humberside, Hertfordshire and "
         "Wiltshire fell by 2.5%, 2.3% and 2.2% respectively."),
    OFFICERS,
    Heading(text="3. Recorded crime", level=2),
    Text(text="The Metropolitan Police recorded 942,674 offences in the year ending March 2025, more than any other "
         "force. Greater Manchester recorded just over 319,000 and West Midlands nearly 309,000."),
    Text(text="In 2023/24 London recorded 14,961 knife crimes, 30 per cent of the 50,510 recorded in England and "
         "Wales. In the year to December 2023 there were 28.4 offences of violence against the person per 1,000 "
         "people, against a national average of 34."),
    Heading(text="4. Money", level=2),
    Text(text="The budget of the Metropolitan Police for 2024/25 was £4.4bn."),
    Text(text="Sources: Home Office, Police workforce; Office for National Statistics; Mayor’s Office for Policing "
         "and Crime, annual report 2023/24.", look="small"),
)  # fmt: skip

PAPER = Paper(
    name="2025-09-11-london-board-officer-numbers",
    title="Officer Numbers and Recorded Crime",
    theme="board",
    tagged=False,
    page_label="Page {}",
    parts=(Part(story=STORY, foot="London Policing Board"),),
)
