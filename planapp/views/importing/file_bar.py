"""Over the source: which file and sheet it is, how long, and what its tints mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planapp.domain.naming import short
from planapp.exchange.grid import Sheet
from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.importing.legend import Legend
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.painted import RING, ink, paint_icon, paint_text, px
from planapp.views.widgets.words import Words

_HEIGHT, _PADDING, _SIGN, _WIDEST = 40, 24, 16, 220


class FileBar(QWidget):
    """`sheet_chosen` tells the name of the sheet to look at."""

    sheet_chosen = Signal(str)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Name no file yet."""
        super().__init__(parent)
        self._theme = theme
        self._sheets: dict[str, Sheet] = {}
        self.name = _FileName(theme)
        self.choice = Choice(theme)
        self.choice.setAccessibleName("Sheet to look at")
        self.choice.activated.connect(lambda at: self.sheet_chosen.emit(self.choice.itemData(at)))
        self.rows = Words(theme, "", Role.SMALL, "text3")
        row = QHBoxLayout(self)
        row.setContentsMargins(_PADDING, 0, _PADDING, 0)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.choice)
        row.addWidget(self.rows)
        row.addStretch(1)
        row.addWidget(Legend(theme), 100)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(px(self._theme, _HEIGHT))

    def show_file(self, name: str, sheets: Sequence[Sheet]) -> None:
        """Name a file and the sheets that can be looked at."""
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self.name.show_name(name)
        self.choice.clear()
        for sheet in sheets:
            self.choice.addItem(f"Sheet ‘{sheet.name}’", sheet.name)
        self.choice.setVisible(len(sheets) > 1)

    def choose(self, name: str) -> None:
        """Show which sheet is looked at."""
        self.choice.setCurrentIndex(self.choice.findData(name))
        rows = self._sheets[name].last_row if name in self._sheets else 0
        length = "1 row" if rows == 1 else f"{rows:,} rows"
        self.rows.setText(length if len(self._sheets) > 1 else f"Sheet ‘{short(name)}’, {length}")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line below."""
        painter = QPainter(self)
        painter.setPen(ink(self._theme, "line2"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class _FileName(QWidget):
    """A sign and the name of a file, cut in the middle where it is too long."""

    def __init__(self, theme: Appearance) -> None:
        super().__init__()
        self._theme, self._name = theme, ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Show a name."""
        self._name = name
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of sign and name."""
        theme = self._theme
        width = QFontMetricsF(font(Role.STRONG, theme.look)).horizontalAdvance(self._name) + 2
        return QSize(int(min(width, px(theme, _WIDEST))) + px(theme, _SIGN + 8), px(theme, 28) + RING)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint sign and name."""
        painter = QPainter(self)
        theme, sign = self._theme, px(self._theme, _SIGN)
        paint_icon(painter, theme, "spreadsheet", QRectF(0, 0, sign, self.height()), _SIGN, "text2")
        type_ = font(Role.STRONG, theme.look)
        box = QRectF(sign + px(theme, 8), 0, self.width() - sign - px(theme, 8), self.height())
        shown = QFontMetricsF(type_).elidedText(self._name, Qt.TextElideMode.ElideMiddle, box.width() + 0.5)
        paint_text(painter, box, shown, type_, ink(theme, "text"))
        painter.end()
