"""A list to choose from, painted as the fields are: a face with words and a chevron."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyledItemDelegate, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import (
    RING,
    ink,
    paint_face,
    paint_icon,
    paint_ring,
    paint_text,
    px,
    text_width,
)

_HEIGHT, _PADDING, _CHEVRON, _RADIUS = 28, 8, 12, 6
_MOST_SHOWN = 24


class Choice(QComboBox):
    """A combo box; `activated` comes when the officer chooses. The wheel scrolls what it stands on."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Have nothing to choose yet."""
        super().__init__(parent)
        self.theme = theme
        self.setView(QListView(self))
        # The delegate that Qt gives a combo box does not follow style sheets.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def face(self) -> QRectF:
        """Return where the control itself is painted."""
        return QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that holds the longest choice."""
        type_ = font(Role.SMALL, self.theme.look)
        widest = max((text_width(self.itemText(at), type_) for at in range(self.count())), default=0)
        width = widest + px(self.theme, 2 * _PADDING + _CHEVRON + 4)
        return QSize(width + 2 * RING, px(self.theme, _HEIGHT) + 2 * RING)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size of a chevron with a letter or two beside it."""
        return QSize(px(self.theme, 48), self.sizeHint().height())

    def showPopup(self) -> None:  # noqa: N802
        """Open the list, wide enough for the longest choice."""
        self.view().setMinimumWidth(self.sizeHint().width() + px(self.theme, _PADDING))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to what scrolls: a choice must not change by rolling past it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint face, words, chevron and focus ring."""
        painter = QPainter(self)
        face, theme = self.face(), self.theme
        hovered = self.isEnabled() and self.underMouse()
        ground = "hover" if hovered else "surface" if self.isEnabled() else "band"
        edge = ink(theme, "control") if self.isEnabled() else None
        paint_face(painter, face, ink(theme, ground), edge, _RADIUS, theme.theme.edge)
        type_ = font(Role.SMALL, theme.look)
        padding, chevron = px(theme, _PADDING), px(theme, _CHEVRON)
        words = face.adjusted(padding, 0, -padding - chevron - 2, 0)
        shown = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, int(words.width()) + 1
        )
        paint_text(painter, words, shown, type_, ink(theme, "text" if self.isEnabled() else "disabled"))
        box = QRectF(face.right() - padding - chevron + 2, face.top(), chevron, face.height())
        paint_icon(painter, theme, "chevron-down", box, _CHEVRON, "text2" if self.isEnabled() else "disabled")
        if self.hasFocus():
            paint_ring(painter, face, ink(theme, "accent"), _RADIUS)
        painter.end()

    def showEvent(self, event: object) -> None:  # noqa: N802
        """Take the font by which long choices are cut."""
        self.setFont(font(Role.SMALL, self.theme.look))
        super().showEvent(event)  # type: ignore[arg-type]
