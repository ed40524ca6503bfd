"""The frame of all small dialogs: ground, a message at the head, what it is about, buttons at the foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from planapp.errors import UserError
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.message_bar import MessageBar
from planapp.views.widgets.painted import RING, ink, px
from planapp.views.widgets.words import Words

_MARGIN, _SPACING, _SCREEN_EDGE, _ROUND = 24, 8, 48, 16


class Dialog(QDialog):
    """What a dialog shows goes into `body`, from top to bottom. Esc closes it, and it is then gone for good.

    `message` says over everything what could not be done. Enter presses the primary button. A dialog that
    is `about_plan` gives up when the plan is closed.
    """

    about_plan = True

    def __init__(
        self,
        theme: Appearance,
        parent: QWidget,
        title: str,
        *,
        size: tuple[int, int] = (600, 0),
        modal: bool = True,
    ) -> None:
        """Have a title; `size` is in pixels of the design, a height of 0 is as high as what it holds."""
        super().__init__(parent)
        self.theme, self._size = theme, size
        self.setWindowTitle(title)
        if modal:
            self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = MessageBar(theme)
        self.body = QVBoxLayout()
        self.body.setSpacing(_SPACING)
        self.primary: Button | None = None
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._lay_out()
        theme.changed.connect(self.update)

    def _lay_out(self) -> None:
        self.body.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN - RING, 16, _MARGIN - RING, _MARGIN - RING)
        foot.addLayout(self._left)
        foot.addStretch(1)
        foot.addLayout(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addLayout(self.body, 1)
        column.addLayout(foot)
        width, height = (px(self.theme, length) for length in self._size)
        if height:
            # Large text must not push the buttons off a small screen.
            self.resize(width, min(height, self.screen().availableSize().height() - _SCREEN_EDGE))
        else:
            self.setFixedWidth(width)

    def fit(self, window: QWidget, least: tuple[int, int]) -> None:
        """Be no larger than the window in front of which it stands, as long as that leaves `least`."""
        room = (window.width() - 2 * _ROUND, window.height() - 2 * _ROUND)
        wanted = zip(self._size, least, room, strict=True)
        self.resize(
            *(max(px(self.theme, low), min(px(self.theme, size), most)) for size, low, most in wanted)
        )

    def add_heading(self, text: str) -> Words:
        """Add a heading to the body."""
        return self._add(Words(self.theme, text, Role.HEADING))

    def add_words(self, text: str, token: str = "text3") -> Words:
        """Add a small explaining text to the body."""
        return self._add(Words(self.theme, text, Role.SMALL, token, wrapped=True))

    def _add(self, words: Words) -> Words:
        self.body.addWidget(words)
        return words

    def add_button(
        self, text: str, do: Callable[[], object], kind: Kind = Kind.SECONDARY, *, at_left: bool = False
    ) -> Button:
        """Add a button to the foot, at its right or left end."""
        button = Button(self.theme, text, kind)
        button.clicked.connect(lambda: do())
        self.put_in_foot(button, at_left=at_left)
        if kind is Kind.PRIMARY:
            self.primary = button
        return button

    def put_in_foot(self, control: QWidget, *, at_left: bool = False) -> None:
        """Add a control to the foot, at its right or left end."""
        (self._left if at_left else self._right).addWidget(control)

    def give_up(self) -> None:
        """Close although something may be half typed: what the dialog is about goes."""
        self.reject()

    def attempt(self, make: Callable[[], object]) -> bool:
        """Do something that may be refused; return whether it was done. The refusal is said at the head."""
        self.message.hide()
        try:
            make()
        except UserError as refusal:
            self.message.tell(refusal.message)
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press the primary button with Enter; Qt does so for buttons of its own only."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.primary is not None and self.primary.isEnabled():
            self.primary.click()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self.theme, "surface"))
        painter.end()


def give_up_all(window: QWidget) -> None:
    """Close the dialogs of a window that are about the plan that is being closed."""
    for dialog in window.findChildren(Dialog):
        if dialog.about_plan and dialog.isVisible():
            dialog.give_up()
