"""The account of an import: every filled cell is placed, named or left out, and what needs a look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planapp.exchange.grid import Cell, Sheet

# What a finding asks of the officer: nothing, a look, or that she knows something is not in the plan.
NOTE, LOOK, LOST = "note", "look", "lost"
# What cells are that the officer chose not to take.
LEFT_OUT = "left out"

CellKey = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the import that the officer should know: where, and a sentence.

    `suggestion` is what the cell would say instead, if she agrees; '' where nothing is suggested.
    `about` is the kind of finding, by which those alike are counted together: 'unread', 'date', 'number',
    'rating' … Three of them offer what she may agree to: 'people' (`subject` holds the names that may be
    one, a line each, `offer` the name to keep), 'status' (the words, and the state that they may mean),
    'recommendation' (the words, and the reference to link the item to).
    """

    severity: str
    where: str
    text: str
    suggestion: str = ""
    about: str = ""
    subject: str = ""
    offer: str = ""


@dataclass(slots=True)
class Account:
    """Collects what became of each cell while a workbook is mapped."""

    placed: dict[CellKey, str] = field(default_factory=dict)
    named: dict[CellKey, str] = field(default_factory=dict)
    notes: set[CellKey] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def place(self, sheet: Sheet, cell: Cell, what: str) -> None:
        """Record that a cell's text is in the plan, in the field `what`."""
        for part in cell.parts or (cell,):
            self.placed[sheet.name, part.row, part.column] = what

    def is_placed(self, sheet: Sheet, cell: Cell) -> bool:
        """Tell whether a cell's text is in the plan."""
        return all((sheet.name, part.row, part.column) in self.placed for part in cell.parts or (cell,))

    def is_in(self, sheet: Sheet, cell: Cell, what: str) -> bool:
        """Tell whether a cell's text is in the field `what`."""
        return self.placed.get((sheet.name, cell.row, cell.column)) == what

    def place_note(self, sheet: Sheet, cell: Cell) -> None:
        """Record that the note on a cell is in the plan."""
        self.notes.add((sheet.name, cell.row, cell.column))

    def has_note(self, sheet: Sheet, cell: Cell) -> bool:
        """Tell whether the note on a cell is in the plan."""
        return (sheet.name, cell.row, cell.column) in self.notes

    def name(self, sheet: Sheet, cells: Iterable[Cell], what: str) -> None:
        """Record what cells are that hold nothing of the plan: titles, headings, repeated headings."""
        for part in (part for cell in cells for part in cell.parts or (cell,)):
            self.named[sheet.name, part.row, part.column] = what

    def is_left_out(self, sheet: Sheet, cell: Cell) -> bool:
        """Tell whether the officer chose not to take a cell."""
        return self.named.get((sheet.name, cell.row, cell.column)) == LEFT_OUT

    def leave_out(self, keys: Iterable[CellKey]) -> None:
        """Take back that cells are placed: there was no place for them after all."""
        for key in keys:
            self.placed.pop(key, None)

    def find(
        self,
        severity: str,
        where: str,
        text: str,
        suggestion: str = "",
        *,
        about: str = "",
        subject: str = "",
        offer: str = "",
    ) -> None:
        """Record a finding."""
        self.findings.append(Finding(severity, where, text, suggestion, about, subject, offer))


@dataclass(frozen=True, slots=True)
class Accounting:
    """Where every filled cell went. `placed` + `named` + the addresses left out = `filled`."""

    filled: int
    placed: int
    named: int
    left_out: tuple[str, ...]


def settle(account: Account, sheets: Iterable[Sheet]) -> Accounting:
    """Count the filled cells of all sheets against the account, and report first what was left out."""
    filled = placed = named = 0
    left_out: list[str] = []
    lost: list[Finding] = []
    for sheet in sheets:
        for row in sheet.cells:
            for cell in row:
                kept = account.has_note(sheet, cell) or account.is_left_out(sheet, cell)
                if cell.note.strip() and not kept:
                    lost.append(_lost_note(sheet, cell))
        for cell in sheet.filled():
            key = (sheet.name, cell.row, cell.column)
            filled += 1
            if key in account.placed:
                placed += 1
            elif key in account.named:
                named += 1
            else:
                left_out.append(f"{sheet.name}!{cell.address}")
    if left_out:
        text = f"{len(left_out)} of {filled} cells are not in the plan. Add what you need by hand."
        lost.insert(0, Finding(LOST, left_out[0], text))
    account.findings[:0] = lost
    return Accounting(filled, placed, named, tuple(left_out))


def _lost_note(sheet: Sheet, cell: Cell) -> Finding:
    text = f"The note on this cell is not in the plan: ‘{cell.note}’. Add it by hand if you need it."
    return Finding(LOST, f"{sheet.name}!{cell.address}", text)
