"""The measures that an indicator measures, and the items that they belong to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.domain import edits
from planapp.domain.naming import name_of
from planapp.domain.records import Indicator, Item, Measure
from planapp.graphics.fonts import Role
from planapp.models.texts import one_line
from planapp.views.detail.context import Attempt, Context
from planapp.views.detail.inset_words import InsetWords
from planapp.views.detail.link import Link
from planapp.views.detail.rows import Row, Rows
from planapp.views.detail.section import Section
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.buttons import IconButton
from planapp.views.widgets.painted import RING, px


class _Row(Row):
    """A measure, and below it the item that it belongs to as a link."""

    wanted = Signal(object)

    def __init__(self, context: Context, attempt: Attempt) -> None:
        super().__init__()
        self._context, self._attempt = context, attempt
        self._measure: Measure | None = None
        self.words = InsetWords(context.theme, Role.SMALL, "text", wrapped=True)
        self.link = Link(context.theme, "", role=Role.SMALL)
        self.unlink = IconButton(context.theme, "close", "Unlink")
        self.stops = (self.link, self.unlink)
        self._under = QHBoxLayout()
        self._under.addWidget(self.link)
        self._under.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.words)
        texts.addLayout(self._under)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 4)
        line.setSpacing(0)
        line.addLayout(texts, 1)
        line.addWidget(self.unlink)
        self.link.clicked.connect(self._go)
        self.unlink.clicked.connect(self._unlink)
        context.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._under.setContentsMargins(px(self._context.theme, PAD_X) - RING, 0, 0, 0)

    def show_measure(self, measure: Measure, item: Item) -> None:
        self._measure = measure
        self.words.setText(one_line(measure.text) or "A measure without words")
        title = one_line(item.title)
        name = " ".join(filter(None, [one_line(item.ref), title])) or name_of(item)
        self.link.setText(name)
        self.link.setToolTip(name)
        self.link.updateGeometry()
        self.unlink.setAccessibleName(f"Unlink {self.words.text()}")

    def _go(self) -> None:
        if self._measure is not None:
            self.wanted.emit(self._measure.item)

    def _unlink(self) -> None:
        if self._measure is not None:
            self._attempt(partial(edits.link_measure, measure_id=self._measure.id, indicator=None))


class LinkedSection(Section):
    """`item_wanted` gives the id of an item that a link leads to."""

    item_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, "Measures and actions", "Link a measure", parent)
        self._indicator: Indicator | None = None
        self.rows = Rows(self._make_row, self.body, self.last_of_head)
        self.wanted.connect(self._choose)

    def _make_row(self) -> _Row:
        row = _Row(self._context, self.attempt)
        row.wanted.connect(self.item_wanted)
        return row

    def show_indicator(self, indicator: Indicator) -> None:
        """Show the measures of an indicator."""
        self._indicator = indicator
        plan = self._context.plan
        order = {item.id: at for at, item in enumerate(plan.walk())}
        measures = [one for one in plan.measures if one.indicator == indicator.id]
        measures.sort(key=lambda one: (order.get(one.item, 0), one.rank, one.id))
        for row, measure in zip(self.rows.become([one.id for one in measures]), measures, strict=True):
            row.show_measure(measure, plan.items[measure.item])
        self.head.set_summary(f"{len(measures):,} linked" if measures else "none linked")

    def _choose(self) -> None:
        from planapp.views.indicators.link_dialog import LinkDialog

        if self._indicator is not None:
            dialog = LinkDialog(self._context.plan, self._indicator, self.theme, self.window())
            link = partial(edits.link_measure, indicator=self._indicator.id)
            dialog.picked.connect(lambda measure: self.attempt(partial(link, measure_id=measure)))
            dialog.open()
