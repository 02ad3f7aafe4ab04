"""Minutes with resolutions, actions and a table of attendance (tagged).

The panel and its members are invented; the figures that it discusses are national ones.

Figures: Home Office, Police workforce, England and Wales, 31 March 2025; Office for National
Statistics, Crime in England and Wales, year ending March 2025; Kent Police and Crime Commissioner,
report to the Kent and Medway Police and Crime Panel on 2024/25.
"""

from __future__ import annotations

from corpus.sample.elements import Grid, Heading, Items, Paper, Part, Text

ATTENDANCE = Grid(
    rows=[
        ["Member", "Representing", "Attendance"],
        ["Councillor P Ashdown (Chair)", "Anyshire County Council", "Present"],
        ["Councillor R Bellamy (Vice-Chair)", "Anytown City Council", "Present"],
        ["Councillor S Chaudhry", "North Anyshire District Council", "Present"],
        ["Councillor D Evans", "South Anyshire District Council", "Apologies"],
        ["Mrs J Fielding", "Independent co-opted member", "Present"],
    ],
    widths=(180, 180, 90),
)

STORY = (
    Heading(text="ANYSHIRE POLICE AND CRIME PANEL", level=1),
    Text(text="MINUTES of a meeting of the Anyshire Police and Crime Panel held in the Council Chamber, County Hall, "
         "Anytown on Thursday 18 September 2025 at 10.30 am."),
    ATTENDANCE,
    Text(text="ALSO PRESENT: the Police and Crime Commissioner, the Chief Executive of the Commissioner’s office and "
         "the Chief Finance Officer."),
    Heading(number="21.", text="Apologies and declarations of interest", level=2),
    Text(text="An apology was received from Councillor D Evans. There were no declarations of interest."),
    Heading(number="22.", text="Minutes of the meeting held on 19 June 2025", level=2),
    Text(text="RESOLVED that the minutes of the meeting held on 19 June 2025 be approved as a correct record and "
         "signed by the Chair."),
    Heading(number="23.", text="Police officer numbers", level=2),
    Items(items=(
        ("1.", "The Commissioner introduced the report. There were 146,442 full-time equivalent officers in the 43 "
               "forces of England and Wales on 31 March 2025, which was 1,303 or 0.9% fewer than a year earlier. "
               "Numbers had fallen in 27 forces."),
        ("2.", "In answer to a question from Mrs Fielding, the Chief Finance Officer said that the Metropolitan Police "
               "had lost the most officers, falling from 34,315 to 33,293, and that Gloucestershire had grown the "
               "fastest, by 2.9%."),
        ("3.", "Councillor Bellamy asked how many officers had left within two years of joining. The Commissioner "
               "undertook to find out."),
    )),
    Text(text="Action: Chief Executive to circulate the number of leavers in their first two years by 31 October "
         "2025."),
    Text(text="RESOLVED that the Panel:"),
    Items(items=(
        ("a)", "note the report;"),
        ("b)", "ask the Commissioner to include officer numbers by district in future reports; and"),
        ("c)", "review the position at its meeting in March 2026."),
    )),
    Heading(number="24.", text="Shoplifting", level=2),
    Items(items=(
        ("1.", "The Panel considered a report on retail crime. Forces in England and Wales recorded 530,643 "
               "shoplifting offences in the year to March 2025, an increase of 20 per cent and the most since the "
               "present way of recording began in 2003. Theft from the person rose by 15 per cent to 151,220 "
               "offences."),
        ("2.", "Members were concerned that shopkeepers did not report every theft."),
    )),
    Text(text="Action: Commissioner to invite the Chamber of Commerce to the next meeting."),
    Text(text="RESOLVED to recommend that the Commissioner publish the number of shop thefts each quarter."),
    Heading(number="25.", text="Homicide", level=2),
    Text(text="The Panel received the figures for the year to March 2025. Homicides in England and Wales were down "
         "six per cent to 535, the lowest level for more than a decade."),
    Text(text="It was agreed that the Chair write to the Commissioner to thank the officers concerned."),
    Heading(number="26.", text="Domestic abuse", level=2),
    Text(text="Members noted that, according to the Commissioner for Kent, men were the victims in between 27% and "
         "33% of domestic abuse cases."),
    Text(text="RESOLVED that a report on services for male victims be submitted to the meeting on 12 March 2026."),
    Heading(number="27.", text="Date of next meeting", level=2),
    Text(text="Thursday 11 December 2025 at 10.30 am."),
    Text(text="The meeting ended at 12.05 pm."),
)  # fmt: skip

PAPER = Paper(
    name="2025-09-18-anyshire-panel-minutes",
    title="Minutes of the Anyshire Police and Crime Panel, 18 September 2025",
    theme="committee",
    tagged=True,
    parts=(Part(story=STORY),),
)
