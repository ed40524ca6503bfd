"""The editors of painted cells: how they open, take what was typed, and stay where it is refused."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.cell_editor import CellEditor

Index = QModelIndex | QPersistentModelIndex


class CellEditing(QStyledItemDelegate):
    """`left` comes when an editor has closed, with its index and where to go: 0 stay, 1 next, -1 previous."""

    left = Signal(QPersistentModelIndex, int)

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        """Have no editor open."""
        super().__init__(parent)
        self.appearance = appearance
        self.editor: CellEditor | None = None
        self.edited = QPersistentModelIndex()

    def editor_rect(self, index: Index) -> QRect:
        """Return where an editor of a cell lies."""
        raise NotImplementedError

    def dress_editor(self, editor: CellEditor, index: Index) -> None:
        """Give an editor the name and font of its cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Return a field that lies over the cell."""
        editor = CellEditor(self.appearance, parent)
        self.dress_editor(editor, index)
        here = QPersistentModelIndex(index)
        editor.accepted.connect(lambda step: self._accept(editor, here, step))
        editor.reverted.connect(lambda: self._close(editor, here, 0))
        self.editor, self.edited = editor, here
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Forget an editor that is closed."""
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave keys and focus to the editor: Qt's own filter would throw away what was refused."""
        return False

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Start with the row's own text, unless something has been typed."""
        if isinstance(editor, CellEditor) and not editor.started:
            editor.start(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Ask for the edit; an editor whose text is refused stays."""
        if isinstance(editor, CellEditor) and editor.changed:
            made = model.setData(index, editor.text, Qt.ItemDataRole.EditRole)
            editor.set_refused(not made)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay an editor over the text of its cell."""
        if isinstance(editor, CellEditor):
            editor.lie_over(self.editor_rect(index))

    def finish(self) -> bool:
        """Take what is typed in an open editor; return whether none is open any more."""
        editor = self.editor
        if editor is not None:
            editor.accepted.emit(0)
        return self.editor is None

    def _accept(self, editor: CellEditor, index: QPersistentModelIndex, step: int) -> None:
        self.commitData.emit(editor)
        if not editor.refused:
            self._close(editor, index, step)

    def _close(self, editor: CellEditor, index: QPersistentModelIndex, step: int) -> None:
        editor.set_refused(False)
        # It is losing the keyboard: that is not one more time to take the text.
        editor.blockSignals(True)
        self.closeEditor.emit(editor)
        self.left.emit(index, step)
