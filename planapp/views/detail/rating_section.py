"""The rating of an item in each period, with the comment on the chosen one and what it was before."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.demands import DemandUnmet
from planapp.domain.naming import frozen_words
from planapp.domain.plan import Plan
from planapp.domain.records import COMMENT, STEP, Item, Period
from planapp.domain.scale import levels_in_order
from planapp.graphics.fonts import Role
from planapp.models.facts import Facts
from planapp.models.key_entries import key_text
from planapp.models.words import cell_words
from planapp.views.board import rating_commands
from planapp.views.board.period_cells import segments_of, tones_of
from planapp.views.board.rating_commands import Do, is_rated_itself
from planapp.views.detail.binding import Binding
from planapp.views.detail.card import Card
from planapp.views.detail.context import Context
from planapp.views.detail.inset_words import InsetWords
from planapp.views.detail.rating_strip import Notch, RatingStrip
from planapp.views.detail.rating_words import before_words, openness, rating_words
from planapp.views.detail.section import Section
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import Style
from planapp.views.rating_habits import RatingKeys
from planapp.views.widgets.buttons import IconButton
from planapp.views.widgets.menus import offer, pop_up
from planapp.views.widgets.words import Words


class _Comment(Card):
    """The card below the strip."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self.now = InsetWords(context.theme, Role.SMALL, "text", weight=600)
        self.before = Words(context.theme, "", Role.SMALL, "text3", wrapped=True)
        self.pencil = IconButton(context.theme, "pencil", "Edit the comment")
        self.pencil.setFixedHeight(28)
        self.value = Value(context, Style(Role.SMALL, "text2", spelled=True))
        self.by = InsetWords(context.theme, Role.CAPTION, "text3", room=(0, 2))
        self.pencil.clicked.connect(lambda: self.value.open())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.now)
        row.addWidget(self.before, 1)
        row.addWidget(self.pencil)
        self.column.addLayout(row)
        self.column.addWidget(self.value)
        self.column.addWidget(self.by)


class RatingSection(Section):
    """`period_chosen` gives the id of the period that was chosen in the strip.

    `evidence_wanted` comes when the scale demands evidence for a rating and there is none.
    """

    period_chosen = Signal(object)
    evidence_wanted = Signal()

    def __init__(self, context: Context, facts: Facts, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, "Rating", parent=parent)
        self._facts = facts
        self._item: Item | None = None
        self.period: int | None = None
        self.keys = RatingKeys.BOTH
        # The level that is given as soon as the comment is typed that it demands.
        self._waiting: int | None = None
        self.strip = RatingStrip(context.theme)
        self.card = _Comment(context)
        self.body.insertWidget(0, self.strip)
        row = QHBoxLayout()
        row.addWidget(self.card)
        self.inset(row, above=6, below=2)
        self.card.value.closed.connect(self._end_waiting)
        self.strip.chosen.connect(self.choose)
        self.strip.typed.connect(self._type)
        self.strip.menu_wanted.connect(self._open_menu)

    @property
    def comment(self) -> Value:
        """Return the comment on the chosen period."""
        return self.card.value

    def show_item(self, item: Item) -> None:
        """Show an item; a step has no ratings."""
        plan = self._context.plan
        self._item = item
        self.setVisible(item.kind != STEP)
        if item.kind == STEP:
            self.comment.bind(None)
            return
        if self.period not in plan.periods:
            self.period = plan.current_period.id if plan.current_period is not None else None
        self.head.set_summary(openness(plan))
        self.head.setToolTip("\n".join([openness(plan), key_text(plan)]).strip())
        self._show_strip(item)
        self._show_comment(item)

    def choose(self, period_id: object) -> None:
        """Choose another period."""
        self.comment.leave()
        self.period = period_id if isinstance(period_id, int) else None
        self.refusal.tell("")
        if self._item is not None:
            self.show_item(self._item)
        self.period_chosen.emit(self.period)

    def _show_strip(self, item: Item) -> None:
        facts = self._facts
        tones = tones_of(facts.plan)
        own = is_rated_itself(facts.plan, item)
        notches = []
        for period in facts.plan.periods.of():
            cell = facts.cell(item, period.id)
            bar = () if own else tuple(segments_of(cell, tones))
            words = ", ".join([period.label, *cell_words(facts, cell)])
            notches.append(Notch(cell, bar, words))
        self.strip.setVisible(bool(notches))
        self.strip.show_notches(notches, self.period)

    def _show_comment(self, item: Item) -> None:
        period = self._context.plan.periods.get(self.period)
        self.card.setVisible(period is not None)
        if period is None:
            self.comment.bind(None)
            return
        card, own = self.card, is_rated_itself(self._context.plan, item)
        card.now.setText(rating_words(self._facts, item, self._facts.cell(item, period.id)))
        card.before.setText(before_words(self._facts, item, period))
        card.pencil.setVisible(own and not period.frozen)
        rating = self._context.plan.rating(item.id, period.id)
        can_comment = own and (rating is not None or not period.frozen)
        card.value.setVisible(can_comment)
        card.value.bind(self._binding(item, period) if can_comment else None)
        by = rating.comment_by if rating is not None and rating.comment else ""
        card.by.setText(f"Comment by {by}" if by else "")
        card.by.setVisible(bool(by))

    def _binding(self, item: Item, period: Period) -> Binding:
        rating = self._context.plan.rating(item.id, period.id)
        text = rating.comment if rating is not None else ""
        locked = f"{period.label} is frozen. Unfreeze it to change this comment." if period.frozen else ""
        return Binding(
            item.id,
            f"comment:{period.id}",
            f"Comment on the rating in {period.label}",
            text,
            None if locked else lambda plan, typed: self._commented(plan, item.id, period.id, typed),
            "No comment" if locked else "Add a comment",
            locked,
            needs=period.id,
        )

    def _commented(self, plan: Plan, item_id: int, period_id: int, typed: str) -> ChangeSet:
        """Return the edit that a typed comment means: with it a rating may be given that demands one."""
        if self._waiting is None:
            return edits.comment_by_hand(plan, item_id, period_id, typed)
        return rating_commands.rate(plan, [item_id], period_id, self._waiting, typed)

    # Rating.

    def _type(self, typed: str) -> None:
        asked = rating_commands.asked_by(self._context.plan, typed, self.keys)
        if asked is None:
            return
        if asked.do is Do.COMMENT:
            self.comment.open()
        elif asked.do is Do.CLEAR:
            self.clear()
        else:
            self.rate(asked.level)

    def rate(self, level: int | None) -> None:
        """Rate the item in the chosen period (None: not rated)."""
        item, period = self._item, self.period
        if item is None:
            return
        demand = rating_commands.demand(self._context.plan, [item.id], period, level)
        if demand is not None:
            self._ask_for(demand, level)
        else:
            self.attempt(lambda plan: rating_commands.rate(plan, [item.id], period, level))

    def _ask_for(self, demand: DemandUnmet, level: int | None) -> None:
        """Say what the scale demands, and have it typed where it belongs."""
        self.refusal.tell(demand.message)
        if demand.needs == COMMENT:
            self._waiting = level
            self.comment.open()
        else:
            self.evidence_wanted.emit()

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting = None
            self.refusal.tell("")

    def clear(self) -> None:
        """Take the rating of the chosen period away."""
        item, period = self._item, self.period
        if item is not None:
            self.attempt(lambda plan: rating_commands.clear(plan, [item.id], period))

    def _open_menu(self, at: QPoint) -> None:
        period = self._context.plan.periods.get(self.period)
        if self._item is None or period is None or not is_rated_itself(self._context.plan, self._item):
            return
        if period.frozen:
            self.refuse(frozen_words(period))
            return
        menu = QMenu(self)
        for level in levels_in_order(self._context.plan):
            offer(menu, f"{level.name}\t{level.letter}", partial(self.rate, level.id))
        offer(menu, "Not rated\t–", partial(self.rate, None))
        menu.addSeparator()
        offer(menu, "Clear\t0", self.clear)
        offer(menu, "Comment\tC", lambda: self.comment.open())
        pop_up(menu, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the comment from the strip with Enter or F2."""
        opens = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        if self.strip.hasFocus() and event.key() in opens and self.comment.isVisible():
            self.comment.open()
        else:
            super().keyPressEvent(event)
