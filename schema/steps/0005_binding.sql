-- How each record was read and how surely, what figures are compared with, where KPIs stand, and what was checked.

alter table papers add column confidence real;
alter table papers add column method text;

alter table sections add column confidence real;
alter table sections add column method text;

alter table data_tables add column confidence real;
alter table data_tables add column method text;

alter table kpis add column measure_match text;
alter table kpis add column measure_score real;
alter table kpis add column period_basis text;
alter table kpis add column floor real;
alter table kpis add column floor_text text;
alter table kpis add column baseline real;
alter table kpis add column baseline_text text;
alter table kpis add column status_basis text;
alter table kpis add column better text;
alter table kpis add column confidence real;
alter table kpis add column method text;

create table kpi_places (
    kpi_id text not null references kpis (id) on delete cascade deferrable initially deferred,
    kind text not null,
    page integer not null,
    table_id text references data_tables (id) on delete cascade deferrable initially deferred,
    "row" integer,
    x0 real,
    top real,
    x1 real,
    bottom real
);
create index kpi_places_kpi_id on kpi_places (kpi_id);
create index kpi_places_table_id on kpi_places (table_id);

alter table figures add column measure_score real;
alter table figures add column denominator real;
alter table figures add column area_kind text;
alter table figures add column compared_with text references figures (id) on delete set null deferrable initially deferred;
alter table figures add column comparison text;
alter table figures add column confidence real;
alter table figures add column method text;
create index figures_compared_with on figures (compared_with);

alter table recommendations add column section_id text references sections (id) deferrable initially deferred;
alter table recommendations add column item_number text;
alter table recommendations
    add column follows text references recommendations (id) on delete set null deferrable initially deferred;
alter table recommendations add column follows_score real;
alter table recommendations add column confidence real;
alter table recommendations add column method text;
create index recommendations_section_id on recommendations (section_id);
create index recommendations_follows on recommendations (follows);

create table recommendation_keys (
    key text not null,
    day text not null,
    recommendation_id text not null references recommendations (id) on delete cascade deferrable initially deferred,
    primary key (key, day, recommendation_id)
) without rowid;
create index recommendation_keys_recommendation_id on recommendation_keys (recommendation_id);

alter table dates add column recommendation_id text
    references recommendations (id) on delete set null deferrable initially deferred;
alter table dates add column confidence real;
alter table dates add column method text;
create index dates_recommendation_id on dates (recommendation_id);

create table checks (
    id text primary key,
    paper_id text not null references papers (id) on delete cascade deferrable initially deferred,
    page integer not null,
    kind text not null,
    record_id text not null,
    printed text not null,
    expected text not null,
    outcome text not null,
    message text not null
);
create index checks_paper_id_page on checks (paper_id, page);
create index checks_record_id on checks (record_id);
create index checks_kind on checks (kind);
create index checks_outcome on checks (outcome)
