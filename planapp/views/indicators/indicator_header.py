"""The head of the pane of an indicator: its number, and the ways on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planapp.domain.records import Indicator
from planapp.views.detail.context import Context
from planapp.views.detail.pane_header import PaneHeader
from planapp.views.indicators.indicator_fields import field_binding


class IndicatorHeader(PaneHeader):
    """Steps through the indicators in the order of the grid."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, parent)
        self._restyle()

    def show_indicator(self, indicator: Indicator | None) -> None:
        """Show the number of an indicator, and where it stands among the others."""
        ids = self._context.plan.indicators.ids_of()
        self._show_ways(
            there_is_one=indicator is not None,
            has_previous=indicator is not None and indicator.id != ids[0],
            has_next=indicator is not None and indicator.id != ids[-1],
        )
        self.kind.setText("" if indicator is None else "Indicator")
        if indicator is not None:
            self.ref.bind(field_binding(indicator, "ref"))
