"""The Plan page: toolbar and board, and beside them the detail pane; what one says the others hear."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planapp.application.points import Point, points_of
from planapp.domain.changes import ChangeSet
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.models.board_filter import Filter
from planapp.models.filter_words import filter_words
from planapp.models.found_places import found_elsewhere
from planapp.views.about_plan import counted, counts_text
from planapp.views.day import Day
from planapp.views.page import PanedPage
from planapp.views.rating_habits import Habits
from planapp.views.toolbar import Toolbar
from planapp.views.widgets.buttons import Button, Kind

if TYPE_CHECKING:
    from planapp.views.board.board_view import BoardView
    from planapp.views.detail.detail_pane import DetailPane
    from planapp.views.plan_file import PlanFile
    from planapp.views.saved_filters import SavedFilters

# Counting goes through all items: once after several edits, and of a large plan when what is counted has been
# gathered in idle moments. Milliseconds, and how many texts and facts are gathered while a plan opens: with a
# limit of time, a busy computer would show a small plan without its counts.
_COUNT_AFTER, _COUNT_AT_ONCE = 120, 2_000
# Tables whose rows the chips offer.
_OFFERED = frozenset({"people", "assignments", "recommendations", "source_events", "periods"})


class PlanPage(PanedPage):
    """Shows one document."""

    period_changed = Signal(object)
    window_opened = Signal(QWidget)
    pane: DetailPane

    def __init__(self, document: PlanFile, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a document: its board, and the item that is chosen there in the pane."""
        # The board and the pane read the domain and the models: not before a plan is shown.
        from planapp.views.board.board_view import BoardView
        from planapp.views.changed_watch import ChangedWatch
        from planapp.views.detail.detail_pane import DetailPane
        from planapp.views.key_line import KeyLine
        from planapp.views.saved_filters import SavedFilters

        super().__init__(theme, parent)
        self._document, self._theme = document, theme
        self._offers_others = self._is_to_filter = False
        self.toolbar = Toolbar(theme, self)
        self.board: BoardView = BoardView(document, theme, self)
        self.pane = DetailPane(document, theme, self)
        self._clear = Button(theme, "Clear filters", Kind.QUIET, self.board.viewport())
        self._clear.clicked.connect(self.toolbar.clear)
        self._later = QTimer(self, singleShot=True, interval=_COUNT_AFTER)
        self._later.timeout.connect(self._catch_up)
        self._pause = QTimer(self, singleShot=True, interval=_COUNT_AFTER)
        self._pause.timeout.connect(self._show_place)
        self.board.gathering.gathered.connect(self._count_gathered)
        self._day = Day(self)
        self._watch = ChangedWatch(document, self)
        self.filters: SavedFilters = SavedFilters(document, self.toolbar, self)
        self.key = KeyLine(theme, self)
        self.key.show_plan(document.plan)
        self.lay_out(self.toolbar, self.board, self.key)
        self._connect()
        self._unsubscribe = document.subscribe(self._hear)
        self.toolbar.chips.count_by(self.board.board.chip_numbers)
        self.toolbar.show_plan(document.plan)
        self.toolbar.chips.offer_points(lambda: points_of(document))
        self._show_changed()
        self._watch.start()
        self._show_period(self.board.period)
        self.pane.show_item(self.board.current_id())
        if self.board.gathering.take(_COUNT_AT_ONCE):
            self._count()
        else:
            self.tell_counts()

    def _connect(self) -> None:
        board, pane, toolbar = self.board, self.pane, self.toolbar
        board.item_chosen.connect(pane.show_item)
        board.item_chosen.connect(self.chosen_changed)
        board.pane_wanted.connect(self.go_to_pane)
        pane.item_wanted.connect(board.choose)
        pane.window_wanted.connect(self._open_window)
        pane.closed.connect(self.pane_closed)
        pane.done.connect(lambda: board.setFocus(Qt.FocusReason.OtherFocusReason))
        self._day.began.connect(self._begin_day)
        self._watch.changed.connect(self._hear_changed)
        self.filters.changed.connect(self.tell_counts)
        toolbar.sought.connect(self._search)
        toolbar.filtered.connect(self._filter)
        toolbar.chips.point_chosen.connect(self.show_changed_since)
        toolbar.picked.connect(self.set_period)
        toolbar.search.left.connect(self._leave_search)
        board.item_chosen.connect(self._place_later)

    def close_document(self) -> None:
        """Save what is being typed, and listen to the document no more."""
        self._later.stop()
        self._pause.stop()
        self._day.stop()
        self._watch.stop()
        for window in self._own_windows():
            window.close()
        self.pane.close_document()
        self._unsubscribe()

    def _begin_day(self, today: date) -> None:
        """Show what is overdue on a new day, in a window that was left open."""
        self.board.board.set_today(today)
        self.pane.set_today(today)
        self._later.start()

    def _open_window(self, item_id: int) -> None:
        """Show an item in a window of its own, to have two beside each other."""
        from planapp.views.own_window import OwnWindow

        window = OwnWindow(self._document, self._theme, self)
        window.pane.set_period(self.board.period)
        window.pane.page.rating.keys = self.pane.page.rating.keys
        window.pane.context.speller = self.pane.context.speller
        window.show_item(item_id)
        self.window_opened.emit(window)
        window.show()

    def _own_windows(self) -> list[QWidget]:
        return [child for child in self.findChildren(QWidget) if child.isWindow() and child.isVisible()]

    def set_habits(self, habits: Habits) -> None:
        """Rate as the officer likes to, in the board and in the pane."""
        self.board.hand.habits = habits
        self.pane.page.rating.keys = habits.keys

    def set_period(self, period_id: int | None) -> None:
        """Work on another period, in the board and in the pane."""
        self.board.set_period(period_id)
        self._show_period(period_id)
        self.period_changed.emit(period_id)

    def _show_period(self, period_id: int | None) -> None:
        self.pane.set_period(period_id)
        self.toolbar.periods.show_periods(self._document.plan.periods.of(), period_id)

    def take_keyboard(self) -> None:
        """Give the keyboard to the board."""
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_chosen(self) -> bool:
        """Tell whether an item is chosen."""
        return self.board.current_id() is not None

    def has_archived(self) -> bool:
        """Tell whether something that is archived is chosen."""
        chosen = (self._document.plan.items.get(one) for one in self.board.selected_ids())
        return any(item is not None and item.archived for item in chosen)

    def tell(self, sentence: str) -> None:
        """Show at the cell that has the focus why something was refused."""
        self.board.tell(sentence)

    def next_pane(self) -> None:
        """Give the keyboard to the pane, then the search field, then the board again."""
        if self.board.hasFocus() and self.pane.isVisible():
            self.go_to_pane()
        elif self.toolbar.search.hasFocus() or not self.pane.isVisible():
            self.board.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.go_to_search()

    def go_to_search(self) -> None:
        """Give the keyboard to the search field."""
        self.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.search.selectAll()

    def _leave_search(self) -> None:
        """Give the keyboard to the board, at a row that is found."""
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.board.board.sought and not self.board.matches.place_of(self.board.current_id()):
            self.go_to_match(1)

    def go_to_match(self, step: int) -> None:
        """Go to the next (1) or previous (-1) row that is found; without a search, begin one."""
        if not self.board.board.filter:
            self.go_to_search()
        elif self.board.go_to_match(step):
            self._show_place()
            item, board = self.board.current_item(), self.board.board
            where = found_elsewhere(board.plan, item, board.sought) if item is not None else ""
            if where and not self.board.shows_hit():
                self.board.noted.emit(where[:1].upper() + where[1:])

    def _place_later(self) -> None:
        """Say after a pause which row of those found is looked at: it takes time in a large plan."""
        if self.board.board.sought:
            self._pause.start()
        else:
            self.toolbar.search.show_count("")

    def _show_place(self) -> None:
        self._pause.stop()
        if not self.board.board.sought:
            return
        number, at = len(self.board.matches.ids), self.board.matches.place_of(self.board.current_id())
        self.toolbar.search.show_count(f"{at:,} of {number:,}" if at else f"{number:,} found")

    def show_archived(self, shown: bool) -> None:
        """Show archived items too, or hide them."""
        self.board.board.set_archived_shown(shown)
        self.tell_counts()

    def _search(self, text: str) -> None:
        self.board.set_search(text)
        self.tell_counts()
        self._place_later()

    def _filter(self, sought: Filter) -> None:
        self.board.set_filter(sought)
        self.tell_counts()
        self._place_later()

    def _hear(self, change_set: ChangeSet) -> None:
        tables = {change.table for change in change_set.changes}
        self._watch.hear(change_set)
        self._offers_others = self._offers_others or bool(tables & _OFFERED)
        if "levels" in tables:
            # The chips are named after levels: seen at once, as the board shows them.
            self.key.show_plan(self._document.plan)
            self.toolbar.show_plan(self._document.plan)
        if "periods" in tables:
            self._show_period(self.board.period)
        self._later.start()

    def _show_changed(self) -> None:
        """Mark what changed since a point, and offer to filter by it."""
        watch, chips = self._watch, self.toolbar.chips
        chips.show_point(watch.point, is_known=watch.is_known, is_readable=watch.is_readable)
        self.board.board.set_changed(watch.items, chips.since)

    def _hear_changed(self) -> None:
        self._show_changed()
        if self._is_to_filter and self._watch.is_known:
            self._is_to_filter = False
            self._filter_by_changed()
        self._later.start()

    @property
    def point(self) -> Point | None:
        """Return the point since which changes count."""
        return self._watch.point

    def show_changed_since(self, point: Point) -> None:
        """Show only what changed since another point, as soon as that is known."""
        try:
            self._watch.choose(point)
        except UserError as refusal:
            self.tell(refusal.message)
            return
        self._show_changed()
        self._is_to_filter = not self._watch.is_known
        if self._watch.is_known:
            self._filter_by_changed()

    def _filter_by_changed(self) -> None:
        self.toolbar.set_filter(replace(self.toolbar.holds(), changed=True))
        self._later.start()

    def _count_gathered(self) -> None:
        if not self._later.isActive():
            self._count()

    def _catch_up(self) -> None:
        """Offer what there now is to filter by, and count it."""
        if self._offers_others:
            self._offers_others = False
            self.toolbar.show_plan(self._document.plan)
        self._count()

    def _count(self) -> None:
        if self.board.gathering.isActive():
            return
        self.toolbar.show_counts(self.board.board.chip_counts(self.toolbar.chips.counted()))
        self.tell_counts()

    def tell_counts(self) -> None:
        """Say how much is shown."""
        sought = self.board.board.filter
        shown, everything = self.board.shown_counts()
        self._clear.setVisible(bool(sought) and not self.board.board.rowCount())
        self._place_clear()
        if sought:
            words = counted(everything, "action").removeprefix(f"{everything:,} ")
            named = ", ".join(filter_words(self._document.plan, sought, self.board.board.since))
            name = self.filters.name_of(sought)
            named = f"‘{name}’: {named}" if name else named
            text = f"Showing {shown:,} of {everything:,} {words}"
            self.counts_changed.emit(f"{text} · {named}" if named else text, True)
        else:
            self.counts_changed.emit(counts_text(self._document.plan), False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the way out of an empty board where it stands."""
        super().resizeEvent(event)
        self._place_clear()

    def _place_clear(self) -> None:
        """Put the way out of an empty board under the board's own words."""
        self._clear.resize(self._clear.sizeHint())
        room = self.board.viewport().width() - self._clear.width()
        self._clear.move(room // 2, self.board.way_out_at())
