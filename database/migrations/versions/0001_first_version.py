"""The first version of the plan file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of version 1."""
    _items()
    _ratings()
    _own_fields_and_layouts()
    _recommendations()
    _indicators()
    _history()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _day(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text)


def _ref(table: str, name: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer, key, nullable=nullable)


def _table(name: str, *columns: sa.Column[object], unique: tuple[str, ...] = ()) -> None:
    parts: list[sa.schema.SchemaItem] = [
        _number("id"),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    ]
    if unique:
        parts.append(sa.UniqueConstraint(*unique, name="_".join(("uq", name, *unique))))
    op.create_table(name, *parts)


def _index(table: str, column: str) -> None:
    op.create_index(f"ix_{table}_{column}", table, [column])


def _items() -> None:
    _table("details", _text("uid"), _text("title"), _text("organisation"))
    _table(
        "items",
        _ref("items", "parent", "items", nullable=True),
        _text("rank"),
        _text("kind"),
        _text("ref"),
        _text("marker"),
        _text("title"),
        _text("due"),
        _day("due_from"),
        _day("due_to"),
        _text("due_precision"),
        _text("due_flags"),
        _text("status"),
        _text("state"),
        _day("done_on"),
        _number("archived"),
    )
    _index("items", "parent")
    _table("people", _text("name"), _text("post"), _text("email"))
    _table(
        "assignments",
        _ref("assignments", "item", "items"),
        _ref("assignments", "person", "people"),
        _text("role"),
        _text("rank"),
        _day("starts_on"),
        _day("ends_on"),
    )
    _index("assignments", "item")
    _index("assignments", "person")
    _table(
        "slips",
        _ref("slips", "item", "items"),
        _text("rank"),
        _text("was"),
        _day("was_to"),
        _text("now"),
        _day("now_to"),
        _text("reason"),
        _text("approved_by"),
    )
    _index("slips", "item")


def _ratings() -> None:
    _table("periods", _text("rank"), _text("label"), _day("ends_on"), _number("current"), _number("frozen"))
    _table(
        "updates",
        _ref("updates", "item", "items"),
        _text("rank"),
        _day("on"),
        _ref("updates", "period", "periods", nullable=True),
        _text("text"),
        _text("source"),
    )
    _index("updates", "item")
    _index("updates", "period")
    _table(
        "levels",
        _text("rank"),
        _text("key"),
        _number("number"),
        _text("letter"),
        _text("name"),
        _text("tone"),
        _text("meaning"),
        _number("done"),
        _number("in_rollups"),
        _number("retired"),
        unique=("key",),
    )
    _table(
        "ratings",
        _ref("ratings", "item", "items"),
        _ref("ratings", "period", "periods"),
        _ref("ratings", "level", "levels", nullable=True),
        _text("comment"),
        _text("comment_by"),
        _text("text"),
        _number("carried"),
        unique=("item", "period"),
    )
    _index("ratings", "period")
    _index("ratings", "level")
    _table(
        "rollups",
        _ref("rollups", "item", "items"),
        _ref("rollups", "period", "periods"),
        _text("counts"),
        unique=("item", "period"),
    )
    _index("rollups", "period")


def _own_fields_and_layouts() -> None:
    _table("extra_fields", _text("rank"), _text("heading"), _text("type"), _text("kinds"), _number("private"))
    _table(
        "extra_values",
        _ref("extra_values", "item", "items"),
        _ref("extra_values", "field", "extra_fields"),
        _text("text"),
        unique=("item", "field"),
    )
    _index("extra_values", "field")
    _table("layouts", _text("rank"), _text("kind"), _text("sheet"), _text("titles"), _text("look"))
    _table(
        "layout_columns",
        _ref("layout_columns", "layout", "layouts"),
        _text("rank"),
        _text("heading"),
        _text("field"),
        _ref("layout_columns", "period", "periods", nullable=True),
        _ref("layout_columns", "extra", "extra_fields", nullable=True),
        _text("month"),
        sa.Column("width", sa.REAL, nullable=False),
        _text("number_format"),
    )
    _index("layout_columns", "layout")
    _index("layout_columns", "period")
    _index("layout_columns", "extra")


def _recommendations() -> None:
    _table("source_events", _text("rank"), _text("kind"), _text("title"), _day("on"))
    _table(
        "recommendations",
        _text("rank"),
        _text("ref"),
        _text("text"),
        _text("paragraph"),
        _ref("recommendations", "source", "source_events", nullable=True),
    )
    _index("recommendations", "source")
    _table(
        "recommendation_links",
        _ref("recommendation_links", "item", "items"),
        _ref("recommendation_links", "recommendation", "recommendations"),
        _text("rank"),
        unique=("item", "recommendation"),
    )
    _index("recommendation_links", "recommendation")
    _table(
        "evidence",
        _ref("evidence", "item", "items"),
        _text("rank"),
        _text("title"),
        _text("target"),
        _day("on"),
    )
    _index("evidence", "item")


def _indicators() -> None:
    _table(
        "indicators",
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
    _table(
        "indicator_values",
        _ref("indicator_values", "indicator", "indicators"),
        _text("month"),
        sa.Column("value", sa.REAL),
        _text("text"),
        unique=("indicator", "month"),
    )
    _table(
        "measures",
        _ref("measures", "item", "items"),
        _text("rank"),
        _text("marker"),
        _text("text"),
        _ref("measures", "indicator", "indicators", nullable=True),
    )
    _index("measures", "item")
    _index("measures", "indicator")


def _history() -> None:
    _table("bookmarks", _text("name"), _text("kind"), _number("entry"), _text("at"))
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer, nullable=False),
        _text("at"),
        _text("by"),
        _text("label"),
        _text("kind"),
        sa.Column("undoes", sa.Integer),
        _number("format"),
        sa.Column("changes", sa.BLOB, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_journal"),
        sqlite_autoincrement=True,
    )
