"""The board: the plan as one tree with all its columns, for one tree view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.domain.records import STEP, Item
from planapp.errors import UserError
from planapp.models.board_data import Cell, cell_data
from planapp.models.board_filter import Filter, Numbers
from planapp.models.board_header import header_data
from planapp.models.board_rows import MANY, BoardRows, Outcome
from planapp.models.columns import TITLE, USUAL, Column, columns_of
from planapp.models.edit_of import TICK, OnEdit
from planapp.models.facts import Facts
from planapp.models.search_texts import fold
from planapp.models.shown_tree import Insert, Move, Parent, Step
from planapp.models.touched import Touched, touched

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
# Put together once: a view asks every row, and joining flags takes longer than all else there.
_NOTHING = Qt.ItemFlag.NoItemFlags
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITED = _READ | Qt.ItemFlag.ItemIsEditable
_TICKED = _EDITED | Qt.ItemFlag.ItemIsUserCheckable
_CHILDLESS = {own: own | Qt.ItemFlag.ItemNeverHasChildren for own in (_EDITED, _TICKED)}


class BoardModel(QAbstractItemModel):
    """Reads an immutable plan; changes only by `apply` (what was edited) and by what it is told to show.

    An index holds the id of its item. `setData` hands the edit to `on_edit`; if that raises UserError,
    `refused` tells the index and the sentence.
    """

    refused = Signal(QModelIndex, str)

    def __init__(
        self,
        plan: Plan,
        *,
        on_edit: OnEdit | None = None,
        today: date | None = None,
        chosen: Iterable[str] = USUAL,
        parent: QObject | None = None,
    ) -> None:
        """Show a plan, with the columns of the `chosen` keys beside the title and the periods."""
        super().__init__(parent)
        self._on_edit = on_edit
        self._chosen = tuple(chosen)
        self._columns = columns_of(plan, self._chosen)
        self._changed: frozenset[int] = frozenset()
        self.since = ""
        self._sought = ""
        self.facts = Facts(plan, today or date.today())
        self.rows = BoardRows(plan, self.facts.today)

    @property
    def plan(self) -> Plan:
        """Return the plan that is shown."""
        return self.facts.plan

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns, in the order of their sections."""
        return self._columns

    @property
    def sought(self) -> str:
        """Return the text that rows are searched for, folded."""
        return self._sought

    @property
    def filter(self) -> Filter:
        """Return what the rows are filtered by."""
        return self.rows.filter

    # What is shown.

    def set_plan(self, plan: Plan) -> None:
        """Show another plan (one reset)."""
        self.beginResetModel()
        self._columns = columns_of(plan, self._chosen)
        self.facts.start_again(plan)
        self.rows.start_again(plan)
        self.endResetModel()

    def set_filter(self, sought: Filter) -> None:
        """Show what matches, with what stands above it (one reset)."""
        self.beginResetModel()
        self.rows.set_filter(sought)
        self._sought = fold(sought.text)
        self.endResetModel()

    def set_archived_shown(self, shown: bool) -> None:
        """Show archived items too, or hide them (one reset)."""
        self.beginResetModel()
        self.rows.set_archived_shown(shown)
        self.endResetModel()

    def set_chosen(self, keys: Iterable[str]) -> None:
        """Choose which columns stand beside the title and the periods (one reset)."""
        self.beginResetModel()
        self._chosen = tuple(keys)
        self._columns = columns_of(self.plan, self._chosen)
        self.endResetModel()

    def set_changed(self, item_ids: Iterable[int], since: str = "") -> None:
        """Say which items changed since a point of this name: those filtered for come in, none goes."""
        self.since = since
        now = frozenset(item_ids)
        differing, coming = now ^ self._changed, now - self._changed
        self._changed = now
        self.rows.set_changed(now)
        if coming and self.filter.changed:
            self._let_in(coming)
        self._repaint(differing)

    def _let_in(self, item_ids: Iterable[int]) -> None:
        """Show those of the items that match the filter now."""
        if self.rows.prepare(self.plan, Touched(rows=set(item_ids))) is Outcome.RESET:
            self.set_filter(self.filter)
            return
        for step in self.rows.steps():
            self._take(step)

    def set_today(self, today: date) -> None:
        """Say which day it is, when a new one begins."""
        self.facts.today = today
        self.facts.start_again(self.plan)
        self.rows.set_today(today)
        self._repaint_all()

    def apply(self, change_set: ChangeSet, plan: Plan) -> None:
        """Show the plan that a change set led to, by signals for what it touched only."""
        found = touched(self.plan, plan, change_set)
        columns = columns_of(plan, self._chosen) if found.columns else self._columns
        if [column.key for column in columns] != [column.key for column in self._columns]:
            self.set_plan(plan)
            return
        outcome = self.rows.prepare(plan, found)
        if outcome is Outcome.RESET:
            self.set_plan(plan)
            return
        relabelled = columns != self._columns or found.everything
        self._columns = columns
        self.facts.go_on(plan, found)
        differing = self.rows.to_repaint(found)
        for step in self.rows.steps():
            self._take(step)
        if relabelled:
            self._repaint_all()
        elif outcome is Outcome.REPAINT:
            self._repaint_lists()
        else:
            self._repaint(differing)
        if relabelled:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def gather(self, go_on: Callable[[], bool]) -> bool:
        """Gather what a search looks through while `go_on` says so; return whether any is left.

        For idle moments: the first search gathers what is then missing.
        """
        return self.rows.finder.gather(go_on)

    @property
    def can_find_more(self) -> bool:
        """Tell whether the same filter would now find more, as texts have been gathered since it was set."""
        return bool(self.filter) and self.rows.finder.can_find_more

    def chip_counts(self, chips: Iterable[Filter]) -> list[int]:
        """Return how many items that are not archived each filter leaves; its text is passed over."""
        return self.rows.finder.counts(chips)

    def chip_numbers(self) -> Numbers:
        """Return how many items that are not archived each person and recommendation leaves."""
        return self.rows.finder.numbers()

    def action_counts(self) -> tuple[int, int]:
        """Return how many actions the filter leaves, and how many there are; none that are archived."""
        return self.rows.action_counts()

    def matched(self) -> set[int]:
        """Return the ids of the rows that are shown for themselves, not for what stands below them."""
        return self.rows.matched()

    def _take(self, step: Step) -> None:
        if isinstance(step, Insert):
            self.beginInsertRows(self._parent_index(step.parent), step.at, step.at + len(step.ids) - 1)
            self.rows.tree.take(step)
            self.endInsertRows()
        elif isinstance(step, Move):
            source, target = self._parent_index(step.source), self._parent_index(step.target)
            self.beginMoveRows(source, step.at, step.at, target, step.to)
            self.rows.tree.take(step)
            self.endMoveRows()
        else:
            self.beginRemoveRows(self._parent_index(step.parent), step.at, step.at + step.count - 1)
            self.rows.tree.take(step)
            self.endRemoveRows()

    def _repaint(self, item_ids: Iterable[int]) -> None:
        last = len(self._columns) - 1
        for item_id in item_ids:
            if self.rows.tree.holds(item_id):
                row = self.rows.tree.row(item_id)
                self.dataChanged.emit(self.createIndex(row, 0, item_id), self.createIndex(row, last, item_id))

    def _repaint_lists(self) -> None:
        """Tell of all rows, list by list: where many are selected, a view takes seconds for a new layout."""
        lists, last = self.rows.tree.lists(), len(self._columns) - 1
        if len(lists) > MANY:
            self._repaint_all()
            return
        for ids in lists:
            foot = len(ids) - 1
            self.dataChanged.emit(self.createIndex(0, 0, ids[0]), self.createIndex(foot, last, ids[foot]))

    def _repaint_all(self) -> None:
        self.layoutAboutToBeChanged.emit()
        self.layoutChanged.emit()

    # Ids and indexes.

    def id_of(self, index: Index) -> int | None:
        """Return the id of the item of an index; None for an index of nothing."""
        return index.internalId() if index.isValid() else None

    def item_of(self, index: Index) -> Item | None:
        """Return the item of an index, or None."""
        # Asked for each row and cell that is laid out or painted: no step more than it takes.
        return self.facts.plan.items.get(index.internalId()) if index.isValid() else None

    def index_of(self, item_id: int | None, column: int = 0) -> QModelIndex:
        """Return the index of an item; an index of nothing if it is not shown."""
        if item_id is None or not (self.rows.tree.holds(item_id) or self.rows.shows(item_id)):
            return QModelIndex()
        return self.createIndex(self.rows.tree.row(item_id), column, item_id)

    def section_of(self, key: str) -> int:
        """Return the section of a column by its key, or -1."""
        keys = [column.key for column in self._columns]
        return keys.index(key) if key in keys else -1

    def _parent_index(self, item_id: Parent) -> QModelIndex:
        if item_id is None:
            return QModelIndex()
        return self.createIndex(self.rows.tree.row(item_id), 0, item_id)

    # What Qt asks.

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        """Return the index of a row and column below another one."""
        children = self._below(parent)
        if 0 <= row < len(children) and 0 <= column < len(self._columns):
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    def sibling(self, row: int, column: int, index: Index) -> QModelIndex:
        """Return another cell: of the same row, as views mostly ask, without looking above it."""
        if row == index.row() and index.isValid() and 0 <= column < len(self._columns):
            return self.createIndex(row, column, index.internalId())
        return super().sibling(row, column, index)

    def parent(self, index: Index = _NONE) -> Any:
        """Return the index above; without one, the object that owns the model."""
        if index is _NONE:
            return super().parent()
        if not index.isValid():
            return QModelIndex()
        # Asked many times for each row that is selected or laid out: see `item_of`.
        tree = self.rows.tree
        above = tree.parent(index.internalId())
        return QModelIndex() if above is None else self.createIndex(tree.row(above), 0, above)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many rows stand below an index."""
        return len(self._below(parent))

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many columns there are, below any index."""
        return len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell answers to one of Qt's roles or of `Role`."""
        item = self.item_of(index)
        if item is None:
            return None
        return cell_data(self.cell(item, index.column()), role)

    def cell(self, item: Item, section: int) -> Cell:
        """Return a cell for what asks it for several things: by an index, each goes through Qt."""
        changed = (self.since or "the last circulation") if item.id in self._changed else ""
        return Cell(self.facts, item, self._columns[section], changed, self._sought)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what a section of the header answers to a role."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        return header_data(self.plan, self._columns[section], role)

    def hasChildren(self, parent: Index = _NONE) -> bool:  # noqa: N802
        """Tell whether any row stands below an index; a view asks this of every row."""
        return len(self._below(parent)) > 0

    def _below(self, parent: Index) -> Sequence[int]:
        """Return the ids below an index; below the first column only, as views expect."""
        # An index of nothing has no id, and its column is -1. Asked for each row: see `item_of`.
        return () if parent.column() > 0 else self.rows.tree.children(parent.internalId() or None)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what may be done with a cell."""
        section = index.column()
        if section > 0:
            return _EDITED if self._columns[section].editable else _READ
        # The title comes first. Asked for each row: see `item_of`.
        item = self.facts.plan.items.get(index.internalId() or None)
        if item is None:
            return _EDITED if index.isValid() else _NOTHING
        own = _TICKED if item.kind == STEP else _EDITED
        # A view then does not ask whether it has children.
        return own if self.rows.tree.children(item.id) else _CHILDLESS[own]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Ask for an edit; return whether it was made. The plan itself only changes by `apply`."""
        item = self.item_of(index)
        key = self._key_to_set(item, self._columns[index.column()], role) if item is not None else ""
        if item is None or self._on_edit is None or not key:
            return False
        if key == TICK:
            value = Qt.CheckState(value) == Qt.CheckState.Checked
        try:
            self._on_edit(item.id, key, value)
        except UserError as refusal:
            self.refused.emit(self.index_of(item.id, index.column()), refusal.message)
            return False
        return True

    def _key_to_set(self, item: Item, column: Column, role: int) -> str:
        if role == Qt.ItemDataRole.CheckStateRole:
            return TICK if column.key == TITLE and item.kind == STEP else ""
        settable = column.editable or column.period is not None
        return column.key if role == Qt.ItemDataRole.EditRole and settable else ""
