"""What an import found: what was left out, what needs a look, what to know; with buttons where one helps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.finding_groups import DANGER, NOTE, OK, WARN, Group, counts
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.painted import ink, paint_icon, px
from planapp.views.widgets.words import Words

_ICONS = {OK: "check-circle", DANGER: "warning", WARN: "warning", NOTE: "information"}
_TOKENS = {OK: "ok", DANGER: "danger", WARN: "warn", NOTE: "text"}
_SIGN, _PADDING = 16, 20


class FindingsPanel(QWidget):
    """`wanted` tells the group whose button was pressed."""

    wanted = Signal(object)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self.groups: Sequence[Group] = ()
        self._count = Words(theme, "", Role.SMALL, "text3")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        head = QHBoxLayout()
        head.setContentsMargins(_PADDING, 12, _PADDING, 4)
        head.addWidget(Words(theme, "Findings", Role.HEADING))
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show findings; what was scrolled to stays in sight, and so does the focus."""
        focused = self._focused_headline()
        scrolled = self._area.verticalScrollBar().value()
        self.groups = groups
        look, note = counts(groups)
        self._count.setText(f"{look} to check, {note} for information")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_PADDING, 0, _PADDING, 8)
        column.setSpacing(0)
        for group in groups:
            line = FindingLine(group, self._theme)
            line.wanted.connect(lambda group=group: self.wanted.emit(group))
            column.addWidget(line)
        column.addStretch(1)
        self._area.setWidget(inside)
        # Qt fills it again when it is taken in.
        inside.setAutoFillBackground(False)
        self._area.verticalScrollBar().setValue(scrolled)
        self._focus_again(focused)

    def lines(self) -> list[FindingLine]:
        """Return the findings that are shown, from top to bottom."""
        inside = self._area.widget()
        return inside.findChildren(FindingLine) if inside is not None else []

    def _focused_headline(self) -> int:
        """Return which finding's button has the focus; -1 if none."""
        focused = [line.button is not None and line.button.hasFocus() for line in self.lines()]
        return focused.index(True) if True in focused else -1

    def _focus_again(self, at: int) -> None:
        buttons = [line.button for line in self.lines()[max(at, 0) :] if line.button is not None]
        if at >= 0 and buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)


class FindingLine(QWidget):
    """One finding: sign, headline, words below, and perhaps a button."""

    wanted = Signal()

    def __init__(self, group: Group, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a group."""
        super().__init__(parent)
        self.group, self._theme = group, theme
        self.headline = Words(theme, group.headline, Role.STRONG, _TOKENS[group.state], wrapped=True)
        self.detail = Words(theme, group.detail, Role.SMALL, "text2", wrapped=True)
        self.button: Button | None = None
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(self.headline)
        if group.detail:
            text.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(theme, _SIGN + 12), 8, 0, 9)
        row.addLayout(text, 1)
        if group.verb:
            self.button = Button(theme, group.verb, Kind.QUIET, small=True)
            self.button.setAccessibleName(f"{group.verb.rstrip('…')}: {group.headline}")
            self.button.clicked.connect(self.wanted)
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return that words may be broken into lines."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the sign and the line below."""
        painter = QPainter(self)
        theme, size = self._theme, px(self._theme, _SIGN)
        token = "text2" if self.group.state == NOTE else _TOKENS[self.group.state]
        paint_icon(painter, theme, _ICONS[self.group.state], QRectF(0, 8, size, 20), _SIGN, token)
        painter.setPen(ink(theme, "line"))
        painter.drawLine(px(theme, _SIGN + 12), self.height() - 1, self.width(), self.height() - 1)
        painter.end()
