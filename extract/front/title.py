"""A paper's title: labelled, printed, or told by its file or its pack."""

from __future__ import annotations

import re

from extract.front.body import cased, is_body
from extract.front.opening import Opening, Pack, labelled
from extract.front.titles import BARE_TYPE, LONGEST_NAME, MINUTES_OF, is_title, until_date, without_dates
from schema.vocabulary import Body

GENERATED = re.compile(
    r"^Microsoft \w+ - |\.(?:docx?|odt|rtf|pdf|xlsx?|pptx?|html?|aspx?|pages|indd|pub|txt|tmp)$|template"
    r"|^(?:untitled|document|presentation|book|slide|layout)[ -]?\d*$|^powerpoint presentation$|^about:blank$",
    re.IGNORECASE,
)
BARE_APPENDIX = re.compile(r"(?:appendix|annexe?|enclosure|schedule)(?: \w{1,4})?:?", re.IGNORECASE)


def written_title(title: str | None) -> str | None:
    """A file's title, unless it is the name of a file or what a program puts where nobody wrote one.

    >>> written_title("Barset Policing Plan"), written_title("panel report.html"), written_title("Slide 1")
    ('Barset Policing Plan', None, None)
    """
    stated = (title or "").strip()
    return stated if stated and not GENERATED.search(stated) else None


def find_title(opening: Opening, pack: Pack, body: Body | None) -> str:
    """The title as labelled or printed, else as a running line, the pack, the file or the first section tells it."""
    stated = next(iter(labelled(opening, "title")), None)
    if stated:
        return stated
    printed = _printed_title(opening)
    if printed and BARE_TYPE.fullmatch(printed) and body:
        head = next((c.text for c, _ in opening.front if is_body(c.text)), body.name)
        return f"{cased(head)} {printed.capitalize()}"
    stated = printed or opening.running_title or pack.title or pack.file_title
    return stated or next(iter(opening.sections), None) or _first_words(opening, body)


def full_title(title: str, kind: str, opening: Opening) -> str:
    """A paper's title; an agenda or minutes that only their body's name heads are called what they are."""
    if kind not in ("agenda", "minutes"):
        return title
    if MINUTES_OF.match(title):
        return until_date(title)
    if not is_body(title):
        return title
    stated = next((t for t in opening.before if MINUTES_OF.match(t) and len(t.split()) <= LONGEST_NAME), None)
    return stated or f"{cased(title)} {kind.capitalize()}"


def _printed_title(opening: Opening) -> str | None:
    named = [(c, s) for c, s in opening.front if is_title(c.text)]
    candidates = [(c, s) for c, s in named if not is_body(without_dates(c.text))] or named
    if not candidates:
        return None
    title = max(candidates, key=lambda h: h[1].rank)[0].text
    after = next((c.text for c, _ in candidates if c.text != title), None)
    return f"{title.strip(' :')}: {after}" if after and BARE_APPENDIX.fullmatch(title) else title


def _first_words(opening: Opening, body: Body | None) -> str:
    spoken = (c.text for c in opening.chunks if c.kind in ("paragraph", "list_item"))
    first = next((text for text in spoken if any(map(str.isalpha, text))), None)
    words = (first or (body.name if body else "Untitled")).split()
    return " ".join(words[:20])
