"""Two small fields below a due date that is moved later: why, and who approved it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planapp.domain import edits
from planapp.domain.edits.dates import NO_REASON
from planapp.graphics.fonts import Role
from planapp.models.texts import one_line
from planapp.views.detail.card import Card
from planapp.views.detail.context import Context
from planapp.views.detail.value import Value
from planapp.views.widgets.in_place_text import ENTER, VISITS
from planapp.views.widgets.painted import px
from planapp.views.widgets.words import Words

_FIELD, _MARGIN = 28, 10
_HELP = f"Enter keeps both. Esc leaves the reason as ‘{NO_REASON}’."


class SlipPrompt(Card):
    """Holds a date that is typed and not yet in the plan, until reason and approver are given or left out.

    All three are one edit. Leaving the fields takes what they say, as leaving any field does.
    """

    def __init__(self, context: Context, value: Value, parent: QWidget | None = None) -> None:
        """Be hidden; ask about dates that are typed in `value`."""
        super().__init__(context.theme, parent)
        self._context, self._value = context, value
        self._text: str | None = None
        self.question = Words(context.theme, "", Role.SMALL, "text2", wrapped=True)
        self.reason, self.approved_by = QLineEdit(), QLineEdit()
        fields = QHBoxLayout()
        fields.setSpacing(8)
        labels = (("Reason", self.reason, 3), ("Approved by", self.approved_by, 2))
        for label, field, share in labels:
            field.setAccessibleName(label)
            field.installEventFilter(self)
            pair = QVBoxLayout()
            pair.setSpacing(2)
            pair.addWidget(Words(context.theme, label, Role.CAPTION, "text3"))
            pair.addWidget(field)
            fields.addLayout(pair, share)
        self.column.setSpacing(6)
        self.column.addWidget(self.question)
        self.column.addLayout(fields)
        self.column.addWidget(Words(context.theme, _HELP, Role.CAPTION, "text3", wrapped=True))
        value.asker = self
        context.theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Tell whether a date waits for its reason."""
        return self._text is not None

    def wants(self, text: str) -> bool:
        """Tell whether a due date that was typed moves it to a later day."""
        binding, plan = self._value.binding, self._context.plan
        if binding is None or binding.row not in plan.items or not self._context.is_open:
            return False
        return any(change.table == "slips" for change in edits.set_due(plan, binding.row, text).changes)

    def ask(self, text: str) -> None:
        """Ask why the date is moved."""
        binding = self._value.binding
        assert binding is not None
        self._text = text
        self._context.editing = self
        self.question.setText(f"Later than {one_line(binding.text)}. Why, and who approved it?")
        for field in (self.reason, self.approved_by):
            field.clear()
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Take the date with what the fields say."""
        self._take(self.reason.text(), self.approved_by.text())

    def _take(self, reason: str, approved_by: str) -> None:
        text, self._text = self._text, None
        if text is None:
            return
        if self._context.editing is self:
            self._context.editing = None
        had_keyboard = self._has_keyboard()
        binding = self._value.binding
        assert binding is not None
        edit = partial(edits.set_due, item_id=binding.row, reason=reason, approved_by=approved_by)
        self._value.take(text, lambda plan, typed: edit(plan, text=typed))
        if had_keyboard:
            self._value.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _has_keyboard(self) -> bool:
        return self.reason.hasFocus() or self.approved_by.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the date with Enter or when the keyboard goes elsewhere; Esc leaves out why."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                self.leave()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._take("", "")
                return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in VISITS:
            went_to = QApplication.focusWidget()
            if went_to not in (self.reason, self.approved_by):
                self.leave()
        return super().eventFilter(watched, event)

    def _restyle(self) -> None:
        margin = px(self._context.theme, _MARGIN)
        self.column.setContentsMargins(margin, margin - 4, margin, margin - 2)
        for field in (self.reason, self.approved_by):
            field.setFixedHeight(px(self._context.theme, _FIELD))
