"""The changes of a return as a tree to decide on. A decision goes to the inbox, never to the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planapp.application.returns.model import EDIT, MINE, THEIRS, Decision
from planapp.domain.naming import short
from planapp.exchange.alignment import EMPTIED, MISSING
from planapp.models.return_rows import ReturnGroup, ReturnLine

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
# An id holds the place of a group, counted from 1, and below it that of a line, counted from 1.
_BITS = 24
_LINE_MASK = (1 << _BITS) - 1
# What may be shown.
ALL, CONFLICTS, UNDECIDED = "all", "conflicts", "undecided"


class Column(IntEnum):
    """What the columns show."""

    FIELD = 0
    WAS = 1
    THEIRS = 2
    MINE = 3
    KEEP = 4


HEADINGS = ("Field", "Was", "Theirs", "Mine", "Keep")
_SAID = {THEIRS: "theirs is kept", MINE: "mine is kept"}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A group with those of its lines that are shown."""

    group: ReturnGroup
    lines: tuple[ReturnLine, ...]


class ReturnChangesModel(QAbstractItemModel):
    """Groups with their changes below; `group_at` and `line_at` give what is painted.

    What is decided while conflicts or undecided changes alone are shown stays in sight until the next look,
    so that no row goes away under a key.
    """

    decided_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._groups: tuple[ReturnGroup, ...] = ()
        self._decisions: Mapping[str, Decision] = {}
        self._filter = ALL
        self._pick()

    # What is shown.

    def show(self, groups: Sequence[ReturnGroup], decisions: Mapping[str, Decision]) -> None:
        """Show other changes, and what is decided of them."""
        self.beginResetModel()
        self._groups, self._decisions = tuple(groups), dict(decisions)
        self._pick()
        self.endResetModel()
        self.decided_changed.emit()

    def set_decisions(self, decisions: Mapping[str, Decision]) -> None:
        """Show what is decided now."""
        before, self._decisions = self._decisions, dict(decisions)
        changed = [key for key in {**before, **decisions} if before.get(key) != decisions.get(key)]
        for key in changed:
            index = self.index_of(key)
            if index.isValid():
                self.dataChanged.emit(index, index.siblingAtColumn(Column.KEEP))
        if changed:
            self.decided_changed.emit()

    @property
    def filter(self) -> str:
        """Return what is shown: all, conflicts or what is undecided."""
        return self._filter

    def set_filter(self, shown: str) -> None:
        """Show all, the conflicts that are open, or what is undecided; said again, it looks once more."""
        self.beginResetModel()
        self._filter = shown
        self._pick()
        self.endResetModel()

    def _pick(self) -> None:
        picked = [_Shown(group, tuple(filter(self._is_shown, group.lines))) for group in self._groups]
        self._shown = [one for one in picked if one.lines]
        self._at = {
            line.key: (place, at)
            for place, one in enumerate(self._shown)
            for at, line in enumerate(one.lines)
        }

    def _is_shown(self, line: ReturnLine) -> bool:
        if self._filter == CONFLICTS:
            return self.is_open_conflict(line)
        return self._filter == ALL or self.decision(line) is None

    @property
    def lines(self) -> Iterator[ReturnLine]:
        """Yield all changes, those that are not shown too."""
        return (line for group in self._groups for line in group.lines)

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many changes there are, in all, in conflict and undecided."""
        lines = tuple(self.lines)
        return {
            ALL: len(lines),
            CONFLICTS: sum(map(self.is_open_conflict, lines)),
            UNDECIDED: sum(line.key not in self._decisions for line in lines),
        }

    def decision(self, line: ReturnLine) -> Decision | None:
        """Return what is decided of a change."""
        return self._decisions.get(line.key)

    def is_open_conflict(self, line: ReturnLine) -> bool:
        """Tell whether a change is a conflict that nobody has decided."""
        return line.change.is_conflict and line.key not in self._decisions

    # Places.

    def index_of(self, key: str) -> QModelIndex:
        """Return where a change is shown; an index that is not valid if it is not."""
        place, at = self._at.get(key, (-1, 0))
        return QModelIndex() if place < 0 else self.createIndex(at, 0, ((place + 1) << _BITS) + at + 1)

    def group_at(self, index: Index) -> ReturnGroup | None:
        """Return the group at an index of the first level."""
        if not index.isValid() or int(index.internalId()) & _LINE_MASK:
            return None
        return self._shown[(int(index.internalId()) >> _BITS) - 1].group

    def line_at(self, index: Index) -> ReturnLine | None:
        """Return the change at an index of the second level."""
        line = int(index.internalId()) & _LINE_MASK if index.isValid() else 0
        return self._shown[(int(index.internalId()) >> _BITS) - 1].lines[line - 1] if line else None

    def lines_at(self, index: Index) -> tuple[ReturnLine, ...]:
        """Return the change at an index, or those shown of the group there."""
        line = self.line_at(index)
        if line is not None:
            return (line,)
        return self._shown[index.row()].lines if index.isValid() else ()

    def after(self, index: Index, step: int = 1) -> QModelIndex:
        """Return the change that comes next, or before with -1; not valid behind the last one."""
        keys, at = list(self._at), 0 if step > 0 else -1
        line = self.line_at(index)
        if line is not None:
            at = keys.index(line.key) + step
        elif index.isValid():
            first = keys.index(self._shown[index.row()].lines[0].key)
            at = first if step > 0 else first - 1
        return self.index_of(keys[at]) if 0 <= at < len(keys) else QModelIndex()

    def next_conflict(self, index: Index, step: int = 1) -> QModelIndex:
        """Return the next conflict that is open, round the end; not valid if there is none."""
        lines = [line for one in self._shown for line in one.lines]
        here = self.line_at(index) or next(iter(self.lines_at(index)), None)
        at = lines.index(here) if here is not None else -1
        if step > 0 and self.line_at(index) is None:
            at -= 1
        turned = lines[at + 1 :] + lines[: at + 1] if step > 0 else lines[:at][::-1] + lines[at:][::-1]
        found = next(filter(self.is_open_conflict, turned), None)
        return self.index_of(found.key) if found is not None else QModelIndex()

    # What Qt asks.

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        """Return the index of a place below a parent."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, (row + 1) << _BITS)
        return self.createIndex(row, column, int(parent.internalId()) + row + 1)

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        """Return the index of the group above a change."""
        above = int(index.internalId()) if index.isValid() else 0
        if not above & _LINE_MASK:
            return QModelIndex()
        place = (above >> _BITS) - 1
        return self.createIndex(place, 0, (place + 1) << _BITS)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many groups there are, or how many changes below one."""
        if not parent.isValid():
            return len(self._shown)
        is_group = not int(parent.internalId()) & _LINE_MASK and not parent.column()
        return len(self._shown[parent.row()].lines) if is_group else 0

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return five, at each level."""
        return len(Column)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        is_heading = orientation == Qt.Orientation.Horizontal and 0 <= section < len(HEADINGS)
        return HEADINGS[section] if is_heading and role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that all can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemNeverHasChildren if self.line_at(index) is not None else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, what is too long for a cell, or all of it in words."""
        group, line = self.group_at(index), self.line_at(index)
        if group is not None:
            return self._of_group(group, index.column(), role)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown_words(line)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = self._shown_words(line)[index.column()] if index.column() != Column.KEEP else ""
            return line.change.refusal or whole
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(line, index.column())
        return None

    def _of_group(self, group: ReturnGroup, column: int, role: int) -> str | None:
        words = f"{len(group.lines):,} change{'' if len(group.lines) == 1 else 's'}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (group.ref, group.title, words)))
        if role == Qt.ItemDataRole.DisplayRole:
            return {Column.FIELD: group.ref, Column.WAS: group.title, Column.KEEP: words}.get(
                Column(column), ""
            )
        return group.title if role == Qt.ItemDataRole.ToolTipRole else None

    def _shown_words(self, line: ReturnLine) -> tuple[str, str, str, str, str]:
        return line.label, line.was or "empty", _theirs(line), _mine(line), self._kept(line)

    def _kept(self, line: ReturnLine) -> str:
        decision = self.decision(line)
        if decision is None:
            return "can’t be taken" if line.change.refusal else "undecided"
        return _SAID.get(decision.choice, f"kept as {_spoken(decision.text) or 'empty'}")

    def _words(self, line: ReturnLine, column: int) -> str:
        """Return a cell for a screen reader; the first one tells the whole change."""
        said = {
            Column.WAS: f"was {_spoken(line.was) or 'empty'}",
            Column.THEIRS: f"theirs {_spoken(_theirs(line))}",
            Column.MINE: f"mine {_spoken(_mine(line))}",
            Column.KEEP: self._kept(line),
        }
        if column != Column.FIELD:
            return f"{line.label}, {said[Column(column)]}"
        conflict = "conflict" if line.change.is_conflict else ""
        return ", ".join(
            filter(None, (line.label, conflict, *said.values(), line.rivals, line.change.refusal))
        )


def keys_of(lines: Iterable[ReturnLine]) -> list[str]:
    """Return the keys of changes."""
    return [line.key for line in lines]


def edited(decision: Decision | None) -> str | None:
    """Return the officer's own words, where she wrote some."""
    return decision.text if decision is not None and decision.choice == EDIT else None


def _theirs(line: ReturnLine) -> str:
    if line.kind == EMPTIED:
        return "emptied"
    return "not in the return" if line.kind == MISSING else line.theirs


def _mine(line: ReturnLine) -> str:
    if not line.is_mine_changed:
        return "unchanged"
    if line.mine is None:
        return "not in the plan any more"
    return line.mine or "empty"


def _spoken(text: str) -> str:
    return short(text, 2_000)
