"""A few small fields at the place that they are about: Enter takes them, Esc gives them up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.detail.card import Card
from planapp.views.detail.laying_out import lay_out_now
from planapp.views.detail.refusal import Refusal
from planapp.views.widgets.in_place_text import ENTER, VISITS
from planapp.views.widgets.painted import px
from planapp.views.widgets.words import Words

_FIELD, _MARGIN = 28, 10


class PlaceForm(Card):
    """A question, fields beside each other under their labels, and which keys do what. Hidden at first."""

    def __init__(
        self,
        theme: Appearance,
        labels: Sequence[tuple[str, int]],
        help_words: str,
        parent: QWidget | None = None,
    ) -> None:
        """Have a field for each label; the number is its share of the width."""
        super().__init__(theme, parent)
        self.question = Words(theme, "", Role.SMALL, "text2", wrapped=True)
        # A long word is cut rather than the whole pane.
        self.question.setMinimumWidth(1)
        self.refusal = Refusal(theme)
        self.fields: list[QLineEdit] = []
        line = QHBoxLayout()
        line.setSpacing(8)
        for label, share in labels:
            line.addLayout(self._pair(label), share)
        self.extra = QVBoxLayout()
        self.column.setSpacing(6)
        self.column.addWidget(self.question)
        self.column.addLayout(line)
        self.column.addLayout(self.extra)
        self.column.addWidget(self.refusal)
        self.column.addWidget(Words(theme, help_words, Role.CAPTION, "text3", wrapped=True))
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def _pair(self, label: str) -> QVBoxLayout:
        field = QLineEdit()
        field.setAccessibleName(label)
        field.installEventFilter(self)
        self.fields.append(field)
        pair = QVBoxLayout()
        pair.setSpacing(2)
        pair.addWidget(Words(self._theme, label, Role.CAPTION, "text3"))
        pair.addWidget(field)
        return pair

    def begin(self, question: str, texts: Sequence[str] = ()) -> None:
        """Ask, with texts in the fields to begin with and the keyboard in the first."""
        self.question.setText(question)
        self.refusal.tell("")
        for at, field in enumerate(self.fields):
            field.setText(texts[at] if at < len(texts) else "")
        self.show()
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[0].selectAll()
        lay_out_now()
        self._come_into_sight()

    def _come_into_sight(self) -> None:
        """Have what the form stands on scroll to all of it."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self, 0, _MARGIN)

    @property
    def texts(self) -> list[str]:
        """Return what the fields say."""
        return [field.text() for field in self.fields]

    @property
    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is in it."""
        at = QApplication.focusWidget()
        return at is not None and self.isAncestorOf(at)

    def finish(self) -> None:
        """Take what the fields say."""

    def give_up(self) -> None:
        """Take nothing."""

    def desert(self) -> None:
        """The keyboard has gone elsewhere for good."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Finish with Enter, give up with Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                self.finish()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
                return True
        is_lost = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in VISITS
        if is_lost and not self.has_keyboard:
            self.desert()
        return super().eventFilter(watched, event)

    def _restyle(self) -> None:
        margin = px(self._theme, _MARGIN)
        self.column.setContentsMargins(margin, margin - 4, margin, margin - 2)
        for field in self.fields:
            field.setFixedHeight(px(self._theme, _FIELD))
