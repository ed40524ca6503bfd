"""After the merge: the item of the chosen change as it would be, with who won each field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planapp.application.returns.model import Compared, Decision, Returned
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.after_merge import AfterMerge, Merging, after_merge
from planapp.views.circulation.returns.preview_parts import PartView
from planapp.views.detail.empty_pane import EmptyPane
from planapp.views.detail.laying_out import lay_out_now
from planapp.views.detail.scrolling import Scrolling
from planapp.views.widgets.painted import ink, paint_face, px
from planapp.views.widgets.tag import Tag
from planapp.views.widgets.words import Words

HEADING, NOTHING = "After the merge", "Choose a change to see its action after the merge."
# The plan after the merge takes longer the more is decided: up to so many it is made with each key.
_AT_ONCE, _LATER = 200, 150
_STRIP, _PADDING, _SCROLL_BAR, _RING, _LONGEST_REF = 52, 20, 12, 3, 24


class Deciding(Protocol):
    """What the pane reads of the inbox."""

    @property
    def returns(self) -> Sequence[Returned]:
        """Return what came back."""

    def compared(self, return_id: int) -> Compared:
        """Return how a return differs."""

    def decided(self, return_id: int) -> Mapping[str, Decision]:
        """Return what was decided of its changes."""

    def change_set(self, return_id: int) -> ChangeSet:
        """Return what merging would do."""

    def subscribe(self, follower: Callable[[], None], /) -> Callable[[], None]:
        """Have a function called after decisions change; return what ends that."""


class PreviewPane(QWidget):
    """Follows the inbox: a decision shows at once. It writes nothing, and nothing in it can be changed."""

    def __init__(
        self,
        inbox: Deciding,
        plan_now: Callable[[], Plan],
        today: Callable[[], date],
        theme: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing yet; `plan_now` gives the plan as it now is."""
        super().__init__(parent)
        self._inbox, self._plan_now, self._today, self._theme = inbox, plan_now, today, theme
        self._at: tuple[int, str] | None = None
        self._merged: tuple[Plan | None, ChangeSet | None, Plan] = None, None, plan_now()
        self.shown: AfterMerge | None = None
        self.setAccessibleName(HEADING)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._scrolling = Scrolling(self._page)
        self._scrolling.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scrolling.setAccessibleName(HEADING)
        self._scrolling.verticalScrollBar().rangeChanged.connect(self._leave_room)
        self._scrolling.installEventFilter(self)
        self._body = QStackedWidget()
        self._body.setContentsMargins(_RING, _RING, _RING, _RING)
        self._body.addWidget(EmptyPane(theme, NOTHING))
        self._body.addWidget(self._scrolling)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_Strip(theme, HEADING, "Preview", is_head=True))
        column.addWidget(self._body, 1)
        column.addWidget(_Strip(theme, "", "Nothing is written until you merge.", is_head=False))
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._look)
        self._leave = inbox.subscribe(self.refresh)
        theme.changed.connect(self._fill)

    def takes_keyboard(self) -> bool:
        """Tell whether there is something to scroll."""
        return self._body.currentIndex() == 1 and self._scrolling.focusPolicy() != Qt.FocusPolicy.NoFocus

    def take_keyboard(self) -> None:
        """Give the keyboard to what scrolls."""
        self._scrolling.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_document(self) -> None:
        """Follow the inbox no more."""
        self._later.stop()
        self._leave()
        self._leave = _nothing

    def show_change(self, compared: Compared | None, key: str | None) -> None:
        """Show what the item of a change is after the merge, from its top; None shows nothing."""
        at = (compared.returned.id, key) if compared is not None and key is not None else None
        if at != self._at:
            self._at = at
            self._scrolling.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Show the same change as things now stand; where many are decided, once the keys rest."""
        if self._is_long():
            self._later.start()
        else:
            self._look()

    def _is_long(self) -> bool:
        if self._at is None or self._at[0] not in {one.id for one in self._inbox.returns}:
            return False
        return len(self._inbox.decided(self._at[0])) > _AT_ONCE

    def _look(self) -> None:
        found = self._found()
        if found != self.shown:
            self.shown = found
            self._fill()

    def _found(self) -> AfterMerge | None:
        if self._at is None:
            return None
        of, key = self._at
        if of not in {one.id for one in self._inbox.returns}:
            return None
        now = self._plan_now()
        compared = self._inbox.compared(of)
        return after_merge(
            Merging(compared, self._inbox.decided(of), now, self._after(now, of)), key, self._today()
        )

    def _after(self, now: Plan, of: int) -> Plan:
        """Return the plan after the merge: the same one as long as neither plan nor decisions change."""
        try:
            edit = self._inbox.change_set(of)
        except UserError:
            # The merge says why; the pane shows how things stand without it.
            return now
        before, made, after = self._merged
        if before is not now or made is not edit:
            after = apply(now, edit)
            self._merged = now, edit, after
        return after

    def _fill(self) -> None:
        """Make the widgets of the page anew."""
        theme, column = self._theme, self._column
        column.setSpacing(px(theme, 8))
        self._leave_room(0, self._scrolling.verticalScrollBar().maximum())
        while (taken := column.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._body.setCurrentIndex(0 if self.shown is None else 1)
        if self.shown is None:
            return
        title = Words(theme, self.shown.title or "No title", Role.TITLE, wrapped=True)
        title.setMinimumWidth(1)
        tags = [Tag(theme, short(self.shown.ref, _LONGEST_REF))] if self.shown.ref else []
        for widget in (*tags, title, *(PartView(theme, part) for part in self.shown.parts)):
            column.addWidget(widget)
            widget.show()
        column.addStretch(1)
        lay_out_now()

    def _leave_room(self, _least: int, most: int) -> None:
        """Keep the page as wide whether or not it scrolls; only what scrolls takes the keyboard."""
        side = px(self._theme, _PADDING) - _RING
        beside = _SCROLL_BAR if most > 0 else 0
        self._column.setContentsMargins(side, px(self._theme, 10), side - beside, px(self._theme, 12))
        self._scrolling.setFocusPolicy(Qt.FocusPolicy.TabFocus if most > 0 else Qt.FocusPolicy.NoFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Show the ring while the page has the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground, the line at the left, and the ring."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), ink(theme, "surface"))
        painter.fillRect(0, 0, 1, self.height(), ink(theme, "line2"))
        if self._scrolling.hasFocus():
            box = QRectF(self._body.geometry()).adjusted(1, 1, -1, -1)
            paint_face(painter, box, None, ink(theme, "accent"), 6, 2)
        painter.end()


def _nothing() -> None:
    """Follow nothing any more."""


class _Strip(QWidget):
    """The strip above or below the page: a heading, a few words, and the line beside the page."""

    def __init__(self, theme: Appearance, heading: str, words: str, *, is_head: bool) -> None:
        super().__init__()
        self._theme, self._is_head = theme, is_head
        self._row = QHBoxLayout(self)
        if heading:
            self._row.addWidget(Words(theme, heading, Role.HEADING), 1)
        self._row.addWidget(Words(theme, words, Role.SMALL, "text3", wrapped=not heading))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(px(self._theme, _STRIP))
        self._row.setContentsMargins(px(self._theme, _PADDING), 0, px(self._theme, _PADDING), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line."""
        painter = QPainter(self)
        top = self.height() - 1 if self._is_head else 0
        painter.fillRect(0, top, self.width(), 1, ink(self._theme, "line"))
        painter.end()
