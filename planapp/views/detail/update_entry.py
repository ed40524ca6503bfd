"""An update on the timeline: a knot, its date and source, and its text."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from planapp.domain import edits
from planapp.domain.records import Update
from planapp.graphics.fonts import Role
from planapp.models.texts import one_line
from planapp.views.detail import update_fields as f
from planapp.views.detail.context import Attempt, Context
from planapp.views.detail.rows import Row
from planapp.views.detail.timeline import GUTTER, paint_knot
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import PAD_X, Style
from planapp.views.detail.word_count import WordCount
from planapp.views.widgets.menus import offer
from planapp.views.widgets.painted import px


class UpdateEntry(Row):
    """Date, source and text can be edited where they stand, unless their period is frozen."""

    def __init__(self, context: Context, attempt: Attempt) -> None:
        """Show nothing yet."""
        super().__init__()
        self._context, self._attempt = context, attempt
        self._update: Update | None = None
        self._is_newest = self._is_last = False
        self.day = Value(context, Style(Role.SMALL, weight=600, hugs=True))
        self.source = Value(context, Style(Role.SMALL, "text3", shy=True))
        self.text = Value(context, Style(Role.SMALL, "text2", enter_breaks=True, spelled=True, pad_y=1))
        self.stops = (self.day, self.source, self.text)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.day)
        line.addWidget(self.source, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(line)
        self._column.addWidget(self.text)
        self.count = WordCount(context.theme, self.text)
        self._column.addWidget(self.count)
        for value in (self.day, self.source, self.text):
            value.menu_opened.connect(self._fill_menu)
        context.theme.changed.connect(self._restyle)
        self._restyle()

    def show_update(self, update: Update, *, newest: bool, last: bool) -> None:
        """Show an update, which may be the first or the last of the timeline."""
        plan = self._context.plan
        self._update, self._is_newest, self._is_last = update, newest, last
        self.day.bind(f.day_of(plan, update))
        self.source.bind(f.source_of(plan, update))
        self.text.bind(f.text_of(plan, update))
        self.update()

    def _fill_menu(self, menu: QMenu) -> None:
        update, plan, attempt = self._update, self._context.plan, self._attempt
        if update is None or self.text.binding is None or self.text.binding.edit is None:
            return
        menu.addSeparator()
        periods = menu.addMenu("Period")
        choices = [(None, "No period"), *((one.id, one_line(one.label)) for one in plan.periods.of())]
        for period, words in choices:
            offer(
                periods,
                words,
                partial(attempt, partial(edits.set_update, update_id=update.id, period=period)),
                is_on=update.period == period,
            )
        offer(menu, "Delete update", partial(attempt, partial(edits.remove_update, update_id=update.id)))

    def _restyle(self) -> None:
        inset = px(self._context.theme, PAD_X)
        self._column.setContentsMargins(inset + GUTTER, 0, 0, px(self._context.theme, 6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the knot and the line that runs on to the next one."""
        painter = QPainter(self)
        paint_knot(
            painter, self._context.theme, self.height(), is_newest=self._is_newest, is_last=self._is_last
        )
        painter.end()
