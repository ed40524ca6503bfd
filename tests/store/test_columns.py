"""Values as they stand in the file, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

from planapp.store.columns import PACKED_FROM, Day, Flag, Packed, Tuples, reader


def stored(kind: TypeEngine[Any], value: object) -> tuple[object, object]:
    """Return a value as SQLite stores it, and as it is read again."""
    table = sa.Table("t", sa.MetaData(), sa.Column("value", kind))
    engine = sa.create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            table.create(connection)
            connection.execute(table.insert(), {"value": value})
            raw = connection.exec_driver_sql("SELECT value FROM t").scalar_one()
            again = connection.execute(sa.select(table.c.value)).scalar_one()
    finally:
        engine.dispose()
    read = reader(table.c.value)
    assert read is not None
    assert read(raw) == again
    return raw, again


@pytest.mark.parametrize(
    ("kind", "value", "raw"),
    [
        (Day(), date(2026, 3, 31), "2026-03-31"),
        (Day(), date(1, 1, 1), "0001-01-01"),
        (Day(), None, None),
        (Flag(), True, 1),
        (Flag(), False, 0),
        (Tuples(), (), "[]"),
        (Tuples(), (("red", 1), ("grün", 0)), '[["red", 1], ["grün", 0]]'),
        (Packed(), "short", "short"),
    ],
)
def test_a_value_is_stored_plainly_and_read_back(kind: TypeEngine[Any], value: object, raw: object) -> None:
    assert stored(kind, value) == (raw, value)


def test_a_flag_is_read_as_a_truth_and_not_as_a_number() -> None:
    assert stored(Flag(), True)[1] is True


def test_a_long_text_is_packed() -> None:
    longest = "ŵ" * (PACKED_FROM - 1)
    assert stored(Packed(), longest)[0] == longest
    raw, again = stored(Packed(), longest + "ŵ")
    assert again == longest + "ŵ"
    assert isinstance(raw, bytes)
    assert len(raw) < 100


def test_texts_and_numbers_need_no_reading() -> None:
    for kind in (sa.Text(), sa.Integer(), sa.REAL()):
        assert reader(sa.Column("value", kind)) is None
