"""A menu of ticks that stays open while they are set, and a chip that opens one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.chip import Chip

_LONGEST = 60


class CheckMenu(QMenu):
    """A click or Space ticks and goes on; Enter ticks and closes."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick what is clicked."""
        if not self._ticked(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tick with Space."""
        if event.key() != Qt.Key.Key_Space or not self._ticked(self.activeAction()):
            super().keyPressEvent(event)

    def _ticked(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class IdChip(Chip):
    """A chip over a menu of things that have ids; `chosen` gives the ids that are ticked.

    Of a `single` one, ticking another takes the tick of the first away.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Appearance, text: str, *, single: bool = False, parent: QWidget | None = None
    ) -> None:
        """Offer nothing yet."""
        super().__init__(theme, text, parent=parent)
        self._single = single
        self._ids: frozenset[int] = frozenset()
        self._names: Mapping[int, str] = {}
        self._numbers: Callable[[], Counter[int]] | None = None
        self.list = CheckMenu(self)
        self.list.aboutToShow.connect(self._show_numbers)
        self.set_menu(self.list)

    def offer(self, names: Sequence[tuple[int, str]], nothing: str) -> None:
        """Offer things by their ids and names; `nothing` says why there are none."""
        self._names = dict(names)
        self.list.clear()
        for one, name in names:
            action = QAction(_in_menu(name), self.list, checkable=True, checked=one in self._ids)
            action.setData(one)
            action.triggered.connect(lambda on, one=one: self._tick(one, on))
            self.list.addAction(action)
        self.setEnabled(bool(names))
        self._tell_names(nothing)

    def count_by(self, numbers: Callable[[], Counter[int]]) -> None:
        """Show beside each how many rows it leaves, asked for when the menu opens."""
        self._numbers = numbers

    def set_chosen(self, ids: frozenset[int]) -> None:
        """Tick these, without telling."""
        self._ids = ids
        for action in self.list.actions():
            action.setChecked(action.data() in ids)
        self.set_on(bool(ids))
        self._tell_names("")

    def _tick(self, one: int, on: bool) -> None:
        others = frozenset() if self._single else self._ids
        self.set_chosen(others | {one} if on else self._ids - {one})
        self.chosen.emit(self._ids)

    def _tell_names(self, nothing: str) -> None:
        chosen = [name for one, name in self._names.items() if one in self._ids]
        self.setToolTip(nothing if not self._names else "\n".join(chosen))
        self.setAccessibleName(", ".join([self.text(), *chosen]))

    def _show_numbers(self) -> None:
        numbers = self._numbers() if self._numbers is not None else None
        for action in self.list.actions() if numbers is not None else ():
            name = _in_menu(self._names[action.data()])
            action.setText(f"{name}\t{numbers[action.data()]:,}" if numbers is not None else name)


def _in_menu(name: str) -> str:
    shown = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
    return shown.replace("&", "&&")
