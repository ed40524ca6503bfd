"""A section of the pane: a line, a heading that folds it, and a body."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.detail.context import Context, MakeEdit
from planapp.views.detail.link import Link
from planapp.views.detail.refusal import Refusal
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.painted import (
    RING,
    PaintedButton,
    ink,
    paint_icon,
    paint_ring,
    paint_text,
    px,
    text_width,
)

_HEIGHT, _CHEVRON, _GAP = 28, 12, 8
_ABOVE, _BELOW = 3, 8
_CUT = Qt.TextElideMode.ElideRight


class SectionHead(PaintedButton):
    """A chevron, the name of the section and a few words on it; checked while the section is unfolded."""

    def __init__(self, theme: Appearance, text: str, parent: QWidget | None = None) -> None:
        """Show `text`, unfolded."""
        super().__init__(theme, text, parent)
        self._summary = ""
        self.setCheckable(True)
        self.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def summary(self) -> str:
        """Return the words behind the name."""
        return self._summary

    def set_summary(self, summary: str) -> None:
        """Show a few words behind the name."""
        if summary != self._summary:
            self._summary = summary
            self.setAccessibleName(", ".join(filter(None, [self.text(), summary])))
            self.setToolTip(summary)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the heading; the words may be cut."""
        width = text_width(self.text(), font(Role.STRONG, self.theme.look)) + 2 * RING
        return QSize(width + px(self.theme, _CHEVRON) + 2 * _GAP, px(self.theme, _HEIGHT))

    def face(self) -> QRectF:
        """Return where the words are painted."""
        return QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint chevron, name and words."""
        painter, face, theme = QPainter(self), self.face(), self.theme
        chevron = px(theme, _CHEVRON)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        box = QRectF(face.left() - 1, face.top(), chevron, face.height())
        paint_icon(painter, theme, name, box, _CHEVRON, "text2")
        strong, small = font(Role.STRONG, theme.look), font(Role.SMALL, theme.look)
        words = face.adjusted(chevron + 2, 0, 0, 0)
        title = QFontMetricsF(strong).elidedText(self.text(), _CUT, words.width() + 1)
        paint_text(painter, words, title, strong, ink(theme, "text"))
        words.setLeft(words.left() + text_width(self.text(), strong) + _GAP)
        shown = QFontMetricsF(small).elidedText(self._summary, _CUT, max(0.0, words.width()))
        paint_text(painter, words, shown, small, ink(theme, "text3"))
        if self.hasFocus():
            paint_ring(painter, face, ink(theme, "accent"), 4)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Fold with Left, unfold with Right; Enter does either."""
        keys = Qt.Key
        wanted = {keys.Key_Left: False, keys.Key_Right: True}.get(keys(event.key()))
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            wanted = not self.isChecked()
        if wanted is None:
            super().keyPressEvent(event)
        elif wanted != self.isChecked():
            self.click()


class Section(QWidget):
    """`body` takes what the section holds; `wanted` comes with the link at the right of the heading.

    What its commands are refused for is said below the heading, and by `refused`.
    """

    wanted = Signal()
    refused = Signal(str)

    def __init__(self, context: Context, name: str, link: str = "", parent: QWidget | None = None) -> None:
        """Be unfolded, with nothing in it."""
        super().__init__(parent)
        self._context = context
        self.theme = theme = context.theme
        self.head = SectionHead(theme, name)
        self.link = Link(theme, link) if link else None
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.refusal = Refusal(theme)
        self.body.addWidget(self.refusal)
        self._line = QHBoxLayout()
        self._line.setSpacing(4)
        self._line.addWidget(self.head, 1)
        if self.link is not None:
            self._line.addWidget(self.link)
            self.link.clicked.connect(self._want)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._line)
        self._column.addWidget(self._content)
        self._insets: list[tuple[QHBoxLayout, int, int, int]] = []
        self.head.toggled.connect(self._content.setVisible)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def last_of_head(self) -> QWidget:
        """Return what of the heading takes the keyboard last."""
        return self.link or self.head

    @property
    def is_folded(self) -> bool:
        """Tell whether the body is out of sight."""
        return not self.head.isChecked()

    def unfold(self) -> None:
        """Show the body."""
        self.head.setChecked(True)

    def inset(self, layout: QHBoxLayout, above: int = 0, below: int = 0, ring: int = 0) -> None:
        """Put a layout at the end of the body, where the texts of values stand; a ring reaches beyond."""
        self._insets.append((layout, above, below, ring))
        self.body.addLayout(layout)
        self._restyle()

    def inset_link(self, link: Link) -> None:
        """Put a link at the end of the body, its words where those of values stand."""
        line = QHBoxLayout()
        line.addWidget(link)
        line.addStretch(1)
        self.inset(line, ring=RING)

    def attempt(self, make: MakeEdit) -> None:
        """Make an edit, or say why it is refused."""
        self.refuse(self._context.attempt(make))

    def refuse(self, sentence: str) -> None:
        """Say below the heading why something is refused; '' for nothing."""
        if self.refusal.tell(sentence):
            self.refused.emit(sentence)

    def _want(self) -> None:
        self.unfold()
        self.wanted.emit()

    def _restyle(self) -> None:
        inset = px(self.theme, PAD_X)
        self._column.setContentsMargins(0, _ABOVE, 0, px(self.theme, _BELOW))
        self._line.setContentsMargins(inset - RING, 0, inset - RING, 0)
        for layout, above, below, ring in self._insets:
            layout.setContentsMargins(inset - ring, above, inset - ring, below)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line above."""
        painter, inset = QPainter(self), px(self.theme, PAD_X)
        painter.fillRect(inset, 0, self.width() - 2 * inset, 1, ink(self.theme, "line"))
        painter.end()
