"""A paper's title: labelled, printed, or told by its file or its pack."""

from __future__ import annotations

import re

from extract.front.body import MEETS, cased, is_body, is_owner
from extract.front.opening import Opening, Pack, labelled
from extract.front.paper_types import LETTER
from extract.front.titles import BARE_TYPE, LONGEST_NAME, MINUTES_OF, is_title, unspaced, until_date, without_dates
from extract.structure.labels import read_by
from schema.vocabulary import Body, find_bodies

GENERATED = re.compile(
    r"^Microsoft \w+ - |\.(?:docx?|odt|rtf|pdf|xlsx?|pptx?|html?|aspx?|pages|indd|pub|txt|tmp)$|template"
    r"|^(?:untitled|document|presentation|book|slide|layout)[ -]?\d*$|^powerpoint presentation$|^about:blank$",
    re.IGNORECASE,
)
PREFIX = re.compile(r"^(?:report|paper|subject|title)\s*:\s+(?=\S+ \S)", re.IGNORECASE)
ITEM_HEAD = re.compile(r"(?:agenda )?item (?:no\.? ?)?(?P<item>\d{1,2}[a-z]?)\s*[:.–-]\s+(?=\S+ \S)", re.IGNORECASE)
FORM = re.compile(
    r"(?:(?:information|committee|officer|cover(?:ing)?|board) )?(?:report|paper|briefing(?: note| paper)?)",
    re.IGNORECASE,
)
"""What a heading calls the paper where another names it."""
MEETING_TYPE = re.compile(r"(?:(?:draft|public|meeting|supplementary) )?(?:minutes|agenda)", re.IGNORECASE)
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
    return ITEM_HEAD.sub("", PREFIX.sub("", _stated_title(opening, pack, body)))


def _stated_title(opening: Opening, pack: Pack, body: Body | None) -> str:
    stated = next(iter(labelled(opening, "title")), None)
    if stated:
        return stated
    printed = subject_of_letter(opening) or _printed_title(opening)
    if printed and BARE_TYPE.fullmatch(printed):
        told = pack.title if pack.title and not BARE_TYPE.fullmatch(pack.title) else None
        head = _printed_body(opening) or (body.name if body else "")
        return told or (f"{cased(head)} {printed.capitalize()}" if head else printed)
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


def _printed_body(opening: Opening) -> str | None:
    """The name of who meets as a heading of the front prints it."""
    heads = [c.text for c, _ in opening.front]
    within = (t[s.start : s.end] for t in heads for s in find_bodies(t) if s.value.entry.kind in MEETS)
    return next(iter(sorted(filter(is_body, heads), key=is_owner)), None) or next(within, None)


def subject_of_letter(opening: Opening) -> str | None:
    """The heading that stands under a letter's "Dear ..."; None in what is no letter and where it has none."""
    heads = {*opening.sections, *(c.text for c, _ in opening.front)}
    dear = next((at for at, c in enumerate(opening.chunks) if LETTER.match(c.text)), None)
    after = opening.chunks[dear + 1 : dear + 3] if dear is not None else ()
    return next((c.text for c in after if c.text in heads), None)


def _printed_title(opening: Opening) -> str | None:
    """The greatest heading of the front; the type of an agenda or minutes before the name of who meets."""
    named = [(unspaced(c.text), s) for c, s in opening.front if is_title(c.text)]
    own = [(text, s) for text, s in named if not is_body(without_dates(text))] or named
    candidates = [(text, s) for text, s in own if not read_by(text) and not FORM.fullmatch(text)] or own
    if not candidates:
        return None
    title = max(candidates, key=lambda h: (MEETING_TYPE.fullmatch(h[0]) is not None, not is_owner(h[0]), h[1].rank))[0]
    after = next((text for text, _ in candidates if text != title), None)
    return f"{title.strip(' :')}: {after}" if after and BARE_APPENDIX.fullmatch(title) else title


def _first_words(opening: Opening, body: Body | None) -> str:
    spoken = (c.text for c in opening.chunks if c.kind in ("paragraph", "list_item"))
    first = next((text for text in spoken if any(map(str.isalpha, text))), None)
    words = (first or (body.name if body else "Untitled")).split()
    return " ".join(words[:20])
