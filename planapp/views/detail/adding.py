"""The empty field in which something new is typed: there when asked for, or when there is nothing yet."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planapp.views.detail.binding import Binding
from planapp.views.detail.context import Context
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import Style


class Adding(QWidget):
    """Enter adds what was typed and asks for the next one; nothing typed adds nothing."""

    def __init__(self, context: Context, style: Style | None = None, parent: QWidget | None = None) -> None:
        """Be hidden."""
        super().__init__(parent)
        self._context = context
        self.value = Value(context, style)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.value)
        self._is_asked = self._is_empty = False
        self.value.left.connect(self._settle)
        self.hide()

    def show_for(self, binding: Binding, *, is_empty: bool) -> None:
        """Be ready to add to an item; seen at once where it has nothing yet."""
        before = self.value.binding
        if before is not None and before.name != binding.name:
            self._is_asked = False
        self._is_empty = is_empty
        self.value.bind(binding)
        self._settle()

    def begin(self) -> None:
        """Show the field with the keyboard in it."""
        self._is_asked = True
        self.show()
        self.value.open()

    def _settle(self) -> None:
        """Be seen while there is something to see."""
        binding = self.value.binding
        held = binding is not None and binding.name in self._context.drafts
        if self.value.editor is None and not self.value.hasFocus():
            self._is_asked = False
        self.setVisible(self._is_empty or held or self._is_asked)
