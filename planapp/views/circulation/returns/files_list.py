"""The list of the files that came back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from planapp.graphics.theme import Appearance
from planapp.models.return_files import ReturnFilesModel
from planapp.views.circulation.returns.file_paint import FileDelegate
from planapp.views.widgets.bare_view import make_bare
from planapp.views.widgets.painted import ink

Index = QModelIndex | QPersistentModelIndex


class FilesList(QListView):
    """`chosen` gives the id of the return that is chosen, or None.

    `opened` comes on Enter, `remove_wanted` on Delete, `menu_wanted` with where a menu is to open.
    """

    chosen = Signal(object)
    opened = Signal()
    remove_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: ReturnFilesModel, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        self._theme, self.files = theme, model
        self._kept: int | None = None
        self.setAccessibleName("Returned files")
        self.setModel(model)
        self.setItemDelegate(FileDelegate(theme, self))
        make_bare(self)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.activated.connect(self.opened)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, ink(self._theme, "sunken"))
        self.setPalette(palette)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @property
    def current_id(self) -> int | None:
        """Return the id of the return that is chosen."""
        return self.files.id_at(self.currentIndex())

    def choose(self, return_id: int) -> None:
        """Choose a return, if it is there."""
        index = self.files.index_of(return_id)
        if index.isValid():
            self.setCurrentIndex(index)

    def _keep(self) -> None:
        self._kept = self.current_id

    def _restore(self) -> None:
        """Stand on the return as before, or else on the first one."""
        index = self.files.index_of(self._kept) if self._kept is not None else QModelIndex()
        if not index.isValid() and self.files.files:
            index = self.files.index(0)
        self.setCurrentIndex(index)
        if not index.isValid():
            self.chosen.emit(None)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which return is chosen."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.files.id_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ask with Delete to take the chosen one off the list; go to its changes with Enter or Right."""
        if self.current_id is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the file under the pointer, or of the chosen one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            at = event.globalPos()
        else:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if self.files.id_at(index) is not None:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(at)
