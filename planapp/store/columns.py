"""How a plan's values stand in SQLite: days as ISO text, flags as 0 and 1, tuples as JSON text."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, UserDefinedType

Convert = Callable[[Any], Any]

# Shorter texts are not worth packing, and stay readable in any SQLite tool.
PACKED_FROM = 4_096

# The tuple of most rows.
_NOTHING = "[]"

_SQLITE: Dialect = sqlite.dialect()


class Day(TypeDecorator[date]):
    """A day or None, as '2017-03-31'."""

    impl = sa.Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Convert:
        """Write a day."""
        return lambda day: None if day is None else day.isoformat()

    def result_processor(self, dialect: Dialect, coltype: object) -> Convert:
        """Read a day."""
        return lambda text: None if text is None else date.fromisoformat(text)


class Flag(TypeDecorator[bool]):
    """A truth, as 0 or 1."""

    impl = sa.Integer
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Convert:
        """Write a truth."""
        return int

    def result_processor(self, dialect: Dialect, coltype: object) -> Convert:
        """Read a truth."""
        return bool


class Tuples(TypeDecorator[tuple[Any, ...]]):
    """A tuple, of tuples perhaps, as a JSON array."""

    impl = sa.Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Convert:
        """Write a tuple."""
        return lambda value: json.dumps(value, ensure_ascii=False)

    def result_processor(self, dialect: Dialect, coltype: object) -> Convert:
        """Read a tuple."""
        return lambda text: () if text == _NOTHING else _tuples(json.loads(text))


class Packed(UserDefinedType[str]):
    """A text: as it is if it is short, else as a BLOB of its UTF-8 bytes compressed by zlib."""

    cache_ok = True

    def get_col_spec(self, **kw: Any) -> str:
        """Return the column type whose affinity leaves both forms alone."""
        return "BLOB"

    def bind_processor(self, dialect: Dialect) -> Convert:
        """Pack a text."""
        return lambda text: text if len(text) < PACKED_FROM else zlib.compress(text.encode(), 1)

    def result_processor(self, dialect: Dialect, coltype: object) -> Convert:
        """Unpack a text."""
        return lambda stored: stored if isinstance(stored, str) else zlib.decompress(stored).decode()


def reader(column: sa.Column[Any]) -> Convert | None:
    """Return what turns a column's stored values into the plan's own, or None where they are the same."""
    return column.type.dialect_impl(_SQLITE).result_processor(_SQLITE, None)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
