"""The tables of a plan file: those of the plan, written out column by column, and the journal."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from planapp.store.columns import Day, Flag, Packed, Tuples

# 'plan' in ASCII. It stands in bytes 68 to 71 of the file and tells a plan from any other SQLite file.
APPLICATION_ID = 0x706C616E
# The `user_version` of files that this program writes, and the number of its newest migration.
SCHEMA_VERSION = 2

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, Flag, nullable=False)


def _day(name: str) -> sa.Column[date]:
    return sa.Column(name, Day())


def _tuple(name: str) -> sa.Column[tuple[Any, ...]]:
    return sa.Column(name, Tuples(), nullable=False)


def _ref(name: str, table: str, *, nullable: bool = False, index: bool = True) -> sa.Column[int]:
    """Return a reference; `index=False` where a unique key already begins with it."""
    target = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, target, nullable=nullable, index=index)


def _table(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    return sa.Table(name, METADATA, *parts)


details = _table("details", _id(), _text("uid"), _text("title"), _text("organisation"))

items = _table(
    "items",
    _id(),
    _ref("parent", "items", nullable=True),
    _text("rank"),
    _text("kind"),
    _text("ref"),
    _text("marker"),
    _text("title"),
    _text("due"),
    _day("due_from"),
    _day("due_to"),
    _text("due_precision"),
    _tuple("due_flags"),
    _text("status"),
    _text("state"),
    _day("done_on"),
    _flag("archived"),
)

people = _table("people", _id(), _text("name"), _text("post"), _text("email"))

assignments = _table(
    "assignments",
    _id(),
    _ref("item", "items"),
    _ref("person", "people"),
    _text("role"),
    _text("rank"),
    _day("starts_on"),
    _day("ends_on"),
)

slips = _table(
    "slips",
    _id(),
    _ref("item", "items"),
    _text("rank"),
    _text("was"),
    _day("was_to"),
    _text("now"),
    _day("now_to"),
    _text("reason"),
    _text("approved_by"),
)

periods = _table(
    "periods", _id(), _text("rank"), _text("label"), _day("ends_on"), _flag("current"), _flag("frozen")
)

updates = _table(
    "updates",
    _id(),
    _ref("item", "items"),
    _text("rank"),
    _day("on"),
    _ref("period", "periods", nullable=True),
    _text("text"),
    _text("source"),
)

levels = _table(
    "levels",
    _id(),
    _text("rank"),
    _text("key"),
    _number("number"),
    _text("letter"),
    _text("name"),
    _text("tone"),
    _text("meaning"),
    _flag("done"),
    _flag("in_rollups"),
    _flag("retired"),
    _text("needs"),
    sa.UniqueConstraint("key"),
)

ratings = _table(
    "ratings",
    _id(),
    _ref("item", "items", index=False),
    _ref("period", "periods"),
    _ref("level", "levels", nullable=True),
    _text("comment"),
    _text("comment_by"),
    _text("text"),
    _flag("carried"),
    sa.UniqueConstraint("item", "period"),
)

rollups = _table(
    "rollups",
    _id(),
    _ref("item", "items", index=False),
    _ref("period", "periods"),
    _tuple("counts"),
    sa.UniqueConstraint("item", "period"),
)

extra_fields = _table(
    "extra_fields",
    _id(),
    _text("rank"),
    _text("heading"),
    _text("type"),
    _tuple("kinds"),
    _flag("private"),
)

extra_values = _table(
    "extra_values",
    _id(),
    _ref("item", "items", index=False),
    _ref("field", "extra_fields"),
    _text("text"),
    sa.UniqueConstraint("item", "field"),
)

source_events = _table("source_events", _id(), _text("rank"), _text("kind"), _text("title"), _day("on"))

recommendations = _table(
    "recommendations",
    _id(),
    _text("rank"),
    _text("ref"),
    _text("text"),
    _text("paragraph"),
    _ref("source", "source_events", nullable=True),
)

recommendation_links = _table(
    "recommendation_links",
    _id(),
    _ref("item", "items", index=False),
    _ref("recommendation", "recommendations"),
    _text("rank"),
    sa.UniqueConstraint("item", "recommendation"),
)

evidence = _table(
    "evidence", _id(), _ref("item", "items"), _text("rank"), _text("title"), _text("target"), _day("on")
)

indicators = _table(
    "indicators",
    _id(),
    _text("rank"),
    _text("ref"),
    _text("name"),
    _text("polarity"),
    _text("unit"),
    _text("number_format"),
    _text("baseline"),
    _text("baseline_label"),
    _text("comparator"),
    _text("comparator_label"),
    _text("comparator_date"),
    _text("target"),
    _text("notes"),
)

indicator_values = _table(
    "indicator_values",
    _id(),
    _ref("indicator", "indicators", index=False),
    _text("month"),
    sa.Column("value", sa.REAL),
    _text("text"),
    sa.UniqueConstraint("indicator", "month"),
)

measures = _table(
    "measures",
    _id(),
    _ref("item", "items"),
    _text("rank"),
    _text("marker"),
    _text("text"),
    _ref("indicator", "indicators", nullable=True),
)

layouts = _table(
    "layouts", _id(), _text("rank"), _text("kind"), _text("sheet"), _tuple("titles"), _tuple("look")
)

layout_columns = _table(
    "layout_columns",
    _id(),
    _ref("layout", "layouts"),
    _text("rank"),
    _text("heading"),
    _text("field"),
    _ref("period", "periods", nullable=True),
    _ref("extra", "extra_fields", nullable=True),
    _text("month"),
    sa.Column("width", sa.REAL, nullable=False),
    _text("number_format"),
)

bookmarks = _table("bookmarks", _id(), _text("name"), _text("kind"), _number("entry"), _text("at"))

# Append-only. `at` is UTC to the second; `changes` is JSON in the form that `format` numbers (journal.py);
# it comes last so that listing the entries does not read through it.
journal = sa.Table(
    "journal",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True),
    _text("at"),
    _text("by"),
    _text("label"),
    _text("kind"),
    sa.Column("undoes", sa.Integer),
    _number("format"),
    sa.Column("changes", Packed, nullable=False),
    sqlite_autoincrement=True,
)

# What the officer's own views of a plan remember, as JSON by key: no part of the plan, and not journalled.
workspace = sa.Table(
    "workspace",
    METADATA,
    sa.Column("key", sa.Text, primary_key=True, nullable=False),
    _text("value"),
)
