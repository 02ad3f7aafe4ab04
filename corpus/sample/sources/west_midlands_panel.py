"""A panel report with a KPI table that runs over a page break, as a word processor exports it (tagged).

Figures: the West Midlands Police and Crime Commissioner's annual report 2024/25, as reported to the
Police and Crime Panel in January 2026 (calls); Office for National Statistics, police force area
tables, years ending June 2024 and June 2025 (recorded crime) and March 2024 (knife crime).
"""

from __future__ import annotations

from corpus.sample.elements import AMBER, GREEN, RED, Cell, Grid, Heading, Items, Paper, Part, Text

SECTION = "#deeaf6"
HEADER = "#1f3864"


def _section(name: str) -> list[Cell]:
    return [Cell(text=name, bold=True, fill=SECTION, span=6)]


def _rated(row: tuple[str, ...], rating: str) -> list[str | Cell]:
    fills = {"GREEN": GREEN, "AMBER": AMBER, "RED": RED}
    return [*row, Cell(text=rating, fill=fills.get(rating), bold=True)]


TABLE = Grid(
    caption="Table 1: Call handling indicators",
    widths=(170, 62, 62, 58, 56, 58),
    header_fill=HEADER,
    right=(1, 2, 3, 4),
    rows=(
        [Cell(text=t, fill=HEADER) for t in ("Indicator", "2023/24", "2024/25", "Change", "Target", "RAG")],
        _section("Emergency calls"),
        _rated(("Number of 999 calls received", "810,868", "732,440", "-10%", "-"), "N/A"),
        _rated(("% of 999 calls answered", "99.9%", "99.9%", "0.0pp", "-"), "N/A"),
        _rated(("% of 999 calls answered within 10 seconds", "93%", "96%", "+3pp", "90%"), "GREEN"),
        _rated(("Average time to answer a 999 call (seconds)", "5", "3", "-40%", "10"), "GREEN"),
        _rated(("999 calls abandoned after more than 10 seconds", "651", "179", "-73%", "-"), "N/A"),
        _section("Non-emergency calls"),
        _rated(("Number of 101 calls received", "655,832", "755,332", "+15%", "-"), "N/A"),
        _rated(("% of 101 calls answered", "87%", "95%", "+8pp", "-"), "N/A"),
    ),
)  # fmt: skip

CRIME = Grid(
    caption="Table 2: Recorded crime indicators",
    widths=(176, 92, 92, 52, 58),
    header_fill=HEADER,
    right=(1, 2, 3),
    rows=(
        [Cell(text=t, fill=HEADER) for t in (
            "Indicator", "Year ending June 2024", "Year ending June 2025", "Change", "RAG")],
        _rated(("Total recorded crime, excluding fraud", "323,171", "303,343", "-6%"), "GREEN"),
        _rated(("Violence with injury", "-", "-", "-11%"), "GREEN"),
        _rated(("Burglary", "-", "-", "-22%"), "GREEN"),
        _rated(("Robbery", "-", "-", "-18%"), "GREEN"),
        _rated(("Vehicle crime", "-", "-", "-14%"), "GREEN"),
        _rated(("Shop theft", "-", "-", "+2.5%"), "AMBER"),
        _rated(("Sexual offences", "-", "-", "+5%"), "RED"),
    ),
)  # fmt: skip

STORY = (
    Heading(text="West Midlands Police and Crime Panel", level=1),
    Text(text="Date: 9 February 2026", look="bold"),
    Text(text="Report of: Lead Officer to the Panel", look="bold"),
    Text(text="Subject: Answering the Public’s Calls and Recorded Crime", look="bold"),
    Heading(number="1.", text="Purpose of the report"),
    Text(number="1.1", text="This report puts before the Panel the Commissioner’s published indicators for answering "
         "emergency and non-emergency calls in 2024/25, together with the latest recorded crime figures, so that "
         "members can decide which of them to examine further."),
    Heading(number="2.", text="Recommendations"),
    Text(number="2.1", text="The Panel is asked to:"),
    Items(items=(
        ("a)", "note the indicators for 2024/25 in Table 1;"),
        ("b)", "consider whether the rise in sexual offences should be the subject of a further report; and"),
        ("c)", "invite the Commissioner to explain what is being done about shop theft."),
    )),
    Heading(number="3.", text="Background"),
    Text(number="3.1", text="Forces are expected to answer 90% of emergency calls within 10 seconds. When the figures "
         "of all forces were first published, for November 2021 to April 2022, only 71% of calls met that standard, "
         "and a single force reached it."),
    Text(number="3.2", text="In June 2022 one fifth of the emergency calls made to West Midlands Police waited for "
         "more than 60 seconds, the weakest record of all 44 forces."),
    Text(number="3.3", text="The force has improved since. Between April 2023 and January 2024 it answered nearly "
         "674,000 emergency calls, 92% of them within 10 seconds."),
    Text(number="3.4", text="Callers to 101, who had waited for over 29 minutes on average the year before, were "
         "answered in less than one minute by then."),
    Text(number="3.5", text="The indicators below are those that the Commissioner publishes. Where an indicator has no "
         "target, the Panel may wish to ask whether it should have one."),
    Heading(number="4.", text="Answering calls in 2024/25"),
    Text(number="4.1", text="The force received 732,440 emergency calls, down from 810,868 the year before, a "
         "reduction of 10%. Non-emergency calls went the other way: they rose by 15% to 755,332."),
    Text(number="4.2", text="Callers were nevertheless answered sooner. The share of emergency calls answered within "
         "10 seconds improved from 93% to 96%, and the average wait fell from 5 seconds to 3 seconds."),
    TABLE,
    Heading(number="5.", text="Recorded crime"),
    Text(number="5.1", text="The force recorded 303,343 offences in the year ending June 2025, which is 19,828 fewer "
         "than in the year before. Violence with injury fell by 11%, while sexual offences rose by 5% against a "
         "national rise of 9%."),
    Text(number="5.2", text="Knife crime remains the exception. In 2023/24 the force recorded 5,268 offences, a rate "
         "of 178 per 100,000 people and the highest in England and Wales; London was second at 169 per 100,000."),
    CRIME,
    Heading(number="6.", text="Ratings"),
    Text(number="6.1", text="Green means that the target is met or the number of offences has fallen; Amber that "
         "offences have risen by less than 5%; Red that they have risen by 5% or more."),
    Heading(number="7.", text="Sources"),
    Text(number="7.1", text="Police and Crime Commissioner’s annual report 2024/25; Office for National Statistics, "
         "Crime in England and Wales; Home Office, 999 call answering times."),
)  # fmt: skip

PAPER = Paper(
    name="2026-02-09-west-midlands-panel-performance",
    title="Answering the Public’s Calls and Recorded Crime",
    theme="word",
    tagged=True,
    page_label="Page {}",
    parts=(Part(story=STORY, stamp="Agenda Item 6", foot="West Midlands Police and Crime Panel"),),
)
