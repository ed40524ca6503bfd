"""Backups of the open plan, each plan's in a folder of its own, and plans made of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planapp.application.backing_up import back_up_if_due, backups_of, plan_from
from planapp.application.document import Document
from planapp.application.reading import read_plan
from planapp.domain import edits
from planapp.errors import UserError


def test_a_plan_is_made_of_a_backup_and_replaces_no_file(tmp_path: Path) -> None:
    document = Document.create(tmp_path / "made.plan", edits.new_plan("Our plan"), by="Officer")
    before, root = document.plan, tmp_path / "root"
    backup = back_up_if_due(document, root, datetime.now())
    assert backup is not None
    document.edit(edits.add_item(document.plan, "theme", title="Help"))
    again = back_up_if_due(document, root, datetime.now() + timedelta(seconds=2))
    assert [one.at for one in backups_of(document, root)] == [again.at, backup.at]  # type: ignore[union-attr]
    document.close()
    plan_from(backup.path, tmp_path / "from backup.plan")
    assert read_plan(tmp_path / "from backup.plan") == before
    with pytest.raises(UserError, match="already there"):
        plan_from(backup.path, tmp_path / "made.plan")


def test_two_plans_of_one_name_have_backups_apart(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        document = Document.create(tmp_path / name / "made.plan", edits.new_plan("Our plan"), by="Officer")
        assert back_up_if_due(document, root, datetime.now()) is not None
        assert len(backups_of(document, root)) == 1
        document.close()
    assert len(list(root.iterdir())) == 2


def test_a_backup_that_is_looked_at_has_the_backups_of_its_plan(tmp_path: Path) -> None:
    root = tmp_path / "root"
    document = Document.create(tmp_path / "made.plan", edits.new_plan("Our plan"), by="Officer")
    backup = back_up_if_due(document, root, datetime.now())
    document.close()
    assert backup is not None
    looked_at = Document.open(backup.path, by="Officer", read_only=True)
    assert backups_of(looked_at, root) == [backup]
    looked_at.close()
