"""A board paper with headings in the left margin and a KPI table with an arrow column (untagged).

Figures: Police Scotland, Response to public contact update to the Scottish Police Authority, December
2024; Home Office 999 call answering times, six months to April 2022; Police Scotland quarter 3
performance report 2020/21.
"""

from __future__ import annotations

from corpus.sample.elements import AMBER, Cell, Grid, Heading, Items, Paper, Part, Side, Text

DETAILS = Grid(
    rows=[
        [Cell(text="Meeting", bold=True), "Scottish Police Authority, Policing Performance Committee"],
        [Cell(text="Date", bold=True), "10 December 2024"],
        [Cell(text="Item", bold=True), "3.2"],
        [Cell(text="Title", bold=True), "Answering emergency and non-emergency calls"],
        [Cell(text="Report by", bold=True), "Head of Performance"],
    ],
    widths=(90, 377), header_rows=0,
)  # fmt: skip

INDICATORS = Grid(
    caption="Indicators, 2024/25 to date and the same period of 2023/24",
    widths=(177, 70, 70, 60, 50, 40), right=(1, 2, 3),
    rows=[
        ["Indicator", "Latest", "Previous", "Target", "RAG", "Trend"],
        ["Average time to answer a 999 call (seconds)", "11.26", "12.68", "10", Cell(text="A", fill=AMBER, bold=True),
         Cell(arrow="up")],
        ["Rank among UK forces for answering 999 calls", "37th", "25th", "-", Cell(text="A", fill=AMBER, bold=True),
         Cell(arrow="down")],
    ],
)  # fmt: skip

STORY = (
    Heading(text="Board paper", level=1),
    DETAILS,
    Side(heading="Purpose", body=(
        Text(text="To tell the Committee how quickly Police Scotland answers the public, and how this compares with "
             "other forces. Members are invited to discuss this report."),
    )),
    Side(heading="Emergency calls", body=(
        Text(text="Police Scotland has answered 450,589 emergency calls so far this year, the second largest number "
             "of any force. It took 11.26 seconds on average, compared with a UK average of 9.08 seconds and with "
             "12.68 seconds in the same period last year."),
        Text(text="The force is now 37th out of 44, having been 25th a year ago. Lincolnshire is 1st at 4.81 seconds "
             "and Staffordshire 44th at 14.52 seconds. In all, 16 forces take longer than the 10 seconds aimed for."),
    )),
    Side(heading="Non-emergency calls", body=(
        Text(text="Between April and December 2020 calls to 101 were answered in 2 minutes 37 seconds on average, "
             "while emergency calls took 8 seconds. Figures for 101 are not yet published for all forces."),
    )),
    Side(heading="Next steps", body=(
        Items(items=(
            ("•", "New telephony is due to be in use by August 2025."),
            ("•", "The need for more call handlers will be reviewed after that."),
        ), depth=0),
    )),
    INDICATORS,
    Text(text="Source: Scottish Police Authority, papers of the Policing Performance Committee.", look="small"),
)  # fmt: skip

PAPER = Paper(
    name="2024-12-10-scottish-police-authority-call-handling",
    title="Answering emergency and non-emergency calls",
    theme="board",
    tagged=False,
    parts=(Part(story=STORY, head="OFFICIAL", stamp="Agenda Item 3.2"),),
)
