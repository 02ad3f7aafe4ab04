"""An action log on a landscape page (untagged). The board is invented and so are its actions."""

from __future__ import annotations

from corpus.sample.elements import AMBER, GREEN, Cell, Grid, Heading, Paper, Part, Text

DONE, LATE, OPEN = "#92d050", AMBER, None


def _row(meeting: str, action: str, owner: str, due: str, progress: str, fill: str | None) -> list[str | Cell]:
    return [meeting, action, owner, due, Cell(text=progress, fill=fill)]


OPEN_ACTIONS = Grid(
    caption="Open actions",
    widths=(72, 300, 110, 90, 120),
    header_fill="#bdd7ee",
    rows=[
        ["Meeting", "Action", "Owner", "Deadline", "Progress"],
        _row("14/01/2025", "Publish the monthly time taken to answer 101 calls on the Commissioner’s website.",
             "Head of Communications", "28/02/2025", "Overdue", LATE),
        _row("14/01/2025", "Bring the findings of the HMICFRS PEEL inspection to the Board, with a plan of work.",
             "Deputy Chief Constable", "31/03/2025", "On track", GREEN),
        _row("11/02/2025", "Write to the Home Office about the funding formula.", "Commissioner", "14/03/2025",
             "On track", GREEN),
        _row("11/02/2025", "Add the share of 999 calls answered within 10 seconds to the quarterly scorecard.",
             "Head of Performance", "30/04/2025", "Not started", OPEN),
    ],
)  # fmt: skip

CLOSED_ACTIONS = Grid(
    caption="Completed actions",
    widths=(72, 300, 110, 90, 120),
    header_fill="#bdd7ee",
    rows=[
        ["Meeting", "Action", "Owner", "Deadline", "Progress"],
        _row("10/12/2024", "Circulate the victim satisfaction survey to members.", "Head of Performance", "20/12/2024",
             "Complete", DONE),
        _row("10/12/2024", "Arrange a visit to the control room for new members.", "Chief Executive", "January 2025",
             "Complete", DONE),
    ],
)  # fmt: skip

STORY = (
    Heading(text="Anyshire Strategic Policing Board", level=1),
    Heading(text="Action Log", level=1),
    Text(text="Updated for the meeting on 11 March 2025"),
    OPEN_ACTIONS,
    CLOSED_ACTIONS,
)

PAPER = Paper(
    name="2025-03-11-anyshire-board-action-log",
    title="Action Log",
    theme="word",
    tagged=False,
    page_label="{}",
    parts=(Part(story=STORY, head="OFFICIAL", landscape=True),),
)
