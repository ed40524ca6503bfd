"""What a level of the scale demands, and a place for what the officer's views remember."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEPT = "id, rank, key, number, letter, name, tone, meaning, done, in_rollups, retired"


def upgrade() -> None:
    """Make levels anew with one more column, and the table of the workspace."""
    # SQLite would put quotes round the name of a table that is renamed: the rows wait in another one instead.
    op.execute(f"CREATE TEMPORARY TABLE waiting AS SELECT {_KEPT} FROM levels")
    op.drop_table("levels")
    _make_levels()
    op.execute(f"INSERT INTO levels ({_KEPT}, needs) SELECT {_KEPT}, '' FROM waiting")
    op.execute("DROP TABLE waiting")
    op.create_table(
        "workspace",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_workspace"),
    )


def _make_levels() -> None:
    def text(name: str) -> sa.Column[str]:
        return sa.Column(name, sa.Text, nullable=False)

    def number(name: str) -> sa.Column[int]:
        return sa.Column(name, sa.Integer, nullable=False)

    op.create_table(
        "levels",
        number("id"),
        text("rank"),
        text("key"),
        number("number"),
        text("letter"),
        text("name"),
        text("tone"),
        text("meaning"),
        number("done"),
        number("in_rollups"),
        number("retired"),
        text("needs"),
        sa.PrimaryKeyConstraint("id", name="pk_levels"),
        sa.UniqueConstraint("key", name="uq_levels_key"),
    )
