"""Returned copies of the real plans, with what people do to them: as they were sent, and as she had them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planapp.application.document import Document
from planapp.cli import main
from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, Item
from tests.exchange.alignment.sheets_again import Rows, by_column, header_row, reordered, shuffled

OFFICER, FIELDS = "Responsible Officer", ("Success measure(s)", "Progress update")
# Actions by the start of what their row says.
PLO, SEEN, DIRECT, RANGE, RECORDS, GONE, MONITOR, LAST = (
    "All cases have effecti", "Audit shows children s", "All workers must be co", "Audit shows approprite",
    "Minutes of Conferences", "The use of categories ", "To be evidenced throug", "Audit of 2nd review re",
)  # fmt: skip
THEIR_PLO = "The PLO tracker is used in every team."
OTHER_PLO = "Nobody looks at the PLO tracker."
NEW = "Forty of fifty staff were briefed (3.5.2018)"


class Copy:
    """A copy of the workbook in somebody's hands."""

    def __init__(self, source: Path, target: Path) -> None:
        self.path, self.book = target, openpyxl.load_workbook(source)
        self.sheet: Any = self.book.worksheets[0]
        self.top = next(c.row for row in self.sheet.iter_rows() for c in row if c.value == OFFICER)

    def column(self, start: str) -> int:
        found = [c.column for c in self.sheet[self.top] if str(c.value or "").startswith(start)]
        return int(found[0]) if found else 0

    def row(self, start: str) -> int:
        places = [self.column(heading) for heading in FIELDS]
        return next(
            row
            for row in range(self.top + 1, self.sheet.max_row + 1)
            if any(str(self.sheet.cell(row, place).value or "").startswith(start) for place in places)
        )

    def cell(self, start: str, heading: str) -> Any:
        return self.sheet.cell(self.row(start), self.column(heading))

    def unmerge(self, *, filled: bool) -> None:
        """Undo the merges, and fill the cells that were under them, or leave them blank as Excel does."""
        for merged in list(self.sheet.merged_cells.ranges):
            block = merged.bounds
            value = self.sheet.cell(block[1], block[0]).value
            self.sheet.unmerge_cells(str(merged))
            if block[1] > self.top and filled:
                for row in range(block[1], block[3] + 1):
                    self.sheet.cell(row, block[0]).value = value

    def sort(self, heading: str) -> None:
        """Sort the rows below the headings by a column, blanks last."""
        reordered(self.sheet, self.top + 1, by_column(self.column(heading)))

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


def first_copy(source: Path, folder: Path, order: str, *, filled: bool) -> Path:
    """Sorted otherwise and without merged cells; a row more, a row less, and a cell emptied by mistake."""
    mine = Copy(source, folder / "First.xlsx")
    mine.unmerge(filled=filled)
    mine.cell(PLO, "Progress update").value = THEIR_PLO
    update = mine.cell(MONITOR, "Progress update")
    if mine.column("New update"):
        mine.cell(MONITOR, "New update").value = NEW
    else:
        update.value = f"{update.value}\n{NEW}"
    mine.cell(RANGE, "RAG 05/18").value = "G"
    mine.cell(RECORDS, "RAG 03/18").value = "Amber"
    mine.cell(DIRECT, "Time").value = datetime(2018, 7, 1)
    mine.cell(SEEN, "Lead").value = None
    mine.sheet.delete_rows(mine.row(GONE))
    last = mine.row(LAST)
    mine.sheet.insert_rows(last + 1)
    for heading, text in (("Action", "Brief every new worker on thresholds"), ("Lead", "Team Manager")):
        mine.sheet.cell(last + 1, mine.column(heading)).value = text
    mine.sort(order)
    return mine.save()


def second_copy(source: Path, folder: Path) -> Path:
    """As it was, with the same update rewritten otherwise, a date and a rating."""
    other = Copy(source, folder / "Second.xlsx")
    other.cell(PLO, "Progress update").value = OTHER_PLO
    other.cell(LAST, "RAG 05/18").value = "G"
    other.cell(PLO, "Time").value = datetime(2018, 9, 1)
    return other.save()


def told(changes: list[dict[str, Any]]) -> Counter[tuple[str, str, str, bool]]:
    return Counter((one["file"], one["field"], one["kind"], one["conflict"]) for one in changes)


EXPECTED = Counter(
    {
        ("First.xlsx", "update", "changed", False): 2,
        ("First.xlsx", "rating:05/18", "changed", False): 1,
        ("First.xlsx", "rating:03/18", "changed", False): 1,
        ("First.xlsx", "due", "changed", False): 1,
        ("First.xlsx", "lead", "emptied", False): 1,
        ("First.xlsx", "", "added", False): 1,
        ("First.xlsx", "", "missing", False): 1,
        ("Second.xlsx", "update", "changed", True): 1,
        ("Second.xlsx", "rating:05/18", "changed", False): 1,
        ("Second.xlsx", "due", "changed", False): 1,
    }
)


def as_sent(folder: Path, plan: Path, shared: Path) -> Path:
    assert main(["circulate", str(plan), "--name", "March", "-o", str(folder / "sent")]) == 0
    (master,) = (folder / "sent").iterdir()
    return master


def as_she_had_it(folder: Path, plan: Path, shared: Path) -> Path:
    return shared / "plans" / "plan-b.xlsx"


@pytest.mark.parametrize(
    ("source_of", "order", "filled"),
    [
        (as_sent, "Lead", True),
        (as_sent, "Responsible", True),
        (as_she_had_it, "Lead", True),
        (as_she_had_it, "Progress", False),
        (as_she_had_it, "RAG 05/18", False),
    ],
)
def test_two_copies_of_plan_b(
    shared: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    source_of: Callable[[Path, Path, Path], Path],
    order: str,
    filled: bool,
) -> None:
    path = tmp_path / "b.plan"
    assert main(["import", str(shared / "plans" / "plan-b.xlsx"), "-o", str(path)]) == 0
    source = source_of(tmp_path, path, shared)
    first = first_copy(source, tmp_path, order, filled=filled)
    returns = [str(first), str(second_copy(source, tmp_path))]
    before = plan_of(path)
    capsys.readouterr()
    assert main(["merge", str(path), *returns, "--json"]) == 1
    assert told(json.loads(capsys.readouterr().out)) == EXPECTED
    assert plan_of(path) == before
    assert main(["merge", str(path), *returns, "--json", "--accept", "theirs"]) == 1
    assert told(json.loads(capsys.readouterr().out)) == EXPECTED
    _see_that_it_is_merged(plan_of(path), before)
    document = Document.open(path, by="Officer")
    for _ in returns:
        document.undo()
    assert document.plan == before
    document.close()


def _see_that_it_is_merged(plan: Plan, before: Plan) -> None:
    assert [one.text for one in plan.updates.of(action(plan, PLO).id)] == [THEIR_PLO]
    assert [one.text for one in plan.updates.of(action(plan, MONITOR).id)][-1:] == [NEW]
    assert rated(plan, RANGE, "05/18") == rated(plan, LAST, "05/18") == "G"
    assert rated(plan, RECORDS, "03/18") == "A"
    assert (action(plan, DIRECT).due, action(plan, PLO).due) == ("Jul-18", "Sep-18")
    assert plan.assigned(action(plan, SEEN).id, "lead")
    assert action(plan, GONE) == action(before, GONE)
    (new,) = (item for item in plan.items if item.id not in before.items)
    assert (new.title, new.kind) == ("Brief every new worker on thresholds", ACTION)
    assert [one.name for one in plan.assigned(new.id, "lead")] == ["Team Manager"]


def plan_of(path: Path) -> Plan:
    document = Document.open(path, by="Officer", read_only=True)
    document.close()
    return document.plan


def action(plan: Plan, start: str) -> Item:
    """Return the action whose measure starts so."""
    return next(
        item for item in plan.items if any(one.text.startswith(start) for one in plan.measures.of(item.id))
    )


def rated(plan: Plan, start: str, label: str) -> str:
    period = next(one for one in plan.periods if one.label == label)
    found = plan.rating(action(plan, start).id, period.id)
    assert found is not None
    assert found.level is not None
    return plan.levels[found.level].letter


def test_last_months_copy_is_held_against_what_was_sent_then(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.plan"
    assert main(["import", str(shared / "plans" / "plan-b.xlsx"), "-o", str(path)]) == 0
    source = as_sent(tmp_path, path, shared)
    document = Document.open(path, by="Officer")
    for start, key, text in (
        (DIRECT, "due", "Dec 2018"),
        (LAST, "lead", "Team Manager"),
        (RANGE, "due", "Jan 2019"),
    ):
        item = action(document.plan, start)
        document.edit(edits.set_field(document.plan, item.id, key, text))
    document.close()
    assert main(["circulate", str(path), "--name", "April", "-o", str(tmp_path / "again")]) == 0
    late = Copy(source, tmp_path / "Late.xlsx")
    late.cell(DIRECT, "Time").value = datetime(2018, 7, 1)
    late.cell(SEEN, "Lead").value = "Service Manager"
    late.cell(PLO, "Progress update").value = THEIR_PLO
    capsys.readouterr()
    assert main(["merge", str(path), str(late.save()), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert sorted((one["field"], one["was"], one["mine"], one["conflict"]) for one in found) == [
        ("due", "Apr-18", "Dec 2018", True),
        ("lead", "Joe Tynan", "Joe Tynan", False),
        ("update", found[-1]["was"], found[-1]["was"], False),
    ]
    assert main(["merge", str(path), str(late.path), "--accept", "theirs"]) == 1
    plan = plan_of(path)
    assert [action(plan, start).due for start in (DIRECT, RANGE)] == ["Dec 2018", "Jan 2019"]
    assert [one.name for one in plan.assigned(action(plan, SEEN).id, "lead")] == ["Service Manager"]
    assert [one.name for one in plan.assigned(action(plan, LAST).id, "lead")] == ["Team Manager"]


@pytest.mark.parametrize("order", [shuffled, by_column(3)])
def test_plan_a_in_another_order_says_the_same(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], order: Callable[[Rows], Rows]
) -> None:
    path = tmp_path / "a.plan"
    assert main(["import", str(shared / "plans" / "plan-a.xlsx"), "-o", str(path)]) == 0
    book = openpyxl.load_workbook(as_sent(tmp_path, path, shared))
    reordered(book.worksheets[0], header_row(book.worksheets[0], "How?") + 1, order)
    book.save(tmp_path / "Sorted.xlsx")
    capsys.readouterr()
    assert main(["merge", str(path), str(tmp_path / "Sorted.xlsx"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
