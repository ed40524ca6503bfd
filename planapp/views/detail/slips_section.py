"""How often the due date was moved later, from when to when, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.domain import edits
from planapp.domain.days import show_day
from planapp.domain.edits.dates import NO_REASON
from planapp.domain.records import Item, Slip
from planapp.graphics.fonts import Role
from planapp.models.texts import one_line
from planapp.views.detail.binding import Binding
from planapp.views.detail.context import Context
from planapp.views.detail.inset_words import InsetWords
from planapp.views.detail.labelled import Labelled
from planapp.views.detail.rows import Row, Rows
from planapp.views.detail.section import Section
from planapp.views.detail.value_face import Style


class _Row(Row):
    """A move of the date, with its reason and who approved it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.moved = InsetWords(context.theme, Role.SMALL, "text", wrapped=True)
        self.reason = Labelled(context, "Reason", Style(Role.SMALL))
        self.approved_by = Labelled(context, "Approved by", Style(Role.SMALL))
        self.stops = (self.reason.value, self.approved_by.value)
        pairs = QHBoxLayout()
        pairs.setSpacing(2)
        pairs.addWidget(self.reason, 3)
        pairs.addWidget(self.approved_by, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addWidget(self.moved)
        column.addLayout(pairs)

    def show_slip(self, slip: Slip) -> None:
        self.moved.setText(f"{slip_day(slip.was, slip.was_to)} → {slip_day(slip.now, slip.now_to)}")
        self.reason.bind(
            Binding(
                slip.id,
                "slip reason",
                "Reason",
                "" if slip.reason == NO_REASON else slip.reason,
                lambda plan, text: edits.explain_slip(plan, slip.id, text, slip.approved_by),
                "Not given",
            )
        )
        self.approved_by.bind(
            Binding(
                slip.id,
                "slip approved by",
                "Approved by",
                slip.approved_by,
                lambda plan, text: edits.explain_slip(plan, slip.id, slip.reason, text),
                "Nobody named",
            )
        )


class SlipsSection(Section):
    """A line below the date, which unfolds; hidden as long as the date was never moved later."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, "Due date moved", parent=parent)
        self.rows = Rows(lambda: _Row(context), self.body, self.last_of_head)
        self.head.setChecked(False)

    def show_item(self, item: Item) -> None:
        """Show the slips of an item, the latest first."""
        slips = list(reversed(self._context.plan.slips.of(item.id)))
        self.setVisible(bool(slips))
        for row, slip in zip(self.rows.become([one.id for one in slips]), slips, strict=True):
            row.show_slip(slip)
        if slips:
            first = slips[-1]
            times = "once" if len(slips) == 1 else f"{len(slips)} times"
            why = ", reason not given" if slips[0].reason == NO_REASON else ""
            self.head.set_summary(f"{times}, first due {slip_day(first.was, first.was_to)}{why}")


def slip_day(text: str, last_day: date | None) -> str:
    """Return a due date before or after it was moved, as written or as its last day."""
    return one_line(text) or (show_day(last_day) if last_day is not None else "no date")
