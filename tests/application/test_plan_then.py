"""The plan as it was: taking back what came later gives the plan of that moment."""

from __future__ import annotations

from pathlib import Path

from planapp.application.document import Document
from planapp.application.plan_then import plan_after
from planapp.domain import edits
from planapp.domain.plan import empty_plan


def test_the_plan_after_each_entry_is_what_it_was_then(tmp_path: Path) -> None:
    document = Document.create(tmp_path / "a.plan", edits.new_plan("Our plan"), by="Officer")
    seen = {1: document.plan}
    for title in ("One", "Two"):
        entry = document.edit(edits.add_item(document.plan, "action", title=title))
        assert entry is not None
        seen[entry.seq] = document.plan
    undone = document.undo()
    assert undone is not None
    seen[undone.seq] = document.plan

    assert len(seen) == 4
    for seq, plan in seen.items():
        then = plan_after(document, seq)
        assert list(then.items) == list(plan.items)
        assert then.about == plan.about
    assert len(plan_after(document, 0).items) == len(empty_plan().items)
    document.close()
