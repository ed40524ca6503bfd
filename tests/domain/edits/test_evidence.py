from __future__ import annotations

from datetime import date

from planapp.domain import edits
from planapp.domain.plan import Plan
from tests.domain.northshire import EVIDENCE, VISIT, make


def test_evidence_is_added_moved_changed_and_taken_out(plan: Plan) -> None:
    add = edits.add_evidence(plan, VISIT, "Minutes", "minutes.docx", on=date(2026, 3, 2))
    assert add.label == "add evidence to 1.1.1"
    after = make(plan, add)
    log, minutes = after.evidence.of(VISIT)
    assert (minutes.title, minutes.target, minutes.on) == ("Minutes", "minutes.docx", date(2026, 3, 2))
    move = edits.move_evidence(after, minutes.id, None)
    assert move.label == "move evidence of 1.1.1"
    assert make(after, move).evidence.ids_of(VISIT) == (minutes.id, log.id)
    change = edits.set_evidence(plan, EVIDENCE, title="Visits")
    assert change.label == "evidence of 1.1.1"
    assert make(plan, change).evidence[EVIDENCE].title == "Visits"
    removal = edits.remove_evidence(after, minutes.id)
    assert removal.label == "delete evidence of 1.1.1"
    assert make(after, removal) == plan


def test_evidence_that_is_the_same_is_no_change(plan: Plan) -> None:
    assert not edits.set_evidence(plan, EVIDENCE, title="Visit log", on=None)
    assert not edits.move_evidence(plan, EVIDENCE, None)
