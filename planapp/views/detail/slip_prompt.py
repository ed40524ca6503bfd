"""Two small fields below a due date that is moved later: why, and who approved it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.dates import NO_REASON
from planapp.models.texts import one_line
from planapp.views.detail.binding import Binding
from planapp.views.detail.context import Context
from planapp.views.detail.place_form import PlaceForm
from planapp.views.detail.value import Value

_HELP = f"Enter keeps both. Esc leaves the reason as ‘{NO_REASON}’."


@dataclass(frozen=True, slots=True)
class Asked:
    """A date that waits for its reason, and the field in which it was typed."""

    binding: Binding
    text: str


class SlipPrompt(PlaceForm):
    """Holds a date that is typed and not yet in the plan, until reason and approver are given or left out.

    All three are one edit. Leaving the fields takes what they say, as leaving any field does.
    """

    def __init__(self, context: Context, value: Value, home: QWidget | None = None) -> None:
        """Ask about dates that are typed in `value`; the keyboard then goes to it, or to another home."""
        super().__init__(context.theme, (("Reason", 3), ("Approved by", 2)), _HELP)
        self._context, self._value, self._home = context, value, home or value
        self._asked: Asked | None = None
        self.reason, self.approved_by = self.fields
        value.asker = self

    @property
    def is_asking(self) -> bool:
        """Tell whether a date waits for its reason."""
        return self._asked is not None

    def wants(self, text: str) -> bool:
        """Tell whether a due date that was typed moves it to a later day."""
        binding, plan = self._value.binding, self._context.plan
        if binding is None or binding.key != "due" or not self._context.is_open:
            return False
        if binding.row not in plan.items:
            return False
        return any(change.table == "slips" for change in edits.set_due(plan, binding.row, text).changes)

    def ask(self, text: str) -> None:
        """Ask why the date is moved."""
        binding = self._value.binding
        assert binding is not None
        self._asked = Asked(binding, text)
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
        asked, self._asked = self._asked, None
        if asked is None:
            return
        if self._context.editing is self:
            self._context.editing = None
        had_keyboard = self.has_keyboard
        self._make(asked, partial(edits.set_due, reason=reason, approved_by=approved_by))
        if had_keyboard:
            self._home.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _make(self, asked: Asked, set_due: Callable[..., ChangeSet]) -> None:
        """Set the date where it was typed; a field that shows something else by now is left alone."""
        binding = self._value.binding
        if binding is not None and binding.name == asked.binding.name:
            self._value.take(asked.text, lambda plan, text: set_due(plan, binding.row, text))
            return
        self._context.drafts.pop(asked.binding.name, None)
        if self._context.has(asked.binding):
            self._context.attempt(lambda plan: set_due(plan, asked.binding.row, asked.text))
