from __future__ import annotations

from dataclasses import fields

import pytest
from sqlite_utils import Database

from schema import migrations, tables


@pytest.fixture
def empty() -> Database:
    db = Database(memory=True)
    migrations.migrations.apply(db)
    return db


@pytest.mark.parametrize("table", tables.RECORD_TABLES, ids=lambda table: table.name)
def test_the_steps_make_the_columns_that_the_records_have(empty: Database, table: tables.RecordTable) -> None:
    assert set(empty[table.name].columns_dict) == set(table.columns)


def test_the_steps_make_every_table_and_no_other(empty: Database) -> None:
    made = {name for name in empty.table_names() if not name.startswith((tables.SEARCH_TABLE + "_", "_"))}
    assert made == {*tables.PUBLIC_TABLES, *tables.LOCAL_TABLES, *tables.KEY_TABLES, tables.SEARCH_TABLE}


def test_every_reference_has_an_index_that_begins_with_it(empty: Database) -> None:
    for table in tables.PUBLIC_TABLES:
        first = {index.columns[0] for index in empty[table].indexes} | {empty[table].pks[0]}
        assert {key.column for key in empty[table].foreign_keys} <= first, table


def test_every_record_leads_to_its_document(empty: Database) -> None:
    for table in tables.RECORD_TABLES[1:]:
        owners = {key.other_table for key in empty[table.name].foreign_keys}
        assert owners & {"documents", "papers", "data_tables", "kpis"}, table.name


def test_steps_are_applied_once_and_in_order(empty: Database) -> None:
    migrations.migrations.apply(empty)
    assert migrations.applied_names(empty) == migrations.step_names()


@pytest.mark.parametrize("table", tables.RECORD_TABLES, ids=lambda table: table.name)
def test_a_column_may_be_null_where_its_field_may_be_none(empty: Database, table: tables.RecordTable) -> None:
    optional = {field.name for field in fields(table.record) if "None" in str(field.type)} | set(tables.BOX_SIDES)
    nullable = {column.name for column in empty[table.name].columns if not (column.notnull or column.is_pk)}
    assert nullable == optional & set(table.columns)
