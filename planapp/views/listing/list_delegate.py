"""Paints the cells of a list and gives them their editors."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.list_model import Shown
from planapp.models.roles import Role as DataRole
from planapp.models.rows_model import Row
from planapp.views.widgets.cell_editing import CellEditing, Index
from planapp.views.widgets.cell_editor import CellEditor
from planapp.views.widgets.painted import ink, paint_face, paint_icon, paint_text, px

ROW, _PAD, _STEP_IN, _ICON, _BOX, _BAR = 32, 8, 16, 14, 16, 3
_PLAIN = Shown()


class ListDelegate(CellEditing):
    """One line a row: ground, selection bar, line at the foot; a tick box in the first column of ticked rows.

    A subclass paints cells of its own in `paint_cell`. Columns named in `at_right` hold figures.
    """

    def __init__(
        self, theme: Appearance, at_right: frozenset[int] = frozenset(), parent: QObject | None = None
    ) -> None:
        """Paint what a `RowsModel` gives."""
        super().__init__(theme, parent)
        self.theme, self._at_right = theme, at_right
        self.hovered_row = -1
        # Columns of names that differ at their ends, as those of files do.
        self.cut_in_middle: frozenset[int] = frozenset()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a row."""
        return QSize(0, px(self.theme, ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell on its part of the row's ground."""
        row: Row = index.data(DataRole.ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(rect)
        self._paint_ground(painter, rect, index, row, state)
        self.paint_cell(painter, self.box_of(rect, row, index.column()), row, index.column())
        if state & QStyle.StateFlag.State_HasFocus:
            ring = QRectF(rect).adjusted(1, 1, -1, -2)
            paint_face(painter, ring, None, ink(self.theme, "accent"), 4, 2)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, row: Row, state: QStyle.StateFlag
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        active = bool(state & QStyle.StateFlag.State_Active)
        over = index.row() == self.hovered_row
        plain = "band" if shown_of(row).is_heading else "hover" if over else "surface"
        token = ("tint" if active else "band") if chosen else plain
        painter.fillRect(rect, ink(self.theme, token))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink(self.theme, "line"))
        if chosen and active and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), ink(self.theme, "accent"))

    def box_of(self, rect: QRect, row: Row, column: int) -> QRect:
        """Return where a cell's contents stand in its rectangle."""
        pad = px(self.theme, _PAD)
        inset = px(self.theme, _STEP_IN) * shown_of(row).depth if column == 0 else 0
        start = pad + _BAR if column == 0 else pad
        return rect.adjusted(start + inset, 0, -pad, -1)

    def paint_cell(self, painter: QPainter, box: QRect, row: Row, column: int) -> None:
        """Paint tick box, icon and text of a cell."""
        text = self.text_box(box, row, column)
        if row.ticked is not None and column == 0:
            self._paint_tick(painter, box, ticked=row.ticked)
        icon = shown_of(row).icons.get(column)
        token = self.token_of(row, column)
        if icon:
            size = px(self.theme, _ICON)
            place = QRectF(text.left() - size - px(self.theme, 6), box.top(), size, box.height())
            paint_icon(painter, self.theme, icon, place, _ICON, token)
        type_ = self.font_of(row, column)
        elide = Qt.TextElideMode
        mode = elide.ElideMiddle if column in self.cut_in_middle else elide.ElideRight
        words = QFontMetricsF(type_).elidedText(row.fields[column].shown, mode, text.width() + 0.5)
        right = column in self._at_right
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        paint_text(painter, QRectF(text), words, type_, ink(self.theme, token), align)

    def text_box(self, box: QRect, row: Row, column: int) -> QRect:
        """Return what tick box and icon leave of a cell's contents for its text."""
        left = px(self.theme, _BOX + 8) if row.ticked is not None and column == 0 else 0
        left += px(self.theme, _ICON + 6) if column in shown_of(row).icons else 0
        return box.adjusted(left, 0, 0, 0)

    def _paint_tick(self, painter: QPainter, box: QRect, *, ticked: bool) -> None:
        side = px(self.theme, _BOX)
        face = QRectF(box.left(), box.top() + (box.height() - side) // 2, side, side)
        if ticked:
            paint_face(painter, face, ink(self.theme, "accent_fill"), None, 4)
            paint_icon(painter, self.theme, "tick", face, 12, "on_accent")
        else:
            ground, edge = ink(self.theme, "surface"), ink(self.theme, "control")
            paint_face(painter, face, ground, edge, 4, self.theme.theme.edge)

    def token_of(self, row: Row, column: int) -> str:
        """Return the colour of a cell's text."""
        shown = shown_of(row)
        usual = "text3" if shown.is_quiet else "text" if column == 0 or shown.is_heading else "text2"
        return shown.tokens.get(column, usual)

    def font_of(self, row: Row, column: int) -> QFont:
        """Return the font of a cell."""
        return font(Role.BODY if column == 0 else Role.SMALL, self.theme.look, self._weight(row))

    def _weight(self, row: Row) -> int | None:
        return 600 if shown_of(row).is_heading else None

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole of what is cut; what can be read whole needs no tooltip."""
        row: Row | None = index.data(DataRole.ROW) if index.isValid() else None
        if row is None:
            return False
        room = self.text_box(self.box_of(view.visualRect(index), row, index.column()), row, index.column())
        text = row.fields[index.column()].shown
        if QFontMetricsF(self.font_of(row, index.column())).horizontalAdvance(text) <= room.width() + 0.5:
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    # Editing.

    def dress_editor(self, editor: CellEditor, index: Index) -> None:
        """Give an editor the name and font of its cell."""
        row: Row = index.data(DataRole.ROW)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(heading or ""))
        editor.setFont(self.font_of(row, index.column()))

    def editor_rect(self, index: Index) -> QRect:
        """Return where an editor of a cell lies: its text on that of the cell."""
        view, row = self.parent(), index.data(DataRole.ROW)
        assert isinstance(view, QAbstractItemView)
        box = self.box_of(
            view.visualRect(view.model().index(index.row(), index.column())), row, index.column()
        )
        return self.text_box(box, row, index.column()).adjusted(-CellEditor.INSET, 0, CellEditor.INSET, 0)


def shown_of(row: Row) -> Shown:
    """Return how a row is shown."""
    return row.about if isinstance(row.about, Shown) else _PLAIN
