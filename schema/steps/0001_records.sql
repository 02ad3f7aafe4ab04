-- The tables of a first database. Never edited once released: a change is a new step.
-- References inside a document are checked when its transaction ends, so that its rows may come in any order.

create table forces (
    id text primary key,
    name text not null,
    gss_code text,
    region text,
    country text not null,
    source text not null
);
create index forces_region on forces (region);
create index forces_country on forces (country);

create table similar_forces (
    force_id text not null references forces (id) on delete cascade,
    similar_force_id text not null references forces (id) on delete cascade,
    source text,
    primary key (force_id, similar_force_id)
);
create index similar_forces_similar_force_id on similar_forces (similar_force_id);

create table bodies (
    id text primary key,
    name text not null,
    kind text not null,
    force_id text references forces (id),
    basis text not null,
    source text
);
create index bodies_force_id on bodies (force_id);
create index bodies_kind on bodies (kind);

create table measures (
    id text primary key,
    name text not null,
    topic text not null,
    unit text not null,
    better text,
    definition text not null,
    source text not null
);
create index measures_topic on measures (topic);

create table documents (
    id text primary key,
    sha256 text,
    filename text not null,
    source_url text,
    page_count integer not null,
    status text not null,
    error text,
    extractor_version text not null
);
create index documents_filename on documents (filename);
create index documents_status on documents (status);

create table papers (
    id text primary key,
    document_id text not null references documents (id) on delete cascade,
    ordinal integer not null,
    item_number text,
    title text not null,
    paper_type text not null,
    body_id text references bodies (id) deferrable initially deferred,
    body_name text,
    force_id text references forces (id),
    meeting_date text,
    author text,
    page_from integer not null,
    page_to integer not null
);
create index papers_document_id on papers (document_id);
create index papers_paper_type on papers (paper_type);
create index papers_body_id on papers (body_id);
create index papers_force_id on papers (force_id);
create index papers_meeting_date on papers (meeting_date);

create table pages (
    document_id text not null references documents (id) on delete cascade,
    page integer not null,
    paper_id text references papers (id) deferrable initially deferred,
    text text not null,
    source text not null,
    width real not null,
    height real not null,
    primary key (document_id, page)
);
create index pages_paper_id on pages (paper_id);
create index pages_source on pages (source);

create table sections (
    id text primary key,
    paper_id text not null references papers (id) on delete cascade deferrable initially deferred,
    parent_id text references sections (id) deferrable initially deferred,
    level integer not null,
    number text,
    heading text not null,
    page integer not null,
    x0 real,
    top real,
    x1 real,
    bottom real
);
create index sections_paper_id_page on sections (paper_id, page);
create index sections_parent_id on sections (parent_id);

create table blocks (
    id text primary key,
    paper_id text not null references papers (id) on delete cascade deferrable initially deferred,
    section_id text references sections (id) deferrable initially deferred,
    page integer not null,
    kind text not null,
    number text,
    text text not null,
    x0 real,
    top real,
    x1 real,
    bottom real
);
create index blocks_paper_id_page on blocks (paper_id, page);
create index blocks_section_id on blocks (section_id);
create index blocks_kind on blocks (kind);

create table data_tables (
    id text primary key,
    paper_id text not null references papers (id) on delete cascade deferrable initially deferred,
    section_id text references sections (id) deferrable initially deferred,
    page_from integer not null,
    page_to integer not null,
    caption text,
    rows integer not null,
    columns integer not null,
    header_rows integer not null
);
create index data_tables_paper_id_page_from on data_tables (paper_id, page_from);
create index data_tables_section_id on data_tables (section_id);

create table cells (
    table_id text not null references data_tables (id) on delete cascade deferrable initially deferred,
    "row" integer not null,
    "column" integer not null,
    row_span integer not null,
    column_span integer not null,
    is_header integer not null,
    fill text,
    page integer not null,
    x0 real,
    top real,
    x1 real,
    bottom real,
    mark text,
    mark_color text,
    text text not null,
    primary key (table_id, "row", "column")
);

create table kpis (
    id text primary key,
    paper_id text not null references papers (id) on delete cascade deferrable initially deferred,
    page integer not null,
    table_id text references data_tables (id) deferrable initially deferred,
    "row" integer,
    name text not null,
    theme text,
    measure_id text references measures (id),
    value real,
    value_text text,
    unit text,
    period_start text,
    period_end text,
    target real,
    target_text text,
    previous real,
    previous_text text,
    status text,
    status_text text,
    direction text,
    commentary text,
    x0 real,
    top real,
    x1 real,
    bottom real
);
create index kpis_paper_id_page on kpis (paper_id, page);
create index kpis_table_id on kpis (table_id);
create index kpis_measure_id on kpis (measure_id);
create index kpis_status on kpis (status);
create index kpis_direction on kpis (direction);
create index kpis_theme on kpis (theme);
create index kpis_unit on kpis (unit);
create index kpis_period_end on kpis (period_end);

create table figures (
    id text primary key,
    paper_id text not null references papers (id) on delete cascade deferrable initially deferred,
    page integer not null,
    block_id text references blocks (id) deferrable initially deferred,
    table_id text references data_tables (id) deferrable initially deferred,
    "row" integer,
    "column" integer,
    text text not null,
    value real not null,
    value_to real,
    unit text not null,
    kind text not null,
    measure text,
    measure_id text references measures (id),
    measure_match text,
    area text,
    force_id text references forces (id),
    period_start text,
    period_end text,
    period_text text,
    period_basis text,
    qualifier text,
    sentence text,
    x0 real,
    top real,
    x1 real,
    bottom real
);
create index figures_paper_id_page on figures (paper_id, page);
create index figures_block_id on figures (block_id);
create index figures_table_id on figures (table_id);
create index figures_measure_id_period_end on figures (measure_id, period_end);
create index figures_force_id on figures (force_id);
create index figures_kind on figures (kind);
create index figures_unit on figures (unit);
create index figures_period_end on figures (period_end);

create table recommendations (
    id text primary key,
    paper_id text not null references papers (id) on delete cascade deferrable initially deferred,
    page integer not null,
    block_id text references blocks (id) deferrable initially deferred,
    table_id text references data_tables (id) deferrable initially deferred,
    "row" integer,
    number text,
    text text not null,
    kind text not null,
    action text,
    addressee text,
    deadline text,
    status text,
    x0 real,
    top real,
    x1 real,
    bottom real
);
create index recommendations_paper_id_page on recommendations (paper_id, page);
create index recommendations_block_id on recommendations (block_id);
create index recommendations_table_id on recommendations (table_id);
create index recommendations_kind on recommendations (kind);
create index recommendations_action on recommendations (action);
create index recommendations_addressee on recommendations (addressee);
create index recommendations_deadline on recommendations (deadline);
create index recommendations_status on recommendations (status);

create table dates (
    id text primary key,
    paper_id text not null references papers (id) on delete cascade deferrable initially deferred,
    page integer not null,
    block_id text references blocks (id) deferrable initially deferred,
    table_id text references data_tables (id) deferrable initially deferred,
    text text not null,
    start text,
    "end" text,
    precision text not null,
    kind text not null,
    sentence text,
    x0 real,
    top real,
    x1 real,
    bottom real
);
create index dates_paper_id_page on dates (paper_id, page);
create index dates_block_id on dates (block_id);
create index dates_table_id on dates (table_id);
create index dates_kind on dates (kind);
create index dates_precision on dates (precision);
create index dates_start on dates (start);
create index dates_end on dates ("end");

create table problems (
    id text primary key,
    document_id text not null references documents (id) on delete cascade,
    page integer,
    stage text not null,
    severity text not null,
    message text not null
);
create index problems_document_id_page on problems (document_id, page);
create index problems_stage on problems (stage);
create index problems_severity on problems (severity);

create virtual table search_index using fts5 (
    kind unindexed,
    record_id unindexed,
    title,
    text,
    force_id unindexed,
    body unindexed,
    date unindexed,
    page unindexed,
    document_id unindexed,
    tokenize = 'porter unicode61'
);

-- Where a copy of a document's file lies on this machine: the one table that differs between machines.
create table files (
    path text primary key,
    document_id text not null references documents (id) on delete cascade deferrable initially deferred,
    filename text not null,
    size integer not null
);
create index files_document_id on files (document_id);
