"""All reporting periods in one dialog: named, ordered, ended, made current, frozen and unfrozen."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from planapp.application.document import Document
from planapp.application.frozen_since import frozen_since
from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.days import read_day
from planapp.domain.records import Period
from planapp.graphics.theme import Appearance
from planapp.models.period_list import periods_model
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.listing.listing_dialog import Listed, ListingDialog
from planapp.views.periods import period_forms

_ABOUT = (
    "The current period is the one that is reported on. The ratings, comments and updates of a frozen one "
    "can’t change, and its roll-ups stay as they were."
)
_COLUMNS = (ListColumn(), ListColumn(150), ListColumn(220), ListColumn(110, at_right=True))
_NONE_YET = "The plan has no period yet. Add the one that is reported on."


class PeriodsDialog(ListingDialog):
    """A freeze is taken back by unfreezing, which takes a reason."""

    def __init__(self, document: Document, theme: Appearance, parent: QWidget) -> None:
        """Show the periods of a document, with the current one chosen."""
        listed = Listed(
            lambda plan: [period.id for period in plan.periods.of()],
            lambda: period_forms.adding(document, date.today()),
            edits.move_period,
            edits.remove_period,
        )
        super().__init__(document, theme, parent, "Periods", listed, size=(720, 560))
        self._since = frozen_since(document)
        model = periods_model(document.plan, lambda: self._since, on_edit=self._set, parent=self)
        self.current = self.button("Make current", lambda: self.make(edits.make_current))
        self.freeze = self.button("Freeze", self._freeze)
        self.add_words(_ABOUT)
        self.fill(ListView(model, _COLUMNS, theme, empty=_NONE_YET), (self.current, self.freeze))
        current = document.plan.current_period
        self.list.choose(current.id if current is not None else None)
        self.show_state()

    @property
    def _chosen(self) -> Period | None:
        return self.document.plan.periods.get(self.list.current_id())

    def heed(self, change_set: ChangeSet) -> None:
        """Learn what is frozen now."""
        if any(change.table == "periods" for change in change_set.changes):
            self._since = frozen_since(self.document)

    def show_state(self) -> None:
        """Have the buttons offer what makes sense for the chosen period."""
        super().show_state()
        period = self._chosen
        self.current.setEnabled(period is not None and not period.current)
        self.freeze.setText("Unfreeze…" if period is not None and period.frozen else "Freeze")
        self.freeze.updateGeometry()
        self.freeze.setEnabled(period is not None)

    def _set(self, period_id: int, key: str, typed: Any) -> None:
        """Take what was typed in a cell; raises UserError for the list to tell."""
        plan = self.document.plan
        if key == "label":
            self.document.edit(edits.rename_period(plan, period_id, typed))
        else:
            self.document.edit(edits.set_period_end(plan, period_id, read_day(typed)))

    def _freeze(self) -> None:
        period = self._chosen
        if period is not None and period.frozen:
            self.ask(period_forms.unfreezing(self.document, period.id))
        else:
            self.make(edits.freeze)
