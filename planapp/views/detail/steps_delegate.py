"""How the cells of the steps are painted, and how high their rows are."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planapp.graphics.fonts import Role, font
from planapp.models.roles import Role as DataRole
from planapp.models.rows_model import Row
from planapp.models.steps_model import AboutStep
from planapp.views.detail.context import Context
from planapp.views.detail.paragraphs import Paragraphs
from planapp.views.widgets.painted import ink, paint_face, paint_icon, px

TICK, STEP, WHEN, MEASURE, STATUS = range(5)
_ONE_LINE, _MORE_LINE, _BOX, _MOST_LINES = 28, 14, 16, 2
GAP = 10
_KEPT = 4_000
_NARROW = 110

Index = QModelIndex | QPersistentModelIndex


class StepsDelegate(QStyledItemDelegate):
    """Open steps wrap to two lines, done ones are one line in grey."""

    def __init__(self, context: Context, parent: QObject) -> None:
        """Paint what the models give."""
        super().__init__(parent)
        self._context = context
        # By all that they depend on but the text size: an edit changes one row, and a layout asks for all.
        self._heights: dict[Hashable, int] = {}
        context.theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._heights.clear()

    def row_height(self, row: Row, widths: list[int]) -> int:
        """Return the height of a row whose columns have these widths."""
        columns = range(STEP, STATUS + 1)
        key = row.ticked, *widths, *(self.text_of(row, column) for column in columns)
        if key not in self._heights:
            if len(self._heights) >= _KEPT:
                self._heights.clear()
            most = max(self._lines(row, column, widths[column]).line_count for column in columns)
            self._heights[key] = px(self._context.theme, _ONE_LINE + (most - 1) * _MORE_LINE)
        return self._heights[key]

    def text_of(self, row: Row, column: int) -> str:
        """Return what a cell shows: the draft of a refused text, or what the plan has."""
        field = row.fields[column]
        draft = self._context.drafts.get((field.row_id or row.id, field.key)) if field.key else None
        if draft is not None:
            return draft.text
        about: AboutStep = row.about
        if column == STATUS and row.ticked:
            return field.shown or "Done"
        if column == STATUS and about.days_overdue:
            return f"Overdue {about.days_overdue:,} day{'' if about.days_overdue == 1 else 's'}"
        if column == STEP:
            return field.shown or "Type what is to be done"
        return field.shown

    def font_of(self, row: Row, column: int) -> QFont:
        """Return the font of a cell."""
        late = bool(row.about.days_overdue) and column in (WHEN, STATUS)
        done = bool(row.ticked) and column == STATUS
        return font(Role.SMALL, self._context.theme.look, 600 if late else 500 if done else None)

    def _token(self, row: Row, column: int) -> str:
        field, about = row.fields[column], row.about
        if field.key and (field.row_id or row.id, field.key) in self._context.drafts:
            return "danger"
        if about.days_overdue and column in (WHEN, STATUS):
            return "danger"
        if row.ticked:
            return "ok" if column == STATUS else "text3"
        if (column == WHEN and about.due_is_lent) or (column == STEP and not field.shown):
            return "text3"
        return "text" if column == STEP else "text2"

    def _most_lines(self, width: int) -> int:
        """Return how many lines an open step may take: more where large letters leave few words to a line."""
        return _MOST_LINES if width >= px(self._context.theme, _NARROW) else _MOST_LINES + 1

    def _lines(self, row: Row, column: int, width: int) -> Paragraphs:
        # A date is never cut.
        most = 0 if column == WHEN else 1 if row.ticked else self._most_lines(width)
        room = max(8, width - px(self._context.theme, GAP))
        return Paragraphs(self.text_of(row, column), self.font_of(row, column), room, most)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        row: Row = index.data(DataRole.ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        theme = self._context.theme
        painter.save()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), ink(theme, "line"))
        if index.column() == TICK:
            self._paint_tick(painter, rect, row)
        else:
            lines = self._lines(row, index.column(), rect.width())
            top = rect.top() + (px(theme, _ONE_LINE) - 1) / 2 - lines.height / max(1, lines.line_count) / 2
            at = QPointF(rect.left(), int(top))
            lines.paint(painter, at, ink(theme, self._token(row, index.column())))
        if state & QStyle.StateFlag.State_HasFocus:
            ring = QRectF(rect).adjusted(-4 if index.column() else 0, 1, -4, -2)
            paint_face(painter, ring, None, ink(theme, "accent"), 5, 2)
        painter.restore()

    def _paint_tick(self, painter: QPainter, rect: QRect, row: Row) -> None:
        theme, side = self._context.theme, px(self._context.theme, _BOX)
        top = rect.top() + (px(theme, _ONE_LINE) - 1 - side) // 2
        box = QRectF(rect.left(), top, side, side)
        if row.ticked:
            paint_face(painter, box, ink(theme, "accent_fill"), None, 4)
            paint_icon(painter, theme, "tick", box, 12, "on_accent")
        else:
            paint_face(painter, box, ink(theme, "surface"), ink(theme, "control"), 4, theme.theme.edge)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the least size; the view sets the heights of its rows."""
        return QSize(0, px(self._context.theme, _ONE_LINE))
