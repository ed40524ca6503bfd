"""What can be done with a period from the board and its header, at once or after a question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.views.periods import period_forms
from planapp.views.widgets.form import Asked, FormDialog

Tell = Callable[[str], object]


class PeriodCommands:
    """`refuse` is given the sentence of a refusal, `say` what was done that Ctrl+Z does not take back."""

    def __init__(
        self, document: Document, theme: Appearance, window: QWidget, *, refuse: Tell, say: Tell
    ) -> None:
        """Ask over `window`."""
        self._document, self._theme, self._window = document, theme, window
        self._refuse, self._say = refuse, say

    def show(self) -> None:
        """Open the dialog of all periods."""
        from planapp.views.periods.periods_dialog import PeriodsDialog

        PeriodsDialog(self._document, self._theme, self._window).open()

    def add(self) -> None:
        """Ask for the next period."""
        self._ask(period_forms.adding(self._document, date.today()))

    def rename(self, period_id: int) -> None:
        """Ask for another name."""
        self._ask(period_forms.renaming(self._document, period_id))

    def unfreeze(self, period_id: int) -> None:
        """Ask for the reason."""
        if self._label(period_id):
            self._ask(period_forms.unfreezing(self._document, period_id))

    def make_current(self, period_id: int) -> None:
        """Report on another period."""
        self._edit(lambda plan: edits.make_current(plan, period_id))

    def freeze(self, period_id: int) -> None:
        """Freeze a period."""
        if self._edit(lambda plan: edits.freeze(plan, period_id)):
            self._say(f"{self._label(period_id)} is frozen. Unfreeze… takes it back.")

    def open_menu(self, period_id: int, at: QPoint) -> None:
        """Offer what can be done with a period."""
        period = self._document.plan.periods.get(period_id)
        if period is None:
            return
        menu = QMenu(self._window)
        _offer(menu, "&Make current", lambda: self.make_current(period_id)).setEnabled(not period.current)
        if period.frozen:
            _offer(menu, "&Unfreeze…", lambda: self.unfreeze(period_id))
        else:
            _offer(menu, "&Freeze", lambda: self.freeze(period_id))
        _offer(menu, "&Rename…", lambda: self.rename(period_id))
        menu.addSeparator()
        _offer(menu, "&Periods…", self.show)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _label(self, period_id: int) -> str:
        period = self._document.plan.periods.get(period_id)
        return period.label if period is not None else ""

    def _ask(self, asked: Asked) -> None:
        FormDialog(self._theme, self._window, asked).open()

    def _edit(self, build: Callable[[Plan], ChangeSet]) -> bool:
        try:
            return self._document.edit(build(self._document.plan)) is not None
        except UserError as refusal:
            self._refuse(refusal.message)
            return False


def _offer(menu: QMenu, text: str, do: Callable[[], object]) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda: do())
    return action
