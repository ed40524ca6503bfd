"""What is said of an indicator: the pairs of label and value below its chart."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from planapp.domain import edits
from planapp.domain.indicator_level import read_level
from planapp.models.indicator_texts import POLARITIES, Facts
from planapp.views.detail.context import Context
from planapp.views.detail.labelled import Labelled
from planapp.views.detail.refusal import Refusal
from planapp.views.indicators.choice_field import ChoiceField
from planapp.views.indicators.indicator_fields import field_binding, formats_of

_NOT_READ = "No number was read from this, so nothing is compared with it."
# (key, row, column, columns of six)
_PLACES = (
    ("target", 0, 3, 3),
    ("unit", 1, 0, 3),
    ("baseline", 2, 0, 3),
    ("baseline_label", 2, 3, 3),
    ("comparator", 3, 0, 3),
    ("comparator_label", 3, 3, 3),
    ("comparator_date", 4, 0, 3),
)
_LEVELS = ("target", "baseline", "comparator")


class IndicatorFacts(QWidget):
    """Two choices and seven values, edited where they stand."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._context = context
        self._id = 0
        self.way = ChoiceField(context.theme, "Good is")
        self.format = ChoiceField(context.theme, "Shown as")
        self.refusal = Refusal(context.theme)
        self.pairs: dict[str, Labelled] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setSpacing(2)
        for column in range(6):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        grid.addWidget(self.way, 0, 0, 1, 3)
        for key, row, column, span in _PLACES:
            self.pairs[key] = Labelled(context, "")
            grid.addWidget(self.pairs[key], row, column, 1, span)
            if key == "unit":
                grid.addWidget(self.format, 1, 3, 1, 3)
        grid.addWidget(self.refusal, 5, 0, 1, 6)
        self.way.picked.connect(partial(self._set, "polarity"))
        self.format.picked.connect(partial(self._set, "number_format"))

    def show_facts(self, facts: Facts) -> None:
        """Show an indicator."""
        indicator = facts.indicator
        if indicator.id != self._id:
            self.refusal.tell("")
        self._id = indicator.id
        self.way.show_choices(POLARITIES, indicator.polarity)
        now = "" if indicator.number_format == "General" else indicator.number_format
        self.format.show_choices(formats_of(indicator), now)
        for key, pair in self.pairs.items():
            binding = field_binding(indicator, key)
            pair.bind(binding)
            unread = key in _LEVELS and binding.text.strip()
            is_read = not unread or read_level(indicator, binding.text, facts.values) is not None
            pair.tell("" if is_read else _NOT_READ, "warn")

    def _set(self, key: str, value: str) -> None:
        indicator = self._id
        self.refusal.tell(
            self._context.attempt(lambda plan: edits.set_indicator(plan, indicator, **{key: value}))
        )
