"""Two small fields below a due date that is moved later: why, and who approved it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planapp.domain import edits
from planapp.domain.edits.dates import NO_REASON
from planapp.models.texts import one_line
from planapp.views.detail.context import Context
from planapp.views.detail.place_form import PlaceForm
from planapp.views.detail.value import Value

_HELP = f"Enter keeps both. Esc leaves the reason as ‘{NO_REASON}’."


class SlipPrompt(PlaceForm):
    """Holds a date that is typed and not yet in the plan, until reason and approver are given or left out.

    All three are one edit. Leaving the fields takes what they say, as leaving any field does.
    """

    def __init__(self, context: Context, value: Value, parent: QWidget | None = None) -> None:
        """Ask about dates that are typed in `value`."""
        super().__init__(context.theme, (("Reason", 3), ("Approved by", 2)), _HELP, parent)
        self._context, self._value = context, value
        self._text: str | None = None
        self.reason, self.approved_by = self.fields
        value.asker = self

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
        self.begin(f"Later than {one_line(binding.text)}. Why, and who approved it?")

    def leave(self) -> None:
        """Take the date with what the fields say."""
        self._take(*self.texts)

    finish = desert = leave

    def give_up(self) -> None:
        """Take the date without a reason."""
        self._take("", "")

    def _take(self, reason: str, approved_by: str) -> None:
        text, self._text = self._text, None
        if text is None:
            return
        if self._context.editing is self:
            self._context.editing = None
        had_keyboard = self.has_keyboard
        binding = self._value.binding
        assert binding is not None
        edit = partial(edits.set_due, item_id=binding.row, reason=reason, approved_by=approved_by)
        self._value.take(text, lambda plan, typed: edit(plan, text=typed))
        if had_keyboard:
            self._value.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
