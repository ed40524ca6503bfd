"""The progress updates of an item: a field for the next one, and a timeline, newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.domain.records import Item, Period
from planapp.models.texts import newest_first
from planapp.views.detail.composer import Composer
from planapp.views.detail.context import Context
from planapp.views.detail.rows import Rows
from planapp.views.detail.section import Section
from planapp.views.detail.show_more import ShowMore
from planapp.views.detail.update_entry import UpdateEntry
from planapp.views.detail.update_fields import new_update
from planapp.views.detail.word_count import WordCount

# An item that is reported on for years has hundreds; more are made when they are asked for.
_AT_FIRST, _MORE = 12, 50


class UpdatesSection(Section):
    """A new update is of the period that is worked on, or of the current one if that is frozen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, "Progress updates", parent=parent)
        self._item: Item | None = None
        self._period: int | None = None
        self.composer = Composer(context)
        self.count = WordCount(context.theme, self.composer)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.composer)
        column.addWidget(self.count)
        row = QHBoxLayout()
        row.addLayout(column)
        self.inset(row, above=2, below=10)
        self.rows = Rows(lambda: UpdateEntry(context, self.attempt), self.body, self.composer)
        self.more = ShowMore(context.theme, "older update", _AT_FIRST, _MORE)
        self.more.clicked.connect(self._show_more)
        self.inset_link(self.more)

    def show_item(self, item: Item, period: int | None) -> None:
        """Show the updates of an item, and offer one for a period."""
        if self._item is None or self._item.id != item.id:
            self.more.start_again()
        self._item, self._period = item, period
        updates = newest_first(self._context.plan, item.id)
        shown = self.more.cut(updates)
        entries = self.rows.become([one.id for one in shown])
        for place, (entry, update) in enumerate(zip(entries, shown, strict=True)):
            entry.show_update(update, newest=place == 0, last=place == len(updates) - 1)
        self.composer.bind(new_update(item, self._open_period(period), self._context.today()))
        self.head.set_summary(f"{len(updates):,}" if updates else "none")

    def _open_period(self, period_id: int | None) -> Period | None:
        plan = self._context.plan
        period = plan.periods.get(period_id)
        if period is None or period.frozen:
            period = plan.current_period
        return period if period is not None and not period.frozen else None

    def _show_more(self) -> None:
        item = self._item
        if item is not None:
            shown = self.rows.widgets
            self.show_item(item, self._period)
            self.rows.widgets[len(shown)].day.setFocus()
