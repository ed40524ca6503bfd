"""Taking in files: what is read, what is counted, and that nothing half-made stays."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from planapp import paths
from planapp.application.document import Document
from planapp.application.importing import Import, import_as_new, ratings_by_period, read_source, summary
from planapp.application.reading import faults_of, read_plan
from planapp.domain import edits
from planapp.domain.changes import IMPORT, apply
from planapp.domain.plan import Plan, empty_plan
from planapp.errors import UserError


@pytest.fixture(scope="module")
def sample() -> Import:
    return read_source(paths.resource("samples", "northmere-improvement-plan.xlsx"))


def test_what_was_previewed_is_what_is_applied(sample: Import, tmp_path: Path) -> None:
    made = import_as_new(sample.source, tmp_path / "a.plan", by="Officer")
    assert read_plan(tmp_path / "a.plan") == made.plan == apply(empty_plan(), made.change_set)
    assert faults_of(tmp_path / "a.plan") == []


def test_an_import_is_one_entry_that_says_what_came_in(sample: Import, tmp_path: Path) -> None:
    import_as_new(sample.source, tmp_path / "a.plan", by="Officer")
    document = Document.open(tmp_path / "a.plan", by="Officer")
    try:
        entry = document.history.to_undo
        assert entry is not None
        assert (entry.seq, entry.kind) == (1, IMPORT)
        assert entry.label == "import northmere-improvement-plan.xlsx"
    finally:
        document.close()


def test_the_summary_counts_what_is_in_the_plan(sample: Import) -> None:
    report = summary(sample)
    assert json.loads(json.dumps(report)) == report
    assert report["steps"] == sum(item.kind == "step" for item in sample.plan.items)
    assert sum(sum(counts.values()) for counts in report["ratings"].values()) == len(sample.plan.ratings)


def test_periods_of_the_same_name_are_told_apart() -> None:
    plan = apply(empty_plan(), edits.new_plan("A plan"))
    for _ in range(2):
        plan = apply(plan, edits.add_period(plan, "March"))
    plan = _rated(apply(plan, edits.add_item(plan, "action", title="Visit")))
    assert ratings_by_period(plan) == {"March": {"R": 1}, "March (2)": {"–": 1}}


def _rated(plan: Plan) -> Plan:
    first, second = plan.periods.of()
    item = plan.children(None)[0]
    plan = apply(plan, edits.rate(plan, [item.id], first.id, plan.levels.of()[0].id))
    return apply(plan, edits.rate(plan, [item.id], second.id, None))


def test_a_workbook_of_indicators_alone_is_a_plan(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["Indicator", "Target", "Apr 2025", "May 2025"])
    workbook.worksheets[0].append(["Visits on time", "95", 90.5, 92])
    workbook.save(tmp_path / "indicators.xlsx")
    assert len(read_source(tmp_path / "indicators.xlsx").plan.indicators) == 1


def test_a_target_that_is_there_is_left_as_it_is(sample: Import, tmp_path: Path) -> None:
    target = tmp_path / "a.plan"
    target.write_text("something of mine", encoding="utf-8")
    with pytest.raises(UserError, match="already"):
        import_as_new(sample.source, target, by="")
    assert target.read_text(encoding="utf-8") == "something of mine"
    assert [path.name for path in tmp_path.iterdir()] == ["a.plan"]
