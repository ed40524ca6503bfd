"""The plan after an import, as a tree at the right of its source."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from planapp.application.importing import Import
from planapp.domain.records import ACTION, OBJECTIVE, STEP, THEME, Item
from planapp.graphics.fonts import Role, baseline, font
from planapp.graphics.theme import Appearance
from planapp.models.found_tree_model import ASIDE, ITEM, FoundTreeModel
from planapp.models.texts import one_line
from planapp.views.widgets.painted import ink, paint_icon, paint_text, px, text_width

Index = QModelIndex | QPersistentModelIndex
_ROW, _STEP_IN, _PADDING, _CHEVRON, _BAR = 30, 14, 16, 14, 3
_WEIGHTS = {THEME: 700, OBJECTIVE: 600}
Place = tuple[str, int]


class FoundTree(QTreeView):
    """Shows an Import. What is open and chosen is kept by its place in the source: `place_chosen`."""

    place_chosen = Signal(str, int)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._found: Import | None = None
        self.tree = FoundTreeModel(self)
        self.setModel(self.tree)
        self.setItemDelegate(_Delegate(self, theme))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setAnimated(False)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Plan after import")
        self.clicked.connect(self._fold)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self.doItemsLayout)

    def show_found(self, found: Import) -> None:
        """Show another understanding, as far open as the one before; at first objectives are open."""
        closed, first = self._closed_places(), self._found is None
        chosen = self._place_of(self.currentIndex())
        self._found = found
        self._quiet = True
        self.tree.show(found.plan)
        for item_id in found.origins:
            index = self.tree.index_of(item_id)
            item = self.tree.item(index)
            if item is None or not self.tree.rowCount(index):
                continue
            is_open = item.kind in (THEME, OBJECTIVE) if first else found.origins[item_id] not in closed
            self.setExpanded(index, is_open)
        if chosen is not None:
            self.choose(chosen)
        self._quiet = False

    def choose(self, place: Place) -> None:
        """Choose the item that stands at a place of the source."""
        from planapp.application.importing import rows_of

        item_id = rows_of(self._found).get(place) if self._found is not None else None
        index = self.tree.index_of(item_id) if item_id is not None else QModelIndex()
        before, self._quiet = self._quiet, True
        if index.isValid():
            self.scrollTo(index)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self._quiet = before

    def _closed_places(self) -> set[Place]:
        if self._found is None:
            return set()
        return {
            place
            for item_id, place in self._found.origins.items()
            if (index := self.tree.index_of(item_id)).isValid() and not self.isExpanded(index)
        }

    def _place_of(self, index: QModelIndex) -> Place | None:
        item = self.tree.item(index)
        return self._found.origins.get(item.id) if item is not None and self._found is not None else None

    def _tell(self, current: QModelIndex, _previous: QModelIndex) -> None:
        place = self._place_of(current)
        if place is not None and not self._quiet:
            self.place_chosen.emit(*place)

    def _fold(self, index: QModelIndex) -> None:
        """Open or close what stands below, where its chevron was clicked."""
        delegate = self.itemDelegate()
        if isinstance(delegate, _Delegate):
            at = self.mapFromGlobal(self.cursor().pos())
            if delegate.chevron(self.visualRect(index), index).contains(at):
                self.setExpanded(index, not self.isExpanded(index))


class _Delegate(QStyledItemDelegate):
    """Paints number, title and what stands below."""

    def __init__(self, view: FoundTree, theme: Appearance) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a row."""
        return QSize(0, px(self._theme, _ROW))

    def chevron(self, rect: QRect, index: Index) -> QRect:
        """Return where a row folds."""
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        left = rect.left() + px(self._theme, _PADDING + _STEP_IN * depth)
        return QRect(left, rect.top(), px(self._theme, _CHEVRON), rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        item: Item = index.data(ITEM)
        rect, theme = QRect(option.rect), self._theme
        painter.save()
        self._paint_ground(painter, rect, option, item)
        chevron = self.chevron(rect, index)
        if self._view.tree.rowCount(index):
            name = "chevron-down" if self._view.isExpanded(index) else "chevron-right"
            paint_icon(painter, theme, name, QRectF(chevron), _CHEVRON, "text2")
        left = chevron.right() + px(theme, 5)
        aside, small = index.data(ASIDE) or "", font(Role.SMALL, theme.look)
        end = rect.right() - px(theme, _PADDING) - text_width(aside, small)
        box = QRectF(end, rect.top(), rect.right() - px(theme, _PADDING) - end, rect.height() - 1)
        paint_text(painter, box, aside, small, ink(theme, "text3"), Qt.AlignmentFlag.AlignRight)
        left += self._paint_ref(painter, QRect(left, rect.top(), end - left, rect.height() - 1), item)
        self._paint_title(
            painter, QRect(left, rect.top(), end - left - px(theme, 12), rect.height() - 1), index
        )
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, item: Item) -> None:
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        theme = self._theme
        ground = "tint" if selected else "band" if item.kind == THEME else "surface"
        painter.fillRect(rect, ink(theme, ground))
        painter.setPen(ink(theme, "line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height() - 1), ink(theme, "accent"))

    def _paint_ref(self, painter: QPainter, box: QRect, item: Item) -> int:
        """Paint the number of an item; return the room that it takes."""
        ref = one_line(item.ref)
        if not ref:
            return 0
        theme = self._theme
        type_ = font(Role.SMALL, theme.look, _WEIGHTS.get(item.kind))
        shown = QFontMetricsF(type_).elidedText(ref, Qt.TextElideMode.ElideRight, px(theme, 72))
        token = "text" if item.kind == THEME else "text3"
        paint_text(painter, QRectF(box), shown, type_, ink(theme, token))
        return text_width(shown, type_) + px(theme, 10)

    def _paint_title(self, painter: QPainter, box: QRect, index: Index) -> None:
        item: Item = index.data(ITEM)
        theme = self._theme
        role = Role.SMALL if item.kind in (ACTION, STEP) else Role.BODY
        type_ = font(role, theme.look, _WEIGHTS.get(item.kind))
        metrics = QFontMetricsF(type_)
        painter.setFont(type_)
        painter.setPen(ink(theme, "text2" if item.kind == STEP else "text" if item.title else "text3"))
        shown = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, max(0, box.width()))
        painter.drawText(box.left(), baseline(box, metrics), shown)
