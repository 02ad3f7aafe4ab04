"""An agenda front sheet as committee software prints it (tagged). The panel is invented."""

from __future__ import annotations

from corpus.sample.elements import Grid, Heading, Paper, Part, Text

BLOCK = Grid(
    rows=[
        ["Thursday, 11 December 2025, at 10.30 am", "Ask for: Democratic Services"],
        ["Council Chamber, County Hall, Anytown", "Telephone: 01632 960123"],
    ],
    widths=(260, 190),
    header_rows=0,
    rules="none",
)

STORY = (
    Text(text="AGENDA", look="centre"),
    Heading(text="ANYSHIRE POLICE AND CRIME PANEL", level=1),
    BLOCK,
    Text(text="Membership: Councillors P Ashdown (Chair), R Bellamy (Vice-Chair), S Chaudhry and D Evans; Mrs J "
         "Fielding (independent member)"),
    Heading(text="UNRESTRICTED ITEMS", level=2),
    Text(text="(The public may attend while these are taken)", look="centre"),
    Text(number="1", text="Apologies and Substitutes"),
    Text(number="2", text="Declarations of Interest"),
    Text(number="3", text="Minutes of the Meeting held on 18 September 2025 (Pages 3 - 8)"),
    Text(number="4", text="Proposed Precept 2026/27: Timetable (Pages 9 - 12)"),
    Text(number="5", text="Retail Crime: Evidence from the Chamber of Commerce (Pages 13 - 20)"),
    Text(number="6", text="Answering 999 and 101 Calls: Quarter 2 2025/26 (Pages 21 - 34)"),
    Text(number="7", text="Work Programme (Pages 35 - 36)"),
    Heading(text="EXEMPT ITEMS", level=2),
    Text(text="(At the time of preparing the agenda there were no exempt items)", look="centre"),
    Text(text="Head of Law and Governance"),
    Text(text="Wednesday, 3 December 2025", look="bold"),
)  # fmt: skip

PAPER = Paper(
    name="2025-12-11-anyshire-panel-agenda",
    title="Agenda for Anyshire Police and Crime Panel on Thursday, 11th December, 2025, 10.30 am",
    theme="committee",
    tagged=True,
    parts=(Part(story=STORY),),
)
