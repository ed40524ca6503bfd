"""A label over a value, and what was read from the value beneath it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.views.detail.binding import Binding
from planapp.views.detail.context import Context
from planapp.views.detail.inset_words import InsetWords
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import Style


class Labelled(QWidget):
    """A pair of label and value; the note is hidden while it says nothing."""

    def __init__(
        self,
        context: Context,
        label: str,
        style: Style | None = None,
        parent: QWidget | None = None,
        *,
        value: Value | None = None,
    ) -> None:
        """Show a label, over a value of its own or the one that is given."""
        super().__init__(parent)
        self.label = InsetWords(context.theme, Role.CAPTION, "text3", text=label)
        self.value = value or Value(context, style)
        self.note = InsetWords(context.theme, Role.CAPTION, "text3", room=(0, 2), wrapped=True)
        self.note.hide()
        self._told = "", "text3"
        # The value and what stands beside it.
        self.line = QHBoxLayout()
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(2)
        self.line.addWidget(self.value, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        column.addLayout(self.line)
        column.addWidget(self.note)
        column.addStretch(1)

    def add_below(self, widget: QWidget) -> None:
        """Have a widget beneath value and note."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def bind(self, binding: Binding) -> None:
        """Show a binding under its label."""
        if self.label.text() != binding.label:
            self.label.setText(binding.label)
            self.label.setToolTip(binding.label)
        self.value.bind(binding)

    def tell(self, note: str, token: str = "text3") -> None:
        """Say something beneath the value, '' for nothing."""
        if (note, token) != self._told:
            self._told = note, token
            self.note.setText(note)
            self.note.set_token(token)
            self.note.setVisible(bool(note))
