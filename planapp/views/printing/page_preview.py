"""A page of a report as a picture, as large as there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.graphics.theme import Appearance
from planapp.reports.paper import Report, picture
from planapp.views.widgets.painted import ink, px

_LEAST = QSize(240, 200)


class PagePreview(QWidget):
    """Shows one page; paper is white in a dark window too."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._report: Report | None = None
        self._picture: QImage | None = None
        self.page = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(px(theme, _LEAST.width()), px(theme, _LEAST.height()))
        theme.changed.connect(self.update)

    @property
    def pages(self) -> int:
        """Return how many pages the report has."""
        return self._report.pages if self._report is not None else 0

    def show_report(self, report: Report) -> None:
        """Show the first page of a report."""
        self._report = report
        self.show_page(0)

    def show_page(self, page: int) -> None:
        """Show a page, counted from 0; the nearest that there is."""
        self.page = max(0, min(page, self.pages - 1))
        self._picture = None
        self.setAccessibleName(f"Preview of page {self.page + 1} of {self.pages}")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make another picture for another room."""
        self._picture = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the page in the middle, with an edge."""
        if self._report is None:
            return
        room, scale = self.size() - QSize(2, 2), self.devicePixelRatioF()
        image = self._picture
        if image is None:
            image = self._picture = picture(self._report, self.page, room, scale)
        painter = QPainter(self)
        size = image.deviceIndependentSize()
        box = QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, *size.toTuple())
        painter.fillRect(box.adjusted(-1, -1, 1, 1), ink(self._theme, "line2"))
        painter.drawImage(box, image)
        painter.end()
