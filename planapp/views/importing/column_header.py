"""Above the columns of a source: the letters of each, and the list of what it can be read as."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planapp.domain.fields import ITEM_FIELDS
from planapp.domain.list_fields import INDICATOR_FIELDS, NEW_UPDATE_FIELD
from planapp.exchange.grid import column_letters
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.model import ColumnRole, FoundTable
from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.source_model import name_of_field, name_of_role, role_at
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.painted import RING, ink, paint_text, px

HEIGHT, LETTERS, _GAP = 58, 20, 3
_PLAN = (*(field.key for field in ITEM_FIELDS), NEW_UPDATE_FIELD.key, m.EXTRA, m.SKIPPED)
_INDICATORS = (*(field.key for field in INDICATOR_FIELDS), m.SKIPPED)
CHOICES: Mapping[str, tuple[str, ...]] = {m.PLAN: _PLAN, m.INDICATORS: _INDICATORS}


class ColumnHeader(QHeaderView):
    """A combo box over each column in sight; `chosen` tells the column (from 1) and the field."""

    chosen = Signal(int, str)

    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        """Stand above the columns."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._table: FoundTable | None = None
        self._lists: dict[int, Choice] = {}
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(theme, 52))
        self.sectionResized.connect(lambda *_: self._place())
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of letters and lists."""
        return QSize(0, px(self._theme, HEIGHT))

    def show_table(self, table: FoundTable | None) -> None:
        """Show what the columns of a table are read as."""
        self._table = table
        for made in self._lists.values():
            made.hide()
        self._place()
        for section, made in self._lists.items():
            self._fill(made, section)

    def list_of(self, section: int) -> Choice | None:
        """Return the list of a column, from 0, if its table has one."""
        self._ensure(section)
        return self._lists.get(section) if self._role(section) is not None else None

    def open_list(self, section: int) -> None:
        """Open the list of a column."""
        made = self.list_of(section)
        if made is not None and made.isEnabled():
            made.setFocus(Qt.FocusReason.ShortcutFocusReason)
            made.showPopup()

    def setOffset(self, offset: int) -> None:  # noqa: N802
        """Scroll, the lists with the columns."""
        super().setOffset(offset)
        self._place()

    def updateGeometries(self) -> None:  # noqa: N802
        """Place the lists again when the view has another size."""
        super().updateGeometries()
        self._place()

    def _role(self, section: int) -> ColumnRole | None:
        return role_at(self._table, section + 1) if self._table is not None else None

    def _place(self) -> None:
        """Make the lists of the columns in sight, and put each over its column."""
        if self._table is None or not self.count():
            return
        first, last = self.visualIndexAt(0), self.visualIndexAt(self.viewport().width() - 1)
        last = self.count() - 1 if last < 0 else last
        for section in range(max(0, first), last + 1):
            self._ensure(section)
        for section, made in self._lists.items():
            in_sight = first <= section <= last and self._role(section) is not None
            made.setVisible(in_sight)
            if in_sight:
                made.setGeometry(self._place_of(section))

    def _place_of(self, section: int) -> QRect:
        top = px(self._theme, LETTERS) - RING + 1
        left = self.sectionViewportPosition(section) + _GAP - RING
        width = self.sectionSize(section) - 2 * _GAP + 2 * RING
        return QRect(QPoint(left, top), QSize(width, px(self._theme, 28) + 2 * RING))

    def _ensure(self, section: int) -> None:
        if section in self._lists or self._role(section) is None:
            return
        made = self._lists[section] = Choice(self._theme, self.viewport())
        made.setAccessibleName(f"Column {column_letters(section + 1)} reads as")
        made.activated.connect(lambda at, of=section: self._choose(of, at))
        self._fill(made, section)

    def _fill(self, made: Choice, section: int) -> None:
        """Offer what the kind of table has, what it is now in its own words."""
        role, table = self._role(section), self._table
        if role is None or table is None:
            return
        made.clear()
        keys = CHOICES.get(table.kind, ())
        if role.field not in keys:
            made.addItem(name_of_role(role), role.field)
        for key in keys:
            made.addItem(name_of_role(role) if key == role.field else name_of_field(key), key)
        made.setCurrentIndex(made.findData(role.field))
        made.setEnabled(bool(keys) and role.field != m.OURS)
        heading = f"‘{role.heading}’. " if role.heading else ""
        made.setToolTip(f"{heading}{role.reason}".strip())

    def _choose(self, section: int, at: int) -> None:
        role = self._role(section)
        key = self._lists[section].itemData(at)
        if role is not None and key != role.field:
            self.chosen.emit(section + 1, key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the sections, and the ground beyond the last of them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        box = self.viewport().rect()
        box.setLeft(self.length() - self.offset())
        painter.fillRect(box, ink(self._theme, "sunken"))
        painter.setPen(ink(self._theme, "line2"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint the letters of a column."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect, ink(theme, "sunken"))
        box = QRectF(rect.left(), rect.top() + 2, rect.width(), px(theme, LETTERS) - 2)
        align = Qt.AlignmentFlag.AlignHCenter
        letters = column_letters(section + 1)
        paint_text(painter, box, letters, font(Role.CAPTION, theme.look), ink(theme, "text3"), align)
        painter.setPen(ink(theme, "line2"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
