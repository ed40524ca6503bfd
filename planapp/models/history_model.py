"""The journal as a list, the newest entry first, by days; filtered by words and by kinds of entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planapp.domain.changes import REDO, UNDO
from planapp.domain.days import show_day
from planapp.domain.plan import Plan
from planapp.models.search_texts import fold
from planapp.store.journal import Entry

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_SAID_FIRST = {UNDO: "Undo: ", REDO: "Redo: "}


class HistoryRole(IntEnum):
    """ENTRY the Entry; DAY the caption over the first of a day, else ''; POINTS the names kept there."""

    ENTRY = Qt.ItemDataRole.UserRole
    DAY = Qt.ItemDataRole.UserRole + 1
    POINTS = Qt.ItemDataRole.UserRole + 2
    TIME = Qt.ItemDataRole.UserRole + 3


class HistoryModel(QAbstractListModel):
    """`push` takes in what was just written; the filter is set with `set_filter`."""

    def __init__(self, entries: Iterable[Entry], plan: Plan, parent: QObject | None = None) -> None:
        """Show a journal, given oldest first."""
        super().__init__(parent)
        self._entries = list(entries)
        self._entries.reverse()
        self._text, self._kinds = "", frozenset[str]()
        self._shown = list(self._entries)
        self.show_points(plan)

    def show_points(self, plan: Plan) -> None:
        """Take in the named points of a plan."""
        self._points: defaultdict[int, list[str]] = defaultdict(list)
        for bookmark in plan.bookmarks:
            self._points[bookmark.entry].append(bookmark.name)
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def push(self, entry: Entry) -> None:
        """Take in an entry that was just written."""
        self._entries.insert(0, entry)
        if self._matches(entry):
            self.beginInsertRows(QModelIndex(), 0, 0)
            self._shown.insert(0, entry)
            self.endInsertRows()

    def set_filter(self, text: str, kinds: Collection[str]) -> None:
        """Show the entries that have a text in their words, of some kinds (none: of all)."""
        self.beginResetModel()
        self._text, self._kinds = fold(text), frozenset(kinds)
        self._shown = [entry for entry in self._entries if self._matches(entry)]
        self.endResetModel()

    def _matches(self, entry: Entry) -> bool:
        if self._kinds and entry.kind not in self._kinds:
            return False
        points = self._points.get(entry.seq, ())
        return not self._text or any(self._text in fold(text) for text in (entry.label, entry.by, *points))

    def row_of(self, seq: int) -> int:
        """Return the row of an entry, or -1 if it is not shown."""
        return next((row for row, entry in enumerate(self._shown) if entry.seq == seq), -1)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many entries are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what an entry answers to a role."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        entry = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return said(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._accessible(entry)
            case HistoryRole.ENTRY:
                return entry
            case HistoryRole.DAY:
                return self._caption(index.row())
            case HistoryRole.POINTS:
                return tuple(self._points.get(entry.seq, ()))
            case HistoryRole.TIME:
                return f"{local(entry):%H:%M}"
        return None

    def _accessible(self, entry: Entry) -> str:
        at = local(entry)
        points = [f"named {name}" for name in self._points.get(entry.seq, ())]
        return ", ".join(filter(None, [said(entry), f"{show_day(at.date())} {at:%H:%M}", entry.by, *points]))

    def _caption(self, row: int) -> str:
        day = local(self._shown[row]).date()
        if row and local(self._shown[row - 1]).date() == day:
            return ""
        return day_words(day, date.today())


def said(entry: Entry) -> str:
    """Return what an entry did, as a line: 'Rate 1.2.2 amber', 'Undo: rate 1.2.2 amber'."""
    first = _SAID_FIRST.get(entry.kind, "")
    label = entry.label if first else f"{entry.label[:1].upper()}{entry.label[1:]}"
    return f"{first}{label}"


def local(entry: Entry) -> datetime:
    """Return when an entry was made, by the clock on the wall."""
    return datetime.fromisoformat(entry.at).astimezone()


def day_words(day: date, today: date) -> str:
    """Return a day as one says it: 'Today', 'Yesterday', '14 April 2026'."""
    ago = (today - day).days
    return {0: "Today", 1: "Yesterday"}.get(ago, f"{day.day} {day:%B %Y}")
