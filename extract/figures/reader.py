"""The figures of a paper: every amount that it reports, with what, where and when it speaks of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.content import PaperContent
from extract.dates.finder import DateSpan
from extract.dates.timeline import near_of
from extract.figures.amount_labels import Label, read_labels
from extract.figures.areas import Places, choose_area, list_label, plain_name
from extract.figures.binding import bind_measure
from extract.figures.compared import Around, Times, linked, period_of, read_times
from extract.figures.comparison_cues import Told, told_of
from extract.figures.comparisons import Link, find_links
from extract.figures.lead_units import in_lead_unit, leading_line
from extract.figures.masks import find_masked, unmasked
from extract.figures.paper_places import read_places, with_areas
from extract.figures.periods import Dating, dating, of_budget_year, period_before, stated_period
from extract.figures.place_names import PlaceNames
from extract.figures.quantities import Quantity, find_quantities
from extract.figures.respective import Span, listed_measure, respective
from extract.figures.scopes import Scope, coverage, read_scope
from extract.figures.sentence import Memory, Sentence
from extract.figures.table_figures import TableSetting, find_table_figures
from extract.figures.table_units import lead_of, scale_notes
from extract.figures.table_years import years_of_paper
from extract.figures.wholes import with_wholes
from extract.language import sentences
from extract.number_words import has_number
from schema.ids import Ids
from schema.records import Block, Figure, Table
from schema.vocabulary import match_measure

READ = ("paragraph", "list_item", "caption")
SENTENCES = re.compile(r"(?:\S+\s+){7}\S+.*\.(?:\s|$)", re.DOTALL)
"""A cell of eight words and more with a full stop."""
WORDY = re.compile(r"[A-Za-z]\w*\s+\w")
RATING = re.compile(r"\s?\b(?:RED|AMBER|GREEN|BLUE)\b")
WORD = re.compile(r"[A-Za-z]{2,}")


@dataclass(slots=True, kw_only=True)
class _State:
    """What earlier text says of the figures to come: the section's and the paper's period, what was measured."""

    paper_id: str
    scope: Scope
    places: PlaceNames
    section: Dating | None = None
    section_id: str | None = None
    told: Dating | None = None
    memory: Memory = field(default_factory=Memory)
    sections: dict[str | None, Dating] = field(default_factory=dict)
    headings: dict[str | None, str] = field(default_factory=dict)
    lead: str = ""

    def enter(self, block: Block) -> None:
        """Begin a block; a new section forgets what the one before it spoke of."""
        if block.section_id != self.section_id:
            self.section, self.section_id = self.headed(block.section_id), block.section_id
            self.memory = Memory(heading=self.headings.get(block.section_id))
        self.memory.topic = self.memory.sentence = self.told = None
        self.lead = (self.lead if block.kind == "list_item" else "") or self._heading_of_number(block)

    def _heading_of_number(self, block: Block) -> str:
        """The heading of a block that begins with its amount, as below the title of an indicator."""
        return (self.memory.heading or "") if block.text[:1].isdigit() else ""

    @property
    def period(self) -> Dating:
        """The period of a figure that states none."""
        return self.told or self.section or self.scope.paper

    def headed(self, section_id: str | None) -> Dating | None:
        """The period that the heading of a section names."""
        return self.scope.sections.get(section_id or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A block's amounts with what was read around them, in characters of the block."""

    block: Block
    amounts: tuple[Quantity, ...]
    dates: tuple[DateSpan, ...]
    labels: dict[int, Label]
    told: tuple[Told, ...]
    links: tuple[Link, ...]
    times: Times


def find_figures(content: PaperContent, ids: Ids) -> tuple[Figure, ...]:
    """The figures of a paper's text and tables, in reading order."""
    places = read_places(content)
    state = _State(paper_id=content.paper.id, scope=read_scope(content), places=places.names)
    state.headings = {s.id: s.heading for s in content.sections}
    found: list[Figure] = []
    for block in content.blocks:
        state.enter(block)
        if block.kind in READ or (block.kind == "heading" and _is_card(block.text)):
            found += _block_figures(block, state, ids)
        state.lead = leading_line(block.text) if block.kind != "list_item" else state.lead
    found += _of_tables(content, state, frozenset(plain_name(f.area) for f in found if f.area), ids)
    return tuple(with_areas(map(_in_vocabulary, found), content, places))


def _is_card(text: str) -> bool:
    """A line of labels and amounts, which may be printed as large as a heading."""
    return len(read_labels(text, find_quantities(text))) > 1


def _of_tables(content: PaperContent, state: _State, places: frozenset[str], ids: Ids) -> Iterator[Figure]:
    notes, years = scale_notes(content), years_of_paper(block.text for block in content.blocks)
    headings: dict[str | None, str] = {s.id: s.heading for s in content.sections}
    pages: defaultdict[int, list[Block]] = defaultdict(list)
    for block in content.blocks:
        pages[block.page].append(block)
    for table in content.tables:
        period = state.sections.get(table.section_id) or state.headed(table.section_id) or state.scope.paper
        setting = TableSetting(
            paper_id=content.paper.id, near=near_of(table.caption, state.scope.near), note=notes[table.id],
            period=period, places=places, heading=headings.get(table.section_id, ""), data_day=state.scope.data_day,
            lead=lead_of(table, pages[table.page_from]), years=years,
        )  # fmt: skip
        yield from find_table_figures(table, setting, ids)
        yield from _of_text_cells(table, state, ids)


def _of_text_cells(table: Table, state: _State, ids: Ids) -> Iterator[Figure]:
    """The figures of cells that hold sentences or a card's line of labels; the cell before may be its title."""
    state.memory, state.section, state.lead = Memory(), None, ""
    for cell in table.cells:
        if not _is_text(cell.text):
            state.memory.name = cell.text if WORDY.search(cell.text) else state.memory.name
            continue
        block = Block(
            id="", paper_id=table.paper_id, section_id=table.section_id, page=cell.page, kind="paragraph", number=None,
            passage=cell.passage,
        )  # fmt: skip
        state.memory.topic = state.memory.sentence = state.told = None
        for figure in _block_figures(block, state, ids):
            found = replace(figure, block_id=None, table_id=table.id, row=cell.row, column=cell.column)
            yield replace(found, method="figures.cell_text")


def _is_text(text: str) -> bool:
    return bool(SENTENCES.search(text)) or _is_card(text)


def _in_vocabulary(figure: Figure) -> Figure:
    """The figure with the measure of the vocabulary that its words mean."""
    match = match_measure(figure.measure, figure.unit) if figure.measure else None
    return replace(
        figure,
        measure_id=match.entry.id if match else None,
        measure_match=match.how if match else None,
        measure_score=match.score if match else None,
    )


def _block_figures(block: Block, state: _State, ids: Ids) -> Iterator[Figure]:
    text = _read_text(block, state)
    if text is None or not text.amounts:
        state.memory.name = block.text
    if text is None:
        return
    found = [figure for within in sentences(block.text) for figure in _sentence_figures(text, within, state, ids)]
    dated = [*linked(found, text.links, text.times, Around(period=state.period, bases=state.scope.bases))]
    yield from with_wholes(block.text, text.told, dated)


def _sentence_figures(text: _Text, within: tuple[int, int], state: _State, ids: Ids) -> Iterator[Figure]:
    (start, end), block = within, text.block
    dates = [_shifted(s, start) for s in text.dates if start <= s.start_char < end]
    amounts = [q for q in text.amounts if start <= q.start < end]
    places = Places.of(block.text, within, amounts, state.places)
    spans = [(s.start_char, s.end_char) for s in text.dates]
    sentence = Sentence.of(block.text, within, spans, text.amounts, places.mentions)
    if block.kind != "caption":
        state.section = coverage(sentence.text, dates) or state.section
        state.sections[block.section_id] = state.section or state.scope.paper
    state.memory.begin(sentence)
    earlier = {link.to for link in text.links}
    told = None
    shared = [_shifted(s, start) for s in text.times.shared if start <= s.start_char < end]
    for at, quantity in enumerate(text.amounts):
        if start <= quantity.start < end:
            own = text.times.own_date(at)
            amount = _Amount(
                sentence=sentence, quantity=quantity, told=text.told[at], dates=shared, own=own, places=places
            )
            figure = _figure(text, amount, state, ids)
            yield figure
            told = (_told_for_later(figure) if at not in earlier else None) or told
    state.told = told or state.told


def _told_for_later(figure: Figure) -> Dating | None:
    """The period that a sentence states, for those after it in its paragraph that state none."""
    stated = figure.period_basis == "stated" and figure.period_start and figure.period_end
    return replace(period_of(figure), basis="section") if stated and figure.kind not in ("target", "forecast") else None


def _read_text(block: Block, state: _State) -> _Text | None:
    """The amounts and dates of a block and what stands around them; None where it has none."""
    text = block.text
    if not has_number(text):
        return None
    dates = state.scope.dates_in(text)
    masked = [*find_masked(text), *((s.start_char, s.end_char) for s in dates)]
    amounts = tuple(in_lead_unit(text, unmasked(find_quantities(text), masked), state.lead))
    if len(amounts) > len(WORD.findall(text)):
        amounts = ()
    if not amounts and not dates:
        return None
    told = tuple(told_of(text, amounts))
    links = (*find_links(text, told), *_bracketed(text, told, state))
    return _Text(
        block=block, amounts=amounts, dates=tuple(dates), labels=read_labels(text, amounts), told=told, links=links,
        times=read_times(text, told, links, dates),
    )  # fmt: skip


def _bracketed(text: str, told: Sequence[Told], state: _State) -> list[Link]:
    """The links to figures in brackets, which the paper says are of the time before."""
    pairs = state.scope.bases.starts_of(text, told)
    return [Link(of=of, to=to, comparison="previous") for of, to in pairs]


def _shifted(span: DateSpan, offset: int) -> DateSpan:
    return replace(span, start_char=span.start_char - offset, end_char=span.end_char - offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    """An amount in its sentence, with its kind and signed value and the dates that stand around it."""

    sentence: Sentence
    quantity: Quantity
    told: Told
    own: DateSpan | None
    dates: Sequence[DateSpan]
    places: Places


def _figure(text: _Text, amount: _Amount, state: _State, ids: Ids) -> Figure:
    sentence, quantity, kind, value = amount.sentence, amount.quantity, amount.told.kind, amount.told.value
    block, label = text.block, text.labels.get(quantity.start)
    place = block.passage.locate(quantity.start, quantity.end)
    bound = bind_measure(sentence, quantity, state.memory)
    listed = _listed_measure(amount)
    measure, method = (listed, "figures.listed") if listed else (bound.measure, bound.method)
    period = _period(amount, state)
    if label:
        kind, measure, method = label.kind, _card_name(state) or measure, "figures.label"
        period = _card_period(label, period, state)
    return Figure(
        id=ids.make("figure", place.page, f"{quantity.text}|{sentence.text}"), paper_id=state.paper_id,
        page=place.page, block_id=block.id, text=quantity.text, value=value, value_to=quantity.value_to,
        unit=quantity.unit, kind=kind, measure=measure, area=_area(text, amount),
        period_start=period.start, period_end=period.end, period_text=period.text, period_basis=period.basis,
        qualifier=quantity.qualifier, sentence=sentence.text, box=place.box, method=method,
    )  # fmt: skip


def _card_name(state: _State) -> str | None:
    """The title above a card, without the rating that is printed beside it."""
    return RATING.sub("", state.memory.name).strip() if state.memory.name else None


def _card_period(label: Label, period: Dating, state: _State) -> Dating:
    """The period of an amount on a card: what its title names, or its section; for "Previous" the one before."""
    named = [s for s in state.scope.dates_in(state.memory.name or "") if s.precision != "day"]
    own = dating(named[-1], "caption") if named and period.basis != "stated" else period
    return period_before(own) if label.previous and own.basis != "stated" else own


def _area(text: _Text, amount: _Amount) -> str | None:
    chosen = choose_area(amount.places, amount.quantity)
    return chosen or (list_label(text.block.text) if text.block.kind == "list_item" else None)


def _listed_measure(amount: _Amount) -> str | None:
    """What the amount measures in a list in step with its sentence's subjects, unless those are places."""
    sentence, (at, rows) = amount.sentence.text, _in_sentence(amount)
    places = respective(sentence, at, rows, [(a.start, a.end) for a in amount.places.areas])
    return listed_measure(sentence, at, rows) if places is None else None


def _in_sentence(amount: _Amount) -> tuple[Span, list[Span]]:
    """Where the amount and all of its sentence stand in the sentence."""
    offset = amount.sentence.start
    rows = [(q.start - offset, q.end - offset) for q in amount.places.amounts]
    return (amount.quantity.start - offset, amount.quantity.end - offset), rows


def _period(amount: _Amount, state: _State) -> Dating:
    if amount.own:
        return dating(amount.own, "stated")
    at, rows = _in_sentence(amount)
    listed = respective(amount.sentence.text, at, rows, [(s.start_char, s.end_char) for s in amount.dates])
    if listed is not None:
        return stated_period(amount.sentence.text, at, amount.dates[listed : listed + 1]) or state.period
    stated = stated_period(amount.sentence.text, at, amount.dates)
    return stated or of_budget_year(amount.sentence.text, at, amount.told.unit, state.scope.data_day) or state.period
