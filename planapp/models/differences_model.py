"""The differences of an import as a tree to choose from. A tick changes the choice, never the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planapp.domain.naming import short
from planapp.exchange.alignment import CHANGED, EMPTIED, VERDICTS, Comparison, Difference
from planapp.exchange.alignment.ties import Ties, ties_of
from planapp.models.difference_rows import DifferenceRows, Line, Row

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_STATE = Qt.ItemDataRole.CheckStateRole
# An id holds the number of a row, counted from 1, and below it that of a line, counted from 1.
_BITS = 24
_LINE_MASK = (1 << _BITS) - 1
# Above this many rows one signal is told for all of them.
_MANY = 50


class Column(IntEnum):
    """What the columns show."""

    TAKE = 0
    FIELD = 1
    PLAN = 2
    FILE = 3


HEADINGS = ("Take", "Field", "In the plan", "In the file")


class DifferencesModel(QAbstractItemModel):
    """Rows with their differences below; `row_at` and `line_at` give a delegate what it paints.

    Of rows, the columns after the first show number, title and verdict. Ticking a difference ticks what it
    can't be taken without; taking a tick away takes it from what can't be taken without that.
    """

    chosen_changed = Signal()

    def __init__(self, comparison: Comparison, parent: QObject | None = None) -> None:
        """Tick what is safe to take; rows that are the same are not shown at first."""
        super().__init__(parent)
        self._verdicts = frozenset(VERDICTS) - {"same"}
        self._read(comparison)

    def _read(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._rows = DifferenceRows(comparison)
        self._row_of = self._rows.row_of()
        self.ties: Ties = ties_of(comparison)
        safe = (place for place, one in enumerate(comparison.differences) if one.is_safe)
        self._chosen = self.ties.taking(safe)
        self._flags: dict[int, Qt.ItemFlag] = {}
        self._show()

    def _show(self) -> None:
        self._shown = [row.number for row in self._rows.rows if row.verdict in self._verdicts]
        self._at = {number: at for at, number in enumerate(self._shown)}

    # What is shown.

    def compare(self, comparison: Comparison) -> None:
        """Show another comparison, with what is safe ticked."""
        self.beginResetModel()
        self._read(comparison)
        self.endResetModel()
        self.chosen_changed.emit()

    @property
    def verdicts(self) -> frozenset[str]:
        """Return the verdicts whose rows are shown."""
        return self._verdicts

    def set_verdicts(self, verdicts: frozenset[str]) -> None:
        """Show the rows of some verdicts only. What is ticked stays so."""
        if verdicts != self._verdicts:
            self.beginResetModel()
            self._verdicts = verdicts
            self._show()
            self.endResetModel()

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many rows there are of each verdict."""
        found = Counter(row.verdict for row in self._rows.rows)
        return {verdict: found[verdict] for verdict in VERDICTS}

    def numbers(self, *verdicts: str) -> list[int]:
        """Return the numbers of the rows of some verdicts that are shown."""
        return [number for number in self._shown if self._rows.rows[number].verdict in verdicts]

    def line_count(self, number: int) -> int:
        """Return in how many fields a row differs."""
        return len(self._rows.rows[number].places)

    def index_of(self, number: int) -> QModelIndex:
        """Return where a row is shown; an index that is not valid if it is not."""
        at = self._at.get(number)
        return QModelIndex() if at is None else self.createIndex(at, 0, (number + 1) << _BITS)

    def row_at(self, index: Index) -> Row | None:
        """Return the row at an index of the first level."""
        if not index.isValid() or int(index.internalId()) & _LINE_MASK:
            return None
        return self._rows.rows[(int(index.internalId()) >> _BITS) - 1]

    def line_at(self, index: Index) -> Line | None:
        """Return the line at an index of the second level."""
        line = int(index.internalId()) & _LINE_MASK if index.isValid() else 0
        return self._rows.lines((int(index.internalId()) >> _BITS) - 1)[line - 1] if line else None

    def refusal(self, index: Index) -> str:
        """Return why what stands at an index can't be taken; '' where it can, or where nothing is to take."""
        places = self._places(index)
        free = [place for place in places if place not in self.ties.refusals]
        return self.ties.refusals[places[0]] if places and not free else ""

    # What is chosen.

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """Return the differences that are ticked."""
        return tuple(self.comparison.differences[place] for place in sorted(self._chosen))

    def take_all(self) -> None:
        """Tick all that is shown and can be taken, what empties or deletes too."""
        self._choose(self._chosen | self.ties.taking(self._shown_places()))

    def take_none(self) -> None:
        """Take the tick from all that is shown."""
        self._choose(self._chosen - self.ties.leaving(self._shown_places()))

    def _shown_places(self) -> Iterable[int]:
        return (place for number in self._shown for place in self._rows.rows[number].places)

    def _places(self, index: Index) -> tuple[int, ...]:
        """Return the places of the differences at an index."""
        row, line = self.row_at(index), self.line_at(index)
        if row is not None:
            return row.places
        return (line.place,) if line is not None and line.place is not None else ()

    def tick(self, indexes: Iterable[Index], is_taken: bool) -> None:
        """Tick what stands at some indexes, or take the tick away, as one change."""
        places = [place for index in indexes for place in self._places(index)]
        if is_taken:
            self._choose(self._chosen | self.ties.taking(places))
        else:
            self._choose(self._chosen - self.ties.leaving(places))

    def _choose(self, chosen: frozenset[int]) -> None:
        changed = {self._row_of[place] for place in chosen ^ self._chosen}
        self._chosen = chosen
        if not changed:
            return
        shown = sorted(self._at[number] for number in changed if number in self._at)
        if len(shown) > _MANY:
            self.dataChanged.emit(self._top(shown[0]), self._top(shown[-1], Column.FILE))
        for at in shown:
            self._tell(at, is_many=len(shown) > _MANY)
        self.chosen_changed.emit()

    def _tell(self, at: int, *, is_many: bool) -> None:
        """Say that a row has changed, and what stands below it."""
        top = self._top(at)
        if not is_many:
            self.dataChanged.emit(top, self._top(at, Column.FILE))
        if self._rows.rows[self._shown[at]].verdict == CHANGED:
            last = self.rowCount(top) - 1
            self.dataChanged.emit(self.index(0, 0, top), self.index(last, Column.FILE, top))

    def _top(self, at: int, column: int = 0) -> QModelIndex:
        return self.createIndex(at, column, (self._shown[at] + 1) << _BITS)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Change the choice."""
        if role != _STATE or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        self.tick([index], Qt.CheckState(value) != _UNCHECKED)
        return True

    def state(self, index: Index) -> Qt.CheckState | None:
        """Return the tick at an index in any column; None where there is nothing to take."""
        places = [place for place in self._places(index) if place not in self.ties.refusals]
        ticked = sum(place in self._chosen for place in places)
        if not places:
            return _UNCHECKED if self._places(index) else None
        if ticked in (0, len(places)):
            return _CHECKED if ticked else _UNCHECKED
        return Qt.CheckState.PartiallyChecked

    # What Qt asks.

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        """Return the index of a place below a parent."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self._top(row, column)
        return self.createIndex(row, column, int(parent.internalId()) + row + 1)

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        """Return the index of the row above a line."""
        above = int(index.internalId()) if index.isValid() else 0
        return self.index_of((above >> _BITS) - 1) if above & _LINE_MASK else QModelIndex()

    def hasChildren(self, parent: Index = _NONE) -> bool:  # noqa: N802
        """Tell whether anything stands below, without making it."""
        if not parent.isValid():
            return bool(self._shown)
        row = self.row_at(parent)
        return row is not None and not parent.column() and bool(row.places)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many rows there are, or how many lines below one."""
        if not parent.isValid():
            return len(self._shown)
        row = self.row_at(parent)
        return len(self._rows.lines(row.number)) if row is not None and not parent.column() else 0

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return four, at each level."""
        return len(Column)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        is_heading = orientation == Qt.Orientation.Horizontal and 0 <= section < len(HEADINGS)
        return HEADINGS[section] if is_heading and role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a row can be chosen, and ticked in the first column where it can be taken."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        # Views ask for these many times a row, while they lay out all that is open.
        key = int(index.internalId()) << 1 | (index.column() == Column.TAKE)
        if key not in self._flags:
            self._flags[key] = self._flags_of(index)
        return self._flags[key]

    def _flags_of(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.line_at(index) is not None:
            flags |= Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == Column.TAKE and self._places(index) and not self.refusal(index):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, tick, tooltip, or all of it in words."""
        row, line = self.row_at(index), self.line_at(index)
        if row is None and line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(row, line)[index.column()]
        if role == _STATE and index.column() == Column.TAKE:
            return self.state(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(index, row, line)
        return None

    def _tooltip(self, index: Index) -> str:
        """Return why a row can't be taken, what goes with it, or its text in full."""
        refusal = self.refusal(index)
        if refusal or index.column() != Column.TAKE:
            return refusal or str(_shown(self.row_at(index), self.line_at(index))[index.column()])
        places = self._places(index)
        others = self.ties.taking(places) - set(places)
        if not others:
            return ""
        return f"Goes with {self._named(self._row_of[place] for place in others)}."

    def _named(self, numbers: Iterable[int]) -> str:
        found = sorted(set(numbers))
        names = ", ".join(self._rows.rows[number].name for number in found[:3])
        return f"{names} and {len(found) - 3:,} more" if len(found) > 3 else names

    def _words(self, index: Index, row: Row | None, line: Line | None) -> str:
        """Return a cell for a screen reader; the first tells the whole row."""
        column = index.column()
        if row is not None:
            whole = [
                row.name,
                "" if row.name.endswith("’") else row.title,
                row.state,
                self._tick_words(index),
            ]
            parts = [row.name, *([row.title] if column == Column.PLAN else [])]
            return ", ".join(filter(None, whole if column == Column.TAKE else [*parts, row.state]))
        above = self.row_at(index.parent())
        assert line is not None
        assert above is not None
        parts = [above.name, line.label]
        if column in (Column.TAKE, Column.PLAN):
            parts.append(f"was {_spoken(line.was)}" if line.was else "")
        if column in (Column.TAKE, Column.FILE):
            parts.append(_in_file(line))
        if column == Column.TAKE:
            parts.append(self._tick_words(index))
        return ", ".join(filter(None, parts))

    def _tick_words(self, index: Index) -> str:
        state = self.state(index)
        if state is None:
            return ""
        refusal = self.refusal(index)
        if refusal:
            return f"can’t be taken: {refusal}"
        partly = "taken in part" if state == Qt.CheckState.PartiallyChecked else "not taken"
        return "taken" if state == _CHECKED else partly


def _shown(row: Row | None, line: Line | None) -> tuple[str, str, str, str]:
    """Return what the four columns show."""
    if row is not None:
        return "", row.ref or row.under, row.title, row.state
    assert line is not None
    return "", line.label, line.was, line.in_file


def _in_file(line: Line) -> str:
    if line.kind == EMPTIED:
        return "empty in the file"
    return f"in the file {_spoken(line.theirs)}" if line.theirs else ""


def _spoken(text: str) -> str:
    return short(text, 2_000)
