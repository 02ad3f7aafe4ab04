"""A policing board's performance report in numbered paragraphs, figures in prose (untagged).

Figures: Police Service of Northern Ireland, Police Recorded Crime in Northern Ireland and
Anti-Social Behaviour Incidents, annual updates for 2023/24 and 2024/25 and the update to
31 December 2024; the key findings for 2011/12; Northern Ireland Policing Board,
statement on the 2014/15 crime statistics; Home Office, 999 call answering times to April 2022.
"""

from __future__ import annotations

from corpus.sample.elements import Heading, Items, Paper, Part, Text

STORY = (
    Text(text="AGENDA ITEM 4", look="bold"),
    Heading(text="NORTHERN IRELAND POLICING BOARD", level=1),
    Text(text="PERFORMANCE COMMITTEE", look="centre"),
    Text(text="12 June 2025", look="centre"),
    Heading(text="Recorded Crime and Anti-Social Behaviour in 2024/25", level=1),
    Heading(text="PURPOSE OF THE PAPER", level=2),
    Text(number="1.", text="To give Members an overview of crime and anti-social behaviour recorded by the Police "
         "Service of Northern Ireland (PSNI) in the year to the end of March 2025."),
    Heading(text="SUMMARY", level=2),
    Text(number="2.", text="Crime recorded in 2024/25 was 7.9% lower than in 2023/24. There were 8,233 fewer crimes, "
         "or about 686 fewer in each month. This follows a fall of 6.3%, or 7,067 crimes, in 2023/24."),
    Text(number="3.", text="Anti-social behaviour also fell, for the second year running: by 4.1% in 2023/24 and by "
         "2.4% in 2024/25. The level is the lowest since the series began in 2006/07."),
    Heading(text="RECORDED CRIME", level=2),
    Heading(text="The year as a whole", level=3),
    Text(number="4.", text="In the 12 months to 31 December 2024 there were 97,102 recorded crimes, 10,187 fewer than "
         "in the 12 months before (-9.5%). Every month was lower than the same month of 2023; August showed the "
         "largest fall, at 14 per cent."),
    Text(number="5.", text="Among the policing districts, Newry, Mourne and Down had the largest fall in 2024/25, at "
         "14.7%. All 11 districts recorded less crime than the year before."),
    Heading(text="Violence against the person", level=3),
    Text(number="6.", text="Stalking and harassment fell by 14.6% (1,657 crimes) in the 12 months to December 2024, "
         "the largest change of any group. Part of this fall is due to a change in the way such crimes are recorded."),
    Text(number="7.", text="Sexual offences, robbery, burglary, theft and criminal damage were each lower too."),
    Heading(text="The longer view", level=3),
    Text(number="8.", text="In 2014/15 there were 105,072 recorded crimes, an increase of 2,326 (2.3%) on 2013/14. "
         "In 2011/12 there had been 103,389, and the share of crimes cleared up had fallen by one percentage point, "
         "from 27.3% to 26.3%."),
    Heading(text="ANTI-SOCIAL BEHAVIOUR", level=2),
    Text(number="9.", text="There were 45,358 incidents in 2023/24, a decrease of 1,943 on 2022/23. In 2024/25 "
         "incidents fell again, by 1,104. In calendar year 2024 there were 44,020 incidents, down 1,887."),
    Heading(text="CALLS FROM THE PUBLIC", level=2),
    Text(number="10.", text="Across the United Kingdom, 71% of 999 calls were answered within 10 seconds between "
         "November 2021 and April 2022. The shares of the slowest forces, Humberside and South Yorkshire, were 2% and "
         "17% respectively. Forces deal with around 12 million emergency calls a year, and demand grows by 5% a year."),
    Heading(text="RECOMMENDATIONS", level=2),
    Text(number="11.", text="It is recommended that the Committee:"),
    Items(items=(
        ("(i)", "notes the fall in recorded crime;"),
        ("(ii)", "asks the Chief Constable to report on the recording of stalking and harassment by 30 September "
                 "2025; and"),
        ("(iii)", "agrees that the next report should cover outcomes for victims."),
    )),
    Text(text="Sources: PSNI, Police Recorded Crime in Northern Ireland; PSNI, Anti-Social Behaviour Incidents "
         "Recorded by the Police in Northern Ireland; Home Office, 999 call answering times.", look="small"),
)  # fmt: skip

PAPER = Paper(
    name="2025-06-12-northern-ireland-board-recorded-crime",
    title="Recorded Crime and Anti-Social Behaviour in 2024/25",
    theme="committee",
    tagged=False,
    parts=(Part(story=STORY, head="Northern Ireland Policing Board"),),
)
