"""Taking a source into a plan file: previewed, then applied as one undo step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planapp import paths
from planapp.application.document import Document
from planapp.application.exporting import export_plan
from planapp.application.import_into import (
    field_name,
    import_into,
    lines,
    preview_into,
    preview_of_file,
    report,
)
from planapp.application.importing import import_as_new
from planapp.application.reading import read_plan
from planapp.domain import edits
from planapp.errors import UserError


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Path]:
    """The sample as a plan file, and the workbook that planapp writes of it."""
    folder = tmp_path_factory.mktemp("sent")
    source = paths.resource("samples", "northmere-improvement-plan.xlsx")
    import_as_new(source, folder / "a.plan", by="Officer")
    export_plan(read_plan(folder / "a.plan"), folder / "a.xlsx")
    return (folder / "a.plan").read_bytes(), folder / "a.xlsx"


@pytest.fixture
def plan_file(sent: tuple[bytes, Path], tmp_path: Path) -> Path:
    path = tmp_path / "mine.plan"
    path.write_bytes(sent[0])
    return path


def returned(sent: tuple[bytes, Path], target: Path, change: Callable[[Any], None]) -> Path:
    workbook = openpyxl.load_workbook(sent[1])
    change(workbook.worksheets[0])
    workbook.save(target)
    return target


def cell(sheet: Any, ref: str, heading: str) -> Any:
    """Return the cell of an action's first row."""
    row = next(row for row in range(1, sheet.max_row) if str(sheet.cell(row, 1).value) == ref)
    column = next(one.column for one in sheet[4] if one.value == heading)
    return sheet.cell(row, column)


def some_edits(sheet: Any) -> None:
    cell(sheet, "1.1.2", "RAG Apr 2026").value = "Amber"
    cell(sheet, "1.1.2", "Lead").value = None
    cell(sheet, "1.1.2", "Priority").value = "Low"
    gone = cell(sheet, "2.1.4", "Action").row
    sheet.delete_rows(gone)


@pytest.fixture
def edited(sent: tuple[bytes, Path], tmp_path: Path) -> Path:
    return returned(sent, tmp_path / "return.xlsx", some_edits)


def test_what_is_taken_is_one_step_and_undo_restores_all(plan_file: Path, edited: Path) -> None:
    before = read_plan(plan_file)
    preview = import_into(plan_file, edited, by="Officer")
    assert [field_name(preview.comparison, one) for one in preview.safe] == [
        "rating:Apr 2026",
        "extra:Priority",
    ]
    document = Document.open(plan_file, by="Officer")
    try:
        entry = document.history.to_undo
        assert entry is not None
        assert (entry.kind, entry.label) == ("import", "import return.xlsx")
        assert document.plan != before
        document.undo()
        assert document.plan == before
    finally:
        document.close()


def test_what_was_previewed_is_what_is_applied(plan_file: Path, edited: Path) -> None:
    preview = preview_of_file(plan_file, edited)
    import_into(plan_file, edited, by="Officer")
    again = preview_of_file(plan_file, edited)
    left = [one for one in preview.comparison.differences if one not in preview.safe]
    assert list(again.comparison.differences) == left
    assert [one.kind for one in left] == ["emptied", "missing"]


def test_a_preview_changes_nothing(plan_file: Path, edited: Path) -> None:
    before = plan_file.read_bytes()
    preview_of_file(plan_file, edited)
    assert plan_file.read_bytes() == before


def test_the_officer_picks(plan_file: Path, edited: Path) -> None:
    preview = preview_into(read_plan(plan_file), edited)
    emptied = [one for one in preview.comparison.differences if one.kind == "emptied"]
    document = Document.open(plan_file, by="Officer")
    try:
        document.edit(preview.change_set(emptied))
        action = next(item for item in document.plan.items if item.ref == "1.1.2")
        assert document.plan.assigned(action.id, "lead") == ()
    finally:
        document.close()


def test_nothing_to_take_leaves_the_journal_alone(plan_file: Path, sent: tuple[bytes, Path]) -> None:
    before = plan_file.read_bytes()
    preview = import_into(plan_file, sent[1], by="Officer")
    assert preview.comparison.differences == ()
    assert plan_file.read_bytes() == before
    assert list(lines(preview, "mine.plan", was_taken=True))[-1] == "Nothing differs."


def test_json_carries_every_field(plan_file: Path, tmp_path: Path) -> None:
    plan = read_plan(plan_file)
    led = next(row.item for row in plan.assignments if row.role == "lead")
    document = Document.open(plan_file, by="Officer")
    try:
        document.edit(edits.set_people(plan, led, "lead", []))
        export_plan(document.plan, tmp_path / "b.json")
        document.undo()
    finally:
        document.close()
    preview = preview_of_file(plan_file, tmp_path / "b.json")
    assert [(one.item, one.field, one.kind) for one in preview.comparison.differences] == [
        (led, "lead", "emptied")
    ]


def test_a_source_that_can_not_be_read_changes_nothing_and_frees_the_plan(
    plan_file: Path, tmp_path: Path
) -> None:
    before = plan_file.read_bytes()
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(UserError):
        import_into(plan_file, tmp_path / "broken.xlsx", by="Officer")
    assert plan_file.read_bytes() == before
    Document.open(plan_file, by="Officer").close()


def test_a_strange_scale_is_read_by_the_plan_s_own(
    plan_file: Path, tmp_path: Path, sent: tuple[bytes, Path]
) -> None:
    document = Document.open(plan_file, by="Officer")
    try:
        green = next(level for level in document.plan.levels if level.letter == "G")
        document.edit(edits.set_level(document.plan, green.id, letter="X", name="On the way"))
    finally:
        document.close()

    def with_their_letter(sheet: Any) -> None:
        for row in sheet.iter_rows(min_row=5):
            for one in row:
                if one.value == "G":
                    one.value = "x"

    path = returned(sent, tmp_path / "x.xlsx", with_their_letter)
    workbook = openpyxl.load_workbook(path)
    del workbook["Key"]
    workbook.save(path)
    assert preview_of_file(plan_file, path).comparison.differences == ()


def test_the_report_says_each_difference_once(plan_file: Path, edited: Path) -> None:
    found = report(preview_of_file(plan_file, edited))
    assert list(found) == ["file", "rows", "differences", "findings"]
    assert found["file"] == "return.xlsx"
    assert found["rows"] == {"new": 0, "changed": 1, "same": 252, "missing": 1}
    told = [
        (one["ref"], one["field"], one["was"], one["theirs"], one["kind"]) for one in found["differences"]
    ]
    assert told[:3] == [
        ("1.1.2", "lead", "Head of Service, MASH", "", "emptied"),
        ("1.1.2", "rating:Apr 2026", "G", "A", "changed"),
        ("1.1.2", "extra:Priority", "High, statutory", "Low", "changed"),
    ]
    (gone,) = found["differences"][3:]
    assert list(gone) == ["item", "ref", "field", "was", "theirs", "kind"]
    assert gone["was"] == f"2.1.4 {gone['item']}"
    assert (gone["field"], gone["theirs"], gone["kind"]) == ("", "", "missing")
