"""The lists that people read: views that put a record beside its paper, its body and its force.

Every list is a view, so that its CSV streams whole. A list of records says in the same columns who
published a row and when (`force`, `body`, `meeting_date`, `year`, `paper_type`) and where it stands
(`paper`, `page`, `document_id`).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

_BODY = "coalesce(bodies.name, papers.body_name) as body"
_YEAR = "substr(papers.meeting_date, 1, 4) as year"
_BODY_AND_FORCE = """left join bodies on bodies.id = papers.body_id
left join forces on forces.id = {force}"""
_MEASURE = "left join measures on measures.id = {table}.measure_id"
_SECTION = "left join sections on sections.id = {table}.section_id"
_OF_PAPER = """select {columns},
    forces.name as force, {body}, papers.meeting_date,
    papers.title as paper, {table}.{page} as page, papers.document_id,
    {details},
    {year}, papers.paper_type, {table}.paper_id, {force} as force_id
from {table}
join papers on papers.id = {table}.paper_id
{body_and_force}
{joins}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _RecordList:
    """A list of the records of `table`: `columns`, who published them, when, where they stand, and `details`."""

    table: str
    columns: str
    details: str
    joins: str = ""
    force: str = "papers.force_id"
    page: str = "page"

    @property
    def sql(self) -> str:
        own = {name: getattr(self, name) for name in ("table", "columns", "details", "force", "page")}
        return _OF_PAPER.format(
            **own,
            body=_BODY,
            year=_YEAR,
            body_and_force=_BODY_AND_FORCE.format(force=self.force),
            joins=self.joins.format(table=self.table),
        ).rstrip()


_ALSO_IN = """(select group_concat(place, '; ') from (
        select file.filename || ' page ' || copy.page_from as place
        from papers as copy join documents as file on file.id = copy.document_id
        where (copy.same_as = coalesce(papers.same_as, papers.id) or copy.id = papers.same_as) and copy.id <> papers.id
        order by file.filename, copy.page_from)) as also_in"""

PAPERS = f"""select papers.id, papers.title, papers.paper_type, papers.meeting_date, {_BODY}, forces.name as force,
    papers.page_from, papers.page_to, papers.document_id, papers.item_number, papers.author,
    documents.filename, documents.source_url, {_YEAR}, forces.region, papers.force_id,
    papers.same_as, {_ALSO_IN}
from papers
join documents on documents.id = papers.document_id
{_BODY_AND_FORCE.format(force="papers.force_id")}"""

_FORCE_OF_FIGURE = """coalesce(figures.force_id,
    case when figures.area_kind in ('group', 'national', 'region') then null else papers.force_id end)"""

FIGURES = _RecordList(
    table="figures",
    columns="figures.id, figures.text, figures.measure as measure_text, figures.area, figures.period_text",
    details="""figures.value, figures.value_to, figures.unit, figures.qualifier, figures.kind,
    measures.name as measure, figures.measure_id, figures.period_start, figures.period_end, figures.period_basis,
    figures.comparison, figures.compared_with, figures.confidence, figures.sentence""",
    force=_FORCE_OF_FIGURE,
    joins=_MEASURE,
).sql

KPIS = _RecordList(
    table="kpis",
    columns="""kpis.id, kpis.name, kpis.value_text, kpis.target_text, kpis.previous_text, kpis.status,
    kpis.direction""",
    details="""kpis.theme, kpis.value, kpis.target, kpis.previous, kpis.unit, kpis.period_start, kpis.period_end,
    kpis.period_basis, kpis.status_text, kpis.confidence, kpis.commentary, measures.name as measure, kpis.measure_id""",
    joins=_MEASURE,
).sql

RECOMMENDATIONS = _RecordList(
    table="recommendations",
    columns="recommendations.id, recommendations.text, recommendations.kind, recommendations.addressee",
    details="""recommendations.action, recommendations.deadline, recommendations.status, recommendations.number,
    recommendations.item_number, recommendations.follows, recommendations.confidence""",
).sql

DATES = _RecordList(
    table="dates",
    columns="""dates.id, dates.text, dates.start, dates."end", dates.kind""",
    details="dates.precision, dates.recommendation_id, dates.confidence, dates.sentence",
).sql

BLOCKS = _RecordList(
    table="blocks",
    columns="blocks.id, blocks.text, sections.heading as section",
    details="blocks.kind, blocks.number",
    joins=_SECTION,
).sql

TABLES = _RecordList(
    table="data_tables",
    columns="data_tables.id, data_tables.caption, sections.heading as section",
    details="""data_tables.page_to, data_tables."rows", data_tables."columns" """,
    joins=_SECTION,
    page="page_from",
).sql

PROBLEMS = """select problems.id, problems.severity, problems.stage, problems.message,
    documents.filename, documents.status, problems.page, problems.document_id
from problems
join documents on documents.id = problems.document_id"""

_ON_WRONG_SIDE = """(
    (measures.better = 'higher' and kpis.value < kpis.target)
    or (measures.better = 'lower' and kpis.value > kpis.target))"""

_TARGETS_MISSED = _RecordList(
    table="kpis",
    columns="kpis.id, kpis.name, kpis.value_text, kpis.target_text, kpis.status",
    details=f"""case when {_ON_WRONG_SIDE} then 'value misses the target' else 'rated red' end as reason,
    kpis.theme, kpis.value, kpis.target, kpis.unit, kpis.period_start, kpis.period_end,
    measures.better, kpis.measure_id""",
    joins=_MEASURE,
).sql
TARGETS_MISSED = f"""{_TARGETS_MISSED}
where kpis.status = 'red' or {_ON_WRONG_SIDE}"""

_WHERE_IT_STANDS = "force, body, meeting_date, paper, page, document_id"
_KEYS = "year, paper_type, paper_id, force_id, measure_id"

MEASURE_VALUES = f"""select id, measure, text, area, period_text, {_WHERE_IT_STANDS},
    value, value_to, unit, qualifier, period_start, period_end, period_basis, confidence, 'figure' as record, {_KEYS}
from figures_with_paper
where measure_id is not null and kind = 'level'
union all
select id, measure, value_text, null, null, {_WHERE_IT_STANDS},
    value, null, unit, null, period_start, period_end, period_basis, confidence, 'kpi', {_KEYS}
from kpis_with_paper
where measure_id is not null and value is not null"""

CHANGES = f"""select id, name, round(100.0 * (value - previous) / abs(previous), 1) as change_percent,
    previous_text, value_text, {_WHERE_IT_STANDS}, unit, period_end, 'kpi' as record, {_KEYS}
from kpis_with_paper
where value <> previous and previous <> 0
union all
select id, coalesce(measure, measure_text), value, null, text, {_WHERE_IT_STANDS}, unit, period_end, 'figure', {_KEYS}
from figures_with_paper
where kind = 'change' and unit = 'percent' and value <> 0"""

VIEWS = {
    "papers_with_body": PAPERS,
    "figures_with_paper": FIGURES,
    "kpis_with_paper": KPIS,
    "recommendations_with_paper": RECOMMENDATIONS,
    "dates_with_paper": DATES,
    "blocks_with_paper": BLOCKS,
    "tables_with_paper": TABLES,
    "problems_with_document": PROBLEMS,
    "targets_missed": TARGETS_MISSED,
    "measure_values": MEASURE_VALUES,
    "changes": CHANGES,
}
"""Name -> SQL, in an order in which a view comes after those that it reads."""


def create_views(db: Database) -> None:
    """Makes every view, or makes it anew where this version defines it differently."""
    for name, sql in VIEWS.items():
        db.create_view(name, sql, replace=True)
