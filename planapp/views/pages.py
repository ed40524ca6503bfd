"""The pages of the open plan and the rail that leads to them; each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from planapp.graphics.theme import Appearance
from planapp.views.actions import CIRCULATION, INDICATORS, PLAN
from planapp.views.page import Page, PanedPage
from planapp.views.rail import Rail

if TYPE_CHECKING:
    from planapp.views.plan_file import PlanFile


@dataclass(frozen=True, slots=True)
class Kind:
    """A page that there is: its key, its word and icon in the rail, and what makes it."""

    key: str
    text: str
    icon: str
    make: Callable[[PlanFile, Appearance], Page]


def _plan_page(document: PlanFile, theme: Appearance) -> Page:
    from planapp.views.plan_page import PlanPage

    return PlanPage(document, theme)


def _indicators_page(document: PlanFile, theme: Appearance) -> Page:
    from planapp.views.indicators.indicators_page import IndicatorsPage

    return IndicatorsPage(document, theme)


def _circulation_page(document: PlanFile, theme: Appearance) -> Page:
    from planapp.views.circulation.circulation_page import CirculationPage

    return CirculationPage(document, theme)


# In the order of the rail. `Alt+1` goes to the first one: see actions.py.
KINDS = (
    Kind(PLAN, "Plan", "plan", _plan_page),
    Kind(INDICATORS, "Indicators", "indicators", _indicators_page),
    Kind(CIRCULATION, "Circulation", "circulation", _circulation_page),
)


class Pages(QStackedWidget):
    """Shows the first page of the window while no plan is open.

    `made` gives the key of a page that was just made, before it is shown; `turned` comes when another one
    is shown.
    """

    made = Signal(str)
    turned = Signal()

    def __init__(
        self, theme: Appearance, first: QWidget, kinds: Sequence[Kind] = KINDS, parent: QWidget | None = None
    ) -> None:
        """Show the `first` page of the window."""
        super().__init__(parent)
        self._theme, self._first, self._kinds = theme, first, {kind.key: kind for kind in kinds}
        self._document: PlanFile | None = None
        self._made: dict[str, Page] = {}
        self.key = PLAN
        self.rail = Rail(theme)
        for at, kind in enumerate(kinds, 1):
            self.rail.add(kind.text, kind.icon).setToolTip(f"{kind.text} (Alt+{at})")
        self.settings_button = self.rail.add_at_foot("Settings", "settings")
        self.settings_button.setToolTip("Settings (Ctrl+,)")
        self.rail.page_wanted.connect(lambda at: self.show_page(list(self._kinds)[at]))
        self.addWidget(first)

    @property
    def shown(self) -> Page | None:
        """Return the page of the plan that is shown."""
        return self._made.get(self.key)

    @property
    def all(self) -> Sequence[Page]:
        """Return the pages that were made so far."""
        return list(self._made.values())

    def page(self, key: str) -> Page | None:
        """Return a page, if it was made."""
        return self._made.get(key)

    def open(self, document: PlanFile) -> None:
        """Show the plan of a document."""
        self._document = document
        self.rail.show()
        self.show_page(PLAN)

    def show_page(self, key: str) -> None:
        """Show a page, with the keyboard in its main part."""
        if self._document is None:
            return
        self.key = key
        if key not in self._made:
            page = self._made[key] = self._kinds[key].make(self._document, self._theme)
            self.made.emit(key)
            self.addWidget(page)
        self.rail.show_page(list(self._kinds).index(key))
        self.setCurrentWidget(self._made[key])
        self.turned.emit()
        self._made[key].take_keyboard()

    def next_pane(self) -> None:
        """Give the keyboard to the next part of the page that is shown."""
        if self.shown is not None:
            self.shown.next_pane()

    def has_chosen(self) -> bool:
        """Tell whether something is chosen on the page that is shown."""
        return self.shown is not None and self.shown.has_chosen()

    def run(self, key: str, do: Callable[[], object]) -> None:
        """Do a command as the page that is shown does it, or as it is done everywhere."""
        own = self.shown.commands.get(key) if self.shown is not None else None
        (own or do)()

    def set_badge(self, key: str, number: int, words: str) -> None:
        """Show in the rail how many things wait on a page."""
        self.rail.buttons[list(self._kinds).index(key)].set_badge(number, words)

    def close_document(self) -> None:
        """Take the pages of the plan away."""
        self._document = None
        made, self._made, self.key = self._made, {}, PLAN
        for button in self.rail.buttons:
            button.set_badge(0, "")
        for page in made.values():
            if isinstance(page, PanedPage):
                page.put_away()
            page.close_document()
            self.removeWidget(page)
            page.deleteLater()

    def show_first(self) -> None:
        """Show the first page of the window."""
        self.rail.hide()
        self.setCurrentWidget(self._first)
