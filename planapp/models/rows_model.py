"""A table of rows that are made of a plan: what it shows, and how its cells are edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.models.edit_of import TICK, OnEdit
from planapp.models.keyed_rows import Index, KeyedRows
from planapp.models.roles import Role

_NONE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Field:
    """A cell: what it shows, and what is set by typing in it: the text to start with, a row's id and a key.

    A cell without a key can't be edited.
    """

    shown: str
    typed: str = ""
    row_id: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its id, a cell for each column, and its tick (None: it has none).

    `words` say which row it is to a screen reader; `about` tells a delegate more.
    """

    id: int
    fields: tuple[Field, ...]
    words: str
    ticked: bool | None = None
    about: Any = None


class RowsModel(KeyedRows[Row]):
    """A table of rows that a plan has on a day; a subclass says which, in `_rows`.

    It changes by `apply`, and edits through `on_edit`.
    """

    refused = Signal(QModelIndex, str)

    def __init__(
        self,
        headings: Sequence[str],
        plan: Plan,
        *,
        on_edit: OnEdit | None = None,
        today: date | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Show the rows of a plan."""
        super().__init__(parent)
        self._headings = tuple(headings)
        self._on_edit = on_edit
        self._today = today or date.today()
        self.plan = plan
        self._begin(self._make())

    def _rows(self) -> Sequence[Row]:
        """Return the rows of the plan that is shown."""
        raise NotImplementedError

    def show_plan(self, plan: Plan) -> None:
        """Show the rows of another plan, or all anew (one reset)."""
        self.beginResetModel()
        self.plan = plan
        self._begin(self._make())
        self.endResetModel()

    def set_today(self, today: date) -> None:
        """Say which day it is, when a new one begins."""
        self._today = today
        self.refresh()

    def apply(self, change_set: ChangeSet, plan: Plan) -> None:
        """Show the plan that a change set led to, by signals for the rows that differ only."""
        self.plan = plan
        self.refresh()

    def refresh(self) -> None:
        """Make the rows again, when what they depend on has changed."""
        self._become(self._make())

    def _make(self) -> dict[int, Row]:
        return {row.id: row for row in self._rows()}

    @property
    def rows(self) -> list[Row]:
        """Return all rows, in order."""
        return [self._known[row_id] for row_id in self.ids]

    def row_of(self, index: Index) -> Row | None:
        """Return the row of an index, or None."""
        return self._known_of(index)

    def index_of(self, row_id: int, column: int = 0) -> QModelIndex:
        """Return the index of a row by its id; an index of nothing if there is none."""
        return self._cell(row_id, column)

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation != Qt.Orientation.Horizontal or role not in wanted:
            return None
        return self._headings[section] if 0 <= section < len(self._headings) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell answers to a role; Role.ROW gives the whole `Row`."""
        row = self.row_of(index)
        if row is None:
            return None
        field = row.fields[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return _check_state(row.ticked) if index.column() == 0 else None
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: field.shown,
            Qt.ItemDataRole.EditRole: field.typed if field.key else field.shown,
            Qt.ItemDataRole.ToolTipRole: field.typed or field.shown or None,
            Qt.ItemDataRole.AccessibleTextRole: self._accessible(row, index.column()),
            Role.ID: row.id,
            Role.ROW: row,
        }
        return answers.get(role)

    def _accessible(self, row: Row, column: int) -> str:
        heading, field = self._headings[column], row.fields[column]
        return ", ".join(filter(None, [row.words, heading, field.shown or ("empty" if heading else "")]))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what may be done with a cell."""
        row = self.row_of(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if row.fields[index.column()].key:
            found |= Qt.ItemFlag.ItemIsEditable
        if row.ticked is not None and index.column() == 0:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Ask for an edit; return whether it was made. Rows only change by `apply`."""
        row = self.row_of(index)
        if row is None or self._on_edit is None:
            return False
        field = row.fields[index.column()]
        row_id, key = field.row_id or row.id, field.key
        if role == Qt.ItemDataRole.CheckStateRole:
            key = TICK if row.ticked is not None and index.column() == 0 else ""
            row_id, value = row.id, Qt.CheckState(value) == Qt.CheckState.Checked
        elif role != Qt.ItemDataRole.EditRole:
            key = ""
        if not key:
            return False
        try:
            self._on_edit(row_id, key, value)
        except UserError as refusal:
            self.refused.emit(self.index_of(row.id, index.column()), refusal.message)
            return False
        return True


def _check_state(ticked: bool | None) -> Qt.CheckState | None:
    if ticked is None:
        return None
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
