"""Bringing a plan of an older version up to date, after a copy of it was put beside it."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from planapp import paths
from planapp.store.backups import copy_into
from planapp.store.database import answer, connect
from planapp.store.new_file import new_file
from planapp.store.refusals import damaged, not_made
from planapp.store.schema import SCHEMA_VERSION


def upgrade(path: Path) -> Path:
    """Bring the plan at `path`, which nobody else may write now, up to date; return the copy of what it was.

    Raises UserError if there is no room for the copy or rows would be left without what they refer to; the
    plan is then as it was, and there is no copy.
    """
    copy = copy_beside(path)
    # With foreign keys on, a table that Alembic rebuilds would take the rows that refer to it along.
    engine = connect(path, foreign_keys=False)
    try:
        with engine.begin() as connection:
            migrate(connection, answer(connection, "user_version"))
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise damaged(path)
    except BaseException:
        copy.unlink()
        raise
    finally:
        engine.dispose()
    return copy


def migrate(connection: sa.Connection, version: int) -> None:
    """Run the migrations after `version` (0: all of them, on an empty file) in the open transaction."""
    config = Config()
    # ConfigParser reads a percent sign as the beginning of a name.
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    if version:
        command.stamp(config, revision_of(version))
    command.upgrade(config, revision_of(SCHEMA_VERSION))
    connection.exec_driver_sql("DROP TABLE alembic_version")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def revision_of(version: int) -> str:
    """Return the Alembic revision that makes a file of this `user_version`."""
    return f"{version:04}"


def copy_beside(path: Path) -> Path:
    """Copy a plan to a new name in its folder; return the copy. Raises UserError if there is no room."""
    for number in count(1):
        again = "" if number == 1 else f" ({number})"
        copy = path.with_name(f"{path.stem} before upgrade {date.today():%Y-%m-%d}{again}{path.suffix}")
        try:
            with new_file(copy) as temporary:
                copy_into(path, temporary)
        except FileExistsError:
            continue
        except OSError as problem:
            raise not_made(copy, problem) from problem
        return copy
    raise AssertionError("count() ends")
