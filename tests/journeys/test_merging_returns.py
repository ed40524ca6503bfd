"""What was sent round comes back edited: gone down by keys, left for another day, merged, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest

from planapp.application.circulating import circulate
from planapp.application.circulation_draft import CirculationDraft, extracts_by_lead
from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.views.circulation.circulation_page import CirculationPage
from planapp.views.circulation.returns.changes_tree import ChangesTree
from planapp.views.circulation.returns.returns_tab import ReturnsTab
from tests.journeys.officer import ALT, CTRL, KEY, SHIFT, Officer
from tests.views.plans import first_edit

_PATIENCE = 60_000
HEAD, MANAGER = "Head of Service", "Team Manager"
SEEN = "See children in five working days"


@pytest.fixture
def place(tmp_path: Path, small: Plan) -> Path:
    """A plan that was sent to its leads, and of which she has changed a date since."""
    path = tmp_path / "small.plan"
    document = Document.create(path, first_edit(small), by="Officer")
    sent = date(2026, 3, 20)
    draft = CirculationDraft(
        "March", sent, date(2026, 4, 17), extracts=tuple(extracts_by_lead(document.plan)), sender="Officer"
    )
    circulate(document, draft, tmp_path / "sent")
    document.edit(edits.set_field(document.plan, item(document.plan, "1.2.1").id, "due", "31 May 2099"))
    document.close()
    return path


def item(plan: Plan, ref: str) -> Item:
    return next(one for one in plan.items if one.ref == ref)


def returned(folder: Path, recipient: str, change: Callable[[Any], None]) -> Path:
    """Change the workbook that somebody was sent, and save it as they would."""
    (sent,) = [path for path in (folder / "sent").iterdir() if recipient in path.name]
    workbook = openpyxl.load_workbook(sent)
    change(workbook["Plan"])
    place = folder / f"{recipient} return.xlsx"
    workbook.save(place)
    return place


def cell(sheet: Any, ref: str, heading: str) -> Any:
    """The cell of a row, by its number, and of a heading."""
    cells = [one for row in sheet.iter_rows() for one in row]
    row = next(one.row for one in cells if one.column == 1 and one.value == ref)
    return sheet.cell(row, next(one.column for one in cells if one.value == heading))


def change_of_head(sheet: Any) -> None:
    cell(sheet, "1.2.1", "Due").value = "31 Jul 2099"
    cell(sheet, "1.2.1", "Responsible officer").value = None
    cell(sheet, "1.2.1", "RAG April 2026").value = "A"
    cell(sheet, "1.1.1", "Success measures").value = "90% are in time"


def change_of_manager(sheet: Any) -> None:
    cell(sheet, "1.1.2", "Due").value = "30 Jun 2099"


def tab_of(officer: Officer) -> ReturnsTab:
    page = officer.workspace.pages.shown
    assert isinstance(page, CirculationPage)
    return cast(ReturnsTab, page.shown)


def open_tab(officer: Officer) -> ReturnsTab:
    """Go to what came back, by keys."""
    officer.press(KEY.Key_3, ALT)
    page = officer.workspace.pages.shown
    assert isinstance(page, CirculationPage)
    while not isinstance(page.shown, ReturnsTab):
        officer.press(KEY.Key_Tab, CTRL)
    return tab_of(officer)


def add(officer: Officer, *paths: Path) -> ReturnsTab:
    """Press where files are dropped, choose some, and wait until they are compared."""
    tab = open_tab(officer)
    officer.answers.several = list(paths)
    officer.tab_to(tab.files.zone)
    officer.press(KEY.Key_Return)
    wait(officer, tab)
    return tab


def wait(officer: Officer, tab: ReturnsTab) -> None:
    def compared() -> bool:
        rows = tab.files.model.files
        return not officer.workspace.jobs.busy and all(row.words for row in rows)

    officer.qtbot.waitUntil(compared, timeout=_PATIENCE)


def decided(tree: ChangesTree) -> dict[str, str]:
    """What is kept of each change, by its label."""
    model = tree.changes
    found = {line.label: model.decision(line) for line in model.lines}
    return {label: one.choice for label, one in found.items() if one is not None}


def test_returns_are_gone_down_left_merged_and_taken_back(
    officer: Officer, place: Path, tmp_path: Path
) -> None:
    head = returned(tmp_path, HEAD, change_of_head)
    manager = returned(tmp_path, MANAGER, change_of_manager)
    other = tmp_path / "Shopping.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(["milk", "bread"])  # type: ignore[union-attr]
    workbook.save(other)

    officer.workspace.take(place)
    tab = add(officer, head, other, manager)
    assert [row.title for row in tab.files.model.files] == [HEAD, MANAGER]
    assert tab.message.text.count("Shopping.xlsx") == 1
    assert tab.files.back.text() == "2 of 4"

    # From the list to the changes of the first file, and down them.
    officer.press(KEY.Key_Up)
    officer.press(KEY.Key_Return)
    tree = tab.changes.tree
    assert tree.hasFocus()
    assert tab.changes.officer.text == HEAD
    assert tree.changes.counts == {"all": 4, "conflicts": 1, "undecided": 4}
    officer.press(KEY.Key_N)
    line = tree.current_line()
    assert line is not None
    assert (line.label, line.was, line.theirs, line.mine) == (
        "Due",
        "31 Mar 2099",
        "31 Jul 2099",
        "31 May 2099",
    )
    officer.press(KEY.Key_E)
    officer.type("30 June 2099")
    officer.press(KEY.Key_Return)
    officer.press(KEY.Key_A, CTRL | SHIFT)
    # What is emptied is never taken unasked.
    assert decided(tree) == {"Due": "edit", "Success measures": "theirs", "Rating, April 2026": "theirs"}
    assert tab.changes.decided.text() == "3 of 4 decided"

    # Another day.
    before = officer.plan
    officer.workspace.close_plan()
    officer.workspace.take(place)
    assert officer.plan == before
    tab = open_tab(officer)
    wait(officer, tab)
    tree = tab.changes.tree
    kept = decided(tree)
    assert (kept["Due"], kept["Success measures"]) == ("edit", "theirs")
    officer.press(KEY.Key_G, CTRL)
    assert officer.workspace.undo_bar.text == f"3 changes merged from {head.name}"
    plan, seen = officer.plan, item(officer.plan, "1.2.1")
    assert seen.due == "30 June 2099"
    assert [row.text for row in plan.measures.of(item(plan, "1.1.1").id)] == ["90% are in time"]
    assert len(plan.assigned(seen.id, "officer")) == 2
    assert officer.workspace.actions["undo"].text() == f"&Undo merge {head.name}"

    officer.press(KEY.Key_Z, CTRL)
    assert officer.plan == before
    assert decided(tree)["Due"] == "edit"
    officer.qtbot.waitUntil(lambda: tab.files.model.files[0].words == "4 changes")


def test_a_file_is_taken_off_the_list_and_comes_back(officer: Officer, place: Path, tmp_path: Path) -> None:
    manager = returned(tmp_path, MANAGER, change_of_manager)
    officer.workspace.take(place)
    tab = add(officer, manager)
    assert tab.files.list.hasFocus()
    officer.press(KEY.Key_Delete)
    assert tab.files.model.files == []
    assert "Add the file again" in officer.workspace.status.said.text
    tab = add(officer, manager)
    assert [row.words for row in tab.files.model.files] == ["1 change"]
    add(officer, manager)
    assert tab.message.text == f"{manager.name} was here already. What you decided of it stays."
    assert len(tab.files.model.files) == 1


def test_f6_goes_from_part_to_part(officer: Officer, place: Path, tmp_path: Path) -> None:
    officer.workspace.take(place)
    tab = add(officer, returned(tmp_path, MANAGER, change_of_manager))
    officer.press(KEY.Key_F6)
    assert tab.changes.tree.hasFocus()
    officer.press(KEY.Key_F6)
    officer.press(KEY.Key_F6)
    officer.press(KEY.Key_F6)
    assert tab.files.list.hasFocus() or tab.changes.tree.hasFocus()
