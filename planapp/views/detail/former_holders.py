"""Who led an item before: one line that unfolds to the names and the days until which they did."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.domain.days import show_day
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.texts import name_of_person
from planapp.views.detail.inset_words import InsetWords
from planapp.views.detail.link import Link
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.painted import RING, px


class FormerHolders(QWidget):
    """Hidden while nobody has handed over."""

    def __init__(self, theme: Appearance, role: str, parent: QWidget | None = None) -> None:
        """Show nobody yet."""
        super().__init__(parent)
        self._theme, self._role = theme, role
        self._item: int | None = None
        self.link = Link(theme, "", "text3", Role.CAPTION)
        self.link.setCheckable(True)
        self.names = InsetWords(theme, Role.CAPTION, "text3", room=(0, 4), wrapped=True)
        # A long word is cut rather than the whole pane.
        self.names.setMinimumWidth(1)
        self.names.hide()
        self.link.toggled.connect(self.names.setVisible)
        self._line = QHBoxLayout()
        self._line.addWidget(self.link)
        self._line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._line)
        column.addWidget(self.names)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_item(self, plan: Plan, item: Item) -> None:
        """Show who had a role on an item before, the last one first."""
        if item.id != self._item:
            self._item = item.id
            self.link.setChecked(False)
        former = former_holders(plan, item, self._role)
        self.setVisible(bool(former))
        self.names.setText("\n".join(former))
        self.link.setText(f"Who had it before ({len(former)})")
        self.link.setAccessibleName(f"Who had it before: {'; '.join(former)}")

    def _restyle(self) -> None:
        self._line.setContentsMargins(px(self._theme, PAD_X) - RING, 0, 0, 0)


def former_holders(plan: Plan, item: Item, role: str) -> list[str]:
    """Return who had a role on an item before, the last one first: 'until 31 March 2026: Head of Service'."""
    ended = [
        (row.ends_on, row.rank, name_of_person(plan.people[row.person]))
        for row in plan.assignments.of(item.id)
        if row.role == role and row.ends_on is not None
    ]
    return [f"until {show_day(day)}: {name}" for day, _, name in sorted(ended, reverse=True)]
