"""Rows between the tables of a file and the plan in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from planapp.domain.changes import Change, Values
from planapp.domain.lazy_rows import Make, Raw
from planapp.domain.plan import Plan
from planapp.domain.table import Table
from planapp.domain.tables import SPEC_OF, SPECS, TableSpec
from planapp.store.columns import Convert, Flag, reader
from planapp.store.schema import METADATA

_ROW_ID: sa.BindParameter[int] = sa.bindparam("row_id")

Column = tuple[Any, ...] | Iterator[Any]
Share = Callable[[Any, Any], Any]

# What stands in the file for a text or a truth that says nothing.
_BLANK: Mapping[type[Any], Any] = {sa.Text: "", Flag: 0}


class OutOfStep(Exception):
    """A row that is to be changed or removed is not in the file."""


def load_plan(connection: sa.Connection) -> Plan:
    """Return the plan that the tables hold."""
    # One int object for every mention of an id saves a third of the memory of a plan's ratings.
    shared: dict[int, int] = {}
    return Plan(**{spec.name: _read(connection, spec, shared.setdefault) for spec in SPECS})


def _read(connection: sa.Connection, spec: TableSpec, share: Share) -> Table[Any]:
    table = METADATA.tables[spec.name]
    make = _making(spec, table, share)
    # A value that can't be read has to be told of now, not when it is shown.
    if not spec.owner or any(reader(column) not in (None, bool) for column in table.columns):
        return Table(spec, make(_fetched(connection, sa.select(table))))
    if not spec.blank:
        return Table.unmade(spec, _fetched(connection, sa.select(table).order_by(table.c.id)), make)
    # To fetch texts that are blank takes as long as all the rest of the ratings.
    brief = [column for column in table.columns if column.name not in spec.blank]
    blank = tuple(_BLANK[type(table.c[name].type)] for name in spec.blank)
    is_brief = " AND ".join(f"{name} IS {value!r}" for name, value in zip(spec.blank, blank, strict=True))
    rows = _fetched(connection, sa.select(*brief).where(sa.text(is_brief)).order_by(table.c.id))
    rows += _fetched(connection, sa.select(table).where(sa.text(f"NOT ({is_brief})")).order_by(table.c.id))
    rows.sort(key=itemgetter(0))
    return Table.unmade(spec, rows, make, blank)


def _fetched(connection: sa.Connection, chosen: sa.Select[Any]) -> list[Raw]:
    # The driver's own cursor: SQLAlchemy's rows cost as much again as fetching them.
    cursor = connection.connection.cursor()
    cursor.execute(str(chosen.compile(connection)))
    rows: list[Raw] = list(cursor.fetchall())
    cursor.close()
    return rows


def _making(spec: TableSpec, table: sa.Table, share: Share) -> Make[Any]:
    """Return what makes records, column by column: no Python code runs per value that needs none."""
    converts = [
        (place, _sharing(share) if column.foreign_keys else _mapping(convert))
        for place, column in enumerate(table.columns)
        if (convert := reader(column)) is not None or column.foreign_keys
    ]

    def make(rows: Sequence[tuple[Any, ...]]) -> Iterable[Any]:
        if not rows:
            return ()
        columns: list[Column] = list(zip(*rows, strict=True))
        for place, convert_all in converts:
            columns[place] = convert_all(columns[place])
        return map(spec.record, *columns)

    return make


def _sharing(share: Share) -> Callable[[Column], Column]:
    return lambda column: map(share, column, column)


def _mapping(convert: Convert | None) -> Callable[[Column], Column]:
    assert convert is not None
    return lambda column: map(convert, column)


def write_changes(connection: sa.Connection, changes: Iterable[Change]) -> None:
    """Make the changes in the tables. Raises OutOfStep if the file lacks a row that they change.

    Rows go before others come, so that a unique value may pass from one row to another.
    """
    removed: dict[str, list[Change]] = {}
    changed: dict[str, list[Change]] = {}
    added: dict[str, list[Values]] = {}
    for change in changes:
        if change.after is None:
            removed.setdefault(change.table, []).append(change)
        elif change.before is None:
            added.setdefault(change.table, []).append(change.after)
        elif not change.after.keys().isdisjoint(SPEC_OF[change.table].unique):
            # Two rows may swap a unique value: each is taken out and put back as it will be.
            removed.setdefault(change.table, []).append(change)
            added.setdefault(change.table, []).append(_whole(connection, change))
        else:
            changed.setdefault(change.table, []).append(change)
    for spec in reversed(SPECS):
        _remove(connection, METADATA.tables[spec.name], removed.get(spec.name, []))
    for spec in SPECS:
        _update(connection, METADATA.tables[spec.name], changed.get(spec.name, []))
        _add(connection, METADATA.tables[spec.name], added.get(spec.name, []))


def _whole(connection: sa.Connection, change: Change) -> Values:
    """Return a changed row whole, as it will be."""
    table = METADATA.tables[change.table]
    row = connection.execute(sa.select(table).where(table.c.id == change.id)).mappings().one_or_none()
    if row is None:
        raise OutOfStep(f"{change.table} {change.id}")
    return {**row, **(change.after or {})}


def _remove(connection: sa.Connection, table: sa.Table, changes: list[Change]) -> None:
    if changes:
        statement = table.delete().where(table.c.id == _ROW_ID)
        _execute(connection, statement, [{"row_id": change.id} for change in changes])


def _update(connection: sa.Connection, table: sa.Table, changes: list[Change]) -> None:
    by_fields: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for change in changes:
        after = change.after or {}
        by_fields.setdefault(tuple(sorted(after)), []).append({"row_id": change.id, **after})
    for names, values in by_fields.items():
        statement = table.update().where(table.c.id == _ROW_ID)
        _execute(connection, statement.values({name: sa.bindparam(name) for name in names}), values)


def _add(connection: sa.Connection, table: sa.Table, rows: list[Values]) -> None:
    if rows:
        # In the order of the file's pages, which are then filled one after the other.
        rows.sort(key=lambda row: row["id"])
        _execute(connection, table.insert(), rows)


def _execute(connection: sa.Connection, statement: sa.Executable, values: list[Mapping[str, Any]]) -> None:
    result = connection.execute(statement, values)
    if result.rowcount != len(values):
        raise OutOfStep(f"{result.rowcount} of {len(values)} rows")
