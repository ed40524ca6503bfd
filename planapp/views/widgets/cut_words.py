"""A line of words that is cut where there is no room for it; the tooltip has the whole."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.graphics.fonts import Role, font, line_height
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink, paint_text


class CutWords(QWidget):
    """Takes the width that it is given."""

    def __init__(
        self,
        theme: Appearance,
        role: Role,
        token: str = "text",
        parent: QWidget | None = None,
        *,
        at_right: bool = False,
        in_middle: bool = False,
    ) -> None:
        """Say nothing yet; names of files are cut in the middle."""
        super().__init__(parent)
        self._theme, self._role, self._token, self._text = theme, role, token, ""
        elide = Qt.TextElideMode
        self._cut = elide.ElideMiddle if in_middle else elide.ElideRight
        self._align = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def set_text(self, text: str, token: str | None = None) -> None:
        """Say something else, in the colour of a token."""
        self._text, self._token = text, token or self._token
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of a line."""
        return QSize(0, line_height(self._role, self._theme.look))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the words."""
        painter, type_ = QPainter(self), font(self._role, self._theme.look)
        shown = QFontMetricsF(type_).elidedText(self._text, self._cut, self.width() + 0.5)
        paint_text(painter, QRectF(self.rect()), shown, type_, ink(self._theme, self._token), self._align)
        painter.end()
