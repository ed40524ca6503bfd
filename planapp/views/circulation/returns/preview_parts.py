"""The parts of the preview: a field with who won at its right, the ratings, steps and updates."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role, line_height
from planapp.graphics.rating_cell import Ring, Size, cell_size, paint_cell
from planapp.graphics.theme import Appearance
from planapp.models.after_merge import Part, StepLine, Text
from planapp.models.after_merge.won import CHOOSE, STAYS
from planapp.models.facts import PeriodCell
from planapp.views.detail.inset_words import InsetWords
from planapp.views.detail.rating_strip import cell_of
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.painted import ink, paint_face, paint_icon, px
from planapp.views.widgets.tag import Tag

_BAR, _BESIDE_BAR, _CARD_RADIUS, _ICON, _GAP = 3, 4, 6, 16, 6
# A status that is longer than this stands below its step.
_SHORT = 22
# What stands above a step, and above its words beside a tag.
_ABOVE, _ROOM = 2, 2


def _wrapped(
    theme: Appearance,
    role: Role,
    token: str,
    text: str,
    *,
    weight: int | None = None,
    room: tuple[int, int] = (0, 0),
) -> InsetWords:
    """Return words in as many lines as they need; a word that is too long must not widen the page."""
    words = InsetWords(theme, role, token, text=text, weight=weight, room=room, wrapped=True)
    words.setMinimumWidth(1)
    return words


class PartView(QWidget):
    """A part under its label; a bar at its left tells that the return touches it."""

    def __init__(self, theme: Appearance, part: Part, parent: QWidget | None = None) -> None:
        """Show a part."""
        super().__init__(parent)
        self._theme, self._won = theme, part.won
        self._column = QVBoxLayout(self)
        self._column.setSpacing(px(theme, 2))
        self._column.setContentsMargins(px(theme, _BESIDE_BAR), 0, 0, 0)
        self._add_head(part)
        if part.cells:
            self._column.addWidget(RatingRow(theme, part))
        for text in part.texts:
            self._column.addWidget(TextView(theme, text))
        for step in part.steps:
            self._column.addWidget(StepView(theme, step))
        for choice in part.choices:
            self._column.addWidget(ChoiceBox(theme, choice))

    def _add_head(self, part: Part) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(_wrapped(self._theme, Role.CAPTION, "text3", part.label), 1)
        if part.won:
            won = InsetWords(self._theme, Role.CAPTION, _token(part.won), text=part.won, weight=600)
            won.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            won.setAccessibleName(f"{part.label}: {part.won}")
            row.addWidget(won, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the bar."""
        if self._won:
            painter = QPainter(self)
            painter.fillRect(0, 0, _BAR, self.height(), ink(self._theme, _token(self._won)))
            painter.end()


def _token(won: str) -> str:
    return {CHOOSE: "warn", STAYS: "text3"}.get(won, "accent")


class TextView(QWidget):
    """A paragraph, perhaps below its day and source; what is new stands on a tint."""

    def __init__(self, theme: Appearance, text: Text, parent: QWidget | None = None) -> None:
        """Show a text; none is said in words."""
        super().__init__(parent)
        self._theme, self._is_new = theme, text.is_new
        room = px(theme, _GAP) if text.is_new or text.head else 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, room, 0, room)
        column.setSpacing(0)
        if text.head:
            column.addLayout(self._head(text))
        role, token = (Role.SMALL, "text" if text.is_new else "text2") if text.head else (Role.BODY, "text")
        words = _wrapped(theme, role, token if text.text else "text3", text.text or "empty")
        if not text.text:
            italic = words.font()
            italic.setItalic(True)
            words.setFont(italic)
        column.addWidget(words)

    def _head(self, text: Text) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(
            InsetWords(self._theme, Role.SMALL, "text", text=text.head, weight=600),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        row.addWidget(_wrapped(self._theme, Role.SMALL, "text3", text.source), 1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the tint."""
        if self._is_new:
            painter = QPainter(self)
            box = QRectF(self.rect()).adjusted(px(self._theme, 2), 0, 0, 0)
            paint_face(painter, box, ink(self._theme, "tint"), None, _CARD_RADIUS)
            painter.end()


class ChoiceBox(QWidget):
    """What is to be chosen, with a triangle, on the ground of a warning."""

    def __init__(self, theme: Appearance, choice: str, parent: QWidget | None = None) -> None:
        """Show a choice."""
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.setContentsMargins(px(theme, 20), px(theme, 3 + _BESIDE_BAR), 0, px(theme, 3 + _BESIDE_BAR))
        words = _wrapped(theme, Role.SMALL, "warn", choice, weight=600)
        words.setAccessibleName(f"To choose: {choice}")
        row.addWidget(words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, edge and triangle."""
        painter, theme = QPainter(self), self._theme
        box = QRectF(self.rect()).adjusted(px(theme, 4), _BESIDE_BAR, 0, -_BESIDE_BAR)
        paint_face(painter, box, ink(theme, "warn_tint"), ink(theme, "warn"), 4, theme.theme.edge)
        line = line_height(Role.SMALL, theme.look)
        sign = QRectF(box.left() + px(theme, 7), box.top() + px(theme, 3), 14, line)
        paint_icon(painter, theme, "warning", sign, 14, "warn")
        painter.end()


class StepView(QWidget):
    """A step with its tick; what the return touches of it beside and below."""

    def __init__(self, theme: Appearance, step: StepLine, parent: QWidget | None = None) -> None:
        """Show a step."""
        super().__init__(parent)
        self._theme, self._step = theme, step
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(px(theme, 18), _ABOVE, 0, _ABOVE)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        token = "text3" if step.is_done else "text"
        title = _wrapped(theme, Role.SMALL, token, step.title, room=(_ROOM, _ROOM))
        title.setAccessibleName(f"{step.title}, {'done' if step.is_done else 'not done'}")
        row.addWidget(title, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        notes = step.notes
        if step.status and (step.is_touched or not step.is_done):
            if len(step.status) <= _SHORT:
                tag = Tag(theme, step.status, "new" if step.is_touched else "")
                row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
            else:
                notes = (step.status, *notes)
        for note in notes:
            column.addWidget(_wrapped(theme, Role.SMALL, "accent", note))
        for choice in step.choices:
            column.addWidget(ChoiceBox(theme, choice))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the tick, or the ring of a step that is not done."""
        painter, theme = QPainter(self), self._theme
        line = line_height(Role.SMALL, theme.look)
        box = QRectF(px(theme, PAD_X), _ABOVE + _ROOM, px(theme, _ICON), line)
        icon, token = ("check-circle", "ok") if self._step.is_done else ("circle", "text3")
        paint_icon(painter, theme, icon, box, _ICON, token)
        painter.end()


class RatingRow(QWidget):
    """The ratings period by period, the latest that fit; those that the return gives are larger."""

    def __init__(self, theme: Appearance, part: Part, parent: QWidget | None = None) -> None:
        """Show the cells of a part."""
        super().__init__(parent)
        self._theme, self._cells, self._changed = theme, part.cells, part.changed
        self.setAccessibleName(f"Rating. {part.words}")
        self.setToolTip(part.words.replace(". ", "\n"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the larger cells."""
        size = cell_size(Size.STRIP_OPEN, self._theme.look)
        return QSize(size.width(), size.height() + 2 * px(self._theme, 3))

    def _width(self, cell: PeriodCell) -> int:
        size = Size.STRIP_OPEN if cell.period.id in self._changed else Size.LIST
        return cell_size(size, self._theme.look).width()

    def shown(self) -> tuple[PeriodCell, ...]:
        """Return the cells that there is room for: the latest, and with them those that are larger."""
        room = self.width() - px(self._theme, PAD_X)
        found: list[PeriodCell] = []
        large = [cell for cell in self._cells if cell.period.id in self._changed]
        for cell in [*reversed(large), *(one for one in reversed(self._cells) if one not in large)]:
            room -= self._width(cell) + px(self._theme, _GAP)
            if room < -px(self._theme, _GAP):
                break
            found.append(cell)
        return tuple(cell for cell in self._cells if cell in found)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the cells side by side."""
        painter, theme = QPainter(self), self._theme
        left = px(theme, PAD_X)
        for cell in self.shown():
            size = Size.STRIP_OPEN if cell.period.id in self._changed else Size.LIST
            width = self._width(cell)
            face = cell_of(cell, Ring.NONE)._replace(size=size)
            paint_cell(painter, QRectF(left, 0, width, self.height()), face, theme.look)
            left += width + px(theme, _GAP)
        painter.end()
