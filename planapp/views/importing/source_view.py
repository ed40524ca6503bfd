"""The sheet that is to be imported: what each row and column is read as, and the keys that correct it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView, QWidget

from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.corrections import JOINED, SKIPPED
from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.source_model import SourceModel
from planapp.views.importing.column_header import HEIGHT, LETTERS, ColumnHeader
from planapp.views.importing.row_header import RowHeader
from planapp.views.importing.source_delegate import SourceDelegate
from planapp.views.widgets.painted import ink, paint_text, px

# What a key says of the rows that are chosen; None: as they are recognised.
ROW_KEYS: Mapping[Qt.Key, tuple[str, str]] = {
    Qt.Key.Key_T: (m.THEME, "Theme"),
    Qt.Key.Key_O: (m.OBJECTIVE, "Objective"),
    Qt.Key.Key_A: (m.ACTION, "Action"),
    Qt.Key.Key_S: (m.STEP, "Step"),
    Qt.Key.Key_J: (JOINED, "Join to the row above"),
    Qt.Key.Key_X: (SKIPPED, "Leave out"),
    Qt.Key.Key_Backspace: ("", "As recognised"),
}
_LEAST, _MOST, _USUAL, _PER_CHARACTER = 64, 260, 110, 7


class SourceView(QTableView):
    """`roles_said` tells rows (from 1) and a role, `header_said` the row of the headings."""

    roles_said = Signal(list, str)
    header_said = Signal(int)
    column_said = Signal(int, str)
    row_chosen = Signal(int)

    def __init__(self, model: SourceModel, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        self._theme, self.source = theme, model
        self.columns, self.rows = ColumnHeader(theme, self), RowHeader(theme, self)
        self.setHorizontalHeader(self.columns)
        self.setVerticalHeader(self.rows)
        self.setModel(model)
        self.setItemDelegate(SourceDelegate(self, theme))
        self._set_up()
        self._corner = Corner(theme, self)
        self.columns.chosen.connect(self.column_said)
        self.rows.sectionDoubleClicked.connect(lambda _section: self._open_menu(QCursor.pos()))
        model.modelReset.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(self._tell_row)
        theme.changed.connect(self._fit)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName("The sheet as it was understood")

    def _fit(self) -> None:
        """Give the columns the widths of the sheet, within reason."""
        sheet = self.source.sheet
        for column in range(1, self.source.columnCount() + 1):
            width = sheet.widths.get(column, 0.0) * _PER_CHARACTER or _USUAL
            self.setColumnWidth(column - 1, px(self._theme, min(max(width, _LEAST), _MOST)))
        self.columns.show_table(self.source.table_of(0))

    def refresh(self) -> None:
        """Show what the columns are read as now."""
        row = self.currentIndex().row()
        self.columns.show_table(self.source.table_of(max(0, row)))

    def _tell_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.columns.show_table(self.source.table_of(current.row()))
            self.row_chosen.emit(current.row() + 1)

    def chosen_rows(self) -> list[int]:
        """Return the rows that are chosen, from 1."""
        return sorted(index.row() + 1 for index in self.selectionModel().selectedRows())

    def go_to(self, row: int, column: int = 1) -> None:
        """Choose a row and bring a cell of it into sight; both count from 1."""
        index = self.source.index(row - 1, column - 1)
        if not index.isValid():
            return
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def correct(self, row: int, column: int) -> None:
        """Open the field in which the text of a cell is corrected, if it can be."""
        self.go_to(row, column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.source.index(row - 1, column - 1)
        if self.source.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Say what the chosen rows are by a letter; Alt+Down opens the list of the column."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            self.columns.open_list(max(0, self.currentIndex().column()))
        elif plain and key in ROW_KEYS:
            self.say(ROW_KEYS[key][0])
        else:
            super().keyPressEvent(event)

    def say(self, role: str) -> None:
        """Say what the chosen rows are."""
        rows = [row for row in self.chosen_rows() if self.source.row(row - 1).can_change]
        if rows:
            self.roles_said.emit(rows, role)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what the keys do, and to take the row for that of the headings."""
        self._open_menu(event.globalPos())

    def _open_menu(self, at: QPoint) -> None:
        menu = self.row_menu()
        menu.exec(at)
        menu.deleteLater()

    def row_menu(self) -> QMenu:
        """Return the menu of the rows that are chosen."""
        menu = QMenu(self)
        can_change = any(self.source.row(row - 1).can_change for row in self.chosen_rows())
        for key, (role, words) in ROW_KEYS.items():
            letter = "Backspace" if key == Qt.Key.Key_Backspace else chr(key)
            action = menu.addAction(f"{words}\t{letter}")
            action.setEnabled(can_change)
            action.triggered.connect(lambda _=False, said=role: self.say(said))
        menu.addSeparator()
        current = self.currentIndex()
        header = menu.addAction("Take this row for the headings")
        header.setEnabled(current.isValid())
        header.triggered.connect(lambda: self.header_said.emit(current.row() + 1))
        return menu

    def updateGeometries(self) -> None:  # noqa: N802
        """Keep the corner between the headers covered."""
        super().updateGeometries()
        if hasattr(self, "_corner"):
            self._corner.place()


class Corner(QWidget):
    """The corner between the headers: says what the lists beside it are."""

    def __init__(self, theme: Appearance, view: SourceView) -> None:
        """Stand at the left of the lists."""
        super().__init__(view)
        self._theme, self._view = theme, view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self) -> None:
        """Take the place of the corner."""
        self.setGeometry(0, 0, self._view.rows.width(), px(self._theme, HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the words."""
        painter = QPainter(self)
        theme, box = self._theme, self.rect()
        painter.fillRect(box, ink(theme, "sunken"))
        box.setTop(px(theme, LETTERS))
        type_ = font(Role.CAPTION, theme.look)
        box.setRight(box.right() - px(theme, 8))
        paint_text(
            painter, box.toRectF(), "Reads as", type_, ink(theme, "text3"), Qt.AlignmentFlag.AlignRight
        )
        painter.setPen(ink(theme, "line2"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        painter.end()
