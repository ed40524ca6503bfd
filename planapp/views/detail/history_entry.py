"""An entry of an item's history: when, by whom, and each field that was changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.application.item_history import Past, Step, can_put_back
from planapp.domain.changes import CIRCULATE, FREEZE, IMPORT, MEETING, MERGE, REDO, UNDO
from planapp.domain.days import show_day
from planapp.domain.naming import count_words, listed
from planapp.domain.plan import Plan
from planapp.graphics.fonts import Role
from planapp.views.detail.context import Context
from planapp.views.detail.inset_words import InsetWords
from planapp.views.detail.link import Link
from planapp.views.detail.rows import Row
from planapp.views.detail.timeline import GUTTER, paint_knot
from planapp.views.detail.told_words import ToldWords, put_back_words
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.painted import RING, px

PutBack = Callable[[Step], None]
KIND_WORDS = {
    UNDO: "undo", REDO: "redo", IMPORT: "import", MERGE: "merge", FREEZE: "freeze",
    CIRCULATE: "circulation", MEETING: "meeting",
}  # fmt: skip


class _StepLine(QWidget):
    """A field that was changed, and the link that puts its older value back."""

    def __init__(self, context: Context, put_back: PutBack) -> None:
        super().__init__()
        self._theme = context.theme
        self._step: Step | None = None
        self.words = ToldWords(context.theme)
        self.link = Link(context.theme, "", role=Role.SMALL)
        self._put_back = put_back
        self.link.clicked.connect(self._press)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.link)
        self._foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addLayout(self._foot)
        context.theme.changed.connect(self._restyle)
        self._restyle()

    def show_step(self, plan: Plan, step: Step) -> None:
        self._step = step
        self.words.show_told(step.told)
        words = put_back_words(step.told)
        self.link.setText(words)
        self.link.setAccessibleName(f"{step.told.label}: {words}")
        self.link.setVisible(can_put_back(plan, step))
        self.show()

    def _press(self) -> None:
        if self._step is not None:
            self._put_back(self._step)

    def _restyle(self) -> None:
        self._foot.setContentsMargins(px(self._theme, PAD_X) - RING, 0, 0, 0)


class HistoryEntry(Row):
    """Can only be read, but for its links."""

    def __init__(self, context: Context, put_back: PutBack) -> None:
        """Show nothing yet."""
        super().__init__()
        self._context, self._put_back = context, put_back
        self._is_newest = self._is_last = False
        self.when = InsetWords(context.theme, Role.SMALL, "text", weight=600, room=(3, 0))
        self.by = InsetWords(context.theme, Role.SMALL, "text3", room=(3, 0))
        self.by.setMinimumWidth(1)
        self.came = InsetWords(context.theme, Role.SMALL, "text3", wrapped=True)
        self.lines: list[_StepLine] = []
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.when)
        head.addWidget(self.by, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self._column.addWidget(self.came)
        context.theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def links(self) -> list[Link]:
        """Return the links that can be pressed."""
        return [line.link for line in self.lines if not line.isHidden() and not line.link.isHidden()]

    def show_past(self, plan: Plan, past: Past, *, newest: bool, last: bool) -> None:
        """Show an entry, which may be the first or the last of the timeline."""
        self._is_newest, self._is_last = newest, last
        at = datetime.fromisoformat(past.entry.at).astimezone()
        self.when.setText(f"{show_day(at)}, {at:%H:%M}")
        self.by.setText(", ".join(filter(None, [past.entry.by, KIND_WORDS.get(past.entry.kind, "")])))
        came = listed(count_words(table, count) for table, count in past.came)
        self.came.setText(f"with {came}" if came else "")
        self.came.setVisible(bool(came))
        while len(self.lines) < len(past.steps):
            self.lines.append(_StepLine(self._context, self._put_back))
            self._column.insertWidget(len(self.lines), self.lines[-1])
        for line, step in zip(self.lines, past.steps, strict=False):
            line.show_step(plan, step)
        for line in self.lines[len(past.steps) :]:
            line.hide()
        self.update()

    def _restyle(self) -> None:
        inset = px(self._context.theme, PAD_X)
        self._column.setContentsMargins(inset + GUTTER, 0, 0, px(self._context.theme, 8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the knot and the line that runs on to the next one."""
        painter = QPainter(self)
        paint_knot(
            painter, self._context.theme, self.height(), is_newest=self._is_newest, is_last=self._is_last
        )
        painter.end()
