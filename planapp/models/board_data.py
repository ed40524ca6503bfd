"""What a cell of the board answers to each role."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from planapp.domain.plan import Plan
from planapp.domain.records import STEP, Item
from planapp.domain.scale import NOT_RATED_LETTER
from planapp.models.columns import DUE, LEAD, TITLE, TREND, Column
from planapp.models.facts import Facts
from planapp.models.found_places import found_elsewhere
from planapp.models.overdue import is_done
from planapp.models.roles import Role, State
from planapp.models.texts import line_text, whole_text
from planapp.models.words import accessible_text, tooltip

# What a step shows of its action, in grey, where it has none of its own.
_LENT = frozenset({DUE, LEAD, "officer", "measure"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is asked for something; `sought` is the text that rows are searched for, folded.

    `changed` is since what its item has changed, '' where it has not.
    """

    facts: Facts
    item: Item
    column: Column
    changed: str
    sought: str = ""

    @property
    def is_done(self) -> bool:
        """Tell whether this is a cell of a ticked step."""
        return self.item.kind == STEP and is_done(self.item)

    @property
    def is_lent(self) -> bool:
        """Tell whether the text shown is that of the action above."""
        return _lender(self) is not None


def cell_data(cell: Cell, role: int) -> Any:
    """Return what a cell answers to a role; None where it has nothing to say."""
    answer = _ANSWERS.get(role)
    return answer(cell) if answer is not None else None


def shown_text(cell: Cell) -> str:
    """Return the one line of text that a cell shows."""
    item, key = cell.item, cell.column.key
    if cell.column.period is not None:
        return _letter(cell)
    if key == TREND:
        return ""
    lender = _lender(cell)
    text = line_text(cell.facts.plan, lender or item, key)
    if key == LEAD and not text:
        return _number_of_actions(cell.facts.actions(item))
    return text


def edit_text(cell: Cell) -> str:
    """Return the text that an editor starts with: the row's own, in all its lines."""
    if cell.column.period is not None:
        return _letter(cell)
    if cell.column.key == TREND:
        return ""
    return whole_text(cell.facts.plan, cell.item, cell.column.key)


def _letter(cell: Cell) -> str:
    """Return the letter of a rating, a dash for not rated, or what could not be read."""
    shown = cell.facts.cell(cell.item, cell.column.period or 0)
    if shown.level is not None:
        return shown.level.letter
    return {State.NOT_RATED: NOT_RATED_LETTER, State.UNREAD: shown.text}.get(shown.state, "")


def _lender(cell: Cell) -> Item | None:
    """Return the item above a step whose text stands in for one that the step does not have."""
    if cell.item.kind != STEP or cell.column.key not in _LENT:
        return None
    plan: Plan = cell.facts.plan
    if line_text(plan, cell.item, cell.column.key):
        return None
    above = plan.items.get(cell.item.parent)
    return above if above is not None and line_text(plan, above, cell.column.key) else None


def _number_of_actions(count: int) -> str:
    return f"{count} action{'' if count == 1 else 's'}" if count else ""


def _check_state(cell: Cell) -> Qt.CheckState | None:
    if cell.item.kind != STEP or cell.column.key != "title":
        return None
    return Qt.CheckState.Checked if is_done(cell.item) else Qt.CheckState.Unchecked


def _period(cell: Cell) -> Any:
    return None if cell.column.period is None else cell.facts.cell(cell.item, cell.column.period)


def _accessible(cell: Cell) -> str:
    words = accessible_text(cell.facts, cell.item, cell.column, cell.changed)
    return ", ".join(filter(None, [words, _found(cell)]))


def _tooltip(cell: Cell) -> str | None:
    found = _found(cell)
    parts = [tooltip(cell.facts, cell.item, cell.column), f"{found[:1].upper()}{found[1:]}"]
    return "\n".join(filter(None, parts)) or None


def _found(cell: Cell) -> str:
    """Return where the row has what is sought, if its title does not show that."""
    if not cell.sought or cell.column.key != TITLE:
        return ""
    return found_elsewhere(cell.facts.plan, cell.item, cell.sought)


_ANSWERS: Mapping[int, Callable[[Cell], Any]] = {
    Qt.ItemDataRole.DisplayRole: shown_text,
    Qt.ItemDataRole.EditRole: edit_text,
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    Qt.ItemDataRole.AccessibleTextRole: _accessible,
    Qt.ItemDataRole.CheckStateRole: _check_state,
    Role.ID: lambda cell: cell.item.id,
    Role.KIND: lambda cell: cell.item.kind,
    Role.REF: lambda cell: cell.item.ref,
    Role.LETTER: lambda cell: cell.facts.letter(cell.item),
    Role.ARCHIVED: lambda cell: cell.item.archived,
    Role.CHANGED: lambda cell: bool(cell.changed),
    Role.OVERDUE: lambda cell: cell.facts.overdue(cell.item),
    Role.DONE: lambda cell: cell.is_done,
    Role.PERIOD: _period,
    Role.TREND: lambda cell: cell.facts.trend(cell.item),
    Role.ACTIONS: lambda cell: cell.facts.actions(cell.item),
    Role.INHERITED: lambda cell: cell.is_lent,
    Role.COLUMN: lambda cell: cell.column,
}
