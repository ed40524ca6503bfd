"""The dialog of columns: which the board shows, in which order and how wide; what is done holds at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.models.columns import TREND, Column
from planapp.models.edit_of import TICK
from planapp.models.list_model import ListModel, Shown
from planapp.models.rows_model import Field, Row
from planapp.views.board.choosing_columns import ChoosingColumns
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import RING, px

_WIDTH = "width"
_STEP = 16
_ABOUT = "Title and periods are always there. Columns that you add take room from the oldest periods first."
_KEYS = "Space shows or hides, Alt+Up and Alt+Down move, Alt+Left and Alt+Right size."
_NO_ROOM = "no room"


class ColumnsDialog(Dialog):
    """Lists the columns that are chosen in their order, then the others."""

    def __init__(
        self, columns: ChoosingColumns, document: Document, theme: Appearance, parent: QWidget
    ) -> None:
        """Show the choice that now holds."""
        super().__init__(theme, parent, "Columns", size=(520, 600))
        self._columns = columns
        self._ids: dict[str, int] = {}
        headings = ("Column", "Width")
        self.model = ListModel(headings, self._rows, document.plan, on_edit=self._edit, parent=self)
        self.list = _ColumnList(self, theme)
        self.add_words(_ABOUT)
        self.body.addWidget(self.list, 1)
        self.list.setMinimumHeight(px(theme, 120))
        self._add_tools()
        self.add_words(_KEYS)
        self.add_button("Usual columns", self._usual, at_left=True)
        self.add_button("Close", self.accept, Kind.PRIMARY)
        self.list.row_chosen.connect(lambda _: self._show_state())
        self.list.choose(self._id_of(columns.all[0].key))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_tools(self) -> None:
        tools = (
            ("Move left", lambda: self.move_column(-1)),
            ("Move right", lambda: self.move_column(1)),
            ("Narrower", lambda: self.size_column(-_STEP)),
            ("Wider", lambda: self.size_column(_STEP)),
            ("Fit to texts", self._fit),
        )
        row = QHBoxLayout()
        row.setContentsMargins(-RING, 4, 0, 0)
        self.tools: list[Button] = []
        for words, do in tools:
            button = Button(self.theme, words)
            button.clicked.connect(lambda _=False, do=do: do())
            self.tools.append(button)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    # The rows.

    def _id_of(self, key: str) -> int:
        return self._ids.setdefault(key, len(self._ids) + 1)

    def _rows(self, plan: Plan, today: date) -> Sequence[Row]:
        return [self._row(column) for column in self._columns.all]

    def _row(self, column: Column) -> Row:
        shown = self._columns.chosen.shows(column.key)
        row_id, fixed = self._id_of(column.key), column.key == TREND
        width = str(self._columns.width_of(column.key)) if shown else ""
        if shown and not self._columns.is_in_sight(column.key):
            width = _NO_ROOM
        size = Field(width, width if width != _NO_ROOM else "", row_id, _WIDTH if shown and not fixed else "")
        label = column.label.strip() or "No heading"
        words = f"{label}, {'shown' if shown else 'hidden'}"
        return Row(row_id, (Field(label), size), words, shown, Shown(is_quiet=not shown))

    def _key(self) -> str | None:
        current = self.list.current_id()
        return next((key for key, one in self._ids.items() if one == current), None)

    def _refresh(self) -> None:
        self.model.refresh()
        self._show_state()

    def _show_state(self) -> None:
        """Let only those buttons be pressed that do something."""
        key = self._key()
        shown = key is not None and self._columns.chosen.shows(key) and key != TREND
        beside = [one.key for one in self._columns.all if self._columns.chosen.shows(one.key)]
        beside = [one for one in beside if one != TREND]
        at = beside.index(key) if shown and key is not None else -1
        makes_sense = (at > 0, 0 <= at < len(beside) - 1, shown, shown, shown)
        for button, sensible in zip(self.tools, makes_sense, strict=True):
            button.setEnabled(sensible)
            button.setToolTip("" if sensible else _why_not(key, shown))

    # What is done.

    def _edit(self, row_id: int, what: str, value: Any) -> None:
        key = next(key for key, one in self._ids.items() if one == row_id)
        if what == TICK:
            self._columns.choose(self._columns.chosen.with_shown(key, bool(value)))
        else:
            self._columns.choose(self._columns.chosen.sized(key, _read_width(str(value))))
        self._refresh()

    def move_column(self, step: int) -> None:
        """Move the column of the current row to the left (-1) or right (1)."""
        key, columns = self._key(), self._columns
        if key is not None:
            known = [column.key for column in columns.all]
            columns.choose(columns.chosen.moved(key, step, known))
            self._refresh()

    def size_column(self, by: int) -> None:
        """Make the column of the current row wider or narrower."""
        key, columns = self._key(), self._columns
        if key is not None and columns.chosen.shows(key) and key != TREND:
            columns.choose(columns.chosen.sized(key, columns.width_of(key) + by))
            self._refresh()

    def _fit(self) -> None:
        key = self._key()
        if key is not None:
            self._columns.fit(key)
            self._refresh()

    def _usual(self) -> None:
        self._columns.usual()
        self._refresh()


class _ColumnList(ListView):
    """The list, with the keys that move and size a column."""

    def __init__(self, dialog: ColumnsDialog, theme: Appearance) -> None:
        super().__init__(dialog.model, [ListColumn(), ListColumn(96, at_right=True)], theme)
        self._dialog = dialog
        self.setSelectionMode(ListView.SelectionMode.SingleSelection)
        self.setAccessibleName("Columns")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move and size with Alt and an arrow."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._dialog.move_column(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._dialog.size_column(-_STEP if event.key() == Qt.Key.Key_Left else _STEP)
        else:
            super().keyPressEvent(event)


def _read_width(typed: str) -> int | None:
    """Return the width that was typed; None, the usual one, for nothing."""
    text = typed.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise UserError(f"‘{text}’ is not a width. Type a number such as 120, or nothing for the usual one.")
    return int(text)


def _why_not(key: str | None, shown: bool) -> str:
    if key == TREND:
        return "The trend stands behind the periods"
    return "It stands at that end already" if shown else "Show the column first"
