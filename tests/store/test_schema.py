"""The tables say the same as the records: columns, references, keys; and every reference has an index."""

from __future__ import annotations

from typing import get_type_hints

import pytest
import sqlalchemy as sa

from planapp.domain.tables import SPECS, TableSpec
from planapp.store.schema import APPLICATION_ID, METADATA

by_name = pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)


def table_of(spec: TableSpec) -> sa.Table:
    return METADATA.tables[spec.name]


def test_there_is_a_table_for_each_record_the_journal_and_the_workspace() -> None:
    assert set(METADATA.tables) == {spec.name for spec in SPECS} | {"journal", "workspace"}


@by_name
def test_columns_are_the_fields_in_their_order(spec: TableSpec) -> None:
    assert tuple(table_of(spec).columns.keys()) == spec.columns


@by_name
def test_a_column_may_be_empty_where_the_field_may_be_none(spec: TableSpec) -> None:
    hints = get_type_hints(spec.record)
    nullable = {column.name for column in table_of(spec).columns if column.nullable}
    assert nullable == {name for name, hint in hints.items() if "None" in str(hint)}


@by_name
def test_foreign_keys_are_the_references_and_wait_for_the_commit(spec: TableSpec) -> None:
    keys = table_of(spec).foreign_keys
    assert {key.parent.name: key.column.table.name for key in keys} == dict(spec.references)
    assert all(key.deferrable and key.initially == "DEFERRED" for key in keys)


@by_name
def test_unique_constraints_are_the_keys(spec: TableSpec) -> None:
    uniques = [c for c in table_of(spec).constraints if isinstance(c, sa.UniqueConstraint)]
    assert [tuple(unique.columns.keys()) for unique in uniques] == ([spec.unique] if spec.unique else [])


@by_name
def test_every_reference_has_one_index(spec: TableSpec) -> None:
    table = table_of(spec)
    indexed = [next(iter(index.columns)).name for index in table.indexes]
    indexed += [
        next(iter(unique.columns)).name
        for unique in table.constraints
        if isinstance(unique, sa.UniqueConstraint)
    ]
    assert sorted(name for name in indexed if name in spec.references) == sorted(spec.references)


def test_plans_are_told_from_other_files_by_four_letters() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"plan"
    # SQLite keeps it as a signed 32-bit number.
    assert 0 < APPLICATION_ID < 2**31
