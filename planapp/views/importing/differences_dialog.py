"""Taking planapp's JSON into the open plan: what differs, to choose from. There is no structure to check."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from planapp.application.import_into import Preview
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.views.about_plan import counted
from planapp.views.importing.differences_view import DifferencesView
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.dialog import Dialog

_SIZE = (1200, 760)


class DifferencesDialog(Dialog):
    """`take_wanted` gives the edit of the open plan."""

    take_wanted = Signal(object)

    def __init__(self, preview: Preview, theme: Appearance, parent: QWidget) -> None:
        """Show how the open plan differs from a file."""
        title = f"Import {preview.found.source.name} into this plan"
        super().__init__(theme, parent, title, size=_SIZE)
        self._preview = preview
        self.differences = DifferencesView(preview, theme)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.differences, 1)
        self.cancel = self.add_button("Cancel", self.reject)
        # Not what Enter presses: it is pressed on a row of the differences as well.
        self.take = Button(theme, "Take", Kind.PRIMARY)
        self.take.clicked.connect(self._take)
        self.put_in_foot(self.take)
        self.differences.chosen_changed.connect(self._label)
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
