"""A panel report that compares forces in a table, with a KPI table of its own force (tagged).

Figures: 999 call answering times published by the Home Office, 12 months to October 2024, as
analysed by MailOnline, and six months to April 2022; Leicestershire Police, review of 2024.
"""

from __future__ import annotations

from corpus.sample.elements import GREEN, Cell, Grid, Heading, Items, Paper, Part, Text

OWN = Grid(
    caption="Table 1: Leicestershire Police, 12 months to October 2024",
    widths=(260, 65, 65, 70), right=(1, 2),
    rows=[
        ["Indicator", "Result", "Target", "Status"],
        ["% of 999 calls answered within 10 seconds", "92.5%", "90%", Cell(text="Green", fill=GREEN)],
    ],
)  # fmt: skip

FORCES = Grid(
    caption="Table 2: 999 calls answered within 10 seconds, 12 months to October 2024",
    widths=(150, 90, 110), rules="rows", right=(1, 2), header_fill=None,
    rows=[
        ["Force", "% answered", "Target met"],
        ["Lincolnshire", "93.8", "Yes"],
        ["Gwent", "93.3", "Yes"],
        ["Sussex", "93.3", "Yes"],
        ["Leicestershire", "92.5", "Yes"],
        ["Kent", "92.3", "Yes"],
        ["Wiltshire", "80.8", "No"],
        ["Dyfed-Powys", "80.4", "No"],
        ["Essex", "80.3", "No"],
        ["Durham", "79.0", "No"],
    ],
)  # fmt: skip

STORY = (
    Heading(text="Leicester, Leicestershire and Rutland Police and Crime Panel", level=1),
    Text(text="28 January 2025", look="centre"),
    Heading(text="How Quickly 999 Calls Are Answered", level=1),
    Text(text="Report of the Police and Crime Commissioner", look="centre"),
    Heading(text="Purpose", level=2),
    Text(number="1.", text="The purpose of this report is to compare the answering of emergency calls with other "
         "forces. The Panel is invited to comment on the report."),
    Heading(text="Results", level=2),
    Text(number="2.", text="Leicestershire Police answered 92.5% of 999 calls within 10 seconds in the 12 months to "
         "October 2024, the fourth best result in England and Wales. Only ten of the 43 forces met the standard of "
         "90%."),
    OWN,
    Text(number="3.", text="Three years earlier only one force met it. In the six months to April 2022 Durham "
         "answered 41% of calls in time and South Yorkshire 17%."),
    FORCES,
    Heading(text="Demand", level=2),
    Text(number="4.", text="In 2024 the force recorded nearly 93,000 crimes. It received 275,000 calls to 101 and "
         "more than 50,000 reports online, and dealt with over 4,300 missing people."),
    Heading(text="Recommendations", level=2),
    Text(number="5.", text="It is recommended that the Commissioner:"),
    Items(items=(
        ("(a)", "monitor the results of the force each month;"),
        ("(b)", "report to the Panel if they fall below 90%."),
    )),
    Text(text="Source: Home Office, 999 call answering times; Leicestershire Police.", look="small"),
)  # fmt: skip

PAPER = Paper(
    name="2025-01-28-leicestershire-panel-999-calls",
    title="How Quickly 999 Calls Are Answered",
    theme="committee",
    tagged=True,
    parts=(Part(story=STORY, stamp="Agenda Item 8"),),
)
