"""The whole window while a file is dragged over it: let go to import, or to open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink, paint_face, paint_text, px

_INSET = 8


def dragged_files(mime: QMimeData) -> Sequence[Path]:
    """Return the files of this computer that are dragged, without folders."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def dragged_file(mime: QMimeData) -> Path | None:
    """Return the one file of this computer that is dragged; None for more, folders and all else."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None


class DropOverlay(QWidget):
    """Lies over its parent while it is shown, and lets the mouse through."""

    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        """Be hidden."""
        super().__init__(parent)
        self._theme, self._over, self._words = theme, parent, ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say what letting go does."""
        self._words = words
        self.setAccessibleName(words)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the tint, the solid edge and the words."""
        painter, colour = QPainter(self), partial(ink, self._theme)
        painter.fillRect(self.rect(), colour("window"))
        face = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        paint_face(painter, face, colour("tint"), colour("accent"), px(self._theme, 8), 2)
        heading = font(Role.PAGE_TITLE, self._theme.look)
        paint_text(painter, face, self._words, heading, colour("accent"), Qt.AlignmentFlag.AlignHCenter)
        painter.end()
