"""Taking planapp's JSON into the open plan: what differs, to choose from. There is no structure to check."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from planapp.application.import_into import Preview
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.views.about_plan import counted
from planapp.views.importing.differences_view import DifferencesView
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.message_bar import MessageBar

_SIZE, _PADDING = QSize(1200, 760), 20


class DifferencesDialog(QDialog):
    """`take_wanted` gives the edit of the open plan."""

    take_wanted = Signal(object)

    def __init__(self, preview: Preview, theme: Appearance, parent: QWidget) -> None:
        """Show how the open plan differs from a file."""
        super().__init__(parent)
        self._preview = preview
        self.setWindowTitle(f"Import {preview.found.source.name} into this plan")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = MessageBar(theme)
        self.differences = DifferencesView(preview, theme)
        self.take, self.cancel = Button(theme, "Take", Kind.PRIMARY), Button(theme, "Cancel")
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self.differences.chosen_changed.connect(self._label)
        foot = QHBoxLayout()
        foot.setContentsMargins(_PADDING, 12, _PADDING, 12)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.differences, 1)
        column.addLayout(foot)
        self.resize(_SIZE)
        self._label(len(self.differences.chosen()))
        self.differences.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str) -> None:
        """Say what could not be done."""
        self.message.tell(sentence)

    def end(self) -> None:
        """Close: what was chosen is taken."""
        self.accept()

    def _label(self, count: int) -> None:
        self.take.setText(f"Take {counted(count, 'difference')}")
        self.take.setEnabled(count > 0)
        self.take.updateGeometry()

    def _take(self) -> None:
        try:
            edit = self._preview.change_set(self.differences.chosen())
        except UserError as refusal:
            self.tell(refusal.message)
        else:
            self.take_wanted.emit(edit)
