"""In front of the rows of a source: the number of each, a bar, and the word for what it was read as."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.source_model import SOURCE_ROW
from planapp.models.source_rows import Look, SourceRow
from planapp.views.importing.source_paint import BAR, GROUNDS, paint_bar, paint_ground
from planapp.views.widgets.painted import ink, paint_icon, paint_text, px

NUMBER, WORD, HEIGHT = 40, 84, 30
_HOOK = 12


class RowHeader(QHeaderView):
    """Numbers and words stay in sight however far the sheet is scrolled to the side."""

    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        """Stand in front of the rows."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.restyle()
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the row height of the text size."""
        self.setMinimumSectionSize(1)
        self.setDefaultSectionSize(px(self._theme, HEIGHT))
        self.setFixedWidth(px(self._theme, NUMBER + WORD))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the width of number and word."""
        return QSize(px(self._theme, NUMBER + WORD), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the sections, and the ground below the last of them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        box = self.viewport().rect()
        box.setTop(self.length() - self.offset())
        painter.fillRect(box, ink(self._theme, "sunken"))
        painter.setPen(ink(self._theme, "line2"))
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint the number, the bar and the word of a row."""
        model = self.model()
        row: SourceRow = model.headerData(section, Qt.Orientation.Vertical, SOURCE_ROW)
        ground, theme = GROUNDS[row.look], self._theme
        painter.save()
        number = QRect(rect.left(), rect.top(), px(theme, NUMBER), rect.height())
        painter.fillRect(number, ink(theme, "sunken"))
        small = font(Role.CAPTION, theme.look)
        align = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, QRectF(number), str(section + 1), small, ink(theme, "text3"), align)
        word = QRect(number.right() + 1, rect.top(), rect.width() - number.width(), rect.height())
        paint_ground(painter, word, ground, theme)
        painter.setPen(ink(theme, "line"))
        painter.drawLine(number.bottomLeft(), number.bottomRight())
        painter.setPen(ink(theme, "line2"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        paint_bar(painter, word, ground.bar, theme)
        self._paint_word(painter, word, row)
        if self.selectionModel().isRowSelected(section):
            paint_bar(painter, rect, "accent", theme)
        painter.restore()

    def _paint_word(self, painter: QPainter, word: QRect, row: SourceRow) -> None:
        theme, ground = self._theme, GROUNDS[row.look]
        left = word.left() + BAR + px(theme, 8 if row.look is not Look.STEP else 16)
        if row.look is Look.JOINED:
            box = QRectF(left - 2, word.top(), px(theme, _HOOK), word.height())
            paint_icon(painter, theme, "joined", box, _HOOK, "text3")
            left += px(theme, _HOOK + 2)
        strong = row.look in (Look.HEADER, Look.THEME, Look.OBJECTIVE, Look.ACTION)
        type_ = font(Role.CAPTION, theme.look, 600 if strong else 500)
        token = "accent" if row.look in (Look.THEME, Look.OBJECTIVE) else "text" if strong else ground.words
        box = QRectF(left, word.top(), word.right() - left, word.height())
        paint_text(painter, box, row.word, type_, ink(theme, token))
