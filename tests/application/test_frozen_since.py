from __future__ import annotations

from datetime import datetime
from pathlib import Path

from planapp.application.document import Document
from planapp.application.frozen_since import frozen_since
from planapp.domain import edits


def test_it_tells_when_each_frozen_period_was_frozen_last(tmp_path: Path) -> None:
    document = Document.create(tmp_path / "plan.plan", edits.new_plan("Plan", ""), by="Officer")
    for label in ("March 2026", "April 2026"):
        document.edit(edits.add_period(document.plan, label))
    march, april = document.plan.periods.of()
    assert frozen_since(document) == {}
    began = datetime.now().astimezone().replace(microsecond=0)
    document.edit(edits.freeze(document.plan, march.id))
    document.edit(edits.freeze(document.plan, april.id))
    document.edit(edits.unfreeze(document.plan, april.id, "too early"))
    document.edit(edits.rename_period(document.plan, march.id, "Q1"))
    found = frozen_since(document)
    assert list(found) == [march.id]
    assert began <= found[march.id] <= datetime.now().astimezone()
    document.close()
