"""The changes of a return: T theirs, M mine, E other words, N next conflict; Backspace opens one again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planapp.application.returns.model import EDIT, MINE, THEIRS, Decision
from planapp.graphics.theme import Appearance
from planapp.models.return_changes_model import Column, ReturnChangesModel, edited
from planapp.models.return_rows import ReturnLine
from planapp.views.circulation.returns.change_paint import GROUP, PADDING, ChangePainter, Look, keep_box
from planapp.views.circulation.returns.keep_control import WIDTH, choice_at, choices_of
from planapp.views.circulation.returns.own_words import OwnWords
from planapp.views.widgets.bubble import Bubble
from planapp.views.widgets.caption_header import CaptionHeader
from planapp.views.widgets.cell_editor import CellEditor
from planapp.views.widgets.painted import px
from planapp.views.widgets.painted_tree import PaintedTree, is_plain

Index = QModelIndex | QPersistentModelIndex
# How the columns of texts share what the control leaves.
_SHARES = {Column.FIELD: 0.224, Column.WAS: 0.212, Column.THEIRS: 0.312}
_CHOICES = {Qt.Key.Key_T: THEIRS, Qt.Key.Key_M: MINE}
_OPENS_AGAIN = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_STEPS = {Qt.KeyboardModifier.NoModifier: 1, Qt.KeyboardModifier.ShiftModifier: -1}
NOT_TYPED = "This can’t be put in other words. Keep theirs or mine."


class ChangesTree(PaintedTree):
    """`wanted` asks for a decision on changes by their keys (None opens them again).

    After a decision by key the next change is chosen, so that one key after the other goes down the list;
    of several that are selected, or of a whole action, the choice stays. `chosen` gives the key of the change
    at which the keyboard is, or None.
    """

    wanted = Signal(list, object)
    chosen = Signal(object)

    def __init__(self, model: ReturnChangesModel, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(theme, parent)
        self.changes = model
        self.painter = ChangePainter(theme)
        self.own = OwnWords(theme, self)
        self._hovered: tuple[str, str] = ("", "")
        self._closed: set[str] = set()
        self._current = ""
        self.bubble = Bubble(theme, self.viewport())
        self.setHeader(
            CaptionHeader(theme, self, height=28, insets={Column.FIELD: PADDING}, line_at_top=True)
        )
        self.setModel(model)
        self.setMouseTracking(True)
        self.setAccessibleName("Changes of this return")
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        model.dataChanged.connect(self._measure_again)
        self.expanded.connect(lambda index: self._note(index, is_open=True))
        self.collapsed.connect(lambda index: self._note(index, is_open=False))
        self.own.taken.connect(self._take_own)
        self.verticalScrollBar().valueChanged.connect(lambda: self.own.place(self._over_texts(self.own.key)))

    # What is open and chosen stays so.

    def start_again(self) -> None:
        """Open all groups, and stand on the first change, when those of another return come next."""
        self._closed.clear()
        self._current = ""

    def _note(self, index: QModelIndex, *, is_open: bool) -> None:
        group = self.changes.group_at(index)
        if group is not None:
            (self._closed.discard if is_open else self._closed.add)(group.key)

    def _keep(self) -> None:
        self.own.leave()
        line = self.changes.line_at(self.currentIndex())
        if line is not None:
            self._current = line.key

    def _restore(self) -> None:
        self.forget_heights()
        self.scheduleDelayedItemsLayout()
        closed = set(self._closed)
        self.expandAll()
        for place in range(self.changes.rowCount()):
            index = self.changes.index(place, 0)
            group = self.changes.group_at(index)
            if group is not None and group.key in closed:
                self.collapse(index)
        index = self.changes.index_of(self._current)
        self.go_to(index if index.isValid() else self.changes.after(QModelIndex()))
        if not self.currentIndex().isValid():
            self.chosen.emit(None)

    def _measure_again(self, top_left: QModelIndex) -> None:
        """Make room for words of the officer's own, or take it away."""
        key = int(top_left.internalId())
        before = self._heights.pop(key, None)
        if before is not None and before != self.height_of(top_left):
            self.scheduleDelayedItemsLayout()

    # What the tree of painted rows asks.

    def widths_in(self, width: int) -> Mapping[int, int]:
        """Share a width out: the control has its own, the texts the rest."""
        keep = px(self._theme, WIDTH + PADDING)
        rest = max(320, width - keep)
        widths = {int(column): round(rest * share) for column, share in _SHARES.items()}
        widths[Column.MINE] = rest - sum(widths.values())
        widths[Column.KEEP] = keep
        self.painter.widths = widths
        return widths

    def forget_heights(self) -> None:
        """Measure all rows anew."""
        super().forget_heights()
        self.painter.forget()

    def measured(self, index: Index) -> int:
        """Return how high a row is, with the line below it."""
        line = self.changes.line_at(index)
        if line is None:
            return px(self._theme, GROUP)
        return self.painter.line_height(line, self.changes.decision(line))

    def paint_at(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:
        """Paint a row over the whole width."""
        group, line = self.changes.group_at(index), self.changes.line_at(index)
        look = self._look(index, line)
        if group is not None:
            count = str(index.siblingAtColumn(Column.KEEP).data())
            self.painter.paint_group(painter, rect, group, count, look)
        elif line is not None:
            lefts = [self.columnViewportPosition(column) for column in Column]
            self.painter.paint_line(painter, rect, lefts, line, look)

    def _look(self, index: QModelIndex, line: ReturnLine | None) -> Look:
        return Look(
            self.changes.decision(line) if line is not None else None,
            is_selected=self.selectionModel().isSelected(index),
            is_active=self.is_active(),
            has_focus=self.is_at(index),
            is_open=self.isExpanded(index),
            hovered=self._hovered[1] if line is not None and line.key == self._hovered[0] else "",
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows, or say why there are none."""
        super().paintEvent(event)
        if not self.changes.rowCount() and self.nothing:
            self.paint_instead(self.nothing)

    nothing = ""

    # Where the keyboard is.

    def current_line(self) -> ReturnLine | None:
        """Return the change at which the keyboard is."""
        return self.changes.line_at(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which change is chosen."""
        super().currentChanged(current, previous)
        self.bubble.hide()
        lines = self.changes.lines_at(current)
        self.chosen.emit(lines[0].key if lines else None)

    def go_to(self, index: QModelIndex) -> None:
        """Stand on a row and have all of it in sight."""
        if index.isValid():
            self.setExpanded(index.parent(), True)
            self.scrollTo(index)
            self.setCurrentIndex(index)

    def go_to_conflict(self, step: int = 1) -> None:
        """Stand on the next conflict that is open, or say that there is none."""
        index = self.changes.next_conflict(self.currentIndex(), step)
        if index.isValid():
            self.go_to(index)
        else:
            self.tell("No conflict is open.")

    def chosen_lines(self) -> Sequence[ReturnLine]:
        """Return the changes that are selected; of a group, those of it that are shown."""
        indexes = self.selectionModel().selectedRows()
        if self.currentIndex().siblingAtColumn(0) not in indexes:
            indexes = [self.currentIndex().siblingAtColumn(0)]
        lines = [line for index in indexes for line in self.changes.lines_at(index)]
        return list({line.key: line for line in lines}.values())

    def tell(self, sentence: str) -> None:
        """Say at the row why something was refused."""
        index = self.currentIndex().siblingAtColumn(0)
        rect = self.visualRect(index) if index.isValid() else QRect(0, 0, 0, 0)
        rect.setRight(self.viewport().width())
        rect.setLeft(self.columnViewportPosition(Column.THEIRS))
        self.bubble.tell(sentence, rect)

    # Deciding.

    def decide(self, choice: str | None) -> None:
        """Ask for a decision on what is chosen, and go on to the next change where that is one."""
        here = self.currentIndex().siblingAtColumn(0)
        one, lines = self.changes.line_at(here), self.chosen_lines()
        if not lines:
            return
        if one is None or len(lines) > 1:
            lines = self._of_many(lines, choice)
        elif choice == THEIRS and one.change.refusal:
            self.tell(one.change.refusal)
            return
        self.ask([line.key for line in lines], Decision(choice) if choice is not None else None)
        if one is not None and len(lines) == 1 and choice is not None:
            self.go_on()

    def _of_many(self, lines: Iterable[ReturnLine], choice: str | None) -> list[ReturnLine]:
        """Return those of many changes that one key decides: conflicts stay open until each is chosen."""
        if choice != THEIRS:
            return list(lines)
        return [line for line in lines if not line.change.is_conflict and not line.change.refusal]

    def ask(self, keys: Sequence[str], decision: Decision | None) -> None:
        """Ask for a decision on changes."""
        self.bubble.hide()
        if keys:
            self.wanted.emit(list(keys), decision)

    def go_on(self) -> None:
        """Stand on the next change; at the last one, stay."""
        index = self.changes.after(self.currentIndex())
        if index.isValid() and self.bubble.sentence == "":
            self.go_to(index)

    # Other words.

    def edit_own(self) -> None:
        """Open an editor over theirs and mine, with what is kept so far, or theirs, to start from."""
        line = self.current_line()
        if line is None or not line.can_be_edited:
            if line is not None:
                self.tell(line.change.refusal or NOT_TYPED)
            return
        own = edited(self.changes.decision(line))
        self.scrollTo(self.currentIndex())
        text = own if own is not None else line.theirs or line.mine or ""
        self.own.open(line, text, self._over_texts(line.key))

    def _over_texts(self, key: str) -> QRect:
        """Return where theirs and mine of a change stand."""
        index = self.changes.index_of(key)
        line, rect = self.changes.line_at(index), self.visualRect(index)
        left = self.columnViewportPosition(Column.THEIRS) - CellEditor.INSET
        right = self.columnViewportPosition(Column.KEEP) - px(self._theme, 8)
        said = self.painter.said_height(line) + px(self._theme, 10) if line is not None else 0
        return QRect(left, rect.top() + 2, right - left, max(px(self._theme, 30), said))

    def _take_own(self, key: str, text: str, goes_on: bool) -> None:
        """Keep what was typed; theirs as it stands is theirs."""
        line = self.changes.line_at(self.changes.index_of(key))
        if line is None:
            return
        is_theirs = edited(self.changes.decision(line)) is None and text == line.theirs
        self.ask([key], Decision(THEIRS) if is_theirs else Decision(EDIT, text))
        if goes_on:
            self.go_on()

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Decide, go to conflicts, open and close groups."""
        key, plain = Qt.Key(event.key()), is_plain(event.modifiers())
        index = self.currentIndex().siblingAtColumn(0)
        if key == Qt.Key.Key_N and event.modifiers() in _STEPS:
            self.go_to_conflict(_STEPS[event.modifiers()])
        elif not index.isValid() or not plain:
            super().keyPressEvent(event)
        elif key in _CHOICES:
            self.decide(_CHOICES[key])
        elif key in _OPENS_AGAIN:
            self.decide(None)
        elif key in (Qt.Key.Key_E, Qt.Key.Key_F2):
            self.edit_own()
        elif key == Qt.Key.Key_End:
            self._go_to_end()
        elif key == Qt.Key.Key_Right:
            self.go_in(index)
        elif key == Qt.Key.Key_Left:
            self.go_out(index)
        elif key == Qt.Key.Key_Space:
            self._fold(index)
        else:
            super().keyPressEvent(event)

    def _go_to_end(self) -> None:
        """Stand on the last row that is shown."""
        group = self.changes.index(self.changes.rowCount() - 1, 0)
        is_open = self.isExpanded(group)
        last = self.changes.index(self.changes.rowCount(group) - 1, 0, group) if is_open else group
        self.scrollTo(last)
        self.setCurrentIndex(last)

    def _fold(self, index: QModelIndex) -> None:
        above = index.parent() if index.parent().isValid() else index
        self.setCurrentIndex(above)
        self.setExpanded(above, not self.isExpanded(above))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Decide where a control is clicked, fold where a chevron is; elsewhere choose a row."""
        at = event.position().toPoint()
        index = self.indexAt(at).siblingAtColumn(0)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        choice = self._choice_at(index, at)
        if choice:
            self.setCurrentIndex(index)
            self._click(choice)
        elif self.changes.group_at(index) is not None and at.x() < px(self._theme, 32):
            self._fold(index)
        else:
            super().mousePressEvent(event)

    def _click(self, choice: str) -> None:
        """Decide with the mouse: the row stays, and what is chosen already is opened again."""
        line = self.current_line()
        if line is None:
            return
        decision = self.changes.decision(line)
        if choice == EDIT:
            self.edit_own()
        elif choice == THEIRS and line.change.refusal:
            self.tell(line.change.refusal)
        else:
            again = decision is not None and decision.choice == choice
            self.ask([line.key], None if again else Decision(choice))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Fold a group; a second click on a control counts as a first one."""
        index = self.indexAt(event.position().toPoint()).siblingAtColumn(0)
        in_text = event.position().x() > px(self._theme, 32)
        if self.changes.group_at(index) is not None and in_text:
            self._fold(index)
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show which choice is under the pointer."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at).siblingAtColumn(0)
        line = self.changes.line_at(index)
        self._hover((line.key, self._choice_at(index, at)) if line is not None else ("", ""))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Show none any more."""
        super().leaveEvent(event)
        self._hover(("", ""))

    def _hover(self, what: tuple[str, str]) -> None:
        if what != self._hovered:
            self._hovered = what
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if what[1] else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def _choice_at(self, index: QModelIndex, at: QPoint) -> str:
        line = self.changes.line_at(index)
        if line is None:
            return ""
        decision = self.changes.decision(line)
        box = keep_box(self.visualRect(index), self.columnViewportPosition(Column.KEEP), self._theme)
        chosen = decision.choice if decision is not None else ""
        return choice_at(box, choices_of(line, decision), chosen, self._theme, at)
