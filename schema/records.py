"""The records that a document is read into.

Dates are ISO 8601 text, periods include both ends, money is in pounds, boxes are in points from
the top left of the page as shown, and pages count from 1. Every record carries its `id`; how
ids are made is in `ids`.

Records that were read by rules say how and how surely: `method` names the rule (`extract.methods` explains each),
`confidence` is the share of records like it that were right in papers read by hand (0 to 1).
"""

from __future__ import annotations

from dataclasses import dataclass

from schema.evidence import Box, Passage

PAPER_TYPES = (
    "agenda", "minutes", "performance", "finance", "plan", "annual_report",
    "decision", "report", "appendix", "questions", "letter", "other",
)  # fmt: skip
UNITS = (
    "percent", "percentage_points", "count", "GBP", "per_1000", "per_10000", "per_100000",
    "seconds", "minutes", "hours", "days", "weeks", "months", "years", "rank", "score", "fte",
    "ratio", "tonnes", "miles", "other",
)  # fmt: skip
FIGURE_KINDS = ("level", "change", "gap", "rank", "target", "forecast")
QUALIFIERS = ("over", "under", "about", "at_least", "at_most")
RECOMMENDATION_KINDS = ("asked", "made", "resolved", "action")
DATE_KINDS = ("meeting", "deadline", "publication", "period", "event")
PRECISIONS = (
    "day", "month", "quarter", "half_year", "year", "financial_year", "range", "since", "until",
)  # fmt: skip
BLOCK_KINDS = (
    "heading", "paragraph", "list_item", "caption", "footnote",
    "running_head", "running_foot", "page_number", "stamp", "chart_label",
)  # fmt: skip
PERIOD_BASES = ("stated", "column", "caption", "section", "paper")
COMPARISONS = ("previous", "year_before", "baseline", "group", "national", "target", "other")
AREA_KINDS = ("force", "group", "national", "region", "district", "other")
RATING_BASES = ("word", "letter", "colour", "sign")
PLACE_KINDS = ("summary", "detail")
CHECK_KINDS = ("total", "shares", "change", "rating", "repeat")
OUTCOMES = ("agrees", "disagrees")
CELL_MARKS = ("up", "down", "left", "right", "across", "tick", "cross", "dot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file. `status` is `ok`, `partial` or `failed`; `error` says what was wrong and what to do.

    `sha256` is None where not even the bytes could be read.
    """

    id: str
    sha256: str | None
    filename: str
    source_url: str | None
    page_count: int
    status: str
    error: str | None
    extractor_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper in a document: a report, minutes, a front sheet, an appendix.

    `same_as` is the id of the paper of which it is another printing; only a collection of documents can tell.
    """

    id: str
    document_id: str
    ordinal: int
    item_number: str | None
    title: str
    paper_type: str
    body_id: str | None
    body_name: str | None
    force_id: str | None
    meeting_date: str | None
    author: str | None
    page_from: int
    page_to: int
    same_as: str | None = None
    confidence: float | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What the text of a paper is recognised by where it is printed again.

    `digest` is of all its words, `near_1` to `near_3` are of its title and of a run of its words each, `sketch` has a
    sample of all runs, four characters each.
    """

    paper_id: str
    words: int
    digest: str
    near_1: str
    near_2: str
    near_3: str
    sketch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """A page's text, and whether it came from the file's text, from OCR, or is `empty`."""

    document_id: str
    page: int
    paper_id: str | None
    text: str
    source: str
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it. `level` counts from 1 (the paper's title)."""

    id: str
    paper_id: str
    parent_id: str | None
    level: int
    number: str | None
    heading: str
    page: int
    box: Box | None
    confidence: float | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, list item, caption or footnote, joined over line and page breaks.

    `under_id` is the block that an item stands under: the item above it in the tree of numbers and marks, the heading
    whose number begins its own, or the words that lead to its list.
    """

    id: str
    paper_id: str
    section_id: str | None
    page: int
    kind: str
    number: str | None
    passage: Passage
    under_id: str | None = None

    @property
    def text(self) -> str:
        """The words as printed, without the number or mark that starts them."""
        return self.passage.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell; row and column count from 0. `fill` is `#rrggbb`, None for none or white.

    `mark` is a sign drawn in it without text, of CELL_MARKS, and `mark_color` its colour as `#rrggbb`.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    is_header: bool
    fill: str | None
    page: int
    box: Box | None
    mark: str | None = None
    mark_color: str | None = None
    passage: Passage

    @property
    def text(self) -> str:
        """The words as printed, lines joined by spaces."""
        return self.passage.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, joined over page breaks. `section_id` is the section that it stands in."""

    id: str
    paper_id: str
    section_id: str | None
    page_from: int
    page_to: int
    caption: str | None
    rows: int
    columns: int
    header_rows: int
    cells: tuple[Cell, ...]
    confidence: float | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiPlace:
    """Where a KPI is printed: in a summary of several, or in detail. One that is printed once has one place."""

    kind: str
    page: int
    table_id: str | None = None
    row: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """A performance indicator as the paper presents it, with what all of its `places` tell.

    `floor` is the tolerance or minimum beyond which it is rated red. `better` is which way the paper says is the better
    one, "higher" or "lower". `status_basis` says what rates it, of
    RATING_BASES, `period_basis` where its period was taken from.
    """

    id: str
    paper_id: str
    page: int
    table_id: str | None = None
    row: int | None = None
    name: str
    theme: str | None = None
    measure_id: str | None = None
    measure_match: str | None = None
    measure_score: float | None = None
    value: float | None = None
    value_text: str | None = None
    unit: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    period_basis: str | None = None
    target: float | None = None
    target_text: str | None = None
    floor: float | None = None
    floor_text: str | None = None
    baseline: float | None = None
    baseline_text: str | None = None
    previous: float | None = None
    previous_text: str | None = None
    better: str | None = None
    status: str | None = None
    status_basis: str | None = None
    status_text: str | None = None
    direction: str | None = None
    commentary: str | None = None
    box: Box | None = None
    places: tuple[KpiPlace, ...] = ()
    confidence: float | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A reported figure. `period_basis` says where the period was taken from, of PERIOD_BASES.

    `compared_with` is the figure that it is a change from, or beside which the paper puts it, and `comparison` what
    that other one is, of COMPARISONS. `denominator` is the whole of which the value is a part ("9 of the 38").
    `measure_match` and `measure_score` (0 to 1) say how the measure's wording led to the canonical one.
    """

    id: str
    paper_id: str
    page: int
    block_id: str | None = None
    table_id: str | None = None
    row: int | None = None
    column: int | None = None
    text: str
    value: float
    value_to: float | None = None
    unit: str
    kind: str
    measure: str | None = None
    measure_id: str | None = None
    measure_match: str | None = None
    measure_score: float | None = None
    denominator: float | None = None
    area: str | None = None
    area_kind: str | None = None
    force_id: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    period_text: str | None = None
    period_basis: str | None = None
    qualifier: str | None = None
    compared_with: str | None = None
    comparison: str | None = None
    sentence: str | None = None
    box: Box | None = None
    confidence: float | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A recommendation, decision or action.

    `section_id` and `item_number` are the item of the meeting that it belongs to. `follows` is an earlier printing of
    the same recommendation in another paper, and `follows_score` (0 to 1) how alike they are; only a collection tells.
    """

    id: str
    paper_id: str
    page: int
    block_id: str | None = None
    table_id: str | None = None
    row: int | None = None
    section_id: str | None = None
    item_number: str | None = None
    number: str | None = None
    text: str
    kind: str
    action: str | None = None
    addressee: str | None = None
    deadline: str | None = None
    status: str | None = None
    follows: str | None = None
    follows_score: float | None = None
    box: Box | None = None
    confidence: float | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date or period that can be put on the calendar; an open side is None.

    `recommendation_id` is the recommendation or action that a deadline belongs to.
    """

    id: str
    paper_id: str
    page: int
    block_id: str | None = None
    table_id: str | None = None
    text: str
    start: str | None
    end: str | None
    precision: str
    kind: str
    recommendation_id: str | None = None
    sentence: str | None = None
    box: Box | None = None
    confidence: float | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A paper checked against itself: what record `record_id` says is `printed`, and what other records make of it.

    `kind` is one of CHECK_KINDS and `outcome` one of OUTCOMES; a disagreement is also a problem. `record_id` is a
    figure or a KPI. `printed` and `expected` are numbers, or ratings, as text.
    """

    id: str
    paper_id: str
    page: int
    kind: str
    record_id: str
    printed: str
    expected: str
    outcome: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read or was doubtful. `severity` is `info`, `warning` or `error`."""

    document_id: str
    page: int | None
    stage: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was read out of one document, in reading order."""

    document: Document
    papers: tuple[Paper, ...] = ()
    pages: tuple[PageText, ...] = ()
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    figures: tuple[Figure, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    dates: tuple[DateMention, ...] = ()
    checks: tuple[Check, ...] = ()
    problems: tuple[Problem, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()
