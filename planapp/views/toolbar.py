"""The toolbar over the board: search, filter chips with live counts, and the period that is worked on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance
from planapp.models.board_filter import Filter
from planapp.views.filter_chips import FilterChips
from planapp.views.widgets.chip import Chip
from planapp.views.widgets.painted import RING
from planapp.views.widgets.period_picker import PeriodPicker
from planapp.views.widgets.search_field import SearchField
from planapp.views.widgets.strip import Strip

_HEIGHT, _MARGIN, _GAP = 52, 16, 8


class Toolbar(Strip):
    """`sought` gives the text searched for, `filtered` a Filter of the chips, `picked` a period's id.

    `more_wanted` gives a menu of filters to which others may be added.
    """

    sought = Signal(str)
    filtered = Signal(object)
    picked = Signal(object)
    more_wanted = Signal(QMenu)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Offer nothing to filter by yet."""
        super().__init__(theme, _HEIGHT, parent)
        self._has_more = False
        self.search = SearchField(theme, "Ctrl+F", self)
        self.chips = FilterChips(theme, self)
        self.folded = Chip(theme, "Filters", parent=self)
        self.periods = PeriodPicker(theme, self)
        self._folded_menu = QMenu(self)
        self.folded.set_menu(self._folded_menu)
        self._folded_menu.aboutToShow.connect(self._fill_folded_menu)
        self._lay_out()
        self.search.sought.connect(self.sought)
        self.periods.picked.connect(self.picked)
        self.chips.filtered.connect(self._tell)
        theme.changed.connect(self._fold)
        self._fold()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setSpacing(0)
        # The chips fold by themselves: what they want must not keep the window wide.
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(_MARGIN, 0, _MARGIN, 1)
        layout.addWidget(self.search)
        layout.addSpacing(12 - RING)
        for chip in (*self.chips.all, self.folded):
            layout.addWidget(chip)
        layout.addStretch(1)
        layout.addWidget(self.periods)

    def filter(self) -> Filter:
        """Return what the chips filter by, without the search text."""
        return self.chips.sought

    def holds(self) -> Filter:
        """Return what the chips filter by, with the search text."""
        return replace(self.filter(), text=self.search.text())

    def offer_more(self, has_more: bool) -> None:
        """Say whether the menu of the last chip has more than what is folded: `more_wanted` gives it then."""
        self._has_more = has_more
        self._fold()

    def set_filter(self, sought: Filter) -> None:
        """Filter and search by this alone."""
        self.chips.set_filter(sought)
        self.search.setText(sought.text)
        self._tell()

    def show_plan(self, plan: Plan) -> None:
        """Offer what a plan has to filter by."""
        before = self.filter()
        self.chips.show_plan(plan)
        self._fold()
        if self.filter() != before:
            self._tell()

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show how many rows each chip would leave by itself."""
        self.chips.show_counts(counts)
        self._fold()

    def clear(self) -> None:
        """Filter by nothing, and search for nothing."""
        self.set_filter(Filter())

    def _tell(self) -> None:
        self._show_folded_count()
        self.filtered.emit(self.filter())

    # A narrow window: chips fold from the right, never into a second line.

    def _hidden(self) -> Sequence[Chip]:
        return [chip for chip in self.chips.all if chip.isHidden()]

    def _fixed(self) -> int:
        """Return how wide all is that never folds."""
        return self.search.width() + self.periods.sizeHint().width() + 2 * _MARGIN + 12 + _GAP

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size at which all chips are folded."""
        return QSize(self._fixed() + self.folded.sizeHint().width(), self.height())

    def _fold(self) -> None:
        chips, room = self.chips.all, self.width() - self._fixed()
        self.chips.changed.set_short(False)
        shown, fold = len(chips), self.folded.sizeHint().width()
        if _width(chips) + self._has_more * fold > room:
            room -= fold
            self.chips.changed.set_short(True)
            while shown and _width(chips[:shown]) > room:
                shown -= 1
        for at, chip in enumerate(chips):
            chip.setVisible(at < shown)
        self.folded.setVisible(shown < len(chips) or self._has_more)
        self._show_folded_count()

    def _show_folded_count(self) -> None:
        on = sum(chip.is_on for chip in self._hidden())
        self.folded.set_count(on or None)
        self.folded.set_on(bool(on))

    def _fill_folded_menu(self) -> None:
        self._folded_menu.clear()
        for chip in self._hidden():
            self._folded_menu.addAction(self._folded_action(chip))
        self.more_wanted.emit(self._folded_menu)

    def _folded_action(self, chip: Chip) -> QAction:
        if chip.menu is not None:
            action = chip.menu.menuAction()
            action.setText(chip.text().replace("&", "&&"))
            action.setEnabled(chip.isEnabled())
            return action
        name = chip.text().replace("&", "&&")
        words = name if chip.count is None else f"{name}\t{chip.count:,}"
        action = QAction(words, self._folded_menu, checkable=True, checked=chip.isChecked())
        action.setEnabled(chip.isEnabled())
        action.setToolTip(chip.toolTip())
        action.triggered.connect(chip.click)
        return action

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold what has no room."""
        super().resizeEvent(event)
        self._fold()


def _width(chips: Sequence[Chip]) -> int:
    return sum(chip.sizeHint().width() for chip in chips)
