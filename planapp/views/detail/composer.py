"""The field of the next update, with its key; Enter breaks lines, leaving the field saves."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planapp.views.detail.context import Context
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import Style
from planapp.views.widgets.key_cap import KeyCap
from planapp.views.widgets.painted import px

_LEAST, _MOST, _PAD_X, _PAD_Y = 36, 120, 11, 8


class Composer(Value):
    """Grows with what is typed, to a point; what goes beyond scrolls."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        style = Style(
            framed=True, enter_breaks=True, spelled=True, least=_LEAST, most=_MOST, pad_x=_PAD_X, pad_y=_PAD_Y
        )
        super().__init__(context, style, parent)
        self.cap = KeyCap(context.theme, "Ctrl+Enter", self)
        self.typed.connect(self._show_cap)
        self.closed.connect(self._show_cap)

    def _show_cap(self) -> None:
        self.cap.setVisible(not self.text)
        self.cap.raise_()

    def _refresh(self) -> None:
        super()._refresh()
        self._show_cap()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the key cap at the right."""
        super().resizeEvent(event)
        size = self.cap.sizeHint()
        top = (px(self._context.theme, _LEAST) - size.height()) // 2
        self.cap.setGeometry(self.width() - size.width() - 8, top, size.width(), size.height())
