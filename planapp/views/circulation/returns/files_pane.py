"""The files that came back: how many, which, and where more are dropped."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.return_files import ReturnFilesModel
from planapp.views.circulation.returns.drop_zone import DropZone
from planapp.views.circulation.returns.files_list import FilesList
from planapp.views.widgets.painted import RING, ink, px
from planapp.views.widgets.words import Words

_PADDING, _HEAD = 16, 44


class FilesPane(QWidget):
    """Head, list and drop zone on the sunken ground of lists at the side."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show no file yet."""
        super().__init__(parent)
        self._theme = theme
        self.model = ReturnFilesModel(self)
        self.list = FilesList(self.model, theme)
        self.zone = DropZone(theme)
        self.back = Words(theme, "", Role.BODY, "text2")
        self._head = QWidget()
        head = self._head_row = QHBoxLayout(self._head)
        head.addWidget(Words(theme, "Returned", Role.HEADING), 1)
        head.addWidget(self.back)
        foot = self._foot_row = QHBoxLayout()
        foot.addWidget(self.zone)
        column = QVBoxLayout(self)
        # A line at the right parts it from what is beside it.
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.list)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        side = px(self._theme, _PADDING)
        self._head.setFixedHeight(px(self._theme, _HEAD))
        self._head_row.setContentsMargins(side, 4, side, 0)
        self._foot_row.setContentsMargins(side - RING, 8, side - RING, 12)
        self.update()

    def take_keyboard(self) -> None:
        """Give the keyboard to the list, or to the zone while there is no file."""
        place = self.list if self.model.files else self.zone
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is here."""
        return self.list.hasFocus() or self.zone.hasFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground and the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "sunken"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), ink(self._theme, "line2"))
        painter.end()
