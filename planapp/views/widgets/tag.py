"""Tags: a reference on a grey ground, or a state with its sign and tint."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink, paint_face, paint_icon, paint_text, px, text_width

_HEIGHT, _ROUND_HEIGHT, _PADDING, _ROUND_PADDING, _ICON = 22, 20, 12, 8, 14
# Words on a tint, by what they say; '' is a reference, and what has no sign is as square as one.
_LOOKS = {
    "": ("text", "band", ""),
    "new": ("accent", "tint2", ""),
    "danger": ("danger", "danger_tint", "warning"),
    "warn": ("warn", "warn_tint", "warning"),
    "ok": ("ok", "ok_tint", "tick"),
}


class Tag(QWidget):
    """A reference ('1.2.2'), or a state in words: 'new', 'danger', 'warn' or 'ok'."""

    def __init__(
        self, theme: Appearance, text: str = "", state: str = "", parent: QWidget | None = None
    ) -> None:
        """Show `text`."""
        super().__init__(parent)
        self._theme, self._text, self._state = theme, text, state
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    @property
    def text(self) -> str:
        """Return the words."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._text = text
        self.setAccessibleName(text)
        self._restyle()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the tag: it is never cut."""
        width = text_width(self._text, font(Role.SMALL, self._theme.look, 600))
        if _LOOKS[self._state][2]:
            return QSize(width + 2 * _ROUND_PADDING + _ICON + 4, px(self._theme, _ROUND_HEIGHT))
        return QSize(width + 2 * _PADDING, px(self._theme, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the tag."""
        painter, theme, rect = QPainter(self), self._theme, QRectF(self.rect())
        text, ground, icon = _LOOKS[self._state]
        paint_face(painter, rect, ink(theme, ground), None, rect.height() if icon else 4)
        inner = rect.adjusted(_ROUND_PADDING, 0, -_ROUND_PADDING, 0) if icon else rect
        align = Qt.AlignmentFlag.AlignHCenter
        if icon:
            box = QRectF(inner.left(), inner.top(), _ICON, inner.height())
            paint_icon(painter, theme, icon, box, _ICON, text)
            inner.setLeft(inner.left() + _ICON + 4)
            align = Qt.AlignmentFlag.AlignLeft
        paint_text(painter, inner, self._text, font(Role.SMALL, theme.look, 600), ink(theme, text), align)
        painter.end()
