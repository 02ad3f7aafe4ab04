-- Papers that are printed more than once: what their texts are recognised by, and which paper a copy is one of.

create table fingerprints (
    paper_id text primary key references papers (id) on delete cascade deferrable initially deferred,
    words integer not null,
    digest text not null,
    near_1 text not null,
    near_2 text not null,
    near_3 text not null,
    sketch text not null
);
create index fingerprints_digest on fingerprints (digest);
create index fingerprints_near_1 on fingerprints (near_1);
create index fingerprints_near_2 on fingerprints (near_2);
create index fingerprints_near_3 on fingerprints (near_3);

alter table papers add column same_as text references papers (id) on delete set null deferrable initially deferred;
create index papers_same_as on papers (same_as);
