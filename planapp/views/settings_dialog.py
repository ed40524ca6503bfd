"""Settings: how the window looks, and the choices of columns that are remembered from earlier imports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planapp.errors import UserError
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.settings import DARK, LIGHT, SYSTEM, TEXT_SIZES
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.message_bar import MessageBar
from planapp.views.widgets.painted import RING, ink, px
from planapp.views.widgets.words import Words

_THEMES = ((SYSTEM, "Like the system"), (LIGHT, "Light"), (DARK, "Dark"))
_MARGIN, _WIDTH, _HEIGHT, _LABEL = 24, 600, 520, 120
_ABOUT = "When a file with the same headings comes again, its columns are read as you said before."
_NOTHING = "Nothing is remembered yet. Correct a column when you import a file, and it is."


@dataclass(frozen=True, slots=True)
class Entry:
    """A remembered import: its key in the store, the file for which it was made, and more in words."""

    key: str
    title: str
    detail: str


class SettingsDialog(QDialog):
    """What is chosen holds at once: `theme_wanted` and `size_wanted`. Entries are forgotten as it closes."""

    theme_wanted = Signal(str)
    size_wanted = Signal(int)

    def __init__(
        self,
        theme: Appearance,
        parent: QWidget,
        *,
        chosen: tuple[str, int],
        entries: Sequence[Entry],
        forget: Callable[[str], None],
    ) -> None:
        """Show the theme and text size that are `chosen`; `forget` takes the key of an entry."""
        super().__init__(parent)
        self._theme, self._forget = theme, forget
        self.setWindowTitle("Settings")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = MessageBar(theme)
        self.theme_choice = self._choice("Theme", _THEMES, chosen[0])
        self.size_choice = self._choice("Text size", [(size, f"{size}%") for size in TEXT_SIZES], chosen[1])
        self.theme_choice.activated.connect(lambda at: self.theme_wanted.emit(self.theme_choice.itemData(at)))
        self.size_choice.activated.connect(lambda at: self.size_wanted.emit(self.size_choice.itemData(at)))
        self.entries = [EntryLine(entry, theme) for entry in entries]
        self.close_button = Button(theme, "Close")
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self.theme_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choice(self, name: str, choices: Sequence[tuple[object, str]], chosen: object) -> Choice:
        made = Choice(self._theme)
        made.setAccessibleName(name)
        for data, words in choices:
            made.addItem(words, data)
        made.setCurrentIndex([data for data, _ in choices].index(chosen))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return made

    def _lay_out(self) -> None:
        theme = self._theme
        inside = QVBoxLayout()
        inside.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - RING)
        inside.setSpacing(8)
        inside.addWidget(Words(theme, "How the window looks", Role.HEADING))
        inside.addLayout(self._looks())
        inside.addSpacing(16)
        inside.addWidget(Words(theme, "Remembered imports", Role.HEADING))
        about = _ABOUT if self.entries else _NOTHING
        inside.addWidget(Words(theme, about, Role.SMALL, "text3", wrapped=True))
        inside.addWidget(self._list(), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, -RING, 0)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addLayout(inside, 1)
        self.resize(px(theme, _WIDTH), px(theme, _HEIGHT if self.entries else _HEIGHT * 6 // 10))

    def _looks(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, px(self._theme, _LABEL))
        grid.setColumnStretch(1, 1)
        for row, choice in enumerate((self.theme_choice, self.size_choice)):
            label = Words(self._theme, choice.accessibleName())
            label.setBuddy(choice)
            grid.addWidget(label, row, 0)
            grid.addWidget(choice, row, 1, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _list(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        for line in self.entries:
            column.addWidget(line)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(inside)
        # Qt fills it again when it is taken in.
        inside.setAutoFillBackground(False)
        return area

    def done(self, result: int) -> None:
        """Forget what was marked, and close; where that can't be kept, say so and stay."""
        try:
            for line in self.entries:
                if line.is_forgotten:
                    self._forget(line.entry.key)
        except UserError as refusal:
            self.message.tell(refusal.message, "Keep them", self._keep_all)
            return
        super().done(result)

    def _keep_all(self) -> None:
        for line in self.entries:
            line.mark(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "surface"))
        painter.end()


class EntryLine(QWidget):
    """A remembered import. Until the dialog closes, it can still be kept."""

    def __init__(self, entry: Entry, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show an entry."""
        super().__init__(parent)
        self.entry, self._theme, self.is_forgotten = entry, theme, False
        self.title = Words(theme, entry.title, Role.BODY)
        self.detail = Words(theme, entry.detail, Role.SMALL, "text3", wrapped=True)
        self.button = Button(theme, "", Kind.QUIET)
        self.button.clicked.connect(lambda: self.mark(not self.is_forgotten))
        for words in (self.title, self.detail):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(self.title)
        text.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 9)
        row.addLayout(text, 1)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.mark(False)

    def mark(self, is_forgotten: bool) -> None:
        """Mark it as to be forgotten, or as kept."""
        self.is_forgotten = is_forgotten
        verb = "Keep" if is_forgotten else "Forget"
        self.button.setText(verb)
        self.button.setAccessibleName(f"{verb} {self.entry.title}")
        self.button.updateGeometry()
        self.title.set_token("text3" if is_forgotten else "text")
        self.detail.setText(
            "Will be forgotten when you close Settings." if is_forgotten else self.entry.detail
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line below."""
        painter = QPainter(self)
        painter.setPen(ink(self._theme, "line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
