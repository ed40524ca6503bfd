"""A value that is text at rest and turns into an editor in place."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from planapp.views.detail.binding import Binding, EditOf
from planapp.views.detail.context import Context, Draft
from planapp.views.detail.in_place_editor import InPlaceEditor
from planapp.views.detail.laying_out import lay_out_now
from planapp.views.detail.value_face import Face, Style, paint_ground, paint_mark
from planapp.views.detail.value_lines import ValueLines, Written
from planapp.views.widgets.in_place_text import VISITS
from planapp.views.widgets.menus import pop_up
from planapp.views.widgets.painted import ink

# Where Undo can bring back what the text was typed for.
_GONE = "This was deleted while you typed. Press Enter to keep the text, or Esc to give it up."
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_TYPED = (
    Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
)


class Asker(Protocol):
    """Asks for more before a text is taken: why a date is moved."""

    def wants(self, text: str) -> bool:
        """Tell whether there is anything to ask about a text that was typed."""

    def ask(self, text: str) -> None:
        """Ask, and take the text when there is an answer; until then it stands in the field."""


class Value(QWidget):
    """Shows a binding. A click, F2 or Enter edits the text, typing replaces it; leaving takes it.

    What is refused stays as it was typed, with the sentence below, until it is mended or given up with Esc.
    `menu_opened` lets others add to its menu; `typed` comes with each change in the editor, `closed` when
    it is text again, and `left` when the keyboard has gone.
    """

    typed = Signal()
    closed = Signal()
    left = Signal()
    menu_opened = Signal(QMenu)

    def __init__(self, context: Context, style: Style | None = None, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._context, self._style = context, style or Style()
        self._binding: Binding | None = None
        self._editor: InPlaceEditor | None = None
        self._is_committing = False
        self.asker: Asker | None = None
        self._lines = ValueLines(context.theme, self._style)
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if self._style.hugs:
            policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        context.theme.changed.connect(self._restyle)

    # What it shows.

    @property
    def binding(self) -> Binding | None:
        """Return what is shown."""
        return self._binding

    @property
    def text(self) -> str:
        """Return the text that is seen: typed, refused, or the plan's."""
        if self._editor is not None:
            return self._editor.text
        draft = self._draft
        if draft is not None:
            return draft.text
        return self._binding.text if self._binding is not None else ""

    @property
    def refusal(self) -> str:
        """Return the sentence that refused what was typed, or ''."""
        draft = self._draft
        return draft.refusal if draft is not None else ""

    @property
    def editor(self) -> InPlaceEditor | None:
        """Return the text box while it is open."""
        return self._editor

    @property
    def _draft(self) -> Draft | None:
        return self._context.drafts.get(self._binding.name) if self._binding is not None else None

    def bind(self, binding: Binding | None) -> None:
        """Show another binding, or another text of the same field. What was half typed stays."""
        before, self._binding = self._binding, binding
        if binding == before and _can_be_edited(binding) == _can_be_edited(before):
            return
        editor = self._editor
        if editor is not None and before is not None:
            if binding is None or before.name != binding.name:
                self._binding = before
                self.leave()
                self._binding = binding
            elif editor.text == before.text != binding.text and not self._is_committing:
                editor.hold(binding.text)
        self._refresh()

    def _refresh(self) -> None:
        binding = self._binding
        name = binding.label if binding is not None else ""
        self.setAccessibleName(": ".join(filter(None, [name, self.text])) if self._editor is None else name)
        self.setAccessibleDescription(self.refusal)
        self.setToolTip(binding.locked if binding is not None else "")
        self._measure_again()

    # Editing.

    def open(self, text: str | None = None, at: QPoint | None = None) -> None:
        """Open the editor with the keyboard in it: on the text, or on what replaces it; cursor at a point."""
        if self._editor is not None or self._binding is None:
            return
        self._context.leave()
        editor = InPlaceEditor(self.text, self._lines.font(), self, enter_breaks=self._style.enter_breaks)
        editor.setReadOnly(self._binding.edit is None)
        editor.setAccessibleName(self._binding.label)
        editor.setPlaceholderText(self._binding.placeholder)
        self._editor, self._context.editing = editor, self
        editor.setGeometry(self._text_rect())
        if text is not None and not editor.isReadOnly():
            editor.selectAll()
            editor.insertPlainText(text)
        if self._style.spelled and not editor.isReadOnly():
            editor.spelling = self._context.spelling_of(editor)
        editor.show()
        if at is not None:
            editor.setTextCursor(editor.cursorForPosition(editor.mapFrom(self, at)))
        editor.textChanged.connect(self._typed)
        editor.accepted.connect(self._accept)
        editor.reverted.connect(self.revert)
        editor.deserted.connect(self.leave)
        editor.menu_opened.connect(self.menu_opened)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    def commit(self) -> bool:
        """Take what was typed; return whether the plan now has it. What is refused becomes a draft."""
        binding, editor = self._binding, self._editor
        if binding is None or editor is None or self._is_committing:
            return True
        return self.take(editor.text)

    def take(self, text: str, edit: EditOf | None = None) -> bool:
        """Set the field to a text, as if it were typed; return whether the plan now has it.

        `edit` makes another edit of the text than the binding does.
        """
        binding = self._binding
        if binding is None:
            return True
        # Blanks alone are nothing.
        if binding.text in (text, text if text.strip() else ""):
            self._context.drafts.pop(binding.name, None)
            return True
        sentence = self._attempt(binding, edit or binding.edit, text if text.strip() else "")
        if sentence:
            self._context.drafts[binding.name] = Draft(text, sentence)
            self._refresh()
            return False
        self._context.drafts.pop(binding.name, None)
        return True

    def _attempt(self, binding: Binding, edit: EditOf | None, text: str) -> str:
        """Make the edit that a text means; return '' or the sentence of its refusal."""
        if not self._context.has(binding):
            return _GONE
        if edit is None:
            return binding.locked
        self._is_committing = True
        try:
            return self._context.attempt(lambda plan: edit(plan, text))
        finally:
            self._is_committing = False

    def leave(self) -> None:
        """Take what was typed and be text again; the keyboard stays if it was here."""
        self.commit()
        self._close(keep_keyboard=self._editor is not None and self.window().focusWidget() is self._editor)

    def revert(self) -> None:
        """Give up what was typed."""
        if self._binding is not None:
            self._context.drafts.pop(self._binding.name, None)
        self._close(keep_keyboard=True)
        lay_out_now()

    def _accept(self, step: int) -> None:
        if step >= 0 and self._is_asked_about():
            return
        if not self.commit() and step == 0:
            return
        self._close(keep_keyboard=True)
        lay_out_now()
        if step:
            self.go_on(step)

    def _is_asked_about(self) -> bool:
        """Hand what was typed to the asker, if that has anything to ask; it is a draft until then."""
        asker, editor, binding = self.asker, self._editor, self._binding
        if asker is None or editor is None or binding is None or not editor.changed:
            return False
        text = editor.text
        if not asker.wants(text):
            return False
        self._context.drafts[binding.name] = Draft(text)
        self._close(keep_keyboard=True)
        asker.ask(text)
        lay_out_now()
        return True

    def go_on(self, step: int) -> None:
        """Give the keyboard to the next field (1), or to the one before (-1)."""
        self.focusNextPrevChild(step > 0)

    def _close(self, *, keep_keyboard: bool = False) -> None:
        editor, self._editor = self._editor, None
        if self._context.editing is self:
            self._context.editing = None
        if editor is not None:
            # Hidden or without the keyboard it would ask to be left once more.
            editor.blockSignals(True)
            if keep_keyboard:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.deleteLater()
        self._refresh()
        if editor is not None:
            self.closed.emit()
        if editor is not None and not keep_keyboard:
            self.left.emit()

    def _typed(self) -> None:
        # The sentence speaks of what was typed before.
        if self._binding is not None:
            self._context.drafts.pop(self._binding.name, None)
        self._measure_again()
        self.typed.emit()
        lay_out_now()

    # Size.

    def _restyle(self) -> None:
        self._lines.forget()
        if self._editor is not None:
            self._editor.setFont(self._lines.font())
        self._measure_again()

    def _measure_again(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _written(self) -> Written:
        binding, refusal = self._binding, self.refusal
        shown = self.text or (binding.placeholder if binding is not None else "")
        marked = bool(refusal) or (binding is not None and bool(binding.locked))
        return Written(shown, refusal, marked, self._editor is not None)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the text, and of the sentence below it."""
        # A layout asks many times.
        if width not in self._heights:
            self._heights[width] = self._lines.height(self._written(), width)
        return self._heights[width]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size on one line."""
        width = self._lines.width(self._written())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a size that lets the text wrap; how high it then is depends on the width."""
        return QSize(*self._lines.least(self._written()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the editor where the text is."""
        if self._editor is not None:
            self._editor.setGeometry(self._text_rect())

    def _box(self) -> QRect:
        """Return the box of the text, without the sentence below."""
        return self.rect().adjusted(0, 0, 0, -self._lines.below(self._written(), self.width()))

    def _text_rect(self) -> QRect:
        pad_x, pad_y = self._lines.pads()
        return self._box().adjusted(pad_x, pad_y, -pad_x - self._lines.mark(self._written()), -pad_y)

    # Keyboard and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Edit, or replace the text with what is typed."""
        typed = event.text()
        if event.key() in _OPENING and not event.modifiers() & ~_TYPED:
            self.open()
        elif event.key() == Qt.Key.Key_Escape:
            if self._draft is not None:
                self.revert()
            else:
                event.ignore()
        elif typed and typed.isprintable() and not event.modifiers() & ~_TYPED:
            self.open(typed)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Edit at the place of the click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.open(at=event.position().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Open the menu of what may be done here."""
        menu = QMenu(self)
        self.menu_opened.emit(menu)
        if menu.isEmpty():
            menu.deleteLater()
            event.ignore()
        else:
            pop_up(menu, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()
        if self._editor is None and event.reason() not in VISITS:
            self.left.emit()

    # Paint.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, edge, text and sentence."""
        painter, theme = QPainter(self), self._context.theme
        written, box, text = self._written(), QRectF(self._box()), self._text_rect()
        paint_ground(painter, theme, box, self._face())
        if self._editor is None and self._is_written():
            token = self._style.token if self.text else "text3"
            lines = self._lines.of_text(written, text.width())
            lines.paint(painter, QPointF(text.topLeft()), ink(theme, token))
        if written.marked:
            pad_x, pad_y = self._lines.pads()
            paint_mark(painter, theme, box.adjusted(0, pad_y, -pad_x, 0), self._face())
        sentence = self._lines.of_refusal(written, self.width())
        if sentence is not None:
            sentence.paint(painter, QPointF(text.left(), box.bottom() + 3), ink(theme, "danger"))
        painter.end()

    def _is_written(self) -> bool:
        return bool(self.text) or not self._style.shy or self.underMouse() or self.hasFocus()

    def _face(self) -> Face:
        locked = self._binding is not None and not _can_be_edited(self._binding)
        has_keyboard = self.hasFocus() or self._editor is not None
        return Face(
            self._style, bool(self.refusal), has_keyboard, self.underMouse(), locked, self._editor is not None
        )


def _can_be_edited(binding: Binding | None) -> bool:
    return binding is not None and binding.edit is not None
