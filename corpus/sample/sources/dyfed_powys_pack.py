"""An agenda pack with bookmarks and stamps: front sheet, minutes, report and appendix (tagged).

Figures: Office for National Statistics, police force area tables, years ending September 2022 and
September 2023; HMICFRS, crime recording by Dyfed-Powys Police, 2022. The meetings and what was
decided at them are invented.
"""

from __future__ import annotations

from corpus.sample.elements import GREEN, Cell, Grid, Heading, Items, Paper, Part, Text

FRONT = (
    Text(text="Document Pack", look="bold"),
    Heading(text="Dyfed-Powys Police and Crime Panel", level=1),
    Text(text="Date: Friday 16 February 2024", look="bold"),
    Text(text="Time: 10.30 am", look="bold"),
    Text(text="Venue: County Hall, Haverfordwest", look="bold"),
    Heading(text="AGENDA", level=2),
    Text(number="1.", text="Apologies for absence"),
    Text(number="2.", text="Minutes of the meeting held on 17 November 2023 (Pages 3 - 3)"),
    Text(number="3.", text="Crime in Dyfed-Powys: year to September 2023 (Pages 5 - 6)"),
    Text(number="4.", text="Any other business that the Chair considers urgent"),
)

MINUTES = (
    Heading(text="Dyfed-Powys Police and Crime Panel", level=1),
    Text(text="Minutes of the meeting held on Friday 17 November 2023"),
    Heading(number="1.", text="APOLOGIES FOR ABSENCE"),
    Text(text="There were no apologies."),
    Heading(number="2.", text="MINUTES OF THE LAST MEETING"),
    Text(text="UNANIMOUSLY RESOLVED that the minutes of the meeting held on 28 July 2023 be signed as a correct "
         "record."),
    Heading(number="3.", text="WORK PROGRAMME"),
    Text(text="RESOLVED"),
    Items(items=(
        ("3.1", "that the work programme be noted;"),
        ("3.2", "that a report on recorded crime be received at the next meeting."),
    )),
)  # fmt: skip

REPORT = (
    Heading(text="DYFED-POWYS POLICE AND CRIME PANEL", level=1),
    Text(text="16 February 2024", look="centre"),
    Heading(text="Crime in Dyfed-Powys: year to September 2023", level=1),
    Text(text="Author: Panel Support Officer", look="bold"),
    Heading(text="Recommendation", level=2),
    Text(text="That the Panel note the figures and ask the Commissioner how the fall in violence with injury will be "
         "sustained."),
    Heading(text="Main points", level=2),
    Items(items=(
        ("•", "Dyfed-Powys Police recorded 40,873 crimes in the year ending September 2023, excluding fraud. This is "
              "7% fewer than the 43,916 of the year before, and the lowest number in Wales."),
        ("•", "Violence with injury fell from 4,064 to 3,751 offences. Violence against the person as a whole fell "
              "from 21,726 to 19,933."),
        ("•", "There were five homicides, half as many as the 10 of the year before."),
        ("•", "Gwent, North Wales and South Wales recorded 58,662, 58,714 and 111,312 crimes respectively."),
    )),
    Heading(text="How well crime is recorded", level=2),
    Text(text="Inspectors estimated in 2022 that the force recorded 91.6% of the crime reported to it, 88.4% of "
         "violent offences and 98.8% of sexual offences. The last of these was up from 92.2% in 2021."),
    Text(text="The figures by type of offence are in the Appendix. Source: Office for National Statistics, police "
         "force area data tables.", look="small"),
)  # fmt: skip

APPENDIX = (
    Heading(text="Appendix", level=1),
    Heading(text="Recorded crime by type of offence", level=2),
    Grid(
        widths=(180, 100, 100, 75),
        right=(1, 2),
        rows=[
            ["Offence", "Year ending September 2022", "Year ending September 2023", "Direction"],
            ["Total recorded crime", "43,916", "40,873", Cell(text="Improving", fill=GREEN)],
            ["Violence with injury", "4,064", "3,751", Cell(text="Improving", fill=GREEN)],
            ["Violence without injury", "7,334", "7,258", Cell(text="Improving", fill=GREEN)],
            ["Stalking and harassment", "10,309", "8,915", Cell(text="Improving", fill=GREEN)],
            ["Sexual offences", "1,719", "1,605", Cell(text="Improving", fill=GREEN)],
            ["Robbery", "85", "70", Cell(text="Improving", fill=GREEN)],
            ["Homicide", "10", "5", Cell(text="Improving", fill=GREEN)],
        ],
    ),
)  # fmt: skip

PAPER = Paper(
    name="2024-02-16-dyfed-powys-panel-pack",
    title="Agenda Pack for Dyfed-Powys Police and Crime Panel on Friday, 16th February, 2024, 10.30 am",
    theme="committee",
    tagged=True,
    page_label="Page {}",
    parts=(
        Part(story=FRONT, bookmark="Agenda"),
        Part(story=MINUTES, bookmark="2 Minutes of the meeting held on 17 November 2023", stamp="Agenda Item 2",
             first_page=3),
        Part(story=REPORT, bookmark="3 Crime in Dyfed-Powys: year to September 2023", stamp="Agenda Item 3",
             first_page=5),
        Part(story=APPENDIX, bookmark="Appendix: Recorded crime by type of offence", first_page=6),
    ),
)  # fmt: skip
