"""Plans of older versions: what migrations make, and how an older file is brought up to date."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.pool import StaticPool

from planapp import paths
from planapp.errors import UserError
from planapp.store import opening, plan_store, upgrade
from planapp.store.check import check_plan
from planapp.store.plan_store import open_store
from planapp.store.schema import METADATA, SCHEMA_VERSION
from tests.store.plans import ACTION, AT, change, full_plan

SAMPLES = sorted(Path(__file__).with_name("samples").glob("v*.plan"))
NEXT = SCHEMA_VERSION + 1
DIFFERENT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{next}", "{newest}", None, None


def upgrade() -> None:
    with op.batch_alter_table("items", recreate="always") as batch:
        batch.alter_column("marker", server_default="")
    {more}
"""


@pytest.fixture
def connection() -> Iterator[sa.Connection]:
    engine = sa.create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as opened:
        yield opened
    engine.dispose()


def contents(connection: sa.Connection) -> set[tuple[str, ...]]:
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM main.sqlite_master")
    return {tuple(row) for row in rows}


def test_the_newest_migration_is_of_this_version() -> None:
    assert ScriptDirectory(str(paths.migrations())).get_heads() == [upgrade.revision_of(SCHEMA_VERSION)]


def test_migrations_make_what_a_new_file_has(connection: sa.Connection) -> None:
    upgrade.migrate(connection, 0)
    assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    migrated = contents(connection)
    engine = sa.create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as other:
        METADATA.create_all(other)
        assert migrated == contents(other)
    engine.dispose()
    assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA_VERSION


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_kept_plan_of_each_version_opens(sample: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample, tmp_path / "a.plan"))
    store = open_store(path, by="Officer")
    plan = store.load()
    store.write(change(plan, "items", ACTION, title="Visit again"), at=AT)
    store.close()
    assert check_plan(path) == []
    assert plan.items[ACTION].ref == "1.1"
    assert len(plan.evidence) == 1


def test_there_is_a_kept_plan_of_this_version() -> None:
    assert [path.stem for path in SAMPLES][-1] == f"v{SCHEMA_VERSION}"


class TestOlder:
    """A plan of this version in the hands of a program of the next one."""

    @pytest.fixture(autouse=True)
    def _next_version(self, closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.scripts = tmp_path / "100% scripts"
        shutil.copytree(paths.migrations(), self.scripts, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.setattr(paths, "migrations", lambda: self.scripts)
        for module in (opening, upgrade, plan_store):
            monkeypatch.setattr(module, "SCHEMA_VERSION", NEXT)
        self.bring("")

    def bring(self, more: str) -> None:
        text = DIFFERENT_REVISION.replace("{more}", more)
        text = text.replace("{next}", upgrade.revision_of(NEXT))
        text = text.replace("{newest}", upgrade.revision_of(SCHEMA_VERSION))
        (self.scripts / "versions" / "next.py").write_text(text, encoding="utf-8")

    def copy_of(self, path: Path, more: str = "") -> Path:
        return path.with_name(f"a before upgrade {date.today():%Y-%m-%d}{more}.plan")

    def test_it_is_copied_then_upgraded(self, closed: Path) -> None:
        before = closed.read_bytes()
        store = open_store(closed, by="Officer")
        # The table of items was rebuilt, and every row that refers to one is still there.
        assert store.load() == full_plan()
        store.write(change(store.load(), "items", ACTION, title="Visit"), at=AT)
        store.close()
        assert version_of(closed) == NEXT
        assert version_of(self.copy_of(closed)) == SCHEMA_VERSION
        assert len(self.copy_of(closed).read_bytes()) == len(before)
        assert check_plan(closed) == []

    def test_a_copy_replaces_no_other(self, closed: Path) -> None:
        self.copy_of(closed).write_text("another file", encoding="utf-8")
        open_store(closed, by="").close()
        assert self.copy_of(closed).read_text(encoding="utf-8") == "another file"
        assert version_of(self.copy_of(closed, " (2)")) == SCHEMA_VERSION

    @pytest.mark.parametrize(
        ("more", "refusal"),
        [
            ("op.execute('DELETE FROM people')", UserError),
            ("op.execute('DELETE nothing')", sa.exc.DBAPIError),
        ],
    )
    def test_an_upgrade_that_goes_wrong_changes_nothing(
        self, closed: Path, more: str, refusal: type[Exception]
    ) -> None:
        self.bring(more)
        before = closed.read_bytes()
        with pytest.raises(refusal):
            open_store(closed, by="")
        assert closed.read_bytes() == before
        assert [path.name for path in closed.parent.glob("*a*.plan*")] == ["a.plan"]

    def test_it_is_not_upgraded_while_it_is_only_read(self, closed: Path) -> None:
        before = closed.read_bytes()
        with pytest.raises(UserError, match="older planapp"):
            open_store(closed, by="", read_only=True)
        assert closed.read_bytes() == before

    def test_it_is_not_upgraded_with_a_stranger_in_it(self, closed: Path) -> None:
        with closing(sqlite3.connect(closed)) as other:
            other.execute("CREATE VIEW v AS SELECT 1")
        with pytest.raises(UserError, match="did not put there"):
            open_store(closed, by="")
        assert version_of(closed) == SCHEMA_VERSION


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as opened:
        version: int = opened.execute("PRAGMA user_version").fetchone()[0]
    return version
