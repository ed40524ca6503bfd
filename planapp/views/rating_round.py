"""A round of rating: how many actions are still to rate, how the officer likes to rate, and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from planapp.views.actions import PLAN

if TYPE_CHECKING:
    from planapp.domain.changes import ChangeSet
    from planapp.domain.plan import Plan
    from planapp.domain.records import Period
    from planapp.models.to_rate import ToRate
    from planapp.views.editing import Editing
    from planapp.views.plan_file import PlanFile
    from planapp.views.rating_habits import After, RatingKeys, Why
    from planapp.views.workspace import Workspace

_NO_PERIOD = "The plan has no reporting period yet. Add a period first."


class RatingRound(QObject):
    """Follows what is open in a workspace; made after it, so that it hears of a plan when that is shown."""

    def __init__(self, workspace: Workspace) -> None:
        """Nothing is to rate yet."""
        super().__init__(workspace)
        self._workspace = workspace
        self._to_rate: ToRate | None = None
        # Counting goes through all items: only when the plan has been seen, and its texts are gathered.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._count)
        workspace.desk.opened.connect(self._begin)
        workspace.desk.closing.connect(self._end)
        workspace.status.next_wanted.connect(self.go_to_next)
        workspace.menus.after_wanted.connect(self.choose_after)
        self.show_habits()

    # How she likes to rate.

    def choose_after(self, after: After) -> None:
        """Take where the cursor goes after a rating key."""
        self._workspace.settings.after_rating = after
        self.show_habits()

    def choose_keys(self, keys: RatingKeys) -> None:
        """Take which keys rate."""
        self._workspace.settings.rating_keys = keys
        self.show_habits()

    def choose_why(self, why: Why) -> None:
        """Take whether she is asked why."""
        self._workspace.settings.asks_why = why
        self.show_habits()

    def show_habits(self) -> None:
        """Have menu, board and pane hold to the settings."""
        habits, page = self._workspace.settings.habits, self._workspace.page
        self._workspace.menus.show_after(habits.after)
        if page is not None:
            page.set_habits(habits)
            page.key.setVisible(self._workspace.settings.key_shown)
        self._workspace.actions["key"].setChecked(self._workspace.settings.key_shown)

    def toggle_key(self) -> None:
        """Show or hide the key at the foot of the board."""
        self._workspace.settings.key_shown = not self._workspace.settings.key_shown
        self.show_habits()

    # What is still to rate.

    def _begin(self, document: PlanFile) -> None:
        page = self._workspace.page
        if page is None:
            return
        self.show_habits()
        page.board.noted.connect(self._workspace.status.say)
        page.period_changed.connect(lambda: self._later.start())
        document.subscribe(self._follow)
        page.board.gathering.gathered.connect(self._count_first)

    def _end(self) -> None:
        self._later.stop()
        self._to_rate = None
        self._workspace.status.show_to_rate("", "", left=False)

    def _count_first(self) -> None:
        if self._to_rate is None:
            self._later.start()

    def _count(self) -> None:
        from planapp.models.to_rate import ToRate

        page = self._workspace.page
        if page is not None:
            self._to_rate = ToRate(page.board.board.facts, page.board.period)
            self._show()

    def _follow(self, change_set: ChangeSet) -> None:
        page, counted = self._workspace.page, self._to_rate
        if page is None or counted is None or counted.period != page.board.period:
            self._later.start()
            return
        counted.follow(change_set)
        self._show()

    def _show(self) -> None:
        counted, document = self._to_rate, self._workspace.desk.document
        if counted is not None and document is not None:
            period = document.plan.periods.get(counted.period)
            label = period.label if period is not None else ""
            self._workspace.status.show_to_rate(counted.words, label, left=bool(counted.left))

    # What is asked for.

    def carry_forward(self) -> None:
        """Say what would be carried forward to the period that is worked on, and do it if she wants."""
        page, editing = self._workspace.page, self._workspace.editing
        if page is None or editing is None:
            return
        self._workspace.pages.show_page(PLAN)
        plan, period = page.board.board.plan, page.board.board.plan.periods.get(page.board.period)
        if period is None:
            page.board.tell(_NO_PERIOD)
        elif period.frozen:
            page.board.tell(f"{period.label} is frozen. Work on an open period to carry ratings forward.")
        else:
            self._count()
            self._ask_to_carry(plan, period, editing)

    def _ask_to_carry(self, plan: Plan, period: Period, editing: Editing) -> None:
        from planapp.models.carry_words import carry_words
        from planapp.views.carry_dialog import CarryDialog

        left = len(self._to_rate.left) if self._to_rate is not None else 0
        words = carry_words(plan, period.id, left)
        if not words.number:
            why = " ".join(words.left) or "Nothing is still to rate."
            self._workspace.status.say(f"Nothing to carry forward to {period.label}. {why}")
            return
        dialog = CarryDialog(self._workspace.theme, self._workspace.window, words)
        dialog.accepted.connect(lambda: editing.carry_forward(period.id))
        dialog.open()

    def add_evidence(self) -> None:
        """Let evidence be added to the item that is chosen, in the pane."""
        page = self._workspace.page
        if page is not None:
            page.pane.show()
            page.pane.page.add_evidence()

    def go_to_next(self) -> None:
        """Go to the next action that is still to rate, or say why there is none."""
        page = self._workspace.page
        if page is None:
            return
        self._workspace.pages.show_page(PLAN)
        if page.board.hand.go_to_next():
            return
        self._count()
        period = page.board.board.plan.periods.get(page.board.period)
        if period is None:
            page.board.tell(_NO_PERIOD)
        elif self._to_rate is not None and self._to_rate.left:
            left = len(self._to_rate.left)
            self._workspace.status.say(f"The filters hide the {left:,} that are left. Clear them first.")
        else:
            self._workspace.status.say(f"Nothing is left to rate in {period.label}.")
