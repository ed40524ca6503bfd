"""Where an item stands: the titles of what it stands below, each a link."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planapp.domain.naming import name_of
from planapp.domain.records import Item
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.texts import one_line
from planapp.views.detail.link import Link
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.painted import RING, paint_icon, px

_ICON, _FIRST_AT_LEAST = 12, 132


class _Arrow(QWidget):
    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedWidth(_ICON + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        paint_icon(painter, self._theme, "chevron-right", QRectF(self.rect()), _ICON, "text3")
        painter.end()


class Breadcrumb(QWidget):
    """`wanted` gives the id of the item whose link was pressed."""

    wanted = Signal(object)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[int, str], ...] = ()
        self.links: list[Link] = []
        self._parts: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_path(self, above: Sequence[Item]) -> bool:
        """Show the items that one stands below, the top one first; return whether the links are others."""
        path = tuple((item.id, one_line(item.title) or name_of(item)) for item in above)
        if path == self._shown:
            return False
        self._shown = path
        # Not takeAt(): PySide keeps the layout's items by their addresses, which Qt then uses again.
        for part in self._parts:
            self._row.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.links = [], []
        for item_id, title in path:
            self._add(item_id, title)
        # The last one gives way first: it tells the least that the board does not.
        for link in self.links[:-1]:
            link.setMinimumWidth(min(link.sizeHint().width(), px(self._theme, _FIRST_AT_LEAST)))
        return True

    def _add(self, item_id: int, title: str) -> None:
        if self.links:
            self._put(_Arrow(self._theme, self))
        link = Link(self._theme, title, "text3", Role.SMALL, self)
        link.setToolTip(title)
        link.clicked.connect(lambda: self.wanted.emit(item_id))
        self.links.append(link)
        self._put(link)

    def _put(self, part: QWidget) -> None:
        self._parts.append(part)
        self._row.insertWidget(self._row.count() - 1, part)
        part.show()

    def _restyle(self) -> None:
        inset = px(self._theme, PAD_X) - RING
        self._row.setContentsMargins(inset, 0, inset, 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of a line."""
        return QSize(0, px(self._theme, Role.SMALL.line) + 2 * RING)
