"""The files that came back as a list, and behind them those who have not sent theirs back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planapp.application.returns.model import Returned
from planapp.application.returns.tally import Tally
from planapp.models.return_words import officer_of
from planapp.models.roles import Role

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
NOBODY = "Whose is it?"


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file: whose it is, what it changes, and how far it is gone through.

    `words` is '' as long as it is not compared. `decided` is shown at the right ('4/9').
    """

    id: int
    officer: str
    file: str
    words: str = ""
    conflicts: int = 0
    decided: str = ""
    is_done: bool = False
    not_recognised: int = 0

    @property
    def title(self) -> str:
        """Return whose it is, or the question."""
        return self.officer or NOBODY

    @property
    def badge(self) -> str:
        """Return how many conflicts are open, in words, or ''."""
        return _count(self.conflicts, "conflict") if self.conflicts else ""

    @property
    def warning(self) -> str:
        """Return how many rows could not be placed, in words, or ''."""
        return f"{_count(self.not_recognised, 'row')} not recognised" if self.not_recognised else ""

    @property
    def spoken(self) -> str:
        """Return all of it for a screen reader."""
        decided = f"{self.decided.replace('/', ' of ')} decided" if self.decided else ""
        done = "done" if self.is_done else ""
        parts = (self.title, self.file, self.words, self.badge, decided, self.warning, done)
        return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class LateHeading:
    """The heading over those who have not sent theirs back: the day for which they were asked, or ''."""

    day: str

    @property
    def asked(self) -> str:
        """Return that day in words."""
        return f"asked for {self.day}" if self.day else ""


@dataclass(frozen=True, slots=True)
class LateRow:
    """Somebody who has not sent it back, and how late that is."""

    name: str
    words: str
    is_late: bool


ListRow = FileRow | LateHeading | LateRow


def file_row(returned: Returned, tally: Tally | None) -> FileRow:
    """Return the row of a file; None stands for one that is not compared yet."""
    officer = officer_of(returned)
    if tally is None:
        return FileRow(returned.id, officer, returned.file)
    decided = f"{tally.decided}/{tally.changes}" if tally.decided and not tally.is_done else ""
    return FileRow(
        returned.id,
        officer,
        returned.file,
        _state(tally),
        tally.conflicts,
        decided,
        tally.is_done,
        tally.not_recognised,
    )


def _state(tally: Tally) -> str:
    if not tally.is_done:
        return _count(tally.changes, "change")
    parts = (("merged", tally.merged), ("declined", tally.declined))
    return ", ".join(f"{number:,} {word}" for word, number in parts if number) or "No changes"


class ReturnFilesModel(QAbstractListModel):
    """Rows of files, then those who are late; only the files can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._rows: tuple[ListRow, ...] = ()

    @property
    def rows(self) -> Sequence[ListRow]:
        """Return all rows."""
        return self._rows

    @property
    def files(self) -> Sequence[FileRow]:
        """Return the rows of files."""
        return [row for row in self._rows if isinstance(row, FileRow)]

    def show(self, rows: Iterable[ListRow]) -> None:
        """Show other rows; as long as they are the same files, only what they say changes."""
        before, now = self._rows, tuple(rows)
        if list(map(_identity, before)) != list(map(_identity, now)):
            self.beginResetModel()
            self._rows = now
            self.endResetModel()
            return
        self._rows = now
        for at, (one, other) in enumerate(zip(before, now, strict=True)):
            if one != other:
                self.dataChanged.emit(self.index(at), self.index(at))

    def row_at(self, index: Index) -> ListRow | None:
        """Return the row at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def id_at(self, index: Index) -> int | None:
        """Return the id of the return at an index."""
        row = self.row_at(index)
        return row.id if isinstance(row, FileRow) else None

    def index_of(self, return_id: int) -> QModelIndex:
        """Return where a return is; an index that is not valid if it is not there."""
        found = (at for at, row in enumerate(self._rows) if isinstance(row, FileRow) and row.id == return_id)
        at = next(found, -1)
        return self.index(at) if at >= 0 else QModelIndex()

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that files can be chosen; what stands behind them is only read."""
        if isinstance(self.row_at(index), FileRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row, its words, or all of it in words."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(row)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row)
        return None


def _identity(row: ListRow) -> object:
    return row.id if isinstance(row, FileRow) else row


def _shown(row: ListRow) -> str:
    if isinstance(row, LateHeading):
        return "Not back yet"
    return row.title if isinstance(row, FileRow) else row.name


def _spoken(row: ListRow) -> str:
    if isinstance(row, FileRow):
        return row.spoken
    if isinstance(row, LateHeading):
        return ", ".join(filter(None, ("Not back yet", row.asked)))
    return ", ".join(filter(None, (row.name, "not back yet", row.words)))


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
