"""How a value stands: a sentence a line, with the sign and colour of what it says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planapp.domain.indicators import BAD, GOOD, Judged
from planapp.graphics.fonts import Role, line_height
from planapp.graphics.theme import Appearance
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.painted import paint_icon, px
from planapp.views.widgets.words import Words

_SIGNS = {GOOD: ("tick", "ok"), BAD: ("close", "danger")}
_ICON = 12


class _Sign(QWidget):
    """The sign before a sentence; nothing before one that says neither good nor bad."""

    def __init__(self, theme: Appearance) -> None:
        super().__init__()
        self._theme = theme
        self.tone = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(_ICON, line_height(Role.SMALL, self._theme.look))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        icon, token = _SIGNS.get(self.tone, ("", ""))
        if icon:
            painter = QPainter(self)
            box = QRectF(0, 0, _ICON, line_height(Role.SMALL, self._theme.look))
            paint_icon(painter, self._theme, icon, box, _ICON, token)
            painter.end()


class _Line(QWidget):
    """One sentence."""

    def __init__(self, theme: Appearance) -> None:
        super().__init__()
        self.sign = _Sign(theme)
        self.words = Words(theme, "", Role.SMALL, "text2", wrapped=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.sign)
        row.addWidget(self.words, 1)

    def tell(self, judged: Judged) -> None:
        self.sign.tone = judged.tone
        self.words.setText(judged.words)
        self.words.set_token(judged.tone or "text2")
        self.sign.update()


class Standing(QWidget):
    """`tell` shows sentences under the month that they are about."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._head = Words(theme, "", Role.SMALL, "text3")
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addWidget(self._head)
        theme.changed.connect(self._restyle)
        self._restyle()

    def tell(self, head: str, told: Sequence[Judged]) -> None:
        """Say what is to be said of a month's value."""
        self._head.setText(head)
        while len(self._lines) < len(told):
            self._lines.append(_Line(self._theme))
            self._column.addWidget(self._lines[-1])
        for line, judged in zip(self._lines, told, strict=False):
            line.tell(judged)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(told))

    @property
    def text(self) -> str:
        """Return all that is said."""
        shown = [line.words.text() for line in self._lines if not line.isHidden()]
        return "\n".join([self._head.text(), *shown])

    def _restyle(self) -> None:
        inset = px(self._theme, PAD_X)
        self._column.setContentsMargins(inset, 2, inset, 8)
