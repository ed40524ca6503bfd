"""The board: the plan and its rating history in one tree view, edited where they stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet
from planapp.graphics.theme import Appearance
from planapp.models.board_model import BoardModel
from planapp.models.columns import TITLE
from planapp.views.board import empty_board
from planapp.views.board.board_edits import BoardEdits
from planapp.views.board.board_keys import BoardKeys
from planapp.views.board.board_mouse import BoardMouse
from planapp.views.board.board_tree import BoardTree, Index
from planapp.views.board.choosing_columns import ChoosingColumns, remembered_columns
from planapp.views.board.dragging import Dragging
from planapp.views.board.kept_typing import KeptTyping
from planapp.views.board.rating_hand import RatingHand
from planapp.views.widgets.bubble import Bubble
from planapp.views.widgets.cell_editor import CellEditor

# What the plan remembers of the board.
_LOCKED = "board.order_locked"


class BoardView(BoardTree):
    """Follows the edits of a document, and makes those that keys and mouse ask for.

    `pane_wanted` comes with Enter; `refused` gives the sentence that the bubble at the cell shows; `noted`
    one for the status bar; `dropped` the ids of rows that were dragged, and the `Drop` where they were put.
    """

    pane_wanted = Signal()
    refused = Signal(str)
    noted = Signal(str)
    dropped = Signal(object, object)

    def __init__(self, document: Document, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a document."""
        self._document = document
        board = BoardModel(
            document.plan,
            on_edit=lambda *typed: self._edits.set_text(*typed),
            chosen=remembered_columns(document).keys,
        )
        super().__init__(board, theme, parent)
        board.setParent(self)
        self._edits = BoardEdits(document, self.board.facts, self.tell, self.noted.emit)
        self._keys, self._mouse = BoardKeys(self), BoardMouse(self)
        self.dragging = Dragging(self, self.dropped.emit)
        self.lock_order(self.order_is_locked)
        self.columns = ChoosingColumns(document, self, self._edits.remember)
        self._bubble = Bubble(theme, self.viewport())
        self.hand = RatingHand(self, self._edits)
        self._ghost: CellEditor | None = None
        self.board.refused.connect(self._tell_at)
        # What was refused is said of the cell that had the focus, where it then stood.
        self.selectionModel().currentChanged.connect(lambda *_: self.hush())
        self.board.modelReset.connect(self.hush)
        self.delegate.left.connect(self._go_on_editing)
        self._typing = KeptTyping(self)
        self.destroyed.connect(_called_once(document.subscribe(self._follow)))

    def _follow(self, change_set: ChangeSet) -> None:
        self.dragging.cancel()
        self.board.apply(change_set, self._document.plan)
        self.stand_again()
        self.lay_out_rows()
        if self.isVisible():
            self.gathering.start()

    @property
    def order_is_locked(self) -> bool:
        """Tell whether rows are not to be dragged."""
        return self._document.remembered(_LOCKED) is True

    def lock_order(self, locked: bool) -> None:
        """Let rows be dragged or not; the plan remembers it."""
        self._edits.remember(_LOCKED, True if locked else None)
        self.dragging.is_allowed = not locked and not self._document.read_only

    def is_empty_plan(self) -> bool:
        """Tell whether there is no row because the plan has none."""
        return not self.board.rowCount() and not self.board.filter

    # Refusals.

    def tell(self, sentence: str) -> None:
        """Show why an edit was refused, at the cell that has the focus."""
        self._tell_at(self.currentIndex(), sentence)

    def _tell_at(self, index: Index, sentence: str) -> None:
        beside = self.cell_rect(index) if index.isValid() else QRect(0, 0, 1, 1)
        fields = (self.delegate.editor, self._ghost, self.hand.comments.box)
        field = next((one for one in fields if one is not None), None)
        self._bubble.tell(sentence, beside if field is None else field.geometry())
        self.refused.emit(sentence)

    def said(self) -> str:
        """Return the sentence that is shown, '' for none."""
        return self._bubble.sentence

    def hush(self) -> None:
        """Take the bubble away."""
        self._bubble.hide()

    # Ratings, comments and ticks.

    def rate(self, level_id: int | None) -> bool:
        """Rate what is selected in the period that has the focus, or is worked on (None: not rated)."""
        return self.hand.rate(level_id)

    def clear_rating(self) -> bool:
        """Take the ratings of what is selected away."""
        return self.hand.clear()

    def tick(self) -> bool:
        """Tick the selected steps as done today, or take their ticks away."""
        self.hush()
        chosen = self.selected_ids()
        return bool(chosen) and self._edits.tick(chosen)

    def comment(self) -> bool:
        """Open the box for the comment on a rating; refused where there is no rating that may change."""
        return self.hand.comment()

    # Texts.

    def edits_words(self, key: str) -> bool:
        """Tell whether texts are typed in a column."""
        return any(column.key == key and column.editable for column in self.board.columns)

    def edit_title(self) -> bool:
        """Edit the title of the current row in place."""
        self.focus_column(TITLE)
        return self.edit_cell()

    def edit_cell(self, typed: str | None = None) -> bool:
        """Edit the cell that has the focus, or the title where that is no cell of words.

        What was `typed` replaces the text.
        """
        if self.is_empty_plan():
            return self.begin_first_theme(typed or "")
        self.hush()
        if self.current_id() is None or not self.delegate.finish():
            return False
        if not self.edits_words(self.focused_column()):
            self.focus_column(TITLE)
        self.scrollTo(self.currentIndex())
        self.edit(self.currentIndex())
        editor = self.delegate.editor
        if editor is not None and typed is not None:
            editor.replace(typed)
        return editor is not None

    def _go_on_editing(self, index: Index, step: int) -> None:
        """Edit the next cell of words (1) or the one before (-1), in the rows as they are shown."""
        self.hush()
        if not step or not index.isValid():
            return
        sections = [place.section for place in self.places if place.column.editable]
        at = sections.index(index.column()) + step if index.column() in sections else 0
        if not 0 <= at < len(sections):
            first = self.first_cell(index)
            index = self.indexBelow(first) if step > 0 else self.indexAbove(first)
            at = 0 if step > 0 else len(sections) - 1
        following = self.board.index_of(self.board.id_of(index), sections[at])
        if following.isValid():
            self.setCurrentIndex(following)
            self.edit_cell()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """Close an editor, but keep what was refused."""
        if not (isinstance(editor, CellEditor) and editor.refused):
            # It is losing the keyboard: that is not one more time to take the text.
            editor.blockSignals(True)
            super().closeEditor(editor, hint)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:  # noqa: N802
        """Give up what is being typed in a row that goes."""
        self._typing.give_up(parent, start, end)
        super().rowsAboutToBeRemoved(parent, start, end)

    # The first theme.

    def begin_first_theme(self, typed: str = "") -> bool:
        """Type the first theme of an empty plan where the ghost of it stands."""
        if not self.is_empty_plan() or self._ghost is not None:
            return False
        look = self.appearance.look
        editor = CellEditor(self.appearance, self.viewport())
        editor.setAccessibleName(empty_board.GHOST)
        empty_board.style_ghost_editor(editor, look)
        editor.start(typed)
        rect = empty_board.ghost_text_rect(self.viewport().width(), look)
        editor.lie_over(rect.adjusted(-CellEditor.INSET, 0, 4, 0))
        editor.accepted.connect(lambda _: self._take_first_theme(editor))
        editor.reverted.connect(self._close_ghost)
        self._ghost = editor
        editor.show()
        editor.setFocus()
        return True

    def _take_first_theme(self, editor: CellEditor) -> None:
        if editor is not self._ghost:
            return
        self.hush()
        title = editor.text
        added = self._edits.add_first_theme(title) if title.strip() else None
        if added is None and title.strip():
            editor.set_refused(True)
            return
        self._close_ghost()
        self.choose(added)

    def _close_ghost(self) -> None:
        ghost, self._ghost = self._ghost, None
        if ghost is not None:
            self.hush()
            self.setFocus()
            ghost.hide()
            ghost.deleteLater()

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what a key asks for in the board."""
        if not self.dragging.key(event) and not self._keys.press(event):
            self.hush()
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Jump nowhere: letters rate, or are typed."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Follow the pointer."""
        if not self.dragging.move(event):
            super().mouseMoveEvent(event)
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Put down what is dragged."""
        if not self.dragging.release(event):
            super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Fold, tick or choose; but first take what is being typed: what is refused keeps the keyboard."""
        if not self.leave_fields():
            return
        self.hush()
        if not self._mouse.press(event) and not self.dragging.press(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Edit what is clicked twice."""
        if self.leave_fields() and not self._mouse.double_click(event):
            super().mouseDoubleClickEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Drag no more: the keyboard that would cancel it is elsewhere."""
        self.dragging.cancel()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the mark of what is dragged over everything."""
        super().paintEvent(event)
        if self.dragging.active:
            painter = QPainter(self.viewport())
            self.dragging.paint(painter)
            painter.end()

    def leave_fields(self) -> bool:
        """Take what is typed in any open field; one whose text is refused gets the keyboard back."""
        left = self.delegate.finish() and self.hand.comments.leave()
        box = self.hand.comments.box
        field = self.delegate.editor or (box.editor if box is not None else None)
        if field is not None:
            field.setFocus()
        return left


def _called_once(end: Callable[[], None]) -> Callable[[], None]:
    """Return what calls `end` however it is called: with what a signal gives, or nothing."""
    return lambda *_: end()
