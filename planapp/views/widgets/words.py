"""Words in one of the roles of the design, in the colour of a token."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink


class Words(QLabel):
    """A label that follows the theme and the text size; wrapped where it is said so."""

    def __init__(
        self,
        theme: Appearance,
        text: str,
        role: Role = Role.BODY,
        token: str = "text",
        *,
        wrapped: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show plain text."""
        super().__init__(text, parent)
        self._theme, self._role, self._token = theme, role, token
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrapped)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_token(self, token: str) -> None:
        """Show the words in another colour."""
        self._token = token
        self._restyle()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take the font again: Qt forgets it when a label with a style sheet gets another parent."""
        self._restyle()
        super().showEvent(event)

    def _restyle(self) -> None:
        self.setFont(font(self._role, self._theme.look))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, ink(self._theme, self._token))
        self.setPalette(palette)
