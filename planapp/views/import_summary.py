"""What came in from a workbook, before anything is made: how much, what was left out, what needs a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planapp.domain.plan import Plan
from planapp.domain.records import KINDS
from planapp.graphics.fonts import Role, font, line_height
from planapp.graphics.theme import Appearance
from planapp.views.about_plan import counted
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.painted import RING, ink, paint_icon, px
from planapp.views.widgets.words import Words

if TYPE_CHECKING:
    from planapp.application.importing import Import

Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
_LINE = Qt.ItemDataRole.UserRole
_WIDTH, _LIST_HEIGHT, _MARGIN, _ICON = 640, 320, 24, 16
# How many addresses are named before the rest is counted.
_MOST_NAMED = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the summary: 'ok', 'danger', 'warn' or 'text3', where it is, and a sentence."""

    state: str
    where: str
    text: str


_STATES = {"lost": "danger", "look": "warn", "note": "text3"}
_ICONS = {"ok": "check-circle", "danger": "warning", "warn": "warning", "text3": "information"}
_ORDER = ("danger", "ok", "warn", "text3")


def lines_of(found: Import) -> list[Line]:
    """Return what the officer should know of an import: first what was left out, then what needs a look."""
    findings = [Line(_STATES[one.severity], one.where, one.text) for one in found.findings]
    lines = [*_about_cells(found), *findings]
    return sorted(lines, key=lambda line: _ORDER.index(line.state))


def _about_cells(found: Import) -> list[Line]:
    cells = found.accounting
    if not cells.filled:
        return []
    kept = cells.placed + cells.named
    if not cells.left_out:
        return [Line("ok", "", f"Nothing left out: {kept:,} of {cells.filled:,} cells have a place.")]
    named = ", ".join(cells.left_out[:_MOST_NAMED])
    more = len(cells.left_out) - _MOST_NAMED
    rest = f" and {more:,} more" if more > 0 else ""
    words = f"{counted(len(cells.left_out), 'cell')} of {cells.filled:,} left out"
    return [Line("danger", "", f"{words}: {named}{rest}. They stay in the workbook.")]


def headline(plan: Plan) -> str:
    """Return what a plan holds, in words: '3 themes, 9 objectives, 66 actions'."""
    kinds = Counter(item.kind for item in plan.items)
    numbers = [(kinds[kind], kind) for kind in KINDS]
    numbers += [(len(plan.updates), "update"), (len(plan.indicators), "indicator")]
    parts = [counted(number, word) for number, word in numbers if number]
    periods = f" over {counted(len(plan.periods), 'period')}" if len(plan.periods) else ""
    return f"{', '.join(parts)}{periods}."


class ImportSummary(QDialog):
    """Accepted: the plan is to be made. Nothing is made before."""

    def __init__(self, found: Import, theme: Appearance, parent: QWidget) -> None:
        """Show what was found."""
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(f"Import {found.source.name}")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = found.plan.about.title or found.source.stem
        title = Words(theme, name, Role.PAGE_TITLE, wrapped=True)
        about = Words(theme, headline(found.plan), wrapped=True)
        self.list = _Lines(lines_of(found), theme)
        self.make = Button(theme, "Make the plan…", Kind.PRIMARY)
        self.cancel = Button(theme, "Cancel")
        self.make.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._lay_out(title, about)
        self.make.setFocus()

    def _lay_out(self, title: Words, about: Words) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - RING)
        column.setSpacing(8)
        for widget in (title, about):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self.list, 1)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.setMinimumWidth(px(self._theme, _WIDTH))


class _Lines(QListView):
    """The lines, each as high as its sentence; for reading and for the keyboard."""

    def __init__(self, lines: Sequence[Line], theme: Appearance) -> None:
        super().__init__()
        self.setModel(_Model(lines, self))
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("What was found")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self._theme = theme

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size at which all lines are seen, up to a height at which they scroll."""
        self.doItemsLayout()
        rows = range(self.model().rowCount())
        wanted = sum(self.sizeHintForIndex(self.model().index(row, 0)).height() for row in rows)
        return QSize(px(self._theme, _WIDTH), min(wanted + 2, px(self._theme, _LIST_HEIGHT)))


class _Model(QAbstractListModel):
    def __init__(self, lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines

    def rowCount(self, parent: Index = _NOTHING) -> int:  # noqa: N802
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, or how it is read out."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ": ".join(filter(None, [line.where, line.text]))
        return line if role == _LINE else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Appearance, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of place and sentence."""
        line, width = index.data(_LINE), self._view.viewport().width()
        text = self._text_rect(QRect(0, 0, width, 0), line)
        return QSize(width, text.bottom() + 14)

    def _text_rect(self, rect: QRect, line: Line) -> QRect:
        top = rect.top() + 12 + (line_height(Role.SMALL, self._theme.look) if line.where else 0)
        box = QRect(rect.left() + 40, top, rect.width() - 60, 10_000)
        metrics = QFontMetrics(font(Role.BODY, self._theme.look))
        return metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, line.text)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the sign, where it is, and the sentence."""
        line, rect, colour = index.data(_LINE), QRect(option.rect), partial(ink, self._theme)
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        box = QRectF(rect.left() + 8, rect.top() + 12, _ICON, line_height(Role.BODY, self._theme.look))
        paint_icon(painter, self._theme, _ICONS[line.state], box, _ICON, line.state)
        if line.where:
            painter.setFont(font(Role.SMALL, self._theme.look))
            painter.setPen(colour("text3"))
            where = QRect(rect.left() + 40, rect.top() + 10, rect.width() - 60, 20)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft, line.where)
        painter.setFont(font(Role.BODY, self._theme.look))
        painter.setPen(colour("danger" if line.state == "danger" else "text"))
        painter.drawText(self._text_rect(rect, line), Qt.TextFlag.TextWordWrap, line.text)
        painter.restore()
