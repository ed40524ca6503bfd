"""`planapp merge`: what two copies say otherwise than what was sent, and taking it in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planapp.application.document import Document
from planapp.application.reading import read_plan
from planapp.application.returns.inbox import Inbox
from planapp.cli import main
from planapp.domain.changes import MERGE
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from tests.application.returns.office import opened_office, setting
from tests.exchange.alignment.sheets_again import by_column, column_of, header_row, reordered, unmerge

Told = set[tuple[str, ...]]
KEYS = ["file", "item", "ref", "field", "was", "theirs", "mine", "conflict", "kind"]


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """A plan that was sent round: its master workbook is in the folder 'sent'."""
    office = opened_office(tmp_path)
    office.document.close()
    path = tmp_path / "our.plan"
    assert main(["circulate", str(path), "--name", "March", "-o", str(tmp_path / "sent")]) == 0
    return path


def came_back(plan_file: Path, name: str, change: Callable[[Any], None]) -> Path:
    """Save a copy of the master after a change to its first sheet."""
    (master,) = (plan_file.parent / "sent").iterdir()
    workbook = openpyxl.load_workbook(master)
    change(workbook.worksheets[0])
    workbook.save(plan_file.parent / name)
    return plan_file.parent / name


def cell(sheet: Any, ref: str, heading: str) -> Any:
    column = column_of(sheet, "Ref")
    row = next(row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, column).value) == ref)
    return sheet.cell(row, column_of(sheet, heading))


def first_return(sheet: Any) -> None:
    """Rewrite an update, move a date, rate, empty a cell, take a row out and write one in."""
    cell(sheet, "1.1.1", "Update").value = "Eight of ten families were seen"
    cell(sheet, "1.1.2", "Due").value = "31 July 2026"
    cell(sheet, "1.1.3", "03/26").value = "A"
    cell(sheet, "1.2.1", "Lead").value = None
    sheet.delete_rows(cell(sheet, "1.2.2", "Action").row)
    at = cell(sheet, "1.2.3", "Action").row + 1
    sheet.insert_rows(at)
    sheet.cell(at, column_of(sheet, "Action")).value = "Hold a summit"


def second_return(sheet: Any) -> None:
    """Rewrite the same update in a sheet that was sorted."""
    cell(sheet, "1.1.1", "Update").value = "Nine of ten families were seen"
    unmerge(sheet)
    reordered(sheet, header_row(sheet, "Ref") + 1, by_column(column_of(sheet, "Action") - 1))


@pytest.fixture
def two(plan_file: Path) -> list[str]:
    """Two copies that came back."""
    first = came_back(plan_file, "MASH.xlsx", first_return)
    return [str(first), str(came_back(plan_file, "Team.xlsx", second_return))]


def item(plan: Plan, ref: str) -> Item:
    return next(item for item in plan.items if item.ref == ref)


def listed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    changes: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert all(list(change) == KEYS for change in changes)
    return changes


BEGUN = "Begun: visit each family in five days"
SAID = {
    ("MASH.xlsx", "1.1.1", "update", BEGUN, "Eight of ten families were seen", "changed"),
    ("MASH.xlsx", "1.1.2", "due", "31 March 2026", "31 July 2026", "changed"),
    ("MASH.xlsx", "1.1.3", "rating:03/26", "R", "A", "changed"),
    ("MASH.xlsx", "1.2.1", "lead", "Head of Service 41", "", "emptied"),
    ("MASH.xlsx", "1.2.2", "", "1.2.2 Publish a threshold guide", "", "missing"),
    ("MASH.xlsx", "", "", "", "Hold a summit", "added"),
    ("Team.xlsx", "1.1.1", "update", BEGUN, "Nine of ten families were seen", "changed"),
}


def test_a_preview_lists_every_change_once_and_changes_nothing(
    plan_file: Path, two: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = plan_file.read_bytes()
    capsys.readouterr()
    assert main(["merge", str(plan_file), *two, "--json"]) == 1
    found = listed(capsys)
    told = {tuple(one[key] for key in ("file", "ref", "field", "was", "theirs", "kind")) for one in found}
    leads = {one for one in told if one[2] == "lead"}
    assert {(*one[:3], "", "", one[5]) for one in leads} == {
        ("MASH.xlsx", "1.2.1", "lead", "", "", "emptied")
    }
    assert told - leads == {one for one in SAID if one[2] != "lead"}
    assert len(found) == len(SAID)
    assert [(one["file"], one["ref"]) for one in found if one["conflict"]] == [("Team.xlsx", "1.1.1")]
    assert all(one["mine"] == one["was"] for one in found)
    assert plan_file.read_bytes() == before

    assert main(["merge", str(plan_file), *two]) == 1
    printed = capsys.readouterr().out
    assert "compared with March: 6 changes, 0 conflicts." in printed
    assert "another return says something else" in printed
    assert "nothing was changed" in printed
    assert plan_file.read_bytes() == before


def test_theirs_are_accepted_but_for_what_must_be_chosen(
    plan_file: Path, two: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_plan(plan_file)
    capsys.readouterr()
    assert main(["merge", str(plan_file), *two, "--accept", "theirs", "--json"]) == 1
    assert len(listed(capsys)) == len(SAID)
    after = read_plan(plan_file)
    assert after.updates.of(item(after, "1.1.1").id)[0].text == "Eight of ten families were seen"
    assert item(after, "1.1.2").due == "31 July 2026"
    assert [slip.was for slip in after.slips] == ["31 March 2026"]
    children = after.children(item(after, "1.2").id)
    assert [one.title for one in children][-2:] == ["Hold a permanence panel", "Hold a summit"]
    assert len(children) == 4
    assert after.assigned(item(after, "1.2.1").id, "lead")

    # What was merged is not listed again, and is not merged twice.
    assert main(["merge", str(plan_file), *two, "--accept", "theirs", "--json"]) == 1
    again = {(one["file"], one["ref"], one["kind"]) for one in listed(capsys)}
    assert again == {
        ("MASH.xlsx", "1.2.1", "emptied"),
        ("MASH.xlsx", "1.2.2", "missing"),
        ("Team.xlsx", "1.1.1", "changed"),
    }
    assert read_plan(plan_file) == after

    document = Document.open(plan_file, by="Officer")
    assert [(one.kind, one.label) for one in document.entries()[2:]] == [(MERGE, "merge MASH.xlsx")]
    document.undo()
    assert document.plan == before
    document.close()


def test_the_exit_code_says_whether_something_was_left_open(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def rated(sheet: Any) -> None:
        cell(sheet, "1.1.3", "03/26").value = "amber"

    path = came_back(plan_file, "MASH.xlsx", rated)
    same = came_back(plan_file, "Same.xlsx", lambda sheet: None)
    capsys.readouterr()
    assert main(["merge", str(plan_file), str(path)]) == 1
    assert main(["merge", str(plan_file), str(path), "--accept", "theirs"]) == 0
    assert "1 change merged into our.plan, as one step" in capsys.readouterr().out
    assert main(["merge", str(plan_file), str(path), str(same), "--json"]) == 0
    assert listed(capsys) == []


def test_a_file_that_is_no_return_gets_one_sentence_and_the_others_go_on(
    plan_file: Path, two: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    odd = tmp_path / "notes.xlsx"
    odd.write_bytes(b"PK\x03\x04 not a workbook")
    other = openpyxl.Workbook()
    other.active.append(["Item", "Price"])
    other.active.append(["Tea", 3])
    other.save(tmp_path / "tea.xlsx")
    strange = [str(odd), str(tmp_path / "tea.xlsx"), str(tmp_path / "none.xlsx")]
    before = plan_file.read_bytes()
    capsys.readouterr()
    assert main(["merge", str(plan_file), *strange, "--accept", "theirs", "--json"]) == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert len(printed.err.splitlines()) == 3
    assert "planapp met a problem" not in printed.err
    assert plan_file.read_bytes() == before
    assert main(["merge", str(plan_file), strange[0], two[0], "--json"]) == 1
    assert len(listed(capsys)) == 6


def test_what_the_officer_decided_in_her_inbox_stays(plan_file: Path, two: list[str]) -> None:
    document = Document.open(plan_file, by="Officer")
    document.remember("returns", {"format": 1, "returns": []})
    document.close()
    main(["merge", str(plan_file), *two, "--accept", "theirs"])
    document = Document.open(plan_file, by="Officer")
    assert document.remembered("returns") == {"format": 1, "returns": []}
    assert Inbox(document).returns == ()
    document.close()


def test_a_return_of_an_earlier_circulation_is_held_against_what_was_sent_then(
    plan_file: Path, two: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    document = Document.open(plan_file, by="Officer")
    document.edit(setting("2.1.1", "due", "30 June 2026")(document.plan))
    document.edit(setting("1.1.2", "due", "31 May 2026")(document.plan))
    document.close()
    assert main(["circulate", str(plan_file), "--name", "April", "-o", str(tmp_path / "again")]) == 0
    capsys.readouterr()
    assert main(["merge", str(plan_file), two[0], "--json"]) == 1
    found = listed(capsys)
    assert len(found) == 6
    (due,) = (one for one in found if one["field"] == "due")
    assert (due["was"], due["theirs"], due["mine"]) == ("31 March 2026", "31 July 2026", "31 May 2026")
    assert due["conflict"]
