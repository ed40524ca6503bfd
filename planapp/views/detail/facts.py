"""Who, by when, and how it stands: the pairs of label and value below the title, and the chips."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planapp.domain.due_suggestions import Suggestion
from planapp.domain.naming import short
from planapp.domain.records import LEAD, OFFICER, STEP, Item
from planapp.domain.status import COMPLETE, STATES
from planapp.graphics.fonts import Role
from planapp.models.texts import called, one_line
from planapp.views.detail import item_fields as f
from planapp.views.detail.context import Context
from planapp.views.detail.flow import Flow
from planapp.views.detail.labelled import Labelled
from planapp.views.detail.link import Link, LinkChip
from planapp.views.detail.people_row import PeopleRow
from planapp.views.detail.slip_prompt import SlipPrompt
from planapp.views.detail.tab_order import follow
from planapp.views.detail.value_face import PAD_X, Style
from planapp.views.widgets.painted import RING, px
from planapp.views.widgets.tag import Tag

_COLUMNS = 6
_CHIP_TEXT = 34
_NARROW = 372


class Facts(QWidget):
    """`chip_pressed` gives the name of the part that a chip leads to: 'recommendations' or 'evidence'."""

    chip_pressed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._context = context
        self.people = PeopleRow(context)
        self.lead, self.officer = self.people.pairs[LEAD], self.people.pairs[OFFICER]
        self.due = Labelled(context, "Due", Style(hugs=True))
        self.status, self.done_on = Labelled(context, "Status"), Labelled(context, "Done on")
        self._badges = {state: Tag(context.theme, "", state) for state in ("danger", "warn", "ok")}
        for badge in self._badges.values():
            badge.hide()
            self.due.line.addWidget(badge)
        self.due.line.addStretch(1)
        self.due.line.setStretch(0, 0)
        # Below the due date, over the whole width.
        self.below_due = QWidget()
        self.meant = Link(context.theme, "", role=Role.SMALL)
        self.meant.hide()
        self.meant.clicked.connect(self._take_meant)
        self._meant: Suggestion | None = None
        self.prompt = SlipPrompt(context, self.due.value)
        self.chips = Flow(0)
        self.chips.hide()
        self._shown_chips: tuple[tuple[str, str, str], ...] = ()
        self.status.value.menu_opened.connect(self._add_states)
        self._is_narrow = False
        self._lay_out()
        context.theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 1)
        self._grid.addWidget(self.people, 0, 0, 1, _COLUMNS)
        self._below = QVBoxLayout(self.below_due)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(4)
        self._meant_line, self._prompt_line = QHBoxLayout(), QHBoxLayout()
        self._meant_line.addWidget(self.meant)
        self._meant_line.addStretch(1)
        self._prompt_line.addWidget(self.prompt)
        self._below.addLayout(self._meant_line)
        self._below.addLayout(self._prompt_line)
        self._place()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.chips)
        self._order()

    def _place(self) -> None:
        """Put the date and its badge beside the status, or above it where there is no room for both."""
        if self._is_narrow:
            self._grid.addWidget(self.due, 1, 0, 1, _COLUMNS)
            self._grid.addWidget(self.status, 3, 0, 1, 3)
            self._grid.addWidget(self.done_on, 3, 3, 1, 3)
        else:
            self._grid.addWidget(self.due, 1, 0, 1, 4)
            self._grid.addWidget(self.status, 1, 4, 1, 2)
            self._grid.addWidget(self.done_on, 3, 0, 1, 3)
        self._grid.addWidget(self.below_due, 2, 0, 1, _COLUMNS)

    def _order(self) -> None:
        """Have Tab go line by line."""
        below = (self.meant, self.prompt.reason, self.prompt.approved_by)
        status = (self.status.value,)
        follow(self.people.stops[0], (*self.people.stops[1:], self.due.value))
        follow(self.due.value, (*below, *status) if self._is_narrow else (*status, *below))
        follow(below[-1] if not self._is_narrow else self.status.value, [self.done_on.value])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make the most of the width."""
        super().resizeEvent(event)
        is_narrow = self.width() < px(self._context.theme, _NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._place()
            self._order()

    def show_item(self, item: Item) -> None:
        """Show an item."""
        plan = self._context.plan
        self.people.show_item(item)
        self.due.bind(f.lent_binding(plan, item, "due"))
        self.status.bind(f.item_binding(plan, item, "status"))
        self.done_on.bind(f.done_on_binding(plan, item))
        is_done = item.done_on is not None or item.state == COMPLETE
        self.done_on.setVisible(item.kind == STEP or is_done or self.done_on.value.editor is not None)
        self.due.tell(*f.due_note(item))
        self._show_meant(item)
        self.status.tell(*f.status_note(item))
        words, state = f.badge_of(self._context, item)
        for name, badge in self._badges.items():
            badge.setVisible(name == state)
        if state:
            self._badges[state].set_text(words)
        self._show_chips(item)

    def _show_meant(self, item: Item) -> None:
        meant = self._meant = f.meant_due(self._context.plan, item)
        self.meant.setVisible(meant is not None)
        if meant is not None:
            self.meant.setText(f"Write ‘{one_line(meant.meant)}’ instead")
            self.meant.setToolTip(meant.why)

    def _take_meant(self) -> None:
        if self._meant is not None:
            self.due.value.take(self._meant.meant)
            self.due.value.setFocus()

    def badge(self) -> str:
        """Return the words of the badge that is shown, or ''."""
        return next((badge.text for badge in self._badges.values() if not badge.isHidden()), "")

    def _show_chips(self, item: Item) -> None:
        plan = self._context.plan
        answered = [
            plan.recommendations[link.recommendation] for link in plan.recommendation_links.of(item.id)
        ]
        wanted = [("flag", called(plan, one), "recommendations") for one in answered]
        evidence = len(plan.evidence.of(item.id))
        if evidence:
            wanted.append(("clip", f"{evidence} evidence", "evidence"))
        if tuple(wanted) == self._shown_chips:
            return
        self._shown_chips = tuple(wanted)
        self.chips.set_widgets([self._chip(*chip) for chip in wanted])
        self.chips.setVisible(bool(wanted))
        follow(self.done_on.value, self.chips.widgets)

    def _chip(self, icon: str, words: str, part: str) -> LinkChip:
        chip = LinkChip(self._context.theme, icon, short(words, _CHIP_TEXT) or "Untitled")
        chip.setToolTip(words)
        chip.clicked.connect(lambda: self.chip_pressed.emit(part))
        return chip

    def _add_states(self, menu: QMenu) -> None:
        """Offer the states, as words that are surely read."""
        states = menu.addMenu("Set the status to")
        for state in STATES:
            words = state.capitalize()
            states.addAction(words).triggered.connect(lambda _, words=words: self._set_status(words))

    def _set_status(self, words: str) -> None:
        self.status.value.revert()
        self.status.value.take(words)

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 10)
        inset = px(self._context.theme, PAD_X)
        self.chips.setContentsMargins(inset - RING, 0, 0, 0)
        self._meant_line.setContentsMargins(inset - RING, 0, 0, 0)
        self._prompt_line.setContentsMargins(inset, 0, inset, 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a size that the pane may stretch."""
        return QSize(px(self._context.theme, 300), super().sizeHint().height())
